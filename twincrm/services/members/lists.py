"""The list of members by the page: filter, order and counts, all in SQL."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.domain.jubilees import MEMBERSHIP
from twincrm.domain.terms import MembershipKind
from twincrm.services.memberships import (
    DIED,
    LAST_DEATH,
    PARTED_BY_DEATH,
    begun,
    holds,
    owed_in,
    stayed,
)
from twincrm.services.people.role_rows import organisations_named, roles_where
from twincrm.services.wording import deaths, people_named
from twincrm.store.connection import rows, rows_of
from twincrm.store.search.ids import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincrm.domain.names import PersonName
    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.connection import Reading

MemberKind = Literal["person", "household", "organisation"]
Which = Literal["active", "open", "partly", "reminded", "jubilee", "left", "died", "coming"]
Order = Literal["name", "number", "kind", "since", "left", "people", "fee", "function"]

_KINDS = json.dumps(list(MembershipKind))
_ROUND = json.dumps(list(MEMBERSHIP))
_LASTS, _STAYED = holds(":today"), stayed(":today")
_OWED = """EXISTS (SELECT 1 FROM fee_year AS o WHERE o.membership_id = m.id
 AND o.year <= :year AND o.status IN ('unpaid', 'partly') AND {owed}{narrowed})"""
_OWES = _OWED.format(owed=owed_in("o.year"), narrowed="")
_PAID_IN_PART = _OWED.format(owed=owed_in("o.year"), narrowed=" AND o.status = 'partly'")
_TOLD = "EXISTS (SELECT 1 FROM fee_reminder AS told WHERE told.fee_year_id = o.id)"
_WAS_REMINDED = _OWED.format(owed=owed_in("o.year"), narrowed=f" AND {_TOLD}")
_CELEBRATES = f"""({_LASTS} AND substr(m.joined_on, 1, 2) <> '--'
 AND :year - CAST(substr(m.joined_on, 1, 4) AS INTEGER)
  IN (SELECT value FROM json_each('{_ROUND}')))"""
_WHICH: dict[Which, str] = {
    "active": _LASTS,
    "open": _OWES,
    "partly": _PAID_IN_PART,
    "reminded": _WAS_REMINDED,
    "jubilee": _CELEBRATES,
    "left": f"(NOT {_STAYED} AND NOT {PARTED_BY_DEATH})",
    "died": PARTED_BY_DEATH,
    "coming": f"({_STAYED} AND NOT {DIED} AND NOT {begun(':today')})",
}
_FROM = f"""FROM membership AS m JOIN search_entry AS e ON e.id = CASE
 WHEN m.person_id IS NOT NULL THEN m.person_id * 8 + {code_of("person")}
 WHEN m.household_id IS NOT NULL THEN m.household_id * 8 + {code_of("household")}
 ELSE m.organisation_id * 8 + {code_of("organisation")} END
LEFT JOIN fee_year AS f ON f.membership_id = m.id AND f.year = :year
WHERE m.trashed_at IS NULL"""
_OFFICE = """(SELECT min(coalesce(fn.precedence, 9999)) FROM assignment AS a
 LEFT JOIN function AS fn ON fn.id = a.function_id
 WHERE a.organisation_id = (SELECT organisation_id FROM association)
  AND (a.person_id = m.person_id OR a.person_id IN
   (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id))
  AND (a.ends_on IS NULL OR a.ends_on >= substr(:today, 1, length(a.ends_on)))
  AND (a.starts_on IS NULL OR a.starts_on <= substr(:today, 1, length(a.starts_on))))"""
_MANY = """(SELECT count(DISTINCT p.id) FROM person AS p WHERE p.trashed_at IS NULL
 AND p.death_date IS NULL AND
 (p.id = m.person_id OR p.id IN
  (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id)))"""
_IS_OPEN = f"(f.status IN ('unpaid', 'partly') AND {owed_in('f.year')})"
_REMINDED = "EXISTS (SELECT 1 FROM fee_reminder AS r WHERE r.fee_year_id = f.id)"
_ORDERS: dict[Order, tuple[str, ...]] = {
    "name": (),
    "number": ("m.number = ''", "CAST(m.number AS INTEGER)", "m.number"),
    "kind": (f"(SELECT key FROM json_each('{_KINDS}') WHERE value = m.kind)",),
    "since": ("m.joined_on IS NULL", "m.joined_on"),
    "left": ("m.left_on IS NULL", "m.left_on"),
    "people": (_MANY,),
    "fee": (
        (
            f"CASE WHEN {PARTED_BY_DEATH} THEN 8 WHEN {_IS_OPEN} AND {_REMINDED} THEN 0"
            f" WHEN {_IS_OPEN} THEN CASE f.status WHEN 'unpaid' THEN 1 ELSE 2 END"
            f" WHEN {_OWES} THEN 3 WHEN f.status IS NULL THEN 4 WHEN f.status = 'paid' THEN 5"
            " WHEN f.status = 'waived' THEN 6 ELSE 7 END"
        ),
    ),
    "function": (f"coalesce({_OFFICE}, 99999)",),
}
_ROWS = f"""SELECT m.id, m.uid, m.person_id, m.household_id, m.organisation_id, m.kind, m.number,
 m.joined_on, m.left_on, CASE WHEN {DIED} THEN {LAST_DEATH} END, {_MANY}
