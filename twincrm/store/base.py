"""The ground of all mapped classes: naming, column types, and what each table is for.

Every mapped class says how its rows are kept. The recorder, the write guard, `check`, erasure and
the tests of the history read it from there.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, cast
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Table,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from random import Random

_SEED: ContextVar[Random | None] = ContextVar("seed", default=None)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


PARTIAL_DATE = String(10)
"""Kept as ``1957-04-19``, ``1957-04``, ``1957`` or ``--04-19``."""


class Keeping(StrEnum):
    """How the rows of a table are kept."""

    RECORDED = "recorded"
    """Every change is a step of the history and can be undone."""
    DERIVED = "derived"
    """Computed from recorded rows; can be rebuilt at any time."""
    LOG = "log"
    """Only ever appended; outside undo."""
    SENSITIVE = "sensitive"
    """Recorded, but erased with its history values after the visit (health, minors)."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite knows no zones, so it is kept without one and read back with it."""

    impl = DateTime
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Keep the moment in UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say that it is in UTC."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """The ground of all mapped classes."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment}

    __keeping__: ClassVar[Keeping]

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy's own spelling
        """The table is called like the class, in snake case."""
        return table_name(cls.__name__)

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-20)

    def __init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401 - passed on as it comes
        """Give every partial date its rule, and insist that the class says how it is kept."""
        super().__init_subclass__(**kwargs)
        if not hasattr(cls, "__keeping__"):
            message = f"{cls.__name__} does not say how its rows are kept"
            raise TypeError(message)
        columns = cast("list[Column[Any]]", list(table_of(cls).columns))
        for column in columns:
            if column.type is PARTIAL_DATE:
                table_of(cls).append_constraint(_partial(column.name))


def _partial(column: str) -> CheckConstraint:
    return CheckConstraint(
        f"{column} IS NULL OR length({column}) IN (4, 7, 10)", name=f"{column}_partial"
    )


def table_of(kind: type[Base]) -> Table[Any]:
    """The table of a mapped class."""
    return cast("Table[Any]", kind.__table__)


def table_name(class_name: str) -> str:
    """``ProgrammeItem`` is kept in ``programme_item``."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in class_name).lstrip("_")


def new_uid() -> str:
    """A random name that holds for ever and everywhere (RFC 9562 version 4)."""
    seed = _SEED.get()
    return str(uuid4() if seed is None else UUID(int=seed.getrandbits(128), version=4))


@contextmanager
def uids_from(seed: Random) -> Generator[None]:
    """Draw the uids given inside from *seed*, in this thread only: for files made alike twice."""
    before = _SEED.set(seed)
    try:
        yield
    finally:
        _SEED.reset(before)


class HasUid:
    """Rows that can leave the file carry a name that no other file gives."""

    uid: Mapped[str] = mapped_column(String(200), default=new_uid, unique=True, sort_order=-10)


class Trashable:
    """Deleting marks the row; no list, count, search, export or print shows it any more."""

    trashed_at: Mapped[datetime | None] = mapped_column(Moment, index=True, sort_order=90)


class OfPerson:
    """Rows that belong to one person."""

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class OfContact:
    """Rows that belong to one person, one organisation or one household."""

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)


def exactly_one(*columns: str, name: str = "one_owner") -> CheckConstraint:
    """A rule: exactly one of the columns is filled."""
    filled = " + ".join(f"({column} IS NOT NULL)" for column in columns)
    portable = filled.replace("(", "(CASE WHEN ").replace(")", " THEN 1 ELSE 0 END)")
    return CheckConstraint(f"{portable} = 1", name=name)


def one_contact() -> CheckConstraint:
    """A rule for `OfContact`: the row has one owner."""
    return exactly_one("person_id", "organisation_id", "household_id")


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A rule: the column holds one of the known words."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def not_before(later: str, earlier: str) -> CheckConstraint:
    """A rule: a period does not end before it begins (partial dates compare as text)."""
    return CheckConstraint(
        f"{later} IS NULL OR {earlier} IS NULL OR {later} = '' OR {later} >= {earlier}",
        name=f"{later}_after_{earlier}",
    )


def not_negative(column: str) -> CheckConstraint:
    """A rule: the number counts something, so it is never below zero."""
    return CheckConstraint(f"{column} >= 0", name=f"{column}_counts")
