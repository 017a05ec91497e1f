"""Rows of every table that can hang on a record, made from the mapped classes alone.

A table that is added to the model one day hangs here by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import count

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Integer,
    Time,
    UniqueConstraint,
    select,
)

from twincrm.domain.texts import Message
from twincrm.services.records.kinds import mapped_tables, pointing_at, target_of
from twincrm.store.base import Moment, table_of

GROUP = re.compile(r"CASE WHEN (\w+) IS NOT NULL")
_NUMBERS = count(1000)
_DAY = date(2026, 5, 4)
VALUES = {
    Date: _DAY,
    Moment: datetime(2026, 5, 4, 8, tzinfo=UTC),
    DateTime: datetime(2026, 5, 4, 8),  # noqa: DTZ001 - local, as a diary has it
    Time: time(8),
    Boolean: False,
}


@dataclass(frozen=True, slots=True)
class Hang:
    """Hangs a row on a record by each of some columns, those on two records with like values."""

    columns: tuple
    record_id: int
    third_ids: tuple
    """Other records of the kind, for rows that join two."""
    alike: bool
    label = Message("Hang everything on a record")

    def run(self, work):
        hung = {}
        for place, column in enumerate(self.columns):
            third = self.third_ids[place % len(self.third_ids)]
            values = _row(work, column, self, third)
            if not _is_there(work, column.table, values):
                hung[column] = work.add(mapped_tables()[column.table.name](**values)).id
        return hung


def _is_there(work, table, values):
    """Whether the file allows no second row like this one."""
    for rule in table.constraints:
        names = [each.name for each in rule.columns]
        if isinstance(rule, UniqueConstraint) and all(values.get(name) for name in names):
            alike = [table.columns[name] == values[name] for name in names]
            if work.session.scalar(select(table.c.id).where(*alike)):
                return True
    return False


def every_link(kind):
    """The columns by which rows hang on records of a kind; that there is one association stays."""
    return tuple(c for c in pointing_at(kind) if c.table.name != "association")


def _row(work, column, hang, third):
    table = column.table
    values = {column.name: hang.record_id}
    for group in _groups(table):
        if not any(values.get(name) for name in group):
            alike = [n for n in group if target_of(table.columns[n]) is target_of(column)]
            name = (alike or group)[0]
            values[name] = _named(work, table.columns[name], hang, third)
    for each in table.columns:
        needed = not each.nullable and each.default is None and each.name not in ("id", *values)
        if needed:
            values[each.name] = _value(work, each, hang, third)
    return values


def _groups(table):
    rules = [c for c in table.constraints if isinstance(c, CheckConstraint)]
    found = [tuple(GROUP.findall(str(rule.sqltext))) for rule in rules]
    return [group for group in found if group]


def _value(work, column, hang, third):
    if target_of(column) is not None:
        return _named(work, column, hang, third)
    for rule in column.table.constraints:
        known = re.match(rf"{column.name} IN \('(\w+)'", str(getattr(rule, "sqltext", "")))
        if known:
            return known[1]
    for kind, value in VALUES.items():
        if isinstance(column.type, kind):
            return value
    if isinstance(column.type, Integer):
        return 7 if hang.alike else next(_NUMBERS)
    return "2026" if hang.alike else f"{next(_NUMBERS)}"


def _named(work, column, hang, third):
    target = target_of(column)
    if target is target_of(hang.columns[0]):
        return third
    first = work.session.scalar(select(target.id).order_by(target.id).limit(1))
    if first is not None and hang.alike:
        return first
    return work.add(_any_row(work, target, hang, third)).id


def _any_row(work, mapped, hang, third):
    """A further row of a table."""
    table, values = table_of(mapped), {}
    for group in _groups(table):
        values[group[0]] = _named(work, table.columns[group[0]], hang, third)
    for each in table.columns:
        if not each.nullable and each.default is None and each.name not in ("id", *values):
            values[each.name] = _value(work, each, hang, third)
    return mapped(**values)
