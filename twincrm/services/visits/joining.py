"""Who joins a visit: people who are known, whole households, and somebody who is new."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.names import typed_name
from twincrm.domain.terms import ParticipationRole
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.people.drafts import PersonDraft, checked_person
from twincrm.services.rows import new_row, owned
from twincrm.services.visits.participations import (
    ParticipationDraft,
    add_participation,
    check_delegations,
)
from twincrm.services.wording import name_of
from twincrm.store.models import Delegation, Participation, Person, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class Joining:
    """What becomes of people who are to take part in a visit."""

    drafts: tuple[ParticipationDraft, ...]
    """Of those who may join, in the delegation of their town where there is one."""
    names: tuple[str, ...]
    """Theirs, in the same order."""
    already: tuple[str, ...]
    """Who takes part already."""
    deceased: tuple[str, ...]
    """Who has died."""


def joining(session: Session, visit_id: int, people: Sequence[int]) -> Joining:
    """Sort people by whether they may join a visit; those in the trash are left out.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    delegations = session.scalars(owned(Delegation, {"visit_id": visit_id})).all()
    statement = select(Participation.person_id).where(Participation.visit_id == visit_id)
    taken = set(session.scalars(statement))
    known = {row.id: row for row in session.scalars(select(Person).where(Person.id.in_(people)))}
    found = [known[key] for key in dict.fromkeys(people) if key in known]
    fresh = [row for row in found if row.id not in taken and row.death_date is None]
    return Joining(
        tuple(_likely(row, visit, delegations) for row in fresh),
        tuple(name_of(row).full() for row in fresh),
        tuple(name_of(row).full() for row in found if row.id in taken),
        tuple(name_of(row).full() for row in found if row.id not in taken and row.death_date),
    )


def deceased_among(session: Session, people: Iterable[int]) -> frozenset[int]:
    """Those of whom it is known that they died."""
    wanted = [Person.id.in_(list(people)), Person.death_date.is_not(None)]
    return frozenset(session.scalars(select(Person.id).where(*wanted)))


@command
@dataclass(frozen=True, slots=True)
class AddNewParticipant:
    """Let somebody take part in a visit who was not known before; one step of the history."""

    visit_id: int
    visit: str
    """The visit's name."""
    name: str
    """As it was typed: ``Pierre Martin`` or ``Martin, Pierre``."""
    draft: ParticipationDraft = field(default_factory=ParticipationDraft)

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {name} to {visit}", {"name": self.name, "visit": self.visit})

    def run(self, work: Work) -> tuple[int, int]:
        """Insert the person and the participation; returns their ids.

        Raises:
            InputError: no name was typed.
            RuleError: the delegation belongs to another visit.
        """
        visit = work.get(Visit, self.visit_id)
        given, family = typed_name(self.name)
        person = new_row(work, Person, checked_person(PersonDraft(given=given, family=family)))
        draft = replace(self.draft, person_id=person.id)
        check_delegations(work, visit.id, [draft.delegation_id])
        return person.id, add_participation(work, visit, draft)


def _likely(person: Person, visit: Visit, delegations: Sequence[Delegation]) -> ParticipationDraft:
    """A guest of the delegation of the same town; who lives where the visit is, is at home."""
    same = [row.id for row in delegations if row.place_id and row.place_id == person.place_id]
    draft = ParticipationDraft(person.id)
    if same:
        return replace(draft, delegation_id=same[0])
    at_home = person.place_id is not None and person.place_id == visit.place_id
    return replace(draft, role=ParticipationRole.LOCAL) if at_home else draft
