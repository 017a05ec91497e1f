"""The backups that lie in a folder: which there are, which is the last, and which may go."""

from __future__ import annotations

import contextlib
import re
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.errors import FileTrouble
from twincrm.domain.rotation import kept_backups
from twincrm.store.backup import LEFT_SECONDS, sweep, verify
from twincrm.store.failures import translated_whole
from twincrm.store.inside import look_inside
from twincrm.store.lock import is_held
from twincrm.store.placing import down_to_the_disk
from twincrm.store.refusing import journals

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.store.inside import Inside

REASONS = ("daily", "manual", "import", "migration")
"""Why backups are made; only files that are named so are taken for ours."""

_NAMED = re.compile(
    rf"(?P<stem>.+)_(?P<stamp>\d{{4}}-\d\d-\d\d_\d{{6}})_(?P<reason>{'|'.join(REASONS)})(-\d{{1,3}})?"
)
_TOUCHED = timedelta(hours=2)
"""A file whose date is that far from the moment in its name was written to by somebody else;
disks of the old kind are up to an hour wrong where summer time begins or ends."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder."""

    path: Path
    stem: str
    """Of the file it was made of, as its name says."""
    made: datetime
    """Local time, without zone, as its name says."""
    reason: str
    size: int
    """In bytes."""
    inside: Inside | None
    """None where it cannot be read any more."""


def backups_in(folder: Path, uid: str, stem: str = "") -> tuple[Backup, ...]:
    """An association's backups, the last first; with those nobody can read that are named *stem*.

    A folder that is not there, such as a stick's, or cannot be read has none.
    """
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for path in sorted(folder.iterdir()):
            backup = _backup_at(path, uid, stem)
            if backup is not None:
                found.append(backup)
    return tuple(sorted(found, key=lambda each: (each.made, each.path.name), reverse=True))


def copy_into(backup: Path, folder: Path) -> Path:
    """Put a verified copy of a backup into another folder, under the same name where it is free.

    Raises:
        FileTrouble: the folder cannot be written or is full, or the copy did not come out whole.
    """
    target = _free_place(folder, backup)
    with translated_whole(target):
        part = target.with_suffix(".part")
        try:
            shutil.copyfile(backup, part)
            down_to_the_disk(part)
            verify(part)
            sweep(folder, part.stat().st_mtime - LEFT_SECONDS)
            shutil.copystat(backup, part)
            part.replace(target)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def rotate(folder: Path, uid: str, now: datetime) -> tuple[Path, ...]:
    """Take away the backups of an association that the rule keeps no longer; which those were.

    Those of files that are named otherwise, such as copies, take nobody's place.
    Only what we made and nobody worked in since is ours to delete. What cannot be deleted stays.
    """
    ours = {each.path.name: each for each in backups_in(folder, uid) if _is_ours(each)}
    local = now.astimezone().replace(tzinfo=None)
    kept: set[str] = set()
    for stem in {each.stem for each in ours.values()}:
        moments = {name: each.made for name, each in ours.items() if each.stem == stem}
        kept |= kept_backups(moments, local)
    gone: list[Path] = []
    for name in sorted(ours.keys() - kept):
        with contextlib.suppress(OSError):
            ours[name].path.unlink(missing_ok=True)
            gone.append(ours[name].path)
    return tuple(gone)


def _free_place(folder: Path, backup: Path) -> Path:
    """Where nothing lies yet."""
    names = (backup.name, *(f"{backup.stem}-{n}{backup.suffix}" for n in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _backup_at(path: Path, uid: str, stem: str) -> Backup | None:
    named = _NAMED.fullmatch(path.stem)
    if named is None or path.suffix == ".part" or path.is_symlink() or not path.is_file():
        return None
    if is_held(path):  # somebody works in it; to read it here would end SQLite's locks
        return None
    try:
        made = datetime.strptime(named["stamp"], "%Y-%m-%d_%H%M%S")  # noqa: DTZ007 - local time
        lies = path.stat()
    except (ValueError, OSError):
        return None
    held: Inside | None = None
    with contextlib.suppress(FileTrouble):
        held = _held(path, lies.st_size, lies.st_mtime_ns, lies.st_ctime_ns)
    ours = named["stem"] == stem if held is None else held.uid == uid
    reason = named["reason"]
    return Backup(path, named["stem"], made, reason, lies.st_size, held) if ours else None


@lru_cache(maxsize=256)
def _held(path: Path, size: int, written: int, changed: int) -> Inside:
    """What a backup holds; one that nobody wrote to since (nanoseconds) is not read again.

    Whoever keeps a backup asks several times what lies there, on slow sticks too.
    """
    del size, written, changed
    return look_inside(path)


def _is_ours(backup: Backup) -> bool:
    if any(each.exists() for each in journals(backup.path)):
        return False
    written = datetime.fromtimestamp(backup.path.stat().st_mtime).astimezone()
    return abs(written.replace(tzinfo=None) - backup.made) <= _TOUCHED
