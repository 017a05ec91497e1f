"""SQLAlchemy's engines over connections to one association's file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from twincrm.store.connection import connect_to_write, keep_journal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Connection


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


@cache
def _speaking() -> Engine:
    """How all engines speak to a file, and what they remember of what they said.

    Each has the same dialect and the same store of worded statements: to word a statement takes
    many times as long as to run it, and would be done anew for every file that is opened, and by
    readers what the writer did. Measured 2026-11-28.
    """
    engine = create_engine("sqlite://", module=dbapi2, hide_parameters=True)
    with engine.connect():  # only a first connection tells the dialect of the library's version
        return engine


_WORDED = LRUCache[Any, Any](1_000)


def _engine(connect_file: Callable[[], Any], size: int, begin: str) -> Engine:
    speaking = _speaking()
    pool = QueuePool(
        connect_file,
        pool_size=size,
        max_overflow=0 if size == 1 else size,
        dialect=speaking.dialect,
    )
    engine = Engine(pool, speaking.dialect, speaking.url, hide_parameters=True)
    engine.update_execution_options(compiled_cache=_WORDED)

    @event.listens_for(engine, "begin")
    def begin_ourselves(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql(begin)

    return engine
