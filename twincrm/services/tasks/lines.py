"""Tasks as the window lists them: with the record they are about, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.services.records.titles import titles
from twincrm.services.tasks.queries import tasks

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.tasks.queries import TaskRow

ABOUT: tuple[Literal["visit", "person", "organisation", "partnership"], ...] = (
    "visit",
    "person",
    "organisation",
    "partnership",
)
"""What a task may be about; the first that is filled is named."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task and the name of what it is about."""

    row: TaskRow
    about: str
    target: tuple[str, int] | None = None
    """Kind and id of what it is about, where that is named."""


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
    return tuple(
        TaskLine(row, about, (kind, key) if about else None)
        for row, (kind, key) in found
        for about in (names.get(kind, {}).get(key, ""),)
    )


def _about(row: TaskRow) -> tuple[str, int]:
    for kind in ABOUT:
        key: int | None = getattr(row, f"{kind}_id")
        if key is not None:
            return kind, key
    return "", 0
