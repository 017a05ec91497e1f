"""Rows of a table that somebody puts right before they come in."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincrm.exchange.tables.header import Line
    from twincrm.services.interchange.table_sources import TableSource

Corrections = dict[int, tuple[str, ...]]
"""The cells of rows as they should be, by their lines."""


def corrected(source: TableSource, cells: Mapping[int, Sequence[str]]) -> TableSource:
    """The table with other cells in some rows; they are not read yet.

    The file is not changed, and the rows are known again by what stands in it.
    """
    lines = tuple(_put_right(line, cells.get(line.number)) for line in source.layout.lines)
    return replace(source, layout=replace(source.layout, lines=lines, _columns={}))


def _put_right(line: Line, texts: Sequence[str] | None) -> Line:
    """What was not touched stays as it came: days are days, not words."""
    if texts is None:
        return line
    before = line.before if line.before is not None else line.cells
    pairs = zip_longest(before, texts, fillvalue=None)
    cells = tuple(
        old if new is None or new == shown(old) else new.strip() or None for old, new in pairs
    )
    return replace(line, cells=cells, before=before)
