"""Who held an office of the association when, each term of it a role of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from twincrm.domain.periods import has_ended
from twincrm.store.base import table_of
from twincrm.store.models import Assignment, AssignmentTitle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.store.work import Work

TERM = table_of(Assignment).name


def of_office(work: Work, own: int, function_id: int | None) -> Sequence[Assignment]:
    """All roles in an office of the association, by their ids."""
    office = (Assignment.organisation_id == own, Assignment.function_id == function_id)
    return work.all(select(Assignment).where(*office).order_by(Assignment.id))


def follower(
    roles: Sequence[Assignment], role: Assignment, *, but: int | None = None
) -> Assignment | None:
    """Who was elected when a role ended, and so ended it; never the person *but*.

    That can be the same person, elected again.
    """
    found = (
        each
        for each in roles
        if each.id != role.id
        and each.person_id != but
        and each.starts_on is not None
        and each.starts_on == role.ends_on
        and (each.assembly_id is not None or each.successor_of_id == role.id)
    )
    return min(found, key=lambda each: (each.successor_of_id != role.id, each.id), default=None)


def ends_after(role: Assignment, day: date) -> bool:
    """Whether a role ended on a day after this one."""
    return role.ends_on is not None and role.ends_on > day.isoformat()[: len(role.ends_on)]


def end_stands(roles: Sequence[Assignment], role: Assignment, day: date, today: date) -> bool:
    """Whether a role ended after a day on which somebody was elected to it once more.

    They resigned since, or another one was elected. What lies ahead was meant as an expected end.
    """
    over = has_ended(role.ends_on, today) or follower(roles, role) is not None
    return ends_after(role, day) and over


def remove_role(work: Work, role: Assignment) -> None:
    """Delete a role; who followed it follows the term before it, of the same person or another's.

    Nobody follows themselves.
    """
    followed = _followed(work, role)
    pointing = or_(Assignment.successor_of_id == role.id, Assignment.deputising_for_id == role.id)
    for each in work.all(select(Assignment).where(pointing)):
        if each.successor_of_id == role.id:
            others = (one for one in followed if one.person_id != each.person_id)
            before = next(others, None)
            each.successor_of_id = before.id if before is not None else None
        if each.deputising_for_id == role.id:
            each.deputising_for_id = None
    for title in work.all(select(AssignmentTitle).where(AssignmentTitle.assignment_id == role.id)):
        work.delete(title)
    work.delete(role)


def _followed(work: Work, role: Assignment) -> list[Assignment]:
    """The term of the same person that a role goes on from, then whoever left for it."""
    roles = of_office(work, role.organisation_id or 0, role.function_id)
    own = [
        each
        for each in roles
        if each.person_id == role.person_id and each.ends_on == role.starts_on is not None
    ]
    return own + [each for each in roles if each.id == role.successor_of_id]
