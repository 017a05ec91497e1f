"""Which backups of an association are kept, as the days go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

LAST, WEEKS, MONTHS = 10, 13, 24
"""The last ten backups, one a week for a quarter, one a month for two years."""


def kept_backups(made: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """The names of the backups that are kept of those *made*, by name with their local times.

    Kept are the last ten; the last of each of thirteen weeks, Monday to Sunday, this one included;
    and the last of each of twenty-four months, this one included. A backup dated later than *now*
    was made while the clock went wrong: it is kept, and takes nobody's place. To go through the
    rule every day leaves what going through it once at the end would leave.
    """
    ahead = {name for name, moment in made.items() if moment > now}
    order = sorted(made.keys() - ahead, key=lambda name: (made[name], name))
    weeks = _last_of_each(order, lambda name: _week(made[name]), _week(now) - WEEKS)
    months = _last_of_each(order, lambda name: _month(made[name]), _month(now) - MONTHS)
    return frozenset((*ahead, *order[-LAST:], *weeks, *months))


def _last_of_each(order: list[str], span: Callable[[str], int], before: int) -> set[str]:
    """The last of each span of time that comes after the span *before*."""
    last: dict[int, str] = {span(name): name for name in order if span(name) > before}
    return set(last.values())


def _week(moment: datetime) -> int:
    """The weeks since the beginning of our reckoning, which was a Monday."""
    return (moment.toordinal() - 1) // 7


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month
