"""Places, organisations, the roles of people in them, and the links between counterparts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import CounterpartStatus, PlaceKind, Sector
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    OfPerson,
    Trashable,
    exactly_one,
    not_negative,
    one_of,
)


class Place(HasUid, Trashable, Base):
    """A town, a district or a region; its names stand in rows per language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", PlaceKind), not_negative("population"))

    kind: Mapped[str] = mapped_column(String(10), default=PlaceKind.TOWN)
    name: Mapped[str] = mapped_column(String(200))
    country: Mapped[str] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(200), default="")
    within_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    latitude_e6: Mapped[int | None]
    longitude_e6: Mapped[int | None]
    population: Mapped[int | None]
    population_year: Mapped[int | None]
    official_code: Mapped[str] = mapped_column(String(20), default="")
    languages: Mapped[str] = mapped_column(String(60), default="")
    website: Mapped[str] = mapped_column(String(2000), default="")
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Berlin")
    town_hall: Mapped[str] = mapped_column(Text, default="")
    arms_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class PlaceName(Base):
    """The name of a place in a language other than its own."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("place_id", "language"),)

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(200))


class Organisation(HasUid, Trashable, Base):
    """A body, club, school, authority or firm, with its sector and an optional second one."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("sector", Sector),
        one_of("second_sector", Sector),
        CheckConstraint(
            "second_sector IS NULL OR second_sector <> sector", name="second_sector_differs"
        ),
    )

    name: Mapped[str] = mapped_column(String(300))
    short_name: Mapped[str] = mapped_column(String(100), default="")
    sector: Mapped[str] = mapped_column(String(20), index=True)
    second_sector: Mapped[str | None] = mapped_column(String(20), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    correspondence_language: Mapped[str] = mapped_column(String(3), default="")
    founded_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    dissolved_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    size: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    logo_id: Mapped[int | None] = mapped_column(ForeignKey("blob.id"))


class OrganisationName(Base):
    """What an organisation is called in another language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("organisation_id", "language"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(300))


class OrganisationField(Base):
    """A field of activity of an organisation."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("organisation_id", "field_id"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    field_id: Mapped[int] = mapped_column(ForeignKey("field.id"), index=True)


class Assignment(HasUid, OfPerson, Base):
    """A person's dated role in an organisation or for a place.

    Ending a role fills `ends_on`; the row stays, since former mayors are invited to anniversaries.
    """

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        exactly_one("organisation_id", "place_id", name="one_side"),
        one_of("sector", Sector),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    function_id: Mapped[int | None] = mapped_column(ForeignKey("function.id"), index=True)
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"), index=True)
    sector: Mapped[str] = mapped_column(String(20), index=True)
    title: Mapped[str] = mapped_column(String(300), default="")
    main: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    ends_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    expected_end: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    verified_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(String(300), default="")
    deputising_for_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"), index=True)
    successor_of_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"), index=True)
    assembly_id: Mapped[int | None] = mapped_column(ForeignKey("assembly.id"), index=True)
    """The general assembly that elected to a board function."""
    note: Mapped[str] = mapped_column(Text, default="")


class AssignmentTitle(Base):
    """A function's title for this one role, in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("assignment_id", "language"),)

    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    title: Mapped[str] = mapped_column(String(300))


class Counterpart(HasUid, Trashable, Base):
    """A link between two organisations or two people of different places."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("status", CounterpartStatus),
        exactly_one("organisation_id", "person_id", name="one_near_side"),
        CheckConstraint(
            "other_organisation_id IS NULL OR other_person_id IS NULL", name="one_far_side"
        ),
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    other_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    other_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    other_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    """Where a counterpart is sought, while none is known."""
    status: Mapped[str] = mapped_column(String(20), default=CounterpartStatus.SOUGHT)
    since: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    last_activity: Mapped[date | None]
    next_step: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
