"""What a household is called where it is honoured: nobody congratulates the dead."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from twincrm.domain.envelope_names import Named, bare_names
from twincrm.domain.folding import fold
from twincrm.domain.terms import HouseholdRole
from twincrm.runtime import clock
from twincrm.services.home_of_today import is_home
from twincrm.services.wording import people_named
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from twincrm.store.connection import Reading

_HOMES = """SELECT h.id, h.name FROM json_each(?) AS j CROSS JOIN household AS h ON h.id = j.value
WHERE h.trashed_at IS NULL"""
_DEAD = """SELECT m.household_id, p.given FROM json_each(?) AS j
CROSS JOIN household_member AS m ON m.household_id = j.value
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE p.death_date IS NOT NULL"""
_LIVING = f"""SELECT m.household_id, p.id, m.role FROM json_each(?1) AS j
CROSS JOIN household_member AS m ON m.household_id = j.value AND {is_home("m", "?2")}
JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE p.death_date IS NULL ORDER BY m.id"""


def living_homes_named(reading: Reading, homes: Collection[int], language: str) -> dict[int, str]:
    """Households by their names; where the name is of somebody dead, by those who live there.

    One in which somebody died and nobody lives any more has no name here.
    """
    names: dict[int, str] = {row[0]: row[1] for row in rows_of(reading, _HOMES, homes)}
    dead = rows_of(reading, _DEAD, homes)
    mourned = {home for home, _ in dead if home in names}
    living: defaultdict[int, list[tuple[int, bool]]] = defaultdict(list)
    for home, person, role in rows_of(reading, _LIVING, mourned, clock.today().isoformat()):
        living[home].append((person, role == HouseholdRole.CHILD))
    known = people_named(reading, {one for each in living.values() for one, _ in each})
    for home in {home for home, given in dead if home in names and _named_in(names[home], given)}:
        people = [Named(known[one], child=child) for one, child in living[home]]
        names[home] = bare_names(people, language) or names[home]
    return {home: name for home, name in names.items() if home not in mourned or living[home]}


def _named_in(name: str, given: str) -> bool:
    """Whether the first name of somebody stands in the name of their household."""
    return bool(given) and fold(given).split(" ")[0] in fold(name).replace(",", " ").split()
