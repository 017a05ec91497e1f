"""Names in capitals in columns that are written as usual: pointed at, and taken as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import capitals, in_capitals

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping

IN_CAPITALS = Message("This name is in capitals, others are not; please check how it is written.")
_FIELDS = ("given", "family")
_INITIALS = 2
"""Capitals that are no name in capitals: ``KH``."""


def mixed_columns(layout: Layout, mapping: Mapping) -> frozenset[int]:
    """The places of columns of names that are not in capitals throughout."""
    named = (column.place for column in mapping.columns if column.field in _FIELDS)
    return frozenset(place for place in named if not capitals(layout.column(place)))


def tell_capitals(cells: Cells, mixed: frozenset[int]) -> None:
    """Point at the names of a row that are in capitals where others are not."""
    for field in _FIELDS:
        for column, value in cells.of(field):
            name = shown(value)
            if column.place in mixed and in_capitals(name) and _letters(name) > _INITIALS:
                cells.warn(column, name, IN_CAPITALS)


def _letters(name: str) -> int:
    return sum(map(str.isalpha, name))
