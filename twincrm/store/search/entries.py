"""What is findable by what: the search entries of each kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import name_sort_key
from twincrm.domain.periods import is_current
from twincrm.runtime import clock
from twincrm.store.search.entry import in_order, made
from twincrm.store.search.people import people
from twincrm.store.search.rows import Asked, no_words
from twincrm.store.search.sources import (
    add_places,
    add_reached_by,
    organisation_words,
    place_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sqlalchemy import Connection

    from twincrm.store.search.entry import Entry
    from twincrm.store.search.ids import Kind


def entries(connection: Connection, kind: Kind, ids: Collection[int] | None) -> Iterator[Entry]:
    """The entries of the records with these ids, or of all of the kind; trashed ones have none."""
    return _MAKERS[kind](connection, ids)


def _organisations(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    asked = Asked(connection, ids)
    words = organisation_words(connection, ids)
    add_reached_by(asked, words, "organisation_id")
    statement = (
        "SELECT o.id, o.name, o.sector, o.second_sector, o.note, place.name FROM organisation AS o"
        " LEFT JOIN place ON place.id = o.place_id AND place.trashed_at IS NULL"
        " WHERE o.trashed_at IS NULL"
    )
    for record, name, sector, second, note, town in asked.rows(statement, "o.id"):
        sectors = in_order(each for each in (sector, second) if each)
        more = [*words[record][1:], note]  # without the name itself
        yield made("organisation", record, name, more, subtitle=town or "", sectors=sectors)


def _households(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    asked = Asked(connection, ids)
    words = no_words()
    members = (
        "SELECT m.starts_on, m.ends_on, m.household_id, p.given, p.particle, p.family, p.nickname"
        " FROM household_member AS m JOIN person AS p ON p.id = m.person_id"
        " WHERE p.trashed_at IS NULL"
    )
    for starts, ends, household, *names in asked.rows(members, "m.household_id"):
        if is_current(starts, ends, clock.today()):
            words[household].extend(name for name in names if name)
    alive = "FROM household AS h{} WHERE h.trashed_at IS NULL"
    add_places(asked, words, f"SELECT h.id, h.place_id {alive.format('')}", "h.id")
    add_reached_by(asked, words, "household_id")
    town = " LEFT JOIN place ON place.id = h.place_id AND place.trashed_at IS NULL"
    statement = f"SELECT h.id, h.name, h.note, place.name {alive.format(town)}"
    for record, name, note, home in asked.rows(statement, "h.id"):
        rest, _, last = name.strip().rpartition(" ")
        order = name_sort_key(last, rest)  # "Familie Brandt" stands among the Brandts
        more = [*words[record], note]
        yield made("household", record, name, more, subtitle=home or "", order=order)


def _places(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    words = place_words(connection, ids)
    statement = "SELECT id, name, region FROM place WHERE trashed_at IS NULL"
    for record, name, region in Asked(connection, ids).rows(statement, "id"):
        yield made("place", record, name, [*words[record][1:], region], subtitle=region)


def _visits(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    asked = Asked(connection, ids)
    words = no_words()
    texts = "SELECT visit_id, title, occasion, motto FROM visit_text WHERE 1"
    asked.add(words, texts, "visit_id")
    alive = "FROM visit AS v{} WHERE v.trashed_at IS NULL"
    add_places(asked, words, f"SELECT v.id, v.place_id {alive.format('')}", "v.id")
    town = " LEFT JOIN place ON place.id = v.place_id AND place.trashed_at IS NULL"
    statement = f"SELECT v.id, v.name, strftime('%Y', v.starts_on), place.name {alive.format(town)}"
    for record, name, year, place in asked.rows(statement, "v.id"):
        subtitle = ", ".join(part for part in (place, year) if part)
        yield made("visit", record, name, [year, *words[record]], subtitle=subtitle)


def _partnerships(connection: Connection, ids: Collection[int] | None) -> Iterator[Entry]:
    asked = Asked(connection, ids)
    words = no_words()
    joined = (
        "SELECT pp.partnership_id, pp.place_id FROM partnership_place AS pp"
        " JOIN place ON place.id = pp.place_id WHERE place.trashed_at IS NULL"
    )
    add_places(asked, words, joined, "pp.partnership_id")
    towns = no_words()
    own = joined.replace("pp.place_id FROM", "place.name, pp.position FROM")
    sides = sorted(asked.rows(own, "pp.partnership_id"), key=lambda row: (row[2], row[1]))
    for partnership, town, _ in sides:
        towns[partnership].append(town)
    statement = "SELECT id, name FROM partnership WHERE trashed_at IS NULL"
    for record, name in asked.rows(statement, "id"):
        yield made("partnership", record, name, words[record], subtitle=" – ".join(towns[record]))


_MAKERS: dict[Kind, Callable[[Connection, Collection[int] | None], Iterator[Entry]]] = {
    "person": people,
    "organisation": _organisations,
    "household": _households,
    "place": _places,
    "visit": _visits,
    "partnership": _partnerships,
}
