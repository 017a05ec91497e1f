"""The steps of the history: written with every act, applied backward and forward.

The record is what undo lives by, so it is made from the unit of work itself and never by hand. A
step is undone only while every row it touched still is as the step left it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from twincrm.domain.errors import StaleStep
from twincrm.domain.texts import Message
from twincrm.store.base import Base, table_of
from twincrm.store.bulk import insert_many, row_as_json
from twincrm.store.connection import id_list
from twincrm.store.hearing import unheard
from twincrm.store.models import HistoryChange, HistoryStep
from twincrm.store.next_step import (
    message_from_json,
    message_to_json,
    step_to_redo,
    step_to_undo,
)
from twincrm.store.recorder import RowChange, changes_of
from twincrm.store.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Table
    from sqlalchemy.orm import Session

    from twincrm.domain.changes import Changes
    from twincrm.store.bulk import Columns
    from twincrm.store.hearing import Hear
    from twincrm.store.next_step import NextStep
    from twincrm.store.recorder import Row

_BATCH = 500
_TOLD_EVERY = 2_000
"""So many rows are turned between two reports."""

RowChanges = dict[tuple[str, int], RowChange]

_STEP = table_of(HistoryStep)
_CHANGE = table_of(HistoryChange)


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the history."""

    id: int
    at: datetime
    who: str
    command: str
    label: Message
    state: str
    changes: int


def write_step(
    connection: Connection,
    found: RowChanges,
    many: Mapping[str, Collection[int]],
    command: str,
    label: Message,
    who: str,
    at: datetime,
) -> int | None:
    """Keep what a unit of work changed as one step, and drop the steps that were undone.

    *many* are rows that were inserted at once, by table; their values are read from the file.
    Returns the step's id, or None where nothing changed.
    """
    changes = len(found) + sum(map(len, many.values()))
    if not changes:
        return None
    connection.execute(update(_STEP).where(_STEP.c.state == "undone").values(state="dropped"))
    step = connection.execute(
        insert(_STEP).values(
            happened_at=at,
            who=who,
            command=command,
            label=message_to_json(label),
            state="done",
            changes=changes,
        )
    ).inserted_primary_key
    assert step is not None
    _keep_changes(connection, step[0], found)
    for table, ids in many.items():
        _keep_inserted(connection, step[0], table, ids)
    return int(step[0])


def _keep_changes(connection: Connection, step: int, found: RowChanges) -> None:
    if not found:
        return
    first = (connection.execute(select(func.max(_CHANGE.c.id))).scalar() or 0) + 1
    names, rows = zip(*found, strict=True)
    values: Columns = {
        "id": range(first, first + len(found)),
        "step_id": [step] * len(found),
        "table_name": names,
        "row_id": rows,
        "before": [change.before for change in found.values()],
        "after": [change.after for change in found.values()],
    }
    insert_many(connection, _CHANGE, values)


def _keep_inserted(connection: Connection, step: int, table: str, ids: Collection[int]) -> None:
    """Rows that were inserted at once, in the words of the file; it is ten times as fast."""
    present = "BETWEEN ? AND ?"
    bounds: tuple[Any, ...] = (min(ids), max(ids))
    if bounds[1] - bounds[0] + 1 != len(ids):
        present, bounds = "IN (SELECT value FROM json_each(?))", (id_list(ids),)
    wording = row_as_json(Base.metadata.tables[table])
    connection.exec_driver_sql(
        "INSERT INTO history_change (step_id, table_name, row_id, after)"
        f' SELECT ?, ?, id, {wording} FROM "{table}" WHERE id {present} ORDER BY id',
        (step, table, *bounds),
    )


def next_undo(session: Session) -> Step | None:
    """The step that undo would take back."""
    return _of(session, step_to_undo(session))


def next_redo(session: Session) -> Step | None:
    """The step that redo would do again."""
    return _of(session, step_to_redo(session))


def take_back(connection: Connection, step: Step, hear: Hear = unheard) -> Changes:
    """Undo a step, and tell *hear* how far it is.

    Raises:
        StaleStep: a row it touched was changed since.
    """
    changes = list(_changes(connection, step.id))
    backward = [(key, RowChange(c.after, c.before)) for key, c in reversed(changes)]
    _apply(connection, step, backward, hear)
    connection.execute(update(_STEP).where(_STEP.c.id == step.id).values(state="undone"))
    return changes_of(changes, backward=True)


def do_again(connection: Connection, step: Step, hear: Hear = unheard) -> Changes:
    """Redo an undone step, and tell *hear* how far it is.

    Raises:
        StaleStep: a row it touches was changed since.
    """
    changes = list(_changes(connection, step.id))
    _apply(connection, step, changes, hear)
    connection.execute(update(_STEP).where(_STEP.c.id == step.id).values(state="done"))
    return changes_of(changes, backward=False)


def close_steps(connection: Connection) -> None:
    """End undo for all steps so far (after a migration or a restore); they stay readable."""
    open_states = _STEP.c.state.in_(("done", "undone"))
    connection.execute(update(_STEP).where(open_states).values(state="closed"))


