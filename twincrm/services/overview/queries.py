"""What the overview shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.overview.anniversaries import partnership_glances
from twincrm.services.overview.coming_visit import coming_visit
from twincrm.services.overview.congratulations import congratulations
from twincrm.services.overview.first_steps import first_steps
from twincrm.services.overview.silence import silences
from twincrm.services.tasks.queries import tasks
from twincrm.store.models import Household, Organisation, Partnership, Person, Task, Visit

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.overview.anniversaries import PartnershipGlance
    from twincrm.services.overview.coming_visit import ComingVisit
    from twincrm.services.overview.congratulations import Congratulation
    from twincrm.services.overview.first_steps import FirstSteps
    from twincrm.services.overview.silence import Silence
    from twincrm.services.tasks.queries import TaskRow

TASKS, PEOPLE, SILENT, PARTNERSHIPS = 4, 5, 4, 6
"""How many of each stand on the page."""
BEGUN = (Person, Household, Partnership, Visit, Task)


@dataclass(frozen=True, slots=True)
class Overview:
    """The morning glance."""

    today: date
    begun: bool
    """Whether anything was entered yet."""
    steps: FirstSteps
    visit: ComingVisit | None
    tasks: tuple[TaskRow, ...]
    """The most urgent of those that are open."""
    open_tasks: int
    congratulations: tuple[Congratulation, ...]
    partnerships: tuple[PartnershipGlance, ...]
    more_partnerships: int
    silences: tuple[Silence, ...]
    more_silences: bool
    """Whether there are more than these."""


def overview(session: Session, today: date, language: str) -> Overview:
    """What is next, as it stands *today*."""
    undone = tasks(session, today)
    partnerships = partnership_glances(session, today, language)
    silent = silences(session, today, language, SILENT + 1)
    return Overview(
        today=today,
        begun=_has_begun(session),
        steps=first_steps(session),
        visit=coming_visit(session, today, language),
        tasks=undone[:TASKS],
        open_tasks=len(undone),
        congratulations=congratulations(session, today, language, PEOPLE),
        partnerships=partnerships[:PARTNERSHIPS],
        more_partnerships=max(0, len(partnerships) - PARTNERSHIPS),
        silences=silent[:SILENT],
        more_silences=len(silent) > SILENT,
    )


def _has_begun(session: Session) -> bool:
    """Whether there is anything beside the association's own organisation."""
    bodies = session.scalars(select(Organisation.id).limit(2)).all()
    return len(bodies) > 1 or any(session.scalar(select(kind.id).limit(1)) for kind in BEGUN)
