"""What a household offers guests, and a placement, as the editors show and save them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import BedKind, OfferStatus, PlacementStatus, Smoking
from twincrm.domain.texts import Message
from twincrm.services.checks import check_count, check_partial, check_word
from twincrm.services.rows import owned, read_draft, read_drafts
from twincrm.store.models import HostingBed, HostingProfile, HostOffer, Placement

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class BedDraft:
    """A bed in a room; `places` is how many people sleep in it."""

    id: int | None = None
    room: str = ""
    kind: str = BedKind.SINGLE
    places: int = 1
    own_bathroom: bool = False
    step_free: bool = False


@dataclass(frozen=True, slots=True)
class HostingProfileDraft:
    """What a household can offer guests, from visit to visit."""

    max_guests: int = 0
    hosting_since: str | None = None
    """When they first took guests in, known in part perhaps."""
    accepts: str = ""
    preferred_ages: str = ""
    smoking: str = Smoking.OUTSIDE
    pets: str = ""
    diets: str = ""
    step_free: bool = False
    car_seats: int = 0
    distance_km: int | None = None
    interests: str = ""
    absent: str = ""
    reserve: bool = False
    experienced: bool = False
    note: str = ""
    beds: tuple[BedDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class HostOfferDraft:
    """A household's offer for one visit, with its first and its last night.

    Without nights it holds for the whole visit.
    """

    household_id: int = 0
    status: str = OfferStatus.ASKED
    max_guests: int = 0
    from_night: date | None = None
    until_night: date | None = None
    beds: str = ""
    wishes: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlacementDraft:
    """A party, or one guest of a split party, at a host's, with the first and the last night.

    Without nights it holds as long as the offer.
    """

    host_offer_id: int = 0
    party_id: int | None = None
    participation_id: int | None = None
    from_night: date | None = None
    until_night: date | None = None
    locked: bool = False
    status: str = PlacementStatus.PROPOSED
    reason: str = ""


def read_hosting_profile(session: Session, household_id: int) -> HostingProfileDraft:
    """What a household can offer; an empty draft where nothing is known yet."""
    mine = select(HostingProfile).where(HostingProfile.household_id == household_id)
    profile = session.scalars(mine).one_or_none()
    if profile is None:
        return HostingProfileDraft()
    beds = session.scalars(owned(HostingBed, {"hosting_profile_id": profile.id}))
    return read_draft(HostingProfileDraft, profile, beds=read_drafts(BedDraft, beds))


def read_offer(session: Session, offer_id: int) -> HostOfferDraft:
    """The draft of an offer as it is kept.

    Raises:
        NoResultFound: there is no such offer.
    """
    row = session.scalars(select(HostOffer).where(HostOffer.id == offer_id)).one()
    return read_draft(HostOfferDraft, row)


def read_placement(session: Session, placement_id: int) -> PlacementDraft:
    """The draft of a placement as it is kept.

    Raises:
        NoResultFound: there is no such placement.
    """
    row = session.scalars(select(Placement).where(Placement.id == placement_id)).one()
    return read_draft(PlacementDraft, row)


def check_profile(draft: HostingProfileDraft) -> None:
    """Insist on known words and on numbers that count something.

    Raises:
        InputError: one is not.
    """
    check_word("smoking", draft.smoking, Smoking)
    check_partial("hosting_since", draft.hosting_since)
    for name in ("max_guests", "car_seats", "distance_km"):
        check_count(name, getattr(draft, name))
    for place, bed in enumerate(draft.beds):
        check_word(f"beds.{place}.kind", bed.kind, BedKind)
        check_count(f"beds.{place}.places", bed.places)


def check_offer(draft: HostOfferDraft) -> None:
    """Insist on a known status and nights in their order.

    Raises:
        InputError: one is not.
    """
    check_word("status", draft.status, OfferStatus)
    check_count("max_guests", draft.max_guests)
    _check_nights(draft.from_night, draft.until_night)


def check_placement(draft: PlacementDraft) -> None:
    """Insist on a party or one guest, a known status and nights in their order.

    Raises:
        InputError: one is not.
    """
    check_word("status", draft.status, PlacementStatus)
    if (draft.party_id is None) == (draft.participation_id is None):
        raise InputError("party_id", Message("Please choose a party or one guest."))
    _check_nights(draft.from_night, draft.until_night)


def _check_nights(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise InputError("until_night", Message("The last night lies before the first."))
