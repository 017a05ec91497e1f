"""Names in other languages, typed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.services.names import NameDraft
from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.kit.field_rows import FieldRows
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.lists import EditorLists


class NameRow(QWidget):
    """A language and a name.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, draft: NameDraft | None) -> None:
        super().__init__()
        self._draft = draft or NameDraft()
        tr = lists.ui.texts.tr
        self.language = ChoiceField(lists.ui, lists.languages, self._draft.language)
        self.name = TextField(lists.ui, self._draft.name, placeholder=tr("Name"))
        self.language.setAccessibleName(tr("Language of the name"))
        self.name.setAccessibleName(tr("Name in this language"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(lists.ui.look.px(Space.M))
        line.addWidget(self.language, 1)
        line.addWidget(self.name, 2)
        self.language.value_changed.connect(self.value_changed)
        self.name.value_changed.connect(self.value_changed)

    @property
    def value(self) -> NameDraft:
        """The row as typed."""
        return NameDraft(self._draft.id, str(self.language.value or ""), self.name.value)

    @property
    def widget(self) -> QWidget:
        """The row itself."""
        return self

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call *tell* whenever the row changed."""
        self.value_changed.connect(tell)


class NameRows(QWidget):
    """What something is called in other languages.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists) -> None:
        super().__init__()
        tr = lists.ui.texts.tr
        self._title = tr("Names in other languages")
        self.rows: FieldRows[NameDraft] = FieldRows(
            lists.ui,
            tr("Add name"),
            lambda draft: NameRow(lists, draft),
            lambda draft: not (draft.language and draft.name),
        )
        self.rows.value_changed.connect(self.value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.S))
        column.addWidget(label(lists.ui, self._title, "h3"))
        column.addWidget(self.rows)

    @property
    def value(self) -> tuple[NameDraft, ...]:
        """The names as typed."""
        return self.rows.value

    def set_value(self, rows: Sequence[NameDraft]) -> None:
        """Show other names."""
        self.rows.set_value(rows)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Nothing can be wrong with a name."""

    def place(self, path: str) -> ErrorPlace | None:
        """The rows."""
        del path
        return ErrorPlace(self._title, self.rows)

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}
