"""How far a new association has come: which of the first steps were taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.store.models import Association, HistoryStep, Partnership, Person, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

TAKEN_IN = ("ImportCards", "ImportTables")
"""The acts that take cards or lists into the file."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What the file tells of them; who works at this machine is known to its settings alone."""

    association: str
    """Its uid."""
    person: bool
    cards: bool
    partnership: bool
    visit: bool


def first_steps(session: Session) -> FirstSteps:
    """Which steps were taken; what lies in the trash or was undone does not count."""
    person, partnership, visit = (
        session.scalar(select(kind.id).limit(1)) is not None
        for kind in (Person, Partnership, Visit)
    )
    taken = select(HistoryStep.id).where(
        HistoryStep.command.in_(TAKEN_IN), HistoryStep.state.in_(("done", "closed"))
    )
    return FirstSteps(
        association=session.scalars(select(Association.uid)).one(),
        person=person,
        cards=session.scalar(taken.limit(1)) is not None,
        partnership=partnership,
        visit=visit,
    )
