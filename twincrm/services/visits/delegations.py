"""The delegations of a visit: who comes from where, when and by which means, and who leads them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.terms import ParticipationRole
from twincrm.domain.texts import Message
from twincrm.services.checks import must_exist
from twincrm.services.command import command
from twincrm.services.rows import alter_row, new_row, owned, read_draft
from twincrm.services.visits.drafts import DelegationDraft, check_delegation
from twincrm.services.visits.queries import NOT_COMING
from twincrm.services.wording import name_of, places_named
from twincrm.store.models import Delegation, Participation, Party, Person, Place, Visit

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from twincrm.services.wording import PlaceBrief
    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation as it is listed."""

    id: int
    name: str
    place: PlaceBrief | None
    arrives_at: datetime | None
    departs_at: datetime | None
    transport: str
    note: str
    leaders: tuple[str, ...]
    """Who leads it."""
    coming: int
    """How many of its people come."""
    people: int
    """How many belong to it, those on the waiting list and those who cancelled included."""
    parties: int
    """How many parties of guests belong to it."""


@command
@dataclass(frozen=True, slots=True)
class AddDelegation:
    """Let a delegation come to a visit."""

    visit_id: int
    draft: DelegationDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the delegation {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the delegation; returns its id.

        Raises:
            InputError: it has no name, or departs before it arrives.
        """
        check_delegation("", self.draft)
        must_exist(work, Place, [self.draft.place_id])
        return new_row(work, Delegation, self.draft, visit_id=work.get(Visit, self.visit_id).id).id


@command
@dataclass(frozen=True, slots=True)
class ChangeDelegation:
    """Change what differs between a delegation as opened and as saved."""

    delegation_id: int
    before: DelegationDraft
    after: DelegationDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the delegation {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the delegation; returns its id.

        Raises:
            InputError: it has no name, or departs before it arrives.
        """
        check_delegation("", self.after)
        must_exist(work, Place, [self.after.place_id])
        found = work.get(Delegation, self.delegation_id)
        alter_row(found, self.before, self.after)
        return found.id


@command
@dataclass(frozen=True, slots=True)
class RemoveDelegation:
    """Take a delegation out of a visit: its people stay in the visit without one."""

    delegation_id: int
    name: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Delete the delegation {name}", {"name": self.name})

    def run(self, work: Work) -> None:
        """Delete the delegation; its people and parties belong to none from now on."""
        found = work.get(Delegation, self.delegation_id)
        for kind in (Participation, Party):
            for row in work.all(select(kind).where(kind.delegation_id == found.id)):
                row.delegation_id = None
        work.flush()
        work.delete(found)


def read_delegation(session: Session, delegation_id: int) -> DelegationDraft:
    """The draft of a delegation as it is kept.

    Raises:
        NoResultFound: there is no such delegation.
    """
    found = session.scalars(select(Delegation).where(Delegation.id == delegation_id)).one()
    return read_draft(DelegationDraft, found)


def delegation_rows(session: Session, visit_id: int, language: str) -> tuple[DelegationRow, ...]:
    """The delegations of a visit in the order of their arrival, those without one at the end."""
    found = session.scalars(owned(Delegation, {"visit_id": visit_id})).all()
    places = places_named(session, [row.place_id for row in found], language)
    belonging, leaders = _people(session, visit_id)
    counted = session.execute(
        select(Party.delegation_id, func.count(Party.id))
        .where(Party.visit_id == visit_id)
        .group_by(Party.delegation_id)
    )
    parties = {row[0]: row[1] for row in counted}
    rows = [
        DelegationRow(
            row.id,
            row.name,
            places.get(row.place_id or 0),
            row.arrives_at,
            row.departs_at,
            row.transport,
            row.note,
            tuple(leaders[row.id]),
            sum(status not in NOT_COMING for status in belonging[row.id]),
            len(belonging[row.id]),
            parties.get(row.id, 0),
        )
        for row in found
    ]
    return tuple(sorted(rows, key=_arrival))


def _arrival(row: DelegationRow) -> tuple[bool, str, int]:
    return row.arrives_at is None, row.arrives_at.isoformat() if row.arrives_at else "", row.id


def _people(
    session: Session, visit_id: int
) -> tuple[defaultdict[int, list[str]], defaultdict[int, list[str]]]:
    """By delegation: the states of its people, and the names of those who lead it."""
    states: defaultdict[int, list[str]] = defaultdict(list)
    leaders: defaultdict[int, list[str]] = defaultdict(list)
    statement = (
        select(Participation, Person)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit_id == visit_id, Participation.delegation_id.is_not(None))
        .order_by(Participation.id)
    )
    for part, person in session.execute(statement):
        mine = part.delegation_id or 0
        states[mine].append(part.status)
        if part.role == ParticipationRole.LEADER:
            leaders[mine].append(name_of(person).full())
    return states, leaders
