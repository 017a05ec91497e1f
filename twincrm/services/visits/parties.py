"""Guests who stay together during a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.texts import Message
from twincrm.services.checks import check_filled
from twincrm.services.command import command
from twincrm.services.parts import alter_links
from twincrm.services.rows import alter_row, new_row, owned, read_draft
from twincrm.services.visits.participations import check_delegations
from twincrm.services.wording import name_of
from twincrm.store.models import Participation, Party, PartyMember, Person, Placement, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class PartyDraft:
    """Guests who stay together; `members` are ids of participations."""

    name: str = ""
    delegation_id: int | None = None
    relationship: str = ""
    may_split: bool = False
    beds: str = ""
    wishes: str = ""
    note: str = ""
    members: tuple[int, ...] = ()


@command
@dataclass(frozen=True, slots=True)
class AddParty:
    """Let guests of a visit stay together."""

    visit_id: int
    draft: PartyDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the party {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the party and its members; returns its id.

        Raises:
            RuleError: a member belongs to another visit or party, or the delegation to another
                visit.
        """
        visit = work.get(Visit, self.visit_id)
        _check(work, visit.id, None, self.draft)
        party = new_row(work, Party, self.draft, visit_id=visit.id)
        _write_members(work, party.id, (), self.draft.members)
        return party.id


@command
@dataclass(frozen=True, slots=True)
class ChangeParty:
    """Change what differs between a party as opened and as saved."""

    party_id: int
    before: PartyDraft
    after: PartyDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the party {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the party and its members; returns its id.

        Raises:
            RuleError: a member belongs to another visit or party, or the delegation to another
                visit.
        """
        party = work.get(Party, self.party_id)
        _check(work, party.visit_id, party.id, self.after)
        alter_row(party, self.before, self.after)
        _write_members(work, party.id, self.before.members, self.after.members)
        return party.id


@command
@dataclass(frozen=True, slots=True)
class RemoveParty:
    """Dissolve a party: its guests stay, its placement goes."""

    party_id: int
    name: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Dissolve the party {name}", {"name": self.name})

    def run(self, work: Work) -> None:
        """Delete the party, its members' places in it and its placements."""
        dissolve(work, work.get(Party, self.party_id))


def dissolve(work: Work, party: Party) -> None:
    """Delete a party, its members' places in it and its placements."""
    for kind in (PartyMember, Placement):
        for row in work.all(select(kind).where(kind.party_id == party.id)):
            work.delete(row)
    work.delete(party)


def read_party(session: Session, party_id: int) -> PartyDraft:
    """The draft of a party as it is kept.

    Raises:
        NoResultFound: there is no such party.
    """
    party = session.scalars(select(Party).where(Party.id == party_id)).one()
    members = session.scalars(owned(PartyMember, {"party_id": party_id}))
    return read_draft(PartyDraft, party, members=tuple(row.participation_id for row in members))


def _check(work: Work, visit_id: int, party_id: int | None, draft: PartyDraft) -> None:
    check_filled("name", draft.name, Message("Please enter the name of the party."))
    if not draft.members:
        raise InputError("members", Message("Please choose at least one guest."))
    check_delegations(work, visit_id, [draft.delegation_id])
    for participation_id in draft.members:
        participation = work.get(Participation, participation_id)
        if participation.visit_id != visit_id:
            raise RuleError(
                Message(
                    "{name} takes part in another visit.",
                    {"name": _name(work, participation)},
                )
            )
        _check_free(work, participation, party_id)


def _check_free(work: Work, participation: Participation, party_id: int | None) -> None:
    taken = (
        select(Party)
        .join(PartyMember, PartyMember.party_id == Party.id)
        .where(PartyMember.participation_id == participation.id, Party.id != (party_id or 0))
    )
    other = work.first(taken)
    if other is not None:
        raise RuleError(
            Message(
                "{name} already belongs to the party {party}.",
                {"name": _name(work, participation), "party": other.name},
            )
        )


def _name(work: Work, participation: Participation) -> str:
    return name_of(work.get(Person, participation.person_id, with_trash=True)).full()


def _write_members(
    work: Work, party_id: int, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    mine = {"party_id": party_id}
    alter_links(work, PartyMember, mine, "participation_id", before=before, after=after)
