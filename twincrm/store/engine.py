"""SQLAlchemy's engines over connections to one association's file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from twincrm.store.connection import connect_to_write, keep_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection, Engine


def writing_engine(path: Path, *, wal: bool, opened: Any = None) -> Engine:  # noqa: ANN401
    """One connection that may write; every transaction begins IMMEDIATE.

    *opened* is such a connection of the driver, where there is one already.
    """
    ready = [] if opened is None else [opened]

    def connect_file() -> Any:  # noqa: ANN401 - the driver ships no types
        driver = ready.pop() if ready else connect_to_write(path)
        keep_journal(driver, wal=wal)
        return driver

    return _engine(connect_file, 1, "BEGIN IMMEDIATE")


def reading_engine(connect_file: Callable[[], Any]) -> Engine:
    """A few connections that cannot write; every transaction is a snapshot."""
    return _engine(connect_file, 3, "BEGIN")


def _engine(connect_file: Callable[[], Any], size: int, begin: str) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect_file,
        poolclass=QueuePool,
        pool_size=size,
        hide_parameters=True,
        max_overflow=0 if size == 1 else size,
    )

    @event.listens_for(engine, "begin")
    def begin_ourselves(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql(begin)

    return engine
