"""Whom the own salutation of a household seems to mean; nobody can know for certain.

Nobody is there to empty it on a day to come on which somebody moves out. So it is not said any more
from then on where it names them: whoever reads it asks here.
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
_WRITTEN = """EXISTS (SELECT 1 FROM history_change AS c
 JOIN history_step AS s ON s.id = c.step_id AND s.state IN ('done', 'closed')
 WHERE c.table_name = '{table}' AND c.row_id = {row}.id
  AND json_extract(c."after", '$.{column}') = {row}.{column}
  AND substr(s.happened_at, 1, length(m.ends_on)) > m.ends_on)"""
"""What stands there now was written when the time *m* had ended already."""
_MOVED = f"""SELECT h.id, h.salutation, m.person_id, m.role
FROM json_each(?1) AS j CROSS JOIN household AS h ON h.id = j.value AND h.salutation <> ''
JOIN household_member AS m ON m.household_id = h.id
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE m.ends_on < substr(?2, 1, length(m.ends_on))
 AND NOT EXISTS (SELECT 1 FROM household_member AS back WHERE back.household_id = h.id
  AND back.person_id = m.person_id AND {is_home("back", "?2")})
 AND NOT {_WRITTEN.format(table="household_member", row="m", column="ends_on")}
 AND NOT {_WRITTEN.format(table="household", row="h", column="salutation")}"""
_STAYED = f"""SELECT m.household_id, m.person_id, m.role FROM json_each(?1) AS j
CROSS JOIN household_member AS m ON m.household_id = j.value AND {is_home("m", "?2")}"""
_FAMILY = frozenset({"familie", "familien", "famille", "family", "rodzina", "rodzino"})
_TWO = 2
_SPOUSES = frozenset({"eheleute", "ehepaar", "epoux", "spouses", "malzonkowie", "malzenstwo"})


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
    if said & _SPOUSES and not by_name:
        return frozenset(adults & names.keys())
    return frozenset(by_name)


def words_out_of_date(reading: Reading, households: Collection[int], today: date) -> frozenset[int]:
    """The households whose own salutation names somebody who has moved out meanwhile.

    Where the move was noted on its day or later it was asked whether the words stay, and what was
    written after it holds: both outweigh this.
    """
    on = today.isoformat()
    words: dict[int, str] = {}
    moved: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for home, said, person, role in rows_of(reading, _MOVED, households, on):
        words[home], moved[home][person] = said, role
    stayed: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for home, person, role in rows_of(reading, _STAYED, words, on):
        stayed[home][person] = role
    people = chain.from_iterable((*moved.values(), *stayed.values()))
    names = people_named(reading, set(people))
    return frozenset(
        home
        for home, said in words.items()
        if _misses(said, _Side(moved[home], names), _Side(stayed[home], names))
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
    if set(said) & _SPOUSES and moved.adults:
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
