"""How wide the columns of a table are: what the user chose, else what their first rows need."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFontMetrics

    from twincrm.ui.models.lazy_table import LazyTableModel

SAMPLE = 60
"""So many of the first rows tell what a column needs."""
_BREAKS = re.compile(r"(?<=[^\W\d_])[ -]|[ -](?=[^\W\d_])|(?=@)")
"""Where words may go on in a second line; numbers stay whole."""
_UNSEEN = "\u200b"


class Need(NamedTuple):
    """What the words of a column fill, in pixels."""

    line: int
    """On one line."""
    folded: int
    """On two, where they have a place to break."""


class Wish(NamedTuple):
    """What a column asks for, in pixels."""

    width: int
    """What it has where there is room, or what the user gave it."""
    need: int
    """So much its first rows fill; the rest is air."""
    folded: int
    """So much they fill on two lines."""
    least: int
    """What it keeps where there is too little room even for these."""


def needs_of(
    model: LazyTableModel[Any], metrics: QFontMetrics, edges: int, most: int
) -> dict[str, Need]:
    """How wide the words of the first rows are, by column; nothing of columns without words."""
    rows = [model.row_at(at) for at in range(min(SAMPLE, model.rowCount()))]
    found: dict[str, Need] = {}
    for column in model.columns:
        words = {text for row in rows if (text := column.text(row))}
        if words:
            line = min(most, max(map(metrics.horizontalAdvance, words)) + edges)
            folded = max(_folded(each, metrics) for each in words) + edges
            found[column.key] = Need(line, min(line, folded))
    return found


def _folded(words: str, metrics: QFontMetrics) -> int:
    """How wide words are on two lines, broken as near to their middle as may be."""
    middle = len(words) / 2
    at = min((m.end() for m in _BREAKS.finditer(words)), key=lambda n: abs(n - middle), default=0)
    return max(metrics.horizontalAdvance(half.rstrip()) for half in (words[:at], words[at:]))


def foldable(words: str) -> str:
    """Words to be painted: an e-mail address may go on in a second line before its ``@``."""
    return words.replace("@", f"{_UNSEEN}@")


def grown(known: Mapping[str, Need], found: Mapping[str, Need]) -> dict[str, Need]:
    """Needs as far as they are known: a column that was wider once does not shrink again."""
    wider = {key: Need(*map(max, need, known.get(key, need))) for key, need in found.items()}
    return {**known, **wider}


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """What each column gets of the room.

    Where there is too little, their air goes first, then words go on in a second line, then they
    are cut down to what the columns keep; with what is still too much the table goes on to the
    side. What is left over is the last one's.
    """
    widths = [max(each.width, each.need) for each in wishes]
    for floors in zip(*(each[1:] for each in wishes), strict=True):
        spare = [max(0, width - floor) for width, floor in zip(widths, floors, strict=True)]
        excess = sum(widths) - room
        if excess > 0 and sum(spare):
            share = min(1.0, excess / sum(spare))
            widths = [width - ceil(each * share) for width, each in zip(widths, spare, strict=True)]
    widths[-1] += max(0, room - sum(widths))
    return widths
