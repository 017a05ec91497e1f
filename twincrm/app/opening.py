"""Opening files for the window and the command line alike."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from twincrm.runtime import clock
from twincrm.runtime.user import user_name
from twincrm.services import backups
from twincrm.services.dispatch import Dispatcher
from twincrm.store.backup import back_up
from twincrm.store.failures import translated_whole
from twincrm.store.file import (
    AssociationFile,
    Opening,
    create_file,
    open_file,
    start_association,
    translated,
)
from twincrm.store.placing import building_place, put_in_place, refuse_foreign, told_of
from twincrm.store.refusing import refuse_present

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path


def present_opening(who: str = "", *, at_once: bool = True) -> Opening:
    """How the present user opens a file now: backups go to the program's own folder."""
    return Opening(who or user_name(), clock.now(), keep_backup, at_once)


def keep_backup(path: Path, reason: str, folder: Path | None = None) -> Path:
    """Back a file up into *folder*, which is made where it is named, else into the program's own.

    Raises:
        FileTrouble: the folder cannot be written, or there is none that it could lie in.
    """
    if folder is not None:
        with translated_whole(folder):
            folder.mkdir(exist_ok=True)
        return back_up(path, folder, clock.now(), reason)
    return backups.keep_backup(path, reason).path


def open_association(path: Path, *, write: bool, who: str = "") -> Dispatcher:
    """Commands and queries on the file at *path*.

    Raises:
        FileTrouble: it cannot be opened.
    """
    opening = present_opening(who)
    return Dispatcher(open_file(path, opening, write=write), opening.who)


def make_association(
    path: Path, begin: Callable[[Dispatcher], object], *, replace: bool = False, who: str = ""
) -> Path | None:
    """A new file, put in its place when *begin* has written what it needs; before, nothing changes.

    Returns where the association's file was put that it replaces, or None where there was none.

    Raises:
        FileTrouble: the place exists already, or is no association's file, or cannot be written.
        TwincrmError: it cannot be begun so.
    """
    if replace:
        refuse_foreign(path)
    else:
        refuse_present(path)
    opening = present_opening(who)
    building = building_place(path)
    with translated(path), told_of(path):
        try:
            _begin(building, opening, begin)
            return put_in_place(building, path, opening.who, opening.now, "before-new")
        finally:
            building.unlink(missing_ok=True)


def _begin(path: Path, opening: Opening, begin: Callable[[Dispatcher], object]) -> None:
    path.unlink(missing_ok=True)
    file = create_file(path, opening)
    try:
        start_association(file, "", opening.now)
        begin(Dispatcher(file, opening.who))
    finally:
        file.close()


@contextmanager
def opened(path: Path, *, write: bool) -> Generator[Dispatcher]:
    """The file at *path* for the time of a block; at rest again afterwards.

    Raises:
        FileTrouble: it cannot be opened.
    """
    opening = present_opening(at_once=False)
    dispatcher = Dispatcher(open_file(path, opening, write=write), opening.who)
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