FROM json_each(?) AS j CROSS JOIN membership AS m ON m.id = j.value"""
_FEES = f"""SELECT f.membership_id, f.year, f.due_cents, f.paid_cents, f.status, f.paid_on,
 (SELECT count(*) FROM fee_reminder AS r WHERE r.fee_year_id = f.id),
 (SELECT max(r.sent_on) FROM fee_reminder AS r WHERE r.fee_year_id = f.id),
 f.status IN ('unpaid', 'partly') AND NOT {owed_in("f.year")}
FROM json_each(?) AS j CROSS JOIN fee_year AS f ON f.membership_id = j.value
JOIN membership AS m ON m.id = f.membership_id
ORDER BY f.membership_id, f.year DESC"""
_PEOPLE = """SELECT mp.membership_id, p.id
FROM json_each(?) AS j CROSS JOIN membership_person AS mp ON mp.membership_id = j.value
JOIN person AS p ON p.id = mp.person_id WHERE p.trashed_at IS NULL ORDER BY mp.id"""
_HOMES = """SELECT h.id, h.name FROM json_each(?) AS j CROSS JOIN household AS h ON h.id = j.value
WHERE h.trashed_at IS NULL"""
_HEADS = f"""SELECT count(DISTINCT p.id) FROM membership AS m
LEFT JOIN membership_person AS mp ON mp.membership_id = m.id
JOIN person AS p ON p.id IN (m.person_id, mp.person_id)
WHERE m.trashed_at IS NULL AND p.trashed_at IS NULL AND p.death_date IS NULL AND {_LASTS}"""


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """Which memberships are looked for, and in which order."""

    year: int
    """Of the subscriptions and jubilees."""
    today: date
    which: Which = "active"
    kinds: tuple[str, ...] = ()
    """None means all."""
    sort: tuple[tuple[Order, bool], ...] = ()
    """The columns it is in order by, each with whether it goes down; then by name."""


class FeeView(NamedTuple):
    """The subscription of one year, in whole cents."""

    year: int
    due_cents: int
    paid_cents: int
    status: str
    paid_on: date | None
    reminders: int
    reminded_on: date | None = None
    """The day of the last one."""
    falls_away: bool = False
    """Of a year after they left or died: nothing is to come in any more."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to come in."""
        return self.status in ("unpaid", "partly") and not self.falls_away

    @property
    def open_cents(self) -> int:
        """What is still to come in."""
        return max(self.due_cents - self.paid_cents, 0) if self.is_open else 0


class MemberRow(NamedTuple):
    """A membership in a list."""

    id: int
    uid: str
    member: MemberKind
    member_id: int
    name: str
    """As it is sorted: family name first."""
    kind: str
    number: str
    joined_on: str | None
    left_on: str | None
    people: tuple[int, ...]
    """Who belongs to it."""
    fee: FeeView | None
    """The subscription of the year that was asked for."""
    owing: tuple[int, ...]
    """Earlier years of which something is still to come in."""
    functions: tuple[str, ...]
    """What they are in the association today."""
    died: str | None = None
    """When the last of them died, known in part perhaps; None as long as one lives."""
    living: int = 0
    """How many of them live."""
    gone: tuple[str, ...] = ()
    """The names of those who died, where one of them lives."""


