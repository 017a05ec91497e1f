"""What can be done about hosts and where guests sleep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.checks import must_exist
from twincrm.services.command import command
from twincrm.services.hosting.drafts import (
    check_offer,
    check_placement,
)
from twincrm.services.hosting.profiles import write_profile
from twincrm.services.hosting.rules import check_offer_nights, check_stay
from twincrm.services.rows import alter_row, new_row
from twincrm.store.models import (
    AvoidPair,
    HostOffer,
    Household,
    Person,
    Placement,
    Visit,
)

if TYPE_CHECKING:
    from twincrm.services.hosting.drafts import (
        HostingProfileDraft,
        HostOfferDraft,
        PlacementDraft,
    )
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class SetHostingProfile:
    """Note what a household can offer guests, and its beds."""

    household_id: int
    household: str
    """The household's name."""
    before: HostingProfileDraft
    after: HostingProfileDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Note how {household} can host", {"household": self.household})

    def run(self, work: Work) -> int:
        """Write the profile and its beds; returns the profile's id."""
        household = work.get(Household, self.household_id)
        return write_profile(work, household, self.before, self.after)


@command
@dataclass(frozen=True, slots=True)
class AddHostOffer:
    """Ask a household, or note what it offers for a visit."""

    visit_id: int
    household: str
    draft: HostOfferDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {household} as hosts", {"household": self.household})

    def run(self, work: Work) -> int:
        """Insert the offer; returns its id.

        Raises:
            RuleError: the household is among the hosts of the visit already.
        """
        check_offer(self.draft)
        visit = work.get(Visit, self.visit_id)
        _check_once(work, visit.id, self.draft.household_id)
        return new_row(work, HostOffer, self.draft, visit_id=visit.id).id


@command
@dataclass(frozen=True, slots=True)
class ChangeHostOffer:
    """Change what differs between an offer as opened and as saved."""

    offer_id: int
    household: str
    before: HostOfferDraft
    after: HostOfferDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the offer of {household}", {"household": self.household})

    def run(self, work: Work) -> int:
        """Alter the offer; returns its id.

        Raises:
            RuleError: guests are placed there for nights that it would no longer hold, or the
                household is among the hosts already.
        """
        check_offer(self.after)
        offer = work.get(HostOffer, self.offer_id)
        if self.after.household_id != self.before.household_id:
            _check_once(work, offer.visit_id, self.after.household_id)
        alter_row(offer, self.before, self.after)
        check_offer_nights(work, offer)
        return offer.id


@command
@dataclass(frozen=True, slots=True)
class PlaceGuests:
    """Place a party, or one guest of a split party, with hosts."""

    draft: PlacementDraft
    guests: str
    household: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Place {guests} with {household}", _names(self.guests, self.household))

    def run(self, work: Work) -> int:
        """Insert the placement; returns its id.

        More guests than beds are a warning of `capacity`, never refused here.

        Raises:
            RuleError: the nights lie outside the offer, the guests belong to another visit, or
                they sleep elsewhere on one of these nights.
        """
        return _place(work, self.draft)


@command
@dataclass(frozen=True, slots=True)
class PlaceAll:
    """Place many parties and guests in one act, as a proposal is taken over."""

    visit: str
    """The visit's name."""
    drafts: tuple[PlacementDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Place {n} party of {visit}",
            {"n": len(self.drafts), "visit": self.visit},
            "Place {n} parties of {visit}",
        )

    def run(self, work: Work) -> tuple[int, ...]:
        """Insert the placements; returns their ids in the given order.

        Raises:
            RuleError: as for `PlaceGuests`; none is inserted then.
        """
        return tuple(_place(work, draft) for draft in self.drafts)


@command
@dataclass(frozen=True, slots=True)
class ChangePlacement:
    """Change what differs between a placement as opened and as saved."""

    placement_id: int
    before: PlacementDraft
    after: PlacementDraft
    guests: str
    household: str

    @property
    def label(self) -> Message:
        """Names the act."""
        names = _names(self.guests, self.household)
        return Message("Change the placement of {guests} with {household}", names)

    def run(self, work: Work) -> int:
        """Alter the placement; returns its id.

        Raises:
            RuleError: as for `PlaceGuests`.
        """
        placement = work.get(Placement, self.placement_id)
        check_placement(self.after)
        check_stay(work, self.after, placement.id)
        alter_row(placement, self.before, self.after)
        return placement.id


@command
@dataclass(frozen=True, slots=True)
class RemovePlacement:
    """Take guests back from their hosts; they are without a bed again."""

    placement_id: int
    guests: str
    household: str

    @property
    def label(self) -> Message:
        """Names the act."""
        names = _names(self.guests, self.household)
        return Message("Take {guests} back from {household}", names)

    def run(self, work: Work) -> None:
        """Delete the placement."""
        work.delete(work.get(Placement, self.placement_id))


@command
@dataclass(frozen=True, slots=True)
class AddAvoidPair:
    """Note in confidence that a guest and a household are not to be brought together again.

    The label names nobody: it is read by more people than the note.
    """

    person_id: int
    household_id: int

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Note a confidential wish about hosting")

    def run(self, work: Work) -> int:
        """Insert the pair; returns its id. One that is noted already stays as it is."""
        person = work.get(Person, self.person_id)
        household = work.get(Household, self.household_id)
        pair = [AvoidPair.person_id == person.id, AvoidPair.household_id == household.id]
        found = work.first(select(AvoidPair).where(*pair))
        if found is None:
            found = work.add(
                AvoidPair(person_id=person.id, household_id=household.id, noted_on=work.today)
            )
        return found.id


@command
@dataclass(frozen=True, slots=True)
class RemoveAvoidPair:
    """Take a confidential wish back: the guest and the household may meet again."""

    person_id: int
    household_id: int

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Take back a confidential wish about hosting")

    def run(self, work: Work) -> None:
        """Delete the pair; that it is gone already is no trouble."""
        pair = [
            AvoidPair.person_id == self.person_id,
            AvoidPair.household_id == self.household_id,
        ]
        for row in work.all(select(AvoidPair).where(*pair)):
            work.delete(row)


def _place(work: Work, draft: PlacementDraft) -> int:
    check_placement(draft)
    check_stay(work, draft, None)
    return new_row(work, Placement, draft).id


def _check_once(work: Work, visit_id: int, household_id: int) -> None:
    must_exist(work, Household, [household_id])
    mine = [HostOffer.visit_id == visit_id, HostOffer.household_id == household_id]
    if work.first(select(HostOffer).where(*mine)):
        name = work.get(Household, household_id, with_trash=True).name
        raise RuleError(Message("{name} is among the hosts of this visit.", {"name": name}))


def _names(guests: str, household: str) -> dict[str, str | int | Message]:
    return {"guests": guests, "household": household}
