"""Opening files for the window and the command line alike."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.runtime.folders import backup_folder
from twincrm.runtime.user import user_name
from twincrm.services.dispatch import Dispatcher
from twincrm.store.backup import back_up
from twincrm.store.file import AssociationFile, Opening, create_file, open_file, start_association

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


def present_opening(who: str = "") -> Opening:
    """How the present user opens a file now: backups go to the program's own folder."""
    return Opening(who or user_name(), clock.now(), keep_backup)


def keep_backup(path: Path, reason: str, folder: Path | None = None) -> Path:
    """Back a file up into *folder*, else into the program's own."""
    return back_up(path, folder or backup_folder(), clock.now(), reason)


def open_association(path: Path, *, write: bool, who: str = "") -> Dispatcher:
    """Commands and queries on the file at *path*.

    Raises:
        FileTrouble: it cannot be opened.
    """
    opening = present_opening(who)
    dispatcher = Dispatcher(open_file(path, opening, write=write), opening.who)
    dispatcher.catch_up()
    return dispatcher


def make_association(path: Path, *, overwrite: bool = False, who: str = "") -> Dispatcher:
    """A new, empty file, open for writing.

    Raises:
        FileTrouble: the place exists already or cannot be written.
    """
    opening = present_opening(who)
    file = create_file(path, opening, overwrite=overwrite)
    start_association(file, "", opening.now)
    return Dispatcher(file, opening.who)


@contextmanager
def opened(path: Path, *, write: bool) -> Generator[Dispatcher]:
    """The file at *path* for the time of a block; at rest again afterwards.

    Raises:
        FileTrouble: it cannot be opened.
    """
    dispatcher = open_association(path, write=write)
    try:
        yield dispatcher
    finally:
        dispatcher.file.close()


__all__ = [
    "AssociationFile",
    "keep_backup",
    "make_association",
    "open_association",
    "opened",
    "present_opening",
]
