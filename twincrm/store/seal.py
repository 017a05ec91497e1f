"""The seal of a backup: by it one sees that not one byte is another than when it was made.

It stands behind the last page, where SQLite does not look, so that a sealed file is still a file
that every program for SQLite reads. A mark in the header says that there has to be a seal, and of
which count of changes: one that was cut off is missed. Who opens the backup and works in it breaks
the seal honestly: SQLite then counts a change, and a mark or seal of another count says nothing.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_NAME = b"TwinCRM backup, SHA-256:"
_LENGTH = len(_NAME) + 4 + hashlib.sha256().digest_size
_PIECE = 1024 * 1024
_HEADER = 100
_MARK_AT = 60
"""Where SQLite keeps a number for the program's own use (``user_version``); 0 in our files."""
_MARK = 0x5EA1_0000
"""Added to the count of changes, so that it is never 0 within our lives."""


@dataclass(frozen=True, slots=True)
class _Header:
    """What the header of a file says of its seal."""

    count: int
    """How often the file was changed."""
    checked_count: int
    """The same, as SQLite writes it once more with every change."""
    mark: int
    end: int
    """Where the last page ends, in bytes."""


def put_seal(path: Path) -> None:
    """Seal a file that is at rest, down to the disk.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("r+b") as stream:
        header = _header(stream)
        stream.seek(_MARK_AT)
        stream.write(struct.pack(">I", _mark(header.count)))
        digest = _digest(stream, header.end)
        stream.seek(header.end)
        stream.write(_NAME + struct.pack(">I", header.count) + digest)
        stream.flush()
        os.fsync(stream.fileno())


def is_sealed(path: Path) -> bool:
    """Whether a seal says of this file, as it is, that it is as it was made; if it is not broken.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        header = _header(stream)
        return _sealed_digest(stream, header) is not None


def seal_is_broken(path: Path) -> bool:
    """Whether a sealed file is another than when it was sealed, though nobody worked in it.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        header = _header(stream)
        if header.mark and header.count != header.checked_count:
            return True
        sealed = _sealed_digest(stream, header)
        if sealed is None:
            return header.mark == _mark(header.count)
        return sealed != _digest(stream, header.end)


def _mark(count: int) -> int:
    return (_MARK + count) & 0xFFFF_FFFF


def _header(stream: BinaryIO) -> _Header:
    stream.seek(0)
    start = stream.read(_HEADER).ljust(_HEADER, b"\0")
    (page,) = struct.unpack(">H", start[16:18])
    count, pages = struct.unpack(">II", start[24:32])
    (mark,) = struct.unpack(">I", start[_MARK_AT : _MARK_AT + 4])
    (checked_count,) = struct.unpack(">I", start[92:96])
    return _Header(count, checked_count, mark, (65536 if page == 1 else page) * pages)


def _sealed_digest(stream: BinaryIO, header: _Header) -> bytes | None:
    """What the digest was, where there is a seal that speaks of the file as it is."""
    stream.seek(header.end)
    seal = stream.read(_LENGTH)
    about = _NAME + struct.pack(">I", header.count)
    return seal.removeprefix(about) if len(seal) == _LENGTH and seal.startswith(about) else None


def _digest(stream: BinaryIO, length: int) -> bytes:
    """The digest of the first *length* bytes."""
    found = hashlib.sha256()
    stream.seek(0)
    left = length
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        found.update(piece)
        left -= len(piece)
    return found.digest()
