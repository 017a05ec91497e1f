"""The one clock of the program."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_STOPPED: ContextVar[datetime | None] = ContextVar("stopped", default=None)


EARLIEST, LATEST = date(1000, 1, 1), date(9000, 12, 31)
"""Between these days there is a today: from each of them one can count years back and ahead."""


def today() -> date:
    """Today, or the day that ``TWINCRM_TODAY`` (YYYY-MM-DD) names, no further than the bounds.

    Raises:
        ValueError: the variable holds no such date.
    """
    stopped = _STOPPED.get()
    if stopped is not None:
        return stopped.date()
    fixed = os.environ.get("TWINCRM_TODAY")
    day = date.fromisoformat(fixed) if fixed else datetime.now().astimezone().date()
    return min(max(day, EARLIEST), LATEST)


def now() -> datetime:
    """The present moment in UTC; on a fixed day, the present time of day on it."""
    stopped = _STOPPED.get()
    if stopped is not None:
        return stopped
    moment = datetime.now(UTC)
    if os.environ.get("TWINCRM_TODAY"):
        return datetime.combine(today(), moment.timetz())
    return moment


def stamp() -> datetime:
    """The moment (UTC) that a document bears.

    On a fixed day it is its beginning, so that what is made again is the same to the byte.
    """
    fixed = _STOPPED.get() is None and os.environ.get("TWINCRM_TODAY")
    return datetime.combine(today(), time(tzinfo=UTC)) if fixed else now()


@contextmanager
def stopped_at(moment: datetime) -> Generator[None]:
    """Let it be *moment* (UTC) inside, in this thread only: for stories that are told later."""
    before = _STOPPED.set(moment)
    try:
        yield
    finally:
        _STOPPED.reset(before)
