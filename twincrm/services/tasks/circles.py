"""Whom a task concerns that follows from a conversation: everybody who took part.

A task names one contact. Where that one took part in the note the task follows from, it is as much
about the others; a task that was given to somebody else afterwards is about that one alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from twincrm.services.records.titles import titles
from twincrm.store.models import JournalNote, JournalParticipant, Task

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

CONTACTS = ("person", "organisation", "household")
Contact = tuple[str, int]


def follows_for(kind: str, record: int) -> ColumnElement[bool]:
    """Whether a task follows from a conversation in which a contact took part."""
    other, named = aliased(JournalParticipant), aliased(JournalParticipant)
    also = select(other.journal_note_id).where(
        getattr(other, f"{kind}_id") == record, other.journal_note_id.in_(select(JournalNote.id))
    )
    took_part = or_(*(getattr(named, f"{c}_id") == getattr(Task, f"{c}_id") for c in CONTACTS))
    with_them = select(named.id).where(named.journal_note_id == Task.journal_note_id, took_part)
    return and_(Task.journal_note_id.in_(also), with_them.exists())


def circles(
    session: Session, notes: Collection[int], language: str
) -> dict[int, dict[Contact, str]]:
    """Who took part in each of some conversations, by name, in the order in which they stand."""
    statement = select(JournalParticipant).where(
        JournalParticipant.journal_note_id.in_(notes),
        JournalParticipant.journal_note_id.in_(select(JournalNote.id)),
    )
    rows = session.scalars(statement.order_by(JournalParticipant.id)).all()
    met = [(row.journal_note_id, c, getattr(row, f"{c}_id")) for row in rows for c in CONTACTS]
    met = [(note, kind, key) for note, kind, key in met if key is not None]
    names = {
        kind: titles(session, kind, language, {key for _, each, key in met if each == kind})
        for kind in {kind for _, kind, _ in met}
    }
    found: defaultdict[int, dict[Contact, str]] = defaultdict(dict)
    for note, kind, key in met:
        if key in names[kind]:
            found[note][kind, key] = names[kind][key]
    return found
