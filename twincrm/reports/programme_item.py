"""What an item of a programme says: its title, and below it the same lines in every language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.reports.typesetting import set_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.domain.records.visit_programme import ProgrammeItem
    from twincrm.reports.programme_frame import Column, Plan
    from twincrm.reports.programme_words import Words
    from twincrm.reports.styles import TextStyle
    from twincrm.reports.typesetting import Setting

_Parts = tuple[str, ...]
"""Texts that stand side by side with dots between; an empty one is not there."""


def item_texts(item: ProgrammeItem, plan: Plan) -> tuple[tuple[Setting, ...], ...]:
    """Title, state, meeting point and what there is to know, for each column of text."""
    return tuple(
        tuple(_text(item, words, column, plan, lines))
        for words, column, lines in zip(
            plan.words, plan.grid.texts, _lines_below(item, plan), strict=True
        )
    )


def _text(
    item: ProgrammeItem, words: Words, column: Column, plan: Plan, lines: Sequence[_Parts]
) -> Iterable[Setting]:
    styles, width = plan.styles, column.width
    title, own = words.own_or_other(item.title)
    yield set_text(title, _title_style(item, plan, own=own), width)
    state = words.status(item, provisional=plan.provisional)
    calm = item.status in ("draft", "confirmed")
    if state and not calm:
        yield set_text(state, styles.alert, width)
    meeting = words.meeting(item)
    if meeting:
        yield set_text(meeting, styles.meeting, width)
    for parts in lines:
        yield _side_by_side(parts, column, plan)
    if state and calm:
        yield set_text(state, styles.detail, width)


def _lines_below(item: ProgrammeItem, plan: Plan) -> tuple[Sequence[_Parts], ...]:
    """Place, detail and conditions: on one line if that is long enough in every language.

    Else the place has a line of its own in all of them: who compares finds the same beside it.
    """
    said = [words.below_title(item) for words in plan.words]
    if all(
        len(_side_by_side(parts, column, plan).lines) <= 1
        for parts, column in zip(said, plan.grid.texts, strict=True)
    ):
        return tuple((parts,) for parts in said)
    return tuple((parts[:1], parts[1:]) for parts in said)


def _side_by_side(parts: _Parts, column: Column, plan: Plan) -> Setting:
    text = " · ".join(part for part in parts if part)
    return set_text(text[:1].upper() + text[1:], plan.styles.detail, column.width)


def _title_style(item: ProgrammeItem, plan: Plan, *, own: bool) -> TextStyle:
    style = plan.styles.item if own else plan.styles.item_elsewhere
    if item.status == "cancelled":
        return replace(style, colour=plan.styles.detail.colour, struck=True)
    return style
