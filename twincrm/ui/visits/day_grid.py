"""Where the items of a visit stand when its days are columns: measures only, nothing painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF

from twincrm.ui.visits.kinds import usual_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtCore import QPointF

    from twincrm.services.visits.programme_rows import ItemRow

HOUR = 60
NIGHT_ENDS = 6 * HOUR
"""What goes on past midnight is drawn below its own evening, as far as this hour."""
EARLIEST, LATEST = 9 * HOUR, 20 * HOUR
"""Hours that are always shown, in minutes of the day."""
HALF = 30
_USUAL = 60
_STRETCH = 1.6


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a look, in pixels."""

    hour: float
    row: float
    """The least height of a block: one line of words."""
    gap: float
    least_width: float


@dataclass(frozen=True, slots=True)
class Block:
    """An item and its place, measured from the corner where the first day begins."""

    row: ItemRow
    rect: QRectF


class DayGrid:
    """Days from left to right, hours from top to bottom; items without a time in a band above."""

    def __init__(
        self, days: Sequence[date], items: Sequence[ItemRow], sizes: Measures, room: QSizeF
    ) -> None:
        self.days = tuple(days)
        self._sizes = sizes
        spans = {row.id: _span(row, items) for row in items if row.starts_at is not None}
        begins = min((first for first, _ in spans.values()), default=EARLIEST)
        ends = max((last for _, last in spans.values()), default=LATEST)
        self.first = floor(min(begins, EARLIEST) / HOUR)
        self.last = ceil(max(ends, LATEST) / HOUR)
        untimed = {day: [r for r in items if r.day == day and r.id not in spans] for day in days}
        rows = max((len(found) for found in untimed.values()), default=0)
        self.band = rows * (sizes.row + sizes.gap) + 2 * sizes.gap if rows else 0.0
        hours = self.last - self.first
        self._edge = 2 * sizes.gap  # above the first hour and below the last: half a line of words
        fitting = (room.height() - self.band - 2 * self._edge) / hours
        self.hour = min(max(sizes.hour, fitting), sizes.hour * _STRETCH)
        self.width = max(sizes.least_width, room.width() / max(1, len(self.days)))
        self.height = self.band + hours * self.hour + 2 * self._edge
        self._blocks: dict[date, list[Block]] = {}
        for day in self.days:
            timed = [row for row in items if row.day == day and row.id in spans]
            self._blocks[day] = [*self._untimed(day, untimed[day]), *self._timed(day, timed, spans)]

    @property
    def size(self) -> QSizeF:
        """The room that everything takes."""
        return QSizeF(self.width * len(self.days), self.height)

    def of_day(self, day: date) -> list[Block]:
        """What stands in a column, from top to bottom."""
        return self._blocks.get(day, [])

    def left(self, day: date) -> float:
        """Where a column begins."""
        return self.days.index(day) * self.width

    def y_of(self, minutes: float) -> float:
        """How far down a minute of the day stands."""
        return self.band + self._edge + (minutes / HOUR - self.first) * self.hour

    def day_at(self, x: float) -> date | None:
        """The day whose column is there."""
        at = floor(x / self.width)
        return self.days[at] if 0 <= at < len(self.days) else None

    def moment_at(self, y: float) -> time | None:
        """The half hour that stands there; None in the band and past midnight."""
        if y < self.band:
            return None
        minutes = (y - self.band - self._edge) / self.hour * HOUR + self.first * HOUR
        return moment_of(floor(minutes / HALF) * HALF)

    def block_at(self, at: QPointF) -> Block | None:
        """The item that is there."""
        day = self.day_at(at.x())
        found = self._blocks[day] if day is not None else []
        return next((block for block in found if block.rect.contains(at)), None)

    def block_of(self, item: int) -> Block | None:
        """Where an item stands."""
        return next(
            (b for of_day in self._blocks.values() for b in of_day if b.row.id == item), None
        )

    def within(self, seen: QRectF) -> Iterator[Block]:
        """The items of which something is seen."""
        for day in self.seen_days(seen):
            yield from (block for block in self._blocks[day] if block.rect.intersects(seen))

    def seen_days(self, seen: QRectF) -> tuple[date, ...]:
        """The days of which something is seen."""
        first = max(0, floor(seen.left() / self.width))
        return self.days[first : floor(seen.right() / self.width) + 1]

    def free_rect(self, day: date, moment: time) -> QRectF:
        """The half hour that can be added to, a line high at least."""
        left, gap = self.left(day) + self._sizes.gap, self._sizes.gap
        top = self.y_of(minute_of(moment))
        height = max(self.hour / 2, self._sizes.row)
        return QRectF(left, top, self.width - 2 * gap, height)

    def _untimed(self, day: date, rows: Sequence[ItemRow]) -> Iterator[Block]:
        gap, high = self._sizes.gap, self._sizes.row
        for at, row in enumerate(rows):
            top = gap + at * (high + gap)
            yield Block(row, QRectF(self.left(day) + gap, top, self.width - 2 * gap, high))

    def _timed(
        self, day: date, rows: Sequence[ItemRow], spans: dict[int, tuple[int, int]]
    ) -> Iterator[Block]:
        """Those that would cover each other stand side by side and share the width."""
        extents = [(row, *self._extent(spans[row.id])) for row in rows]
        extents.sort(key=lambda each: each[1])  # the order of the list for those that begin alike
        for group in _groups(extents):
            lanes = _lanes(group)
            count, gap = max(lanes) + 1, self._sizes.gap
            wide = (self.width - 2 * gap) / count
            for (row, top, bottom), lane in zip(group, lanes, strict=True):
                left = self.left(day) + gap + lane * wide
                between = gap / 2 if lane < count - 1 else 0
                yield Block(row, QRectF(left, top, max(1.0, wide - between), bottom - top))

    def _extent(self, span: tuple[int, int]) -> tuple[float, float]:
        """Top and bottom of a block; a hair of room is left below it."""
        top = self.y_of(span[0])
        return top, max(self.y_of(span[1]) - 1, top + self._sizes.row)


