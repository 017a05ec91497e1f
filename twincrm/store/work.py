"""One session, one command, one step of the history.

A unit of work either commits all it did, with its step and its search entries, or nothing. What is
written past the recorder is refused: it could not be undone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import event, func, select, text
from sqlalchemy.orm import Session, with_loader_criteria

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.texts import Message
from twincrm.store.allowed import Allowed
from twincrm.store.base import Base, Trashable, table_of
from twincrm.store.bulk import (
    alter_many,
    delete_many,
    insert_many,
    read_back_alike,
    rows_of,
    with_defaults,
)
from twincrm.store.connection import id_list
from twincrm.store.recorder import RECORDED, Recorder
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from types import TracebackType
    from typing import Self

    from sqlalchemy import Connection, Engine, Select, Table
    from sqlalchemy.orm import ORMExecuteState

    from twincrm.store.bulk import Columns
    from twincrm.store.recorder import Row

M = TypeVar("M", bound=Base)
_READS = re.compile(
    r"(?:SELECT|VALUES|BEGIN|COMMIT|PRAGMA|SAVEPOINT|RELEASE|ROLLBACK|EXPLAIN)\b", re.IGNORECASE
)
_WITH_READS = re.compile(
    r"WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b)", re.IGNORECASE | re.DOTALL
)
WITH_TRASH = {"with_trash": True}
"""Execution options of a query that shows trashed records as well."""


class UnrecordedWrite(Exception):
    """A statement wrote past the recorder: a bug of the command."""


def guard_writes(engine: Engine) -> None:
    """Refuse every write on *engine* that does not come from a unit of work's own flush."""

    @event.listens_for(engine, "before_cursor_execute")
    def refuse(  # pyright: ignore[reportUnusedFunction]
        connection: Connection, _cursor: object, statement: str, *_rest: object
    ) -> None:
        if connection.info.get("recorded_write"):
            return
        if not (_READS.match(statement) or _WITH_READS.match(statement)):
            raise UnrecordedWrite(statement)


class TrashHidingSession(Session):
    """A session whose queries do not see trashed records, unless they ask for them."""


@event.listens_for(TrashHidingSession, "do_orm_execute")
def _hide_trash(state: ORMExecuteState) -> None:  # pyright: ignore[reportUnusedFunction]
    if state.is_select and not state.execution_options.get("with_trash"):
        state.statement = state.statement.options(
            with_loader_criteria(Trashable, _not_trashed, include_aliases=True)
        )


def _not_trashed(mapped: type[Trashable]) -> Any:  # noqa: ANN401 - a criterion
    return mapped.trashed_at.is_(None)


