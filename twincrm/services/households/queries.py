"""What can be asked about households."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import is_current
from twincrm.runtime import clock
from twincrm.services.association.queries import home_country
from twincrm.services.households.greeting import words_out_of_date
from twincrm.services.households.unfit import unfit
from twincrm.services.people.belonging import last_deaths, membership_row
from twincrm.services.people.remembered import remembered
from twincrm.services.people.whereabouts import towns_of_households
from twincrm.services.reached import reached
from twincrm.services.rows import read_draft
from twincrm.services.wording import deaths, people_named, places_named
from twincrm.store.models import (
    HostingProfile,
    HostOffer,
    Household,
    HouseholdMember,
    Membership,
    Person,
    Visit,
)
from twincrm.store.work import unknown

MANY = 10_000
"""From so many ids on all rows are read: that is faster than to look for each, and SQLite takes no
more than some ten thousand values."""

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.documents.queries import DocumentRow
    from twincrm.services.households.unfit import Unfit
    from twincrm.services.notes.queries import NoteRow
    from twincrm.services.people.details import MembershipRow
    from twincrm.services.reached import Reached


@dataclass(frozen=True, slots=True)
class HouseholdMemberRow:
    """A person's time in a household."""

    id: int
    person_id: int
    name: str
    initials: str
    role: str
    current: bool
    starts_on: str | None
    ends_on: str | None
    died: str | None = None


@dataclass(frozen=True, slots=True)
class HostedRow:
    """A household's offer to host at a visit."""

    visit_id: int
    visit: str
    starts_on: date
    ends_on: date
    status: str
    max_guests: int


@dataclass(frozen=True, slots=True)
class HouseholdDetails:
    """Everything the contacts page says about a household."""

    id: int
    uid: str
    name: str
    salutation: str
    """In words of their own; empty where these name somebody who has moved out meanwhile."""
    place_id: int | None
    place: str
    note: str
    members: tuple[HouseholdMemberRow, ...]
    """Those of today first."""
    reached: Reached
    max_guests: int | None
    """What the hosting profile says; None where there is none."""
    hosted: tuple[HostedRow, ...]
    memberships: tuple[MembershipRow, ...]
    notes: tuple[NoteRow, ...]
    last_contact: date | None
    months_since_contact: int | None
    documents: tuple[DocumentRow, ...]
    unfit: Unfit
    """What no longer fits those who live there."""


def household_details(
    session: Session, household_id: int, language: str, today: date | None = None
) -> HouseholdDetails:
    """Everything the contacts page says about a household, in the reader's language.

    Raises:
        UnknownRecord: there is no such household, or it lies in the trash.
    """
    row = session.scalars(select(Household).where(Household.id == household_id)).one_or_none()
    if row is None:
        raise unknown("household", household_id)
    today = today or clock.today()
    place = places_named(session, [row.place_id], language[:2]).get(row.place_id or 0)
    town = towns_of_households(session, [row.id], today).get(row.id, "")
    profile = select(HostingProfile.max_guests).where(HostingProfile.household_id == row.id)
    shared = session.scalars(select(Membership).where(Membership.household_id == row.id)).all()
    members = _members(session, row.id, today)
    living = not members or any(each.current and each.died is None for each in members)
    over = last_deaths(session, [one.id for one in shared])
    owner, home = {"household_id": row.id}, home_country(session)
    return read_draft(
        HouseholdDetails,
        row,
        unfit=unfit(session, row.id, language[:2], today),
        salutation="" if words_out_of_date(session, [row.id], today) else row.salutation,
        place=place.name if place else town,
        members=members,
        reached=reached(session, owner, language, home=home, today=today.isoformat()),
        max_guests=session.scalars(profile).one_or_none(),
        hosted=_hosted(session, row.id),
        memberships=tuple(membership_row(one, over.get(one.id)) for one in shared),
        **remembered(session, "household", row.id, today, living=living),
    )


def living_in(
    session: Session, households: Sequence[int], today: date | None = None
) -> dict[int, tuple[int, ...]]:
    """The ids of the people who live in households today, by household."""
    today, wanted = today or clock.today(), set(households)
    statement = (
        select(HouseholdMember.household_id, HouseholdMember.person_id)
        .add_columns(HouseholdMember.starts_on, HouseholdMember.ends_on)
        .join(Person, Person.id == HouseholdMember.person_id)
        .order_by(HouseholdMember.household_id, HouseholdMember.id)
    )
    if len(wanted) <= MANY:
        statement = statement.where(HouseholdMember.household_id.in_(wanted))
    found: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for home, person, starts_on, ends_on in session.execute(statement):
        if home in wanted and is_current(starts_on, ends_on, today):
            found[home][person] = None
    return {home: tuple(people) for home, people in found.items()}


def _members(session: Session, household_id: int, today: date) -> tuple[HouseholdMemberRow, ...]:
    statement = select(HouseholdMember).where(HouseholdMember.household_id == household_id)
    rows = session.scalars(statement.order_by(HouseholdMember.id)).all()
    people = {row.person_id for row in rows}
    names, died = people_named(session, people), deaths(session, people)
    found = [
        HouseholdMemberRow(
            id=row.id,
            person_id=row.person_id,
            name=names[row.person_id].full(),
            initials=names[row.person_id].initials(),
            role=row.role,
            current=is_current(row.starts_on, row.ends_on, today),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            died=died.get(row.person_id),
        )
        for row in rows
        if row.person_id in names
    ]
    return tuple(sorted(found, key=lambda row: not row.current))


def _hosted(session: Session, household_id: int) -> tuple[HostedRow, ...]:
    statement = (
        select(Visit, HostOffer.status, HostOffer.max_guests)
        .join(HostOffer, HostOffer.visit_id == Visit.id)
        .where(HostOffer.household_id == household_id)
        .order_by(Visit.starts_on.desc(), Visit.id.desc())
    )
    return tuple(
        HostedRow(visit.id, visit.name, visit.starts_on, visit.ends_on, status, guests)
        for visit, status, guests in session.execute(statement)
    )