def minute_of(moment: time) -> int:
    """Minutes since midnight."""
    return moment.hour * HOUR + moment.minute


def moment_of(minutes: int) -> time | None:
    """The time so many minutes after midnight; None on another day."""
    return time(minutes // HOUR, minutes % HOUR) if 0 <= minutes < 24 * HOUR else None


def _span(row: ItemRow, items: Sequence[ItemRow]) -> tuple[int, int]:
    """From which minute to which an item is drawn; one without an end ends with the next one."""
    assert row.starts_at is not None
    first = minute_of(row.starts_at)
    if row.ends_at is not None and row.ends_at != row.starts_at:
        last = minute_of(row.ends_at)
        return first, last if last > first else min(last, NIGHT_ENDS) + 24 * HOUR
    later = (
        minute_of(other.starts_at)
        for other in items
        if other.day == row.day and other.starts_at is not None and other.starts_at > row.starts_at
    )
    usual = first + (usual_minutes(row.kind) or _USUAL)
    return first, max(first + HALF, min((usual, *later)))


def _groups(
    extents: Sequence[tuple[ItemRow, float, float]],
) -> Iterator[list[tuple[ItemRow, float, float]]]:
    """Those that hang together by covering each other."""
    group: list[tuple[ItemRow, float, float]] = []
    reach = 0.0
    for each in extents:
        if group and each[1] >= reach:
            yield group
            group = []
        reach = max(reach, each[2]) if group else each[2]
        group.append(each)
    if group:
        yield group


def _lanes(group: Sequence[tuple[ItemRow, float, float]]) -> list[int]:
    """The first lane that is free again, for each."""
    ends: list[float] = []
    lanes: list[int] = []
    for _, top, bottom in group:
        lane = next((at for at, end in enumerate(ends) if end <= top), len(ends))
        ends[lane : lane + 1] = [bottom]
        lanes.append(lane)
    return lanes
