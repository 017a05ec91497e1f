"""What can be asked about visits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from twincrm.domain.terms import (
    BudgetKind,
    FundingStatus,
    OfferStatus,
    ParticipationRole,
    ParticipationStatus,
)
from twincrm.services.rows import owned
from twincrm.services.wording import people_named, places_named
from twincrm.store.models import (
    BudgetLine,
    Delegation,
    Funding,
    HostOffer,
    Participation,
    Partnership,
    PartnershipPlace,
    Party,
    Person,
    ProgrammeItem,
    Task,
    Visit,
    VisitPartnership,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from twincrm.domain.names import PersonName
    from twincrm.services.wording import PlaceBrief

NOT_COMING = (ParticipationStatus.CANCELLED, ParticipationStatus.WAITING)
NO_GUESTS = (ParticipationRole.HOST, ParticipationRole.HELPER, ParticipationRole.LOCAL)
HOSTING = (OfferStatus.OFFERED, OfferStatus.CONFIRMED)
RECEIVED = (FundingStatus.GRANTED, FundingStatus.PAID)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit in a list."""

    id: int
    uid: str
    name: str
    direction: str
    status: str
    starts_on: date
    ends_on: date
    days_until: int
    """Days until it begins; below zero when it has begun."""
    place: PlaceBrief | None
    partner_places: tuple[PlaceBrief, ...]
    """The places of its partnerships, without the one in which it takes place."""
    guests: int
    partnership_ids: tuple[int, ...] = ()
    """The partnerships that it serves."""


@dataclass(frozen=True, slots=True)
class DelegationView:
    """A delegation with the number of its people who come."""

    id: int
    name: str
    place: PlaceBrief | None
    arrives_at: datetime | None
    departs_at: datetime | None
    transport: str
    people: int


@dataclass(frozen=True, slots=True)
class FundingView:
    """An application to a funder; money in whole cents."""

    id: int
    funder: str
    status: str
    applied_cents: int | None
    granted_cents: int | None
    report_due_on: date | None


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """How many of what a visit has."""

    guests: int
    """Guests who come, leaders, officials and interpreters included."""
    hosts: int
    """Households that offer beds."""
    parties: int
    programme_items: int
    open_tasks: int
    tasks: int
    participants: int = 0
    """Everybody who takes part, those at home and those who cancelled included."""


@dataclass(frozen=True, slots=True)
class BudgetTotals:
    """The budget in whole cents."""

    planned_income: int = 0
    planned_expense: int = 0
    actual_income: int = 0
    actual_expense: int = 0
    granted: int = 0
    """What funders have granted or paid."""


@dataclass(frozen=True, slots=True)
class VisitDetails:
    """A visit with all that hangs on it, ready to be shown."""

    row: VisitRow
    time_zone: str
    programme_version: int
    note: str
    greeting_by: PersonName | None
    partnerships: tuple[tuple[int, str], ...]
    delegations: tuple[DelegationView, ...]
    funding: tuple[FundingView, ...]
    counts: VisitCounts
    budget: BudgetTotals


def visit_rows(
    session: Session,
    today: date,
    language: str,
    *,
    past: bool | None = None,
    partnership_id: int | None = None,
) -> tuple[VisitRow, ...]:
    """Visits by their first day: those to come and under way, or the past ones, newest first.

    Without *past* all of them, the earliest first; with a partnership, only those that serve it.
    """
    statement = select(Visit)
    if partnership_id is not None:
        served = select(VisitPartnership.visit_id)
        statement = statement.where(
            Visit.id.in_(served.where(VisitPartnership.partnership_id == partnership_id))
        )
    if past is not None:
        statement = statement.where(Visit.ends_on < today if past else Visit.ends_on >= today)
    found = session.scalars(statement.order_by(Visit.starts_on, Visit.id)).all()
    rows = tuple(_row(session, visit, today, language) for visit in found)
    return rows[::-1] if past else rows


def visit_details(session: Session, visit_id: int, today: date, language: str) -> VisitDetails:
    """A visit with all that hangs on it.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    return VisitDetails(
        row=_row(session, visit, today, language),
        time_zone=visit.time_zone,
        programme_version=visit.programme_version,
        note=visit.note,
        greeting_by=people_named(session, [visit.greeting_by_id]).get(visit.greeting_by_id or 0),
        partnerships=_partnerships(session, visit_id),
        delegations=_delegations(session, visit_id, language),
        funding=_funding(session, visit_id),
        counts=_counts(session, visit_id),
        budget=_budget(session, visit_id),
    )


def count_guests(session: Session, visit_id: int) -> int:
    """Guests who come, leaders, officials and interpreters of the delegations included.

    Officials and interpreters without a delegation are at home where the visit is.
    """
    travelling = or_(
        Participation.role == ParticipationRole.GUEST, Participation.delegation_id.is_not(None)
    )
    statement = (
        select(func.count(Participation.id))
        .join(Person, Person.id == Participation.person_id)
        .where(
            Participation.visit_id == visit_id,
            Participation.role.not_in(NO_GUESTS),
            travelling,
            Participation.status.not_in(NOT_COMING),
        )
    )
    return session.scalar(statement) or 0


def partner_places(
    session: Session, visit: Visit, language: str, without: int | None = None
) -> tuple[PlaceBrief, ...]:
    """The places of a visit's partnerships, *without* one: else that in which it takes place."""
    left_out = visit.place_id if without is None else without
    statement = (
        select(PartnershipPlace.place_id)
        .join(Partnership, Partnership.id == PartnershipPlace.partnership_id)
        .join(VisitPartnership, VisitPartnership.partnership_id == Partnership.id)
        .where(VisitPartnership.visit_id == visit.id)
        .order_by(VisitPartnership.id, PartnershipPlace.position, PartnershipPlace.id)
    )
    keys = dict.fromkeys(key for key in session.scalars(statement) if key != left_out)
    named = places_named(session, keys, language)
    return tuple(named[key] for key in keys if key in named)


