"""Entries that the calendar made outdated: roles, and times in households, begin and end.

What somebody is today depends on the day an entry was written. Whoever writes brings the entries up
to the present day first, so that none is older than the last step and what a window was left open
for. Where the clock ran back since that step, they were written on days that are yet to come.
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

_LAST_STEP = "SELECT substr(happened_at, 1, 10) FROM history_step ORDER BY id DESC LIMIT 1"
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
    """The records of whose periods one began or ended between today and when they were written."""
    since, until = _written(reading, clock.today())
    found: dict[Kind, set[int]] = {}
    for statement, kinds in _PERIODS:
        year = f"{since.year:04}"
        for starts, ends, *records in rows(reading, statement, (year, year)):
            begun = has_begun(starts, since) != has_begun(starts, until)
            if begun or has_ended(ends, since) != has_ended(ends, until):
                for kind, record in zip(kinds, records, strict=True):
                    found.setdefault(kind, set()).add(record)
    return found


def catch_up(session: Session, records: dict[Kind, set[int]]) -> None:
    """Write the entries of records anew that the calendar made outdated."""
    renew(session.connection(), records)


def _written(reading: Reading, today: date) -> tuple[date, date]:
    """Between which days entries may have been written; today is one of them.

    Nothing says so where no step is left: all but an empty file may be of any day until today.
    """
    found = rows(reading, _LAST_STEP)
    if not found:
        return date.min, today
    last = date.fromisoformat(found[0][0])
    since, until = min(last, today), max(last, today)
    return (
        since - min(LEFT_OPEN, since - date.min),
        until + min(LEFT_OPEN, date.max - until) if last > today else today,
    )
