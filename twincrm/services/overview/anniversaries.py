"""The partnerships at a glance: with whom, since when, and the next anniversary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import PartnershipStatus
from twincrm.services.association.queries import association_details
from twincrm.services.partnerships.anniversaries import next_anniversary
from twincrm.services.partnerships.queries import partnership_rows

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.partnerships.anniversaries import ComingAnniversary
    from twincrm.services.partnerships.queries import PartnershipRow

_FAR = 10_000


@dataclass(frozen=True, slots=True)
class PartnershipGlance:
    """A partnership with its next anniversary."""

    id: int
    name: str
    """The partner town; where that would not tell it from another, what it is called."""
    kind: str
    """Such as town partnership or school partnership, in words."""
    country: str
    """Two letters; empty where there are several partner towns or none."""
    status: str
    since: int | None
    """The year of the signing from which anniversaries are counted."""
    next: ComingAnniversary | None


def partnership_glances(
    session: Session, today: date, language: str
) -> tuple[PartnershipGlance, ...]:
    """Every partnership that has not ended; the one whose anniversary is nearest stands first."""
    home = association_details(session).place_id
    lasting = [
        row
        for row in partnership_rows(session, language, today)
        if row.status != PartnershipStatus.ENDED
    ]
    found = _told_apart(lasting, [_glance(row, home, today) for row in lasting])
    return tuple(sorted(found, key=lambda glance: (_days(glance), glance.name, glance.id)))


def _told_apart(
    rows: list[PartnershipRow], glances: list[PartnershipGlance]
) -> list[PartnershipGlance]:
    """Two of the same kind with the same town, such as of two schools, go by their own names."""
    alike = Counter((glance.name, glance.kind) for glance in glances)
    return [
        replace(glance, name=row.name) if alike[glance.name, glance.kind] > 1 else glance
        for row, glance in zip(rows, glances, strict=True)
    ]


def _glance(row: PartnershipRow, home: int | None, today: date) -> PartnershipGlance:
    partners = [place for place in row.places if place.id != home]
    one = partners[0] if len(partners) == 1 else None
    signed = row.signed_on
    return PartnershipGlance(
        id=row.id,
        name=one.name if one else row.name,
        kind=row.type,
        country=one.country if one else "",
        status=row.status,
        since=int(signed[:4]) if signed and signed[:4].isdigit() else None,
        next=next_anniversary(signed, today) if signed else None,
    )


def _days(glance: PartnershipGlance) -> int:
    if glance.next is None or glance.next.days is None:
        return _FAR
    return glance.next.days
