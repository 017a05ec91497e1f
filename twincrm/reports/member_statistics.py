"""The figures about the members on one page or two: ages, joining and leaving, shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.reports.paper import Space, Stationery, compose
from twincrm.reports.sender import Sender, SenderFoot
from twincrm.reports.styles import (
    BAD,
    BAND,
    INK2,
    LINE,
    MM,
    NAVY,
    PAPER,
    SANS,
    SANS_STRONG,
    SERIF_STRONG,
    TextStyle,
)
from twincrm.reports.typesetting import one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.records.member_statistics import MemberStatistics, Share, YearCount
    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import Colour

_TITLE = TextStyle(SERIF_STRONG, 22, 27)
_HEAD = TextStyle(SERIF_STRONG, 13.5, 18)
_FIGURE = TextStyle(SERIF_STRONG, 20, 25)
_WORD = TextStyle(SANS, 10.5, 13.5)
_SMALL = TextStyle(SANS, 9.5, 12.5, INK2)
_NUMBER = TextStyle(SANS_STRONG, 10.5, 13.5)
_FOOT = TextStyle(SANS, 8.6, 11, INK2)
_SIDE, _TOP, _BOTTOM = 20 * MM, 18 * MM, 20 * MM
_ROW, _BAR, _GAP = 17.0, 11.0, 5.0
_HALF = 36.0
"""How long the longest column above or below the years is, in points."""
_BAND = 74.0
"""How high the band with the figures is: each with its words, which may need three lines."""
_APART, _AIR = Space(10), 3.0
_FEWEST = 3
"""So many lines of one kind stand together at least, where they go on over two pages."""
PALE: Colour = (0.79, 0.84, 0.92)
NOBODY = Sender()


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a bar: how many, and in which colour."""

    number: int
    colour: Colour
    aside: bool = False
    """Whether it stands beside what its side is about."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A word and its bar, or bars on both of its sides."""

    word: str
    right: tuple[_Part, ...]
    left: tuple[_Part, ...] = ()


def print_member_statistics(
    found: MemberStatistics, translator: Translator, sender: Sender = NOBODY
) -> bytes:
    """The figures as a PDF on A4.

    Raises:
        RuleError: a part is higher than a page.
    """
    tr = translator.tr
    title = tr("Members in figures")
    stationery = Stationery(
        title=title,
        author=sender.name or found.association,
        subject=title,
        language=translator.language,
        paper=PAPER["A4"],
        side=_SIDE,
        top=_TOP,
        bottom=_BOTTOM,
        footer=SenderFoot(sender, _FOOT),
    )
    legend = tr("women at the left, men at the right, grey and in brackets: not stated")
    nothing = tr("nothing noted")
    blocks: list[Block | Space] = [_Head(found, translator), _APART]
    blocks += [_Bars(tr("How old are we?"), legend, _ages(found, translator)), _APART]
    blocks += [_Years(found, tr("Joined, left, died"), _legend_of_years(tr)), _APART]
    for head, shares in (
        (tr("Where they are active"), found.sectors),
        (tr("Languages"), found.languages),
    ):
        if shares:
            blocks += [_Bars(head, "", _shares(shares, nothing)), _APART]
    return compose(blocks[:-1], stationery)


def _ages(found: MemberStatistics, translator: Translator) -> tuple[_Line, ...]:
    return tuple(
        _Line(
            translator.say(age.words),
            (_Part(age.men, PALE), _Part(age.others, LINE, aside=True)),
            (_Part(age.women, NAVY),),
        )
        for age in found.ages
        if age.number or age.key != "unknown"
    )


