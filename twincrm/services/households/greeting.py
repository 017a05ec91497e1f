"""Whom the own salutation of a household seems to mean; nobody can know for certain.

There are many ways to leave a household, and on most of them nobody is asked about its salutation;
nobody is there to empty it on a day to come either. So it is not said any more where it names one
who lives there no more: whoever reads it asks here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.terms import HouseholdRole
from twincrm.services.home_of_today import is_home
from twincrm.services.wording import people_named
from twincrm.store.connection import rows, rows_of
from twincrm.store.models import Household

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.names import PersonName
    from twincrm.store.connection import Reading

_LIVING = f"""SELECT m.person_id, m.role FROM household_member AS m
WHERE m.household_id = ?1 AND {is_home("m", "?2")} ORDER BY m.id"""
_WITH_WORDS = f"""SELECT DISTINCT h.id, h.name FROM json_each(?1) AS j
CROSS JOIN household_member AS m ON m.person_id = j.value AND {is_home("m", "?2")}
JOIN household AS h ON h.id = m.household_id AND h.salutation <> '' ORDER BY h.id"""
_DONE = "JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')"
_WRITTEN = """SELECT h.id, h.salutation, max(s.id), max(s.happened_at)
FROM json_each(?) AS j CROSS JOIN household AS h ON h.id = j.value AND h.salutation <> ''
LEFT JOIN history_change AS c ON c.table_name = 'household' AND c.row_id = h.id
 AND json_extract(c."after", '$.salutation') = h.salutation
LEFT JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')
GROUP BY h.id"""
"""The own words of households, and in which step and when they were written."""
_NOTED = f"""(SELECT max(s.{{column}}) FROM history_change AS c {_DONE}{{narrowed}}
 WHERE c.table_name = 'household_member' AND c.row_id = m.id
  AND json_extract(c."after", '$.ends_on') = m.ends_on)"""
_ASKED = _NOTED.format(column="happened_at", narrowed=" AND s.command = 'SplitHousehold'")
_ENDED = f"""SELECT m.household_id, m.person_id, m.role, m.ends_on,
 {_NOTED.format(column="id", narrowed="")}
FROM json_each(?1) AS j CROSS JOIN household_member AS m ON m.household_id = j.value
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE m.ends_on < substr(?2, 1, length(m.ends_on))
 AND NOT coalesce(substr({_ASKED}, 1, length(m.ends_on)) > m.ends_on, 0)"""
"""Whose time ended; but of a move that had happened it was asked whether the words stay."""
_THROWN = f"""SELECT m.household_id, m.person_id, m.role, p.trashed_at, 0
FROM json_each(?1) AS j CROSS JOIN household_member AS m ON m.household_id = j.value
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NOT NULL WHERE {is_home("m", "?2")}"""
"""Who lived there and lies in the trash."""
_TAKEN_OUT = f"""SELECT home, person, role, '', step FROM (SELECT s.id AS step,
 coalesce(json_extract(c."before", '$.household_id'), m.household_id) AS home,
 coalesce(json_extract(c."before", '$.person_id'), m.person_id) AS person,
 coalesce(json_extract(c."before", '$.role'), m.role, 'adult') AS role,
 coalesce(json_extract(c."before", '$.ends_on'), s.happened_at) AS until, s.happened_at AS day
FROM history_change AS c {_DONE}
LEFT JOIN household_member AS m ON m.id = c.row_id AND c."after" IS NOT NULL
WHERE c.table_name = 'household_member' AND c."before" IS NOT NULL
 AND (c."after" IS NULL OR json_extract(c."before", '$.household_id') IS NOT NULL
  OR json_extract(c."before", '$.person_id') IS NOT NULL))
