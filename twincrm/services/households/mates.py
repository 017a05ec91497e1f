"""Who most likely lives with somebody: offered before anybody is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.envelope_names import Named, bare_names
from twincrm.services.home_of_today import is_home
from twincrm.services.wording import people_named
from twincrm.store.connection import id_list, rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from twincrm.store.connection import Reading

_AT_MOST = 6
_HOME = is_home("m", "?2")
_KIN = "r.kind IN ('spouse', 'partner', 'parent', 'sibling') AND r.ends_on IS NULL"
_NEAR = "CASE r.kind WHEN 'spouse' THEN 0 WHEN 'partner' THEN 1 ELSE 2 END"
_LIKELY = f"""WITH me(id) AS (SELECT value FROM json_each(?1)),
spot AS (SELECT a.street, a.postcode FROM address AS a
 WHERE a.street <> '' AND a.ends_on IS NULL AND (a.person_id IN (SELECT id FROM me)
  OR a.household_id IN (SELECT m.household_id FROM household_member AS m
   WHERE m.person_id IN (SELECT id FROM me) AND {_HOME}))),
there(id) AS (SELECT a.person_id FROM address AS a JOIN spot USING (street, postcode)
 WHERE a.person_id IS NOT NULL AND a.ends_on IS NULL
 UNION SELECT m.person_id FROM address AS a JOIN spot USING (street, postcode)
 JOIN household_member AS m ON m.household_id = a.household_id AND {_HOME}
 WHERE a.ends_on IS NULL)
SELECT p.id, min(near.rank) FROM (
 SELECT r.other_id AS id, {_NEAR} AS rank FROM relation AS r
  WHERE r.person_id IN (SELECT id FROM me) AND {_KIN}
 UNION ALL SELECT r.person_id, {_NEAR} FROM relation AS r
  WHERE r.other_id IN (SELECT id FROM me) AND {_KIN}
 UNION ALL SELECT there.id, 4 FROM there
 UNION ALL SELECT o.id, CASE WHEN o.id IN (SELECT id FROM there) THEN 3 ELSE 5 END
  FROM me JOIN person AS own ON own.id = me.id AND own.family <> ''
  JOIN person AS o ON o.family = own.family AND o.place_id = own.place_id
) AS near JOIN person AS p ON p.id = near.id
WHERE p.trashed_at IS NULL AND p.death_date IS NULL AND p.id NOT IN (SELECT id FROM me)
GROUP BY p.id ORDER BY min(near.rank), p.given, p.id LIMIT {_AT_MOST}"""
"""Kin first; then the same surname and address, the same address, the same surname and town."""
_LIVES = f"""SELECT m.person_id, h.id, h.name FROM json_each(?1) AS j
CROSS JOIN household_member AS m ON m.person_id = j.value AND {_HOME}
JOIN household AS h ON h.id = m.household_id"""


class Mate(NamedTuple):
    """Somebody who may live there as well, with the household in which they live today."""

    person_id: int
    name: str
    home_id: int | None = None
    home: str = ""


def likely_mates(reading: Reading, people: Collection[int], today: date) -> tuple[Mate, ...]:
    """Who lives most likely with some of *people*, and is none of them; the likeliest first."""
    found = rows(reading, _LIKELY, (id_list(people), today.isoformat()))
    return mates(reading, [row[0] for row in found], today)


def mates(reading: Reading, people: Sequence[int], today: date) -> tuple[Mate, ...]:
    """People, each with where they live today."""
    names = people_named(reading, people)
    homes = {row[0]: row[1:] for row in rows_of(reading, _LIVES, people, today.isoformat())}
    return tuple(
        Mate(key, names[key].full(), *homes.get(key, (None, ""))) for key in people if key in names
    )


def named_together(reading: Reading, people: Sequence[int], language: str) -> str:
    """What a new household of some people is called: *Udo und Eva Weber*."""
    names = people_named(reading, people)
    return bare_names([Named(names[key]) for key in people if key in names], language)
