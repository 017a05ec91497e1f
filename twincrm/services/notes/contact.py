"""The last contact with somebody: one answer for lists, cards and reminders.

A contact is what a note keeps, and a visit somebody took part in, or a household was sure to host
at. What is planned counts for the reminder (whoever meets soon need not be called), not as past.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Integer, case, column, func, select, text

from twincrm.domain.terms import GroupKind
from twincrm.services.notes.days import days_of
from twincrm.services.smart.finding import group_ids, holds
from twincrm.store.models import ContactGroup, GroupMember, Person

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


def contact_limit(smart: Sequence[tuple[int, Sequence[int]]] = ()) -> ColumnElement[int | None]:
    """After how many months a person wants to be heard from; None: as for everybody.

    The person's own limit comes before those of groups, of which the shortest holds. 0 is
    never, so of several groups' limits the longest.
    *smart* are the limits of smart groups with the people who are in them, as `smart_limits`.
    """
    months_of_group = ContactGroup.contact_limit_months
    of_groups = (
        select(func.min(func.coalesce(func.nullif(months_of_group, 0), _NEVER)))
        .join(GroupMember, GroupMember.contact_group_id == ContactGroup.id)
        .where(GroupMember.person_id == Person.id, ContactGroup.trashed_at.is_(None))
        .where(months_of_group.is_not(None))
        .correlate(Person)
        .scalar_subquery()
    )
    lowest: ColumnElement[Any] = func.coalesce(of_groups, _NO_LIMIT)
    for months, people in smart:
        listed = func.json_each(json.dumps(list(people))).table_valued("value")
        inside = Person.id.in_(select(listed.c.value))
        lowest = func.min(lowest, case((inside, months or _NEVER), else_=_NO_LIMIT))
    shortest = case((lowest == _NEVER, 0), else_=func.nullif(lowest, _NO_LIMIT))
    return func.coalesce(Person.contact_limit_months, shortest)


def smart_limits(session: Session, today: date) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The limits of smart groups in months, each with the people who meet its conditions now."""
    return tuple(
        (months, group_ids(session, group, today).people) for group, months in _smart(session)
    )


def limit_of(session: Session, person_id: int, today: date) -> int | None:
    """The limit of one person in months; None: as for everybody."""
    person = ("person", person_id)
    mine = [
        (months, (person_id,))
        for group, months in _smart(session)
        if holds(session, group, person, today)
    ]
    return session.scalar(select(contact_limit(mine)).where(Person.id == person_id))


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
