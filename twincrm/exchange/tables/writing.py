"""Writes a table for people or for other programs; what is read back is what was written.

*Excel workbook*: text stays text whatever it begins with, days are days, sums can be summed. *CSV
for Excel*: every cell in quotation marks, semicolons, a byte order mark, and no cell that a
spreadsheet would calculate. *CSV for programs* (RFC 4180): commas, and every cell as it is.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager, suppress
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal, Self

from twincrm.exchange.tables.safety import guarded
from twincrm.exchange.tables.table import cell_text

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from twincrm.exchange.tables.table import Value

Kind = Literal["xlsx", "csv", "plain"]
"""An Excel workbook, CSV for Excel, CSV for programs."""


class Figure(str):
    """Text in CSV, and in a workbook the *number* it means, which can be summed and sorted."""

    __slots__ = ("form", "number")

    def __new__(cls, text: str, number: float, form: str) -> Self:
        """*form* is how a workbook shows it, such as ``0.00``."""
        made = super().__new__(cls, text)
        made.number, made.form = number, form
        return made

    number: float
    form: str


LONGEST_CELL = 32_767
"""Letters that Excel keeps in a cell; the rest of a longer text is left out of a workbook."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no table can hold: control characters, and what is no letter at all (XML 1.0, 2.2)."""
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts wrongly, or not at all."""
_AS_TEXT, _AS_DAY = "@", "mm-dd-yy"
"""Text whatever is typed over it; a day in the form of the reader's country (format 14)."""
_LOOKED_AT, _LEAST, _MOST = 200, 8, 48
"""Rows looked at for the widths of columns, and these in letters."""


def plain_text(text: str) -> str:
    """*text* without what no table can hold; lines end alike."""
    return cell_text(_UNFIT.sub("", text)) or ""


def write_table(
    stream: BinaryIO,
    kind: Kind,
    title: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Value]],
) -> int:
    """Write *head* and *rows*, and say how many rows they were.

    *title* names the sheet of a workbook.
    """
    if kind == "xlsx":
        return _write_workbook(stream, title, head, rows)
    return _write_csv(stream, head, rows, for_excel=kind == "csv")


def _write_csv(
    stream: BinaryIO, head: Sequence[str], rows: Iterable[Sequence[Value]], *, for_excel: bool
) -> int:
    encoding, separator = ("utf-8-sig", ";") if for_excel else ("utf-8", ",")
    safe = guarded if for_excel else str
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe(plain_text(name)) for name in head])
    number = 0
    for row in rows:
        writer.writerow([safe(_said(cell)) for cell in row])
        number += 1
    text.flush()
    text.detach()
    return number


def _said(cell: Value) -> str:
    return cell.isoformat() if isinstance(cell, date) else plain_text(cell) if cell else ""


def _write_workbook(
    stream: BinaryIO, title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]
) -> int:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(_sheet_title(title))
    waiting = iter(rows)
    first = list(islice(waiting, _LOOKED_AT))
    for place, width in enumerate(_widths([head, *first]), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    with _swept(sheet):
        sheet.append(_Cells(sheet, bold=True).of(head))
        cells = _Cells(sheet)
        number = 0
        for row in chain(first, waiting):
            sheet.append(cells.of(row))
            number += 1
        if head:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{number + 1}"
        book.save(stream)
    return number


@contextmanager
def _swept(sheet: Any) -> Generator[None]:  # noqa: ANN401 - of openpyxl
    """Leave nobody's data in the folder for temporary files when the writing is given up.

    openpyxl keeps a sheet there until it is saved.
    """
    try:
        yield
    except BaseException:
        with suppress(Exception):
            sheet.close()
        with suppress(OSError, AttributeError):
            sheet._writer.cleanup()  # noqa: SLF001 - there is no other way to it
        raise


class _Cells:
    """Cells of a sheet: one of text, of a day and of a number, filled anew for each value.

    A sheet writes a cell before it asks for the next one, so one of each sort is enough; making one
    for every value would take twice as long.
    """

    def __init__(self, sheet: Any, *, bold: bool = False) -> None:  # noqa: ANN401 - of openpyxl
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        self._sheet = sheet
        self._text: Any = WriteOnlyCell(sheet, "")
        self._text.number_format = _AS_TEXT
        if bold:
            self._text.font = Font(bold=True)
        self._day: Any = WriteOnlyCell(sheet, "")
        self._day.number_format = _AS_DAY
        self._figures: dict[str, Any] = {}
        """By their form: cells already written would change with that of another."""

    def of(self, row: Sequence[Value]) -> Generator[Any]:
        """The cells of a row, one after the other."""
        for value in row:
            if isinstance(value, date) and value >= _FIRST_DAY:
                self._day.value = value
                self._day.number_format = _AS_DAY  # or it is the form of openpyxl
                yield self._day
                continue
            if isinstance(value, Figure):
                yield self._figure(value)
                continue
            text = _said(value)[:LONGEST_CELL]
            if not text:
                yield None
                continue
            self._text.value = _ESCAPE.sub("_x005F_", text)
            self._text.data_type = "s"  # or what begins with = would be calculated
            yield self._text

    def _figure(self, value: Figure) -> Any:  # noqa: ANN401 - of openpyxl
        from openpyxl.cell import WriteOnlyCell

        cell = self._figures.get(value.form)
        if cell is None:
            cell = self._figures[value.form] = WriteOnlyCell(self._sheet, 0)
            cell.number_format = value.form
        cell.value = value.number
        return cell


def _widths(rows: Sequence[Sequence[Value]]) -> Iterator[int]:
    """How wide each column is, in letters: as its longest line, within reason."""
    for column in zip(*rows, strict=True):
        longest = max(len(line) for cell in column for line in (_said(cell).split("\n")))
        yield max(_LEAST, min(longest + 2, _MOST))


def _sheet_title(title: str) -> str:
    plain = _NOT_IN_TITLES.sub(" ", plain_text(title).replace("\n", " ")).strip(" '")
    return plain[:_LONGEST_TITLE].rstrip(" '") or "1"
