"""The one clock of the program."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Today, or the day that ``TWINCRM_TODAY`` (YYYY-MM-DD) names.

    Raises:
        ValueError: the variable holds no such date.
    """
    fixed = os.environ.get("TWINCRM_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now().astimezone().date()


def now() -> datetime:
    """The present moment in UTC; on a fixed day, the present time of day on it."""
    moment = datetime.now(UTC)
    if os.environ.get("TWINCRM_TODAY"):
        return datetime.combine(today(), moment.timetz())
    return moment