WHERE home IN (SELECT value FROM json_each(?1)) AND until >= substr(day, 1, length(until))
 AND ?2 <> ''"""
"""Who was taken out of a household, or noted in another one instead."""
_STAYED = f"""SELECT m.household_id, m.person_id, m.role FROM json_each(?1) AS j
CROSS JOIN household_member AS m ON m.household_id = j.value AND {is_home("m", "?2")}
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL"""
_FAMILY = frozenset({"familie", "familien", "famille", "family", "rodzina", "rodzino"})
_TWO = 2
SPOUSES = frozenset({"eheleute", "ehepaar", "epoux", "spouses", "malzonkowie", "malzenstwo"})
"""Words for a couple that name nobody."""


def greeted_by_own_words(session: Session, household_id: int, today: date) -> frozenset[int]:
    """Who of those who live in a household today is named in its own salutation.

    A first name means its bearer, a surname the adults who bear it; that of a family means nobody
    by himself. Spouses without a name may be any two adults.
    """
    home = session.get(Household, household_id)
    said = set(_words(home.salutation)) if home else set[str]()
    living = rows(session, _LIVING, (household_id, today.isoformat()))
    names = people_named(session, (row[0] for row in living))
    adults = {person for person, role in living if role != HouseholdRole.CHILD}
    by_name = {key for key, name in names.items() if _named(said, name, adult=key in adults)}
    if said & SPOUSES and not by_name:
        return frozenset(adults & names.keys())
    return frozenset(by_name)


def losing_words(
    session: Session, leaving: Collection[int], there: int, today: date
) -> tuple[str, ...]:
    """The households whose own salutation names some of those who move to another one, by name."""
    found = rows_of(session, _WITH_WORDS, leaving, today.isoformat())
    return tuple(
        name
        for home, name in found
        if home != there and greeted_by_own_words(session, home, today) & set(leaving)
    )


def words_out_of_date(reading: Reading, households: Collection[int], today: date) -> frozenset[int]:
    """The households whose own salutation names somebody who lives there no more.

    They moved out, were taken out or lie in the trash, by whichever way. Two things outweigh this:
    what was written after it, and what somebody said who was asked while letting them move out.
    """
    on = today.isoformat()
    words = {row[0]: row[1:] for row in rows_of(reading, _WRITTEN, households)}
    if not words:
        return frozenset()
    stayed: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for home, person, role in rows_of(reading, _STAYED, words, on):
        stayed[home][person] = role
    moved: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for statement in (_ENDED, _THROWN, _TAKEN_OUT):
        for home, person, role, day, step in rows_of(reading, statement, words, on):
            _, written, at = words[home]
            after = not day or (at or "")[: len(day)] > day
            knowing = after and (written or 0) >= (step or 1)
            if not knowing and person not in stayed[home]:
                moved[home][person] = role
    people = chain.from_iterable((*moved.values(), *stayed.values()))
    names = people_named(reading, set(people), with_trash=True)
    return frozenset(
        home
        for home in moved
        if _misses(words[home][0], _Side(moved[home], names), _Side(stayed[home], names))
    )


class _Side:
    """Those of a household who moved out, or who stayed: names, and the surnames of the adults."""

    def __init__(self, people: dict[int, str], names: dict[int, PersonName]) -> None:
        known = {person: names[person] for person in people if person in names}
        adults = [person for person in known if people[person] != HouseholdRole.CHILD]
        self.adults = len(adults)
        self.given = {word for name in known.values() for word in _words(name.given)}
        self.families = Counter(" ".join(_words(known[person].family)) for person in adults)


def _misses(words: str, moved: _Side, stayed: _Side) -> bool:
    """Whether words name one who moved out: whom nobody bears the name of who stayed."""
    said = _words(words)
    if (moved.given - stayed.given) & set(said):
        return True
    if set(said) & SPOUSES and moved.adults:
        families = {*moved.families, *stayed.families} & set(said)
        named = [stayed.families[family] for family in families]
        return (max(named) if named else stayed.adults) < _TWO
    if set(said) & _FAMILY:
        return False
    return any(
        f" {' '.join(said)} ".count(f" {family} ") > stayed.families[family]
        for family in moved.families
        if family
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(text))


def _named(said: set[str], name: PersonName, *, adult: bool) -> bool:
    given, family = set(_words(name.given)), set(_words(name.family))
    alone = adult and not said & _FAMILY and bool(family) and family <= said
    return alone or bool(given & said)
