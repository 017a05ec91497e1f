"""What Undo and Redo mean where the keyboard is: the field's own typing, or the house's last step.

What is typed into a field belongs to the field. A form is one step once it is saved: while it is
open, nothing behind it is taken back, only a row that was removed in it. A search field has steps
of its own only until something is done in the house; then the house comes first. An empty one
leaves its keys to the house too: nobody fears for a word that was given up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit
from shiboken6 import isValid

from twincrm.domain.texts import Message
from twincrm.ui.kit.put_back import removed_last
from twincrm.ui.kit.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.ui.window.workspace import Workspace

REMOVAL = Message("Remove {what}")
TYPING = Message("Typing in “{field}”")
WAY_BACK = Message("Nothing of it is lost: “{undo}” in the menu “Edit” brings it all back.")
KEPT = Message(
    "Nothing of it is lost: it stays in the trash (menu “Edit”) until you delete it there for "
    "good. “{undo}” in the same menu brings it all back at once."
)
UNDO, REDO = Message("Undo: {what}"), Message("Redo: {what}")
NO_UNDO, NO_REDO = Message("Undo"), Message("Redo")
FIRST_LEAVE = Message("Undo: first save or leave the form")
REDO_WAITS = Message("Redo: first save or leave the form")


class Steps(QObject):
    """Undo and Redo as menu and keys offer them."""

    def __init__(self, workspace: Callable[[], Workspace | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._last: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def undo_text(self) -> Message:
        """What stands in the menu."""
        return self._text(UNDO, NO_UNDO, FIRST_LEAVE, back=True)

    @property
    def redo_text(self) -> Message:
        """What stands in the menu."""
        return self._text(REDO, NO_REDO, REDO_WAITS, back=False)

    def next(self, *, back: bool) -> Message | None:
        """What would be taken back, or done again; None for nothing."""
        field = self._typed(back=back)
        if field is not None:
            return TYPING.with_values(field=field.accessibleName().replace("&", ""))
        workspace = self._workspace()
        if workspace is None or workspace.in_form:
            row = removed_last(workspace) if workspace is not None and back else None
            return REMOVAL.with_values(what=row.name) if row is not None else None
        return workspace.next_undo if back else workspace.next_redo

    def undo(self) -> None:
        """Take the last typing or the last step back."""
        self._step(back=True)

    def redo(self) -> None:
        """Do it again."""
        self._step(back=False)

    def _step(self, *, back: bool) -> None:
        field, workspace = self._typed(back=back), self._workspace()
        if field is not None:
            if back:
                field.undo()
                self._tell_next(field)
            else:
                field.redo()
        elif workspace is not None and workspace.in_form:
            row = removed_last(workspace) if back else None
            if row is not None:
                row.put_back()
        elif workspace is not None:
            if back:
                workspace.undo()
            else:
                workspace.redo()

    def _tell_next(self, field: QLineEdit | QPlainTextEdit) -> None:
        """That only typing was taken back in a search, and what comes after it."""
        workspace = self._workspace()
        if workspace is not None and isinstance(field, SearchField):
            workspace.tell_typing(TYPING.with_values(field=field.accessibleName()))

    def _text(self, named: Message, bare: Message, waits: Message, *, back: bool) -> Message:
        what, workspace = self.next(back=back), self._workspace()
        if what is not None:
            return named.with_values(what=what)
        return waits if workspace is not None and workspace.in_form else bare

    def _typed(self, *, back: bool) -> QLineEdit | QPlainTextEdit | None:
        """The field with the keyboard, if it has a step of its own."""
        field, workspace = self._last, self._workspace()
        if field is None or workspace is None or not isValid(field):
            return None
        if not field.isVisible() or not workspace.isAncestorOf(field):
            return None
        if isinstance(field, QLineEdit) and takes(field, back=back):
            return field
        if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            document = field.document()
            has = document.isUndoAvailable() if back else document.isRedoAvailable()
            return field if has else None
        return None

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Menus take the keyboard only while one chooses."""
        if now is not None and not isinstance(now, (QMenuBar, QMenu)):
            self._last = now


def way_back(texts: Translator, label: Message) -> str:
    """How one brings back what is about to go, by the name of the act."""
    return texts.say(WAY_BACK.with_values(undo=UNDO.with_values(what=label)))


def way_out_of_the_trash(texts: Translator, label: Message) -> str:
    """How one brings back what goes to the trash, and how long it stays there."""
    return texts.say(KEPT.with_values(undo=UNDO.with_values(what=label)))


def takes(field: QLineEdit, *, back: bool) -> bool:
    """Whether a line of text takes Undo (or Redo) for itself."""
    if field.isReadOnly():
        return False
    if isinstance(field, SearchField) and not (field.typed_last and (field.text() or not back)):
        return False
    return field.isUndoAvailable() if back else field.isRedoAvailable()
