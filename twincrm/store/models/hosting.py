"""Where guests sleep: what a household can offer, who stays together, who stays where."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import BedKind, OfferStatus, PlacementStatus, Smoking
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    exactly_one,
    not_before,
    not_negative,
    one_of,
)


class HostingProfile(Base):
    """What a household can offer guests, from visit to visit."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("smoking", Smoking),
        not_negative("max_guests"),
        not_negative("car_seats"),
        not_negative("distance_km"),
    )

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), unique=True)
    max_guests: Mapped[int] = mapped_column(default=0)
    accepts: Mapped[str] = mapped_column(String(200), default="")
    preferred_ages: Mapped[str] = mapped_column(String(60), default="")
    smoking: Mapped[str] = mapped_column(String(10), default=Smoking.OUTSIDE)
    pets: Mapped[str] = mapped_column(String(200), default="")
    diets: Mapped[str] = mapped_column(String(200), default="")
    step_free: Mapped[bool] = mapped_column(default=False)
    car_seats: Mapped[int] = mapped_column(default=0)
    distance_km: Mapped[int | None]
    interests: Mapped[str] = mapped_column(String(300), default="")
    absent: Mapped[str] = mapped_column(String(200), default="")
    reserve: Mapped[bool] = mapped_column(default=False)
    experienced: Mapped[bool] = mapped_column(default=False)
    hosting_since: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    """When the household first took in guests, from before this file was kept."""
    note: Mapped[str] = mapped_column(Text, default="")


class HostingBed(Base):
    """A bed in a room of a household."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", BedKind), not_negative("places"))

    hosting_profile_id: Mapped[int] = mapped_column(ForeignKey("hosting_profile.id"), index=True)
    room: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(10), default=BedKind.SINGLE)
    places: Mapped[int] = mapped_column(default=1)
    own_bathroom: Mapped[bool] = mapped_column(default=False)
    step_free: Mapped[bool] = mapped_column(default=False)


class Party(HasUid, Base):
    """Guests of one delegation who stay together."""

    __keeping__ = Keeping.RECORDED

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    relationship: Mapped[str] = mapped_column(String(60), default="")
    may_split: Mapped[bool] = mapped_column(default=False)
    beds: Mapped[str] = mapped_column(String(100), default="")
    wishes: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class PartyMember(Base):
    """A participation that belongs to a party."""

    __keeping__ = Keeping.RECORDED

    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"), unique=True)


class HostOffer(HasUid, Base):
    """A household's offer to host at one visit."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        UniqueConstraint("visit_id", "household_id"),
        one_of("status", OfferStatus),
        not_negative("max_guests"),
        not_before("until_night", "from_night"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default=OfferStatus.ASKED)
    max_guests: Mapped[int] = mapped_column(default=0)
    from_night: Mapped[date | None]
    until_night: Mapped[date | None]
    beds: Mapped[str] = mapped_column(String(200), default="")
    wishes: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Placement(HasUid, Base):
    """Guests in a household for a number of nights."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        exactly_one("party_id", "participation_id", name="one_guest"),
        one_of("status", PlacementStatus),
        not_before("until_night", "from_night"),
    )

    host_offer_id: Mapped[int] = mapped_column(ForeignKey("host_offer.id"), index=True)
    party_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), index=True)
    participation_id: Mapped[int | None] = mapped_column(ForeignKey("participation.id"), index=True)
    """One guest of a split party."""
    from_night: Mapped[date | None]
    until_night: Mapped[date | None]
    locked: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(20), default=PlacementStatus.PROPOSED)
    reason: Mapped[str] = mapped_column(String(500), default="")


class AvoidPair(Base):
    """A guest and a household that must not be brought together again; confidential."""

    __keeping__ = Keeping.SENSITIVE
    __table_args__ = (UniqueConstraint("person_id", "household_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    noted_on: Mapped[date | None]
