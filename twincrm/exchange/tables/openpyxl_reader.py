"""Only what is needed of a workbook is read: texts, sheets and number formats.

Charts, fonts, fills, names and properties, over which openpyxl stumbles in files of other programs,
are not looked at. Imported inside functions, as openpyxl is.
"""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import (
    BUILTIN_FORMATS,
    BUILTIN_FORMATS_MAX_SIZE,
    is_date_format,
    is_timedelta_format,
)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_STYLES = "xl/styles.xml"
_NUMBER_FORMAT = 3
"""The place of the number format in openpyxl's row of styles."""


class PlainReader(ExcelReader):
    """Reads the cells of a workbook and their number formats."""

    def read(self) -> None:
        """Read the parts that cells need."""
        self.read_manifest()
        self.read_strings()
        self.read_workbook()
        self._read_formats()
        self.read_worksheets()

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:  # noqa: ANN401 - parts of openpyxl
        """A sheet of one chart has no cells."""

    def _read_formats(self) -> None:
        if _STYLES not in self.archive.namelist():
            return
        root = ET.fromstring(self.archive.read(_STYLES))
        space = _STRICT if root.tag.startswith(_STRICT) else _MAIN
        named = {
            int(each.get("numFmtId", "0")): each.get("formatCode", "")
            for each in root.iterfind(f"{space}numFmts/{space}numFmt")
        }
        used = [
            int(each.get("numFmtId") or 0) for each in root.iterfind(f"{space}cellXfs/{space}xf")
        ]
        forms = [named.get(number) or BUILTIN_FORMATS.get(number, "General") for number in used]
        book: Any = self.wb
        book._number_formats = list(dict.fromkeys(forms))  # noqa: SLF001
        places = {form: n for n, form in enumerate(book._number_formats)}  # noqa: SLF001
        book._cell_styles = [_style(places[form]) for form in forms] or [StyleArray()]  # noqa: SLF001
        dates = {n for n, form in enumerate(forms) if is_date_format(form)}
        book._date_formats = dates  # noqa: SLF001
        book._timedelta_formats = {n for n in dates if is_timedelta_format(forms[n])}  # noqa: SLF001


def _style(place: int) -> StyleArray:
    style = StyleArray()
    style[_NUMBER_FORMAT] = BUILTIN_FORMATS_MAX_SIZE + place
    return style


def opened(data: bytes, *, formulas: bool = False) -> Any:  # noqa: ANN401 - a workbook of openpyxl
    """A workbook to be read row by row: its values, or the formulas in place of them."""
    reader = PlainReader(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
    reader.read()
    return reader.wb
