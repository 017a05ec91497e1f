"""Who takes part in a visit and who stays together, as the window lists them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import NeedKind
from twincrm.domain.texts import Message
from twincrm.services.rows import owned
from twincrm.services.visits.queries import NOT_COMING
from twincrm.services.wording import name_of
from twincrm.store.models import (
    Delegation,
    MinorCare,
    Participation,
    ParticipationNeed,
    Party,
    PartyMember,
    Person,
    Visit,
)

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.names import PersonName


OF_AGE = 18
NEED_WORDS: dict[str, Message] = {
    NeedKind.DIET: Message("diet"),
    NeedKind.ALLERGY: Message("allergy"),
    NeedKind.MEDICATION: Message("medication"),
    NeedKind.MOBILITY: Message("mobility"),
    NeedKind.SLEEP: Message("sleep"),
    NeedKind.OTHER: Message("other need"),
}
"""What kinds of needs are called."""


@dataclass(frozen=True, slots=True)
class NeedView:
    """What has to be heeded; sensitive."""

    kind: str
    text: str
    severe: bool


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """A person who takes part in a visit."""

    id: int
    uid: str
    person_id: int
    person_uid: str
    name: PersonName
    delegation_id: int | None
    delegation: str
    role: str
    status: str
    starts_on: date | None
    ends_on: date | None
    first_time: bool
    lodging: str
    party_id: int | None
    party: str
    needs: tuple[NeedView, ...]
    minor: bool
    """Whether it is noted who answers for the person."""
    age: int | None = None
    """On the first day of the visit, where the date of birth says so."""
    registered_on: date | None = None

    @property
    def under_age(self) -> bool:
        """Whether the person is a minor, by age or by what is noted."""
        return self.minor or (self.age is not None and self.age < OF_AGE)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Guests who stay together."""

    id: int
    uid: str
    name: str
    delegation_id: int | None
    relationship: str
    may_split: bool
    beds: str
    wishes: str
    members: tuple[tuple[int, PersonName], ...]
    """Participation and name."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Whom a participation is about, and the delegations there are to choose from."""

    name: str
    age: int | None
    """On the first day of the visit, where the date of birth says so."""
    visit_id: int
    visit: str
    delegations: tuple[tuple[int, str], ...]

    @property
    def may_be_minor(self) -> bool:
        """Whether nothing says that the person is of age."""
        return self.age is None or self.age < OF_AGE


def one_participation(session: Session, participation_id: int) -> Participant:
    """Whom a participation is about.

    Raises:
        NoResultFound: there is no such participation, or the person lies in the trash.
    """
    statement = (
        select(Person, Visit)
        .join(Participation, Participation.person_id == Person.id)
        .join(Visit, Visit.id == Participation.visit_id)
        .where(Participation.id == participation_id)
    )
    person, visit = session.execute(statement).one()
    delegations = session.scalars(owned(Delegation, {"visit_id": visit.id}))
    return Participant(
        name_of(person).full(),
        age_on(person.birth_date, visit.starts_on),
        visit.id,
        visit.name,
        tuple((row.id, row.name) for row in delegations),
    )


def people_coming(session: Session, visit_id: int) -> tuple[tuple[str, int], ...]:
    """Everyone who takes part and neither cancelled nor waits for a place, by family name."""
    coming = [row for row in participation_rows(session, visit_id) if row.status not in NOT_COMING]
    return tuple(dict.fromkeys(("person", row.person_id) for row in coming))


def participation_rows(session: Session, visit_id: int) -> tuple[ParticipationRow, ...]:
    """Everyone who takes part in a visit, by family name; people in the trash are left out."""
    mine = {"visit_id": visit_id}
    delegations = {row.id: row.name for row in session.scalars(owned(Delegation, mine))}
    parties = _party_of(session, visit_id)
    needs = _needs(session, visit_id)
    minors = set(session.scalars(select(MinorCare.participation_id)))
    first = session.scalar(select(Visit.starts_on).where(Visit.id == visit_id))
    rows = [
        ParticipationRow(
            id=part.id,
            uid=part.uid,
            person_id=person.id,
            person_uid=person.uid,
            name=name_of(person),
            delegation_id=part.delegation_id,
            delegation=delegations.get(part.delegation_id or 0, ""),
            role=part.role,
            status=part.status,
            starts_on=part.starts_on,
            ends_on=part.ends_on,
            first_time=part.first_time,
            lodging=part.lodging,
            party_id=parties[part.id][0] if part.id in parties else None,
            party=parties[part.id][1] if part.id in parties else "",
            needs=tuple(needs[part.id]),
            minor=part.id in minors,
            age=age_on(person.birth_date, first) if first else None,
            registered_on=part.registered_on,
        )
        for part, person in _people(session, visit_id)
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name.list_form()), row.id)))


def age_on(birth_date: str | None, day: date) -> int | None:
    """How old somebody is on a day; None where that is not certain."""
    return PartialDate.from_iso(birth_date).age_on(day) if birth_date else None


def party_rows(session: Session, visit_id: int) -> tuple[PartyRow, ...]:
    """The parties of a visit by name, with their members."""
    names = {part.id: name_of(person) for part, person in _people(session, visit_id)}
    members: dict[int, list[tuple[int, PersonName]]] = defaultdict(list)
    for row in session.scalars(select(PartyMember).order_by(PartyMember.id)):
        if row.participation_id in names:
            members[row.party_id].append((row.participation_id, names[row.participation_id]))
    rows = [
        PartyRow(
            id=party.id,
            uid=party.uid,
            name=party.name,
            delegation_id=party.delegation_id,
            relationship=party.relationship,
            may_split=party.may_split,
            beds=party.beds,
            wishes=party.wishes,
            members=tuple(members[party.id]),
        )
        for party in session.scalars(owned(Party, {"visit_id": visit_id}))
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


def _people(session: Session, visit_id: int) -> list[tuple[Participation, Person]]:
    statement = (
        select(Participation, Person)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit_id == visit_id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def _party_of(session: Session, visit_id: int) -> dict[int, tuple[int, str]]:
    statement = (
        select(PartyMember, Party)
        .join(Party, Party.id == PartyMember.party_id)
        .where(Party.visit_id == visit_id)
    )
    rows = session.execute(statement)
    return {member.participation_id: (party.id, party.name) for member, party in rows}


def _needs(session: Session, visit_id: int) -> dict[int, list[NeedView]]:
    found: dict[int, list[NeedView]] = defaultdict(list)
    statement = (
        select(ParticipationNeed)
        .join(Participation, Participation.id == ParticipationNeed.participation_id)
        .where(Participation.visit_id == visit_id)
        .order_by(ParticipationNeed.id)
    )
    for need in session.scalars(statement):
        found[need.participation_id].append(NeedView(need.kind, need.text, need.severe))
    return found
