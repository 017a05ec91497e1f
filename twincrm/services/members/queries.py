"""What can be asked about memberships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from twincrm.domain.folding import sort_key
from twincrm.domain.terms import FeeStatus
from twincrm.services.wording import name_of
from twincrm.store.models import (
    FeeYear,
    Household,
    Membership,
    MembershipPerson,
    Organisation,
    Person,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MemberKind = Literal["person", "household", "organisation"]


@dataclass(frozen=True, slots=True)
class FeeView:
    """The subscription of one year, in whole cents."""

    year: int
    due_cents: int
    paid_cents: int
    status: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A membership in a list."""

    id: int
    uid: str
    member: MemberKind
    member_id: int
    name: str
    """As it is sorted: family name first."""
    kind: str
    number: str
    joined_on: str | None
    left_on: str | None
    people: int
    """How many people belong to it."""
    fee: FeeView | None
    """The subscription of the year that was asked for."""


def member_rows(session: Session, year: int, *, left: bool = False) -> tuple[MemberRow, ...]:
    """Memberships by name with the subscription of *year*: those that last, or those that ended.

    A membership of whom lies in the trash is left out.
    """
    ended = Membership.left_on.is_not(None) if left else Membership.left_on.is_(None)
    found = session.scalars(select(Membership).where(ended)).all()
    names = _names(session)
    fees = _fees(session, year)
    people = _people(session)
    rows = [
        _row(row, names[owner], owner, fees.get(row.id), people.get(row.id, 0))
        for row in found
        for owner in (_owner(row),)
        if owner in names
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


def unpaid_cents(rows: tuple[MemberRow, ...]) -> int:
    """What is still to come in for the year of *rows*."""
    fees = [row.fee for row in rows if row.fee and row.fee.status != FeeStatus.WAIVED]
    return sum(max(fee.due_cents - fee.paid_cents, 0) for fee in fees)


def _row(
    row: Membership, name: str, owner: tuple[MemberKind, int], fee: FeeView | None, people: int
) -> MemberRow:
    return MemberRow(
        id=row.id,
        uid=row.uid,
        member=owner[0],
        member_id=owner[1],
        name=name,
        kind=row.kind,
        number=row.number,
        joined_on=row.joined_on,
        left_on=row.left_on,
        people=people or int(owner[0] == "person"),
        fee=fee,
    )


def _owner(row: Membership) -> tuple[MemberKind, int]:
    if row.person_id is not None:
        return "person", row.person_id
    if row.household_id is not None:
        return "household", row.household_id
    return "organisation", row.organisation_id or 0


def _names(session: Session) -> dict[tuple[MemberKind, int], str]:
    """What the members are called; those in the trash have no name here."""
    persons = select(Person).join(Membership, Membership.person_id == Person.id)
    homes = select(Household).join(Membership, Membership.household_id == Household.id)
    bodies = select(Organisation).join(Membership, Membership.organisation_id == Organisation.id)
    found: dict[tuple[MemberKind, int], str] = {}
    found |= {("person", row.id): name_of(row).list_form() for row in session.scalars(persons)}
    found |= {("household", row.id): row.name for row in session.scalars(homes)}
    found |= {("organisation", row.id): row.name for row in session.scalars(bodies)}
    return found


def _fees(session: Session, year: int) -> dict[int, FeeView]:
    rows = session.scalars(select(FeeYear).where(FeeYear.year == year))
    return {
        row.membership_id: FeeView(row.year, row.due_cents, row.paid_cents, row.status)
        for row in rows
    }


def _people(session: Session) -> dict[int, int]:
    statement = (
        select(MembershipPerson.membership_id, func.count(Person.id))
        .join(Person, Person.id == MembershipPerson.person_id)
        .group_by(MembershipPerson.membership_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}
