"""Reads tables of every sort; which sort it is, the first bytes say, not the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.exchange.tables.extent import within_reach
from twincrm.exchange.tables.ldif import read_ldif, seems_ldif
from twincrm.exchange.tables.letters import encodings_for
from twincrm.exchange.tables.packed import unpacked
from twincrm.exchange.tables.separated import read_separated
from twincrm.exchange.tables.table import MOST_BYTES, Unwatched
from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from twincrm.exchange.tables.table import Format, TableFile, Watch

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Excel, Word and Outlook, and new workbooks under a password (MS-CFB)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")
_FOREIGN = (
    b"%PDF-",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"SQLite format 3\0",
    b"{\\rtf",
    b"!BDN",
)
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def read_tables(
    data: bytes,
    name: str,
    *,
    format: Literal["auto"] | Format = "auto",  # noqa: A002 - as the command line calls it
    encoding: str | None = None,
    separator: str | None = None,
    progress: Watch | None = None,
) -> TableFile:
    """The tables of a file called *name*.

    *encoding* and *separator* overrule what is recognised in text files; else they have no meaning.

    Raises:
        FileTrouble: it is no table, is damaged, protected, or holds more than can be read.
        InputError: *encoding* is not the name of a character set.
        Cancelled: *progress* was asked to stop.
    """
    watch = progress or Unwatched()
    sort = format_of(data, name) if format == "auto" else format
    if sort in ("csv", "ldif", "xls") and len(data) > MOST_BYTES:
        raise trouble("too-long", name)
    if sort == "ldif":
        return read_ldif(data, name, encoding, watch)
    if sort == "csv":
        return within_reach(read_separated(data, name, encoding, separator, watch))
    return within_reach(_workbook_reader(sort)(data, name, watch))


def _workbook_reader(sort: Format) -> Callable[[bytes, str, Watch], TableFile]:
    """What reads workbooks of a sort; it is loaded when one comes."""
    if sort == "xls":
        from twincrm.exchange.tables.older import read_old_workbook

        return read_old_workbook
    if sort == "ods":
        from twincrm.exchange.tables.opened import read_open_workbook

        return read_open_workbook
    from twincrm.exchange.tables.workbook import read_workbook

    return read_workbook


def format_of(data: bytes, name: str) -> Format:
    """Which sort of table the bytes of a file are.

    Raises:
        FileTrouble: they are none; what it is instead is said where it is known.
    """
    if not data.strip():
        raise trouble("empty", name)
    if data.startswith(_ZIPPED):
        return _packed_format(data, name)
    if data.startswith(_COMPOUND):
        return _compound_format(data, name)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:20].lower().startswith(_WEB_PAGE):
        raise trouble("web-page", name)
    if data.startswith(_FOREIGN) or _is_binary(data):
        raise trouble("no-table", name)
    text = data[:8192].decode(encodings_for(data[:65536])[0][0], "replace")
    if text.lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD"):
        raise trouble("cards", name)
    return "ldif" if seems_ldif(text) else "csv"


def _packed_format(data: bytes, name: str) -> Format:
    with unpacked(data, name) as packed:
        parts = set(packed.namelist())
        sort = packed.read("mimetype")[:200] if "mimetype" in parts else b""
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if b"opendocument.spreadsheet" in sort:
        return "ods"
    raise trouble("binary-workbook" if "xl/workbook.bin" in parts else "no-table", name)


def _compound_format(data: bytes, name: str) -> Format:
    if _ENCRYPTED in data:
        raise trouble("locked", name)
    if any(stream in data for stream in _OLD_STREAMS):
        return "xls"
    raise trouble("no-table", name)


def _is_binary(data: bytes) -> bool:
    """Zeros stand in no text but in that of two bytes a letter; a few strays are forgiven."""
    start = data[:65536]
    if start.startswith(_MARKS) or b"\0" not in start:
        return False
    strays = len(start) - len(start.translate(None, _CONTROLS))
    return strays > len(start) // 10 and not encodings_for(start)[0][0].startswith("utf-16")
