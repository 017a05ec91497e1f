"""How wide the columns of a table are: what the user chose, else what their first rows need."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFontMetrics

    from twincrm.ui.models.lazy_table import LazyTableModel

SAMPLE = 60
"""So many of the first rows tell what a column needs."""


class Wish(NamedTuple):
    """What a column asks for, in pixels."""

    width: int
    """What it has where there is room, or what the user gave it."""
    need: int
    """So much its first rows fill; the rest is air."""
    least: int
    """What it keeps where there is too little room for all needs."""


def needs_of(
    model: LazyTableModel[Any], metrics: QFontMetrics, edges: int, most: int
) -> dict[str, int]:
    """How wide the words of the first rows are, by column; nothing of columns without words."""
    rows = [model.row_at(at) for at in range(min(SAMPLE, model.rowCount()))]
    found: dict[str, int] = {}
    for column in model.columns:
        words = {column.text(row) for row in rows}
        widest = max((metrics.horizontalAdvance(each) for each in words if each), default=0)
        if widest:
            found[column.key] = min(most, widest + edges)
    return found


def grown(known: Mapping[str, int], found: Mapping[str, int]) -> dict[str, int]:
    """Needs as far as they are known: a column that was wider once does not shrink again."""
    return {**known, **{key: max(need, known.get(key, 0)) for key, need in found.items()}}


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """What each column gets of the room.

    Where there is too little, their air goes first, then long words are cut down to what the
    columns keep; with what is still too much the table goes on to the side. What is left over is
    the last one's.
    """
    widths = [max(each.width, each.need) for each in wishes]
    for floors in ([each.need for each in wishes], [each.least for each in wishes]):
        spare = [max(0, width - floor) for width, floor in zip(widths, floors, strict=True)]
        excess = sum(widths) - room
        if excess > 0 and sum(spare):
            share = min(1.0, excess / sum(spare))
            widths = [width - ceil(each * share) for width, each in zip(widths, spare, strict=True)]
    widths[-1] += max(0, room - sum(widths))
    return widths
