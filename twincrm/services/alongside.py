"""What is kept beside a record of any kind: its open tasks, its notes and its documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.services.documents.queries import documents_of
from twincrm.services.notes.queries import notes_about
from twincrm.services.tasks.queries import tasks

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.documents.queries import DocumentRow
    from twincrm.services.notes.queries import NoteRow
    from twincrm.services.tasks.queries import TaskRow

Record = tuple[str, int]
"""Kind and id."""


@dataclass(frozen=True, slots=True)
class Alongside:
    """What a card shows beside the record itself."""

    record: Record
    tasks: tuple[TaskRow, ...]
    """Those to be done, the most urgent first."""
    notes: tuple[NoteRow, ...]
    """The latest first."""
    documents: tuple[DocumentRow, ...]


def alongside(session: Session, kind: str, record_id: int, today: date) -> Alongside:
    """What is kept beside a person, organisation, household, visit or partnership."""
    return Alongside(
        record=(kind, record_id),
        tasks=tasks(session, today, about=(kind, record_id)),
        notes=notes_about(session, kind, record_id),
        documents=documents_of(session, kind, record_id),
    )
