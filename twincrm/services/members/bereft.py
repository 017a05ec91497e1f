"""The memberships that a death leaves without anybody who lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.services.members.lists import member_rows
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from datetime import date

    from twincrm.store.connection import Reading

_BEREFT = """SELECT m.id FROM membership AS m WHERE m.trashed_at IS NULL AND m.left_on IS NULL
 AND (m.joined_on IS NULL OR substr(m.joined_on, 1, 2) = '--'
  OR substr(m.joined_on, 1, length(?2)) <= substr(?2, 1, length(m.joined_on)))
 AND (m.person_id = ?1 OR m.household_id IS NOT NULL
  AND ?1 IN (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id))
 AND NOT EXISTS (SELECT 1 FROM person AS p WHERE p.trashed_at IS NULL AND p.death_date IS NULL
  AND p.id <> ?1 AND (p.id = m.person_id OR p.id IN
   (SELECT mp.person_id FROM membership_person AS mp WHERE mp.membership_id = m.id)))
ORDER BY m.id"""


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
    found = [row[0] for row in rows(reading, _BEREFT, (person_id, day))]
    known = member_rows(reading, found, today.year, language, today)
    return tuple(Bereft(row.id, row.name, row.member == "person") for row in known)