def _row(session: Session, visit: Visit, today: date, language: str) -> VisitRow:
    return VisitRow(
        id=visit.id,
        uid=visit.uid,
        name=visit.name,
        direction=visit.direction,
        status=visit.status,
        starts_on=visit.starts_on,
        ends_on=visit.ends_on,
        days_until=(visit.starts_on - today).days,
        place=places_named(session, [visit.place_id], language).get(visit.place_id or 0),
        partner_places=partner_places(session, visit, language),
        guests=count_guests(session, visit.id),
        partnership_ids=tuple(key for key, _ in _partnerships(session, visit.id)),
    )


def _partnerships(session: Session, visit_id: int) -> tuple[tuple[int, str], ...]:
    statement = (
        select(Partnership)
        .join(VisitPartnership, VisitPartnership.partnership_id == Partnership.id)
        .where(VisitPartnership.visit_id == visit_id)
        .order_by(VisitPartnership.id)
    )
    return tuple((row.id, row.name) for row in session.scalars(statement))


def _delegations(session: Session, visit_id: int, language: str) -> tuple[DelegationView, ...]:
    rows = session.scalars(owned(Delegation, {"visit_id": visit_id})).all()
    places = places_named(session, [row.place_id for row in rows], language)
    counted = session.execute(
        select(Participation.delegation_id, func.count(Participation.id))
        .join(Person, Person.id == Participation.person_id)
        .where(
            Participation.visit_id == visit_id,
            Participation.status.not_in(NOT_COMING),
        )
        .group_by(Participation.delegation_id)
    )
    people = {key: number for key, number in counted}  # noqa: C416 - a Result is no mapping
    return tuple(
        DelegationView(
            id=row.id,
            name=row.name,
            place=places.get(row.place_id or 0),
            arrives_at=row.arrives_at,
            departs_at=row.departs_at,
            transport=row.transport,
            people=people.get(row.id, 0),
        )
        for row in rows
    )


def _funding(session: Session, visit_id: int) -> tuple[FundingView, ...]:
    return tuple(
        FundingView(
            id=row.id,
            funder=row.funder,
            status=row.status,
            applied_cents=row.applied_cents,
            granted_cents=row.granted_cents,
            report_due_on=row.report_due_on,
        )
        for row in session.scalars(owned(Funding, {"visit_id": visit_id}))
    )


def _counts(session: Session, visit_id: int) -> VisitCounts:
    def count(kind: type[Party | HostOffer | ProgrammeItem | Task], *more: object) -> int:
        statement = select(func.count(kind.id)).where(kind.visit_id == visit_id, *more)  # pyright: ignore[reportArgumentType]
        return session.scalar(statement) or 0

    return VisitCounts(
        guests=count_guests(session, visit_id),
        hosts=count(HostOffer, HostOffer.status.in_(HOSTING)),
        parties=count(Party),
        programme_items=count(ProgrammeItem),
        open_tasks=count(Task, Task.done_on.is_(None)),
        tasks=count(Task),
        participants=_count_people(session, visit_id),
    )


def _count_people(session: Session, visit_id: int) -> int:
    statement = (
        select(func.count(Participation.id))
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit_id == visit_id)
    )
    return session.scalar(statement) or 0


def _budget(session: Session, visit_id: int) -> BudgetTotals:
    lines = session.scalars(owned(BudgetLine, {"visit_id": visit_id})).all()
    income = [line for line in lines if line.kind == BudgetKind.INCOME]
    expense = [line for line in lines if line.kind == BudgetKind.EXPENSE]
    granted = [
        row.granted_cents or 0
        for row in session.scalars(owned(Funding, {"visit_id": visit_id}))
        if row.status in RECEIVED
    ]
    return BudgetTotals(
        planned_income=sum(line.planned_cents for line in income),
        planned_expense=sum(line.planned_cents for line in expense),
        actual_income=sum(line.actual_cents or 0 for line in income),
        actual_expense=sum(line.actual_cents or 0 for line in expense),
        granted=sum(granted),
    )
