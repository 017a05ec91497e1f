"""What the history lets go of: undo after 500 steps, reading after two years, what is sensitive.

Sensitive values leave the history once the visit they were given for is over. The step stays: who,
when and what was done. It cannot be undone any more, and neither can those before it, which were
undone after it. What nothing needs any longer of the bytes of documents is swept.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select, text, update

from twincrm.store.base import Base, Keeping, table_of
from twincrm.store.models import Blob, HistoryChange, HistoryStep

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import Connection

UNDOABLE_STEPS = 500
READABLE = timedelta(days=731)

_STEP = table_of(HistoryStep)
_CHANGE = table_of(HistoryChange)

_PARTICIPATIONS = """
    SELECT id AS participation_id, person_id, visit_id FROM participation
    UNION SELECT row_id, json_extract(coalesce(after, before), '$.person_id'),
        json_extract(coalesce(after, before), '$.visit_id')
    FROM history_change WHERE table_name = 'participation' AND (before IS NULL OR after IS NULL)
"""
"""Those that were deleted as well."""

_GIVEN_FOR_A_VISIT = f"""
    WITH change AS (
        SELECT c.id, c.step_id,
            coalesce(json_extract(coalesce(c.after, c.before), '$.participation_id'),
                t.participation_id) AS participation_id
        FROM history_change c LEFT JOIN {{table}} t ON t.id = c.row_id
        WHERE c.table_name = '{{table}}' AND {{filled}}
    ), took_part AS ({_PARTICIPATIONS})
    SELECT change.id, change.step_id FROM change
    JOIN took_part p ON p.participation_id = change.participation_id
    JOIN visit v ON v.id = p.visit_id WHERE v.ends_on < :today
"""

_GIVEN_FOR_A_PERSON = f"""
    WITH change AS (
        SELECT c.id, c.step_id, date(s.happened_at) AS day,
            coalesce(json_extract(coalesce(c.after, c.before), '$.person_id'),
                t.person_id) AS person_id
        FROM history_change c JOIN history_step s ON s.id = c.step_id
        LEFT JOIN {{table}} t ON t.id = c.row_id
        WHERE c.table_name = '{{table}}' AND {{filled}}
    ), took_part AS ({_PARTICIPATIONS}), last AS (
        SELECT p.person_id, max(v.ends_on) AS day FROM took_part p JOIN visit v ON v.id = p.visit_id
        GROUP BY p.person_id
    )
    SELECT change.id, change.step_id FROM change JOIN last ON last.person_id = change.person_id
    WHERE last.day < :today AND change.day <= last.day
"""
"""What was noted after a person's last visit is for the next one."""

_FILLED = "(coalesce(c.before, '{}') <> '{}' OR coalesce(c.after, '{}') <> '{}')"


def prune_daily(connection: Connection, now: datetime, today: date) -> None:
    """Prune before the first act of a day; every other call costs one look at the last step."""
    last = connection.execute(select(_STEP.c.happened_at).order_by(_STEP.c.id.desc()).limit(1))
    moment = last.scalar()
    if moment is not None and moment.date() < now.date():
        prune(connection, now, today)


def prune(connection: Connection, now: datetime, today: date) -> int:
    """Let go of what the history need not keep any longer; how many steps were deleted."""
    _close_beyond_bound(connection)
    _erase_sensitive(connection, today)
    forgotten = select(_STEP.c.id).where(_STEP.c.happened_at < now - READABLE)
    connection.execute(delete(_CHANGE).where(_CHANGE.c.step_id.in_(forgotten)))
    done = connection.execute(delete(_STEP).where(_STEP.c.happened_at < now - READABLE))
    _sweep_blobs(connection)
    return done.rowcount


def _close_beyond_bound(connection: Connection) -> None:
    newest = select(_STEP.c.id).where(_STEP.c.state == "done").order_by(_STEP.c.id.desc())
    limit = connection.execute(newest.offset(UNDOABLE_STEPS).limit(1)).scalar()
    if limit is not None:
        _close(connection, limit)


def _close(connection: Connection, last: int) -> None:
    """End undo for a step and those before it."""
    older = and_(_STEP.c.id <= last, _STEP.c.state == "done")
    connection.execute(update(_STEP).where(older).values(state="closed"))


def _erase_sensitive(connection: Connection, today: date) -> None:
    """Take the values of sensitive tables out of steps whose visit is over."""
    found: list[Any] = []
    for mapper in Base.registry.mappers:
        if mapper.class_.__keeping__ is Keeping.SENSITIVE:
            table = table_of(mapper.class_)
            bound = "participation_id" in table.c
            query = _GIVEN_FOR_A_VISIT if bound else _GIVEN_FOR_A_PERSON
            statement = text(query.format(table=table.name, filled=_FILLED))
            found += connection.execute(statement, {"today": today.isoformat()}).all()
    if not found:
        return
    steps = {row.step_id for row in found}
    undone = connection.execute(select(_STEP.c.id).where(_STEP.c.state == "undone")).scalars().all()
    if steps & set(undone):
        redoable = _STEP.c.state == "undone"
        connection.execute(update(_STEP).where(redoable).values(state="dropped"))
    _close(connection, max(steps))
    emptied = "UPDATE history_change SET {0} = '{{}}' WHERE id = ? AND {0} IS NOT NULL"
    for side in ("before", "after"):
        connection.exec_driver_sql(emptied.format(side), [(row.id,) for row in set(found)])


def _sweep_blobs(connection: Connection) -> None:
    """Take out blobs that no record and no step that can be turned refers to, and their bytes."""
    columns = [
        key.parent
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "blob"
    ]
    held = [select(column).where(column.is_not(None)) for column in columns]
    loose = connection.execute(select(Blob.id).where(*(Blob.id.not_in(each) for each in held)))
    ids = set(loose.scalars())
    if ids:
        ids -= _turnable(connection, {(c.table.name, c.name) for c in columns})
        connection.execute(delete(table_of(Blob)).where(Blob.id.in_(ids)))
    connection.execute(
        text(
            "DELETE FROM history_content WHERE sha256 NOT IN (SELECT sha256 FROM blob)"
            " AND sha256 NOT IN (SELECT json_extract(coalesce(c.after, c.before), '$.sha256')"
            " FROM history_change c JOIN history_step s ON s.id = c.step_id"
            " WHERE c.table_name = 'blob' AND s.state IN ('done', 'undone'))"
        )
    )


def _turnable(connection: Connection, columns: set[tuple[str, str]]) -> set[int]:
    """Blobs that undo or redo may need."""
    tables = {table for table, _ in columns} | {"blob"}
    names = {column for _, column in columns}
    changes = connection.execute(
        select(_CHANGE.c.table_name, _CHANGE.c.row_id, _CHANGE.c.before, _CHANGE.c.after)
        .join(_STEP, _STEP.c.id == _CHANGE.c.step_id)
        .where(_STEP.c.state.in_(("done", "undone")), _CHANGE.c.table_name.in_(tables))
    )
    found: set[int] = set()
    for change in changes:
        if change.table_name == "blob":
            found.add(change.row_id)
        for side in (change.before, change.after):
            values: dict[str, Any] = side or {}
            found |= {v for c, v in values.items() if c in names and isinstance(v, int)}
    return found
