"""The columns of a programme, and what stands above and below its days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.reports.programme_words import joined, towns
from twincrm.reports.sheet import picture
from twincrm.reports.styles import (
    GOLD,
    PROGRAMME_MEASURES,
    PROGRAMME_STYLES,
)
from twincrm.reports.typesetting import beside_each_other, one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.reports.paper import Block, Folio
    from twincrm.reports.programme_words import Words
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import (
        Align,
        ProgrammeMeasures,
        ProgrammeStyles,
        TextStyle,
    )
    from twincrm.reports.typesetting import Setting


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text: where it begins, how wide it is, where its lines stand."""

    x: float
    width: float
    align: Align


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of a page are."""

    texts: tuple[Column, ...]
    times: tuple[Column, ...]
    rules: tuple[float, ...]
    greeting: tuple[Column, ...]
    advice: tuple[Column, ...]
    """Columns that have no times between them."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a programme is laid out: its languages, columns and styles; lengths in points."""

    words: tuple[Words, ...]
    width: float
    full_page: float
    """Height of a page's text."""
    ends: bool
    """Whether the end of an item is said."""
    provisional: bool
    """Whether the head says for all items that they are not sure."""
    grid: Grid
    styles: ProgrammeStyles = PROGRAMME_STYLES
    measures: ProgrammeMeasures = PROGRAMME_MEASURES


def plan(
    programme: VisitProgramme,
    words: tuple[Words, ...],
    *,
    room: tuple[float, float],
    scale: float,
    ends: bool,
) -> Plan:
    """Columns for *programme* on a page with *room*: times take what their widest one needs."""
    styles = PROGRAMME_STYLES.scaled(scale)
    times = [
        max(43 * scale, _widest_time(programme, each, styles) + PROGRAMME_MEASURES.time_pad)
        for each in words
    ]
    width, height = room
    grid = _single(width, times[0]) if len(words) == 1 else _mirrored(width, times)
    styles = replace(styles, day=_day_style(programme, words, grid, styles))
    return Plan(words, width, height, ends, programme.provisional, grid, styles)


def _day_style(
    programme: VisitProgramme, words: tuple[Words, ...], grid: Grid, styles: ProgrammeStyles
) -> TextStyle:
    """So large that the longest day of every language fits: all days look alike."""
    needed = [
        one_line(each.weekday(day.date), styles.day).width / column.width
        for day in programme.days
        for each, column in zip(words, grid.texts, strict=True)
    ]
    most = max(needed, default=1)
    return styles.day.scaled(1 / most) if most > 1 else styles.day


def _mirrored(width: float, times: Sequence[float]) -> Grid:
    measures = PROGRAMME_MEASURES
    pad = measures.time_pad / 2
    side = (width - sum(times) - 2 * pad) / 2
    inner = side - measures.gutter
    right = Column(width / 2 + 12, width / 2 - 12, "left")
    return Grid(
        texts=(Column(4, inner - 4, "right"), Column(width - inner, inner, "left")),
        times=(
            Column(side + pad, times[0], "centre"),
            Column(side + pad + times[0], times[1], "centre"),
        ),
        rules=(side, width - side),
        greeting=(Column(3, width / 2 - 18, "left"), right),
        advice=(Column(0, width / 2 - 15, "left"), right),
    )


def _single(width: float, time: float) -> Grid:
    measures = PROGRAMME_MEASURES
    rule = 12 + time + measures.time_pad
    left = rule + measures.gutter + 3
    return Grid(
        texts=(Column(left, width - left - 12, "left"),),
        times=(Column(12, time, "right"),),
        rules=(rule,),
        greeting=(Column(width * 0.1, width * 0.8, "centre"),),
        advice=(Column(0, width, "left"),),
    )


def _widest_time(programme: VisitProgramme, words: Words, styles: ProgrammeStyles) -> float:
    moments = {item.start for day in programme.days for item in day.items if item.start}
    return max(
        (one_line(words.clock(each), styles.first_time).width for each in moments),
        default=0.0,
    )


