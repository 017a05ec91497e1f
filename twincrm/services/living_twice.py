"""People who are noted in two households at the same time, as older files hold them.

Nothing is written: which of the two is right, somebody has to know.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.periods import overlap
from twincrm.domain.texts import Message
from twincrm.services.wording import people_named
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from twincrm.store.connection import Reading

_TWICE = Message(
    "{name} is noted in several households at the same time: {homes}. Please enter until when in "
    "all of them but one."
)
_TIMES = """SELECT m.person_id, m.household_id, h.name, m.starts_on, m.ends_on
FROM household_member AS m JOIN household AS h ON h.id = m.household_id AND h.trashed_at IS NULL
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE m.person_id IN (SELECT person_id FROM household_member
  GROUP BY person_id HAVING count(DISTINCT household_id) > 1)
 AND (m.ends_on IS NULL OR m.ends_on >= substr(?, 1, length(m.ends_on)))
ORDER BY m.person_id, m.id"""


class _Time(NamedTuple):
    person_id: int
    household_id: int
    home: str
    starts_on: str | None
    ends_on: str | None


def living_twice(reading: Reading, today: date) -> tuple[Message, ...]:
    """Who lives in several households today, or will on a day to come, by name."""
    by_person: dict[int, list[_Time]] = {}
    for row in rows(reading, _TIMES, (today.isoformat(),)):
        by_person.setdefault(row[0], []).append(_Time(*row))
    found = {person: _met(times) for person, times in by_person.items()}
    twice = {person: homes for person, homes in found.items() if homes}
    names = people_named(reading, twice)
    return tuple(
        _TWICE.with_values(name=names[person].full(), homes=", ".join(homes))
        for person, homes in twice.items()
        if person in names
    )


def _met(times: Iterable[_Time]) -> list[str]:
    """The households whose times share a day, each named once."""
    met = [
        each
        for one, other in combinations(times, 2)
        if one.household_id != other.household_id
        and overlap((one.starts_on, one.ends_on), (other.starts_on, other.ends_on))
        for each in (one, other)
    ]
    homes = {each.household_id: f"“{each.home}”" for each in met}
    return list(homes.values())
