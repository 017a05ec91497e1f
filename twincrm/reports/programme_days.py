"""The days of a programme: a band with the date, and one row for each item."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.reports.programme_item import item_texts
from twincrm.reports.programme_words import joined
from twincrm.reports.styles import BAND, GOLD, LINE, NAVY
from twincrm.reports.typesetting import divided_settings, one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.records.visit_programme import (
        ProgrammeDay,
        ProgrammeItem,
        VisitProgramme,
    )
    from twincrm.reports.paper import Block
    from twincrm.reports.programme_frame import Column, Plan
    from twincrm.reports.programme_words import Words
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import TextStyle
    from twincrm.reports.typesetting import Setting

_ROUNDING = 0.5
_KEPT_TOGETHER = 2
"""A day begins with, and leaves to the next page, at least so many items."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Settings one below the other in a column."""

    column: Column
    settings: tuple[Setting, ...]

    @property
    def height(self) -> float:
        """All settings together, in points."""
        return sum(each.height for each in self.settings)

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw them from *y* downwards."""
        for each in self.settings:
            y = sheet.text(each, self.column.x, y, self.column.width, self.column.align)

    def divided(self, room: float) -> tuple[Cell, Cell]:
        """The lines that fit into *room*, and the rest."""
        first, rest = divided_settings(self.settings, room)
        return replace(self, settings=first), replace(self, settings=rest)


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its times, and its texts in every column."""

    cells: tuple[Cell, ...]
    pad: float
    height: float
    """With the space above and below, in points."""

    @classmethod
    def of(cls, cells: Iterable[Cell], pad: float) -> Row:
        """The row of these cells."""
        found = tuple(cells)
        return cls(found, pad, max(cell.height for cell in found) + 2 * pad)

    def within(self, room: float) -> Iterable[Row]:
        """Itself; in pieces only where it is higher than a whole page."""
        row = self
        while row.height > room:
            parts = [cell.divided(room - 2 * row.pad) for cell in row.cells]
            yield Row.of((first for first, _ in parts), row.pad)
            row = Row.of((rest for _, rest in parts), row.pad)
        yield row

    def draw(self, sheet: Sheet, y: float) -> None:
        """Draw it from *y* downwards."""
        for cell in self.cells:
            cell.draw(sheet, y + self.pad)


@dataclass(frozen=True, slots=True)
class DayBlock:
    """A day or, on a further page, the rest of it under the same heading."""

    plan: Plan
    key: str
    title: str
    headings: tuple[Cell, ...]
    continued: tuple[Cell, ...]
    rows: tuple[Row, ...]
    first: bool = True

    @property
    def _band(self) -> float:
        inner = max((cell.height for cell in self._headings), default=0.0)
        return inner + 2 * self.plan.measures.band_pad

    @property
    def _headings(self) -> tuple[Cell, ...]:
        return self.headings if self.first else self.continued

    def laid_out(self, plan: Plan) -> DayBlock:
        """The same day with other distances."""
        rows = tuple(Row.of(row.cells, plan.measures.row_pad) for row in self.rows)
        return replace(self, plan=plan, rows=rows)

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return self._band + sum(row.height for row in self.rows)

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Between two items, never within one."""
        del width
        left, count = room - self._band, 0
        for row in self.rows:
            left -= row.height
            if left < 0:
                break
            count += 1
        total = len(self.rows)
        if total - count < _KEPT_TOGETHER <= total - _KEPT_TOGETHER:
            count = min(count, total - _KEPT_TOGETHER)
        whole_page = room >= self.plan.full_page - _ROUNDING
        if count == 0 or (count < min(_KEPT_TOGETHER, total) and not whole_page):
            return ()
        return (
            replace(self, rows=self.rows[:count]),
            replace(self, rows=self.rows[count:], first=False),
        )

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw the band, the rows with hairlines between, and the gold rules."""
        measures = self.plan.measures
        sheet.area(0, 0, width, self._band, BAND)
        sheet.across(0, 0, width, NAVY, 1.6)
        for cell in self._headings:
            cell.draw(sheet, measures.band_pad)
        if self.first:
            sheet.bookmark(self.key, self.title)
        y = self._band
        for index, row in enumerate(self.rows):
            if index:
                sheet.across(0, y, width, LINE, 0.5)
            row.draw(sheet, y)
            y += row.height
        for x in self.plan.grid.rules:
            sheet.down(x, self._band, y - self._band, GOLD, 1.5)


def day_blocks(programme: VisitProgramme, plan: Plan) -> tuple[DayBlock, ...]:
    """One block for each day of the programme."""
    return tuple(_day_block(day, plan) for day in programme.days)


def _day_block(day: ProgrammeDay, plan: Plan) -> DayBlock:
    headings = tuple(
        _heading(day, words, column, plan)
        for words, column in zip(plan.words, plan.grid.texts, strict=True)
    )
    continued = tuple(
        _heading(day, words, column, plan, words.say(Message("(continued)")))
        for words, column in zip(plan.words, plan.grid.texts, strict=True)
    )
    band = max(cell.height for cell in (*headings, *continued)) + 2 * plan.measures.band_pad
    room = plan.full_page - band - _ROUNDING
    rows = (piece for item in day.items for piece in _row(item, plan).within(room))
    title = joined(plan.words, lambda words: words.weekday(day.date))
    return DayBlock(plan, f"day-{day.date:%Y%m%d}", title, headings, continued, tuple(rows))


def _heading(day: ProgrammeDay, words: Words, column: Column, plan: Plan, suffix: str = "") -> Cell:
    styles = plan.styles
    date = one_line(words.weekday(day.date), styles.day, column.width)
    if suffix:
        return Cell(column, (date, one_line(suffix, styles.day_note)))
    note, own = words.own_or_other(day.note)
    style = styles.day_note if own else styles.day_note.in_italics()
    return Cell(column, (date, set_text(note, style, column.width)))


def _row(item: ProgrammeItem, plan: Plan) -> Row:
    styles = plan.styles
    time_styles = (styles.first_time, styles.second_time)
    times = [
        Cell(column, tuple(_time(item, words, column, style, plan)))
        for words, column, style in zip(plan.words, plan.grid.times, time_styles, strict=False)
    ]
    texts = [
        Cell(column, settings)
        for settings, column in zip(item_texts(item, plan), plan.grid.texts, strict=True)
    ]
    return Row.of((*times, *texts), plan.measures.row_pad)


def _time(
    item: ProgrammeItem, words: Words, column: Column, style: TextStyle, plan: Plan
) -> Iterable[Setting]:
    if item.start is None:
        return
    if item.status == "cancelled":
        style = replace(style, struck=True)
    yield one_line(words.clock(item.start), style, column.width)
    note = plan.styles.time_note
    if item.approximate:
        yield one_line(words.say(Message("approx.")), note, column.width - 4)
    if item.end is not None and plan.ends:
        yield one_line(words.until(item.end), note, column.width - 4)
