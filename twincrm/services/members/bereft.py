"""The memberships that a death leaves without anybody who lives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.texts import Message, day_word
from twincrm.services.members.lists import member_rows
from twincrm.store.connection import rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from twincrm.store.connection import Reading

_BEREFT = """SELECT m.id FROM membership AS m WHERE m.trashed_at IS NULL AND m.left_on IS NULL
 AND (m.joined_on IS NULL OR substr(m.joined_on, 1, 2) = '--'
  OR substr(m.joined_on, 1, length(?2)) <= substr(?2, 1, length(m.joined_on)))
 AND (m.person_id = ?1 OR m.household_id IS NOT NULL
  AND ?1 IN (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id))
 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.trashed_at IS NULL AND p.death_date IS NULL
  AND p.id <> ?1 AND p.id NOT IN (SELECT value FROM json_each(?3))
  AND (p.id = m.person_id OR p.id IN
   (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id)))
ORDER BY m.id"""

_DROPPED = """SELECT DISTINCT f.year FROM json_each(?1) AS j
JOIN membership AS m ON m.id = j.value JOIN fee_year AS f ON f.membership_id = m.id
WHERE f.status IN ('unpaid', 'partly') AND f.due_cents > f.paid_cents
 AND (f.year > CAST(?3 AS INTEGER) OR NOT EXISTS (SELECT 1 FROM person AS p
  WHERE p.id = m.payer_id AND p.id <> CAST(?2 AS INTEGER)
   AND p.trashed_at IS NULL AND p.death_date IS NULL))
ORDER BY f.year"""
_ENDED = Message(
    "{said} – the membership ended on {day}",
    plural="{said} – {n} memberships ended on {day}",
)
_FEE = Message(
    "{said} – the membership ended on {day}, what was open of {years} falls away",
    plural="{said} – {n} memberships ended on {day}, what was open of {years} falls away",
)


_BY_DEATH = Message(
    "{said} – the membership ended with the death",
    plural="{said} – {n} memberships ended with the death",
)


class Bereft(NamedTuple):
    """A membership that nobody living belongs to any more."""

    id: int
    name: str
    """Of the member, as it is sorted."""
    alone: bool
    """Whether it is the person's own."""


def bereft(
    reading: Reading, person_id: int, day: str, language: str, today: date
) -> tuple[Bereft, ...]:
    """What goes on although the last of it died on a day that is known in part perhaps."""
    found = bereft_memberships(reading, person_id, day)
    known = member_rows(reading, found, today.year, language, today)
    return tuple(Bereft(row.id, row.name, row.member == "person") for row in known)


def bereft_memberships(
    reading: Reading, person_id: int, day: str, died: Collection[int] = ()
) -> list[int]:
    """The same by their ids alone; *died* are others whose death is not on file yet."""
    others = json.dumps(sorted(died))
    return [row[0] for row in rows(reading, _BEREFT, (person_id, day, others))]


def with_deaths(said: Message, memberships: int) -> Message:
    """What an act is called by which people died, each with a day of their own."""
    return _BY_DEATH.with_values(said=said, n=memberships) if memberships else said


def years_dropped(
    reading: Reading, memberships: Collection[int], person_id: int, day: str
) -> tuple[int, ...]:
    """The years of which something is open that nobody owes once somebody died on a day.

    Where somebody else pays who lives, only what lies after the year of the death.
    """
    year = day[:4] if day[:4].isdigit() else "9999"
    return tuple(row[0] for row in rows_of(reading, _DROPPED, memberships, str(person_id), year))


def with_ended(memberships: int, day: str, years: Sequence[int]) -> Message:
    """What an act is called ({said}) that ended memberships, with fees of these years as well."""
    known = {"day": day_word(day), "n": memberships}
    if not years:
        return _ENDED.with_values(**known)
    return _FEE.with_values(**known, years=", ".join(map(str, years)))
