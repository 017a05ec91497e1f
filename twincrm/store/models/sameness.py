"""What was decided about records that look alike: two different ones, or one and the same."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.store.base import Base, Keeping, exactly_one


class DistinctPair(Base):
    """Two people, organisations or places that are not the same, never asked about again."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        exactly_one("person_id", "organisation_id", "place_id", name="one_kind"),
        exactly_one(
            "other_person_id", "other_organisation_id", "other_place_id", name="one_other_kind"
        ),
    )

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    other_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    other_organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    other_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    noted_on: Mapped[date]


class FormerUid(Base):
    """The name that a record went by before it was merged into another; cards still carry it."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (
        exactly_one("person_id", "organisation_id", "household_id", "place_id", name="one_record"),
    )

    former: Mapped[str] = mapped_column(String(200), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
