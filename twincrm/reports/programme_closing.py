"""What stands around the days: the greeting before them; numbers, advice and notes after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.reports.programme_words import joined
from twincrm.reports.sheet import picture
from twincrm.reports.styles import LINE, NAVY
from twincrm.reports.typesetting import Setting, divided_settings, one_line, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.visit_programme import (
        EmergencyNumber,
        Funder,
        Greeting,
        ProgrammeContact,
        Texts,
        VisitProgramme,
    )
    from twincrm.reports.paper import Block
    from twincrm.reports.programme_frame import Column, Plan
    from twincrm.reports.sheet import Picture, Sheet

_LOGO, _WIDEST_LOGO = 30.0, 130.0
_BETWEEN_FUNDERS = 24.0
_FRAME = 18.0
"""Room between a frame and what it holds, above and below together."""
_LEAST_LINES = 2
"""Fewer lines of a text never stand alone at the foot or head of a page."""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """The same text in one or two columns, one for each language."""

    columns: tuple[Column, ...]
    settings: tuple[tuple[Setting, ...], ...]
    gap: float = 2.5

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return max(
            sum(each.height for each in column) + self.gap * (len(column) - 1)
            for column in self.settings
        )

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Between lines, where enough of them stay together."""
        del width
        parts = [divided_settings(column, room - self.gap) for column in self.settings]
        if any(sum(len(each.lines) for each in upper) > _LEAST_LINES for upper, _ in parts):
            return tuple(
                replace(self, settings=tuple(part[index] for part in parts)) for index in (0, 1)
            )
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        del width
        for column, settings in zip(self.columns, self.settings, strict=True):
            y = 0.0
            for each in settings:
                y = sheet.text(each, column.x, y, column.width, column.align) + self.gap


def greeting_block(greeting: Greeting, plan: Plan) -> ProseBlock:
    """The welcome, signed in every language."""
    styles = plan.styles
    breaking = "prose" if len(plan.words) > 1 else "balanced"
    settings: list[tuple[Setting, ...]] = []
    for words, column in zip(plan.words, plan.grid.greeting, strict=True):
        text = words.own_or_other(greeting.texts)[0]
        signed = ", ".join(
            part for part in (greeting.name, words.own_or_other(greeting.function)[0]) if part
        )
        settings.append(
            (
                set_text(text, styles.greeting, column.width, breaking),
                set_text(signed, styles.signed, column.width),
            )
        )
    return ProseBlock(plan.grid.greeting, tuple(settings))


def advice_block(programme: VisitProgramme, plan: Plan) -> ProseBlock | None:
    """Good to know, in every language."""
    return _headed(Message("Good to know"), programme.practical_notes, plan)


def thanks_block(programme: VisitProgramme, plan: Plan) -> ProseBlock | None:
    """Thanks, in every language."""
    return _headed(Message("Thanks"), programme.thanks, plan)


def _headed(heading_text: Message, texts: Texts, plan: Plan) -> ProseBlock | None:
    if not texts:
        return None
    settings: list[tuple[Setting, ...]] = []
    for words, column in zip(plan.words, plan.grid.advice, strict=True):
        text, own = words.own_or_other(texts)
        heading = one_line(words.say(heading_text), plan.styles.heading)
        style = plan.styles.prose if own else plan.styles.prose.in_italics()
        prose = set_text(text, style, column.width, "prose")
        settings.append((heading, prose))
    return ProseBlock(plan.grid.advice, tuple(settings))


