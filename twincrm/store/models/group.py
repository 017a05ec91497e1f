"""Groups of contacts: chosen one by one, or found by a rule that stays live."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import GroupKind
from twincrm.store.base import (
    Base,
    HasUid,
    Keeping,
    OfContact,
    Trashable,
    not_negative,
    one_contact,
    one_of,
)


class ContactGroup(HasUid, Trashable, Base):
    """A group of people, organisations and households, such as “Board” or “Hosts of 2024”."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("kind", GroupKind), not_negative("contact_limit_months"))

    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(10), default=GroupKind.STATIC)
    rule: Mapped[str] = mapped_column(Text, default="")
    """What a smart group asks for, as JSON; empty for a static one."""
    view: Mapped[str] = mapped_column(Text, default="")
    """Columns and order the group is shown with, as JSON; empty for those of every list."""
    contact_limit_months: Mapped[int | None]
    """After how many months without contact its people count as long not spoken to."""
    note: Mapped[str] = mapped_column(Text, default="")


class GroupMember(OfContact, Base):
    """A contact that was put into a static group."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        one_contact(),
        UniqueConstraint("contact_group_id", "person_id"),
        UniqueConstraint("contact_group_id", "organisation_id"),
        UniqueConstraint("contact_group_id", "household_id"),
    )

    contact_group_id: Mapped[int] = mapped_column(ForeignKey("contact_group.id"), index=True)
