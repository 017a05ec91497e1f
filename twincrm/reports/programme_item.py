"""What an item of a programme says: its title, and below it the same lines in every language."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from twincrm.reports.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.records.visit_programme import ProgrammeItem
    from twincrm.reports.programme_frame import Column, Plan
    from twincrm.reports.programme_words import Said, Words
    from twincrm.reports.styles import TextStyle
    from twincrm.reports.typesetting import Setting

_Parts = tuple["Said", ...]
"""Texts that stand side by side with dots between; an empty one is not there."""
_DIVISIONS = ((0, 3), (0, 1, 3), (0, 1, 2, 3))
"""Which of place, detail and conditions share a line: all, the last two, none."""


def item_texts(item: ProgrammeItem, plan: Plan) -> tuple[tuple[Setting, ...], ...]:
    """Title, state, meeting point and what there is to know, for each column of text."""
    return tuple(
        tuple(_text(item, words, column, plan, lines))
        for words, column, lines in zip(
            plan.words, plan.grid.texts, _lines_below(item, plan), strict=True
        )
    )


def _text(
    item: ProgrammeItem, words: Words, column: Column, plan: Plan, lines: Iterable[_Parts]
) -> Iterable[Setting]:
    styles, width = plan.styles, column.width
    title, own = words.own_or_other(item.title)
    yield set_text(title, _title_style(item, plan, own=own), width)
    state = words.status(item, provisional=plan.provisional)
    calm = item.status in ("draft", "confirmed")
    if state and not calm:
        yield set_text(state, styles.alert, width)
    meeting = words.meeting(item)
    if meeting.text:
        yield set_text(meeting.text, _style(styles.meeting, own=meeting.own), width)
    for parts in lines:
        yield _side_by_side(parts, column, plan)
    if state and calm:
        yield set_text(state, styles.detail, width)


def _lines_below(item: ProgrammeItem, plan: Plan) -> tuple[tuple[_Parts, ...], ...]:
    """Place, detail and conditions on as few lines as hold them in every language.

    Who compares finds the same beside each line. What is said in another language shares none
    with what is said in the own one.
    """
    said = [words.below_title(item) for words in plan.words]
    *fewer, most = (
        tuple(tuple(parts[start:end] for start, end in pairwise(division)) for parts in said)
        for division in _DIVISIONS
    )
    return next((lines for lines in fewer if _can_stand(lines, plan)), most)


def _can_stand(lines: tuple[tuple[_Parts, ...], ...], plan: Plan) -> bool:
    """Whether nothing has to be told apart on a line, nor a place from what follows below it."""
    together = all(
        len({each.own for each in parts if each.text}) <= 1
        for of_language in lines
        for parts in of_language
    )
    if not together or len(lines[0]) > 1:
        return together
    return all(
        len(_side_by_side(parts, column, plan).lines) <= 1
        for (parts,), column in zip(lines, plan.grid.texts, strict=True)
    )


def _side_by_side(parts: _Parts, column: Column, plan: Plan) -> Setting:
    there = [part for part in parts if part.text]
    text = " · ".join(part.text for part in there)
    style = _style(plan.styles.detail, own=all(part.own for part in there))
    return set_text(text[:1].upper() + text[1:], style, column.width)


def _style(style: TextStyle, *, own: bool) -> TextStyle:
    return style if own else style.in_italics()


def _title_style(item: ProgrammeItem, plan: Plan, *, own: bool) -> TextStyle:
    style = plan.styles.item if own else plan.styles.item_elsewhere
    if item.status == "cancelled":
        return replace(style, colour=plan.styles.detail.colour, struck=True)
    return style
