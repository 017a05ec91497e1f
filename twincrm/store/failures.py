"""Sorts database errors: the machine's fault becomes a sentence, the rest is our bug."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from pathlib import Path

BUSY, READ_ONLY, IO_ERROR, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE = 5, 8, 10, 11, 13, 14, 26
INTERRUPTED = 9

_SENTENCES = {
    BUSY: Message(
        "{file} is busy: another program is writing to it. Nothing was changed; "
        "please try again in a moment."
    ),
    READ_ONLY: Message(
        "{file} cannot be written here: the file or its folder is read-only. Nothing was "
        "changed. Copy the file to a folder of your own, such as Documents, and open the copy."
    ),
    IO_ERROR: Message(  # a quota or a size limit is this, not 13
        "{file} could not be read or written: the disk is full or did not answer. What was saved "
        "before is safe. Free some space or check that the disk is still plugged in, then try "
        "again."
    ),
    CORRUPT: Message(
        "{file} is damaged and cannot be used. It was left as it is. "
        "Restore the latest backup instead."
    ),
    FULL: Message(
        "The disk is full, so the last change could not be saved. What was saved before is safe. "
        "Free some space, then try again."
    ),
    CANNOT_OPEN: Message(
        "{file} cannot be opened: the folder is not there or may not be used. "
        "Check the place, then try again."
    ),
    NOT_A_DATABASE: Message(
        "{file} is not a TwinCRM file, or it is damaged. It was left as it is."
    ),
}


def error_code(error: BaseException) -> int:
    """SQLite's primary result code behind a driver's or SQLAlchemy's error; 0 if there is none."""
    original = getattr(error, "orig", None) or error
    return int(getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF


def was_interrupted(error: BaseException) -> bool:
    """Whether a statement was stopped because its answer is no longer wanted."""
    return error_code(error) == INTERRUPTED


def environment_trouble(error: BaseException, path: Path) -> FileTrouble | None:
    """The trouble to tell the user, or None when the error is a bug of ours."""
    code = error_code(error)
    if code == CANNOT_OPEN and path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        code = READ_ONLY
    sentence = _SENTENCES.get(code)
    return FileTrouble(sentence.with_values(file=path.name)) if sentence else None


def operating_trouble(error: OSError, path: Path) -> FileTrouble:
    """The trouble behind an error of the operating system."""
    import errno

    codes = {
        errno.ENOSPC: FULL,
        errno.EDQUOT: FULL,
        errno.EFBIG: FULL,
        errno.EACCES: READ_ONLY,
        errno.EPERM: READ_ONLY,
        errno.EROFS: READ_ONLY,
        errno.EIO: IO_ERROR,
    }
    sentence = _SENTENCES[codes.get(error.errno or 0, CANNOT_OPEN)]
    return FileTrouble(sentence.with_values(file=path.name))
