"""Who belongs to the association, and the subscriptions of each year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.store.base import (
    PARTIAL_DATE,
    Base,
    HasUid,
    Keeping,
    OfContact,
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