def steps(connection: Connection, limit: int | None = None) -> list[Step]:
    """All that are kept, or the newest *limit* of them; the newest first."""
    rows = connection.execute(select(_STEP).order_by(_STEP.c.id.desc()).limit(limit))
    return [_step(row) for row in rows]


def unappliable(connection: Connection) -> list[int]:
    """Ids of steps that can be undone but whose rows are not as the newest step left them.

    A row of the last step that touched it must still hold that step's values.
    """
    newest = (
        select(func.max(_CHANGE.c.id))
        .join(_STEP, _STEP.c.id == _CHANGE.c.step_id)
        .where(_STEP.c.state == "done")
        .group_by(_CHANGE.c.table_name, _CHANGE.c.row_id)
    )
    found = select(_CHANGE).where(_CHANGE.c.id.in_(newest)).order_by(_CHANGE.c.table_name)
    stale: set[int] = set()
    rows = connection.execute(found)
    for name, changes in groupby(rows, key=lambda row: str(row.table_name)):
        table = Base.metadata.tables[name]
        while batch := list(islice(changes, _BATCH)):
            stale |= _stale(connection, table, batch)
    return sorted(stale)


def _stale(connection: Connection, table: Table[Any], changes: Sequence[Any]) -> set[int]:
    """Steps whose rows do not hold what the step left, looked up a few hundred at a time."""
    columns: Any = table.c
    ids = [change.row_id for change in changes]
    rows = connection.execute(select(table).where(columns.id.in_(ids))).mappings()
    present = {row["id"]: row for row in rows}
    return {change.step_id for change in changes if not _holds(present.get(change.row_id), change)}


def _step(row: Any) -> Step:  # noqa: ANN401
    label = message_from_json(row.label)
    return Step(row.id, row.happened_at, row.who, row.command, label, row.state, row.changes)


def _of(session: Session, found: NextStep | None) -> Step | None:
    if found is None:
        return None
    return _step(session.connection().execute(select(_STEP).where(_STEP.c.id == found.id)).one())


def _changes(connection: Connection, step_id: int) -> Iterator[tuple[tuple[str, int], RowChange]]:
    rows = connection.execute(
        select(_CHANGE).where(_CHANGE.c.step_id == step_id).order_by(_CHANGE.c.id)
    )
    for row in rows:
        yield (row.table_name, row.row_id), RowChange(row.before, row.after)


def _holds(row: Any, change: Any) -> bool:  # noqa: ANN401
    if change.after is None or row is None:
        return change.after is None and row is None
    return all(to_json(row[column]) == value for column, value in change.after.items())


def _apply(
    connection: Connection,
    step: Step,
    changes: Iterable[tuple[tuple[str, int], RowChange]],
    hear: Hear,
) -> None:
    """Bring rows from `before` to `after`; runs of like changes go to the driver in one call."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    done_before = 0
    for (name, kind, _columns), rows in _runs(changes):
        hear(done_before, step.changes)
        done_before += len(rows)
        table = Base.metadata.tables[name]
        if kind == "added":
            connection.execute(insert(table), [_decoded(table, c.after or {}) for _, c in rows])
            continue
        done = connection.execute(*_guarded(table, rows, altered=kind == "altered"))
        if done.rowcount != len(rows):
            raise StaleStep(
                Message(
                    "“{step}” cannot be taken back or done again, because something it touched "
                    "was changed since. Nothing was changed.",
                    {"step": step.label},
                )
            )


def _runs(
    changes: Iterable[tuple[tuple[str, int], RowChange]],
) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], list[tuple[int, RowChange]]]]:
    """Changes of one shape that follow each other, not too many at once."""
    for shape, run in groupby(changes, key=_shape):
        rows = ((row_id, change) for (_, row_id), change in run)
        while batch := list(islice(rows, _TOLD_EVERY)):
            yield shape, batch


def _shape(entry: tuple[tuple[str, int], RowChange]) -> tuple[str, str, tuple[str, ...]]:
    (table, _), change = entry
    return table, change.kind, tuple(change.after or ()) if change.kind == "altered" else ()


def _guarded(
    table: Table, rows: list[tuple[int, RowChange]], *, altered: bool
) -> tuple[Any, list[Row]]:
    """An UPDATE or DELETE that only finds rows that still hold the expected values."""
    expected = list(rows[0][1].before or {})
    conditions = [table.c.id == bindparam("row_id")]
    conditions += [
        table.c[c].is_not_distinct_from(bindparam(f"old_{c}", type_=table.c[c].type))
        for c in expected
    ]
    values = [
        {"row_id": row_id}
        | {f"old_{c}": v for c, v in _decoded(table, change.before or {}).items()}
        | {f"new_{c}": v for c, v in _decoded(table, change.after or {}).items()}
        for row_id, change in rows
    ]
    if not altered:
        return delete(table).where(*conditions), values
    new = {c: bindparam(f"new_{c}", type_=table.c[c].type) for c in expected}
    return update(table).where(*conditions).values(new), values


def _decoded(table: Table, values: Row) -> Row:
    return {column: from_json(table.c[column], value) for column, value in values.items()}
