"""Who has a file open for writing: an operating-system lock beside it that says who and since when.

The lock counts, not its text: a text left by a crash holds nobody up. The association's own file is
never locked or opened by these means, since POSIX drops a process's locks on a file with its first
``close()`` of it.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_LOCKED_BYTE = 1 << 30
"""Windows locks byte ranges and hides their content; the text stays readable before this one."""


class FileInUse(FileTrouble):
    """Someone else has the file open for writing."""

    def __init__(self, holder: LockHolder | None) -> None:
        super().__init__(_in_use_message(holder))
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


def lock_path(path: Path) -> Path:
    """Where the lock of a file lies: beside it."""
    return path.with_name(path.name + ".lock")


def take_lock(path: Path, who: str, now: datetime) -> WriteLock:
    """Become the one writer of *path*.

    Raises:
        FileInUse: another window or program writes to it.
        OSError: the folder cannot be written.
    """
    beside = lock_path(path)
    for _ in range(5):
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
        if not _try_lock(handle):
            os.close(handle)
            raise FileInUse(holder(path))
        if _still_there(beside, handle):
            _write_text(handle, who, now)
            return WriteLock(beside, handle)
        os.close(handle)  # its owner took it away between our opening and our locking
    raise FileInUse(holder(path))


def holder(path: Path) -> LockHolder | None:
    """Who says to have the file open, if the lock's text can be read."""
    try:
        data = json.loads(lock_path(path).read_text(encoding="utf-8"))
        return LockHolder(str(data["who"]), str(data["machine"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


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
