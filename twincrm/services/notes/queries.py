"""What can be asked about journal notes: the timeline of a contact, and the last contact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from twincrm.store.models import JournalNote, JournalParticipant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

ContactKind = Literal["person", "organisation", "household"]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as a timeline shows it."""

    id: int
    kind: str
    happened_at: datetime
    subject: str
    text: str
    written_by: str
    partnership_id: int | None
    visit_id: int | None


def timeline(session: Session, kind: ContactKind, record_id: int) -> tuple[NoteRow, ...]:
    """The notes in which a contact took part, the latest first."""
    statement = (
        select(JournalNote)
        .where(JournalNote.id.in_(_notes_of(kind, [record_id])))
        .order_by(JournalNote.happened_at.desc(), JournalNote.id.desc())
    )
    return tuple(_row(note) for note in session.scalars(statement))


def notes_about(session: Session, kind: str, record_id: int) -> tuple[NoteRow, ...]:
    """The notes of a contact, or those that belong to a visit or partnership, the latest first."""
    if kind in ("person", "organisation", "household"):
        return timeline(session, kind, record_id)
    statement = (
        select(JournalNote)
        .where(getattr(JournalNote, f"{kind}_id") == record_id)
        .order_by(JournalNote.happened_at.desc(), JournalNote.id.desc())
    )
    return tuple(_row(note) for note in session.scalars(statement))


def _notes_of(kind: ContactKind, record_ids: Sequence[int]) -> Select[int]:
    return select(JournalParticipant.journal_note_id).where(_participant(kind).in_(record_ids))


def _participant(kind: ContactKind) -> ColumnElement[int | None]:
    return {
        "person": JournalParticipant.person_id,
        "organisation": JournalParticipant.organisation_id,
        "household": JournalParticipant.household_id,
    }[kind].expression


def _row(note: JournalNote) -> NoteRow:
    return NoteRow(
        id=note.id,
        kind=note.kind,
        happened_at=note.happened_at,
        subject=note.subject,
        text=note.text,
        written_by=note.written_by,
        partnership_id=note.partnership_id,
        visit_id=note.visit_id,
    )
