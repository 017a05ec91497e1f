"""The search entries of people: names, roles, home, and everything they are reached by."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import name_sort_key
from twincrm.domain.names import PersonName
from twincrm.domain.periods import is_current
from twincrm.runtime import clock
from twincrm.store.search.entry import in_order, made
from twincrm.store.search.rows import Asked, no_words
from twincrm.store.search.sources import (
    add_reached_by,
    function_words,
    organisation_words,
    place_words,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Connection

    from twincrm.store.search.entry import Entry
    from twincrm.store.search.rows import Words

_PEOPLE = """
SELECT p.id, p.given, p.family, p.particle, p.title, p.suffix, p.nickname, p.birth_name,
  p.name_order, p.note, place.id, place.name, place.country
FROM person AS p LEFT JOIN place ON place.id = p.place_id AND place.trashed_at IS NULL
WHERE p.trashed_at IS NULL"""

_ROLES = """
SELECT a.id, a.person_id, a.title, a.sector, a.function_id, o.id, place.id,
  coalesce(o.name, place.name), a.main, a.starts_on, a.ends_on
FROM assignment AS a
LEFT JOIN organisation AS o ON o.id = a.organisation_id AND o.trashed_at IS NULL
LEFT JOIN place ON place.id = a.place_id AND place.trashed_at IS NULL
WHERE (o.id IS NOT NULL OR place.id IS NOT NULL)"""

_HOMES = """
SELECT m.id, m.person_id, h.name, place.id, place.name, place.country, m.starts_on, m.ends_on
FROM household_member AS m JOIN household AS h ON h.id = m.household_id
LEFT JOIN place ON place.id = h.place_id AND place.trashed_at IS NULL
WHERE h.trashed_at IS NULL"""


class Home(NamedTuple):
    """Where a person lives."""

    household: str
    place: int | None
    town: str
    country: str


class Role(NamedTuple):
    """What a person is, as far as it can be said without a language."""

    person: int
    sector: str
    spoken: str
    """The role's own title and the organisation or place; the first one is the main role's."""


def people(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    """The entries of people."""
    asked = Asked(connection, ids)
    words = no_words()
    rows = list(asked.rows(_PEOPLE, "p.id"))
    homes = _homes(asked)
    places = {row[10] for row in rows} | {home.place for home in homes.values()}
    names = place_words(connection, {place for place in places if place})
    roles = _roles(asked, words)
    add_reached_by(asked, words, "person_id")
    for record, given, family, particle, title, suffix, nick, birth, order, note, *town in rows:
        name = PersonName(given, family, particle, title, suffix, nick, birth, order)
        home = homes.get(record, _NOWHERE)
        mine = roles.get(record, [])
        place, own, country = town
        yield made(
            "person",
            record,
            name.full(),
            [nick, birth, note, home.household, *_town(names, place, home), *words[record]],
            subtitle=_subtitle(mine, own or home.town, home.household),
            order=name_sort_key(family or nick, given, particle, country or home.country),
            sectors=in_order(role.sector for role in mine),
        )


_NOWHERE = Home("", None, "", "")


def _town(names: Words, own: int | None, home: Home) -> list[str]:
    found = [names[place] for place in (own, home.place) if place]
    return [name for several in found for name in several]


def _subtitle(roles: list[Role], town: str, household: str) -> str:
    return roles[0].spoken if roles else town or household


def _homes(asked: Asked) -> dict[int, Home]:
    """Where people live; of two homes the one that was noted last."""
    rows, today = sorted(asked.rows(_HOMES, "m.person_id"), key=itemgetter(0)), clock.today()
    return {
        person: Home(name, place, town or "", country or "")
        for _, person, name, place, town, country, starts, ends in rows
        if is_current(starts, ends, today)
    }


def _roles(asked: Asked, words: Words) -> dict[int, list[Role]]:
    """The current roles of people, the main one first; their words are added to *words*."""
    today = clock.today()
    every = asked.rows(_ROLES, "a.person_id")
    rows = [row[:9] for row in every if is_current(row[9], row[10], today)]
    rows.sort(key=lambda row: (not row[8], row[0]))
    connection = asked.connection
    functions = function_words(connection, {row[4] for row in rows if row[4]})
    organisations = organisation_words(connection, {row[5] for row in rows if row[5]})
    places = place_words(connection, {row[6] for row in rows if row[6]})
    titles = no_words()
    own = "SELECT assignment_id, title FROM assignment_title WHERE 1"
    Asked(connection, {row[0] for row in rows}).add(titles, own, "assignment_id")
    found: dict[int, list[Role]] = defaultdict(list)
    for assignment, person, title, sector, function, organisation, place, side, _ in rows:
        spoken = ", ".join(part for part in (title, side) if part)
        found[person].append(Role(person, sector, spoken))
        words[person] += [title, *titles[assignment], *functions[function or 0]]
        words[person] += organisations[organisation or 0] + places[place or 0]
    return found
