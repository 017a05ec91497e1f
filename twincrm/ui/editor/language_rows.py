"""The languages a person speaks and how well, typed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from twincrm.services.people.drafts import LanguageDraft
from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.editor.lists import LEVELS
from twincrm.ui.kit.field_rows import FieldRows
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.domain.texts import Message
    from twincrm.ui.editor.lists import EditorLists


class LanguageRow(QWidget):
    """One language with its level.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists, draft: LanguageDraft | None) -> None:
        super().__init__()
        self._draft = draft or LanguageDraft()
        tr = lists.ui.texts.tr
        self.language = ChoiceField(lists.ui, lists.languages, self._draft.language)
        self.level = ChoiceField(lists.ui, lists.words(LEVELS), str(self._draft.level))
        self.language.setAccessibleName(tr("Language"))
        self.level.setAccessibleName(tr("How well it is spoken"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(lists.ui.look.px(Space.M))
        for field in (self.language, self.level):
            line.addWidget(field, 1)
            field.value_changed.connect(self.value_changed)

    @property
    def value(self) -> LanguageDraft:
        """The row as typed."""
        code, level = self.language.value, self.level.value
        return LanguageDraft(self._draft.id, str(code or ""), str(level or self._draft.level))

    @property
    def widget(self) -> QWidget:
        """The row itself."""
        return self

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call *tell* whenever the row changed."""
        self.value_changed.connect(tell)


class LanguageRows(QWidget):
    """All languages of a person.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, lists: EditorLists) -> None:
        super().__init__()
        tr = lists.ui.texts.tr
        self.rows: FieldRows[LanguageDraft] = FieldRows(
            lists.ui,
            tr("Add language"),
            lambda draft: LanguageRow(lists, draft),
            lambda draft: not draft.language,
        )
        self.rows.value_changed.connect(self.value_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(lists.ui.look.px(Space.S))
        column.addWidget(label(lists.ui, tr("Languages spoken"), "h3"))
        column.addWidget(self.rows)

    @property
    def value(self) -> tuple[LanguageDraft, ...]:
        """The languages as typed."""
        return self.rows.value

    def set_value(self, rows: Sequence[LanguageDraft]) -> None:
        """Show other languages."""
        self.rows.set_value(rows)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Nothing can be wrong with what is chosen."""

    def place(self, path: str) -> ErrorPlace | None:
        """The rows."""
        return ErrorPlace(path, self.rows)

    def problems(self) -> dict[str, Message]:
        """None."""
        return {}
