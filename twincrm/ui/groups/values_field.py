"""What a question is filled in with: a number, some words, or one or more of a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.smart.questions import Asked
from twincrm.runtime import clock
from twincrm.ui.kit.badges import Chip
from twincrm.ui.kit.fields import NumberField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.search_choice import SearchChoice
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from twincrm.domain.smart.rule import Value
    from twincrm.domain.texts import Message
    from twincrm.services.groups.wording import Choice
    from twincrm.ui.kit.context import UiContext

    Choices = Callable[[Asked], Sequence[Choice]]

NUMBERS = {Asked.NUMBER: (0, 9999), Asked.YEAR: (1800, 2200)}


class ValueChip(Chip):
    """A value that a click or Delete takes away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the value away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class ListedValues(QWidget):
    """One or more of a list: those that are chosen as chips, and a field to add one.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self, ui: UiContext, name: str, offered: Sequence[Choice], values: Sequence[Value]
    ) -> None:
        super().__init__()
        self._ui = ui
        self._named = {choice.value: choice.text for choice in offered}
        self._values = list(values)
        options = [Option(choice.value, choice.text) for choice in offered]
        self.field = SearchChoice(ui, options, placeholder=ui.texts.tr("Type or choose"))
        self.field.setAccessibleName(name)
        self.field.value_changed.connect(self._add)
        self.field.problem_changed.connect(self._tell_wrong)
        self.wrong = label(ui, "", "small", "bad", wrap=True)
        self.wrong.hide()
        self._chips = Flow(ui.look.px(Space.S))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ui.look.px(Space.S))
        column.addWidget(self._chips)
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        self._show()

    @property
    def values(self) -> tuple[Value, ...]:
        """What is chosen."""
        return tuple(self._values)

    @property
    def chips(self) -> tuple[ValueChip, ...]:
        """The chips shown."""
        return tuple(chip for chip in self._chips.parts if isinstance(chip, ValueChip))

    def problem(self) -> Message | None:
        """What is wrong while something is typed that names none of the list."""
        return self.field.problem()

    def _tell_wrong(self) -> None:
        wrong = self.problem()
        self.wrong.setText(self._ui.texts.say(wrong) if wrong is not None else "")
        self.wrong.setVisible(wrong is not None)
        self.value_changed.emit()

    def _add(self) -> None:
        value = self.field.value
        if not isinstance(value, (str, int)):
            return
        if value not in self._values:
            self._values.append(value)
            self._show()
            self.value_changed.emit()
        self.field.set_value(None)

    def _remove(self, value: Value) -> None:
        self._values.remove(value)
        self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.value_changed.emit()

    def _show(self) -> None:
        for chip in self.chips:
            self._chips.take_out(chip)
            chip.hide()
            chip.deleteLater()
        gone = self._ui.texts.tr("(no longer there)")
        for value in self._values:
            name = self._named.get(value, gone)
            chip = ValueChip(self._ui, name, "x")
            words = self._ui.texts.tr("Remove {name}").format(name=name)
            chip.setAccessibleName(words)
            chip.setToolTip(plain_tip(words))
            chip.clicked.connect(partial(self._remove, value))
            self._chips.add_part(chip)
        self._chips.setVisible(bool(self._values))


class ValuesField(QWidget):
    """The editor that fits what a question asks for; none where it asks for nothing.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, choices: Choices) -> None:
        super().__init__()
        self._ui = ui
        self._choices = choices
        self._asked = Asked.NOTHING
        self._editor: TextField | NumberField | ListedValues | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def editor(self) -> QWidget | None:
        """The field that takes the value."""
        return self._editor

    def problem(self) -> Message | None:
        """What is wrong with what is typed."""
        editor = self._editor
        return editor.problem() if isinstance(editor, ListedValues) else None

    @property
    def values(self) -> tuple[Value, ...]:
        """What is filled in; none while that is nothing."""
        editor = self._editor
        if isinstance(editor, ListedValues):
            return editor.values
        if isinstance(editor, NumberField):
            return (editor.number,)
        if isinstance(editor, TextField):
            return (editor.value,) if editor.value else ()
        return ()

    def ask(self, asked: Asked, values: Sequence[Value] = ()) -> None:
        """Ask for something else; what is filled in stays where the same is asked for."""
        if asked is self._asked and not values:
            return
        self._asked = asked
        if self._editor is not None:
            self._column.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = self._made(asked, values)
        if self._editor is not None:
            self._editor.value_changed.connect(self.value_changed)
            self._column.addWidget(self._editor)
        self.setVisible(self._editor is not None)

    def _made(
        self, asked: Asked, values: Sequence[Value]
    ) -> TextField | NumberField | ListedValues | None:
        name = self._ui.texts.tr("What is filled in")
        if asked is Asked.NOTHING:
            return None
        if asked is Asked.TEXT:
            field = TextField(self._ui, str(values[0]) if values else "")
            field.setAccessibleName(name)
            return field
        if asked in NUMBERS:
            usual = clock.today().year if asked is Asked.YEAR else 6
            number = values[0] if values and isinstance(values[0], int) else usual
            counter = NumberField(self._ui, number, NUMBERS[asked])
            counter.setAccessibleName(name)
            return counter
        return ListedValues(self._ui, name, self._choices(asked), values)
