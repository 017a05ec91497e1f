"""How contacts are called in a list: one wording for rows, cards and what a search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.names import initials
from twincrm.domain.periods import is_current
from twincrm.domain.terms import NameOrder
from twincrm.services.home_of_today import holds, is_home
from twincrm.services.people.role_rows import in_triangle
from twincrm.services.people.roles import HeldRole, role_titles
from twincrm.services.vocabularies.wording import term_names
from twincrm.services.wording import places_named
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from twincrm.store.connection import Reading
    from twincrm.store.search import Kind

_EASTERN = str(NameOrder.EASTERN)
_PEOPLE = """SELECT p.id, p.place_id, p.form_of_address, p.given, p.family, p.nickname,
  p.name_order, p.death_date IS NOT NULL
FROM json_each(?) AS j CROSS JOIN person AS p ON p.id = j.value WHERE p.trashed_at IS NULL"""

_ROLES = """SELECT a.id, a.person_id, a.title, a.function_id, a.category_id,
  coalesce(o2.name, o.name, p2.name, place.name), a.sector, a.starts_on, a.ends_on
FROM json_each(?) AS j CROSS JOIN assignment AS a ON a.person_id = j.value
LEFT JOIN organisation AS o ON o.id = a.organisation_id AND o.trashed_at IS NULL
LEFT JOIN organisation_name AS o2 ON o2.organisation_id = o.id AND o2.language = ?
LEFT JOIN place ON place.id = a.place_id AND place.trashed_at IS NULL
LEFT JOIN place_name AS p2 ON p2.place_id = place.id AND p2.language = ?
WHERE o.id IS NOT NULL OR place.id IS NOT NULL ORDER BY a.main DESC, a.id"""

_ADDRESSED = """SELECT a.person_id, a.starts_on, a.ends_on, a.locality
FROM json_each(?) AS j CROSS JOIN address AS a ON a.person_id = j.value
WHERE a.locality <> '' ORDER BY a.position, a.id"""

_HOMES = f"""SELECT m.person_id, h.place_id, coalesce(
  (SELECT a.locality FROM address AS a WHERE a.household_id = h.id AND a.locality <> ''
   AND {holds("a", "?2")} ORDER BY a.position, a.id LIMIT 1), h.name)
FROM json_each(?1) AS j CROSS JOIN household_member AS m ON m.person_id = j.value
JOIN household AS h ON h.id = m.household_id
WHERE h.trashed_at IS NULL AND {is_home("m", "?2")} ORDER BY m.id"""

_TOWN = """LEFT JOIN place AS t ON t.id = {0}.place_id AND t.trashed_at IS NULL
LEFT JOIN place_name AS t2 ON t2.place_id = t.id AND t2.language = ?2"""

_BODIES = f"""SELECT o.id, o.name, coalesce(o2.name, o.name), o.category_id,
  coalesce(t2.name, t.name, '')
FROM json_each(?1) AS j CROSS JOIN organisation AS o ON o.id = j.value
LEFT JOIN organisation_name AS o2 ON o2.organisation_id = o.id AND o2.language = ?2
{_TOWN.format("o")} WHERE o.trashed_at IS NULL"""

_HOUSEHOLDS = f"""SELECT h.id, coalesce(t2.name, t.name,
  (SELECT a.locality FROM address AS a WHERE a.household_id = h.id AND a.locality <> ''
   AND {holds("a", "?3")} ORDER BY a.position, a.id LIMIT 1), '')
FROM json_each(?1) AS j CROSS JOIN household AS h ON h.id = j.value
{_TOWN.format("h")} WHERE h.trashed_at IS NULL"""


class Caption(NamedTuple):
    """What a contact is called, and what is said below."""

    line: str
    """The main role of today, else where the contact is at home."""
    sectors: tuple[str, ...] = ()
    """Of people: the sectors of their roles of today."""
    title: str = ""
    """In the reader's language, where it is not what the contact itself is called."""
    initials: str = ""
    died: bool = False


def captions(
    reading: Reading, records: Mapping[Kind, Collection[int]], language: str, today: date
) -> dict[Kind, dict[int, Caption]]:
    """The captions of people, organisations and households; other kinds of records have none."""
    people = person_captions(reading, records.get("person", ()), language, today)
    bodies = organisation_captions(reading, records.get("organisation", ()), language)
    homes = household_captions(reading, records.get("household", ()), language, today)
    return {"person": people, "organisation": bodies, "household": homes}


