"""Taking somebody out of a visit again, as if the person had never been in it.

Whoever cancels stays with the status *cancelled*: the association knows who had registered.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.visits.parties import dissolve
from twincrm.store.models import (
    MinorCare,
    Participation,
    ParticipationNeed,
    Party,
    PartyMember,
    Placement,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What goes when people are taken out of a visit."""

    placements: int
    """Beds that were given to them, or to a party that nobody belongs to any more."""
    parties: int
    """Parties that they leave."""
    needs: int
    """Needs that were noted for them."""


def left_behind(session: Session, participations: Sequence[int]) -> LeftBehind:
    """What hangs on participations and goes with them."""
    wanted = set(participations)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for row in session.scalars(select(PartyMember)):
        members[row.party_id].add(row.participation_id)
    left = [party for party, people in members.items() if people & wanted]
    empty = [party for party in left if members[party] <= wanted]
    placed = select(func.count(Placement.id))
    beds = placed.where(or_(Placement.participation_id.in_(wanted), Placement.party_id.in_(empty)))
    noted = select(func.count(ParticipationNeed.id))
    noted = noted.where(ParticipationNeed.participation_id.in_(wanted))
    return LeftBehind(session.scalar(beds) or 0, len(left), session.scalar(noted) or 0)


@command
@dataclass(frozen=True, slots=True)
class RemoveParticipation:
    """Take a person out of a visit."""

    participation_id: int
    name: str
    visit: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Take {name} out of {visit}", {"name": self.name, "visit": self.visit})

    def run(self, work: Work) -> None:
        """Delete the participation with all that hangs on it; a party without members goes too."""
        found = work.get(Participation, self.participation_id)
        parties = _leave_parties(work, found.id)
        for kind in (ParticipationNeed, MinorCare, Placement):
            for row in work.all(select(kind).where(kind.participation_id == found.id)):
                work.delete(row)
        for party_id in parties:
            if not work.first(select(PartyMember).where(PartyMember.party_id == party_id)):
                dissolve(work, work.get(Party, party_id))
        work.delete(found)


def _leave_parties(work: Work, participation_id: int) -> list[int]:
    members = work.all(select(PartyMember).where(PartyMember.participation_id == participation_id))
    left = [member.party_id for member in members]
    for member in members:
        work.delete(member)
    return left
