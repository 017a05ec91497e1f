"""The days of the history, on the reader's clock: which step begins one, and what it is called."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from operator import neg
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.dates import weekday_date
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.store.connection import Reading

_BEGINS = """SELECT id, day FROM (
    SELECT id, day, lag(day) OVER (ORDER BY id) AS day_before
    FROM (SELECT id, date(happened_at, 'localtime') AS day FROM history_step)
) WHERE day IS NOT day_before ORDER BY id"""
"""Moments and ids alone, which the index over moments holds."""


class DayBegin(NamedTuple):
    """The first step of a day; a clock that was set back begins a day anew."""

    step: int
    day: date


def day_begins(reading: Reading) -> tuple[DayBegin, ...]:
    """All days on which anything was done that is kept, the oldest first."""
    return tuple(DayBegin(key, date.fromisoformat(day)) for key, day in rows(reading, _BEGINS))


def day_bands(ids: Sequence[int], begins: Sequence[DayBegin]) -> dict[int, date]:
    """Where in a list of steps, the newest first, a day begins; no step is looked at."""
    bands: dict[int, date] = {}
    place, above = 0, None
    for begin in reversed(begins):
        end = bisect_left(ids, -begin.step + 1, place, key=neg)
        if end > place and begin.day != above:
            bands[place] = above = begin.day
        place = end
    return bands


def day_words(day: date, today: date, texts: Translator) -> str:
    """A day above what was done on it: ``Gestern, Donnerstag, 26. November``."""
    near = today - timedelta(days=1) <= day <= today
    words = weekday_date(day, texts.language, year=not near)
    if day == today:
        return texts.tr("Today, {day}").format(day=words)
    if near:
        return texts.tr("Yesterday, {day}").format(day=words)
    return words[:1].upper() + words[1:]
