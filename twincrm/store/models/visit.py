"""Visits: who comes, who hosts, what happens when, and what has to be heeded."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import (
    Audience,
    BudgetKind,
    FundingStatus,
    ItemStatus,
    NeedKind,
    ParticipationRole,
    ParticipationStatus,
    VisitDirection,
    VisitStatus,
)
from twincrm.store.base import (
    Base,
    HasUid,
    Keeping,
    OfPerson,
    Trashable,
    not_before,
    not_negative,
    one_of,
)


class Visit(HasUid, Trashable, Base):
    """An exchange visit, from the first to the last day."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("direction", VisitDirection),
        one_of("status", VisitStatus),
        not_before("ends_on", "starts_on"),
    )

    direction: Mapped[str] = mapped_column(String(20), default=VisitDirection.HOSTING)
    status: Mapped[str] = mapped_column(String(20), default=VisitStatus.PLANNED)
    name: Mapped[str] = mapped_column(String(300))
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Berlin")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    greeting_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    programme_version: Mapped[int] = mapped_column(default=1)
    note: Mapped[str] = mapped_column(Text, default="")


class VisitText(Base):
    """What the programme of a visit says in one language beside its items."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("visit_id", "language"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    title: Mapped[str] = mapped_column(String(300), default="")
    occasion: Mapped[str] = mapped_column(String(300), default="")
    motto: Mapped[str] = mapped_column(String(300), default="")
    greeting: Mapped[str] = mapped_column(Text, default="")
    greeting_function: Mapped[str] = mapped_column(String(200), default="")
    practical: Mapped[str] = mapped_column(Text, default="")
    thanks: Mapped[str] = mapped_column(Text, default="")


class VisitPartnership(Base):
    """A partnership that a visit serves."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("visit_id", "partnership_id"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnership.id"), index=True)


class VisitContact(OfPerson, Base):
    """Whom guests can call during a visit; printed in the programme."""

    __keeping__ = Keeping.RECORDED

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    phone: Mapped[str] = mapped_column(String(100), default="")
    position: Mapped[int] = mapped_column(default=0)


class VisitContactText(Base):
    """What a contact of the visit is there for, in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("visit_contact_id", "language"),)

    visit_contact_id: Mapped[int] = mapped_column(ForeignKey("visit_contact.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    function: Mapped[str] = mapped_column(String(200))


class Delegation(HasUid, Base):
    """The people of one place at a visit, with their own arrival and departure (local time)."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (not_before("departs_at", "arrives_at"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    arrives_at: Mapped[datetime | None] = mapped_column(DateTime)
    departs_at: Mapped[datetime | None] = mapped_column(DateTime)
    transport: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class Participation(HasUid, OfPerson, Base):
    """A person's part in a visit."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        UniqueConstraint("visit_id", "person_id"),
        one_of("role", ParticipationRole),
        one_of("status", ParticipationStatus),
        not_before("ends_on", "starts_on"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    role: Mapped[str] = mapped_column(String(20), default=ParticipationRole.GUEST)
    status: Mapped[str] = mapped_column(String(20), default=ParticipationStatus.INVITED)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    first_time: Mapped[bool] = mapped_column(default=False)
    registered_on: Mapped[date | None]
    lodging: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class ParticipationNeed(Base):
    """A need to be heeded during a visit: the need itself, never its reason."""

    __keeping__ = Keeping.SENSITIVE
    __table_args__ = (one_of("kind", NeedKind),)

    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(String(500))
    severe: Mapped[bool] = mapped_column(default=False)


class MinorCare(Base):
    """Who answers for a minor on a visit, and what the parents agreed to."""

    __keeping__ = Keeping.SENSITIVE

    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"), unique=True)
    guardian_name: Mapped[str] = mapped_column(String(200), default="")
    guardian_phone: Mapped[str] = mapped_column(String(100), default="")
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    medical_consent: Mapped[bool] = mapped_column(default=False)
    photo_consent: Mapped[bool] = mapped_column(default=False)
    swimming_consent: Mapped[bool] = mapped_column(default=False)
    leave_alone_consent: Mapped[bool] = mapped_column(default=False)
    signed_on: Mapped[date | None]


class ProgrammeItem(HasUid, Trashable, Base):
    """One item of a visit's programme; times are local to the visit's time zone."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("audience", Audience),
        one_of("status", ItemStatus),
        not_negative("price_cents"),
        CheckConstraint("ends_at IS NULL OR starts_at IS NOT NULL", name="end_needs_start"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    approximate: Mapped[bool] = mapped_column(default=False)
    kind: Mapped[str] = mapped_column(String(60), default="")
    audience: Mapped[str] = mapped_column(String(20), default=Audience.ALL)
    status: Mapped[str] = mapped_column(String(20), default=ItemStatus.DRAFT)
    optional: Mapped[bool] = mapped_column(default=False)
    registration: Mapped[bool] = mapped_column(default=False)
    joint: Mapped[bool] = mapped_column(default=True)
    meal: Mapped[bool] = mapped_column(default=False)
    meal_payer: Mapped[str] = mapped_column(String(20), default="")
    price_cents: Mapped[int | None]
    transport: Mapped[str] = mapped_column(String(200), default="")
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    responsible_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    interpreter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    position: Mapped[int] = mapped_column(default=0)
    internal_note: Mapped[str] = mapped_column(Text, default="")


class ProgrammeText(Base):
    """What a programme item says in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("programme_item_id", "language"),)

    programme_item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    title: Mapped[str] = mapped_column(String(300), default="")
    detail: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(300), default="")
    meeting_point: Mapped[str] = mapped_column(String(300), default="")


class BudgetLine(HasUid, Base):
    """Planned and actual money of a visit, in whole cents."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("kind", BudgetKind),
        not_negative("planned_cents"),
        not_negative("actual_cents"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(300))
    planned_cents: Mapped[int] = mapped_column(default=0)
    actual_cents: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)


class Funding(HasUid, Base):
    """An application to a funder for a visit; granted ones are named in the programme."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_of("status", FundingStatus),
        not_negative("applied_cents"),
        not_negative("granted_cents"),
    )

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    funder: Mapped[str] = mapped_column(String(200))
    funder_key: Mapped[str] = mapped_column(String(60), default="")
    reference: Mapped[str] = mapped_column(String(100), default="")
    status: Mapped[str] = mapped_column(String(20), default=FundingStatus.PLANNED)
    applied_cents: Mapped[int | None]
    granted_cents: Mapped[int | None]
    report_due_on: Mapped[date | None]
    named_in_programme: Mapped[bool] = mapped_column(default=True)
