"""People one has not spoken to for long, by what the journal keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.services.people.captions import person_captions
from twincrm.services.wording import people_named
from twincrm.store.models import JournalNote, JournalParticipant, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LONG = timedelta(days=182)
"""So long after the last note somebody should hear from us again."""
TOO_LONG = timedelta(days=5 * 365)
"""Longer ago a contact is over: nobody is reminded of it, the card of the person still says when.

A federation's journal goes back for decades: without an end those would lead for ever whose last
note came with the old card index, and nobody who can still be called would come into sight.
"""
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody the journal knows, and when the last note was."""

    person_id: int
    name: str
    line: str
    """The main role, else where somebody is at home."""
    initials: str
    months: int
    """Whole months since then."""


def silences(session: Session, today: date, language: str, most: int) -> tuple[Silence, ...]:
    """The living whose last note is between half a year and five years old, the oldest first.

    Who has a talk planned is left out, and whom no note mentions: of them nothing is known.
    """
    last = func.max(JournalNote.happened_at)
    oldest, newest = (
        datetime.combine(today - min(ago, today - date.min), time()) for ago in (TOO_LONG, LONG)
    )
    statement = (
        select(JournalParticipant.person_id, last)
        .join(JournalNote, JournalNote.id == JournalParticipant.journal_note_id)
        .join(Person, Person.id == JournalParticipant.person_id)
        .where(Person.death_date.is_(None))
        .group_by(JournalParticipant.person_id)
        .having(last >= oldest, last < newest)
        .order_by(last, JournalParticipant.person_id)
        .limit(most)
    )
    found = [(key, moment) for key, moment in session.execute(statement) if key is not None]
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
            months=int((today - moment.date()).days / _DAYS_A_MONTH),
        )
        for key, moment in found
        if key in names and key in captions
    )
