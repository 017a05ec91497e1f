"""Entries that the calendar made outdated: roles, and times in households, begin and end.

What somebody is today depends on the day an entry was written. Whoever writes brings the entries up
to the present day first, so that none is older than the last step and what a window was left open
for.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twincrm.domain.periods import has_begun, has_ended
from twincrm.runtime import clock
from twincrm.store.connection import rows
from twincrm.store.search.index import renew

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.connection import Reading
    from twincrm.store.search.ids import Kind

LEFT_OPEN = timedelta(days=31)
"""No window stays open for longer."""

_LAST_STEP = "SELECT max(substr(happened_at, 1, 10)) FROM history_step"
_DATED = "coalesce(starts_on, '') >= ? OR coalesce(ends_on, '') >= ?"
_PERIODS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (f"SELECT starts_on, ends_on, person_id FROM assignment WHERE {_DATED}", ("person",)),
    (
        f"SELECT starts_on, ends_on, person_id, household_id FROM household_member WHERE {_DATED}",
        ("person", "household"),
    ),
)
"""Periods that entries quote while they hold, and the records whose entries these are."""


def outdated(reading: Reading) -> dict[Kind, set[int]]:
    """The records of whose periods one began or ended since their entries may have been written."""
    today = clock.today()
    since = _last_step(reading, today) - LEFT_OPEN
    found: dict[Kind, set[int]] = {}
    for statement, kinds in _PERIODS:
        year = str(since.year)
        for starts, ends, *records in rows(reading, statement, (year, year)):
            begun = has_begun(starts, since) != has_begun(starts, today)
            if begun or has_ended(ends, since) != has_ended(ends, today):
                for kind, record in zip(kinds, records, strict=True):
                    found.setdefault(kind, set()).add(record)
    return found


def catch_up(session: Session, records: dict[Kind, set[int]]) -> None:
    """Write the entries of records anew that the calendar made outdated."""
    renew(session.connection(), records)


def _last_step(reading: Reading, today: date) -> date:
    """The day of the last step, today where there is none."""
    last = rows(reading, _LAST_STEP)[0][0]
    return min(date.fromisoformat(last), today) if last else today
