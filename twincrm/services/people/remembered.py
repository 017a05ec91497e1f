"""What is remembered of a contact: notes, the last contact, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.services.documents.queries import documents_of
from twincrm.services.notes.queries import latest, timeline

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from twincrm.services.notes.queries import ContactKind

_MONTHS = 12


def remembered(session: Session, kind: ContactKind, record_id: int, today: date) -> dict[str, Any]:
    """The fields of a contact's details that tell of the past."""
    notes = timeline(session, kind, record_id)
    last = latest(notes, today)
    return {
        "notes": notes,
        "last_contact": last,
        "months_since_contact": months_since(last, today),
        "documents": documents_of(session, kind, record_id),
    }


def months_since(moment: datetime | None, today: date) -> int | None:
    """Whole months since a moment; None where there is none."""
    if moment is None:
        return None
    months = (today.year - moment.year) * _MONTHS + today.month - moment.month
    return max(0, months - (today.day < moment.day))
