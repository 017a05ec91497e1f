"""A finished file put in its place; the association's file that was there is kept aside."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.failures import refuse_odd_place
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

    Raises:
        FileTrouble: somebody has the present file open, or the folder cannot be written.
    """
    true = true_place(target)
    with translated(target):
        lock = take_lock(true, who, now)
        try:
            aside = _put_aside(true, now, reason)
            made.replace(true)
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


def _put_aside(target: Path, now: datetime, reason: str) -> Path | None:
    """Make room at *target*; a journal left without its file would change the new one."""
    aside = free_name(target.parent, target, now, reason)
    for journal in journals(target):
        if journal.exists():  # after a crash it holds the last commits of its file
            journal.rename(journal.with_name(journal.name.replace(target.name, aside.name, 1)))
    if not target.exists():
        return None
    target.rename(aside)
    return aside
