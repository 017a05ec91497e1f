"""Partnerships between places: two or more places, several signings, dated motives and themes."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import PartnershipStatus, SigningEvent
from twincrm.store.base import PARTIAL_DATE, Base, HasUid, Keeping, OfPerson, Trashable, one_of


class Partnership(HasUid, Trashable, Base):
    """A formal or informal link between two or more places, schools or clubs."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("status", PartnershipStatus),)

    name: Mapped[str] = mapped_column(String(300))
    type_id: Mapped[int] = mapped_column(ForeignKey("partnership_type.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("partnership.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default=PartnershipStatus.ACTIVE)
    status_reason: Mapped[str] = mapped_column(String(300), default="")
    status_since: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    first_contact: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    resolution: Mapped[str] = mapped_column(String(200), default="")
    working_languages: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class PartnershipPlace(Base):
    """A place that belongs to a partnership."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("partnership_id", "place_id"),)

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)


class PartnershipOrganisation(Base):
    """An organisation that carries a partnership: an association, a school, a club."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("partnership_id", "organisation_id"),)

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)


class PartnershipContact(OfPerson, Base):
    """A person responsible for a partnership on the side of one place."""

    __keeping__ = Keeping.RECORDED

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    task: Mapped[str] = mapped_column(String(200), default="")


class PartnershipMotive(Base):
    """A motive of a partnership and the time it held."""

    __keeping__ = Keeping.RECORDED

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    motive_id: Mapped[int] = mapped_column(ForeignKey("motive.id"), index=True)
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)


class PartnershipTheme(Base):
    """A theme of a partnership and the time it was worked on."""

    __keeping__ = Keeping.RECORDED

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)


class Signing(HasUid, Base):
    """The signing of a charter, renewal or joint declaration, on one date in one town."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("event", SigningEvent),)

    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)
    event: Mapped[str] = mapped_column(String(20), default=SigningEvent.FIRST)
    signed_on: Mapped[str] = mapped_column(PARTIAL_DATE)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    document_kind: Mapped[str] = mapped_column(String(200), default="")
    languages: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Signatory(Base):
    """Who signed, and in which function then."""

    __keeping__ = Keeping.RECORDED

    signing_id: Mapped[int] = mapped_column(ForeignKey("signing.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    name: Mapped[str] = mapped_column(String(200))
    function: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
