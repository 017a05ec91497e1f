"""Who is to be honoured in a year: years of membership, birthdays, hosting, journeys."""

from __future__ import annotations

from calendar import isleap
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.domain.jubilees import HOSTING, JOURNEYS, MEMBERSHIP, is_celebrated
from twincrm.domain.terms import HonourKind
from twincrm.services.home_of_today import is_home
from twincrm.services.members.home_names import living_homes_named
from twincrm.services.memberships import holds
from twincrm.services.people.role_rows import organisations_named
from twincrm.services.wording import people_named
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from twincrm.store.connection import Reading

ContactKind = Literal["person", "household", "organisation"]
HonourState = Literal["open", "done", "declined"]

_JOINED = f"""WITH today(day) AS (SELECT ?)
SELECT p.id, m.household_id, m.organisation_id, m.joined_on
FROM today, membership AS m LEFT JOIN person AS p ON p.trashed_at IS NULL
 AND (p.id = m.person_id AND p.death_date IS NULL OR p.death_date IS NULL AND p.id IN (
  SELECT mp.person_id FROM membership_person AS mp JOIN person AS own ON own.id = m.person_id
  WHERE mp.membership_id = m.id AND own.death_date IS NOT NULL))
WHERE m.trashed_at IS NULL AND m.joined_on IS NOT NULL AND {holds("today.day")}"""
_BORN = f"""WITH today(day) AS (SELECT ?) SELECT DISTINCT p.id, p.birth_date
FROM today, membership AS m
LEFT JOIN membership_person AS mp ON mp.membership_id = m.id
JOIN person AS p ON p.id IN (m.person_id, mp.person_id)
WHERE m.trashed_at IS NULL AND p.trashed_at IS NULL AND p.death_date IS NULL
 AND p.birth_date IS NOT NULL AND {holds("today.day")}"""
_GUESTS = """(SELECT min(v.starts_on) FROM host_offer AS ho
 JOIN placement AS pl ON pl.host_offer_id = ho.id AND pl.status <> 'proposed'
 JOIN visit AS v ON v.id = ho.visit_id AND v.trashed_at IS NULL AND v.status <> 'cancelled'
 WHERE ho.household_id = h.id)"""
_HOSTS = f"""WITH today(day) AS (SELECT ?)
SELECT h.id, coalesce(hp.hosting_since, {_GUESTS}) AS since FROM today, household AS h
LEFT JOIN hosting_profile AS hp ON hp.household_id = h.id
WHERE h.trashed_at IS NULL AND since IS NOT NULL AND (
 NOT EXISTS (SELECT 1 FROM household_member AS hm WHERE hm.household_id = h.id)
 OR EXISTS (SELECT 1 FROM household_member AS hm JOIN person AS p ON p.id = hm.person_id
  WHERE hm.household_id = h.id AND p.death_date IS NULL AND p.trashed_at IS NULL
   AND {is_home("hm", "today.day")}))"""
"""Since when households take guests in: as it is noted, else the first visit at which guests lived
there. One of which nobody lives is not honoured."""
_JOURNEYS = """SELECT a.person_id, v.starts_on FROM participation AS a
JOIN visit AS v ON v.id = a.visit_id JOIN person AS p ON p.id = a.person_id
WHERE v.trashed_at IS NULL AND v.direction = 'travelling' AND v.status <> 'cancelled'
 AND a.status NOT IN ('cancelled', 'invited', 'waiting') AND a.role NOT IN ('host', 'local')
 AND v.starts_on <= ? AND p.death_date IS NULL ORDER BY a.person_id, v.starts_on"""
_NOTED = """SELECT id, person_id, household_id, organisation_id, kind, number, title, done_on,
 declined FROM honour ORDER BY done_on, id"""


class HonourOf(NamedTuple):
    """What is honoured, of whom."""

    contact: ContactKind
    contact_id: int
    kind: str
    number: int


class Due(NamedTuple):
    """An honour of a year, and whether it was done."""

    honour: HonourOf
    name: str
    on: str
    """The day, known in part perhaps."""
    state: HonourState
    done_on: date | None


class Noted(NamedTuple):
    """An honour that is kept."""

    id: int
    honour: HonourOf
    title: str
    done_on: date | None
    declined: bool


