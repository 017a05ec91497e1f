"""Periods whose beginning and end may be known in part or not at all."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def is_current(starts_on: str | None, ends_on: str | None, today: date) -> bool:
    """Whether a period holds today, as far as its partial dates are known; its last day counts."""
    return has_begun(starts_on, today) and not has_ended(ends_on, today)


def has_begun(starts_on: str | None, today: date) -> bool:
    """Whether the first day has come, or none is known."""
    return starts_on is None or starts_on <= today.isoformat()[: len(starts_on)]


def has_ended(ends_on: str | None, today: date) -> bool:
    """Whether the last day is over; never where none is known."""
    return ends_on is not None and ends_on < today.isoformat()[: len(ends_on)]


def ended_by_death(left_on: str | None, died_on: str | None) -> bool:
    """Whether a membership was ended by a death, not by leaving before it."""
    if died_on is None:
        return False
    return left_on is None or left_on[: len(died_on)] >= died_on[: len(left_on)]


def first_day(stored: str) -> date:
    """The first day that a partial date with a year can mean: of ``2027`` the first of January."""
    return date.fromisoformat(f"{stored}-01-01"[:10])


def last_day(stored: str) -> date:
    """The last day that a partial date with a year can mean: of ``2027`` the last of December."""
    year, month, day = (int(part) if part else 0 for part in (*stored.split("-"), "", "")[:3])
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


Period = tuple[str | None, str | None]
"""First and last day, each known in part or not at all."""


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day, as far as their days are known; last days count.

    A period of whose beginning no year is known has always begun; one of whose end none is known
    is over.
    """
    ends = (one[1], other[1])
    if any(end is not None and end.startswith("--") for end in ends):
        return False
    return _began(one) <= _until(other) and _began(other) <= _until(one)


def _began(period: Period) -> date:
    starts = period[0]
    return date.min if starts is None or starts.startswith("--") else first_day(starts)


def _until(period: Period) -> date:
    return date.max if period[1] is None else last_day(period[1])
