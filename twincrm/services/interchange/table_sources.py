"""Files of tables on their way in: which table, what its columns are, what its rows say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.exchange.tables.guessing import guess
from twincrm.exchange.tables.header import layout
from twincrm.exchange.tables.mapping import named_columns, named_row, told
from twincrm.exchange.tables.meanings import OF_NAMES
from twincrm.exchange.tables.naming import header_key
from twincrm.exchange.tables.rows import RowReader
from twincrm.exchange.tables.troubles import trouble
from twincrm.exchange.vcard import ReadCard
from twincrm.exchange.vcard.bounds import LONGEST, bounded
from twincrm.services.interchange.incoming import IncomingCard
from twincrm.services.interchange.planned import Source
from twincrm.services.interchange.remembering import as_before, said_before
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf
    from datetime import date

    from twincrm.domain.records.table_row import TableRow
    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping
    from twincrm.exchange.tables.table import Table, TableFile
    from twincrm.services.progress import Progress

_NO_ROWS = Message(
    "There is no row of people in {file}, only headers. Nothing was changed. If the list stands in "
    "another sheet or another file, choose that one."
)
_NO_SHEET = Message("There is no sheet “{sheet}” in {file}. Nothing was changed.")
_TICK = 500


@dataclass(frozen=True, slots=True)
class TableSource:
    """One table of a file with what its columns are: ready to be planned, or to be asked about."""

    name: str
    """The file's name."""
    sheet: str
    layout: Layout
    mapping: Mapping
    rows: tuple[TableRow, ...] = ()
    format: str = "csv"
    encoding: str = ""
    separator: str = ""
    remarks: tuple[Message, ...] = ()
    other_sheets: tuple[str, ...] = ()
    """Sheets of the file that are left alone."""
    remembered: bool = False
    """The meanings of the columns are those of the last time."""
    cards: Source = field(default_factory=lambda: Source("", ()))
    """The people and organisations of the rows, in their order."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is not kept: columns and sheets, by their names."""
        return (*self.mapping.left_out, *self.other_sheets)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody says of a file of tables before it is read; the rest is recognised."""

    format: str = "auto"
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    columns: MappingOf[str, Any] = field(default_factory=dict[str, Any])
    """What the columns are, as `told` understands it."""


def source_of(
    file: TableFile,
    name: str,
    home: str,
    today: date,
    wanted: Wanted | None = None,
    *,
    remembered: MappingOf[str, str] | None = None,
    progress: Progress | None = None,
) -> TableSource:
    """The table of a file that is about people, its columns guessed, remembered or said.

    *remembered* are the mappings of earlier times by the keys of their headers.

    Raises:
        FileTrouble: the file holds no such sheet, or no table at all.
        InputError: what is said of the columns cannot be understood.
        Cancelled: *progress* was asked to stop.
    """
    wishes = dict(wanted.columns) if wanted else {}
    sheet = (wanted.sheet if wanted else None) or wishes.get("sheet")
    table, parts, mapping = _chosen(file, name, sheet, wishes, home)
    before = said_before(mapping, remembered or {})
    mapping = told(as_before(mapping, parts, before) if before else mapping, wishes)
    others = tuple(other.name for other in file.tables if other is not table and other.rows)
    source = TableSource(
        name,
        table.name,
        parts,
        mapping,
        format=file.format,
        encoding=file.encoding,
        separator=file.separator,
        remarks=_remarks(file, table, parts, name),
        other_sheets=others,
        remembered=bool(before),
    )
    return read_rows(source, home, today, progress)


def _remarks(file: TableFile, table: Table, parts: Layout, name: str) -> tuple[Message, ...]:
    """What is odd about the table; nothing of other sheets, nor of rows that are about nobody."""
    nobody = {str(row.number) for row in parts.left_out}
    kept = [
        said
        for said in file.remarks
        if said.values.get("sheet", table.name) == table.name
        and str(said.values.get("cell", "")).lstrip(ascii_uppercase) not in nobody
        and str(said.values.get("row", "")) not in nobody
    ]
    return tuple(kept if parts.lines else [*kept, _NO_ROWS.with_values(file=name)])


def mapped(source: TableSource, wishes: MappingOf[str, Any], home: str, today: date) -> TableSource:
    """The same table with other meanings of its columns."""
    return read_rows(replace(source, mapping=told(source.mapping, wishes)), home, today)


def read_rows(
    source: TableSource, home: str, today: date, progress: Progress | None = None
) -> TableSource:
    """The source with its rows read by what its columns are."""
    progress = progress or Silent()
    rows: list[TableRow] = []
    total = len(source.layout.lines)
    for number, row in enumerate(RowReader(source.layout, source.mapping, home, today).rows()):
        if number % _TICK == 0:
            progress.step(number, total)
        rows.append(row)
    return replace(source, rows=tuple(rows), cards=_cards(source, rows, home))


def _cards(source: TableSource, rows: list[TableRow], home: str) -> Source:
    country = source.mapping.country or home
    cards: list[IncomingCard] = []
    for row in rows:
        size = sum(map(len, row.cells))
        for place, contact in enumerate(row.contacts):
            mark = row.fingerprint + (f"-{place}" if place else "")
            card, odd = contact.card, ()
            if size > LONGEST:
                card, odd = bounded(card, row.line, size)
            read = ReadCard(card, len(cards) + 1, row.line, odd, fingerprint=mark)
            cards.append(IncomingCard(source.name, read, country, contact.more, row))
    return Source(source.name, tuple(cards))


def _chosen(
    file: TableFile, name: str, sheet: str | None, wishes: MappingOf[str, Any], home: str
) -> tuple[Table, Layout, Mapping]:
    """The table that was asked for, else the first one shown that is about people."""
    filled = [table for table in file.tables if table.rows and any(table.rows)]
    if not filled:
        raise trouble("empty", name)
    shown = [table for table in filled if not table.hidden] or filled
    if sheet is not None:
        shown = [table for table in filled if table.name == sheet]
    first: tuple[Table, Layout, Mapping] | None = None
    for table in shown:
        parts = layout(table, _header_row(table, wishes))
        mapping = guess(parts, f"{table.name} {name}", home)
        if parts.lines and mapping.has(*OF_NAMES):
            return table, parts, mapping
        first = first or (table, parts, mapping)
    if first is None:
        raise FileTrouble(_NO_SHEET.with_values(sheet=sheet or "", file=name))
    return first


def _header_row(table: Table, wishes: MappingOf[str, Any]) -> int | None:
    """The line of the header: as it is said, or where the columns stand that somebody names."""
    if said := named_row(wishes):
        return said
    keys = {header_key(name) for name in named_columns(wishes)}
    if not keys:
        return None
    numbers = table.lines or range(1, len(table.rows) + 1)
    for number, row in zip(numbers, table.rows, strict=True):
        found = {header_key(cell) for cell in row if isinstance(cell, str)}
        if len(keys & found) * 2 > len(keys):
            return number
    return None
