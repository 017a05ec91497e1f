"""One of many options, found by typing any part of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit

from twincrm.domain.folding import fold
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option

_AT_MOST = 12


HEADING = "heading"
"""The value of an option that is only a title above those that follow."""


class SearchChoice(ChoiceField):
    """A choice that can be typed: what holds the letters is suggested, Enter or Tab takes it.

    Left without a suggestion taken, it shows again what was chosen before.
    """

    def __init__(
        self,
        ui: UiContext,
        options: Sequence[Option],
        value: object = None,
        *,
        placeholder: str = "",
    ) -> None:
        super().__init__(ui, options, value)
        self._line = line = QLineEdit()
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line.setPlaceholderText(placeholder)
        words = [option.text for option in options if option.value != HEADING]
        made = Suggestions(line, QStringListModel(words, self))
        self._list = made.list
        self._list.setFont(ui.look.font("body"))
        made.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        made.completer.setMaxVisibleItems(_AT_MOST)
        self.setCompleter(made.completer)
        taken: Any = made.completer.activated
        # Qt writes the words of what was taken into the line after all else was told
        taken[str].connect(self._show_chosen, Qt.ConnectionType.QueuedConnection)
        line.editingFinished.connect(self._settle)
        self._show_headings(options)
        self.set_value(value)

    def set_value(self, value: object) -> None:
        """Choose the option with this value; an unknown one leaves the field empty."""
        super().set_value(value)
        if self.isEditable():
            self.setEditText(self.itemText(self.currentIndex()) if value is not None else "")
            self._line.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed and does not close the dialog around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_suggested()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab takes the marked suggestion along."""
        if on:
            self._take_suggested()
        return super().focusNextPrevChild(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what was chosen."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._line.selectAll()

    def _take_suggested(self) -> None:
        """Take the suggestion that is marked, whose words Qt has written into the line already."""
        self._list.hide()
        self._settle()

    def _show_chosen(self) -> None:
        """The line says what is chosen, and nothing where what was taken went elsewhere."""
        at = self.currentIndex()
        self.setEditText(self.itemText(at) if at >= 0 else "")

    def _settle(self) -> None:
        """Take what is typed where it says one option, else show what was chosen before."""
        if self._list.isVisible():
            return
        typed = fold(self.currentText())
        words = {at: fold(self.itemText(at)) for at in range(self.count()) if self._can_be(at)}
        same = [at for at, text in words.items() if text == typed]
        near = same or [at for at, text in words.items() if typed and typed in text]
        if same or len(near) == 1:
            self.setCurrentIndex(near[0])
        self._show_chosen()

    def _show_headings(self, options: Sequence[Option]) -> None:
        """Titles cannot be chosen: they stand out, and the arrow keys pass them by."""
        model, look = self.model(), self._ui.look
        for at, option in enumerate(options):
            if option.value == HEADING and isinstance(model, QStandardItemModel):
                title = model.item(at)
                title.setEnabled(False)
                title.setFont(look.font("badge"))
                title.setForeground(look.colour("ink2"))
                title.setBackground(look.colour("sunken"))

    def _can_be(self, at: int) -> bool:
        return bool(self.model().flags(self.model().index(at, 0)) & Qt.ItemFlag.ItemIsEnabled)
