"""A day and a time of day beside each other, as one moment of a form."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.domain.typed import read_time, shown_time
from twincrm.ui.editor.form import ErrorPlace
from twincrm.ui.kit.date_field import DateField, check_full_date, full_date
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time

    from twincrm.ui.kit.context import UiContext

DAY_TOO = Message("Please enter the day as well.")
TIME_TOO = Message("Please enter the time as well.")


class MomentPart(QWidget):
    """Edits one moment, None while both fields are empty; *name* is its attribute of the draft.

    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(self, ui: UiContext, name: str, titles: tuple[str, str]) -> None:
        super().__init__()
        self._name = name
        self._language = ui.texts.language
        self.day = DateField(ui, about=About.COMING)
        self.time = TextField(ui, icon="clock")
        self._held = {
            "day": LabelledField(ui, titles[0], self.day),
            "time": LabelledField(ui, titles[1], self.time),
        }
        flow = FieldFlow(ui)
        flow.add(self._held["day"], 190)
        flow.add(self._held["time"], 110)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow)
        for field in (self.day, self.time):
            field.value_changed.connect(self.value_changed)

    @property
    def value(self) -> datetime | None:
        """The moment, as far as it can be read."""
        day, moment = full_date(self.day.stored), self._time()
        return datetime.combine(day, moment) if day is not None and moment is not None else None

    def set_value(self, value: datetime | None) -> None:
        """Show another moment."""
        self.day.set_stored(value.date().isoformat() if value else None)
        self.time.set_value(shown_time(value.time(), self._language) if value else "")

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show what is wrong with the day, with the time, or with both at the day."""
        for key, held in self._held.items():
            error = errors.get(f"{self._name}.{key}", "")
            if key == "day":
                error = error or errors.get(self._name, "")
            if error != held.error:
                held.set_error(error)

    def place(self, path: str) -> ErrorPlace | None:
        """The field to which an error belongs."""
        held = self._held["time" if path.endswith(".time") else "day"]
        return ErrorPlace(held.field.accessibleName(), held.field)

    def problems(self) -> dict[str, Message]:
        """What cannot be read, and what is missing."""
        found: dict[str, Message] = {}
        wrong = check_full_date(self.day.stored, self._language)
        if wrong is not None:
            found[f"{self._name}.day"] = wrong
        try:
            moment = read_time(self.time.value, self._language)
        except InputError as error:
            found[f"{self._name}.time"] = error.message
            return found
        if moment is not None and self.day.stored is None:
            found[f"{self._name}.day"] = DAY_TOO
        elif moment is None and self.day.stored is not None:
            found[f"{self._name}.time"] = TIME_TOO
        return found

    def _time(self) -> time | None:
        try:
            return read_time(self.time.value, self._language)
        except InputError:
            return None
