"""The printed list of contacts: columns under heads that come again on every page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.list_columns import GAP, SIDE, fitted, kept_together
from twincrm.reports.paper import Space, Stationery, compose
from twincrm.reports.sender import Sender
from twincrm.reports.styles import (
    BAND,
    INK2,
    LINE,
    NAVY,
    SANS,
    SANS_STRONG,
    SERIF_STRONG,
    TextStyle,
)
from twincrm.reports.typesetting import beside_each_other, first_lines, one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.records.contact_list import ContactList
    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block, Folio
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.typesetting import Setting

_TITLE = TextStyle(SERIF_STRONG, 18, 22)
_BELOW = TextStyle(SANS, 10, 13, INK2)
_HEAD = TextStyle(SANS_STRONG, 9, 11.5)
_FIRST = TextStyle(SANS_STRONG, 9.5, 12)
_CELL = TextStyle(SANS, 9.5, 12)
_LETTER = TextStyle(SERIF_STRONG, 11, 14, NAVY)
_FOOT = TextStyle(SANS, 8.6, 11, INK2)
_MOST_LINES = 12
"""So many lines a cell has at most: a row always stands on a page."""
_TOP, _BOTTOM, _PAD, _AIR = 38.0, 42.0, 3.0, 8.0

NOBODY = Sender()


def print_contact_list(
    shown: ContactList, translator: Translator, *, sender: Sender = NOBODY
) -> bytes:
    """The list as PDF, upright or across the page as its columns need it.

    Raises:
        RuleError: there is nobody in it, or its columns cannot stand on a page.
    """
    if not shown.rows:
        raise RuleError(Message("There is no contact to print. Choose at least one."))
    fit = fitted(shown, _HEAD, _FIRST)
    rows = _Rows.of(shown, fit.widths, fit.scale)
    count = translator.say(shown.counted.with_values(n=len(shown.rows)))
    below = f"{count} · {long_date(shown.day, translator.language)}"
    width = fit.paper[0] - 2 * SIDE
    stationery = Stationery(
        title=shown.title,
        author=sender.name,
        subject=shown.title,
        language=translator.language,
        paper=fit.paper,
        side=SIDE,
        top=_TOP,
        bottom=_BOTTOM,
        footer=_foot(sender, translator),
    )
    head = _Title(set_text(shown.title, _TITLE, width), set_text(below, _BELOW, width))
    blocks: list[Block | Space] = [head, Space(_AIR), rows]
    return compose(blocks, stationery)


@dataclass(frozen=True, slots=True)
class _Title:
    """What the list is called, how many there are and of which day it is."""

    title: Setting
    below: Setting

    def height(self, width: float, room: float) -> float:
        """Both below each other."""
        del width, room
        return self.title.height + self.below.height

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        y = sheet.text(self.title, 0, 0, width, "left")
        sheet.text(self.below, 0, y, width, "left")


@dataclass(frozen=True, slots=True)
class _Row:
    """Cells beside each other, or a letter across them."""

    cells: tuple[Setting, ...]
    letter: bool = False

    @property
    def height(self) -> float:
        """Of its highest cell, with the air above and below."""
        return max(cell.height for cell in self.cells) + 2 * _PAD


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows under their heads; divided, the heads come again."""

    widths: tuple[float, ...]
    head: _Row
    rows: tuple[_Row, ...]

    @classmethod
    def of(cls, shown: ContactList, widths: tuple[float, ...], scale: float) -> _Rows:
        """The rows in columns of these widths."""
        head, first, cell = (style.scaled(scale) for style in (_HEAD, _FIRST, _CELL))
        styles = (first, *(cell for _ in widths[1:]))
        rows = [_row(words, styles, widths) for words in shown.rows]
        if shown.letters:
            rows = _under_letters(shown.letters, rows)
        heads = _row(shown.heads, tuple(head for _ in widths), widths)
        return cls(widths, heads, tuple(rows))

    def height(self, width: float, room: float) -> float:
        """Heads and rows, or just more than the room where they are many."""
        del width
        height = self.head.height
        for row in self.rows:
            height += row.height
            if height > room:
                break
        return height

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """As many rows as there is room for, never a letter without a row of its own."""
        del width
        used, count = self.head.height, 0
        for row in self.rows:
            used += row.height
            if used > room:
                break
            count += 1
        while count and self.rows[count - 1].letter:
            count -= 1
        if not count:
            return ()
        return (
            replace(self, rows=self.rows[:count]),
            replace(self, rows=self.rows[count:]),
        )

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        sheet.area(0, 0, width, self.head.height, BAND)
        y = self._draw(sheet, self.head, 0.0)
        for row in self.rows:
            y = self._draw(sheet, row, y)
            sheet.across(0, y, width, LINE, 0.4)

    def _draw(self, sheet: Sheet, row: _Row, y: float) -> float:
        x = 0.0
        widths = (sum(self.widths),) if row.letter else self.widths
        for cell, width in zip(row.cells, widths, strict=True):
            sheet.text(cell, x, y + _PAD, width, "left")
            x += width + GAP
        return y + row.height


def _row(words: Sequence[str], styles: Sequence[TextStyle], widths: Sequence[float]) -> _Row:
    cells = zip(words, styles, widths, strict=True)
    return _Row(
        tuple(
            first_lines(kept_together(each), style, width, _MOST_LINES)
            for each, style, width in cells
        )
    )


def _under_letters(letters: Sequence[str], rows: Sequence[_Row]) -> list[_Row]:
    """Each letter above the rows that stand under it."""
    found: list[_Row] = []
    for letter, group in groupby(zip(letters, rows, strict=True), key=lambda pair: pair[0]):
        found.append(_Row((one_line(letter, _LETTER),), letter=True))
        found += [row for _, row in group]
    return found


def _foot(sender: Sender, translator: Translator) -> Callable[[Sheet, float, Folio], None]:
    """Who prints it at the left, the page at the right."""

    def draw(sheet: Sheet, width: float, folio: Folio) -> None:
        words = translator.tr("Page {n} of {total}")
        page = one_line(words.format(n=folio.page, total=folio.pages), _FOOT)
        sheet.across(0, 6, width, LINE, 0.4)
        sheet.text(page, 0, 10, width, "right")
        name = beside_each_other(sender.name)
        if name:
            sheet.text(one_line(name, _FOOT, width - page.width - GAP), 0, 10, width, "left")

    return draw
