"""Why a file of tables cannot be read, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

MESSAGES: Mapping[str, Message] = {
    "damaged": Message(
        "{file} is damaged or only half there, and was not read. Nothing was changed. "
        "Open it in the program it comes from, save it again and choose the new file."
    ),
    "locked": Message(
        "{file} is protected by a password and was not read. Nothing was changed. Open it in the "
        "program it comes from, save it without a password and choose that file."
    ),
    "no-table": Message(
        "{file} is not a table that TwinCRM can read. Nothing was changed. Save the table as an "
        "Excel workbook (.xlsx) or as CSV and choose that file."
    ),
    "web-page": Message(
        "{file} is a web page that calls itself a table, and was not read. Nothing was changed. "
        "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and choose that."
    ),
    "binary-workbook": Message(
        "{file} is a workbook in Excel’s binary form (.xlsb), which TwinCRM cannot read. Nothing "
        "was changed. Save it as an Excel workbook (.xlsx) and choose that file."
    ),
    "older": Message(
        "{file} is a workbook of Excel 95 or older, which TwinCRM cannot read. Nothing was "
        "changed. Save it as an Excel workbook (.xlsx) and choose that file."
    ),
    "cards": Message(
        "{file} holds contact cards, not a table. Nothing was changed. Choose it as a file of "
        "contact cards (.vcf)."
    ),
    "too-large": Message(
        "{file} holds more than {most} million cells, or is far larger than it looks, and was not "
        "read. Nothing was changed. Delete empty rows and columns, or split it into several files."
    ),
    "too-long": Message(
        "{file} is larger than {size} MB and was not read. Nothing was changed. "
        "Split the list into several files, or leave columns with long texts out."
    ),
    "empty": Message(
        "{file} is empty. Nothing was changed. Choose the file in which the table stands."
    ),
}


class EmptyTable(FileTrouble):
    """The file is a table, but nothing stands in it."""


def trouble(code: str, file: str) -> FileTrouble:
    """The trouble *code* with the file called *file*."""
    from twincrm.exchange.tables.table import MOST_BYTES, MOST_CELLS

    name = file.encode("utf-8", "replace").decode()
    values = {"most": MOST_CELLS // 1_000_000, "size": MOST_BYTES // 1_000_000}
    kind = EmptyTable if code == "empty" else FileTrouble
    return kind(MESSAGES[code].with_values(file=name, **values))
