"""Workbooks of Excel 97 to 2003 (.xls, [MS-XLS]): cells as a person sees them.

Our own reader, because calamine knows no number formats, so that a postcode loses its zero, and
asks for all the memory there is, which ends the program, when some bytes of a file are damaged.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.compound import Damaged, compound_stream
from twincrm.exchange.tables.old_strings import shared_texts, text_at
from twincrm.exchange.tables.seen import moment_seen
from twincrm.exchange.tables.table import (
    MOST_CELLS,
    Table,
    TableFile,
    cell_text,
    evenly,
    plain_row,
)
from twincrm.exchange.tables.troubles import trouble
from twincrm.exchange.tables.workbook import value_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.exchange.tables.table import Row, Value, Watch

_BOF, _EOF, _CONTINUE, _FILEPASS, _SHEET, _SST = 0x809, 0x0A, 0x3C, 0x2F, 0x85, 0xFC
_FORMAT, _XF, _DATEMODE = 0x41E, 0xE0, 0x22
_LABELSST, _LABEL, _NUMBER, _RK, _MULRK = 0xFD, 0x204, 0x203, 0x27E, 0xBD
_FORMULA, _STRING, _BOOLERR = 0x06, 0x207, 0x205
_BIFF8 = 0x600
_TEXT, _TRUTH, _FAULT = 0, 1, 2
"""What a formula came to where it is no number (FormulaValue, 2.5.133)."""
_MOST_COLUMNS = 256
_TICK = 5000
_ERROR = Message("Sheet “{sheet}”, row {row}: the error of a formula is no value and was left out.")
_MOST_REMARKS = 50

Record = tuple[int, bytes]


def read_old_workbook(data: bytes, name: str, watch: Watch) -> TableFile:
    """All sheets of an old workbook.

    Raises:
        FileTrouble: it is damaged, protected by a password, older still, or holds too much.
    """
    try:
        reading = _Workbook(compound_stream(data, ("Workbook", "Book")), name, watch)
        tables = reading.tables()
    except (Damaged, struct.error, IndexError, ValueError, OverflowError) as problem:
        raise trouble("damaged", name) from problem
    return TableFile(tables, "xls", "", "", tuple(reading.remarks))


@dataclass(slots=True)
class _Sheet:
    name: str
    hidden: bool
    place: int
    cells: dict[int, dict[int, Value]] = field(default_factory=dict[int, "dict[int, Value]"])


class _Workbook:
    """The stream of a workbook: first what all sheets share, then each sheet."""

    def __init__(self, stream: bytes, name: str, watch: Watch) -> None:
        self._stream = stream
        self._name = name
        self._watch = watch
        self._count = 0
        self._texts: list[str] = []
        self._forms: dict[int, str] = {}
        self._styles: list[int] = []
        self._sheets: list[_Sheet] = []
        self._first_day = datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
        self.remarks: list[Message] = []

    def tables(self) -> tuple[Table, ...]:
        """The sheets in their order; those of charts and macros are none."""
        self._read_shared()
        if len({sheet.place for sheet in self._sheets}) < len(self._sheets):
            raise Damaged
        for sheet in self._sheets:
            self._read_sheet(sheet)
            self._count += max(sheet.cells, default=0)
        return tuple(_table(sheet) for sheet in self._sheets)

    def _records(self, place: int) -> Iterator[Record]:
        """Records from *place* to the end of their part."""
        stream = self._stream
        while place + 4 <= len(stream):
            sort, size = struct.unpack_from("<HH", stream, place)
            yield sort, stream[place + 4 : place + 4 + size]
            if sort == _EOF:
                return
            place += 4 + size

    def _read_shared(self) -> None:
        parts: list[bytes] = []
        for sort, raw in self._records(0):
            if sort == _BOF and struct.unpack_from("<H", raw)[0] != _BIFF8:
                raise trouble("older", self._name)
            if sort == _FILEPASS:
                raise trouble("locked", self._name)
            if sort == _SST:
                parts = [raw]
            elif sort == _CONTINUE and parts:
                parts.append(raw)
            else:
                self._texts = shared_texts(parts) if parts else self._texts
                parts = []
                self._note(sort, raw)

    def _note(self, sort: int, raw: bytes) -> None:
        if sort == _SHEET:
            place, state, kind = struct.unpack_from("<IBB", raw)
            if kind == 0:
                title = text_at(raw, 6, wide_length=False)
                self._sheets.append(_Sheet(title, bool(state & 3), place))
        elif sort == _FORMAT:
            self._forms[struct.unpack_from("<H", raw)[0]] = text_at(raw, 2)
        elif sort == _XF:
            self._styles.append(struct.unpack_from("<H", raw, 2)[0])
        elif sort == _DATEMODE and struct.unpack_from("<H", raw)[0]:
            self._first_day = datetime(1904, 1, 1)  # noqa: DTZ001

    def _read_sheet(self, sheet: _Sheet) -> None:
        waiting: tuple[int, int] | None = None
        for sort, raw in self._records(sheet.place):
            if sort == _STRING and waiting:
                self._keep(sheet, *waiting, cell_text(text_at(raw, 0)))
                waiting = None
            elif sort == _FORMULA:
                waiting = self._formula(sheet, raw)
            else:
                self._cell(sheet, sort, raw)

    def _cell(self, sheet: _Sheet, sort: int, raw: bytes) -> None:
        if sort not in (_LABELSST, _LABEL, _NUMBER, _RK, _MULRK, _BOOLERR):
            return
        row, column, style = struct.unpack_from("<HHH", raw)
        if sort == _LABELSST:
            text = self._texts[struct.unpack_from("<I", raw, 6)[0]]
            self._keep(sheet, row, column, cell_text(text))
        elif sort == _LABEL:
            self._keep(sheet, row, column, cell_text(text_at(raw, 6)))
        elif sort == _NUMBER:
            number = struct.unpack_from("<d", raw, 6)[0]
            self._keep(sheet, row, column, self._seen(number, style))
        elif sort == _RK:
            self._keep(sheet, row, column, self._seen(_packed_number(raw, 6), style))
        elif sort == _BOOLERR:
            self._truth(sheet, row, column, raw[6], error=bool(raw[7]))
        else:
            for at in range((len(raw) - 6) // 6):
                style = struct.unpack_from("<H", raw, 4 + at * 6)[0]
                number = _packed_number(raw, 6 + at * 6)
                self._keep(sheet, row, column + at, self._seen(number, style))

    def _formula(self, sheet: _Sheet, raw: bytes) -> tuple[int, int] | None:
        """Keep what a formula came to; the place of one whose text comes in the next record."""
        row, column, style = struct.unpack_from("<HHH", raw)
        if raw[12:14] != b"\xff\xff":
            number = struct.unpack_from("<d", raw, 6)[0]
            self._keep(sheet, row, column, self._seen(number, style))
            return None
        if raw[6] in (_TRUTH, _FAULT):
            self._truth(sheet, row, column, raw[8], error=raw[6] == _FAULT)
        return (row, column) if raw[6] == _TEXT else None

    def _truth(self, sheet: _Sheet, row: int, column: int, value: int, *, error: bool) -> None:
        if not error:
            self._keep(sheet, row, column, "TRUE" if value else "FALSE")
        elif len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(_ERROR.with_values(sheet=sheet.name, row=row + 1))

    def _seen(self, number: float, style: int) -> Value:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

        key = self._styles[style] if style < len(self._styles) else 0
        form = self._forms.get(key) or BUILTIN_FORMATS.get(key, "General")
        if not is_date_format(form):
            return value_seen(number, form)
        try:
            moment = self._first_day + timedelta(days=number)
        except (OverflowError, ValueError):
            return value_seen(number)
        return moment.strftime("%H:%M") if 0 <= number < 1 else moment_seen(moment, form)

    def _keep(self, sheet: _Sheet, row: int, column: int, value: Value) -> None:
        if value is None:
            return
        if column >= _MOST_COLUMNS:
            raise Damaged
        self._count += 1
        if self._count > MOST_CELLS:
            raise trouble("too-large", self._name)
        if self._count % _TICK == 0:
            self._watch.step(self._count, 0)
        sheet.cells.setdefault(row, {})[column] = value


def _packed_number(raw: bytes, place: int) -> float:
    """A number in four bytes (RkNumber): whole or not, in hundredths or not."""
    packed = struct.unpack_from("<i", raw, place)[0]
    if packed & 2:
        number: float = packed >> 2
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", packed & ~3))[0]
    return number / 100 if packed & 1 else number


def _table(sheet: _Sheet) -> Table:
    rows: list[Row] = []
    for number in range(max(sheet.cells, default=-1) + 1):
        cells = sheet.cells.get(number, {})
        rows.append(plain_row([cells.get(at) for at in range(max(cells, default=-1) + 1)]))
    return Table(sheet.name, evenly(rows), sheet.hidden, tuple(range(1, len(rows) + 1)))
