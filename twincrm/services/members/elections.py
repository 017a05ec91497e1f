"""Elections by a general assembly: somebody takes an office in the association from that day on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_ended, is_current
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.checks import check_partial, must_exist
from twincrm.services.members.lists import own_body
from twincrm.services.members.succession import HELD_BY_ONE, Taken, take_office
from twincrm.services.vocabularies.queries import terms
from twincrm.services.wording import deaths, people_named
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


_BOARD = (
    "chair",
    "second_chair",
    "treasurer",
    "deputy_treasurer",
    "secretary",
    "deputy_secretary",
    "assessor",
    "auditor",
)
"""The offices that most associations elect to, by their keys."""
BEYOND = Message("The term would end before the assembly elected to it.")
TWICE = Message("{name} stands here twice for the same office.")
DEAD = Message("{name} died before the assembly and cannot be elected.")

TRASHED = Message("Who lies in the trash cannot be elected.")


def offices(session: Session, language: str) -> tuple[TermRow, ...]:
    """What somebody can be elected to in an association, the offices of the board first."""
    found = terms(session, "function", language)
    mine = [term for term in found if term.sector == Sector.CIVIL_SOCIETY]
    rank = {key: place for place, key in enumerate(_BOARD)}
    return tuple(sorted(mine, key=lambda term: rank.get(term.key or "", len(rank))))


def on_day(session: Session, election: ElectionDraft, left: date, day: date) -> ElectionDraft:
    """The same election where it turns out to have been on another day.

    Whoever held the office only then leaves it as those did who were asked about.
    """
    office = election.function_id or 0
    before = holders(session, office, left)
    held = [each for each in holders(session, office, day) if each.person_id != election.person_id]
    stay = {each.role_id for each in before} - set(election.succeeds)
    people = {each.person_id for each in before if each.role_id in stay}
    followed = bool(election.succeeds) or not before
    key = session.get_one(Function, office).key
    leaves = [
        each.role_id
        for each in held
        if each.role_id in election.succeeds
        or (followed and key in HELD_BY_ONE and each.person_id not in people)
    ]
    return replace(election, succeeds=tuple(leaves))


def holders(session: Session, function_id: int, day: date) -> tuple[Holder, ...]:
    """Who holds an office in the association on the day of an assembly; nobody who died before."""
    own = own_body(session)
    held = select(Assignment).where(
        Assignment.organisation_id == own, Assignment.function_id == function_id
    )
    rows = [
        row
        for row in session.scalars(held.order_by(Assignment.id))
        if own is not None and is_current(row.starts_on, row.ends_on, day)
    ]
    people = {row.person_id for row in rows}
    names, died = people_named(session, people), deaths(session, people)
    rows = [row for row in rows if not has_ended(died.get(row.person_id), day)]
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


def elect(work: Work, assembly_id: int, held_on: date, elections: Sequence[ElectionDraft]) -> None:
    """Note the offices; who holds one already begins another term.

    They are entered in any order: a term lasts until the next election after its day.

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


def _check_people(work: Work, held_on: date, elections: Sequence[ElectionDraft]) -> None:
    """Insist that those elected live, and that nobody takes one office twice."""
    names = people_named(work.session, {each.person_id for each in elections})
    seen: set[tuple[int, int | None]] = set()
    for each in elections:
        name = names[each.person_id].full() if each.person_id in names else ""
        if (each.person_id, each.function_id) in seen:
            raise InputError("elections", TWICE.with_values(name=name))
        seen.add((each.person_id, each.function_id))
        person = work.get(Person, each.person_id, with_trash=True)
        if person.trashed_at is not None:
            raise InputError("elections", TRASHED)
        if has_ended(person.death_date, held_on):
            raise InputError("elections", DEAD.with_values(name=name))


def _take_office(
    work: Work, own: int, assembly_id: int, day: date, election: ElectionDraft
) -> None:
    function = work.get(Function, election.function_id or 0)
    taken = Taken(function, election.person_id, assembly_id, day, election.until)
    take_office(work, own, taken, election.succeeds)


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