class Work:
    """What a command works with: rows to read, add, alter and delete."""

    def __init__(self, engine: Engine, *, who: str, now: datetime, today: date) -> None:
        self.who = who
        self.now = now
        self.today = today
        self.recorder = Recorder()
        self._session = TrashHidingSession(engine, autoflush=False, expire_on_commit=True)
        self.recorder.attach(self._session)

    def __enter__(self) -> Self:
        self.connection.info["recorded_write"] = 0
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    @property
    def connection(self) -> Connection:
        """The one connection of this unit, inside its transaction."""
        return self._session.connection()

    @property
    def session(self) -> Session:
        """For queries that services share; it must not be flushed or committed by them."""
        return self._session

    def writing(self) -> Allowed:
        """For rows that are derived or logged, never for recorded ones."""
        return Allowed(self.connection)

    def flush(self) -> None:
        """Send what was altered to the file, inside the transaction."""
        with self.writing():
            self._session.flush()

    def commit(self) -> None:
        """Keep everything."""
        self.flush()
        self._session.commit()

    def add(self, thing: M) -> M:
        """Insert a row; it has its id at once."""
        self._session.add(thing)
        self.flush()
        return thing

    def delete(self, thing: Base) -> None:
        """Delete a row for good (links and values; records go to the trash instead)."""
        self._session.delete(thing)
        self.flush()

    def all(self, statement: Select[M], *, with_trash: bool = False) -> Sequence[M]:
        """Mapped rows of a query, after what was altered was sent to the file."""
        self.flush()
        options = WITH_TRASH if with_trash else {}
        return self._session.scalars(statement, execution_options=options).all()

    def first(self, statement: Select[M], *, with_trash: bool = False) -> M | None:
        """The first mapped row of a query, or None."""
        found = self.all(statement.limit(1), with_trash=with_trash)
        return found[0] if found else None

    def get(self, kind: type[M], key: int, *, with_trash: bool = False) -> M:
        """The row with this id.

        Raises:
            UnknownRecord: there is none, or it lies in the trash.
        """
        found = self.first(select(kind).where(kind.id == key), with_trash=with_trash)
        if found is None:
            raise unknown(kind.__tablename__, key)
        return found

    def bulk_insert(self, kind: type[Base], rows: Sequence[Row]) -> list[int]:
        """Insert many rows of one kind at once, recorded like any other; their ids in order."""
        if not rows:
            return []
        self.flush()
        table = table_of(kind)
        last = self.connection.execute(select(func.max(table.c.id))).scalar() or 0
        ids = range(last + 1, last + 1 + len(rows))
        values = with_defaults(table, rows, ids)
        with self.writing():
            insert_many(self.connection, table, values)
        if kind.__keeping__ in RECORDED:
            self._record_many(table, ids, values)
        return list(ids)

    def bulk_alter(self, kind: type[Base], rows: Mapping[int, Row]) -> int:
        """Give many rows of one kind other values at once, recorded like any other.

        *rows* are the new values by id; all name the same columns. Returns how many were altered.
        """
        if not rows:
            return 0
        table = table_of(kind)
        columns = list(next(iter(rows.values())))
        altered: dict[int, Row] = {}
        for old in self._present(table, rows, columns):
            key, new = int(old["id"]), rows[int(old["id"])]
            if any(old[column] != new[column] for column in columns):
                altered[key] = new
                before = {column: to_json(old[column]) for column in columns}
                after = {column: to_json(new[column]) for column in columns}
                self.recorder.updated(table.name, key, before, after)
        with self.writing():
            alter_many(self.connection, table, columns, altered)
        self._session.expire_all()
        return len(altered)

    def bulk_delete(self, kind: type[Base], ids: Iterable[int]) -> int:
        """Delete many rows of one kind for good at once, recorded like any other; how many."""
        table, wanted = table_of(kind), list(ids)
        gone = self._present(table, wanted, [c.key for c in table.columns if c.key != "id"])
        for row in gone:
            values = {column: to_json(value) for column, value in row.items()}
            self.recorder.deleted(table.name, int(row["id"]), values)
        with self.writing():
            delete_many(self.connection, table, [row["id"] for row in gone])
        self._session.expire_all()
        return len(gone)

    def _present(self, table: Table[Any], ids: Iterable[int], columns: list[str]) -> list[Any]:
        """The rows of these ids as the file has them now."""
        self.flush()
        shown = [table.c.id, *(table.c[column] for column in columns)]
        there = text("id IN (SELECT value FROM json_each(:ids))")
        rows = self.connection.execute(select(*shown).where(there), {"ids": id_list(list(ids))})
        return list(rows.mappings())

    def _record_many(self, table: Table[Any], ids: Sequence[int], values: Columns) -> None:
        """Note inserted rows: by their ids alone where the file can tell the rest."""
        if read_back_alike(table, values) and not self.recorder.knows(table.name, ids):
            self.recorder.inserted_many(table.name, ids)
            return
        for row in rows_of(values):
            json = {column: to_json(value) for column, value in row.items()}
            self.recorder.inserted(table.name, row["id"], json)


def unknown(kind: str, key: object) -> UnknownRecord:
    """The error for an id or uid that no record of the kind has."""
    return UnknownRecord(
        Message("There is no {kind} with the id {id}.", {"kind": kind, "id": str(key)})
    )
