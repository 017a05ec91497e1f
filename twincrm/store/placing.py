"""A finished file put in its place; the association's file that was there is kept aside."""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.connection import connect_to_write
from twincrm.store.failures import database_translated, refuse_odd_place
from twincrm.store.file import translated
from twincrm.store.lock import take_lock, true_place
from twincrm.store.refusing import journals
from twincrm.store.schema import ForeignFile, read_header

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path


def refuse_foreign(target: Path) -> None:
    """See that nothing but an association's file would make room at *target*.

    Raises:
        FileTrouble: it is a folder, a device, or another program's file.
    """
    refuse_odd_place(target)
    with translated(target):
        if not target.exists() or target.stat().st_size == 0:
            return
        try:
            read_header(target)
        except ForeignFile as error:
            raise FileTrouble(
                Message(
                    "{file} is not an association's file and was left as it is. "
                    "Choose another name.",
                    {"file": target.name},
                )
            ) from error


def building_place(target: Path) -> Path:
    """Where a file is made that will be put at *target*: beside it, unseen."""
    true = true_place(target)
    return true.with_name(f".{true.name}.{os.getpid()}.part")


@contextmanager
def told_of(target: Path) -> Generator[None]:
    """Troubles with a file that is only being made speak of the place it is made for."""
    try:
        yield
    except FileTrouble as trouble:
        if "file" in trouble.message.values:
            trouble.message = trouble.message.with_values(file=target.name)
        raise


def put_in_place(made: Path, target: Path, who: str, now: datetime, reason: str) -> Path | None:
    """Move the finished file *made* to *target*; where the present file was put, if there was one.

    At no moment is there no file at *target*: the present one is kept aside first, then replaced.

    Raises:
        FileTrouble: somebody has the present file open, or the folder cannot be written.
    """
    true = true_place(target)
    with translated(target):
        lock = take_lock(true, who, now)
        try:
            aside = _keep_aside(true, now, reason)
            made.replace(true)
            _names_down_to_the_disk(true.parent)
            return aside
        finally:
            lock.release()


def free_name(folder: Path, path: Path, now: datetime, reason: str) -> Path:
    """A name in *folder* that nothing has yet, telling of which file, when and why."""
    stamp = now.astimezone().strftime("%Y-%m-%d_%H%M%S")
    base = f"{path.stem}_{stamp}_{reason}"
    for number in range(1, 1000):
        name = base if number == 1 else f"{base}-{number}"
        free = folder / f"{name}{path.suffix}"
        if not any(each.exists() for each in (free, *journals(free))):
            return free
    raise FileExistsError(base)


def _keep_aside(target: Path, now: datetime, reason: str) -> Path | None:
    """Keep the present file under another name too, its last commits in it, down to the disk.

    A journal left without its file would change the new one.
    """
    aside = free_name(target.parent, target, now, reason)
    if target.exists():
        _take_up_journal(target)
    for journal in journals(target):
        if journal.exists():  # it could not be taken up
            journal.rename(journal.with_name(journal.name.replace(target.name, aside.name, 1)))
    if not target.exists():
        return None
    try:
        _copy_aside(target, aside)
    except OSError:  # it cannot be read, or there is no room for another
        _name_aside(target, aside)
    return aside


def _take_up_journal(target: Path) -> None:
    """After a crash a journal holds the last commits of its file; they belong into it."""
    if not any(journal.exists() for journal in journals(target)):
        return
    with contextlib.suppress(FileTrouble), database_translated(target):
        connection = connect_to_write(target)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _copy_aside(target: Path, aside: Path) -> None:
    """Not a second name: killed before it has lost its first, the file could only be read."""
    part = aside.with_suffix(".part")
    try:
        shutil.copy2(target, part)
        down_to_the_disk(part)
        part.rename(aside)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _names_down_to_the_disk(aside.parent)


def _name_aside(target: Path, aside: Path) -> None:
    try:
        os.link(target, aside)
    except OSError:  # the disk has no second names: better moved than not kept
        target.rename(aside)
    _names_down_to_the_disk(aside.parent)


def down_to_the_disk(path: Path) -> None:
    """See that a file outlives the current."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _names_down_to_the_disk(folder: Path) -> None:
    """The same for the names in a folder, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