def _shares(shares: Sequence[Share], nothing: str) -> tuple[_Line, ...]:
    return tuple(
        _Line(each.name or nothing, (_Part(each.number, NAVY if each.name else LINE),))
        for each in shares
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """The title, the day, and the figures that sum everything up."""

    found: MemberStatistics
    texts: Translator

    def height(self, width: float, room: float) -> float:
        """Title, day, and a band with the figures."""
        del width, room
        return _TITLE.leading + _SMALL.leading + 12 + _BAND

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Never."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        tr, found = self.texts.tr, self.found
        day = long_date(found.on, self.texts.language)
        title = one_line(tr("Members in figures"), _TITLE, width)
        y = sheet.text(title, 0, 0, width, "left")
        line = " · ".join(
            part for part in (found.association, tr("on {date}").format(date=day)) if part
        )
        y = sheet.text(one_line(line, _SMALL, width), 0, y, width, "left") + 12
        sheet.area(0, y, width, _BAND, BAND)
        figures = self._figures()
        step = width / len(figures)
        for at, (figure, *words) in enumerate(figures):
            x, room = at * step + 8, step - 16
            under = sheet.text(one_line(figure, _FIGURE, room), x, y + 4, room, "left")
            for word in filter(None, words):
                under = sheet.text(set_text(word, _SMALL, room), x, under, room, "left")

    def _figures(self) -> tuple[tuple[str, str, str], ...]:
        tr, found = self.texts.tr, self.found
        bodies = self.texts.trn("and {n} organisation", "and {n} organisations", found.bodies)
        moved = tr("{joined} new, {left} left, {died} died").format(
            joined=found.joined, left=found.left, died=found.died
        )
        change = f"{found.change:+d}".replace("-", "−")
        since = tr("since January {year}").format(year=found.since)
        average = "–" if found.average is None else str(found.average)
        return (
            (str(found.people), tr("people are members"), bodies if found.bodies else ""),
            (average, tr("years on average"), tr("of those whose age is known")),
            (str(found.under_50), tr("are younger than 50"), ""),
            (change, since, moved),
        )


@dataclass(frozen=True, slots=True)
class _Bars:
    """A heading and lines of bars; with bars on both sides, the words stand in the middle."""

    head: str
    legend: str
    lines: tuple[_Line, ...]
    longest: int = 0
    """So many make the longest bar, also of what stands on another page; 0 where this is all."""

    @property
    def _most(self) -> int:
        sides = (_sum(side) for each in self.lines for side in (each.left, each.right))
        return self.longest or max((1, *sides))

    @property
    def _above(self) -> float:
        return _HEAD.leading + (_SMALL.leading if self.legend else 0.0) + _GAP

    def height(self, width: float, room: float) -> float:
        """The heading and its lines."""
        del width, room
        return self._above + _ROW * len(self.lines)

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Between two lines; some stay with the heading, and some go on together."""
        del width
        fits = int((room - self._above) // _ROW)
        if fits < len(self.lines):
            fits = min(fits, len(self.lines) - _FEWEST)
        if fits < _FEWEST or fits >= len(self.lines):
            return ()
        return (
            _Bars(self.head, self.legend, self.lines[:fits], self._most),
            _Bars(self.head, self.legend, self.lines[fits:], self._most),
        )

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw them, the longest as long as there is room."""
        y = sheet.text(one_line(self.head, _HEAD, width), 0, 0, width, "left")
        if self.legend:
            y = sheet.text(one_line(self.legend, _SMALL, width), 0, y, width, "left")
        y += _GAP
        words = min(width * 0.4, max(one_line(each.word, _WORD).width for each in self.lines) + 16)
        both = any(each.left for each in self.lines)
        begin = (width - words) / 2 if both else 0.0
        unit = ((width - words) / (2 if both else 1) - 30) / self._most
        for line in self.lines:
            align = "centre" if both else "left"
            word = one_line(line.word, _WORD, words - 8)
            sheet.text(word, begin + (4 if both else 0), y, words - 8, align)
            _draw_left(sheet, line.left, begin, y, unit)
            _draw_right(sheet, line.right, begin + words, y, unit)
            y += _ROW


def _draw_right(sheet: Sheet, parts: Sequence[_Part], x: float, y: float, unit: float) -> None:
    for part in parts:
        if part.number:
            sheet.area(x, y + 1, part.number * unit, _BAR, part.colour)
            x += part.number * unit
    if _sum(parts):
        sheet.text(one_line(_told(parts), _NUMBER), x + 4, y, 60, "left")


def _draw_left(sheet: Sheet, parts: Sequence[_Part], x: float, y: float, unit: float) -> None:
    for part in parts:
        if part.number:
            x -= part.number * unit
            sheet.area(x, y + 1, part.number * unit, _BAR, part.colour)
    if _sum(parts):
        sheet.text(one_line(_told(parts), _NUMBER), x - 64, y, 60, "right")


def _told(parts: Sequence[_Part]) -> str:
    """The numbers of the pieces; of whom it is not stated in brackets, for it is no sum."""
    shown = [part for part in parts if part.number]
    return " ".join(f"({p.number})" if p.aside else str(p.number) for p in shown)


def _sum(parts: Sequence[_Part]) -> int:
    return sum(part.number for part in parts)


@dataclass(frozen=True, slots=True)
class _Years:
    """Columns of those who joined above each year, of those who left or died below it."""

    found: MemberStatistics
    head: str
    legend: str

    def height(self, width: float, room: float) -> float:
        """The heading, both halves and the years between them."""
        del width, room
        heads = _HEAD.leading + _SMALL.leading + _WORD.leading + 6 + _AIR
        return heads + sum(high + _NUMBER.leading for high in self._halves)

    @property
    def _halves(self) -> tuple[float, float]:
        """How high the longest column above and the longest one below are."""
        years = self.found.years
        return (
            max((each.joined for each in years), default=0) * self._unit,
            max((each.gone for each in years), default=0) * self._unit,
        )

    @property
    def _unit(self) -> float:
        numbers = (max(each.joined, each.gone) for each in self.found.years)
        return _HALF / max((1, *numbers))

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Never."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        y = sheet.text(one_line(self.head, _HEAD, width), 0, 0, width, "left")
        y = sheet.text(one_line(self.legend, _SMALL, width), 0, y, width, "left")
        years = self.found.years
        step = width / max(1, len(years))
        unit = self._unit
        base = y + _AIR + _NUMBER.leading + self._halves[0]
        below = base + _WORD.leading + 6
        for at, each in enumerate(years):
            left, wide = at * step + step * 0.22, step * 0.56
            high, deep, gone = each.joined * unit, each.left * unit, each.gone * unit
            if each.joined:
                sheet.area(left, base - high, wide, high, NAVY)
                number, top = one_line(str(each.joined), _NUMBER), base - high - _NUMBER.leading
                sheet.text(number, left, top, wide, "centre")
            sheet.text(one_line(str(each.year), _WORD), left - 10, base + 3, wide + 20, "centre")
            for top, depth, colour in ((below, deep, BAD), (below + deep, gone - deep, LINE)):
                if depth:
                    sheet.area(left, top, wide, depth, colour)
            if each.gone:
                sheet.text(one_line(_gone(each), _NUMBER), left, below + gone, wide, "centre")


def _legend_of_years(tr: Callable[[str], str]) -> str:
    return tr("joined above; below those who left, and with † in grey those who died")


def _gone(year: YearCount) -> str:
    """``3``, ``2†`` or ``3 + 2†``: those who left, and those who died."""
    parts = (str(year.left) if year.left else "", f"{year.died}†" if year.died else "")
    return " + ".join(part for part in parts if part)
