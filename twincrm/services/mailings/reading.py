"""What must be known of people and their homes to write to them, read in a few statements."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.folding import fold
from twincrm.domain.names import PersonName
from twincrm.domain.periods import is_current
from twincrm.domain.terms import HouseholdRole, NameOrder
from twincrm.exchange.email_drafts import usable_address
from twincrm.services.home_of_today import holds
from twincrm.services.households.greeting import words_out_of_date
from twincrm.services.mailings.offices import NO_OFFICE, offices_of
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.services.mailings.offices import Office

_PEOPLE = """SELECT p.id, p.given, p.family, p.particle, p.title, p.suffix, p.nickname,
p.birth_name, p.name_order, p.form_of_address, p.informal, p.salutation,
p.correspondence_language, p.death_date
FROM json_each(?) AS j CROSS JOIN person AS p ON p.id = j.value WHERE p.trashed_at IS NULL"""
_BODIES = """SELECT o.id, o.name, o.correspondence_language
FROM json_each(?) AS j CROSS JOIN organisation AS o ON o.id = j.value
WHERE o.trashed_at IS NULL"""
_GIVEN = f"""SELECT group_concat(p.given, char(10)) FROM household_member AS m
  JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
  WHERE m.household_id = h.id AND {holds("m", "?2")} AND p.death_date IS"""
_HOMES = f"""SELECT h.id, h.name, h.salutation, ({_GIVEN} NOT NULL), ({_GIVEN} NULL)
FROM json_each(?1) AS j CROSS JOIN household AS h ON h.id = j.value WHERE h.trashed_at IS NULL"""
_LIVING = """SELECT m.household_id, m.person_id, m.role, m.starts_on, m.ends_on
FROM json_each(?) AS j CROSS JOIN household_member AS m ON m.{column} = j.value
JOIN household AS h ON h.id = m.household_id AND h.trashed_at IS NULL
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
ORDER BY m.id"""
_LIVED = """SELECT DISTINCT m.household_id FROM json_each(?) AS j
CROSS JOIN household_member AS m ON m.household_id = j.value"""
_ADDRESSES = """SELECT a.{column}, a.extra, a.street, a.po_box, a.postcode, a.locality, a.region,
a.country, a.starts_on, a.ends_on
FROM json_each(?) AS j CROSS JOIN address AS a ON a.{column} = j.value
ORDER BY a.position, a.id"""
_EMAILS = """SELECT e.{column}, e.address
FROM json_each(?) AS j CROSS JOIN email AS e ON e.{column} = j.value
ORDER BY e.position, e.id"""


class Home(NamedTuple):
    """A household as post names it."""

    name: str
    salutation: str
    """Of all who live there, in words of their own; not said where it names one who is gone."""


class Street(NamedTuple):
    """An address at which post arrives today."""

    extra: str
    street: str
    po_box: str
    postcode: str
    locality: str
    region: str
    country: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A person who is written to."""

    name: PersonName
    form: str
    informal: bool
    override: str
    language: str
    died: bool
    office: Office = NO_OFFICE
    """The office by which letters address them, and the organisation of the main role."""


@dataclass(slots=True)
class Known:
    """All that was read."""

    people: dict[int, Reader] = field(default_factory=dict[int, Reader])
    bodies: dict[int, tuple[str, str]] = field(default_factory=dict[int, tuple[str, str]])
    homes: dict[int, Home] = field(default_factory=dict[int, Home])
    living: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    """Who lives in a household today."""
    left: set[int] = field(default_factory=set[int])
    """Households in which somebody is noted, but nobody lives today."""
    children: set[int] = field(default_factory=set[int])
    home_of: dict[int, int] = field(default_factory=dict[int, int])
    streets: dict[tuple[str, int], Street] = field(default_factory=dict[tuple[str, int], Street])
    emails: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])


def known_of(session: Session, contacts: Collection[tuple[str, int]], today: date) -> Known:
    """What is known of contacts, of the households they live in and the bodies they stand for."""
    known = Known()
    wanted = {kind: {key for k, key in contacts if k == kind} for kind in _KINDS}
    _living(session, known, "household_id", wanted["household"], today)
    lived = {row[0] for row in rows_of(session, _LIVED, wanted["household"])}
    known.left = lived - known.living.keys()
    people = wanted["person"] | {p for lived in known.living.values() for p in lived}
    _living(session, known, "person_id", people, today)
    offices = offices_of(session, people, today)
    _read_people(session, known, people, offices)
    held = {office.body for office in offices.values() if office.body is not None}
    bodies = wanted["organisation"] | held
    homes = wanted["household"] | set(known.home_of.values())
    known.bodies = {row[0]: (row[1], row[2]) for row in rows_of(session, _BODIES, bodies)}
    old = words_out_of_date(session, homes, today)
    known.homes = {
        key: Home(name, "" if key in old or _greets(said, dead, living) else said)
        for key, name, said, dead, living in rows_of(session, _HOMES, homes, today.isoformat())
    }
    for kind, keys in zip(_KINDS, (people, bodies, homes), strict=True):
        _reached(session, known, kind, keys, today)
    return known


_KINDS = ("person", "organisation", "household")


def _greets(said: str, dead: str | None, living: str | None) -> bool:
    """Whether words name somebody who has died, and nobody of that name who lives there."""
    if not (said and dead):
        return False
    gone = {fold(name) for name in dead.split("\n")} - {
        fold(name) for name in (living or "").split("\n")
    }
    words = fold(said)
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in gone if name)


def _living(
    session: Session, known: Known, column: str, keys: Collection[int], today: date
) -> None:
    """Who lives where today; a person's home is the one they came to last."""
    lived: defaultdict[int, list[int]] = defaultdict(list)
    for home, person, role, starts, ends in rows_of(session, _LIVING.format(column=column), keys):
        if not is_current(starts, ends, today):
            continue
        if person not in lived[home]:
            lived[home].append(person)
        known.home_of[person] = home
        if role == HouseholdRole.CHILD:
            known.children.add(person)
    if column == "household_id":
        known.living = dict(lived)


def _read_people(
    session: Session,
    known: Known,
    people: Collection[int],
    offices: dict[int, Office],
) -> None:
    for key, *parts, order, form, informal, override, language, died in rows_of(
        session, _PEOPLE, people
    ):
        eastern = order == NameOrder.EASTERN
        name = PersonName(*parts, display_order="eastern" if eastern else "western")
        known.people[key] = Reader(
            name,
            form,
            bool(informal),
            override,
            language,
            died is not None,
            offices.get(key, NO_OFFICE),
        )


def _reached(session: Session, known: Known, kind: str, keys: Collection[int], today: date) -> None:
    column = f"{kind}_id"
    row: Any
    for row in rows_of(session, _ADDRESSES.format(column=column), keys):
        if is_current(row[-2], row[-1], today) and (row[5] or row[4]):
            known.streets.setdefault((kind, row[0]), Street(*row[1:-2]))
    for key, address in rows_of(session, _EMAILS.format(column=column), keys):
        before = known.emails.setdefault((kind, key), address)
        if not usable_address(before) and usable_address(address):
            known.emails[kind, key] = address  # the first one that mail can go to
