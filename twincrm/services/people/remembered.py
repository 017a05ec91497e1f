"""What is remembered of a contact: notes, the last contact, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.services.documents.queries import documents_of
from twincrm.services.notes.contact import last_contact_days
from twincrm.services.notes.queries import timeline

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.notes.queries import ContactKind

_MONTHS = 12


def remembered(
    session: Session, kind: ContactKind, record_id: int, today: date, *, living: bool = True
) -> dict[str, Any]:
    """The fields of a contact's details that tell of the past; of nobody *living* none reminds."""
    last = last_contact_days(session, kind, (record_id,), today).get(record_id)
    return {
        "notes": timeline(session, kind, record_id),
        "last_contact": last,
        "months_since_contact": months_since(last, today) if living else None,
        "documents": documents_of(session, kind, record_id),
    }


def months_since(moment: date | None, today: date) -> int | None:
    """Whole months since a day; None where there is none."""
    if moment is None:
        return None
    months = (today.year - moment.year) * _MONTHS + today.month - moment.month
    return max(0, months - (today.day < moment.day))
