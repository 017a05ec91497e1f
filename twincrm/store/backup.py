"""Backups through SQLite's online backup: whole even while somebody writes, and verified."""

from __future__ import annotations

import contextlib
import os
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.connection import Snapshot, connect, rows
from twincrm.store.failures import (
    CORRUPT,
    NOT_A_DATABASE,
    damage,
    error_code,
    refuse_odd_place,
    translated_whole,
)
from twincrm.store.file import open_reading, recognise, translated
from twincrm.store.next_step import message_to_json
from twincrm.store.placing import building_place, down_to_the_disk, free_name, put_in_place
from twincrm.store.schema import read_header, refuse_newer, revision_of
from twincrm.store.seal import put_seal, seal_is_broken

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from pathlib import Path

    from twincrm.store.file import AssociationFile


_UNFINISHED = re.compile(r"_\d{4}-\d\d-\d\d_\d{6}_[\w-]+\.part(-journal|-wal|-shm)?$")
LEFT_SECONDS = 24 * 60 * 60
"""By the clock of the disk, which is the new copy's as well."""


BROUGHT_BACK = Message("Bring back the backup {file}")
"""What the history of a file says that was set back."""


class BadBackup(FileTrouble):
    """A backup that cannot be trusted; it replaced nothing."""


def back_up(
    path: Path, folder: Path, now: datetime, reason: str, opened: AssociationFile | None = None
) -> Path:
    """Copy the file into *folder* as it is at one moment, verify the copy, and return its path.

    What is *opened* is copied itself, even if something else lies at *path* by now.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    with translated_whole(folder):
        folder.mkdir(parents=True, exist_ok=True)
        target = free_name(folder, path, now, reason)
        part = target.with_suffix(".part")
        try:
            if opened is None:
                _copy(path, part)
            else:
                with opened.frozen() as origin:
                    _copy_from(origin, part)
            if not _is_whole(part):
                raise damage(path)
            sweep(folder, part.stat().st_mtime - LEFT_SECONDS)
            put_seal(part)
            os.utime(part, (now.timestamp(), now.timestamp()))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        return target


def sweep(folder: Path, before: float) -> None:
    """Take away what killed backups left; one that is still being made was written to just now.

    The folder may be one of the user's own: only names that `free_name` gives are ours.
    """
    for left in folder.glob("*.part*"):
        with contextlib.suppress(OSError):
            if _UNFINISHED.search(left.name) and left.lstat().st_mtime < before:
                left.unlink()


def verify(path: Path) -> None:
    """Make sure that a backup is one of our files and whole.

    Raises:
        BadBackup: it is not.
    """
    with translated(path):
        whole = _is_whole(path)
    if not whole:
        raise BadBackup(
            Message(
                "The backup {file} is damaged and was not used. Choose another one.",
                {"file": path.name},
            )
        )


def refuse_another(backup: Path, target: Path) -> None:
    """See that a backup takes the place of its own association's file, or of one nobody can read.

    Raises:
        FileTrouble: at *target* lies the file of another association.
    """
    present, kept = _whose(target), _whose(backup)
    if present and kept and present[0] != kept[0]:
        raise FileTrouble(
            Message(
                "{file} belongs to another association: {name}. It was left as it is. Choose "
                "another name; with --force it makes room for the backup and is kept beside it.",
                {"file": target.name, "name": present[1]},
            )
        )


def restore(backup: Path, target: Path, who: str, now: datetime) -> Path | None:
    """Put a verified backup in the place of *target*; the present file is kept aside.

    Returns where the present file was put, or None where there was none.

    Raises:
        FileTrouble: the backup is damaged or of a newer program, or somebody has the file open.
    """
    refuse_odd_place(target)
    verify(backup)
    with translated(target):
        part = building_place(target)
        try:
            _copy(backup, part)
            verify(part)
            _refuse_newer(backup, part)
            _close_steps(part)
            _note(part, backup.name, who, now)
            return put_in_place(part, target, who, now, "before-restore")
        finally:
            part.unlink(missing_ok=True)


def _whose(path: Path) -> tuple[str, str] | None:
    """The uid and name of the association whose file this is; None where they cannot be read."""
    with contextlib.suppress(FileTrouble), translated(path):
        recognise(path)
        file = open_reading(path, older=True)
        try:
            with file.glance() as snapshot:
                found = rows(snapshot, "SELECT uid, name FROM association")
        finally:
            file.close()
        return (str(found[0][0]), str(found[0][1])) if found else None
    return None


def _copy(source: Path, target: Path) -> None:
    """A page-for-page copy of one snapshot; the copy is at rest."""
    with _closing(connect(source, "rw" if os.access(source, os.W_OK) else "ro")) as origin:
        origin.execute("PRAGMA busy_timeout = 10000")
        _copy_from(origin, target)


def _copy_from(origin: Any, target: Path) -> None:  # noqa: ANN401 - the driver ships no types
    target.unlink(missing_ok=True)
    with _closing(connect(target, "rwc")) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA user_version = 0")  # the mark of a seal, which is not copied
    down_to_the_disk(target)


def _is_whole(path: Path) -> bool:
    return read_header(path).whole and not seal_is_broken(path) and _integrity(path) == "ok"


def _refuse_newer(backup: Path, copy: Path) -> None:
    with _closing(connect(copy, "ro")) as connection:
        reading = Snapshot(connection)
        refuse_newer(backup, reading, revision_of(reading))


def _close_steps(copy: Path) -> None:
    """A restore ends undo, never the reading of the history."""
    with _closing(connect(copy, "rw")) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'history_step'").fetchone():
            connection.execute(
                "UPDATE history_step SET state = 'closed' WHERE state IN ('done', 'undone')"
            )


def _note(copy: Path, backup: str, who: str, now: datetime) -> None:
    """The history says that the file was set back, and to what; nobody undoes it."""
    label = message_to_json(BROUGHT_BACK.with_values(file=backup))
    at = now.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    with _closing(connect(copy, "rw")) as connection:
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'history_step'").fetchone():
            connection.execute(
                "INSERT INTO history_step (happened_at, who, command, label, state, changes)"
                " VALUES (?, ?, 'RestoreBackup', ?, 'closed', 0)",
                (at, who, label),
            )


def _integrity(path: Path) -> str:
    try:
        with _closing(connect(path, "ro")) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            return str(found) if broken is None else "broken reference"
    except Exception as error:
        if error_code(error) in (CORRUPT, NOT_A_DATABASE):
            return str(error)
        raise


@contextlib.contextmanager
def _closing(connection: Any) -> Generator[Any]:  # noqa: ANN401
    try:
        yield connection
    finally:
        connection.close()
