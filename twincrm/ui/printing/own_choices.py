"""The choices that only one kind of document knows, with the doors below them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.date_field import DateField
from twincrm.ui.kit.fields import CheckField, ChoiceField, TextField
from twincrm.ui.kit.flow import Flow
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.proposed_field import ProposedField
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.printing.order import OrderDoor, OrderField


class OwnChoices(QWidget):
    """One field for each choice; signals: chosen()."""

    chosen = Signal()

    def __init__(self, ui: UiContext, fields: Sequence[OrderField]) -> None:
        super().__init__()
        self._ui = ui
        self.fields: dict[str, ChoiceField | CheckField | TextField] = {}
        self.buttons: list[Button] = []
        self._offers: list[Callable[[], None]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ui.look.px(Space.S))
        for each in fields:
            self._add(each)
        self.setVisible(bool(fields))

    @property
    def value(self) -> frozenset[tuple[str, object]]:
        """Every choice by its name."""
        return frozenset(
            (name, field.stored if isinstance(field, DateField) else field.value)
            for name, field in self.fields.items()
        )

    def _add(self, wanted: OrderField) -> None:
        ui, words = self._ui, self._ui.texts.say(wanted.words)
        if wanted.of_day:
            day = DateField(ui, str(wanted.value) if wanted.value else None)
            self._column.addWidget(LabelledField(ui, words, day))
            self._know(wanted.name, day)
            return
        if wanted.usual is not None:
            text = _words(ui, wanted, ui.texts.say(wanted.usual))
            self._column.addWidget(LabelledField(ui, words, text, optional=True))
            self._know(wanted.name, text)
            return
        if wanted.options is None:
            tick = CheckField(ui, words, bool(wanted.value))
            self._column.addWidget(tick)
            self._know(wanted.name, tick)
            return
        field = ChoiceField(ui, wanted.options(), wanted.value)
        self._column.addWidget(LabelledField(ui, words, field))
        self._know(wanted.name, field)
        if wanted.doors:
            flow = Flow(ui.look.px(Space.S))
            for door in wanted.doors:
                button = Button(ui, ui.texts.say(door.words), icon=door.icon, small=True)
                button.clicked.connect(partial(self._open, wanted, door))
                self.buttons.append(button)
                flow.add_part(button)
                if door.of_chosen:
                    self._needs_choice(button, field)
            self._column.addWidget(flow)

    def _needs_choice(self, button: Button, field: ChoiceField) -> None:
        def offer(*_: object) -> None:
            button.setEnabled(field.value is not None)

        self._offers.append(offer)
        field.value_changed.connect(offer)
        offer()

    def _know(self, name: str, field: ChoiceField | CheckField | TextField) -> None:
        self.fields[name] = field
        field.value_changed.connect(self.chosen)

    def _open(self, wanted: OrderField, door: OrderDoor) -> None:
        """Go through a door; what it brings is chosen, and the document is made anew."""
        field = self.fields[wanted.name]
        found = door.open(field.value, self.window())
        if found is None or wanted.options is None or not isinstance(field, ChoiceField):
            return
        blocked = field.blockSignals(True)
        options = wanted.options()
        there = found in {option.value for option in options}
        field.set_options(options)
        field.set_value(found if there else options[0].value)  # it was deleted
        field.blockSignals(blocked)
        for offer in self._offers:
            offer()
        self.chosen.emit()


def _words(ui: UiContext, wanted: OrderField, usual: str) -> TextField:
    """A field to write in, with proposals where there are some."""
    value = str(wanted.value or "")
    if wanted.options is None:
        return TextField(ui, value, placeholder=usual)
    return ProposedField(ui, wanted.options(), value, placeholder=usual)
