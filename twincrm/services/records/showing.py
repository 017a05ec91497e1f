"""One record with its values, the records it names, its parts, and what else names it."""

from __future__ import annotations

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
from twincrm.services.records.titles import titles
from twincrm.store.base import table_of
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Column, Table
    from sqlalchemy.orm import Session

Json = dict[str, Any]
_DEPTH = 4
"""How far parts of parts are followed: visit, delegation, party, member."""


def record_tree(session: Session, kind: str, row: Mapping[str, Any], language: str) -> Json:
    """A record as JSON: ``values``, ``links``, ``parts`` and ``named_by``."""
    shown = _Shown(session, language)
    tree = shown.record(kind, row, depth=_DEPTH, came_by=None)
    return {"kind": kind, "in_trash": row.get("trashed_at") is not None, **tree}


class _Shown:
    """Reads one record and what hangs on it, every title only once."""

    def __init__(self, session: Session, language: str) -> None:
        self._session = session
        self._language = language
        self._titles: dict[tuple[str, int], str] = {}

    def record(
        self, kind: str, row: Mapping[str, Any], *, depth: int, came_by: Column[Any] | None
    ) -> Json:
        """A row with what hangs on it; *came_by* is the column by which it was found."""
        table = table_of(mapped_tables()[kind])
        found: Json = {"id": row["id"]}
        if "uid" in table.c:
            found["uid"] = row["uid"]
        if kind in KINDS:
            found["title"] = self._title(kind, row["id"])
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
        if not depth:
            return parts, others
        for column in pointing_at(kind):
            rows = self._rows_of(column, record_id)
            if not rows:
                continue
            name = column.table.name
            if binds(column):
                shown = [self.record(name, r, depth=depth - 1, came_by=column) for r in rows]
                parts.setdefault(name, []).extend(shown)
            elif depth == _DEPTH:
                others[f"{name}.{column.name}"] = [self._brief(name, r, column) for r in rows]
        return parts, others

    def _rows_of(self, column: Column[Any], record_id: int) -> list[Mapping[str, Any]]:
        table = table_of(mapped_tables()[column.table.name])
        order = [table.c.position, table.c.id] if "position" in table.c else [table.c.id]
        statement = select(table).where(column == record_id, *visible(table, column))
        rows = self._session.execute(statement.order_by(*order)).mappings()
        return [{str(name): value for name, value in row.items()} for row in rows]

    def _brief(self, kind: str, row: Mapping[str, Any], came_by: Column[Any]) -> Json:
        if kind in KINDS:
            return self._reference(kind, row["id"])
        table = table_of(mapped_tables()[kind])
        return {
            "id": row["id"],
            "values": _values(table, row),
            "links": self._links(table, row, came_by),
        }

    def _links(self, table: Table, row: Mapping[str, Any], came_by: Column[Any] | None) -> Json:
        found: Json = {}
        for column in table.columns:
            target = target_of(column)
            if target is None or column is came_by or row[column.name] is None:
                continue
            found[column.name] = self._reference(target.__tablename__, row[column.name])
        return found

    def _reference(self, kind: str, record_id: int) -> Json:
        table = table_of(mapped_tables()[kind])
        wanted = [table.c[name] for name in ("uid", "trashed_at") if name in table.c]
        row = self._session.execute(
            select(table.c.id, *wanted).where(table.c.id == record_id)
        ).mappings()
        found: Json = {"kind": kind, "id": record_id, "title": self._title(kind, record_id)}
        for values in row:
            if "uid" in values:
                found["uid"] = values["uid"]
            if values.get("trashed_at") is not None:
                found["in_trash"] = True
        return found

    def _title(self, kind: str, record_id: int) -> str:
        key = (kind, record_id)
        if key not in self._titles:
            named = titles(self._session, kind, self._language, [record_id])
            self._titles[key] = named.get(record_id, "")
        return self._titles[key]


def _values(table: Table, row: Mapping[str, Any]) -> Json:
    """The row's columns without ids, uid, the mark of the trash and bytes."""
    return {column.name: to_json(row[column.name]) for column in _shown_columns(table)}


def _shown_columns(table: Table) -> Iterable[Column[Any]]:
    for column in table.columns:
        hidden = column.name in ("id", "uid", "trashed_at")
        if not hidden and not isinstance(column.type, LargeBinary):
            yield column
