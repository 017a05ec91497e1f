"""One of many options, found by typing any part of its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.ui.kit.fields import ChoiceField
from twincrm.ui.kit.labelled import say_at
from twincrm.ui.kit.suggestions import NOT_CHOSEN, Suggestions, mark_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.options import Option

_AT_MOST = 12
SEVERAL = Message("“{text}” fits several. Please choose one of the suggestions.")


HEADING = "heading"
"""The value of an option that is only a title above those that follow."""


class SearchChoice(ChoiceField):
    """A choice that can be typed: what holds the letters is suggested, Enter or Tab takes it.

    Half a word is enough: the marked suggestion is taken, else the first that begins so, else the
    only one that holds it. What names none or several stays as typed, and the field says so.
    Signals: problem_changed() besides value_changed().
    """

    problem_changed = Signal()

    def __init__(
        self,
        ui: UiContext,
        options: Sequence[Option],
        value: object = None,
        *,
        placeholder: str = "",
    ) -> None:
        super().__init__(ui, options, value)
        self._problem: Message | None = None
        self._line = line = _Line(self)
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line.setPlaceholderText(placeholder)
        words = [option.text for option in options if option.value != HEADING]
        self._suggested = made = Suggestions(line, QStringListModel(words, self))
        self._list = made.list
        self._list.setFont(ui.look.font("body"))
        made.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        made.completer.setMaxVisibleItems(_AT_MOST)
        self.setCompleter(made.completer)
        taken: Any = made.completer.activated
        # Qt writes the words of what was taken into the line after all else was told
        taken[str].connect(self._show_chosen, Qt.ConnectionType.QueuedConnection)
        line.editingFinished.connect(self._leave)
        line.textEdited.connect(self._typed)
        self._show_headings(options)
        self.set_value(value)

    def problem(self) -> Message | None:
        """What is wrong while text stands here that names no option, or several."""
        return self._problem

    def set_value(self, value: object) -> None:
        """Choose the option with this value; an unknown one leaves the field empty."""
        super().set_value(value)
        if self.isEditable():
            self.setEditText(self.itemText(self.currentIndex()) if value is not None else "")
            self._line.setCursorPosition(0)
            self._say(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed and does not close the dialog around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab takes what is typed along."""
        if on:
            self.take()
        return super().focusNextPrevChild(on)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what was chosen."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._problem is None:
            self._line.selectAll()

    def hidePopup(self) -> None:  # noqa: N802 (Qt's name)
        """After a look at the whole list, what is typed takes the place of what is marked there."""
        super().hidePopup()
        self._line.selectAll()

    def take(self) -> None:
        """Take the marked suggestion, else what is typed."""
        marked = self._list.currentIndex() if self._list.isVisible() else QModelIndex()
        if marked.isValid():
            self._line.setText(str(marked.data()))
        self._list.hide()
        self.settle()

    def settle(self) -> None:
        """Take what is typed; an emptied field shows again what was chosen before."""
        typed = fold(self.currentText())
        at = self._meant(typed)
        if at is not None:
            self.setCurrentIndex(at)
        if at is not None or not typed:
            self._show_chosen()
            self._say(None)
        else:
            self._refuse()

    def mark(self) -> None:
        """Mark the suggestion that Enter would take."""
        at = self._meant(fold(self.currentText()))
        rows = self._list.model()
        for row in range(rows.rowCount() if at is not None and self._list.isVisible() else 0):
            index = rows.index(row, 0)
            if index.data() == self.itemText(at or 0):
                mark_row(self._list, index)

    def _meant(self, typed: str) -> int | None:
        """The option that is called as typed, the first that begins so, or the only one with it."""
        if not typed:
            return None
        words = {at: fold(self.itemText(at)) for at in range(self.count()) if self._can_be(at)}
        same = [at for at, text in words.items() if text == typed]
        begun = [at for at, text in words.items() if text.startswith(typed)]
        near = [at for at, text in words.items() if typed in text]
        found = same or begun or (near if len(near) == 1 else [])
        return found[0] if found else None

    def _refuse(self) -> None:
        """Keep what is typed, choose nothing and say why."""
        typed = self.currentText()
        several = any(fold(typed) in fold(self.itemText(at)) for at in range(self.count()))
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        self._say((SEVERAL if several else NOT_CHOSEN).with_values(text=typed.strip()))

    def _say(self, problem: Message | None) -> None:
        """The field is marked; who stands around it, or listens, says it in words."""
        if problem != self._problem:
            self._problem = problem
            say_at(self, self._ui.texts.say(problem) if problem is not None else "")
            self.problem_changed.emit()

    def _typed(self) -> None:
        self._say(None)

    def _leave(self) -> None:
        if not self._list.isVisible():
            self.settle()

    def _show_chosen(self) -> None:
        """The line says what is chosen, and nothing where what was taken went elsewhere."""
        at = self.currentIndex()
        if self._problem is None:
            self.setEditText(self.itemText(at) if at >= 0 else "")

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


class _Line(QLineEdit):
    """What is typed; the keys come here first while suggestions are shown."""

    def __init__(self, choice: SearchChoice) -> None:
        super().__init__()
        self._choice = choice

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes; after any other letter what Enter would take is marked."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choice.take()
            event.accept()
            return
        super().keyPressEvent(event)
        if event.text():
            self._choice.mark()