class MemberCounts(NamedTuple):
    """How many memberships each filter shows, and how many people are members today."""

    active: int
    open: int
    partly: int
    """Of those with an open fee, who paid a part of one."""
    reminded: int
    """Of those with an open fee, who were reminded of one."""
    jubilee: int
    left: int
    died: int
    """Nobody of it lives, and nobody left before."""
    coming: int
    """Those that begin later."""
    people: int


def member_ids(reading: Reading, wanted: MemberFilter) -> array[int]:
    """The memberships that are looked for, in order; of whom lies in the trash none."""
    kinds = json.dumps(list(wanted.kinds))
    narrowed = "AND m.kind IN (SELECT value FROM json_each(:kinds))" if wanted.kinds else ""
    down = bool(wanted.sort) and wanted.sort[0][1]
    keys = [(key, way) for column, way in wanted.sort for key in _ORDERS[column]]
    keys += [("e.sort_key", down), ("m.id", down)]
    order = ", ".join(f"{key} DESC" if way else key for key, way in keys)
    statement = f"SELECT m.id {_FROM} AND {_WHICH[wanted.which]} {narrowed} ORDER BY {order}"
    found = _named(reading, statement, wanted.year, wanted.today, kinds)
    return array("q", [row[0] for row in found])


def member_counts(reading: Reading, year: int, today: date) -> MemberCounts:
    """How many memberships every filter shows."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _WHICH.values())
    (found,) = _named(reading, f"SELECT {sums} {_FROM}", year, today)
    ((people,),) = _named(reading, _HEADS, year, today)
    numbers = dict(zip(_WHICH, found, strict=True))
    return MemberCounts(**numbers, people=people)


def member_rows(
    reading: Reading, ids: Sequence[int], year: int, language: str, today: date
) -> tuple[MemberRow, ...]:
    """The rows of memberships, in the order of *ids*; of what is gone none."""
    kept = {row[0]: row for row in rows_of(reading, _ROWS, ids)}
    people = _people(reading, kept.values())
    names = _names(reading, kept.values(), people, language)
    everybody = {one for each in people.values() for one in each}
    offices = functions_of(reading, everybody, language, today)
    fees, gone = fees_of(reading, ids), _gone(reading, everybody)
    found: list[MemberRow] = []
    for key in ids:
        row = kept.get(key)
        member = _member(row[2], row[3], row[4]) if row else None
        if row is None or member is None or member not in names:
            continue
        mine = fees.get(key, ())
        titles = [title for one in people.get(key, ()) for title in offices.get(one, ())]
        found.append(
            MemberRow(
                id=key,
                uid=row[1],
                member=member[0],
                member_id=member[1],
                name=names[member],
                kind=row[5],
                number=row[6],
                joined_on=row[7],
                left_on=row[8],
                people=people.get(key, ()),
                fee=next((fee for fee in mine if fee.year == year), None),
                owing=tuple(fee.year for fee in mine if fee.year < year and fee.is_open),
                functions=tuple(dict.fromkeys(titles)),
                died=row[9],
                living=row[10],
                gone=() if row[9] else tuple(gone[p] for p in people.get(key, ()) if p in gone),
            )
        )
    return tuple(found)


def fees_of(reading: Reading, ids: Iterable[int]) -> dict[int, tuple[FeeView, ...]]:
    """The subscriptions of memberships, the latest year first."""
    found: defaultdict[int, list[FeeView]] = defaultdict(list)
    for key, year, due, paid, status, *days, sent, last, away in rows_of(reading, _FEES, list(ids)):
        day, reminded = (date.fromisoformat(each) if each else None for each in (*days, last))
        found[key].append(FeeView(year, due, paid, status, day, sent, reminded, bool(away)))
    return {key: tuple(fees) for key, fees in found.items()}


def functions_of(
    reading: Reading, people: Iterable[int], language: str, today: date
) -> dict[int, tuple[str, ...]]:
    """What people are in the association itself today."""
    own = own_body(reading)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for role in roles_where(reading, "person_id", set(people), language, today):
        if role.current and role.organisation_id == own and role.title:
            found[role.person_id].append(role.title)
    return {person: tuple(titles) for person, titles in found.items()}


def own_body(reading: Reading) -> int | None:
    """The organisation that the association itself is."""
    found = rows(reading, "SELECT organisation_id FROM association LIMIT 1")
    return found[0][0] if found else None


class MemberSource:
    """The members as a long list reads them: ids at once, rows by the page."""

    def __init__(self, dispatcher: Dispatcher, wanted: MemberFilter, language: str) -> None:
        self._dispatcher = dispatcher
        self.wanted = wanted
        self._language = language

    def ids(self) -> array[int]:
        """The memberships in order."""
        return self._dispatcher.glance(member_ids, self.wanted)

    def rows(self, ids: Sequence[int]) -> Sequence[MemberRow]:
        """The rows of memberships, in that order."""
        wanted = self.wanted
        return self._dispatcher.glance(member_rows, ids, wanted.year, self._language, wanted.today)


def _named(
    reading: Reading, statement: str, year: int, today: date, kinds: str = "[]"
) -> Sequence[Sequence[int]]:
    """The rows of a statement with its places filled in; each place may stand several times."""
    plain = statement.replace(":year", str(int(year))).replace(":today", f"'{today.isoformat()}'")
    values = (kinds,) if ":kinds" in plain else ()
    return rows(reading, plain.replace(":kinds", "?"), values)


def _filed(name: str, people: Sequence[PersonName]) -> str:
    """``Weiß, Jean-Luc und Brigitte``: a household's name with the family name that ends it first.

    Where each bears their own, each stands by their own: ``Kowalski, Andreas und Kowalska, Beata``.
    ``Familie Weber`` and names that end otherwise stay as they are.
    """
    surnames = {one.surname() for one in people}
    apart = [called for one in people for called in _called(one, name)[:1]]
    if len(surnames) > 1 < len(apart):
        for said, listed in sorted(apart, key=lambda each: -len(each[0])):
            name = name.replace(said, listed, 1)
        return name
    for surname in surnames:
        given = name.removesuffix(f" {surname}")
        alone = not surnames.intersection(given.split())
        if surname and alone and given != name and " " in given:
            return f"{surname}, {given}"
    return name


def _called(person: PersonName, name: str) -> list[tuple[str, str]]:
    """How a person is called in the name of their household, and how in a list."""
    given, surname = person.given, person.surname()
    ways = ((person.full(), person.list_form()), (f"{given} {surname}", f"{surname}, {given}"))
    return [way for way in ways if given and surname and way[0] in name]


def _member(
    person: int | None, household: int | None, body: int | None
) -> tuple[MemberKind, int] | None:
    if person is not None:
        return "person", person
    if household is not None:
        return "household", household
    return ("organisation", body) if body is not None else None


def _people(
    reading: Reading, kept: Iterable[Sequence[int | None]]
) -> dict[int | None, tuple[int, ...]]:
    """Who belongs to each: those who share it, and the person whose it is."""
    listed = list(kept)
    found: defaultdict[int | None, list[int]] = defaultdict(list)
    for row in listed:
        found[row[0]] += [row[2]] if row[2] is not None else []
    for membership, person in rows_of(reading, _PEOPLE, [row[0] or 0 for row in listed]):
        found[membership].append(person)
    return {key: tuple(dict.fromkeys(people)) for key, people in found.items()}


def _gone(reading: Reading, people: Iterable[int]) -> dict[int, str]:
    """The names of those who died."""
    return {
        key: name.full() for key, name in people_named(reading, deaths(reading, people)).items()
    }


def _names(
    reading: Reading,
    kept: Iterable[Sequence[int | None]],
    people: Mapping[int | None, Sequence[int]],
    language: str,
) -> dict[tuple[MemberKind, int], str]:
    """What the members are called, as they are sorted; those in the trash have no name here."""
    listed = list(kept)
    everybody = people_named(reading, {one for each in people.values() for one in each})
    named = {
        row[3]: [everybody[one] for one in people.get(row[0], ()) if one in everybody]
        for row in listed
    }
    homes = rows_of(reading, _HOMES, [row[3] for row in listed if row[3] is not None])
    bodies = organisations_named(reading, [row[4] for row in listed], language)
    found: dict[tuple[MemberKind, int], str] = {}
    alone = {row[2] for row in listed}
    found |= {("person", key): name.list_form() for key, name in everybody.items() if key in alone}
    found |= {("household", key): _filed(name, named[key]) for key, name in homes}
    found |= {("organisation", key): name for key, name in bodies.items()}
    return found