@dataclass(frozen=True, slots=True)
class NumberRow:
    """Whom to call and the number."""

    label: Setting
    function: Setting | None
    number: Setting

    @property
    def height(self) -> float:
        """With its padding, in points."""
        return self.label.height + (self.function.height if self.function else 0.0) + 8.5

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it with the hairline above."""
        sheet.across(x, y, width, LINE, 0.5)
        sheet.text(self.number, x, y + 4.2, width, "right")
        below = sheet.text(self.label, x, y + 4.2, width, "left")
        if self.function:
            sheet.text(self.function, x, below, width, "left")


@dataclass(frozen=True, slots=True)
class NumberList:
    """A heading and its numbers."""

    heading: Setting
    rows: tuple[NumberRow, ...]

    @property
    def height(self) -> float:
        """In points."""
        return self.heading.height + 4 + sum(row.height for row in self.rows)

    def divided(self, room: float) -> tuple[NumberList, NumberList]:
        """The numbers that fit into *room* under the heading, and the rest."""
        left, count = room - self.heading.height - 4, 0
        for row in self.rows:
            left -= row.height
            count += left >= 0
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:])


@dataclass(frozen=True, slots=True)
class NumbersBlock:
    """The frame with the numbers to call, one or two lists side by side."""

    lists: tuple[NumberList, ...]
    full_page: float

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return max(each.height for each in self.lists) + _FRAME

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Between numbers, where they are too many for a page."""
        del width
        parts = [each.divided(room - _FRAME) for each in self.lists]
        if room < self.full_page / 2 or any(not first.rows for first, _ in parts):
            return ()
        rest = tuple(rest for _, rest in parts if rest.rows)
        return (
            replace(self, lists=tuple(first for first, _ in parts)),
            replace(self, lists=rest),
        )

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        sheet.frame(0.6, 0.6, width - 1.2, sheet.height - 1.2, NAVY)
        own = number_width(width, len(self.lists))
        for index, each in enumerate(self.lists):
            x = 13 + index * (own + 20)
            y = sheet.text(each.heading, x, 8, own, "left") + 4
            for row in each.rows:
                row.draw(sheet, x, y, own)
                y += row.height


def number_width(width: float, lists: int) -> float:
    """The width of one of *lists* lists of numbers in a frame."""
    return (width - 26 - 20 * (lists - 1)) / lists


def numbers_block(programme: VisitProgramme, plan: Plan) -> NumbersBlock | None:
    """Contacts and emergency numbers, as far as there are any."""
    kinds = (programme.contacts, programme.emergency_numbers)
    count = sum(1 for each in kinds if each)
    if not count:
        return None
    width = number_width(plan.width, count)
    lists: list[NumberList] = []
    if programme.contacts:
        rows = tuple(_contact_row(each, plan, width) for each in programme.contacts)
        lists.append(NumberList(_heading(Message("If you need help"), plan, width), rows))
    if programme.emergency_numbers:
        rows = tuple(_emergency_row(each, plan, width) for each in programme.emergency_numbers)
        lists.append(NumberList(_heading(Message("Emergency numbers"), plan, width), rows))
    return NumbersBlock(tuple(lists), plan.full_page)


def _heading(text: Message, plan: Plan, width: float) -> Setting:
    label = joined(plan.words, lambda words: words.say(text))
    return one_line(label, plan.styles.heading, width)


def _contact_row(contact: ProgrammeContact, plan: Plan, width: float) -> NumberRow:
    function = joined(plan.words, lambda words: words.own_or_other(contact.function)[0])
    speaks = ", ".join(code.upper() for code in contact.speaks)
    name = contact.name or function[:1].upper() + function[1:]
    # Where they do not fit on one line, the languages go to the next, not the family name.
    label = " ".join(
        part.replace(" ", "\u00a0") for part in (name, f"({speaks})" if speaks else "") if part
    )
    return _number_row(label, function if contact.name else "", contact.phone, plan, width)


def _emergency_row(emergency: EmergencyNumber, plan: Plan, width: float) -> NumberRow:
    label = joined(plan.words, lambda words: words.own_or_other(emergency.label)[0])
    return _number_row(label, "", emergency.number, plan, width)


def _number_row(label: str, function: str, number: str, plan: Plan, width: float) -> NumberRow:
    styles = plan.styles
    digits = one_line(number.replace(" ", "\u00a0"), styles.number, width * 0.6)
    room = width - digits.width - 8
    return NumberRow(
        label=set_text(label, styles.number_label, room),
        function=set_text(function, styles.number_function, width) if function else None,
        number=digits,
    )


