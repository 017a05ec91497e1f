"""One record with its values, the records it names, its parts, and what else names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, select

from twincrm.services.records.kinds import (
    KINDS,
    binds,
    mapped_tables,
    pointing_at,
    target_of,
    visible,
)
from twincrm.services.records.titles import MANY, titles
from twincrm.store.base import table_of
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

    from twincrm.store.base import Base

Json = dict[str, Any]
Row = Mapping[str, Any]
_DEPTH = 4
"""How far parts of parts are followed: visit, delegation, party, member."""


def record_tree(session: Session, kind: str, row: Row, language: str) -> Json:
    """A record as JSON: ``values``, ``links``, ``parts`` and ``named_by``."""
    shown = _Shown(session, language)
    tree = shown.record(kind, row, depth=_DEPTH)
    return {"kind": kind, "in_trash": row.get("trashed_at") is not None, **tree}


class _Shown:
    """Reads one record and what hangs on it; what is named is read once and by the list."""

    def __init__(self, session: Session, language: str) -> None:
        self._session = session
        self._language = language
        self._references: dict[tuple[str, int], Json] = {}

    def record(
        self, kind: str, row: Row, *, depth: int, came_by: Column[Any] | None = None
    ) -> Json:
        """A row with what hangs on it; *came_by* is the column by which it was found."""
        table = table_of(mapped_tables()[kind])
        self._read(table, [row])
        found: Json = {"id": row["id"]}
        if "uid" in table.c:
            found["uid"] = row["uid"]
        if kind in KINDS:
            found["title"] = self._references[kind, row["id"]]["title"]
        found["values"] = _values(table, row)
        links = self._links(table, row, came_by)
        if links:
            found["links"] = links
        parts, others = self._hanging(kind, row["id"], depth)
        if parts:
            found["parts"] = parts
        if others:
            found["named_by"] = others
        return found

    def _hanging(self, kind: str, record_id: int, depth: int) -> tuple[Json, Json]:
        """Rows that belong to the record, by table, and rows that only name it, by column."""
        parts: Json = {}
        others: Json = {}
        for column in pointing_at(kind) if depth else ():
            name = column.table.name
            if not binds(column) and depth < _DEPTH:
                continue
            rows = self._rows_of(column, record_id)
            if rows and binds(column):
                shown = [self.record(name, r, depth=depth - 1, came_by=column) for r in rows]
                parts.setdefault(name, []).extend(shown)
            elif rows:
                others[f"{name}.{column.name}"] = [self._brief(name, r, column) for r in rows]
        return parts, others

    def _rows_of(self, column: Column[Any], record_id: int) -> list[Row]:
        table = table_of(mapped_tables()[column.table.name])
        order = [table.c.position, table.c.id] if "position" in table.c else [table.c.id]
        statement = select(table).where(column == record_id, *visible(table, column))
        found = self._session.execute(statement.order_by(*order)).mappings()
        rows: list[Row] = [{str(name): value for name, value in r.items()} for r in found]
        self._read(table, rows)
        return rows

    def _brief(self, kind: str, row: Row, came_by: Column[Any]) -> Json:
        if kind in KINDS:
            return self._references[kind, row["id"]]
        table = table_of(mapped_tables()[kind])
        links = self._links(table, row, came_by)
        return {"id": row["id"], "values": _values(table, row), "links": links}

    def _links(self, table: Table, row: Row, came_by: Column[Any] | None) -> Json:
        return {
            column.name: self._references[target.__tablename__, row[column.name]]
            for column, target in _references_of(table)
            if column is not came_by and row[column.name] is not None
        }

    def _read(self, table: Table, rows: Sequence[Row]) -> None:
        """Learn how the rows and all that they name are called."""
        wanted: defaultdict[str, set[int]] = defaultdict(set)
        if table.name in KINDS:
            wanted[table.name].update(row["id"] for row in rows)
        for column, target in _references_of(table):
            keys = {row[column.name] for row in rows}
            wanted[target.__tablename__].update(key for key in keys if key is not None)
        for kind, ids in wanted.items():
            self._learn(kind, {one for one in ids if (kind, one) not in self._references})

    def _learn(self, kind: str, ids: set[int]) -> None:
        if not ids:
            return
        table = table_of(mapped_tables()[kind])
        more = [table.c[name] for name in ("uid", "trashed_at") if name in table.c]
        named = titles(self._session, kind, self._language, ids)
        statement = select(table.c.id, *more)
        if len(ids) <= MANY:
            statement = statement.where(table.c.id.in_(ids))
        for row in self._session.execute(statement).mappings():
            found: Json = {"kind": kind, "id": row["id"], "title": named.get(row["id"], "")}
            if "uid" in row:
                found["uid"] = row["uid"]
            if row.get("trashed_at") is not None:
                found["in_trash"] = True
            self._references[kind, row["id"]] = found


def _references_of(table: Table) -> list[tuple[Column[Any], type[Base]]]:
    pairs = [(column, target_of(column)) for column in table.columns]
    return [(column, target) for column, target in pairs if target is not None]


def _values(table: Table, row: Row) -> Json:
    """The row's columns without ids, uid, the mark of the trash and bytes."""
    return {column.name: to_json(row[column.name]) for column in _shown_columns(table)}


def _shown_columns(table: Table) -> Iterable[Column[Any]]:
    for column in table.columns:
        hidden = column.name in ("id", "uid", "trashed_at")
        if not hidden and not isinstance(column.type, LargeBinary):
            yield column
