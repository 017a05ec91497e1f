"""Sorts database errors: the machine's fault becomes a sentence, the rest is our bug."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Generator

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

_CURES = {
    BUSY: Cure.AGAIN,
    READ_ONLY: Cure.ELSEWHERE,
    IO_ERROR: Cure.AGAIN,
    CORRUPT: Cure.RESTORE,
    FULL: Cure.AGAIN,
    CANNOT_OPEN: Cure.ELSEWHERE,
    NOT_A_DATABASE: Cure.RESTORE,
}

_SAID = {
    "disk is full": FULL,
    "disk I/O error": IO_ERROR,
    "is locked": BUSY,
    "readonly database": READ_ONLY,
    "unable to open": CANNOT_OPEN,
    "is malformed": CORRUPT,
    "not a database": NOT_A_DATABASE,
}
"""What the driver says where it gives no code, as in the middle of a backup."""

_ODD_PLACES = {
    "EISDIR": Message("{file} is a folder, not a file. Choose a file in it, or another name."),
    "ELOOP": Message("{file} is a link that leads back to itself. Choose another name."),
    "ENAMETOOLONG": Message("This name is too long for a file. Choose a shorter one."),
}
"""What is said where the place itself cannot be meant."""

_OPERATING = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.EIO: IO_ERROR,
    errno.ENXIO: IO_ERROR,
    errno.ENODEV: IO_ERROR,
}

_VANISHED = {errno.ENOENT, errno.ENOTDIR}

NO_MEMORY = Message(
    "This computer has no memory left for it. What was saved before is safe. Close other programs, "
    "then try again."
)

NO_FILE = Message(
    "{file} is not a file but a device or a pipe. It was left as it is. Choose another name."
)

NOT_ALLOWED = Message(
    "{file} or its folder may not be used from your account. Nothing was changed. "
    "Ask whoever keeps it for access, or choose another place."
)


def error_code(error: BaseException) -> int:
    """SQLite's primary result code behind a driver's or SQLAlchemy's error; 0 if there is none."""
    original = getattr(error, "orig", None) or error
    code = int(getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF
    if code or not type(original).__module__.startswith("sqlcipher3"):
        return code
    said = str(original)
    return next((code for words, code in _SAID.items() if words in said), 0)


def was_interrupted(error: BaseException) -> bool:
    """Whether a statement was stopped because its answer is no longer wanted."""
    return error_code(error) == INTERRUPTED


def environment_trouble(error: BaseException, path: Path) -> FileTrouble | None:
    """The trouble to tell the user, or None when the error is a bug of ours."""
    code = error_code(error)
    if code == CANNOT_OPEN and path.parent.is_dir() and not os.access(path.parent, os.W_OK):
        code = READ_ONLY
    if code == IO_ERROR and not os.path.lexists(path):
        return gone(path)
    return _trouble(code, path) if code in _SENTENCES else None


def _trouble(code: int, path: Path) -> FileTrouble:
    named = path.name or str(path)
    return FileTrouble(_SENTENCES[code].with_values(file=named), _CURES[code])


def gone(path: Path) -> FileTrouble:
    """The trouble with an open file that lies no longer in its place."""
    return FileTrouble(
        Message(
            "{file} is no longer in its place: it was moved, renamed or deleted while it was open "
            "here. The last change was not saved; what was saved before is in the file that was "
            "moved. Choose “Back up now” to keep what is shown here, then close it and open it "
            "where it lies now.",
            {"file": path.name},
        ),
        Cure.BACK_UP,
    )


def replaced(path: Path) -> FileTrouble:
    """The trouble with an open file that another program put a new one in the place of."""
    return FileTrouble(
        Message(
            "{file} was replaced by another program while it was open here, perhaps by one that "
            "keeps folders alike, such as OneDrive, Dropbox or Nextcloud. The last change was not "
            "saved; both files are as they were. Choose “Back up now” to keep what is shown here, "
            "then close it and open it again.",
            {"file": path.name},
        ),
        Cure.BACK_UP,
    )


def damage(path: Path) -> FileTrouble:
    """The trouble with a file that does not hold together."""
    return _trouble(CORRUPT, path)


def operating_trouble(error: OSError, path: Path) -> FileTrouble:
    """The trouble behind an error of the operating system."""
    if error.errno in (errno.EACCES, errno.EPERM) and not _may_be_read(path):
        return FileTrouble(NOT_ALLOWED.with_values(file=path.name or str(path)), Cure.ELSEWHERE)
    odd = _ODD_PLACES.get(errno.errorcode.get(error.errno or 0, ""))
    if odd is not None:
        return FileTrouble(odd.with_values(file=path.name or str(path)), Cure.ELSEWHERE)
    return _trouble(_OPERATING.get(error.errno or 0, CANNOT_OPEN), path)


def machine_trouble(error: BaseException) -> FileTrouble | None:
    """The trouble behind an error that nobody sorted before; None for a bug of ours.

    A file of the program itself that cannot be found is a bug.
    """
    if isinstance(error, MemoryError):
        return FileTrouble(NO_MEMORY, Cure.AGAIN)
    if not isinstance(error, OSError):
        return environment_trouble(error, Path())
    place = Path(str(error.filename or ""))
    vanished = error.errno in _VANISHED and error.filename is not None
    if error.errno not in _OPERATING and not vanished:
        return None
    if place.is_relative_to(bundled("resources")):
        return None
    return operating_trouble(error, place)


def _may_be_read(path: Path) -> bool:
    return os.access(path.parent, os.X_OK) and (
        not os.path.lexists(path) or os.access(path, os.R_OK)
    )


def refuse_odd_place(path: Path) -> None:
    """See that what is at *path*, if anything, is a file.

    Raises:
        FileTrouble: it is a folder, a device, a pipe, or a link without an end.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise operating_trouble(error, path) from error
    if stat.S_ISDIR(mode):
        raise operating_trouble(IsADirectoryError(errno.EISDIR, "folder"), path)
    if not stat.S_ISREG(mode):
        raise FileTrouble(NO_FILE.with_values(file=path.name))


@contextmanager
def translated(path: Path) -> Generator[None]:
    """Turn the machine's faults inside into `FileTrouble`; bugs pass unchanged."""
    try:
        with database_translated(path):
            yield
    except OSError as error:
        raise operating_trouble(error, path) from error


@contextmanager
def translated_whole(path: Path) -> Generator[None]:
    """The same, naming the whole path: of a folder that nobody chose just now, or of long ago."""
    try:
        with translated(path):
            yield
    except FileTrouble as trouble:
        if trouble.message.values.get("file") == path.name:
            trouble.message = trouble.message.with_values(file=str(path))
        raise


@contextmanager
def database_translated(path: Path) -> Generator[None]:
    """Only what the database says; the places of other files are for whoever writes them."""
    try:
        yield
    except Exception as error:
        trouble = environment_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error
