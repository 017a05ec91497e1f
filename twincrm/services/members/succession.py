"""Who follows whom in an office, also where an assembly is entered after later ones.

Every election begins a term of its own, also of who holds the office already. It lasts until the
next election after its day: a term in which an election falls is divided on that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, NoReturn

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended, is_current
from twincrm.domain.texts import Message
from twincrm.services.checks import within_life
from twincrm.services.members.offices_held import (
    end_stands,
    ends_after,
    follower,
    of_office,
)
from twincrm.services.wording import people_named
from twincrm.store.models import Assignment, Person

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
STAYS = Message("{name} cannot both leave an office and be elected to it by one assembly.")
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
    """Note that somebody takes an office, or is elected to it again, and that others leave it.

    Raises:
        InputError: somebody came to the office only after that day.
        UnknownRecord: there is no such role.
    """
    roles = of_office(work, own, taken.function.id)
    left = [_leave(work, roles, work.get(Assignment, key), taken) for key in succeeds]
    gone = [each for each in left if each is not None]
    mine = [role for role in roles if role.person_id == taken.person_id]
    begun = next((role for role in mine if _begun_by(role, taken)), None)
    if begun is not None:
        begun.starts_on = taken.day.isoformat()
        begun.assembly_id, begun.expected_end = taken.assembly_id, taken.until
        return
    held = next(
        (role for role in mine if is_current(role.starts_on, role.ends_on, taken.day)), None
    )
    if held is not None and any(_by_same(each, taken, held) for each in roles):
        refuse(work, "elections", STAYS, held.person_id)
    before = _end(work, roles, held, taken.day) if held is not None else None
    _begin(work, own, roles, taken, gone, before)


def _begun_by(role: Assignment, taken: Taken) -> bool:
    """Whether a role is what an assembly elected to: it began on that day, as far as is known."""
    starts, day = role.starts_on, taken.day.isoformat()
    return (
        bool(starts)
        and day.startswith(starts or "")
        and (role.assembly_id in (None, taken.assembly_id) or starts == day)
    )


def _by_same(each: Assignment, taken: Taken, held: Assignment) -> bool:
    """Whether the same assembly elected somebody who follows a role."""
    return each.assembly_id == taken.assembly_id and each.successor_of_id == held.id


def _leave(work: Work, roles: Sequence[Assignment], role: Assignment, taken: Taken) -> Left | None:
    """End a role that is followed; who was elected to it again since follows the new one."""
    if role not in roles or role.person_id == taken.person_id:
        return None
    if not has_begun(role.starts_on, taken.day):
        refuse(work, "elections", BEFORE_THEM, role.person_id)
    again = (each for each in roles if each.person_id == role.person_id)
    if any(each.assembly_id == taken.assembly_id for each in again):
        refuse(work, "elections", STAYS, role.person_id)
    if has_ended(role.ends_on, taken.day):
        return Left(role)
    return _end(work, roles, role, taken.day, but=taken.person_id)


def _end(
    work: Work, roles: Sequence[Assignment], role: Assignment, day: date, *, but: int | None = None
) -> Left:
    """End a term by the election of a day; until when the next one holds what is left of it."""
    after = follower(roles, role, but=but) if ends_after(role, day) else None
    stands = end_stands(roles, role, day, work.today)
    ended, role.ends_on = role.ends_on, day.isoformat()
    return Left(role, ended if stands else None, after)


def _limit(
    roles: Sequence[Assignment], taken: Taken, gone: Sequence[Left], before: Left | None
) -> str | None:
    """The day on which the term is over: of the next election to this office, or as it was known.

    What ended the term of those who leave ends the new one only where somebody was elected then.
    """
    days = [each.next_day for each in gone if each.next_role is not None]
    days += [before.next_day] if before is not None else []
    alone = taken.function.key in HELD_BY_ONE
    days += [
        role.starts_on
        for role in roles
        if (alone or role.person_id == taken.person_id) and not has_begun(role.starts_on, taken.day)
    ]
    return min((day for day in days if day is not None), default=None)


def _begin(
    work: Work,
    own: int,
    roles: Sequence[Assignment],
    taken: Taken,
    gone: Sequence[Left],
    before: Left | None,
) -> None:
    started = taken.day.isoformat()
    limit = _limit(roles, taken, gone, before)
    died = work.get(Person, taken.person_id, with_trash=True).death_date
    role = work.add(
        Assignment(
            person_id=taken.person_id,
            organisation_id=own,
            function_id=taken.function.id,
            category_id=before.role.category_id if before else None,
            sector=before.role.sector if before else taken.function.sector,
            title=before.role.title if before else "",
            main=before.role.main if before else False,
            starts_on=started,
            ends_on=within_life(died, started, limit),
            assembly_id=taken.assembly_id,
            expected_end=taken.until,
            successor_of_id=gone[0].role.id if gone else None,
        )
    )
    _be_followed(roles, role, taken, [*gone, before] if before else gone)


def _be_followed(
    roles: Sequence[Assignment], role: Assignment, taken: Taken, gone: Sequence[Left]
) -> None:
    """Who was elected next follows the new holder, no longer the one who left before."""
    left = {each.role.id for each in gone}
    heirs = {each.next_role.id for each in gone if each.next_role is not None}
    alone = taken.function.key in HELD_BY_ONE
    for each in roles:
        if each.starts_on is None or each.starts_on != role.ends_on:
            continue
        if each.person_id == role.person_id:
            if each.successor_of_id in left:
                each.successor_of_id = None
        elif each.id in heirs or (alone and each.successor_of_id is None):
            each.successor_of_id = role.id
