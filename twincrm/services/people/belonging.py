"""Where a person belongs: households, memberships, visits, and what was agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, text

from twincrm.domain.consents import standing
from twincrm.domain.periods import is_current
from twincrm.domain.terms import ConsentPurpose
from twincrm.services.checks import within_life
from twincrm.services.memberships import DIED, LAST_DEATH
from twincrm.services.people.details import (
    ConsentRow,
    LivingRow,
    MembershipRow,
    VisitRow,
)
from twincrm.services.wording import deaths, people_named
from twincrm.store.models import (
    Consent,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Participation,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.consents import ConsentState


def households_of(session: Session, person_id: int, today: date) -> tuple[LivingRow, ...]:
    """The households a person lives or lived in: today's first, of several the last one."""
    statement = (
        select(HouseholdMember, Household.name)
        .join(Household, Household.id == HouseholdMember.household_id)
        .where(HouseholdMember.person_id == person_id)
        .order_by(HouseholdMember.id)
    )
    rows = session.execute(statement).all()
    members = members_of(session, [mine.household_id for mine, _ in rows], today)
    gone = frozenset(deaths(session, {one for each in members.values() for one, _ in each}))
    found = [
        LivingRow(
            id=mine.id,
            household_id=mine.household_id,
            name=name,
            role=mine.role,
            current=is_current(mine.starts_on, mine.ends_on, today),
            starts_on=mine.starts_on,
            ends_on=mine.ends_on,
            others=tuple(
                (other, called)
                for other, called in members.get(mine.household_id, ())
                if other != person_id
            ),
            gone=gone,
        )
        for mine, name in rows
    ]
    return tuple(sorted(found, key=lambda row: (not row.current, -row.id if row.current else 0)))


def members_of(
    session: Session, household_ids: Sequence[int], today: date
) -> dict[int, list[tuple[int, str]]]:
    """Ids and names of those who live in households today; nobody who lies in the trash."""
    statement = select(HouseholdMember).where(HouseholdMember.household_id.in_(household_ids))
    rows = [
        row
        for row in session.scalars(statement.order_by(HouseholdMember.id))
        if is_current(row.starts_on, row.ends_on, today)
    ]
    names = people_named(session, {row.person_id for row in rows})
    found: dict[int, list[tuple[int, str]]] = {}
    for row in rows:
        if row.person_id in names:
            called = names[row.person_id].full()
            found.setdefault(row.household_id, []).append((row.person_id, called))
    return found


def memberships_of(session: Session, person_id: int) -> tuple[MembershipRow, ...]:
    """A person's own memberships, and those shared with others; with a death theirs is over."""
    died = deaths(session, [person_id]).get(person_id)
    shared = select(MembershipPerson.membership_id).where(MembershipPerson.person_id == person_id)
    own = session.scalars(select(Membership).where(Membership.person_id == person_id)).all()
    with_others = session.scalars(
        select(Membership).where(Membership.id.in_(shared), Membership.id.not_in(r.id for r in own))
    )
    return (
        *(membership_row(row, died) for row in own),
        *(membership_row(row, died, shared=True) for row in with_others),
    )


def membership_row(
    row: Membership, died: str | None = None, *, shared: bool = False
) -> MembershipRow:
    """A membership as details show it; it ended where whoever it is of *died*."""
    left = within_life(died, row.joined_on, row.left_on)
    return MembershipRow(row.id, row.kind, row.number, row.joined_on, left, shared)


def last_deaths(session: Session, memberships: Sequence[int]) -> dict[int, str]:
    """When the last of their people died, of memberships of which nobody lives any more."""
    over = text(f"SELECT m.id, {LAST_DEATH} FROM membership AS m WHERE m.id IN :ids AND {DIED}")
    found = session.execute(over.bindparams(bindparam("ids", list(memberships), expanding=True)))
    return {row[0]: row[1] for row in found}


def visits_of(session: Session, person_id: int) -> tuple[VisitRow, ...]:
    """The visits a person took or takes part in, the latest first."""
    statement = (
        select(Visit, Participation.role, Participation.status)
        .join(Participation, Participation.visit_id == Visit.id)
        .where(Participation.person_id == person_id)
        .order_by(Visit.starts_on.desc(), Visit.id.desc())
    )
    return tuple(
        VisitRow(visit.id, visit.name, visit.starts_on, visit.ends_on, role, status)
        for visit, role, status in session.execute(statement)
    )


def consents_of(session: Session, person_id: int) -> tuple[ConsentRow, ...]:
    """What a person agreed to, the latest first."""
    statement = (
        select(Consent)
        .where(Consent.person_id == person_id)
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    return tuple(
        ConsentRow(
            id=row.id,
            purpose=row.purpose,
            scope=row.scope,
            given_on=row.given_on,
            withdrawn_on=row.withdrawn_on,
            expires_on=row.expires_on,
        )
        for row in session.scalars(statement)
    )


def partner_consent(rows: Sequence[ConsentRow], today: date) -> tuple[ConsentState, date | None]:
    """Whether data may go to the partner, and since when that is so or no longer."""
    noted = sorted(rows, key=lambda row: row.id)
    return standing([row for row in noted if row.purpose == ConsentPurpose.PARTNER], today)
