"""Tasks as the window lists them: with the record they are about, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from sqlalchemy import select

from twincrm.services.records.titles import titles
from twincrm.services.tasks.circles import CONTACTS, circles
from twincrm.services.tasks.queries import tasks
from twincrm.store.models import Counterpart, JournalParticipant, Membership

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.tasks.queries import TaskRow

AboutKind = Literal[
    "visit",
    "person",
    "organisation",
    "household",
    "partnership",
    "membership",
    "assembly",
    "journal_note",
    "counterpart",
]
ABOUT: tuple[AboutKind, ...] = get_args(AboutKind)
"""What a task may be about; the first that is filled is named."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task and the name of what it is about, of all whom it is about after a conversation."""

    row: TaskRow
    about: str
    target: tuple[str, int] | None = None
    """Kind and id of the record to look at for it, where it is about something."""
    visit: str = ""
    """The visit it belongs to, also where it is about somebody else as well."""


def task_lines(session: Session, today: date, language: str) -> tuple[TaskLine, ...]:
    """All tasks, the open ones first by their day, then those that are done, the last one first."""
    rows = tasks(session, today, with_done=True)
    undone = [row for row in rows if row.done_on is None]
    done = sorted(
        (row for row in rows if row.done_on is not None),
        key=lambda row: (row.done_on, row.id),
        reverse=True,
    )
    found = [(row, _about(row)) for row in (*undone, *done)]
    names = {
        kind: titles(session, kind, language, {key for _, (each, key) in found if each == kind})
        for kind in {each for _, (each, _) in found if each}
    }
    met = circles(session, {row.journal_note_id for row in rows if row.journal_note_id}, language)
    shown = {
        kind: shown_at(session, kind, {key for _, (each, key) in found if each == kind})
        for kind in names
    }
    return tuple(
        TaskLine(
            row,
            _with_others(about, (kind, key), met.get(row.journal_note_id or 0, {})),
            shown[kind].get(key) if about else None,
            names.get("visit", {}).get(row.visit_id or 0, ""),
        )
        for row, (kind, key) in found
        for about in (names.get(kind, {}).get(key, ""),)
    )


def _with_others(about: str, named: tuple[str, int], met: Mapping[tuple[str, int], str]) -> str:
    """Whom a task is about first, then who took part with them in the conversation."""
    others = [name for contact, name in met.items() if contact != named]
    return ", ".join((about, *others)) if about and named in met else about


def shown_at(session: Session, kind: str, ids: Collection[int]) -> dict[int, tuple[str, int]]:
    """Where records are looked at: a membership at its member, a note at who took part."""
    if kind not in _OWNERS:
        return {key: (kind, key) for key in ids}
    mapped, key, owners = _OWNERS[kind]
    found: dict[int, tuple[str, int]] = {}
    for row in session.scalars(select(mapped).where(getattr(mapped, key).in_(ids))):
        for owner in owners:
            record: int | None = getattr(row, f"{owner}_id")
            if record is not None:
                found.setdefault(getattr(row, key), (owner, record))
    return found


_OWNERS: dict[str, tuple[type[Any], str, tuple[str, ...]]] = {
    "membership": (Membership, "id", CONTACTS),
    "counterpart": (Counterpart, "id", ("organisation", "person")),
    "journal_note": (JournalParticipant, "journal_note_id", CONTACTS),
}
"""Records without a page of their own: whom they belong to."""


def _about(row: TaskRow) -> tuple[str, int]:
    for kind in ABOUT:
        key: int | None = getattr(row, f"{kind}_id")
        if key is not None:
            return kind, key
    return "", 0