def due_honours(
    reading: Reading,
    year: int,
    language: str,
    today: date,
    contacts: Collection[tuple[ContactKind, int]] | None = None,
) -> tuple[Due, ...]:
    """Everybody who is to be honoured in a year, by day; whom it was done for as well.

    *contacts* narrows them down to some people, households and organisations.
    """
    kept = {each.honour: each for each in noted_honours(reading)}
    found = [*_reached(reading, year, today), *_travelled(reading, year)]
    if contacts is not None:
        found = [each for each in found if each[0][:2] in contacts]
    names = honoured_names(reading, [honour for honour, _ in found], language)
    due = [
        Due(honour, names[honour[:2]], on, _state(kept.get(honour)), _done(kept.get(honour)))
        for honour, on in found
        if honour[:2] in names
    ]
    return tuple(sorted(due, key=lambda each: (each.on, each.name, each.honour)))


def noted_honours(reading: Reading) -> tuple[Noted, ...]:
    """Every honour that is kept: done, not to be done, and awards."""
    return tuple(
        Noted(
            key,
            HonourOf(*_contact(person, home, body), kind, number),
            title,
            date.fromisoformat(done) if done else None,
            bool(declined),
        )
        for key, person, home, body, kind, number, title, done, declined in rows(reading, _NOTED)
    )


def _reached(reading: Reading, year: int, today: date) -> Iterator[tuple[HonourOf, str]]:
    """What is reached in a year, and the day."""
    day = (today.isoformat(),)
    for person, home, body, joined in rows(reading, _JOINED, day):
        years = _years(joined, year)
        if years in MEMBERSHIP:
            contact = _contact(person, home, body)
            yield HonourOf(*contact, HonourKind.MEMBERSHIP, years), _in_year(joined, year)
    for person, born in rows(reading, _BORN, day):
        years = _years(born, year)
        if is_celebrated(years):
            yield HonourOf("person", person, HonourKind.BIRTHDAY, years), _in_year(born, year)
    for home, since in rows(reading, _HOSTS, day):
        years = _years(since, year)
        if years in HOSTING:
            yield HonourOf("household", home, HonourKind.HOSTING, years), _in_year(since, year)


def _in_year(day: str, year: int) -> str:
    """When a date returns, as exactly as it is known; that of a leap day on the first of March."""
    rest = "-03-01" if day[4:] == "-02-29" and not isleap(year) else day[4:]
    return f"{year}{rest}"


def _travelled(reading: Reading, year: int) -> Iterator[tuple[HonourOf, str]]:
    """Whose tenth, twenty-fifth or fiftieth journey falls into a year, and the day it began."""
    journeys: defaultdict[int, list[str]] = defaultdict(list)
    for person, starts in rows(reading, _JOURNEYS, (f"{year}-12-31",)):
        journeys[person].append(starts)
    for person, starts in journeys.items():
        for number in JOURNEYS:
            if len(starts) >= number and starts[number - 1][:4] == str(year):
                yield HonourOf("person", person, HonourKind.TRAVELLING, number), starts[number - 1]


def _years(stored: str, year: int) -> int:
    """How many years lie between a stored date and a year; none where no year is known."""
    return year - int(stored[:4]) if stored[:4].isdigit() else 0


def _contact(person: int | None, home: int | None, body: int | None) -> tuple[ContactKind, int]:
    if person is not None:
        return "person", person
    return ("household", home) if home is not None else ("organisation", body or 0)


def honoured_names(
    reading: Reading, honours: Iterable[HonourOf], language: str
) -> dict[tuple[str, int], str]:
    """What contacts are called, a household by its living; those in the trash have no name."""
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for honour in honours:
        wanted[honour.contact].add(honour.contact_id)
    people = people_named(reading, wanted["person"])
    bodies = organisations_named(reading, wanted["organisation"], language)
    found: dict[tuple[str, int], str] = {}
    found |= {("person", key): name.full() for key, name in people.items()}
    found |= {("organisation", key): name for key, name in bodies.items()}
    homes = living_homes_named(reading, wanted["household"], language)
    found |= {("household", key): name for key, name in homes.items()}
    return found


def _state(noted: Noted | None) -> HonourState:
    if noted is None:
        return "open"
    return "declined" if noted.declined else "done"


def _done(noted: Noted | None) -> date | None:
    return noted.done_on if noted else None
