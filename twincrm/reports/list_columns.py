"""How wide the columns of a printed list are, on which side of the paper, in which size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.fonts import text_width
from twincrm.reports.styles import PAPER
from twincrm.reports.typesetting import cleaned, drawn_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.domain.records.contact_list import ContactList
    from twincrm.reports.styles import TextStyle

SIDE = 36.0
GAP = 8.0
"""Between two columns, in points."""
_WIDEST = 200.0
"""No cell asks for more in one line, and no word stays whole beyond it, in points."""
_BROKEN = (_WIDEST, 140.0, 100.0, 70.0, 40.0, 0.0)
"""So wide a word stays whole, tried in turn: one endless word does not keep a list from print."""
_SHORT = 9
_NUMBER = re.compile(r"[+(\d][\d ()/.+-]*")
_CROWDED = 1.15
"""Upright a list may be so much narrower than it would like to be: few cells take two lines."""
_SIZES = (1.0, 0.92, 0.85, 0.78, 0.7)
"""How much smaller the type may be where the columns are many."""
_TOO_WIDE = Message(
    "These columns are too wide for a page, even across it and in small type. Nothing was printed. "
    "Choose fewer columns."
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was found to fit."""

    paper: tuple[float, float]
    widths: tuple[float, ...]
    scale: float


def fitted(shown: ContactList, head: TextStyle, cell: TextStyle) -> Fitted:
    """Upright where the cells stand in one line, else across; smaller where words need it.

    A column is as wide as its longest word. A word of a cell goes on in the next line only where
    it is endless or no type is small enough; the heads stay whole.

    Raises:
        RuleError: not even the heads can all stand on a page.
    """
    high, wide = PAPER["A4"][1], PAPER["A4"][0]
    upright, across = (wide, high), (high, wide)
    wished = _of_columns(shown, head, cell, _in_one_line)
    heads = tuple(_longest_word(words, head) + 0.5 for words in shown.heads)
    words = _of_columns(shown, head, cell, _longest_word)
    least = _broken(words, heads, _WIDEST)
    room = _room(upright, wished)
    if sum(wished) <= room * _CROWDED and sum(least) <= room:
        return Fitted(upright, _shared(wished, least, room), 1.0)
    for most, scale in product(_BROKEN, _SIZES):
        least = _broken(words, heads, most)
        room = _room(across, wished) / scale
        if sum(least) <= room:
            widths = _shared(wished, least, room)
            return Fitted(across, tuple(width * scale for width in widths), scale)
    raise RuleError(_TOO_WIDE)


def _broken(words: Sequence[float], heads: Sequence[float], most: float) -> tuple[float, ...]:
    """What columns need whose heads stay whole, and their words up to *most*."""
    return tuple(max(head, min(word, most)) for word, head in zip(words, heads, strict=True))


def _room(paper: tuple[float, float], columns: Sequence[float]) -> float:
    return paper[0] - 2 * SIDE - GAP * (len(columns) - 1)


def _shared(wished: Sequence[float], least: Sequence[float], room: float) -> tuple[float, ...]:
    """What they wish for where there is room for it, else between that and what they need."""
    spare = room - sum(wished)
    if spare >= 0:
        return tuple(width + spare * width / sum(wished) for width in wished)
    give = sum(wished) - sum(least)
    share = min(1.0, -spare / give) if give else 0.0
    return tuple(w - (w - n) * share for w, n in zip(wished, least, strict=True))


def _of_columns(
    shown: ContactList,
    head: TextStyle,
    cell: TextStyle,
    measure: Callable[[str, TextStyle], float],
) -> tuple[float, ...]:
    """For every column the greatest of its cells."""
    found = [measure(words, head) for words in shown.heads]
    for row in shown.rows:
        for at, words in enumerate(row):
            if words:
                found[at] = max(found[at], measure(words, cell))
    return tuple(width + 0.5 for width in found)


def kept_together(words: str) -> str:
    """Numbers of phones, postcodes and other short words stay in one line."""
    short = len(words) <= _SHORT or _NUMBER.fullmatch(words)
    return words.replace(" ", "\u00a0") if short else words


@lru_cache(maxsize=4096)
def _in_one_line(words: str, style: TextStyle) -> float:
    whole = text_width(drawn_order(cleaned(words)), style.face, style.size)
    return max(min(whole, _WIDEST), min(_longest_word(words, style), _WIDEST))


@lru_cache(maxsize=4096)
def _longest_word(words: str, style: TextStyle) -> float:
    """An address of mail may go on in the next line behind its @."""
    whole = cleaned(kept_together(words))
    parts = (part for word in whole.split(" ") for part in _parts(word))
    return max((text_width(drawn_order(part), style.face, style.size) for part in parts), default=0)


def _parts(word: str) -> tuple[str, ...]:
    name, at, host = word.rpartition("@")
    return (name + at, host) if at else (word,)
