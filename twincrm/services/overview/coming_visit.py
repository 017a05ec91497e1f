"""The visit that is next, or under way, and how far its preparation has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.terms import ParticipationStatus, VisitStatus
from twincrm.services.visits.programme_rows import ItemRow, programme_list
from twincrm.services.visits.queries import NOT_COMING, visit_rows
from twincrm.store.models import Participation, Person, Task

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.visits.queries import VisitRow

COMING = (ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED)


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many are done; of none there is nothing to say."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ComingVisit:
    """The next visit with what can be counted of its preparation."""

    row: VisitRow
    confirmed: Progress
    """Who said yes, of all who are asked and neither declined nor wait for a place."""
    translated: Progress
    """Programme items that lack nothing in any language of the programme."""
    tasks: Progress
    """Tasks of the visit that are done."""


def coming_visit(session: Session, today: date, language: str) -> ComingVisit | None:
    """The first visit that has not ended and is not cancelled; None where none is planned."""
    rows = visit_rows(session, today, language, past=False)
    row = next((row for row in rows if row.status != VisitStatus.CANCELLED), None)
    if row is None:
        return None
    items = [
        item for item in programme_list(session, row.id, language) if isinstance(item, ItemRow)
    ]
    return ComingVisit(
        row=row,
        confirmed=_confirmed(session, row.id),
        translated=Progress(sum(not item.missing for item in items), len(items)),
        tasks=_tasks(session, row.id),
    )


def _confirmed(session: Session, visit_id: int) -> Progress:
    statement = (
        select(Participation.status, func.count(Participation.id))
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit_id == visit_id, Participation.status.not_in(NOT_COMING))
        .group_by(Participation.status)
    )
    counted = [(status, number) for status, number in session.execute(statement)]
    done = sum(number for status, number in counted if status in COMING)
    return Progress(done, sum(number for _, number in counted))


def _tasks(session: Session, visit_id: int) -> Progress:
    statement = select(func.count(Task.done_on), func.count(Task.id))
    done, total = session.execute(statement.where(Task.visit_id == visit_id)).one()
    return Progress(done, total)
