"""The schema a file has, and the one we need."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.store.connection import Reading

APPLICATION_ID = 0x5477434D
"""``TwCM``: SQLite keeps it in the header, so that ``file`` and we know our own."""

SCHEMA_HEAD = "0005"
KNOWN_REVISIONS = tuple(f"{number:04}" for number in range(1, int(SCHEMA_HEAD) + 1))
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


class ForeignFile(FileTrouble):
    """The file is not one of ours, or no longer whole."""


class NewerFile(FileTrouble):
    """A newer version of the program made the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a file say; read before any connection is opened."""

    application_id: int
    whole: bool
    wal: bool


def read_header(path: Path) -> Header:
    """Recognise one of our files by its first bytes.

    Raises:
        ForeignFile: it is empty, of another program, or shorter than it says itself.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        start = stream.read(_HEADER_BYTES)
    if not start:
        empty = Message("{file} is empty. It was left as it is.", {"file": path.name})
        raise ForeignFile(empty, Cure.RESTORE)
    if len(start) < _HEADER_BYTES or not start.startswith(_MAGIC):
        raise _foreign(path)
    page = struct.unpack(">H", start[16:18])[0]
    changed, pages = struct.unpack(">II", start[24:32])
    application = struct.unpack(">I", start[68:72])[0]
    counted = struct.unpack(">I", start[92:96])[0] == changed
    size = (65536 if page == 1 else page) * pages
    whole = not counted or path.stat().st_size >= size
    if application != APPLICATION_ID:
        raise _foreign(path)
    return Header(application, whole, start[18] == 2)


def revision_of(reading: Reading) -> str:
    """The schema revision of an open file; an empty text before the first migration."""
    if not _has_table(reading, "alembic_version"):
        return ""
    found = rows(reading, "SELECT version_num FROM alembic_version")
    return str(found[0][0]) if found else ""


def refuse_newer(path: Path, reading: Reading, revision: str) -> None:
    """Refuse a file that a newer program made, naming the version that can open it.

    Raises:
        NewerFile: the file's revision is beyond ours.
        ForeignFile: no version of the program knows its revision.
    """
    if revision in KNOWN_REVISIONS:
        return
    if not revision.isdecimal() or revision <= SCHEMA_HEAD:
        raise ForeignFile(
            Message(
                "{file} says that its tables are of revision “{revision}”, which no version of "
                "TwinCRM knows. It was left as it is. Restore the latest backup instead.",
                {"file": path.name, "revision": revision},
            ),
            Cure.RESTORE,
        )
    version = _newest_program(reading)
    raise NewerFile(
        Message(
            "{file} was made by a newer TwinCRM. Version {version} or later can open it. "
            "It was left as it is.",
            {"file": path.name, "version": version},
        )
    )


def _newest_program(reading: Reading) -> str:
    if not _has_table(reading, "schema_note"):
        return "?"
    noted = rows(reading, "SELECT program FROM schema_note ORDER BY id DESC LIMIT 1")
    return str(noted[0][0]) if noted else "?"


def _has_table(reading: Reading, name: str) -> bool:
    return bool(rows(reading, "SELECT 1 FROM sqlite_master WHERE name = ?", (name,)))


def _foreign(path: Path) -> ForeignFile:
    return ForeignFile(
        Message(
            "{file} is not a TwinCRM file, or it is damaged. It was left as it is.",
            {"file": path.name},
        ),
        Cure.RESTORE,
    )
