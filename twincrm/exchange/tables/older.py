"""Workbooks of Excel 97 to 2003 (.xls), read by calamine.

It knows no number formats: a postcode kept as the number 1234 comes as “1234”.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import TwincrmError
from twincrm.domain.texts import Message
from twincrm.exchange.tables.table import MOST_CELLS, Table, TableFile, evenly, plain_row
from twincrm.exchange.tables.troubles import trouble
from twincrm.exchange.tables.workbook import value_seen

if TYPE_CHECKING:
    from twincrm.exchange.tables.table import Row, Value, Watch

_TICK = 500
_PANIC = "PanicException"
"""What calamine raises over garbage it did not expect; no ordinary exception."""
_NO_FORMATS = Message(
    "Numbers of old Excel files come without leading zeros. Check the postcodes, "
    "or save the file as an Excel workbook (.xlsx) first."
)


def read_old_workbook(data: bytes, name: str, watch: Watch) -> TableFile:
    """All sheets of an old workbook.

    Raises:
        FileTrouble: it is damaged, protected by a password, or holds too much.
    """
    try:
        tables = _tables(data, name, watch)
    except (TwincrmError, MemoryError):
        raise
    except Exception as problem:  # whatever calamine stumbles over is damage
        locked = type(problem).__name__ == "PasswordError"
        raise trouble("locked" if locked else "damaged", name) from problem
    except BaseException as problem:
        if type(problem).__name__ != _PANIC:
            raise
        raise trouble("damaged", name) from problem
    return TableFile(tables, "xls", "", "", (_NO_FORMATS,))


def _tables(data: bytes, name: str, watch: Watch) -> tuple[Table, ...]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found: list[Table] = []
    cells = 0
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            cells += sheet.total_height * sheet.total_width
            if cells > MOST_CELLS:
                raise trouble("too-large", name)
            hidden = about.visible != SheetVisibleEnum.Visible
            found.append(_table(about.name, sheet.to_python(skip_empty_area=False), hidden, watch))
    return tuple(found)


def _table(title: str, values: list[list[Any]], hidden: bool, watch: Watch) -> Table:
    rows: list[Row] = []
    for number, row in enumerate(values):
        if number % _TICK == 0:
            watch.step(number, len(values))
        rows.append(plain_row([_said(value) for value in row]))
    while rows and not rows[-1]:
        rows.pop()
    return Table(title, evenly(rows), hidden, tuple(range(1, len(rows) + 1)))


def _said(value: Any) -> Value:  # noqa: ANN401 - what calamine found in a cell
    return None if value == "" else value_seen(value)