def person_captions(
    reading: Reading, people: Collection[int], language: str, today: date
) -> dict[int, Caption]:
    """People by their main role of today; who has none by the town, at last the household.

    The town is the place noted, else that of the address; the own ones before the household's.
    """
    if not people:
        return {}
    rows = rows_of(reading, _PEOPLE, people)
    held = _roles_of_today(reading, people, language, today)
    addressed = {row[0]: row[2] for row in rows}
    lines = _lines(reading, [roles[0] for roles in held.values()], language, addressed)
    idle = [row for row in rows if not lines.get(row[0])]
    unplaced = [row[0] for row in idle if row[1] is None]
    posted = _addressed(reading, unplaced, today)
    homes = _homes(reading, [one for one in unplaced if one not in posted], today)
    wanted = {row[1] for row in idle} | {place for place, _ in homes.values()}
    towns = places_named(reading, wanted, language[:2])
    for person, own, *_ in idle:
        place, else_said = homes.get(person, (own, posted.get(person, "")))
        lines[person] = towns[place].name if place in towns else else_said
    sectors = {person: _sectors(roles) for person, roles in held.items()}
    return {
        person: Caption(
            lines[person],
            sectors.get(person, ()),
            initials=_letters(given, family, nickname, order),
            died=bool(died),
        )
        for person, _, _, given, family, nickname, order, died in rows
    }


def organisation_captions(
    reading: Reading, organisations: Collection[int], language: str
) -> dict[int, Caption]:
    """Organisations by what they are and where; with their own name where another one is shown."""
    if not organisations:
        return {}
    rows = rows_of(reading, _BODIES, organisations, language[:2])
    kinds = {row[3] for row in rows if row[3] is not None}
    categories = term_names(reading, "category", language, kinds) if kinds else {}
    return {
        body: Caption(
            joined(own if own != name else "", categories.get(category, ""), town), title=name
        )
        for body, own, name, category, town in rows
    }


def household_captions(
    reading: Reading, households: Collection[int], language: str, today: date
) -> dict[int, Caption]:
    """Households by their town: the place noted, else that of the address of today."""
    if not households:
        return {}
    rows = rows_of(reading, _HOUSEHOLDS, households, language[:2], today.isoformat())
    return {home: Caption(town) for home, town in rows}


def joined(*parts: str) -> str:
    """``Kommandant der Feuerwehr · Ville de Cambrai``: what is there, with a dot between."""
    return " · ".join(part for part in parts if part)


def _sectors(roles: Sequence[HeldRole]) -> tuple[str, ...]:
    """The sectors of somebody's roles."""
    sectors = tuple([role.sector for role in roles])
    return in_triangle(sectors) if len(sectors) > 1 else sectors


def _letters(given: str, family: str, nickname: str, order: str) -> str:
    return initials(given, family, nickname, "eastern" if order == _EASTERN else "western")


def _roles_of_today(
    reading: Reading, people: Collection[int], language: str, today: date
) -> dict[int, list[HeldRole]]:
    """What people are today, the main role of each first."""
    found: dict[int, list[HeldRole]] = {}
    for *role, starts, ends in rows_of(reading, _ROLES, people, *[language[:2]] * 2):
        if is_current(starts, ends, today):
            found.setdefault(role[1], []).append(HeldRole(*role))
    return found


def _lines(
    reading: Reading, roles: Sequence[HeldRole], language: str, addressed: Mapping[int, str]
) -> dict[int, str]:
    """Roles in one line each, by person."""
    titles = role_titles(reading, roles, language, addressed)
    return {role.person_id: joined(titles[role.id], role.body) for role in roles}


def _addressed(reading: Reading, people: Collection[int], today: date) -> dict[int, str]:
    """The towns of the addresses that people have today."""
    found: dict[int, str] = {}
    for person, starts, ends, town in rows_of(reading, _ADDRESSED, people):
        if is_current(starts, ends, today):
            found.setdefault(person, town)
    return found


def _homes(
    reading: Reading, people: Collection[int], today: date
) -> dict[int, tuple[int | None, str]]:
    """Place of the household that people live in today, and its town by the address or its name."""
    homes = rows_of(reading, _HOMES, people, today.isoformat())
    return {person: (place, name) for person, place, name in homes}
