"""What can be asked about counterpart links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import or_, select

from twincrm.services.wording import people_named, places_named
from twincrm.store.models import Counterpart, Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.wording import PlaceBrief

SideKind = Literal["organisation", "person", "sought"]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a link: an organisation, a person, or a place in which one is sought."""

    kind: SideKind
    id: int | None
    name: str
    place: PlaceBrief | None


@dataclass(frozen=True, slots=True)
class CounterpartRow:
    """A counterpart link with both sides."""

    id: int
    uid: str
    near: SideView
    far: SideView
    status: str
    since: str | None
    last_activity: date | None
    next_step: str
    note: str


@dataclass(frozen=True, slots=True)
class _Names:
    people: dict[int, tuple[str, int | None]]
    organisations: dict[int, tuple[str, int | None]]
    places: dict[int, PlaceBrief]


def counterpart_rows(
    session: Session,
    language: str,
    *,
    organisation_id: int | None = None,
    person_id: int | None = None,
    place_id: int | None = None,
) -> tuple[CounterpartRow, ...]:
    """Links by the name of their near side: all, or those of one organisation, person or place.

    A link is left out while one of its sides lies in the trash.
    """
    statement = select(Counterpart)
    if organisation_id is not None:
        near, far = Counterpart.organisation_id, Counterpart.other_organisation_id
        statement = statement.where(or_(near == organisation_id, far == organisation_id))
    if person_id is not None:
        near, far = Counterpart.person_id, Counterpart.other_person_id
        statement = statement.where(or_(near == person_id, far == person_id))
    found = session.scalars(statement).all()
    names = _names(session, found, language)
    rows = [row for row in (_row(link, names) for link in found) if row is not None]
    if place_id is not None:
        rows = [row for row in rows if place_id in _place_ids(row)]
    return tuple(sorted(rows, key=lambda row: (row.near.name.casefold(), row.far.name, row.id)))


def _place_ids(row: CounterpartRow) -> set[int]:
    return {side.place.id for side in (row.near, row.far) if side.place is not None}


def _row(link: Counterpart, names: _Names) -> CounterpartRow | None:
    near = _side(link.organisation_id, link.person_id, None, names)
    far = _side(link.other_organisation_id, link.other_person_id, link.other_place_id, names)
    if near is None or far is None:
        return None
    return CounterpartRow(
        id=link.id,
        uid=link.uid,
        near=near,
        far=far,
        status=link.status,
        since=link.since,
        last_activity=link.last_activity,
        next_step=link.next_step,
        note=link.note,
    )


def _side(
    organisation_id: int | None, person_id: int | None, place_id: int | None, names: _Names
) -> SideView | None:
    if organisation_id is not None:
        return _known("organisation", organisation_id, names.organisations, names)
    if person_id is not None:
        return _known("person", person_id, names.people, names)
    place = names.places.get(place_id or 0)
    return SideView("sought", None, place.name, place) if place else None


def _known(
    kind: SideKind, key: int, known: dict[int, tuple[str, int | None]], names: _Names
) -> SideView | None:
    if key not in known:
        return None
    name, place_id = known[key]
    return SideView(kind, key, name, names.places.get(place_id or 0))


def _names(session: Session, links: Sequence[Counterpart], language: str) -> _Names:
    people = {key for link in links for key in (link.person_id, link.other_person_id)}
    bodies = {key for link in links for key in (link.organisation_id, link.other_organisation_id)}
    named = people_named(session, people)
    persons = session.scalars(select(Person).where(Person.id.in_(named)))
    known = {row.id: (named[row.id].full(), row.place_id) for row in persons}
    wanted = select(Organisation).where(Organisation.id.in_(bodies - {None}))
    organisations = {row.id: (row.name, row.place_id) for row in session.scalars(wanted)}
    towns = [place for _, place in (*known.values(), *organisations.values())]
    sought = [link.other_place_id for link in links]
    return _Names(known, organisations, places_named(session, [*towns, *sought], language))
