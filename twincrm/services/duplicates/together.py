"""Columns that say something only together: they come from one of two records, never from both.

A title of one entry and the family name of the other are the name of nobody, and a street of one
town with the postcode of another is no address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Column

Columns = tuple[str, ...]
Said = dict[str, object]

NAME: Columns = ("given", "family", "particle", "title", "suffix", "name_order")
SECTORS: Columns = ("sector", "second_sector")
POSITION: Columns = ("latitude_e6", "longitude_e6")
POPULATION: Columns = ("population", "population_year")
STREET: Columns = ("extra", "street", "po_box")
TOWN: Columns = ("postcode", "locality", "region")

TOGETHER: Mapping[str, tuple[Columns, ...]] = {
    "person": (NAME,),
    "organisation": (SECTORS,),
    "place": (POSITION, POPULATION),
    "address": (STREET, TOWN),
}
"""By table. A number of inhabitants has the year it was counted, two sectors are two."""
_MEANT = {
    ("language_skill", "level"),
    ("household_member", "role"),
    ("assembly_attendance", "status"),
}
"""Columns in which what stands by itself is an answer like the others."""


def groups_of(table: str, *, asked: bool) -> tuple[Columns, ...]:
    """The columns of a table that come together.

    Addresses that nobody was *asked* about are one by their words: what one leaves open the other
    says of the same house.
    """
    return TOGETHER.get(table, ()) if asked or table != "address" else ()


def is_empty(column: Column[Any], value: object) -> bool:
    """Whether a column says nothing: nothing was entered, or what stands there by itself."""
    default: Any = column.default
    if (column.table.name, column.name) in _MEANT:
        return value is None
    by_itself = default is not None and default.is_scalar and value == default.arg
    return value is None or value == "" or by_itself


def said_by(columns: Iterable[Column[Any]], values: Mapping[str, Any]) -> Said:
    """What is said in some columns, without those that say nothing."""
    named = ((column, values[column.name]) for column in columns)
    return {column.name: value for column, value in named if not is_empty(column, value)}


def says_more(theirs: Said, mine: Said) -> bool:
    """Whether one says all that the other says, and something else."""
    return mine != theirs and mine.items() <= theirs.items()
