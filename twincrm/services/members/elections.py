"""Elections by a general assembly: somebody takes an office in the association from that day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended, is_current
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.checks import check_partial, must_exist
from twincrm.services.members.lists import own_body
from twincrm.services.one_step import acts_on, written_along
from twincrm.services.vocabularies.queries import terms
from twincrm.services.wording import people_named
from twincrm.store.base import table_of
from twincrm.store.models import Assignment, Association, Function, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.vocabularies.queries import TermRow
    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class ElectionDraft:
    """Who was elected to which office, and until when."""

    person_id: int = 0
    function_id: int | None = None
    until: str | None = None
    """When the term is expected to end, known in part perhaps."""
    succeeds: tuple[int, ...] = ()
    """The roles of those who leave the office on that day."""


class Holder(NamedTuple):
    """Somebody who holds an office in the association."""

    role_id: int
    person_id: int
    name: str


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
_TERM = table_of(Assignment).name
BEYOND = Message("The term would end before the assembly elected to it.")
TWICE = Message("{name} stands here twice for the same office.")
LATER = Message("{name} holds this office already, since a day after the assembly.")
BEFORE_THEM = Message(
    "{name} came to this office only after that day and cannot leave it then. Please remove the "
    "election, or give the assembly a later day."
)
LEFT = Message("{name} was elected here, but had left the office before that day.")
DEAD = Message("{name} died before the assembly and cannot be elected.")


def offices(session: Session, language: str) -> tuple[TermRow, ...]:
    """What somebody can be elected to in an association."""
    found = terms(session, "function", language)
    return tuple(term for term in found if term.sector == Sector.CIVIL_SOCIETY)


def holders(session: Session, function_id: int, day: date) -> tuple[Holder, ...]:
    """Who holds an office in the association on the day of an assembly."""
    own = own_body(session)
    held = select(Assignment).where(
        Assignment.organisation_id == own, Assignment.function_id == function_id
    )
    rows = [
        row
        for row in session.scalars(held.order_by(Assignment.id))
        if own is not None and is_current(row.starts_on, row.ends_on, day)
    ]
    names = people_named(session, {row.person_id for row in rows})
    return tuple(
        Holder(row.id, row.person_id, names[row.person_id].full())
        for row in rows
        if row.person_id in names
    )


def check_election(election: ElectionDraft, held_on: date | None = None) -> None:
    """Insist on a person, an office and an end of the term after the assembly.

    Raises:
        InputError: one of them is missing or wrong.
    """
    if not election.person_id:
        raise InputError("person_id", Message("Please choose who was elected."))
    if election.function_id is None:
        raise InputError("function_id", Message("Please choose the office."))
    check_partial("until", election.until)
    if held_on is not None and has_ended(election.until, held_on):
        raise InputError("until", BEYOND)


def elect(
    work: Work, assembly_id: int, held_on: date | None, elections: Sequence[ElectionDraft]
) -> None:
    """Note the offices; who holds one already keeps it for another term.

    Raises:
        InputError: a person, an office or a date is missing or wrong.
        UnknownRecord: there is no such person or office.
    """
    for each in elections:
        check_election(each, held_on)
    must_exist(work, Person, [each.person_id for each in elections])
    _check_people(work, held_on, elections)
    own = _own_entry(work) if elections else 0
    for each in elections:
        _take_office(work, own, assembly_id, held_on, each)


def move_day(work: Work, assembly_id: int, before: date | None, after: date | None) -> None:
    """The terms to which an assembly elected begin on its new day; those it ended end on it.

    Raises:
        InputError: a term would end before it begins, or somebody died before the new day.
    """
    if before is None or after is None or before == after:
        return
    old, new = before.isoformat(), after.isoformat()
    made = select(Assignment).where(
        Assignment.assembly_id == assembly_id, Assignment.starts_on == old
    )
    for role in work.all(made):
        if has_ended(role.expected_end, after):
            raise InputError("held_on", BEYOND)
        if has_ended(role.ends_on, after):
            _refuse(work, "held_on", LEFT, role.person_id)
        if has_ended(work.get(Person, role.person_id, with_trash=True).death_date, after):
            _refuse(work, "held_on", DEAD, role.person_id)
        role.starts_on = new
        for one in _ended_by(work, role, old):
            if not has_begun(one.starts_on, after):
                _refuse(work, "held_on", BEFORE_THEM, one.person_id)
            one.ends_on = new


def _ended_by(work: Work, role: Assignment, day: str) -> list[Assignment]:
    """The terms that ended when somebody was elected: by the same act, or they are followed."""
    ended = select(Assignment).where(
        Assignment.organisation_id == role.organisation_id,
        Assignment.function_id == role.function_id,
        Assignment.id != role.id,
        Assignment.ends_on == day,
    )
    acts = acts_on(work.session, _TERM, role.id)
    elected = [step for step, act in acts if act.after and act.after.get("assembly_id")]
    along = [each for step in elected for each in written_along(work.session, step, _TERM, role.id)]
    known = {each.row_id for each in along if each.after and each.after.get("ends_on")}
    known.add(role.successor_of_id or 0)
    return [one for one in work.all(ended) if one.id in known]


def _refuse(work: Work, field: str, said: Message, person_id: int) -> NoReturn:
    names = people_named(work.session, {person_id})
    name = names[person_id].full() if person_id in names else ""
    raise InputError(field, said.with_values(name=name))


def _check_people(work: Work, held_on: date | None, elections: Sequence[ElectionDraft]) -> None:
    """Insist that those elected live, and that nobody takes one office twice."""
    names = people_named(work.session, {each.person_id for each in elections})
    seen: set[tuple[int, int | None]] = set()
    for each in elections:
        name = names[each.person_id].full() if each.person_id in names else ""
        if (each.person_id, each.function_id) in seen:
            raise InputError("elections", TWICE.with_values(name=name))
        seen.add((each.person_id, each.function_id))
        died = work.get(Person, each.person_id, with_trash=True).death_date
        if held_on is not None and has_ended(died, held_on):
            raise InputError("elections", DEAD.with_values(name=name))


def _take_office(
    work: Work, own: int, assembly_id: int, held_on: date | None, election: ElectionDraft
) -> None:
    function = work.get(Function, election.function_id or 0)
    day = held_on.isoformat() if held_on else None
    follows = _leave_office(work, own, held_on, election)
    role = _held(work, own, held_on, election)
    if role is not None:
        role.assembly_id, role.expected_end, role.ends_on = assembly_id, election.until, None
        return
    work.add(
        Assignment(
            person_id=election.person_id,
            organisation_id=own,
            function_id=function.id,
            sector=function.sector,
            starts_on=day,
            assembly_id=assembly_id,
            expected_end=election.until,
            successor_of_id=follows,
        )
    )


def _leave_office(work: Work, own: int, day: date | None, election: ElectionDraft) -> int | None:
    """End the terms of those who are followed; the first of their roles.

    Raises:
        InputError: somebody came to the office only after that day.
    """
    followed: list[int] = []
    for key in election.succeeds:
        role = work.get(Assignment, key)
        office = (role.organisation_id, role.function_id)
        if office == (own, election.function_id) and role.person_id != election.person_id:
            if day is not None and not has_begun(role.starts_on, day):
                _refuse(work, "elections", BEFORE_THEM, role.person_id)
            if day is None or not has_ended(role.ends_on, day):
                role.ends_on = day.isoformat() if day else None
            followed.append(key)
    return next(iter(followed), None)


def _held(work: Work, own: int, held_on: date | None, election: ElectionDraft) -> Assignment | None:
    """The office that they hold on the day of the assembly already.

    Raises:
        InputError: they took it on a later day.
    """
    rows = work.all(
        select(Assignment)
        .where(
            Assignment.organisation_id == own,
            Assignment.person_id == election.person_id,
            Assignment.function_id == election.function_id,
        )
        .order_by(Assignment.id)
    )
    for role in rows:
        if held_on is None or not has_ended(role.ends_on, held_on):
            if held_on is not None and not has_begun(role.starts_on, held_on):
                _refuse(work, "elections", LATER, role.person_id)
            return role
    return None


def _own_entry(work: Work) -> int:
    """The organisation that the association is; one of its name is added where there is none."""
    work.flush()
    known = own_body(work.session)
    if known is not None:
        return known
    association = work.first(select(Association))
    assert association is not None
    sector = Sector.CIVIL_SOCIETY
    row = Organisation(name=association.name, sector=sector, place_id=association.place_id)
    added = work.add(row).id
    association.organisation_id = added
    return added
