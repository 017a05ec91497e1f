"""People one has not spoken to for long, by what the journal keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Date, case, func, literal, or_, select

from twincrm.services.notes.contact import contact_days, contact_limit, months_before, smart_limits
from twincrm.services.people.captions import person_captions
from twincrm.services.wording import people_named
from twincrm.store.models import ContactGroup, Person

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

LONG = timedelta(days=182)
"""So long after the last note somebody should hear from us again."""
TOO_LONG = timedelta(days=5 * 365)
"""Longer ago a contact is over: nobody is reminded of it, the card of the person still says when.
A limit that was set for somebody holds longer: it is no old card index.

A federation's journal goes back for decades: without an end those would lead for ever whose last
note came with the old card index, and nobody who can still be called would come into sight.
"""
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody the journal knows or who has a limit, and when the last note was."""

    person_id: int
    name: str
    line: str
    """The main role, else where somebody is at home."""
    initials: str
    months: int | None
    """Whole months since then; None where there never was any."""


def silences(session: Session, today: date, language: str, most: int) -> tuple[Silence, ...]:
    """The first of those whom one has not spoken to for long, as `silent_people` finds them."""
    found = silent_people(session, today, most)
    people = [key for key, _ in found]
    names, captions = (
        people_named(session, people),
        person_captions(session, people, language, today),
    )
    return tuple(
        Silence(
            person_id=key,
            name=names[key].full(),
            line=captions[key].line,
            initials=captions[key].initials,
            months=None if day is None else int((today - day).days / _DAYS_A_MONTH),
        )
        for key, day in found
        if key in names and key in captions
    )


def silent_people(
    session: Session, today: date, most: int | None = None
) -> tuple[tuple[int, date | None], ...]:
    """The living of whom nothing was heard for longer than their limit, the oldest first.

    Without a limit it is half a year, of whom something is kept, and not five years ago and more.
    Who has a talk or a visit planned is left out. Each with the day of the last contact; None for
    those with a limit who were never spoken to.
    """
    limits = _limits_in_use(session)
    limit = contact_limit(today, smart_limits(session, today)) if limits else None
    never = _never_spoken_to(session, limit, most) if limit is not None else ()
    days = contact_days("person")
    last = func.max(days.c.day)
    over, usual = (today - min(ago, today - date.min) for ago in (TOO_LONG, LONG))
    recent = last >= over if limit is None else or_(limit.is_not(None), last >= over)
    statement = (
        select(days.c.owner, last)
        .join(Person, Person.id == days.c.owner)
        .where(Person.death_date.is_(None))
        .group_by(days.c.owner)
        .having(recent, last < _due_before(limits, limit, today, usual))
        .order_by(last, days.c.owner)
        .limit(most)
    )
    spoken = tuple((key, day) for key, day in session.execute(statement))
    return (*((key, None) for key in never), *spoken)[:most]


def _never_spoken_to(
    session: Session, limit: ColumnElement[int | None], most: int | None
) -> tuple[int, ...]:
    """The living with a limit of whom nothing is kept, and with whom nothing is planned."""
    days = contact_days("person")
    statement = (
        select(Person.id)
        .where(Person.death_date.is_(None), limit > 0)
        .where(Person.id.not_in(select(days.c.owner)))
        .order_by(Person.id)
        .limit(most)
    )
    return tuple(session.scalars(statement))


def _limits_in_use(session: Session) -> list[int]:
    """All limits that people and groups have, in months."""
    own = select(Person.contact_limit_months).where(Person.contact_limit_months.is_not(None))
    group = select(ContactGroup.contact_limit_months)
    group = group.where(ContactGroup.contact_limit_months.is_not(None))
    return sorted({n for each in (own, group) for n in session.scalars(each) if n is not None})


def _due_before(
    limits: list[int], limit: ColumnElement[int | None] | None, today: date, usual: date
) -> ColumnElement[date] | date:
    """The day before which the last contact is too long ago, by the limit of each person."""
    if limit is None:
        return usual
    days = {n: months_before(today, n) + timedelta(days=1) if n else date.min for n in limits}
    cases = [(limit == n, literal(day, Date)) for n, day in days.items()]
    return case(*cases, else_=literal(usual, Date))
