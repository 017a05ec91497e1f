"""How wide the columns of a printed list are, on which side of the paper, in which size."""

from __future__ import annotations

import re
from bisect import bisect_right
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

    Lines = list[float]
    """How wide cells are, the widest last."""

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
_STEPS = 40
"""Of so many widths of a column the best one is sought."""
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
    lines = _in_one_lines(shown, head, cell)
    wished = tuple(each[-1] for each in lines)
    heads = tuple(_longest_word(words, head) + 0.5 for words in shown.heads)
    words = _of_columns(shown, head, cell, _longest_word)
    least = _broken(words, heads, _WIDEST)
    room = _room(upright, wished)
    if sum(wished) <= room * _CROWDED and sum(least) <= room:
        return Fitted(upright, _shared(lines, least, room), 1.0)
    for most, scale in product(_BROKEN, _SIZES):
        least = _broken(words, heads, most)
        room = _room(across, wished) / scale
        if sum(least) <= room:
            widths = _shared(lines, least, room)
            return Fitted(across, tuple(width * scale for width in widths), scale)
    raise RuleError(_TOO_WIDE)


def _broken(words: Sequence[float], heads: Sequence[float], most: float) -> tuple[float, ...]:
    """What columns need whose heads stay whole, and their words up to *most*."""
    return tuple(max(head, min(word, most)) for word, head in zip(words, heads, strict=True))


def _room(paper: tuple[float, float], columns: Sequence[float]) -> float:
    return paper[0] - 2 * SIDE - GAP * (len(columns) - 1)


def _shared(lines: Sequence[Lines], least: Sequence[float], room: float) -> tuple[float, ...]:
    """All they wish for where there is room; else so that most cells stand in one line.

    What is then left goes to those that wish for more.
    """
    widths = wished = [each[-1] for each in lines]
    if sum(widths) > room:
        widths = list(least)
        while step := _best_step(lines, widths, room - sum(widths)):
            at, width = step
            widths[at] = width
    spare, more = room - sum(widths), [max(0.0, w - n) for w, n in zip(wished, widths, strict=True)]
    shares = more if sum(more) >= spare else widths
    return tuple(w + spare * share / sum(shares) for w, share in zip(widths, shares, strict=True))


def _best_step(
    lines: Sequence[Lines], widths: Sequence[float], spare: float
) -> tuple[int, float] | None:
    """The column and its new width that bring most cells into one line for a point of room."""
    best, found = 0.0, None
    for at, (cells, width) in enumerate(zip(lines, widths, strict=True)):
        inside = bisect_right(cells, width)
        for upto in range(inside, len(cells), max(1, len(cells) // _STEPS)):
            cost = cells[upto] - width
            if cost > spare:
                break
            gain = (bisect_right(cells, cells[upto]) - inside) / cost
            if gain > best:
                best, found = gain, (at, cells[upto])
    return found


def _in_one_lines(shown: ContactList, head: TextStyle, cell: TextStyle) -> tuple[Lines, ...]:
    """For every column how wide its cells and its head are in one line."""
    found = [[_in_one_line(words, head) + 0.5] for words in shown.heads]
    for row in shown.rows:
        for at, words in enumerate(row):
            if words:
                found[at].append(_in_one_line(words, cell) + 0.5)
    return tuple(sorted(each) for each in found)


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
