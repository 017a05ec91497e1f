"""Which item of a programme is chosen, whichever way the programme is shown, and its keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeySequence

from twincrm.services.visits.programme_rows import DayRow, ItemRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, time

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent

    from twincrm.services.visits.programme_rows import ProgrammeRow

Keys = dict[QKeySequence, "Callable[[], None]"]


def _nothing() -> None:
    """Nothing is opened until somebody says what."""


def _no_menu(at: QPoint) -> None:
    del at


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Answers:
    """What keys, a double click and the right button do."""

    keys: Mapping[QKeySequence, Callable[[], None]] = field(default_factory=Keys)
    sideways: Mapping[QKeySequence, Callable[[], None]] = field(default_factory=Keys)
    """Keys that lead to the day beside, where the days stand side by side."""
    open_it: Callable[[], None] = _nothing
    menu: Callable[[QPoint], None] = _no_menu
    writable: Callable[[], bool] = _never


class ItemChoice(QObject):
    """The items of the visit that is shown, and the chosen one; list and columns share it.

    Signals: item_chosen() when it is another one, or the programme was shown anew; brought() when
    it was chosen so that it should be seen.
    """

    item_chosen = Signal()
    brought = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.visit: int | None = None
        self.days: tuple[date, ...] = ()
        self.items: tuple[ItemRow, ...] = ()
        self.answers = Answers()
        self._hours: Callable[[], tuple[date, time | None] | None] | None = None
        self._chosen: int | None = None
        self._free: tuple[date, time] | None = None

    @property
    def chosen(self) -> ItemRow | None:
        """The chosen item."""
        return next((row for row in self.items if row.id == self._chosen), None)

    @property
    def free(self) -> tuple[date, time] | None:
        """The hour that is chosen in place of an item."""
        return self._free

    @property
    def place(self) -> int:
        """The number of the chosen item; -1 for none."""
        ids = [row.id for row in self.items]
        return ids.index(self._chosen) if self._chosen in ids else -1

    def show_hours(self, new_at: Callable[[], tuple[date, time | None] | None] | None) -> None:
        """Who shows hours tells where a new item goes; None where no hours are shown."""
        self._hours = new_at
        if new_at is None and self._free is not None:
            self._free = None
            self.item_chosen.emit()

    def new_at(self) -> tuple[date, time | None] | None:
        """The day of a new item, and the time where hours are shown."""
        if self._hours is not None:
            return self._hours()
        chosen = self.chosen
        return (chosen.day, None) if chosen is not None else None

    def take_rows(self, rows: Sequence[ProgrammeRow], visit: int | None) -> int | None:
        """Choose the same item as before, else the one that stands in its place now.

        Returns the first item that came to the visit shown, such as one that an undo brought back.
        """
        place, same = self.place, visit == self.visit
        known = {row.id for row in self.items}
        self.visit = visit
        self.days = tuple(row.day for row in rows if isinstance(row, DayRow))
        self.items = tuple(row for row in rows if isinstance(row, ItemRow))
        if self._free is not None and not (same and self._free[0] in self.days):
            self._free = None
        if self.chosen is None:
            place = min(place, len(self.items) - 1) if same and self._free is None else -1
            self._chosen = self.items[place].id if place >= 0 else None
        self.item_chosen.emit()
        return next((row.id for row in self.items if same and row.id not in known), None)

    def choose(self, item: int) -> None:
        """Choose an item, to be brought into view."""
        self._chosen, self._free = item, None
        self.brought.emit()
        self.item_chosen.emit()

    def choose_free(self, day: date, moment: time) -> None:
        """Choose an hour at which something can be added."""
        self._chosen, self._free = None, (day, moment)
        self.brought.emit()
        self.item_chosen.emit()

    def knows(self, event: QKeyEvent, *, sideways: bool = False) -> bool:
        """Whether the window must leave a key to the programme; told to Qt as well."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        known = self._act(event, sideways=sideways) is not None
        event.setAccepted(known)
        return known

    def answer(self, event: QKeyEvent, *, sideways: bool = False) -> bool:
        """Do what a key is for; whether it is for anything."""
        act = self._act(event, sideways=sideways)
        if act is not None:
            act()
        return act is not None

    def _act(self, event: QKeyEvent, *, sideways: bool) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination())
        beside = self.answers.sideways.get(keys) if sideways else None
        return beside or self.answers.keys.get(keys)
