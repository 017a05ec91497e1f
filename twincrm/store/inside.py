"""A look inside a file of ours: whose it is, how much it holds, and what was done last."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from twincrm.store.connection import Snapshot, connect, rows
from twincrm.store.failures import damage, error_code, translated
from twincrm.store.next_step import message_from_json
from twincrm.store.refusing import refuse_cut_off, refuse_missing
from twincrm.store.schema import read_header, refuse_newer, revision_of

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.domain.texts import Message
    from twincrm.store.connection import Reading

LAST_STEPS = 3
_COUNTED = ("person", "organisation", "visit")
_STEPS = """SELECT happened_at, who, label FROM history_step
WHERE state NOT IN ('undone', 'dropped') ORDER BY id DESC LIMIT ?"""
_MARKS = "SELECT id, happened_at FROM history_step"


@dataclass(frozen=True, slots=True)
class DoneStep:
    """Something that was done: when (UTC), by whom, and what."""

    at: datetime
    who: str
    label: Message


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of a history: two files that went apart share none that was done since."""

    number: int
    at: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What a file holds; what lies in the trash is not counted."""

    uid: str
    """Of the association."""
    name: str
    people: int
    organisations: int
    visits: int
    steps: tuple[DoneStep, ...]
    """The last things that were done, the latest first."""
    mark: Mark | None
    """Up to which step it knows what was done; None: nothing."""


def inside(reading: Reading) -> Inside:
    """What an open file holds."""
    ((uid, name),) = rows(reading, "SELECT uid, name FROM association")
    people, organisations, visits = (
        int(rows(reading, f"SELECT count(*) FROM {table} WHERE trashed_at IS NULL")[0][0])
        for table in _COUNTED
    )
    found = rows(reading, _STEPS, (LAST_STEPS,))
    steps = tuple(
        DoneStep(_moment(at), str(who), message_from_json(what)) for at, who, what in found
    )
    last = rows(reading, f"{_MARKS} ORDER BY id DESC LIMIT 1")
    mark = Mark(int(last[0][0]), str(last[0][1])) if last else None
    return Inside(str(uid), str(name), people, organisations, visits, steps, mark)


def was_at(reading: Reading, mark: Mark | None, moment: datetime) -> bool:
    """Whether this file had come as far as *mark* at *moment* (with zone), and no further.

    So a backup is told from one of another copy, whatever the files are called.
    """
    number = mark.number if mark else 0
    later = rows(reading, "SELECT min(happened_at) FROM history_step WHERE id > ?", (number,))[0][0]
    if later is not None and _moment(str(later)) < moment:
        return False
    return mark is None or bool(
        rows(reading, f"{_MARKS} WHERE id = ? AND happened_at = ?", (number, mark.at))
    )


def look_inside(path: Path) -> Inside:
    """What a file at rest holds, also one of an older program; nothing is written beside it.

    Raises:
        FileTrouble: it is missing, foreign, damaged, or of a newer program.
    """
    refuse_missing(path)
    with translated(path):
        refuse_cut_off(path, whole=read_header(path).whole)
        with contextlib.closing(connect(path, "ro&immutable=1")) as connection:
            reading = Snapshot(connection)
            refuse_newer(path, reading, revision_of(reading))
            try:
                return inside(reading)
            except Exception as error:
                if isinstance(error, (ValueError, TypeError, KeyError)) or error_code(error):
                    raise damage(path) from error
                raise


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
