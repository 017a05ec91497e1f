"""Backups of an association: made by themselves and on demand, kept by the rule, brought back."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.folders import backup_folder
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.store.backup import back_up, refuse_another, restore, verify
from twincrm.store.failures import translated
from twincrm.store.inside import inside, look_inside, was_at
from twincrm.store.seal import is_sealed
from twincrm.store.shelf import backups_in, copy_into, rotate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.file import AssociationFile
    from twincrm.store.inside import Inside
    from twincrm.store.shelf import Backup

PATIENCE = 7
"""Days without a backup, though something was changed, before the user is reminded."""


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was made and verified, and what became of its copy in the second folder."""

    path: Path
    second: Path | None = None
    trouble: FileTrouble | None = None
    """Why there is no copy, where the folder is there and could not take it."""
    absent: Path | None = None
    """The second folder where one was chosen that is not there now, such as a stick not put in."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """What was changed is in no backup."""

    last: datetime | None
    """When the last good one was made, local time; None: there is none."""


def first_folder() -> Path:
    """The folder into which backups are made: the one chosen, while it is there; else our own.

    A backup is never left out because a drive or a stick is not there.
    """
    chosen = load_settings(settings_path()).first_backups
    return chosen if chosen is not None and chosen.is_dir() else backup_folder()


def second_folder() -> Path | None:
    """The folder that gets a copy of each backup, such as a stick's; None where none was chosen.

    It need not be there now.
    """
    return load_settings(settings_path()).second_backups


def keep_backup(path: Path, reason: str, opened: AssociationFile | None = None) -> MadeBackup:
    """Back a file up into the first folder, and into the second one where that is there.

    In both, and in the program's own folder where others may lie, the association's backups that
    the rule keeps no longer are taken away.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    now = clock.now()
    first = first_folder()
    made = back_up(path, first, now, reason, opened)
    uid = _uid_of(made)
    for folder in {first, backup_folder()} if uid else ():
        rotate(folder, uid, now)
    return _with_second(made, uid, now)


def back_up_before(dispatcher: Dispatcher, reason: str) -> Path:
    """Copy the open file as it is now, before something large is done to it; where the copy lies.

    Args:
        dispatcher: of the file.
        reason: one word for the name of the copy, such as ``import``.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    return keep_backup(dispatcher.file.path, reason).path


def back_up_now(dispatcher: Dispatcher) -> MadeBackup:
    """Copy what is open, because the user wants it, even if something else lies in its place.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    return keep_backup(dispatcher.file.path, "manual", dispatcher.file)


def back_up_daily(dispatcher: Dispatcher) -> MadeBackup | None:
    """Make the backup of the day; None where there is one, or nothing can be changed here.

    One of another copy of the file counts only where it holds the same.
    A second folder that was not there in the morning gets its copy as soon as it is.

    Raises:
        FileTrouble: the folder cannot be written, or the copy did not come out whole.
    """
    if not dispatcher.file.writable:
        return None
    uid, now = dispatcher.glance(inside).uid, clock.now()
    today = _of_day(dispatcher, first_folder(), uid, now)
    if today is None:
        return keep_backup(dispatcher.file.path, "daily", dispatcher.file)
    second = _present_second()
    if second is None or _of_day(dispatcher, second, uid, now) is not None:
        return None
    return _with_second(today.path, uid, now)


def overdue(dispatcher: Dispatcher) -> Overdue | None:
    """Whether something was changed that is in no backup, though days went by; else None."""
    held = dispatcher.glance(inside)
    if not held.steps or not dispatcher.file.writable:
        return None
    now = clock.now()
    last = _last_of(dispatcher, shelf(dispatcher), now)
    if last is None or last.inside is None:
        return Overdue(None)
    days = (_local(now).date() - last.made.date()).days
    changed = held.mark != last.inside.mark
    return Overdue(last.made) if changed and days >= PATIENCE else None


def shelf(dispatcher: Dispatcher) -> tuple[Backup, ...]:
    """The association's backups in all folders, the last first; one that lies in two is one."""
    uid, stem = dispatcher.glance(inside).uid, dispatcher.file.path.stem
    found: dict[str, Backup] = {}
    for folder in dict.fromkeys((first_folder(), backup_folder(), _present_second())):
        for each in backups_in(folder, uid, stem) if folder else ():
            if each.path.name not in found or found[each.path.name].inside is None:
                found[each.path.name] = each
    return tuple(sorted(found.values(), key=lambda each: (each.made, each.path.name), reverse=True))


