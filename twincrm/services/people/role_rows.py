"""The roles of a person, of an organisation or for a place, as screens show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.periods import is_current
from twincrm.domain.terms import Sector
from twincrm.services.people.offices import terms_on_end
from twincrm.services.people.roles import role_titles
from twincrm.services.vocabularies.wording import term_names
from twincrm.services.wording import deaths, people_named, places_named
from twincrm.store.connection import id_list, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from twincrm.store.connection import Reading

_NAMED = """SELECT o.id, coalesce(n.name, o.name)
FROM json_each(?) AS j CROSS JOIN organisation AS o ON o.id = j.value
LEFT JOIN organisation_name AS n ON n.organisation_id = o.id AND n.language = ?
WHERE o.trashed_at IS NULL"""
_ORDER = {sector.value: place for place, sector in enumerate(Sector)}


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of a person, worded for the person and the reader."""

    id: int
    person_id: int
    person: str
    title: str
    body: str
    """The organisation or place."""
    organisation_id: int | None
    place_id: int | None
    sector: str
    category: str
    current: bool
    main: bool
    starts_on: str | None
    ends_on: str | None
    expected_end: str | None
    verified_on: date | None
    note: str
    died: str | None = None
    """When the person died."""
    elected_again: tuple[str, ...] = ()
    """On which days the same office was begun once more; the role is held since the first term."""
    terms: tuple[int, ...] = ()
    """The roles that it is made of, of an office held for several terms on end."""

    @property
    def line(self) -> str:
        """``Kommandant der Feuerwehr · Ville de Cambrai``."""
        return " · ".join(part for part in (self.title, self.body) if part)


class _Assignment(NamedTuple):
    """A role as it is kept."""

    id: int
    person_id: int
    organisation_id: int | None
    place_id: int | None
    function_id: int | None
    category_id: int | None
    sector: str
    title: str
    main: int
    starts_on: str | None
    ends_on: str | None
    expected_end: str | None
    verified_on: str | None
    note: str


def roles_where(
    reading: Reading, column: str, ids: Collection[int], language: str, today: date
) -> tuple[RoleRow, ...]:
    """The roles whose *column* (such as ``person_id``) is one of *ids*; today's main ones first.

    Roles of people or in bodies that lie in the trash are left out. Terms of one office that
    follow each other are one.
    """
    statement = (
        f"SELECT {', '.join(_Assignment._fields)} FROM assignment"
        f" WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    kept = [_Assignment(*row) for row in rows(reading, statement, (id_list(ids),))]
    worded = _worded(reading, kept, language, today)
    found = [row for row in _terms_joined(kept, worded, today) if row.person and row.body]
    return tuple(sorted(found, key=lambda row: (not row.current, not row.main, _latest(row))))


def organisations_named(
    reading: Reading, ids: Iterable[int | None], language: str
) -> dict[int, str]:
    """What organisations are called in *language*, else as they call themselves."""
    wanted = {one for one in ids if one is not None}
    return {row[0]: row[1] for row in rows_of(reading, _NAMED, wanted, language[:2])}


def sectors_of(roles: Iterable[RoleRow]) -> tuple[str, ...]:
    """The sectors of the roles that are held now, in the order of the actor triangle."""
    return in_triangle(role.sector for role in roles if role.current)


def in_triangle(sectors: Iterable[str]) -> tuple[str, ...]:
    """Sectors, each once, in the order of the actor triangle."""
    return tuple(sorted(set(sectors), key=_ORDER.__getitem__))


def _worded(
    reading: Reading, kept: Sequence[_Assignment], language: str, today: date
) -> list[RoleRow]:
    titles = role_titles(reading, kept, language)
    people = people_named(reading, {row.person_id for row in kept})
    died = deaths(reading, people)
    bodies = organisations_named(reading, {row.organisation_id for row in kept}, language)
    places = places_named(reading, {row.place_id for row in kept}, language[:2])
    kinds = {row.category_id for row in kept if row.category_id is not None}
    categories = term_names(reading, "category", language, kinds)
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
            main=bool(row.main),
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            expected_end=row.expected_end,
            verified_on=date.fromisoformat(row.verified_on) if row.verified_on else None,
            note=row.note,
            died=died.get(row.person_id),
            terms=(row.id,),
        )
        for row in kept
    ]


def _terms_joined(
    kept: Sequence[_Assignment], worded: Sequence[RoleRow], today: date
) -> list[RoleRow]:
    """The same roles, where an office is one that somebody was elected to again and again."""
    of: dict[int, list[int]] = {}
    for place, row in enumerate(kept):
        of.setdefault(row.person_id, []).append(place)
    found: list[RoleRow] = []
    for places in of.values():
        if len(places) == 1:  # nearly everybody: nothing to join
            found.append(worded[places[0]])
            continue
        for terms in terms_on_end([kept[place] for place in places]):
            first, *later = (worded[places[each]] for each in terms)
            office = first
            for term in later:
                office = _with_term(office, term, today)
            found.append(office)
    return found


def _with_term(before: RoleRow, term: RoleRow, today: date) -> RoleRow:
    return replace(
        term,
        starts_on=before.starts_on,
        main=before.main or term.main,
        current=is_current(before.starts_on, term.ends_on, today),
        elected_again=(*before.elected_again, term.starts_on or ""),
        terms=(*before.terms, term.id),
    )


def _latest(role: RoleRow) -> tuple[int, int]:
    """Roles that ended last come first among those that ended."""
    year = int((role.ends_on or role.starts_on or "0")[:4])
    return (0, role.id) if role.current else (-year, role.id)
