"""The last contact with somebody: one answer for lists, cards and reminders.

A contact is what a note keeps, and a visit somebody took part in, or a household was sure to host
at. What is planned counts for the reminder (whoever meets soon need not be called), not as past.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Date, func, select, type_coerce, union_all

from twincrm.domain.terms import OfferStatus, ParticipationStatus
from twincrm.store.models import (
    ContactGroup,
    GroupMember,
    HostOffer,
    JournalNote,
    JournalParticipant,
    Participation,
    Person,
    Visit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Subquery
    from sqlalchemy.orm import Session

    from twincrm.services.notes.queries import ContactKind

SURE = (ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED)
_MONTHS = 12


def contact_days(kind: ContactKind) -> Subquery:
    """Every day on which there was or will be contact: ``owner`` and ``day``."""
    owner = getattr(JournalParticipant, f"{kind}_id")
    day = type_coerce(func.date(JournalNote.happened_at), Date)
    noted = (
        select(owner.label("owner"), day.label("day"))
        .join(JournalNote, JournalNote.id == JournalParticipant.journal_note_id)
        .where(owner.is_not(None), JournalNote.trashed_at.is_(None))
    )
    met = _visits(kind)
    return (noted if met is None else union_all(noted, met)).subquery("contact_days")


def _visits(kind: ContactKind):  # noqa: ANN202 - a select
    if kind == "person":
        taking_part = select(Participation.person_id.label("owner"), Visit.ends_on.label("day"))
        met = taking_part.join(Visit, Visit.id == Participation.visit_id)
        return met.where(Participation.status.in_(SURE), Visit.trashed_at.is_(None))
    if kind == "household":
        hosting = select(HostOffer.household_id.label("owner"), Visit.ends_on.label("day"))
        met = hosting.join(Visit, Visit.id == HostOffer.visit_id)
        return met.where(HostOffer.status == OfferStatus.CONFIRMED, Visit.trashed_at.is_(None))
    return None


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


def contact_limit() -> ColumnElement[int | None]:
    """After how many months a person wants to be heard from; None: as for everybody.

    The person's own limit comes before those of groups, of which the shortest holds; 0 is never.
    """
    of_groups = (
        select(func.min(ContactGroup.contact_limit_months))
        .join(GroupMember, GroupMember.contact_group_id == ContactGroup.id)
        .where(GroupMember.person_id == Person.id, ContactGroup.trashed_at.is_(None))
        .correlate(Person)
        .scalar_subquery()
    )
    return func.coalesce(Person.contact_limit_months, of_groups)


def limit_of(session: Session, person_id: int) -> int | None:
    """The limit of one person in months; None: as for everybody."""
    return session.scalar(select(contact_limit()).where(Person.id == person_id))


def months_before(today: date, months: int) -> date:
    """The day so many months ago; the last of a shorter month."""
    year, month = divmod(today.year * _MONTHS + today.month - 1 - months, _MONTHS)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return today
