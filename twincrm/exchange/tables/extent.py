"""How far a sheet goes: a cell somewhere far out makes no list of 16,000 columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.exchange.tables.table import Row, Table, TableFile

MOST_COLUMNS = 256
"""Columns of a list that are read: more than any list of people has."""
_BLANK_ROWS = 50
"""Blank rows in succession that are kept; they part a title from what follows, no more."""
_WIDE = Message(
    "“{sheet}” has {n} columns that say something. Only the first {most} were read; put what "
    "stands in the others into a list of its own."
)


def within_reach(file: TableFile) -> TableFile:
    """A file whose sheets have no endless blanks and no more columns than can be looked at."""
    remarks: list[Message] = []
    tables: list[Table] = []
    for table in file.tables:
        said = _without_blanks(table)
        if max(map(len, said.rows), default=0) > MOST_COLUMNS:
            said, count = _narrow(said)
            if count > MOST_COLUMNS:
                remarks.append(_WIDE.with_values(sheet=table.name, n=count, most=MOST_COLUMNS))
        tables.append(said)
    return replace(file, tables=tuple(tables), remarks=(*file.remarks, *remarks))


def _without_blanks(table: Table) -> Table:
    """A table without long stretches of blank rows; the others keep the numbers of their lines."""
    numbers = table.lines or range(1, len(table.rows) + 1)
    rows: list[Row] = []
    lines: list[int] = []
    blank = 0
    for number, row in zip(numbers, table.rows, strict=True):
        blank = 0 if row else blank + 1
        if blank <= _BLANK_ROWS:
            rows.append(row)
            lines.append(number)
    return (
        table
        if len(rows) == len(table.rows)
        else replace(table, rows=tuple(rows), lines=tuple(lines))
    )


def _narrow(table: Table) -> tuple[Table, int]:
    """A table without the columns that say nothing; how many say something."""
    used = sorted({at for row in table.rows for at, cell in enumerate(row) if cell is not None})
    kept = used[:MOST_COLUMNS]
    rows = tuple(tuple(row[at] for at in kept if at < len(row)) for row in table.rows)
    return replace(
        table, rows=tuple(row if any(c is not None for c in row) else () for row in rows)
    ), len(used)
