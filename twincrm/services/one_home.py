"""Everybody lives in one household at a time: also who was two entries, and whose home comes back.

Nobody is asked then, so nothing is refused: a time gives way to the other one.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import has_begun, has_ended, is_current, overlap
from twincrm.services.homes import begins, last_day, overlaps, times_of
from twincrm.store.models import HouseholdMember

if TYPE_CHECKING:
    from datetime import date

    from twincrm.store.work import Work


def keep_one_home(work: Work, person_id: int, home: int | None) -> list[HouseholdMember]:
    """Of somebody who was two entries: they live in *home*, and where they move after that.

    Their time elsewhere ends the day before; returns those that hold no longer at all.
    """
    rows = [row for row in times_of(work, person_id) if not has_ended(row.ends_on, work.today)]
    now = [row for row in rows if _holds(row, work.today)]
    here = [row for row in now if row.household_id == home]
    later = [row for row in rows if row not in now]
    later.sort(key=lambda row: (row.starts_on or "", row.id))
    stays: list[HouseholdMember] = []
    for row in (*here, *later):
        if stays and _one_stay(stays[-1], row):
            _fold(work, stays[-1], row)
        else:
            stays.append(row)
    gone = [row for row, following in pairwise(stays) if not _give_way(row, following, work.today)]
    first = next((row for row in stays if row not in gone), None)
    elsewhere = [row for row in now if here and row.household_id != home]
    gone += [row for row in elsewhere if first and not _give_way(row, first, work.today)]
    for row in gone:
        work.delete(row)
    return gone


def _one_stay(row: HouseholdMember, following: HouseholdMember) -> bool:
    """Two times in one household that meet are one stay there."""
    met = overlap((row.starts_on, row.ends_on), (following.starts_on, following.ends_on))
    return row.household_id == following.household_id and met


def _fold(work: Work, row: HouseholdMember, other: HouseholdMember) -> None:
    """One stay of two: since the earlier day that is known, until the later one that is known.

    Where the other one is still to come and knows no end, none is known.
    """
    goes_on = other.ends_on is None and not has_begun(other.starts_on, work.today)
    row.starts_on = min((day for day in (row.starts_on, other.starts_on) if day), default=None)
    ends = [day for day in (row.ends_on, other.ends_on) if day and not goes_on]
    row.ends_on = max(ends, default=None)
    work.delete(other)


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
