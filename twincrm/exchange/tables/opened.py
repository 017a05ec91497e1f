"""Tables of LibreOffice (.ods, OpenDocument 1.3 part 3): cells as a person sees them.

The file keeps beside each number the text it is shown as; that text is taken where it is made of
digits, so that postcodes keep their zeros. Our own reader, because repeated cells have to be
counted before they are made: three lines of such a file can ask for ten thousand million cells.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from twincrm.domain.texts import Message
from twincrm.exchange.tables.packed import unpacked
from twincrm.exchange.tables.seen import general, moment_seen
from twincrm.exchange.tables.table import (
    MOST_CELLS,
    Table,
    TableFile,
    cell_text,
    evenly,
    plain_row,
)
from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

    from twincrm.exchange.tables.table import Row, Value, Watch

_OASIS = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_OASIS.format(n) for n in ("table", "text", "office", "style"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_TICK = 500
_DIGITS = re.compile(r"[+(]?[0-9][0-9 /().\-\u00a0\u202f]*")
_PLAIN_DATE = re.compile(r"[^0-9]*[0-9]{4}[^0-9]*|[0-9]{1,2}[./-][0-9]{4}")
"""A day of which only the year, or month and year, is shown."""
_ENCRYPTED = b"encryption-data"

_ERROR = Message("Sheet “{sheet}”, row {row}: {error} is an error of a formula, not a value.")


def read_open_workbook(data: bytes, name: str, watch: Watch) -> TableFile:
    """All sheets of a table of LibreOffice.

    Raises:
        FileTrouble: it is damaged, protected by a password, or holds too much.
    """
    with unpacked(data, name) as packed:
        parts = packed.namelist()
        if "META-INF/manifest.xml" in parts and _ENCRYPTED in packed.read("META-INF/manifest.xml"):
            raise trouble("locked", name)
        if "content.xml" not in parts:
            raise trouble("damaged", name)
        reading = _Reading(name, watch)
        try:
            tables = reading.tables(packed)
        except (ET.ParseError, ValueError) as problem:
            raise trouble("damaged", name) from problem
    return TableFile(tables, "ods", "", "", tuple(reading.remarks))


class _Reading:
    """Goes through the document once, a row at a time."""

    def __init__(self, name: str, watch: Watch) -> None:
        self._name = name
        self._watch = watch
        self._cells = 0
        self._hidden: set[str] = set()
        self._rows: list[Row] = []
        self._blank = 0
        self._sheet = ""
        self.remarks: list[Message] = []

    def tables(self, packed: zipfile.ZipFile) -> tuple[Table, ...]:
        """The sheets in their order."""
        found: list[Table] = []
        depth = 0
        with packed.open("content.xml") as stream:
            for event, part in ET.iterparse(stream, events=("start", "end")):
                if part.tag == f"{_TABLE}table":
                    depth += 1 if event == "start" else -1
                    if event == "start" and depth == 1:
                        self._begin(part)
                    elif event == "end" and depth == 0:
                        found.append(self._ended(part))
                        part.clear()
                elif event == "end":
                    self._take(part, inside=depth == 1)
        return tuple(found)

    def _begin(self, part: Element) -> None:
        self._rows, self._blank = [], 0
        self._sheet = part.get(f"{_TABLE}name", "")

    def _ended(self, part: Element) -> Table:
        hidden = part.get(f"{_TABLE}style-name", "") in self._hidden
        lines = tuple(range(1, len(self._rows) + 1))
        return Table(self._sheet, evenly(self._rows), hidden, lines)

    def _take(self, part: Element, *, inside: bool) -> None:
        if part.tag == f"{_TABLE}table-row" and inside:
            self._row(part)
            part.clear()
        elif part.tag == f"{_STYLE}style":
            for properties in part.iter(f"{_STYLE}table-properties"):
                if properties.get(f"{_TABLE}display") == "false":
                    self._hidden.add(part.get(f"{_STYLE}name", ""))

    def _row(self, part: Element) -> None:
        """Keep a row as often as it is repeated; blank rows only when others come after them."""
        times = _times(part, f"{_TABLE}number-rows-repeated")
        row = self._said(part)
        if not row:
            self._blank += times
            return
        number = len(self._rows) + self._blank
        if number + times > _MOST_ROWS:
            raise trouble("too-large", self._name)
        self._count(self._blank + len(row) * times)
        if number // _TICK != len(self._rows) // _TICK or not number:
            self._watch.step(number, 0)
        self._rows += [()] * self._blank + [row] * times
        self._blank = 0

    def _said(self, part: Element) -> Row:
        cells: list[Value] = []
        blank = 0
        for cell in part:
            if cell.tag not in _CELLS:
                continue
            times = _times(cell, f"{_TABLE}number-columns-repeated")
            value = self._value(cell)
            if value is None:
                blank += times
                continue
            if len(cells) + blank + times > _MOST_COLUMNS:
                raise trouble("too-large", self._name)
            cells += [None] * blank + [value] * times
            blank = 0
        return plain_row(cells)

    def _value(self, cell: Element) -> Value:
        shown = cell_text("\n".join(_paragraph(p) for p in cell if p.tag == f"{_TEXT}p"))
        if shown and shown.startswith(("#", "Err:")) and cell.get(f"{_TABLE}formula"):
            row = len(self._rows) + self._blank + 1
            self.remarks.append(_ERROR.with_values(sheet=self._sheet, row=row, error=shown))
            return None
        return _seen(cell, shown)

    def _count(self, more: int) -> None:
        self._cells += more
        if self._cells > MOST_CELLS:
            raise trouble("too-large", self._name)


def _seen(cell: Element, shown: str | None) -> Value:
    """What a cell says: days as days, numbers as digits, everything else as it is shown."""
    sort = cell.get(f"{_OFFICE}value-type", "")
    if sort == "date" and not (shown and _PLAIN_DATE.fullmatch(shown)):
        with suppress(ValueError):
            return moment_seen(_moment(cell.get(f"{_OFFICE}date-value", "")))
    number = cell.get(f"{_OFFICE}value", "")
    if sort in {"float", "currency"} and number and not (shown and _DIGITS.fullmatch(shown)):
        return general(float(number))
    return shown


def _moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _paragraph(part: Element) -> str:
    """The text of a paragraph: runs of blanks, tabs and line breaks are elements of their own."""
    said = [part.text or ""]
    for piece in part:
        if piece.tag == f"{_TEXT}s":
            said.append(" " * min(int(piece.get(f"{_TEXT}c", "1")), 1000))
        elif piece.tag == f"{_TEXT}tab":
            said.append("\t")
        elif piece.tag == f"{_TEXT}line-break":
            said.append("\n")
        elif not piece.tag.endswith(("annotation", "}note")):
            said.append(_paragraph(piece))
        said.append(piece.tail or "")
    return "".join(said)


def _times(part: Element, name: str) -> int:
    return max(1, int(part.get(name, "1")))
