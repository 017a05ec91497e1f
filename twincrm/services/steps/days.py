"""The days of the history, on the reader's clock: which step begins one, and what it is called."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, time, timedelta
from functools import cache
from operator import neg
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.dates import weekday_date
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.texts import Translator
    from twincrm.store.connection import Reading

_MOMENTS = "SELECT id, happened_at FROM history_step WHERE id >= ? ORDER BY id"


class DayBegin(NamedTuple):
    """The first step of a day; a clock that was set back begins a day anew."""

    step: int
    day: date


def day_begins(reading: Reading, known: Sequence[DayBegin] = ()) -> tuple[DayBegin, ...]:
    """All days on which anything was done that is kept, the oldest first.

    What is done is never done at another time: of days that are *known* only the last is looked at
    again.
    """
    begins = list(known[:-1])
    since = known[-1].step if known else 0
    begin = end = ""
    for step, at in rows(reading, _MOMENTS, (since,)):
        if not begin <= at < end:
            day = datetime.fromisoformat(at).replace(tzinfo=UTC).astimezone().date()
            begin, end = midnight(day), midnight(day + timedelta(days=1))
            begins.append(DayBegin(step, day))
    return tuple(begins)


@cache
def midnight(day: date) -> str:
    """When the day began on the reader's clock, as the history writes moments (UTC)."""
    begin = datetime.combine(day, time()).astimezone(UTC)
    return begin.strftime("%Y-%m-%d %H:%M:%S")


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
