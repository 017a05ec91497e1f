"""Elections by a general assembly: somebody takes an office in the association from that day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import Sector
from twincrm.domain.texts import Message
from twincrm.services.checks import check_partial, must_exist
from twincrm.services.members.lists import own_body
from twincrm.services.vocabularies.queries import terms
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


def offices(session: Session, language: str) -> tuple[TermRow, ...]:
    """What somebody can be elected to in an association."""
    found = terms(session, "function", language)
    return tuple(term for term in found if term.sector == Sector.CIVIL_SOCIETY)


def check_election(election: ElectionDraft) -> None:
    """Insist on a person, an office and a date.

    Raises:
        InputError: one of them is missing or wrong.
    """
    if not election.person_id:
        raise InputError("person_id", Message("Please choose who was elected."))
    if election.function_id is None:
        raise InputError("function_id", Message("Please choose the office."))
    check_partial("until", election.until)


def elect(
    work: Work, assembly_id: int, held_on: date | None, elections: Sequence[ElectionDraft]
) -> None:
    """Note the offices; who holds one already keeps it for another term.

    Raises:
        InputError: a person, an office or a date is missing or wrong.
        UnknownRecord: there is no such person or office.
    """
    for each in elections:
        check_election(each)
    must_exist(work, Person, [each.person_id for each in elections])
    own = _own_entry(work) if elections else 0
    for each in elections:
        function = work.get(Function, each.function_id or 0)
        role = work.first(
            select(Assignment).where(
                Assignment.organisation_id == own,
                Assignment.person_id == each.person_id,
                Assignment.function_id == function.id,
                Assignment.ends_on.is_(None),
            )
        )
        if role is None:
            work.add(
                Assignment(
                    person_id=each.person_id,
                    organisation_id=own,
                    function_id=function.id,
                    sector=function.sector,
                    starts_on=held_on.isoformat() if held_on else None,
                    assembly_id=assembly_id,
                    expected_end=each.until,
                )
            )
        elif (role.assembly_id, role.expected_end) != (assembly_id, each.until):
            role.assembly_id, role.expected_end = assembly_id, each.until


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
