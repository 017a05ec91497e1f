"""Who belongs to the association, and the subscriptions of each year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import (
    AssemblyKind,
    Attendance,
    FeeStatus,
    HonourKind,
    MembershipKind,
)
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    OfContact,
    OfPerson,
    Trashable,
    not_negative,
    one_contact,
    one_of,
)


class Membership(HasUid, Trashable, OfContact, Base):
    """The membership of a person, a household or an organisation."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_contact(), one_of("kind", MembershipKind))

    kind: Mapped[str] = mapped_column(String(20), default=MembershipKind.SINGLE)
    number: Mapped[str] = mapped_column(String(30), default="", index=True)
    joined_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    left_on: Mapped[str | None] = mapped_column(PARTIAL_DATE)
    left_reason: Mapped[str] = mapped_column(String(200), default="")
    founding: Mapped[bool] = mapped_column(default=False)
    payer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class MembershipPerson(Base):
    """A person who belongs to a household's or couple's membership."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("membership_id", "person_id"),)

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class FeeYear(Base):
    """The subscription of one membership for one year, in whole cents."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        UniqueConstraint("membership_id", "year"),
        one_of("status", FeeStatus),
        not_negative("due_cents"),
        not_negative("paid_cents"),
    )

    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), index=True)
    year: Mapped[int]
    due_cents: Mapped[int] = mapped_column(default=0)
    paid_cents: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(String(10), default=FeeStatus.UNPAID)
    paid_on: Mapped[date | None]


class FeeRate(Base):
    """What a kind of membership costs a year, from a year on, in whole cents."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        UniqueConstraint("kind", "from_year"),
        one_of("kind", MembershipKind),
        not_negative("cents"),
    )

    kind: Mapped[str] = mapped_column(String(20))
    from_year: Mapped[int]
    cents: Mapped[int] = mapped_column(default=0)


class FeeReminder(Base):
    """A letter that reminded of a subscription still due."""

    __keeping__ = Keeping.RECORDED

    fee_year_id: Mapped[int] = mapped_column(ForeignKey("fee_year.id"), index=True)
    sent_on: Mapped[date]


class Assembly(HasUid, Trashable, Base):
    """A general assembly: the meeting of all members, which elects the board."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", AssemblyKind),)

    kind: Mapped[str] = mapped_column(String(20), default=AssemblyKind.ORDINARY)
    held_on: Mapped[date] = mapped_column(index=True)
    venue: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class AssemblyAttendance(OfPerson, Base):
    """Whether a person came to a general assembly, or who spoke for them."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        UniqueConstraint("assembly_id", "person_id"),
        one_of("status", Attendance),
    )

    assembly_id: Mapped[int] = mapped_column(ForeignKey("assembly.id"), index=True)
    status: Mapped[str] = mapped_column(String(20), default=Attendance.PRESENT)
    represented_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Honour(HasUid, OfContact, Base):
    """A jubilee or award of a contact: when it was done, or that it shall not be done."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_contact(),
        one_of("kind", HonourKind),
        not_negative("number"),
        UniqueConstraint("person_id", "kind", "number"),
        UniqueConstraint("organisation_id", "kind", "number"),
        UniqueConstraint("household_id", "kind", "number"),
    )

    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[int] = mapped_column(default=0)
    """The 25 of “25 years a member”, the 70 of a birthday; 0 for an award."""
    title: Mapped[str] = mapped_column(String(200), default="")
    done_on: Mapped[date | None]
    declined: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
