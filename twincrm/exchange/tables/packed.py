"""Workbooks are packed folders (zip): what is in one, and whether it may be unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.parsers import expat

from twincrm.exchange.tables.troubles import trouble

if TYPE_CHECKING:
    from collections.abc import Generator

MOST_UNPACKED = 600 * 1024 * 1024
"""Bytes of all parts together: about what ten million cells take."""
MOST_PARTS = 10_000
_LARGE_PART = 20 * 1024 * 1024
_MOST_RATIO = 200
"""How many times a large part may grow when it is unpacked; tables of people grow by about ten."""
_LONGEST_TEXT = 2 * 1024 * 1024
"""Bytes between two signs of XML, such as the text of a cell; Excel itself holds 32,767 letters."""
_BLOCK = 64 * 1024
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, LookupError, OSError,
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
    if any(map(_swells, parts)):
        raise trouble("too-large", name)
    if any(part.flag_bits & 1 for part in parts):
        raise trouble("locked", name)
    for part in parts:
        if not part.is_dir() and _declares(packed, part):
            raise trouble("damaged", name)
        if part.file_size > _LONGEST_TEXT and _is_endless(packed, part):
            raise trouble("too-large", name)


def _swells(part: zipfile.ZipInfo) -> bool:
    """Whether a part becomes far larger than tables do when they are unpacked."""
    return part.file_size > max(_LARGE_PART, part.compress_size * _MOST_RATIO)


def _is_endless(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part of XML holds one text so long that it would be held several times over."""
    if not part.filename.endswith(".xml"):
        return False
    length = 0
    with packed.open(part) as stream:
        while block := stream.read(_BLOCK):
            length = length + len(block) if b"<" not in block else 0
            if length > _LONGEST_TEXT:
                return True
    return False


class _Known(Exception):
    """The part has said what had to be known of it."""


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a document type, in whatever letters and after whatever comments.

    No program writes one into a workbook; entities declared in it could grow without end. It can
    only stand before the first element (XML 1.0, 2.8), so reading ends there.
    """
    found: list[str] = []

    def declared(name: str, *_more: object) -> None:
        found.append(name)
        raise _Known

    def begun(*_more: object) -> None:
        raise _Known

    reader = expat.ParserCreate()
    reader.StartDoctypeDeclHandler, reader.StartElementHandler = declared, begun
    with packed.open(part) as stream:
        try:
            while block := stream.read(_BLOCK):
                reader.Parse(block)
        except (_Known, expat.ExpatError):  # what is no XML is read by nobody
            pass
    return bool(found)