class LastBlock:
    """Ruled lines for notes, filling the page, and the funders at its foot."""

    def __init__(self, programme: VisitProgramme, plan: Plan) -> None:
        self._plan = plan
        self._notes = (
            _heading(Message("Notes"), plan, plan.width) if programme.room_for_notes else None
        )
        alone = len(programme.funders) == 1
        credits_ = [_Credit.of(each, plan, alone=alone) for each in programme.funders]
        self._credits = _in_rows(credits_, plan.width)

    def height(self, width: float, room: float) -> float:
        """All that the page has left; no page is begun only for notes."""
        del width
        return max(self._funders, room) if self._notes or self._credits else 0.0

    @property
    def _notes_least(self) -> float:
        assert self._notes is not None
        return self._notes.height + 2 * self._plan.measures.note_rule + 6

    @property
    def _funders(self) -> float:
        if not self._credits:
            return 0.0
        return sum(max(each.height for each in row) + 8 for row in self._credits) + 6

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        foot = sheet.height - self._funders
        if self._notes and foot >= self._notes_least:
            y = sheet.text(self._notes, 0, 0, width, "left")
            y += self._plan.measures.note_rule
            while y <= foot - 6:
                sheet.across(0, y, width, LINE, 0.6)
                y += self._plan.measures.note_rule
        if self._credits:
            self._draw_credits(sheet, foot + 14, width)

    def _draw_credits(self, sheet: Sheet, y: float, width: float) -> None:
        for row in self._credits:
            height = max(each.height for each in row)
            total = sum(each.width for each in row) + _BETWEEN_FUNDERS * (len(row) - 1)
            x = max(0.0, (width - total) / 2)
            middle = height if any(each.logo for each in row) else 0.0
            for each in row:
                each.draw(sheet, x, y, middle or each.height)
                x += each.width + _BETWEEN_FUNDERS
            y += height + 8


def _in_rows(credits_: Sequence[_Credit], width: float) -> list[list[_Credit]]:
    """As many funders side by side as the page holds."""
    rows: list[list[_Credit]] = []
    used = 0.0
    for each in credits_:
        used += each.width + _BETWEEN_FUNDERS
        if not rows or used > width + _BETWEEN_FUNDERS:
            rows.append([])
            used = each.width + _BETWEEN_FUNDERS
        rows[-1].append(each)
    return rows


@dataclass(frozen=True, slots=True)
class _Credit:
    """A funder's logo and the words that go with it."""

    logo: Picture | None
    text: Setting

    @classmethod
    def of(cls, funder: Funder, plan: Plan, *, alone: bool) -> _Credit:
        credit = joined(plan.words, lambda each: each.own_or_other(funder.credit)[0], "\n")
        text = f"{funder.name}\n{credit}" if funder.named else credit
        logo = cls(picture(funder.logo), Setting((), plan.styles.credit))
        room = (plan.width - _BETWEEN_FUNDERS) / (1 if alone else 2) - logo.logo_width
        return replace(logo, text=set_text(text or funder.name, plan.styles.credit, room))

    @property
    def logo_height(self) -> float:
        return min(_LOGO, _WIDEST_LOGO / self.logo.ratio) if self.logo else 0.0

    @property
    def logo_width(self) -> float:
        return self.logo_height * self.logo.ratio + 8 if self.logo else 0.0

    @property
    def width(self) -> float:
        return self.logo_width + self.text.width

    @property
    def height(self) -> float:
        return max(self.logo_height, self.text.height)

    def draw(self, sheet: Sheet, x: float, y: float, height: float) -> None:
        if self.logo:
            sheet.picture(self.logo, x, y + (height - self.logo_height) / 2, self.logo_height)
        top = y + (height - self.text.height) / 2
        sheet.text(self.text, x + self.logo_width, top, self.text.width, "left")
