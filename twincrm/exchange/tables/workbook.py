"""Excel workbooks (.xlsx, ECMA-376): every sheet as a table, cells as a person sees them."""

from __future__ import annotations

import re
import warnings
from datetime import date, time, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from unicodedata import category

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.exchange.tables.packed import unpacked
from twincrm.exchange.tables.seen import moment_seen, number_seen
from twincrm.exchange.tables.table import MOST_CELLS, Table, TableFile, cell_text, evenly, plain_row
from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from twincrm.exchange.tables.table import Row, Value, Watch

MOST_ROWS = 1_048_576
"""Rows of a sheet in Excel."""
_MOST_REMARKS = 50
_TICK = 500
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How a workbook writes signs that XML does not know (ECMA-376 part 1, 22.9.2.19)."""

_NOT_CALCULATED = Message(
    "Sheet “{sheet}”, cell {cell}: this formula was never calculated and says nothing. "
    "Open the workbook in Excel or LibreOffice and save it once."
)
_ERROR = Message("Sheet “{sheet}”, cell {cell}: {error} is an error of a formula, not a value.")


def read_workbook(data: bytes, name: str, watch: Watch) -> TableFile:
    """All sheets of a workbook.

    Raises:
        FileTrouble: it is damaged, protected by a password, or holds too much.
    """
    with unpacked(data, name) as packed:
        formulas = _has_formulas(packed)
        sheets = _Sheets(name, watch)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what openpyxl does not keep, we do not read
                tables = sheets.read(data, formulas=formulas)
        except (TwincrmError, MemoryError):
            raise
        except Exception as problem:  # whatever openpyxl stumbles over is damage
            raise trouble("damaged", name) from problem
    return TableFile(tables, "xlsx", "", "", tuple(sheets.remarks))


def _has_formulas(packed: zipfile.ZipFile) -> bool:
    """Whether a sheet has formulas; looking twice at every cell is only worth it then."""
    for part in packed.namelist():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            with packed.open(part) as stream:
                rest = b""
                while block := stream.read(1 << 20):
                    if b"<f>" in rest + block or b"<f " in rest + block:
                        return True
                    rest = block[-3:]
    return False


class _Sheets:
    """Reads sheets, and counts what they hold."""

    def __init__(self, name: str, watch: Watch) -> None:
        self._name = name
        self._watch = watch
        self._cells = 0
        self.remarks: list[Message] = []

    def read(self, data: bytes, *, formulas: bool) -> tuple[Table, ...]:
        from twincrm.exchange.tables.openpyxl_reader import opened

        values = opened(data)
        typed = opened(data, formulas=True) if formulas else None
        try:
            return tuple(
                self._table(sheet, typed[sheet.title] if typed else None)
                for sheet in values.worksheets
            )
        finally:
            values.close()
            if typed is not None:
                typed.close()

    def _table(self, sheet: Any, typed: Any) -> Table:  # noqa: ANN401 - sheets of openpyxl
        rows: list[Row] = []
        lines: list[int] = []
        for number, row in enumerate(self._rows(sheet, typed), 1):
            if number % _TICK == 0:
                self._watch.step(number, 0)
            self._cells += len(row) + 1
            if self._cells > MOST_CELLS or number > MOST_ROWS:
                raise trouble("too-large", self._name)
            rows.append(row)
            lines.append(number)
        while rows and not rows[-1]:
            rows.pop()
            lines.pop()
        hidden = sheet.sheet_state != "visible"
        return Table(sheet.title, evenly(rows), hidden, tuple(lines))

    def _rows(self, sheet: Any, typed: Any) -> Iterator[Row]:  # noqa: ANN401
        sheet.reset_dimensions()
        if typed is None:
            for row in sheet.iter_rows():
                yield self._row(sheet.title, row, ())
            return
        typed.reset_dimensions()
        for row, formulas in zip_longest(sheet.iter_rows(), typed.iter_rows(), fillvalue=()):
            yield self._row(sheet.title, row, formulas)

    def _row(self, sheet: str, row: Any, formulas: Any) -> Row:  # noqa: ANN401
        cells: list[Value] = [None] * len(row)
        for place, cell in enumerate(row):
            if cell.value is not None:
                cells[place] = self._said(sheet, cell)
            elif place < len(formulas) and formulas[place].data_type == "f":
                self._remark(_NOT_CALCULATED, sheet, cell=formulas[place].coordinate)
        return plain_row(cells)

    def _said(self, sheet: str, cell: Any) -> Value:  # noqa: ANN401
        if cell.data_type == "e":
            self._remark(_ERROR, sheet, cell=cell.coordinate, error=str(cell.value))
            return None
        return value_seen(cell.value, cell.number_format)

    def _remark(self, message: Message, sheet: str, **values: str) -> None:
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(message.with_values(sheet=sheet, **values))


def _sign(found: re.Match[str]) -> str:
    """The sign that is written by its number; nothing where it is no letter."""
    sign = chr(int(found.group(1), 16))
    return "" if category(sign) in ("Cc", "Cs") and sign not in "\t\n\r" else sign


def value_seen(value: Any, number_format: str = "General") -> Value:  # noqa: ANN401
    """A value of a workbook as a person sees it."""
    if isinstance(value, str):
        if "_x" in value:
            value = _ESCAPED.sub(_sign, value)
        return cell_text(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return number_seen(value, number_format)
    if isinstance(value, date | time | timedelta):
        return moment_seen(value, number_format)
    return cell_text(str(value))
