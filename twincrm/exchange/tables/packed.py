"""Workbooks are packed folders (zip): what is in one, and whether it may be unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Generator

MOST_UNPACKED = 600 * 1024 * 1024
"""Bytes of all parts together: about what ten million cells take."""
MOST_PARTS = 10_000
_DECLARED = b"<!DOCTYPE"
"""No program writes one; entities declared in it could grow without end."""
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, KeyError, OSError,
    NotImplementedError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip
"""What a damaged folder makes of the reading of it."""


@contextmanager
def unpacked(data: bytes, name: str) -> Generator[zipfile.ZipFile]:
    """A workbook whose parts have bounds and can be read.

    Raises:
        FileTrouble: it is damaged, protected by a password, or far larger than it looks.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _see_bounds(packed, name)
            yield packed
    except _BROKEN as problem:
        raise trouble("damaged", name) from problem


def _see_bounds(packed: zipfile.ZipFile, name: str) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise trouble("too-large", name)
    if any(part.flag_bits & 1 for part in parts):
        raise trouble("locked", name)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with packed.open(part) as stream:
                if _DECLARED in stream.read(2048).replace(b"\0", b""):
                    raise trouble("damaged", name)
