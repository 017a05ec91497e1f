"""Who has a file open for writing: an operating-system lock beside it that says who and since when.

The lock counts, not its text: a text left by a crash holds nobody up. The association's own file is
never locked or opened by these means, since POSIX drops a process's locks on a file with its first
``close()`` of it.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cure, FileTrouble
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from datetime import datetime

_LOCKED_BYTE = 1 << 30
"""Windows locks byte ranges and hides their content; the text stays readable before this one."""


class FileInUse(FileTrouble):
    """Someone else has the file open for writing."""

    def __init__(self, holder: LockHolder | None) -> None:
        super().__init__(_in_use_message(holder), Cure.AGAIN)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class LockHolder:
    """Who writes, on which machine, since when (ISO, local time)."""

    who: str
    machine: str
    since: str


class WriteLock:
    """Held from opening a file for writing until it is closed."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def release(self) -> None:
        """Give the file free and take the lock's own file away."""
        with contextlib.suppress(OSError):
            self._path.unlink()
        os.close(self._handle)


def true_place(path: Path) -> Path:
    """Where a file itself lies, through all links: one file has one lock and one journal."""
    return Path(os.path.realpath(path))


def lock_path(path: Path) -> Path:
    """Where the lock of a file lies: beside the file itself, whatever link leads to it."""
    true = true_place(path)
    return true.with_name(true.name + ".lock")


def take_lock(path: Path, who: str, now: datetime) -> WriteLock:
    """Become the one writer of *path*.

    Raises:
        FileInUse: another window or program writes to it.
        FileTrouble: something lies in the lock's place that is no lock.
        OSError: the folder cannot be written.
    """
    beside = lock_path(path)
    for _ in range(5):
        handle = _open_lock(beside)
        if not _try_lock(handle):
            os.close(handle)
            raise FileInUse(holder(path))
        if _still_there(beside, handle):
            with contextlib.suppress(OSError):  # a full disk: the lock counts, not its text
                _write_text(handle, who, now)
            return WriteLock(beside, handle)
        os.close(handle)  # its owner took it away between our opening and our locking
    raise FileInUse(holder(path))


def is_held(path: Path) -> bool:
    """Whether somebody has *path* open for writing now; a lock that a crash left is held by nobody.

    Where it cannot be found out, somebody has.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(lock_path(path), flags)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not _try_lock(handle)
    finally:
        os.close(handle)


def holder(path: Path) -> LockHolder | None:
    """Who says to have the file open, if the lock's text can be read."""
    try:
        data = json.loads(lock_path(path).read_text(encoding="utf-8"))
        return LockHolder(str(data["who"]), str(data["machine"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _open_lock(beside: Path) -> int:
    """Open or make the lock; what somebody else put in its place is never written to."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(beside, flags, 0o666)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO) or beside.is_symlink():
            raise _no_lock(beside) from error
        raise
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(handle)
        raise _no_lock(beside)
    return handle


def _no_lock(beside: Path) -> FileTrouble:
    return FileTrouble(
        Message(
            "{file} is a link or a folder where only the lock of the association's file may lie. "
            "Nothing was changed. Remove it, then try again.",
            {"file": beside.name},
        )
    )


def _write_text(handle: int, who: str, now: datetime) -> None:
    import platform

    text = {
        "who": who,
        "machine": platform.node(),
        "since": now.astimezone().isoformat(timespec="minutes"),
    }
    os.ftruncate(handle, 0)
    os.pwrite(handle, json.dumps(text).encode(), 0) if hasattr(os, "pwrite") else os.write(
        handle, json.dumps(text).encode()
    )


def _still_there(beside: Path, handle: int) -> bool:
    try:
        return os.path.samestat(beside.stat(), os.fstat(handle))
    except OSError:
        return False


def _try_lock(handle: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _in_use_message(held_by: LockHolder | None) -> Message:
    if held_by is None or not held_by.who:
        return Message(
            "This file is open in another window or on another computer. You can read it now; "
            "to change it, close it there first. Nothing was changed."
        )
    return Message(
        "{who} has this file open on {machine} since {since}. You can read it now; to change it, "
        "close it there first. Nothing was changed.",
        {
            "who": held_by.who,
            "machine": held_by.machine,
            "since": held_by.since.replace("T", " ")[:16],
        },
    )
