"""What can be asked about disclosures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.store.models import DisclosureLog, DisclosurePerson

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class DisclosureRow:
    """Something that left the file."""

    id: int
    uid: str
    at: datetime
    who: str
    form: str
    tier: str
    purpose: str
    recipient: str
    records: int
    """Of how many records it held data."""


def disclosures(
    session: Session, *, limit: int = 1000, record_uid: str = ""
) -> tuple[DisclosureRow, ...]:
    """The newest disclosures first: all, or those that held data of the record with this uid."""
    statement = select(DisclosureLog)
    if record_uid:
        of_record = select(DisclosurePerson.disclosure_id)
        statement = statement.where(
            DisclosureLog.id.in_(of_record.where(DisclosurePerson.record_uid == record_uid))
        )
    newest = statement.order_by(DisclosureLog.id.desc()).limit(limit)
    return tuple(
        DisclosureRow(
            id=row.id,
            uid=row.uid,
            at=row.disclosed_at,
            who=row.who,
            form=row.form,
            tier=row.tier,
            purpose=row.purpose,
            recipient=row.recipient,
            records=row.records,
        )
        for row in session.scalars(newest)
    )


def disclosed_records(session: Session, disclosure_id: int) -> tuple[tuple[str, str], ...]:
    """Kind and uid of every record of which a disclosure held data."""
    statement = select(DisclosurePerson.kind, DisclosurePerson.record_uid).where(
        DisclosurePerson.disclosure_id == disclosure_id
    )
    found = session.execute(statement.order_by(DisclosurePerson.id))
    return tuple((row.kind, row.record_uid) for row in found)