@dataclass(frozen=True, slots=True)
class Kept:
    """How the association's data is kept safe."""

    folder: Path
    """Where backups are made now."""
    last: datetime | None
    """When the last good one of this very file was made, local time; None: there is none."""
    number: int
    """How many good ones of the association there are, in all folders."""


def kept_backups(dispatcher: Dispatcher) -> Kept:
    """Where the backups are, how many, and of when the last good one is."""
    found = shelf(dispatcher)
    last = _last_of(dispatcher, found, clock.now())
    number = sum(each.inside is not None for each in found)
    return Kept(first_folder(), last.made if last else None, number)


def check_folder(folder: Path) -> None:
    """Insist that backups can be written into a folder.

    Raises:
        FileTrouble: they cannot; nothing is left behind there.
    """
    trial = folder / f".twincrm-{os.getpid()}.part"
    try:
        trial.write_bytes(b"TwinCRM")
    except OSError as error:
        raise FileTrouble(
            Message(
                "Nothing can be written into {folder}. Please choose a folder of your own.",
                {"folder": str(folder)},
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a backup that can be brought back."""

    inside: Inside
    sealed: bool
    """Whether it is known to be as it was made to the last byte; an older one need not be."""


def inside_now(dispatcher: Dispatcher) -> Inside:
    """What the open file holds."""
    return dispatcher.glance(inside)


def see_backup(backup: Path, dispatcher: Dispatcher) -> Seen:
    """What a backup holds that could take the place of the open file, which is not touched.

    To read the open file by the way would end the locks that SQLite holds on it.

    Raises:
        FileTrouble: it is damaged, no backup, of a newer program, or of another association.
    """
    with translated(backup):
        if backup.samefile(dispatcher.file.path):
            raise FileTrouble(Message("{file} is the file that is open.", {"file": backup.name}))
    verify(backup)
    held = look_inside(backup)
    if held.uid != dispatcher.glance(inside).uid:
        raise FileTrouble(
            Message(
                "{file} is a backup of another association: {name}. It can be opened as a file of "
                "its own.",
                {"file": backup.name, "name": held.name},
            )
        )
    with translated(backup):
        return Seen(held, is_sealed(backup))


def see_restorable(backup: Path, target: Path) -> Inside:
    """What a backup holds that could take the place of *target*, which is closed.

    Raises:
        FileTrouble: it is damaged, no backup, of a newer program, or of another association.
    """
    verify(backup)
    held = look_inside(backup)
    refuse_another(backup, target)
    return held


def bring_back(backup: Path, target: Path, who: str) -> Path | None:
    """Put a backup in the place of *target*, which is closed; where the present file was put.

    Raises:
        FileTrouble: the backup cannot be used, or somebody has the file open; nothing was replaced.
    """
    see_restorable(backup, target)
    return restore(backup, target, who, clock.now())


def _uid_of(made: Path) -> str:
    """Whose backup it is; empty for a file that was never begun."""
    try:
        return look_inside(made).uid
    except FileTrouble:
        return ""


def _with_second(made: Path, uid: str, now: datetime) -> MadeBackup:
    second = _present_second()
    if second is None:
        chosen = second_folder()
        absent = chosen if chosen is not None and not chosen.is_dir() else None
        return MadeBackup(made, absent=absent)
    try:
        copy = copy_into(made, second)
    except FileTrouble as trouble:
        return MadeBackup(made, trouble=trouble)
    if uid:
        rotate(second, uid, now)
    return MadeBackup(made, copy)


def _present_second() -> Path | None:
    second = second_folder()
    if second is None or not second.is_dir() or _same(second, first_folder()):
        return None
    return second


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def _of_day(dispatcher: Dispatcher, folder: Path, uid: str, now: datetime) -> Backup | None:
    """The last backup of the day."""
    day = _local(now).date()
    today = (each for each in backups_in(folder, uid) if each.made.date() == day)
    return _last_of(dispatcher, today, now)


def _last_of(dispatcher: Dispatcher, found: Iterable[Backup], now: datetime) -> Backup | None:
    """The first of *found* that holds all that had been done in the open file when it was made.

    Where a file was copied and both are worked in, each needs its own. What is dated later than
    *now* was made while the clock went wrong, and says nothing.
    """
    here = _local(now)
    for each in found:
        held = each.inside
        if held is None or each.made > here:
            continue
        if dispatcher.glance(was_at, held.mark, each.made.astimezone()):
            return each
    return None


def _local(moment: datetime) -> datetime:
    return moment.astimezone().replace(tzinfo=None)
