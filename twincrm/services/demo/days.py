"""The days of the demo: counted from the day it is written for."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

_ANCHORED = re.compile(r"(today|visit|past|planned)((?:[+-]\d+[ymwd])*)")
_SHIFT = re.compile(r"([+-]\d+)([ymwd])")
_THURSDAY = 3
_AHEAD = timedelta(days=14)
_LONG_AGO = timedelta(days=728)
_LATER = timedelta(days=182)
_MONTHS = 12


class Days:
    """What ``visit-15y-40d`` and its like mean when the demo is written for *today*."""

    def __init__(self, today: date) -> None:
        self.today = today
        visit = thursday_from(today + _AHEAD)
        self._anchors = {
            "today": today,
            "visit": visit,
            "past": visit - _LONG_AGO,
            "planned": visit + _LATER,
        }

    def __call__(self, text: str) -> date:
        """The day of an anchor with its shifts, or an absolute one; a part stands for its first.

        Raises:
            ValueError: it is neither.
        """
        found = _ANCHORED.fullmatch(text)
        if found is None:
            return date.fromisoformat(text + "-01-01"[len(text) - 4 :])
        day = self._anchors[found[1]]
        for count, unit in _SHIFT.findall(found[2]):
            day = _shifted(day, int(count), unit)
        return day

    def partial(self, text: str | None) -> str | None:
        """The same as a date that may be partial; None where nothing is said."""
        if not text:
            return None
        return self(text).isoformat() if _ANCHORED.fullmatch(text) else text

    def known(self, text: str | None) -> date | None:
        """The same as a whole day; None where nothing is said."""
        return self(text) if text else None

    def at(self, text: str, hour: int) -> datetime:
        """The local moment at *hour* on that day."""
        return datetime.combine(self(text), time(hour))


def thursday_from(day: date) -> date:
    """The first Thursday on or after *day*."""
    return day + timedelta(days=(_THURSDAY - day.weekday()) % 7)


def _shifted(day: date, count: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(days=count * (7 if unit == "w" else 1))
    months = day.year * _MONTHS + day.month - 1 + count * (_MONTHS if unit == "y" else 1)
    year, month = divmod(months, _MONTHS)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
