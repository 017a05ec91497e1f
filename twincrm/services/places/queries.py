"""What can be asked about places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.folding import sort_key
from twincrm.store.models import Place, PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as lists and choices show it, named in the reader's language."""

    id: int
    name: str
    country: str
    region: str
    kind: str
    within_id: int | None
    latitude_e6: int | None
    longitude_e6: int | None
    names: tuple[str, ...] = ()
    """What it is called in any language."""


def places(session: Session, language: str) -> tuple[PlaceRow, ...]:
    """All places in the order of their names."""
    named: dict[int, str] = {}
    called: dict[int, list[str]] = {}
    for row in session.scalars(select(PlaceName).order_by(PlaceName.id)):
        called.setdefault(row.place_id, []).append(row.name)
        if row.language == language[:2]:
            named[row.place_id] = row.name
    rows = [
        PlaceRow(
            id=row.id,
            name=named.get(row.id, row.name),
            country=row.country,
            region=row.region,
            kind=row.kind,
            within_id=row.within_id,
            latitude_e6=row.latitude_e6,
            longitude_e6=row.longitude_e6,
            names=(row.name, *called.get(row.id, ())),
        )
        for row in session.scalars(select(Place))
    ]
    return tuple(sorted(rows, key=lambda row: (sort_key(row.name), row.id)))


def with_parts(session: Session, place_ids: Iterable[int]) -> frozenset[int]:
    """The places and everything that lies within them: districts, the towns of a region."""
    found: set[int] = set()
    fresh = set(place_ids)
    while fresh:
        found |= fresh
        inside = session.scalars(select(Place.id).where(Place.within_id.in_(fresh)))
        fresh = set(inside) - found
    return frozenset(found)
