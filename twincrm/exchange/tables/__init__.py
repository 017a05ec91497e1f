"""Tables of other programs: CSV, Excel, LibreOffice and LDIF, read and written."""

from __future__ import annotations

from twincrm.exchange.tables.letters import encodings_for
from twincrm.exchange.tables.reading import format_of, read_tables
from twincrm.exchange.tables.table import Row, Table, TableFile, Value

__all__ = [
    "Row",
    "Table",
    "TableFile",
    "Value",
    "encodings_for",
    "format_of",
    "read_tables",
]
