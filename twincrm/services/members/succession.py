"""Who follows whom in an office, also where an assembly is entered after later ones.

A term lasts until the next election after its day, not until any. So whoever is elected on a day
before elections that are known holds the office until the next of them, and who was elected again
since keeps what that later assembly gave them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended
from twincrm.domain.texts import Message
from twincrm.services.checks import end_in_life
from twincrm.services.members.offices_held import (
    elections_of,
    end_stands,
    ends_after,
    follower,
    of_office,
)
from twincrm.services.wording import people_named
from twincrm.store.models import Assembly, Assignment, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.store.models import Function
    from twincrm.store.work import Work

HELD_BY_ONE = (
    "chair",
    "second_chair",
    "managing_director_association",
    "secretary",
    "deputy_secretary",
    "treasurer",
    "deputy_treasurer",
    "membership_secretary",
)
"""Offices, by their keys, in which the one elected usually follows the one before."""
LATER = Message("{name} holds this office already, since a day after the assembly.")
BEFORE_THEM = Message(
    "{name} came to this office only after that day and cannot leave it then. Please remove the "
    "election, or give the assembly a later day."
)


class Taken(NamedTuple):
    """An office as somebody takes it: by which assembly, on which day, until when it is meant."""

    function: Function
    person_id: int
    assembly_id: int
    day: date
    until: str | None


class Left(NamedTuple):
    """A role that ended, and the day after it from which the office was held otherwise anyway."""

    role: Assignment
    next_day: str | None = None
    next_role: Assignment | None = None


def refuse(work: Work, field: str, said: Message, person_id: int) -> NoReturn:
    """Say of somebody that it cannot be.

    Raises:
        InputError: always.
    """
    names = people_named(work.session, {person_id})
    name = names[person_id].full() if person_id in names else ""
    raise InputError(field, said.with_values(name=name))


def take_office(work: Work, own: int, taken: Taken, succeeds: Sequence[int]) -> None:
    """Note that somebody takes an office, or keeps it, and that others leave it.

    Raises:
        InputError: somebody came to the office only after that day.
        UnknownRecord: there is no such role.
    """
    roles = of_office(work, own, taken.function.id)
    left = [_leave(work, roles, work.get(Assignment, key), taken) for key in succeeds]
    gone = [each for each in left if each is not None]
    mine = [role for role in roles if role.person_id == taken.person_id]
    held = next((role for role in mine if _holds(role, taken.day)), None)
    if held is not None:
        _keep(work, roles, held, taken)
        return
    limit = _limit(roles, taken, gone)
    later = [role for role in mine if not has_begun(role.starts_on, taken.day)]
    again = min(later, key=lambda role: role.starts_on or "", default=None)
    if again is not None and (limit is None or (again.starts_on or "") <= limit):
        _begin_earlier(work, again, taken, gone)
    else:
        _begin(work, own, roles, taken, gone, limit)


def _holds(role: Assignment, day: date) -> bool:
    return has_begun(role.starts_on, day) and not has_ended(role.ends_on, day)


def _leave(work: Work, roles: Sequence[Assignment], role: Assignment, taken: Taken) -> Left | None:
    """End a role that is followed; who was elected to it again since comes back on that day."""
    if role not in roles or role.person_id == taken.person_id:
        return None
    if not has_begun(role.starts_on, taken.day):
        refuse(work, "elections", BEFORE_THEM, role.person_id)
    if has_ended(role.ends_on, taken.day):
        return Left(role)
    back = next((each for each in elections_of(work, role) if each.day > taken.day), None)
    if back is not None:
        earlier = _part_before(work, role, taken.day)
        role.starts_on = back.day.isoformat()
        return Left(earlier, role.starts_on, role)
    after = follower(roles, role, but=taken.person_id) if ends_after(role, taken.day) else None
    ended, role.ends_on = role.ends_on, taken.day.isoformat()
    return Left(role, ended if after is not None else None, after)


def _part_before(work: Work, role: Assignment, day: date) -> Assignment:
    """The time until a day of a role that goes on later, as a role of its own."""
    known = [each for each in elections_of(work, role) if each.day <= day]
    assembly = known[-1].assembly_id if known else _assembly_of(work, role.starts_on)
    return work.add(
        Assignment(
            person_id=role.person_id,
            organisation_id=role.organisation_id,
            function_id=role.function_id,
            category_id=role.category_id,
            sector=role.sector,
            title=role.title,
            starts_on=role.starts_on,
            ends_on=day.isoformat(),
            assembly_id=assembly,
            expected_end=known[-1].until if known else None,
            successor_of_id=role.successor_of_id,
        )
    )


def _assembly_of(work: Work, day: str | None) -> int | None:
    found = work.all(select(Assembly).order_by(Assembly.id))
    return next((row.id for row in found if row.held_on.isoformat() == day), None)


def _keep(work: Work, roles: Sequence[Assignment], role: Assignment, taken: Taken) -> None:
    """Another term for who holds the office; what a later assembly gave them stays."""
    if any(each.day > taken.day for each in elections_of(work, role)):
        return
    if not end_stands(roles, role, taken.day, work.today):
        role.ends_on = None
    role.assembly_id, role.expected_end = taken.assembly_id, taken.until


def _limit(roles: Sequence[Assignment], taken: Taken, gone: Sequence[Left]) -> str | None:
    """The day of the next election after this one by which the office goes to another one."""
    days = [each.next_day for each in gone if each.next_day is not None]
    if taken.function.key in HELD_BY_ONE:
        others = (role for role in roles if role.person_id != taken.person_id)
        days += [
            role.starts_on or "" for role in others if not has_begun(role.starts_on, taken.day)
        ]
    return min(days, default=None)


def _begin_earlier(work: Work, role: Assignment, taken: Taken, gone: Sequence[Left]) -> None:
    """Somebody elected again later has held the office since this day.

    Raises:
        InputError: no assembly elected them later, so they came to the office then.
    """
    if not elections_of(work, role):
        refuse(work, "elections", LATER, role.person_id)
    role.starts_on = taken.day.isoformat()
    if gone:
        role.successor_of_id = gone[0].role.id


def _begin(
    work: Work,
    own: int,
    roles: Sequence[Assignment],
    taken: Taken,
    gone: Sequence[Left],
    limit: str | None,
) -> None:
    died = work.get(Person, taken.person_id, with_trash=True).death_date
    started = taken.day.isoformat()
    role = work.add(
        Assignment(
            person_id=taken.person_id,
            organisation_id=own,
            function_id=taken.function.id,
            sector=taken.function.sector,
            starts_on=started,
            ends_on=end_in_life(died, started, limit),
            assembly_id=taken.assembly_id,
            expected_end=taken.until,
            successor_of_id=gone[0].role.id if gone else None,
        )
    )
    if limit is not None:
        _be_followed(roles, role, taken, gone)


def _be_followed(
    roles: Sequence[Assignment], role: Assignment, taken: Taken, gone: Sequence[Left]
) -> None:
    """Who was elected next follows the new holder, no longer the one who left before."""
    heirs = {each.next_role.id for each in gone if each.next_role is not None}
    alone = taken.function.key in HELD_BY_ONE
    for each in roles:
        next_one = each.starts_on == role.ends_on and each.person_id != role.person_id
        if next_one and (each.id in heirs or (alone and each.successor_of_id is None)):
            each.successor_of_id = role.id
