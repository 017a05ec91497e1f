"""What can be asked about tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from twincrm.services.tasks.circles import CONTACTS, follows_for
from twincrm.store.models import Task, Visit

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as lists show it."""

    id: int
    title: str
    due_on: date | None
    done_on: date | None
    owner: str
    repeat: str
    overdue: bool
    offset_days: int | None
    visit_id: int | None
    person_id: int | None
    organisation_id: int | None
    partnership_id: int | None
    counterpart_id: int | None
    household_id: int | None
    membership_id: int | None
    assembly_id: int | None
    journal_note_id: int | None


def tasks(
    session: Session,
    today: date,
    *,
    with_done: bool = False,
    visit_id: int | None = None,
    about: tuple[str, int] | None = None,
) -> tuple[TaskRow, ...]:
    """The tasks of one record or all, the most urgent first; none of a visit in the trash.

    *about* names a record by kind and id; a task belongs to every record that it names, and where
    it follows from a conversation to everybody who took part.
    """
    statement = (
        select(Task)
        .where(or_(Task.visit_id.is_(None), Task.visit_id.in_(select(Visit.id))))
        .order_by(Task.done_on.is_not(None), Task.due_on.is_(None), Task.due_on, Task.id)
    )
    if visit_id is not None:
        statement = statement.where(Task.visit_id == visit_id)
    if about is not None:
        statement = statement.where(_concerns(*about))
    if not with_done:
        statement = statement.where(Task.done_on.is_(None))
    return tuple(_row(task, today) for task in session.scalars(statement))


def _concerns(kind: str, record: int) -> ColumnElement[bool]:
    named = getattr(Task, f"{kind}_id") == record
    return or_(named, follows_for(kind, record)) if kind in CONTACTS else named


def open_tasks(session: Session) -> int:
    """How many tasks are to be done; none of a visit in the trash."""
    statement = (
        select(func.count(Task.id))
        .where(Task.done_on.is_(None))
        .where(or_(Task.visit_id.is_(None), Task.visit_id.in_(select(Visit.id))))
    )
    return session.scalar(statement) or 0


def _row(task: Task, today: date) -> TaskRow:
    return TaskRow(
        id=task.id,
        title=task.title,
        due_on=task.due_on,
        done_on=task.done_on,
        owner=task.owner,
        repeat=task.repeat,
        overdue=task.done_on is None and task.due_on is not None and task.due_on < today,
        offset_days=task.offset_days,
        visit_id=task.visit_id,
        person_id=task.person_id,
        organisation_id=task.organisation_id,
        partnership_id=task.partnership_id,
        counterpart_id=task.counterpart_id,
        household_id=task.household_id,
        membership_id=task.membership_id,
        assembly_id=task.assembly_id,
        journal_note_id=task.journal_note_id,
    )
