"""Everybody lives in one household at a time: also who was two entries, and whose home comes back.

Nobody is asked then, so nothing is refused: a time gives way to the other one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import has_ended, is_current
from twincrm.services.homes import begins, last_day, overlaps, times_of
from twincrm.store.models import HouseholdMember

if TYPE_CHECKING:
    from datetime import date

    from twincrm.store.work import Work


def lives_in(work: Work, person_id: int) -> int | None:
    """The household of somebody today: of several in an older file the last one."""
    rows = [row for row in times_of(work, person_id) if _holds(row, work.today)]
    return rows[-1].household_id if rows else None


def keep_one_home(work: Work, person_id: int, home: int | None) -> list[HouseholdMember]:
    """Of somebody who was two entries: they live in *home*, and where they move after that.

    Their time elsewhere ends the day before; returns those that hold no longer at all.
    """
    rows = [row for row in times_of(work, person_id) if not has_ended(row.ends_on, work.today)]
    now = [row for row in rows if _holds(row, work.today)]
    here = [row for row in now if row.household_id == home][-1:]
    elsewhere = [(row, each) for each in here for row in now if row.household_id != home]
    later = [row for row in rows if row not in now]
    later.sort(key=lambda row: (row.starts_on or "", row.id))
    gone: list[HouseholdMember] = []
    for row, following in (*elsewhere, *pairwise((*here, *later))):
        if row.household_id != following.household_id and not _give_way(row, following, work.today):
            gone.append(row)
            work.delete(row)
    return gone


def leave_out(work: Work, household_id: int) -> int:
    """Of a household that comes back: who lives elsewhere by now no longer lives there.

    Returns how many they are.
    """
    mine = select(HouseholdMember).where(HouseholdMember.household_id == household_id)
    left = set[int]()
    for row in work.all(mine.order_by(HouseholdMember.id)):
        others = times_of(work, row.person_id)
        standing = [each for each in others if not has_ended(each.ends_on, work.today)]
        met = [other for other in standing if overlaps(other, row, work.today)]
        if met:
            left.add(row.person_id)
            first = min(met, key=lambda other: begins(other, work.today))
            if not _give_way(row, first, work.today):
                work.delete(row)
    return len(left)


def _holds(row: HouseholdMember, today: date) -> bool:
    return is_current(row.starts_on, row.ends_on, today)


def _give_way(row: HouseholdMember, following: HouseholdMember, today: date) -> bool:
    """End a time the day before another one; false where it had not begun by then."""
    last = last_day(begins(following, today))
    if row.starts_on and last[: len(row.starts_on)] < row.starts_on[: len(last)]:
        return False
    if row.ends_on is None or row.ends_on[: len(last)] > last[: len(row.ends_on)]:
        row.ends_on = last
    return True
