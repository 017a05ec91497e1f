"""Writes down what a unit of work changes, row by row, while the mapped objects are flushed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect

from twincrm.domain.changes import Changes
from twincrm.store.base import Base, Keeping, table_of
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Column
    from sqlalchemy.orm import Session

    from twincrm.domain.changes import Change

Row = dict[str, Any]
RECORDED = (Keeping.RECORDED, Keeping.SENSITIVE)


class UnknownOldValue(Exception):
    """A value was overwritten without having been read: a bug of the command."""


class RowChange:
    """One row before and after: None where it did not exist."""

    __slots__ = ("after", "before")

    def __init__(self, before: Row | None, after: Row | None) -> None:
        self.before = before
        self.after = after

    @property
    def kind(self) -> Change:
        """Whether the row was added, altered or removed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "altered"

    @property
    def empty(self) -> bool:
        """Whether all is as it was."""
        return self.before == self.after


class Recorder:
    """Collects the changes of one unit of work; several flushes fold into one change per row."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, int], RowChange] = {}
        self._many: dict[str, set[int]] = {}

    def attach(self, session: Session) -> None:
        """Listen to the flushes of *session*."""
        event.listen(session, "after_flush", self._after_flush)

    def inserted(self, table: str, row_id: int, values: Row) -> None:
        """Note a row that was inserted."""
        known = self._rows.get((table, row_id))
        if known is None:
            self._rows[table, row_id] = RowChange(None, values)
        else:  # deleted before in the same unit
            known.after = values
            self._shorten(known)

    def inserted_many(self, table: str, ids: Sequence[int]) -> None:
        """Note rows that were inserted at once and whose values the file itself will tell."""
        self._many.setdefault(table, set()).update(ids)

    def knows(self, table: str, ids: Sequence[int]) -> bool:
        """Whether any of the rows was there before in this unit."""
        return not {row for name, row in self._rows if name == table}.isdisjoint(ids)

    def updated(self, table: str, row_id: int, before: Row, after: Row) -> None:
        """Note altered columns of a row."""
        if row_id in self._many.get(table, ()):
            return
        known = self._rows.get((table, row_id))
        if known is None:
            self._rows[table, row_id] = RowChange(before, after)
        elif known.before is None:
            known.after = {**(known.after or {}), **after}
        else:
            known.before = {**before, **known.before}
            known.after = {**(known.after or {}), **after}

    def deleted(self, table: str, row_id: int, values: Row) -> None:
        """Note a row that was deleted."""
        if row_id in self._many.get(table, ()):
            self._many[table].remove(row_id)
            return
        known = self._rows.get((table, row_id))
        if known is None:
            self._rows[table, row_id] = RowChange(values, None)
        elif known.before is None:
            del self._rows[table, row_id]
        else:
            known.before = {**values, **known.before}
            known.after = None

    def many(self) -> dict[str, set[int]]:
        """The ids of rows that were inserted at once, by table."""
        return {table: ids for table, ids in self._many.items() if ids}

    def changes(self) -> dict[tuple[str, int], RowChange]:
        """What is different now, per table and row; rows that ended as they began are left out."""
        return {
            key: change
            for key, change in ((k, _only_different(c)) for k, c in self._rows.items())
            if not change.empty
        }

    def _after_flush(self, session: Session, _context: object) -> None:
        for thing in session.new:
            self._note(thing, "added")
        for thing in session.deleted:
            self._note(thing, "removed")
        for thing in session.dirty:
            if thing not in session.deleted:
                self._note(thing, "altered")

    def _note(self, thing: object, kind: Change) -> None:
        if not isinstance(thing, Base) or thing.__keeping__ not in RECORDED:
            return
        table = thing.__tablename__
        if kind == "added":
            self.inserted(table, thing.id, current_values(thing))
        elif kind == "removed":
            self.deleted(table, thing.id, _committed_values(thing))
        else:
            before, after = _altered_values(thing)
            if after:
                self.updated(table, thing.id, before, after)

    @staticmethod
    def _shorten(change: RowChange) -> None:
        """A row deleted and inserted again is an altered row."""
        if change.before is not None and change.after is not None:
            for column in [c for c, v in change.before.items() if change.after.get(c) == v]:
                del change.before[column]
                change.after.pop(column, None)


def changes_of(
    rows: Iterable[tuple[tuple[str, int], RowChange]],
    many: Mapping[str, Iterable[int]] | None = None,
    *,
    backward: bool = False,
) -> Changes:
    """The published form; *many* were inserted at once; *backward* when all was undone."""
    turned: Mapping[Change, Change] = {"added": "removed", "removed": "added", "altered": "altered"}
    found: dict[str, dict[int, Change]] = {}
    left: dict[str, set[int]] = {}
    for (table, row_id), change in rows:
        kind = turned[change.kind] if backward else change.kind
        found.setdefault(table, {})[row_id] = kind
        for column, value in ((change.after if backward else change.before) or {}).items():
            if column.endswith("_id") and value is not None:
                left.setdefault(f"{table}.{column}", set()).add(value)
    for table, ids in (many or {}).items():
        found.setdefault(table, {}).update(dict.fromkeys(ids, "added"))
    return Changes(found, left)


def current_values(thing: Base) -> Row:
    """Every column of a mapped object as JSON."""
    return {column.key: to_json(getattr(thing, column.key)) for column in _columns(thing)}


def _columns(thing: Base) -> list[Column[Any]]:
    return list(table_of(type(thing)).columns)


def _only_different(change: RowChange) -> RowChange:
    if change.before is None or change.after is None:
        return change
    same = [c for c, v in change.after.items() if c in change.before and change.before[c] == v]
    if not same:
        return change
    return RowChange(
        {c: v for c, v in change.before.items() if c not in same},
        {c: v for c, v in change.after.items() if c not in same},
    )


def _committed_values(thing: Base) -> Row:
    values: Row = {}
    for column in _columns(thing):
        history = inspect(thing).attrs[column.key].load_history()
        old = history.deleted or history.unchanged
        if not old:
            message = f"{thing.__tablename__}.{column.key} was never read"
            raise UnknownOldValue(message)
        values[column.key] = to_json(old[0])
    return values


def _altered_values(thing: Base) -> tuple[Row, Row]:
    before: Row = {}
    after: Row = {}
    for column in _columns(thing):
        history = inspect(thing).attrs[column.key].history
        if not history.added:
            continue
        if not history.deleted:
            message = f"{thing.__tablename__}.{column.key} was overwritten unread"
            raise UnknownOldValue(message)
        if history.deleted[0] != history.added[0]:
            before[column.key] = to_json(history.deleted[0])
            after[column.key] = to_json(history.added[0])
    return before, after
