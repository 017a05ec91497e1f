"""Where the arrow keys lead among the items and hours of day columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincrm.ui.visits.day_grid import HALF, HOUR, minute_of, moment_of

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.visits.day_grid import Block, DayGrid
    from twincrm.ui.visits.item_choice import ItemChoice

_IN_TIME = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TO_DAY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_MIDDAY = 12 * HOUR


class DaySteps:
    """Walks from what is chosen in a grid."""

    def __init__(self, grid: DayGrid, choice: ItemChoice) -> None:
        self._grid = grid
        self._choice = choice

    def walk(self, event: QKeyEvent) -> bool:
        """Whether a key leads anywhere; if so it was followed."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        day = self._day()
        if day is None:
            return False
        if held == Qt.KeyboardModifier.NoModifier:
            return self._plain(Qt.Key(key), day)
        if held == Qt.KeyboardModifier.ControlModifier:
            return self._with_ctrl(Qt.Key(key), day)
        return False

    def _plain(self, key: Qt.Key, day: date) -> bool:
        if key in _IN_TIME:
            self._in_time(day, _IN_TIME[key])
        elif key in _TO_DAY:
            self._to_day(day, _TO_DAY[key])
        elif key in _ENDS and self._grid.of_day(day):
            self._choice.choose(self._grid.of_day(day)[_ENDS[key]].row.id)
        else:
            return False
        return True

    def _with_ctrl(self, key: Qt.Key, day: date) -> bool:
        if key in _IN_TIME:
            if self._choice.answers.writable():
                self._by_half_hour(day, _IN_TIME[key])
        elif key in _ENDS and self._choice.items:
            self._choice.choose(self._choice.items[_ENDS[key]].id)
        else:
            return False
        return True

    def _in_time(self, day: date, step: int) -> None:
        """To the item before or behind; from a free hour to the next half hour or item."""
        blocks, chosen = self._grid.of_day(day), self._choice.chosen
        if chosen is None:
            self._by_half_hour(day, step, stop_at_items=True)
            return
        at = next(n for n, block in enumerate(blocks) if block.row.id == chosen.id) + step
        if 0 <= at < len(blocks):
            self._choice.choose(blocks[at].row.id)

    def _by_half_hour(self, day: date, step: int, *, stop_at_items: bool = False) -> None:
        """Earlier or later by half an hour, as long as it is on the page."""
        minute = self._minute()
        if self._choice.chosen is None:
            minute += step * HALF
        elif step > 0:
            minute = self._end_of_chosen()
        else:
            minute = (minute - 1) // HALF * HALF
        moment = moment_of(minute // HALF * HALF)
        if moment is None or not self._grid.first * HOUR <= minute < self._grid.last * HOUR:
            return
        found = self._near(day, minute, step) if stop_at_items else None
        if found is not None:
            self._choice.choose(found.row.id)
        else:
            self._choice.choose_free(day, moment)

    def _near(self, day: date, minute: int, step: int) -> Block | None:
        """The item that takes the half hour; going up the last of them."""
        top, bottom = self._grid.y_of(minute) + 1, self._grid.y_of(minute + HALF) - 1
        blocks = [block for block in self._grid.of_day(day) if block.row.starts_at is not None]
        found = [b for b in blocks if b.rect.top() < bottom and b.rect.bottom() > top]
        return found[0 if step > 0 else -1] if found else None

    def _to_day(self, day: date, step: int) -> None:
        """To what happens about then on the day beside; to its free hour where nothing does."""
        days = self._grid.days
        at = days.index(day) + step
        if not 0 <= at < len(days):
            return
        blocks, minute = self._grid.of_day(days[at]), self._minute()
        if blocks:
            middle = self._middle()
            chosen = self._choice.chosen
            timed = chosen is None or chosen.starts_at is not None
            alike = [block for block in blocks if (block.row.starts_at is not None) == timed]
            nearest = min(alike or blocks, key=lambda b: abs(b.rect.center().y() - middle))
            self._choice.choose(nearest.row.id)
        else:
            moment = moment_of(minute // HALF * HALF)
            if moment is not None:
                self._choice.choose_free(days[at], moment)

    def _day(self) -> date | None:
        chosen, free = self._choice.chosen, self._choice.free
        if chosen is not None:
            return chosen.day if chosen.day in self._grid.days else None
        return free[0] if free is not None else next(iter(self._grid.days), None)

    def _minute(self) -> int:
        """When what is chosen begins; noon for what has no time."""
        chosen, free = self._choice.chosen, self._choice.free
        begins = chosen.starts_at if chosen is not None else free[1] if free is not None else None
        return minute_of(begins) if begins is not None else _MIDDAY

    def _middle(self) -> float:
        chosen = self._choice.chosen
        block = self._grid.block_of(chosen.id) if chosen is not None else None
        return block.rect.center().y() if block is not None else self._grid.y_of(self._minute())

    def _end_of_chosen(self) -> int:
        """The first half hour behind the chosen item."""
        chosen = self._choice.chosen
        if chosen is None or chosen.starts_at is None or chosen.ends_at is None:
            return self._minute() + HALF
        last = minute_of(chosen.ends_at)
        return -(-last // HALF) * HALF if last > minute_of(chosen.starts_at) else 24 * HOUR
