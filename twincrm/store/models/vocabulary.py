"""The vocabularies: shipped in four languages, extended by the users."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.domain.terms import Sector
from twincrm.store.base import Base, HasUid, Keeping, Trashable, one_of


class Term(HasUid, Trashable):
    """A word of a vocabulary; `key` names the shipped ones and is empty for a user's own."""

    key: Mapped[str | None] = mapped_column(String(60), unique=True)
    position: Mapped[int] = mapped_column(default=0)


class Category(Term, Base):
    """A kind of organisation or body, such as choir, school or fire brigade."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("sector", Sector),)

    sector: Mapped[str] = mapped_column(String(20), index=True)
    second_sector: Mapped[str | None] = mapped_column(String(20))


class CategoryName(Base):
    """A category's name in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("category_id", "language"),)

    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(200))


class Field(Term, Base):
    """An area of activity, such as sport, culture or self-help."""

    __keeping__ = Keeping.RECORDED


class FieldName(Base):
    """A field's name in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("field_id", "language"),)

    field_id: Mapped[int] = mapped_column(ForeignKey("field.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(200))


class Motive(Term, Base):
    """Why a partnership exists; motives change over time."""

    __keeping__ = Keeping.RECORDED

    grouping: Mapped[str] = mapped_column(String(60), default="")


class MotiveName(Base):
    """A motive's name in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("motive_id", "language"),)

    motive_id: Mapped[int] = mapped_column(ForeignKey("motive.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(300))


class Theme(Term, Base):
    """What a partnership works on."""

    __keeping__ = Keeping.RECORDED


class ThemeName(Base):
    """A theme's name in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("theme_id", "language"),)

    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(300))


class PartnershipType(Term, Base):
    """Partnership, friendship, contact, project partnership … (RGRE database)."""

    __keeping__ = Keeping.RECORDED


class PartnershipTypeName(Base):
    """A partnership type's name in one language."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("partnership_type_id", "language"),)

    partnership_type_id: Mapped[int] = mapped_column(ForeignKey("partnership_type.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    name: Mapped[str] = mapped_column(String(200))


class Function(Term, Base):
    """An office or task a person can hold, such as mayor or treasurer."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (one_of("sector", Sector),)

    sector: Mapped[str] = mapped_column(String(20))
    salutation_kind: Mapped[str] = mapped_column(String(20), default="")
    precedence: Mapped[int | None]


class FunctionTitle(Base):
    """A function's title in one language: feminine, masculine, and where no form is known."""

    __keeping__ = Keeping.RECORDED
    __table_args__ = (UniqueConstraint("function_id", "language"),)

    function_id: Mapped[int] = mapped_column(ForeignKey("function.id"), index=True)
    language: Mapped[str] = mapped_column(String(3))
    feminine: Mapped[str] = mapped_column(String(200), default="")
    masculine: Mapped[str] = mapped_column(String(200), default="")
    neutral: Mapped[str] = mapped_column(String(200), default="")
