"""The roles of a person, of an organisation or for a place, as screens show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.terms import Sector
from twincrm.services.people.details import RoleRow
from twincrm.services.people.roles import is_current, role_titles
from twincrm.services.vocabularies.queries import term_names
from twincrm.services.wording import people_named, places_named
from twincrm.store.models import Assignment
from twincrm.store.search import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

_NAMED = """SELECT o.id, o.name, n.name
FROM json_each(?) AS j CROSS JOIN organisation AS o ON o.id = j.value
LEFT JOIN organisation_name AS n ON n.organisation_id = o.id AND n.language = ?
WHERE o.trashed_at IS NULL"""
_ORDER = {sector.value: place for place, sector in enumerate(Sector)}


def roles_where(
    session: Session, column: str, ids: Collection[int], language: str, today: date
) -> tuple[RoleRow, ...]:
    """The roles whose *column* (such as ``person_id``) is one of *ids*; today's main ones first.

    Roles of people or in bodies that lie in the trash are left out.
    """
    statement = select(Assignment).where(getattr(Assignment, column).in_(ids))
    rows = session.scalars(statement.order_by(Assignment.id)).all()
    found = [row for row in _worded(session, rows, language, today) if row.person and row.body]
    return tuple(sorted(found, key=lambda row: (not row.current, not row.main, _latest(row))))


def organisations_named(
    session: Session, ids: Iterable[int | None], language: str
) -> dict[int, str]:
    """What organisations are called in *language*, else as they call themselves."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    rows = rows_of(session, _NAMED, wanted, language[:2])
    return {key: translated or own for key, own, translated in rows}


def sectors_of(roles: Iterable[RoleRow]) -> tuple[str, ...]:
    """The sectors of the roles that are held now, in the order of the actor triangle."""
    return in_triangle(role.sector for role in roles if role.current)


def in_triangle(sectors: Iterable[str]) -> tuple[str, ...]:
    """Sectors, each once, in the order of the actor triangle."""
    return tuple(sorted(set(sectors), key=_ORDER.__getitem__))


def _worded(
    session: Session, rows: Sequence[Assignment], language: str, today: date
) -> list[RoleRow]:
    titles = role_titles(session, rows, language)
    people = people_named(session, {row.person_id for row in rows})
    bodies = organisations_named(session, {row.organisation_id for row in rows}, language)
    places = places_named(session, {row.place_id for row in rows}, language[:2])
    kinds = {row.category_id for row in rows if row.category_id is not None}
    categories = term_names(session, "category", language, kinds)
    named = {place: brief.name for place, brief in places.items()}
    return [
        RoleRow(
            id=row.id,
            person_id=row.person_id,
            person=people[row.person_id].full() if row.person_id in people else "",
            title=titles[row.id],
            body=bodies.get(row.organisation_id or 0, "") or named.get(row.place_id or 0, ""),
            organisation_id=row.organisation_id,
            place_id=row.place_id,
            sector=row.sector,
            category=categories.get(row.category_id or 0, ""),
            current=is_current(row.starts_on, row.ends_on, today),
            main=row.main,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            expected_end=row.expected_end,
            verified_on=row.verified_on,
            note=row.note,
        )
        for row in rows
    ]


def _latest(role: RoleRow) -> tuple[int, int]:
    """Roles that ended last come first among those that ended."""
    year = int((role.ends_on or role.starts_on or "0")[:4])
    return (0, role.id) if role.current else (-year, role.id)
