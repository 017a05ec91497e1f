"""What an import asks of somebody and nobody may forget: it becomes a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.texts import Message
from twincrm.exchange.tables.asked import WHO_DIED
from twincrm.runtime.language import LANGUAGES, catalogue
from twincrm.store.models import HouseholdMember, Person, Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan
    from twincrm.store.work import Work

TASK = Message("Which of the two died?")


def ask_later(
    work: Work, found: TablePlan, keys: Mapping[int, int], homes: Mapping[int, int], language: str
) -> None:
    """Note for today, with each couple of whom one died, to find out who; *language* is spoken.

    *homes* are the households into which people of the import moved. Nothing is noted twice, nor
    where a death is known.
    """
    said = catalogue(language).say(TASK)
    for row in found.rows:
        asked = [each for each in row.row.problems if each.message.id == WHO_DIED.id]
        if not asked or row.action not in ("new", "update"):
            continue
        home = _home(work, found, row, keys, homes)
        if home is not None and not _settled(work, home):
            text = "\n".join(each.text for each in asked)
            work.add(Task(title=said, household_id=home, due_on=work.today, note=text))


def _home(
    work: Work,
    found: TablePlan,
    row: PlannedRow,
    keys: Mapping[int, int],
    homes: Mapping[int, int],
) -> int | None:
    """Where the people of a row live, by this import or before it."""
    people: list[int] = []
    for number in row.cards:
        card = found.plan.cards[number]
        known = -number - 1 if card.action == "new" or card.match is None else card.match.key
        people.append(keys[known] if known < 0 else known)
    moved = [homes[person] for person in people if person in homes]
    if moved:
        return moved[0]
    held = select(HouseholdMember.household_id).where(
        HouseholdMember.person_id.in_(people), HouseholdMember.ends_on.is_(None)
    )
    shared = held.group_by(HouseholdMember.household_id).having(func.count() == len(people))
    return work.session.scalar(shared.limit(1))


def _settled(work: Work, home: int) -> bool:
    """Whether it was asked before, or a death in the household is known."""
    titles = [catalogue(code).say(TASK) for code in LANGUAGES]
    asked = select(Task.id).where(Task.household_id == home, Task.title.in_(titles))
    died = (
        select(Person.id)
        .join(HouseholdMember, HouseholdMember.person_id == Person.id)
        .where(HouseholdMember.household_id == home, Person.death_date.is_not(None))
    )
    return any(work.session.scalar(each.limit(1)) is not None for each in (asked, died))
