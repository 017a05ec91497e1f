"""The programme of a visit, in one language or in two side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.paper import Space, Stationery, draw_pages, set_pages
from twincrm.reports.programme_closing import (
    LastBlock,
    advice_block,
    greeting_block,
    numbers_block,
    thanks_block,
)
from twincrm.reports.programme_days import DayBlock, day_blocks
from twincrm.reports.programme_frame import Footer, Masthead, plan
from twincrm.reports.programme_words import Words
from twincrm.reports.styles import PAPER, PROGRAMME_MEASURES, TIGHT_MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block, Pages
    from twincrm.reports.programme_frame import Plan

_MOST_LANGUAGES = 2


def print_programme(
    programme: VisitProgramme,
    languages: Sequence[str],
    translators: Mapping[str, Translator],
    *,
    paper: Literal["A4", "Letter"] = "A4",
    scale: float = 1.0,
    ends: bool = False,
) -> bytes:
    """The programme as a PDF; the same programme always makes the same bytes.

    Args:
        programme: what is printed.
        languages: one language, or two that stand side by side, the first one leading.
        translators: the words of each language.
        paper: its size.
        scale: larger type for tired eyes, such as 1.15.
        ends: also say when items end.

    Raises:
        RuleError: no language, or more than two.
    """
    chosen = tuple(dict.fromkeys(languages))
    if not 1 <= len(chosen) <= _MOST_LANGUAGES:
        raise RuleError(Message("A programme is printed in one language or in two. Choose again."))
    size, measures = PAPER[paper], PROGRAMME_MEASURES
    words = tuple(Words(translators[language]) for language in chosen)
    layout = plan(
        programme,
        words,
        room=(size[0] - 2 * measures.side, size[1] - measures.top - measures.bottom),
        scale=scale,
        ends=ends,
    )
    stationery = _stationery(programme, layout, size)
    return draw_pages(_fewest_pages(programme, layout, stationery), stationery)


def _stationery(programme: VisitProgramme, layout: Plan, size: tuple[float, float]) -> Stationery:
    first = layout.words[0]
    return Stationery(
        title=first.own_or_other(programme.visit_name)[0],
        author=programme.association,
        subject=", ".join(
            part for part in (programme.host_place, first.interval(programme)) if part
        ),
        language=first.language,
        paper=size,
        side=layout.measures.side,
        top=layout.measures.top,
        bottom=layout.measures.bottom,
        footer=Footer(programme, layout),
    )


def _fewest_pages(programme: VisitProgramme, layout: Plan, stationery: Stationery) -> Pages:
    """The pages set with ease; set tighter where that saves one."""
    blocks = _blocks(programme, layout)
    pages = set_pages(blocks, stationery)
    if len(pages) == 1:
        return pages
    tighter = [_tightened(block, replace(layout, measures=TIGHT_MEASURES)) for block in blocks]
    fewer = set_pages(tighter, stationery)
    return fewer if len(fewer) < len(pages) else pages


def _tightened(block: Block | Space, layout: Plan) -> Block | Space:
    match block:
        case Space():
            return Space(layout.measures.day_gap)
        case DayBlock():
            return block.laid_out(layout)
        case _:
            return block


def _blocks(programme: VisitProgramme, layout: Plan) -> list[Block | Space]:
    gap = Space(layout.measures.day_gap)
    blocks: list[Block | Space] = [Masthead(programme, layout)]
    if programme.greeting and programme.greeting.texts:
        blocks += [gap, greeting_block(programme.greeting, layout)]
    for day in day_blocks(programme, layout):
        blocks += [gap, day]
    for closing in (numbers_block, advice_block, thanks_block):
        block = closing(programme, layout)
        if block is not None:
            blocks += [gap, block]
    if programme.room_for_notes or programme.funders:
        blocks += [gap, LastBlock(programme, layout)]
    return blocks
