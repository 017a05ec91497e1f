"""Reads the files that cards come in: whole, but never without an end."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.services.association.queries import home_country
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.progress import Silent
from twincrm.store.file import translated
from twincrm.store.refusing import not_found

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.planned import Source
    from twincrm.services.progress import Progress

LARGEST = 256 * 1024 * 1024
"""Bytes of a file of contacts: three hundred thousand plain cards, or two thousand portraits."""
_AT_ONCE = 4 * 1024 * 1024

_FOLDER = Message(
    "{file} is a folder, not a file of contacts. Nothing was changed. Choose the files in it."
)
_NO_FILE = Message(
    "{file} is not a file but a device or a pipe, which may never end. Nothing was changed. "
    "Save the contacts to a file and choose that."
)
_TOO_LARGE = Message(
    "{file} is larger than {size} MB and was not read. Nothing was changed. "
    "Export the contacts in several smaller files, or without their pictures."
)
_OTHER_SORT = Message(
    "{file} is {what}, which TwinCRM cannot read yet. Nothing was changed. What can be read are "
    "contact cards (.vcf): in the other program, export the contacts as vCard and choose that file."
)
_ARCHIVE = Message("a packed folder (zip)")
_ZIPPED = b"PK\x03\x04"
_WITHIN: tuple[tuple[bytes, Message], ...] = (
    (b"xl/workbook", Message("a table of Excel")),
    (b"word/document", Message("a text document of Word")),
    (b"opendocument.spreadsheet", Message("a table of LibreOffice")),
    (b"opendocument.text", Message("a text document of LibreOffice")),
)
"""What a packed file is, by what stands in it."""
_FOREIGN: tuple[tuple[bytes, Message], ...] = (
    (b"\xd0\xcf\x11\xe0", Message("a file of an older Word, Excel or Outlook")),
    (b"%PDF-", Message("a PDF document")),
    (b"\xff\xd8\xff", Message("a picture")),
    (b"\x89PNG\r\n", Message("a picture")),
    (b"SQLite format 3\0", Message("a database")),
    (b"!BDN", Message("a folder of Outlook (pst)")),
)


def read_files(
    dispatcher: Dispatcher,
    files: tuple[Path, ...],
    progress: Progress | None = None,
    encoding: str | None = None,
) -> tuple[Source, ...]:
    """The cards of files; two files of one name are told apart, as cards are by their source.

    Raises:
        FileTrouble: a file cannot be read, is none, is of another sort, or is too large.
        InputError: *encoding* is no character set.
        Cancelled: *progress* was asked to stop.
    """
    progress = progress or Silent()
    country = dispatcher.ask(home_country)
    sources: list[Source] = []
    taken: set[str] = set()
    for path in files:
        name, number = path.name, 2
        while name in taken:
            name, number = f"{path.name} ({number})", number + 1
        taken.add(name)
        data = file_bytes(path, progress)
        refuse_foreign(path, data)
        sources.append(read_card_source(data, name, country, encoding, progress))
    return tuple(sources)


def see_file(path: Path) -> None:
    """See that something can be read to its end.

    Raises:
        FileTrouble: it is not there, is a folder, device or pipe, or is too large.
    """
    with translated(path):
        try:
            found = path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise not_found(path) from error
    if stat.S_ISDIR(found.st_mode):
        raise FileTrouble(_FOLDER.with_values(file=path.name or str(path)))
    if not stat.S_ISREG(found.st_mode):
        raise FileTrouble(_NO_FILE.with_values(file=path.name))
    if found.st_size > LARGEST:
        raise _too_large(path)


def file_bytes(path: Path, progress: Progress | None = None) -> bytes:
    """Everything in a file, as long as it is one and has an end.

    Raises:
        FileTrouble: it cannot be read, is a folder, device or pipe, or is too large.
        Cancelled: *progress* was asked to stop.
    """
    see_file(path)
    with translated(path), open(path, "rb", opener=_unwaiting) as stream:
        return _all_of(stream, path, progress or Silent())


def refuse_foreign(path: Path, data: bytes) -> None:
    """See that a file holds no table, document or picture, which its first bytes tell.

    Raises:
        FileTrouble: it does; what it is and what can be read is said.
    """
    what = next((word for begin, word in _FOREIGN if data.startswith(begin)), None)
    if data.startswith(_ZIPPED):
        what = next((word for part, word in _WITHIN if part in data), _ARCHIVE)
    if what is not None:
        raise FileTrouble(_OTHER_SORT.with_values(file=path.name, what=what))


def _all_of(stream: BinaryIO, path: Path, progress: Progress) -> bytes:
    """To the end, though the file may grow while it is read."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_AT_ONCE):
        progress.step(0, 0)
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise _too_large(path)
    return b"".join(parts)


def _unwaiting(name: str, flags: int) -> int:
    """Open without waiting for the other end, should a pipe have taken the file's place."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _too_large(path: Path) -> FileTrouble:
    return FileTrouble(_TOO_LARGE.with_values(file=path.name, size=LARGEST // (1024 * 1024)))
