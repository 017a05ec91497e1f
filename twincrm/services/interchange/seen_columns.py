"""What the columns of a table that comes in hold, for whoever looks through them before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.partial_date import PartialDate
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.days import (
    lone_year,
    order_of,
    read_day,
    short_years,
    slashed,
    two_centuries,
)
from twincrm.exchange.tables.mapping import told
from twincrm.exchange.tables.meanings import DATES, FIELDS, KINDS, SINCE_WHEN
from twincrm.runtime import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from twincrm.exchange.tables.days import Order, Years
    from twincrm.exchange.tables.mapping import Column
    from twincrm.exchange.tables.table import Value
    from twincrm.services.interchange.table_sources import TableSource

MEANINGS = FIELDS
"""What a column can become, each field with its name."""
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """One column with the first things that stand in it."""

    column: Column
    letter: str
    """As Excel and LibreOffice call it: A, B … AA."""
    samples: tuple[str, ...]
    filled: int
    """In how many rows it says something."""
    rows: int
    either: bool = False
    """Whether its days can be read with the day or the month first."""
    short: str = ""
    """Of birthdays: the first whose year has two digits."""
    centuries: bool = False
    """Whether some of these years can be of two centuries."""

    @property
    def dated(self) -> bool:
        """Whether it is about days."""
        return self.column.field in DATES


def seen_columns(source: TableSource) -> tuple[SeenColumn, ...]:
    """Every column of a table, in order."""
    found: list[SeenColumn] = []
    for column in source.mapping.columns:
        cells = source.layout.column(column.place)
        words = dict.fromkeys(" ".join(shown(cell).split()) for cell in cells[:200])
        samples = tuple(filter(None, words))[:_SAMPLES]
        rows = len(source.layout.lines)
        either = column.field in DATES and not order_of(cells) and slashed(cells)
        name = letter(column.place)
        short, both = _short(cells) if column.field == "birth_date" else ("", False)
        found.append(SeenColumn(column, name, samples, len(cells), rows, either, short, both))
    return tuple(found)


def _short(cells: Sequence[Value]) -> tuple[str, bool]:
    """The first year of two digits that can be two, else the first; and whether there is one."""
    today = clock.today()
    both = [cell for cell in cells if two_centuries([cell], today)]
    some = both or [cell for cell in cells if short_years([cell])]
    return (shown(some[0]) if some else ""), bool(both)


def shown_cell(cell: Value) -> str:
    """What a cell says, as text."""
    return shown(cell)


def letter(place: int) -> str:
    """What a program for tables calls the column at *place*, counted from 0."""
    found, left = "", place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def day_in_words(
    text: str,
    column: Column,
    today: date,
    language: str,
    *,
    order: Order = "",
    years: Years | None = None,
) -> str:
    """How a cell is read as a day, in words; empty where it is none.

    *order* and *years* stand in for what the column says.
    """
    past = column.field != "left"
    sort = column.years if years is None else years
    alone = lone_year(text, today) if column.field in SINCE_WHEN else None
    iso = alone or read_day(text, order or column.order, today, past=past, years=sort)
    return PartialDate.from_iso(iso).format(language) if iso else ""


def remapped(
    source: TableSource,
    meanings: Mapping[int, str],
    orders: Mapping[int, str],
    years: Mapping[int, str] | None = None,
    *,
    proper_case: bool | None = None,
) -> TableSource:
    """The table with other meanings of some columns, by their places; its rows are not read yet.

    *orders* say of dates whether the day or the month comes first (``dmy``, ``mdy``), *years*
    what years of two digits are; *proper_case* that family names in capitals are written as usual.
    """
    columns = [
        {
            "header": column.header,
            "meaning": meanings.get(column.place, column.meaning),
            "dates": orders.get(column.place, ""),
            "years": (years or {}).get(column.place, column.years),
        }
        for column in source.mapping.columns
    ]
    wishes: dict[str, Any] = {"columns": columns}
    if proper_case is not None:
        wishes["proper_case"] = proper_case
    return replace(source, mapping=told(source.mapping, wishes))


def every_meaning() -> tuple[str, ...]:
    """All that a column can become, in the order in which they are offered."""
    found: list[str] = []
    for field in FIELDS:
        found += [field, *(f"{field}.{kind}" for kind in KINDS.get(field, ()))]
    return tuple(found)
