"""Column values as JSON and back, so that the history can hold any row."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, DateTime, Time

from twincrm.store.base import Moment

if TYPE_CHECKING:
    from sqlalchemy import Column


def to_json(value: object) -> Any:  # noqa: ANN401 - JSON's own types
    """A column's value as JSON has it: dates and times in ISO form."""
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def from_json(column: Column[Any], value: Any) -> Any:  # noqa: ANN401
    """The value that `to_json` made, as the column has it."""
    if not isinstance(value, str):
        return value
    kind = column.type
    if isinstance(kind, (Moment, DateTime)):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    return value
