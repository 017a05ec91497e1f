"""The last contact with somebody: one answer for lists, cards and reminders.

A contact is what a note keeps, and a visit somebody took part in, or a household was sure to host
at. What is planned counts for the reminder (whoever meets soon need not be called), not as past.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, Integer, case, column, func, literal_column, select, text

from twincrm.domain.terms import GroupKind
from twincrm.services.home_of_today import is_home
from twincrm.services.notes.days import days_of
from twincrm.services.smart.finding import group_ids, holds
from twincrm.store.models import ContactGroup, GroupMember, HouseholdMember, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.orm import Session

    from twincrm.services.notes.queries import ContactKind

_MONTHS = 12
_NO_LIMIT = 1_000_000
"""Months that no limit has: the shortest is looked for where some have none."""
_NEVER = _NO_LIMIT - 1
"""Months that stand for never: longer than every limit."""


def contact_days(kind: ContactKind) -> Subquery:
    """Every day on which there was or will be contact: ``owner`` and ``day``."""
    found = text(days_of(kind)).columns(column("owner", Integer), column("day", Date))
    return found.subquery("contact_days")


def last_contact_days(
    session: Session, kind: ContactKind, record_ids: Sequence[int], today: date
) -> dict[int, date]:
    """The last day of contact with each of several; who never was in contact is left out."""
    days = contact_days(kind)
    statement = (
        select(days.c.owner, func.max(days.c.day))
        .where(days.c.owner.in_(record_ids), days.c.day <= today)
        .group_by(days.c.owner)
    )
    return dict(session.execute(statement).all())


def contact_limit(
    today: date, smart: Sequence[tuple[int, Sequence[int]]] = ()
) -> ColumnElement[int | None]:
    """After how many months a person wants to be heard from; None: as for everybody.

    The person's own limit comes before those of groups, of which the shortest holds. 0 is
    never, so of several groups' limits the longest. A household in a group is whoever lives there.
    *smart* are the limits of smart groups with the people who are in them, as `smart_limits`.
    """
    months = func.coalesce(func.nullif(ContactGroup.contact_limit_months, 0), _NEVER)
    of_groups = (
        select(func.min(months))
        .join(GroupMember, GroupMember.contact_group_id == ContactGroup.id)
        .where(ContactGroup.trashed_at.is_(None), ContactGroup.contact_limit_months.is_not(None))
    )
    own = of_groups.where(GroupMember.person_id == Person.id)
    shared = of_groups.join(
        HouseholdMember, HouseholdMember.household_id == GroupMember.household_id
    ).where(HouseholdMember.person_id == Person.id, _lives_there(today))
    found = (each.correlate(Person).scalar_subquery() for each in (own, shared))
    lowest: ColumnElement[Any] = func.min(*(func.coalesce(each, _NO_LIMIT) for each in found))
    for limit, people in smart:
        listed = func.json_each(json.dumps(list(people))).table_valued("value")
        inside = Person.id.in_(select(listed.c.value))
        lowest = func.min(lowest, case((inside, limit or _NEVER), else_=_NO_LIMIT))
    shortest = case((lowest == _NEVER, 0), else_=func.nullif(lowest, _NO_LIMIT))
    return func.coalesce(Person.contact_limit_months, shortest)


def smart_limits(session: Session, today: date) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The limits of smart groups in months, each with the people who meet its conditions now."""
    found = [(months, group_ids(session, group, today)) for group, months in _smart(session)]
    return tuple(
        (months, (*group.people, *_residents(session, group.households, today)))
        for months, group in found
    )


def _residents(session: Session, homes: Sequence[int], today: date) -> Sequence[int]:
    """Who lives in households today."""
    if not homes:
        return ()
    listed = func.json_each(json.dumps(list(homes))).table_valued("value")
    there = HouseholdMember.household_id.in_(select(listed.c.value))
    return session.scalars(
        select(HouseholdMember.person_id).where(there, _lives_there(today))
    ).all()


def limit_of(session: Session, person_id: int, today: date) -> int | None:
    """The limit of one person in months; None: as for everybody."""
    of_person = (HouseholdMember.person_id == person_id, _lives_there(today))
    homes = session.scalars(select(HouseholdMember.household_id).where(*of_person))
    whom = (("person", person_id), *(("household", home) for home in homes))
    mine = [
        (months, (person_id,))
        for group, months in _smart(session)
        if any(holds(session, group, one, today) for one in whom)
    ]
    return session.scalar(select(contact_limit(today, mine)).where(Person.id == person_id))


def _lives_there(today: date) -> ColumnElement[bool]:
    """The row of a household's member is where the person lives today."""
    return literal_column(is_home("household_member", f"'{today.isoformat()}'"), Boolean)


def _smart(session: Session) -> list[tuple[int, int]]:
    """The smart groups that have a limit."""
    limited = select(ContactGroup.id, ContactGroup.contact_limit_months).where(
        ContactGroup.kind == GroupKind.SMART, ContactGroup.contact_limit_months.is_not(None)
    )
    return [(group, months) for group, months in session.execute(limited) if months is not None]


def months_before(today: date, months: int) -> date:
    """The day so many months ago; the last of a shorter month."""
    year, month = divmod(today.year * _MONTHS + today.month - 1 - months, _MONTHS)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return today