class Masthead:
    """Logo, names, anniversary, titles and occasion at the head of the first page."""

    def __init__(self, programme: VisitProgramme, plan: Plan) -> None:
        self._plan = plan
        self._logo = picture(programme.logo)
        self._names, self._years = _names(programme, plan), _years(programme, plan)
        self._titles = _titles(programme, plan)

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return self._head + 12 + sum(each.height + above for each, above in self._titles)

    @property
    def _head(self) -> float:
        return max(self._plan.measures.logo, sum(each.height for each in self._names)) + 11

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        left = self._draw_logo(sheet)
        names = sum(each.height for each in self._names)
        y = (self._head - 11 - names) / 2
        for each in self._names:
            y = sheet.text(each, left, y, width - left, "left")
        y = (self._head - 11 - names) / 2
        for each in self._years:
            y = sheet.text(each, 0, y, width, "right")
        sheet.across(0, self._head, width, GOLD, 1.5)
        y = self._head + 12
        for each, above in self._titles:
            y = sheet.text(each, 0, y + above, width, "centre")

    def _draw_logo(self, sheet: Sheet) -> float:
        if self._logo is None:
            return 0.0
        side = self._plan.measures.logo
        height = min(side, side * 3 / self._logo.ratio)
        sheet.picture(self._logo, 0, (self._head - 11 - height) / 2, height)
        return height * self._logo.ratio + 11


def _names(programme: VisitProgramme, plan: Plan) -> tuple[Setting, ...]:
    styles = plan.styles
    room = plan.width * 0.68
    return (
        set_text(programme.association, styles.association, room),
        *(set_text(said, styles.partner, room) for said in towns(programme, plan.words)),
    )


def _years(programme: VisitProgramme, plan: Plan) -> tuple[Setting, ...]:
    anniversary = programme.anniversary
    if anniversary is None:
        return ()
    room = plan.width * 0.3
    span = f"{anniversary.since} – {anniversary.until}"
    years = joined(plan.words, lambda each: each.years(anniversary.years))
    return (
        one_line(span, plan.styles.association, room),
        one_line(years, plan.styles.partner, room),
    )


def _titles(programme: VisitProgramme, plan: Plan) -> tuple[tuple[Setting, float], ...]:
    """Titles, occasion and motto, each with the space above it."""
    styles, width = plan.styles, plan.width
    texts = programme.title or programme.visit_name
    said = dict.fromkeys(each.own_or_other(texts)[0] for each in plan.words)
    titles = [
        (set_text(text, style, width), 0.0)
        for text, style in zip(said, (styles.title, styles.second_title), strict=False)
    ]
    titles.append((_occasion(programme, plan), 6.0))
    titles.append((set_text(programme.motto, styles.motto, width), 4.0))
    if programme.provisional:
        said_once = joined(plan.words, lambda each: each.provisional())
        titles.append((set_text(said_once, styles.provisional, width), 6.0))
    return tuple((each, above) for each, above in titles if each.lines)


def _occasion(programme: VisitProgramme, plan: Plan) -> Setting:
    """What is celebrated and when, on one line where it holds both."""
    occasion = joined(plan.words, lambda each: each.own_or_other(programme.occasion)[0])
    dates = joined(plan.words, lambda each: each.interval(programme))
    parts = [part for part in (occasion, dates) if part]
    line = set_text("\u00a0 |\u00a0 ".join(parts), plan.styles.occasion, plan.width)
    return line if len(line.lines) <= 1 else set_text("\n".join(parts), line.style, plan.width)


@dataclass(frozen=True, slots=True)
class Footer:
    """Visit, date, version and page at the foot of every page, the letterhead on the first one."""

    programme: VisitProgramme
    plan: Plan

    def __call__(self, sheet: Sheet, width: float, folio: Folio) -> None:
        """Draw it in the bottom margin."""
        words, style = self.plan.words, self.plan.styles.footer
        first = words[0]
        page = joined(words, lambda each: each.page(leading=each is first))
        number = one_line(f"{page} {folio.page}/{folio.pages}", style)
        sheet.text(number, 0, 8, width, "right")
        name = first.own_or_other(self.programme.visit_name)[0]
        room = width - number.width - 12
        sheet.text(one_line(name, style, room), 0, 8, room, "left")
        state = one_line(self._state(), style, width)
        sheet.text(state, 0, 8 + style.leading, width, "left")
        if folio.page == 1:
            self._draw_letterhead(sheet, width, state.width)

    def _draw_letterhead(self, sheet: Sheet, width: float, taken: float) -> None:
        """Beside the date of the programme where it has room, else below, on one line."""
        words = beside_each_other(self.programme.letterhead)
        if not words:
            return
        style = self.plan.styles.footer
        room = width - taken - 14
        line = one_line(words, style)
        if line.width <= room:
            sheet.text(line, 0, 8 + style.leading, width, "right")
        else:
            sheet.text(one_line(words, style, width), 0, 8 + 2 * style.leading, width, "left")

    def _state(self) -> str:
        words, day = self.plan.words, self.programme.as_of
        dates = joined(words, lambda each: each.as_of(day)) if day else ""
        version = joined(words, lambda each: each.version(self.programme.version))
        return "  ·  ".join(part for part in (dates, version) if part)
