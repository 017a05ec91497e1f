"""Rows of a table that somebody puts right before they come in."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.loud import IN_CAPITALS
from twincrm.exchange.tables.mapping import Column
from twincrm.exchange.tables.meanings import OF_NAMES
from twincrm.exchange.tables.people import in_proper_case

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from collections.abc import Sequence

    from twincrm.domain.records.table_row import TableRow
    from twincrm.exchange.tables.header import Line
    from twincrm.exchange.tables.mapping import Mapping
    from twincrm.services.interchange.table_sources import TableSource

Corrections = dict[int, tuple[str, ...]]
"""The cells of rows as they should be, by their lines."""


def corrected(source: TableSource, cells: MappingOf[int, Sequence[str]]) -> TableSource:
    """The table with other cells in some rows; they are not read yet.

    The file is not changed, and the rows are known again by what stands in it.
    """
    source = nameable(source)
    lines = tuple(_put_right(line, cells.get(line.number)) for line in source.layout.lines)
    return replace(source, layout=replace(source.layout, lines=lines, _columns={}))


def nameable(source: TableSource) -> TableSource:
    """The table with columns for a name behind its own, where it has none.

    They are no part of the file: what somebody types in the preview stands there.
    """
    mapping, layout = source.mapping, source.layout
    if mapping.has(*OF_NAMES) or any(column.added for column in mapping.columns):
        return source
    width = len(layout.header)
    columns = tuple(
        Column(width + n, "", meaning, certainty="sure", added=True)
        for n, meaning in enumerate(("given", "family"))
    )
    words = _NAMED.get(mapping.language, _NAMED["en"])
    return replace(
        source,
        layout=replace(layout, header=(*layout.header, *words), _columns={}),
        mapping=replace(mapping, columns=(*mapping.columns, *columns)),
    )


_NAMED = {
    "de": ("Vorname", "Nachname"),
    "fr": ("Prénom", "Nom"),
    "pl": ("Imię", "Nazwisko"),
    "nl": ("Voornaam", "Achternaam"),
    "en": ("Given name", "Family name"),
}
"""What a list calls first and family names, in its language."""


def suggested_cells(row: TableRow, mapping: Mapping) -> dict[int, str]:
    """Where a row without a name may say the one that its mailbox suggests, by columns."""
    given, family = row.suggested or ("", "")
    if not family:
        return {}
    whole = {"full_name": f"{given} {family}", "family_given": f"{family} {given}"}
    parted = {"given": given, "family": family}
    for said in (parted, *({field: name} for field, name in whole.items())):
        places = {field: _first(mapping, field) for field in said}
        if None not in places.values():
            return {place: said[field] for field, place in places.items() if place is not None}
    return {}


def usual_cells(row: TableRow, mapping: Mapping) -> dict[int, str]:
    """How names that are in capitals among others that are not may be written, by columns."""
    loud = {p.header: p.text for p in row.problems if p.message.id == IN_CAPITALS.id}
    named = (column for column in mapping.columns if column.field in ("given", "family"))
    found = ((column.place, loud.get(column.header, "")) for column in named)
    return {place: in_proper_case(name) for place, name in found if name}


def _first(mapping: Mapping, field: str) -> int | None:
    return next((column.place for column in mapping.columns if column.field == field), None)


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
