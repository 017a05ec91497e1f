"""The seal of a backup: by it one sees that not one byte is another than when it was made.

It stands behind the last page, where SQLite does not look, so that a sealed file is still a file
that every program for SQLite reads. Who opens the backup and works in it breaks the seal honestly:
SQLite then counts a change, and a seal of another count says nothing any more.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_NAME = b"TwinCRM backup, SHA-256:"
_COUNT = slice(24, 28)
"""Where the header of a file keeps how often it was changed."""
_LENGTH = len(_NAME) + 4 + hashlib.sha256().digest_size
_PIECE = 1024 * 1024


def put_seal(path: Path) -> None:
    """Seal a file that is at rest, down to the disk.

    Raises:
        OSError: it cannot be written.
    """
    with path.open("r+b") as stream:
        count, digest = _digest(stream, path.stat().st_size)
        stream.seek(0, os.SEEK_END)
        stream.write(_NAME + count + digest)
        stream.flush()
        os.fsync(stream.fileno())


def seal_is_broken(path: Path) -> bool:
    """Whether a sealed file is another than when it was sealed, though nobody worked in it.

    Raises:
        OSError: it cannot be read.
    """
    length = path.stat().st_size - _LENGTH
    if length < 0:
        return False
    with path.open("rb") as stream:
        stream.seek(length)
        seal = stream.read(_LENGTH)
        if not seal.startswith(_NAME):
            return False
        count, digest = _digest(stream, length)
    sealed_count = seal[len(_NAME) : len(_NAME) + 4]
    return count == sealed_count and digest != seal[-len(digest) :]


def _digest(stream: BinaryIO, length: int) -> tuple[bytes, bytes]:
    """How often the file was changed, and the digest of its first *length* bytes."""
    found = hashlib.sha256()
    stream.seek(0)
    start = stream.read(min(length, 100))
    found.update(start)
    left = length - len(start)
    while left > 0 and (piece := stream.read(min(left, _PIECE))):
        found.update(piece)
        left -= len(piece)
    return start[_COUNT], found.digest()
