"""Tables as other programs write them, before anybody knows what their columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Message

Value = str | date | None
"""What a cell says: text as a person sees it, a day, or nothing. A cell of blanks says nothing."""

Format = Literal["csv", "xlsx", "xls", "ods", "ldif"]
Row = tuple[Value, ...]

MOST_CELLS = 10_000_000
"""Cells of one file: a federation of 100,000 people with a hundred columns each."""

MOST_BYTES = 64_000_000
"""Bytes of a file that is not packed: six hundred for each of 100,000 people."""


class Watch(Protocol):
    """Hears how far the reading or writing is, and may stop it by raising."""

    def step(self, done: int, total: int) -> None:
        """*done* of *total* parts are finished (0 of 0: unknown)."""
        ...


class Unwatched:
    """Nobody waits for it."""

    def step(self, done: int, total: int) -> None:
        """Go on."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or one file of rows, title rows and blank rows included.

    *rows* are as wide as they stand in the file; a blank row is ``()``. *lines* are the numbers of
    the rows in the sheet, or of the lines in the file on which they begin. *hidden*: the sheet
    is not shown to whoever opens the file.
    """

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a file of tables holds, and how it was understood.

    *encoding* and *separator* are empty where the format has none. *remarks* say what was odd.
    """

    tables: tuple[Table, ...]
    format: Format
    encoding: str
    separator: str
    remarks: tuple[Message, ...] = ()


_HALVES = re.compile("[\ud800-\udfff]")


def cell_text(text: str) -> str | None:
    """Text as a cell says it: line ends alike, without blanks at its end; None if nothing is left.

    Blanks at its beginning and inside stay; halves of letters that stand alone are no letters.
    """
    if not text.isascii() and _HALVES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.rstrip() or None


def plain_row(cells: Sequence[Value]) -> Row:
    """A row of a table; a row that says nothing is ``()``."""
    return tuple(cells) if any(cell is not None for cell in cells) else ()


def evenly(rows: list[Row]) -> tuple[Row, ...]:
    """Rows of a sheet as wide as its last column that says something; blank ones stay blank."""
    width = max(map(_used, rows), default=0)
    return tuple(row and (*row[:width], *[None] * (width - len(row))) for row in rows)


def _used(row: Row) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell is not None), default=0)
