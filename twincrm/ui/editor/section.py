"""The editor as a page of the window: one record at a time, thrown away when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.errors import UnknownRecord
from twincrm.ui.editor.page import EditorPage
from twincrm.ui.editor.stepping import Stepping
from twincrm.ui.editor.target import EDITING, EditTarget
from twincrm.ui.kit.neighbours import Neighbours
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from twincrm.ui.editor.target import EditKind
    from twincrm.ui.window.page import ActionSpec, PageServices


class EditorSection(QWidget):
    """Holds the editor of the record that was asked for; empty between two of them."""

    def __init__(self, services: PageServices, neighbours: Neighbours | None = None) -> None:
        super().__init__()
        self._neighbours = neighbours or Neighbours()
        self.stepping: Stepping | None = None
        self._services = services
        self._editor: EditorPage | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def widget(self) -> QWidget:
        """The page itself."""
        return self

    @property
    def editor(self) -> EditorPage | None:
        """The editor shown; None between two records."""
        return self._editor

    @property
    def in_form(self) -> bool:
        """Whether something is being edited."""
        return self._editor is not None

    @property
    def title(self) -> str:
        """What is edited."""
        return self._editor.title if self._editor else self._services.ctx.texts.tr("Contacts")

    @property
    def count(self) -> int | None:
        """Nothing is counted here."""
        return None

    def action_specs(self) -> tuple[ActionSpec, ...]:
        """The editor's own keys do everything."""
        return ()

    def panes(self) -> tuple[QWidget, ...]:
        """Contents and form, between which F6 moves the keyboard."""
        return self._editor.panes() if self._editor else (self,)

    def show_item(self, show: Show) -> None:
        """Edit a record."""
        kind = cast("EditKind", show.kind.removeprefix(EDITING))
        self._open(EditTarget(kind, show.id or None))
        if self._editor is not None:
            self._editor.start()
        else:
            self._services.navigate(Show(kind))

    def start(self) -> None:
        """Put the keyboard into the form; with nothing to edit, go back to the contacts."""
        if self._editor is not None:
            self._editor.start()

    def state(self) -> object:
        """The draft, if something is being edited."""
        return self._editor.state() if self._editor else None

    def restore(self, state: object) -> None:
        """Go on with a draft."""
        target = getattr(state, "target", None)
        if isinstance(target, EditTarget):
            self._open(target)
            if self._editor is not None:
                self._editor.restore(state)

    def may_leave(self) -> bool:
        """Whether nothing unsaved keeps us."""
        return self._editor is None or self._editor.may_leave()

    def _open(self, target: EditTarget) -> None:
        self._drop()
        try:
            self._editor = EditorPage(self._services, target)
        except UnknownRecord as error:  # Back leads to a contact that lies in the trash now
            self._services.tell_trouble(error)
            return
        self._editor.closed.connect(self._closed)
        self.stepping = Stepping(self._services.ctx, self._editor, self._neighbours)
        self._layout.addWidget(self._editor)
        self._services.frame_changed()

    def _closed(self, show: object) -> None:
        self._drop()
        if isinstance(show, Show):
            self._services.navigate(show)

    def _drop(self) -> None:
        if self._editor is not None:
            self._layout.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = self.stepping = None
