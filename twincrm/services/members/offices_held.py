"""Who held an office of the association when, and which assemblies elected to it.

A term that goes on after somebody was elected again is one role, which names the last assembly
alone. Those before are read from the history, as far as it reaches back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import or_, select

from twincrm.domain.periods import has_ended
from twincrm.services.one_step import acts_on
from twincrm.store.base import table_of
from twincrm.store.models import Assembly, Assignment, AssignmentTitle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.store.work import Work

TERM = table_of(Assignment).name


class Elected(NamedTuple):
    """That an assembly elected to a role, and until when."""

    day: date
    assembly_id: int
    until: str | None


def of_office(work: Work, own: int, function_id: int | None) -> Sequence[Assignment]:
    """All roles in an office of the association, by their ids."""
    office = (Assignment.organisation_id == own, Assignment.function_id == function_id)
    return work.all(select(Assignment).where(*office).order_by(Assignment.id))


def elections_of(work: Work, role: Assignment) -> list[Elected]:
    """The assemblies that elected to a role and still count, by their days."""
    work.flush()
    found: dict[int, Elected] = {}
    now: dict[str, object] = {}
    for _, act in acts_on(work.session, TERM, role.id):
        last = now.get("assembly_id")
        now |= act.after or {}
        _count(work, found, last, now)
    before = now.get("assembly_id")
    now |= {"assembly_id": role.assembly_id, "expected_end": role.expected_end}
    _count(work, found, before, now)
    return sorted(found.values())


def follower(
    roles: Sequence[Assignment], role: Assignment, *, but: int | None = None
) -> Assignment | None:
    """Who was elected when a role ended, and so ended it; never the person *but*."""
    found = (
        each
        for each in roles
        if each.person_id not in (role.person_id, but)
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
    """Delete a role; who followed it follows the one before."""
    pointing = or_(Assignment.successor_of_id == role.id, Assignment.deputising_for_id == role.id)
    for each in work.all(select(Assignment).where(pointing)):
        if each.successor_of_id == role.id:
            each.successor_of_id = role.successor_of_id
        if each.deputising_for_id == role.id:
            each.deputising_for_id = None
    for title in work.all(select(AssignmentTitle).where(AssignmentTitle.assignment_id == role.id)):
        work.delete(title)
    work.delete(role)


def _count(work: Work, found: dict[int, Elected], before: object, now: dict[str, object]) -> None:
    """Count the assembly a role names now; one that gave way to none or an earlier was a slip."""
    key = now.get("assembly_id")
    day = _day_of(work, key) if isinstance(key, int) else None
    slip = found.get(before) if isinstance(before, int) and before != key else None
    if slip is not None and (day is None or day < slip.day):
        del found[slip.assembly_id]
    if isinstance(key, int) and day is not None:
        until = now.get("expected_end")
        found[key] = Elected(day, key, until if isinstance(until, str) else None)


def _day_of(work: Work, assembly_id: int) -> date | None:
    row = work.first(select(Assembly).where(Assembly.id == assembly_id), with_trash=True)
    return row.held_on if row is not None else None
