"""Connections to one association's file: the driver, its pragmas and its transactions.

The driver is sqlcipher3 for every file: one modern SQLite everywhere. Transactions are our own: the
driver's automatic ones would leave half a migration behind, and a writer that upgrades from reading
is refused at once when another wrote meanwhile.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_MILLISECONDS = 5_000
STEPS_BETWEEN_LOOKS = 10_000
"""Of SQLite's machine; it makes about ten millions in a second."""


def writing_engine(path: Path, *, wal: bool) -> Engine:
    """One connection that may write; every transaction begins IMMEDIATE."""
    return _engine(lambda: _connect(path, "rw", _writing_pragmas(wal=wal)), 1, "BEGIN IMMEDIATE")


def reading_engine(path: Path, *, immutable: bool = False) -> Engine:
    """A few connections that cannot write; every transaction is a snapshot."""
    mode = "ro&immutable=1" if immutable else "rw"
    return _engine(lambda: _connect(path, mode, ("PRAGMA query_only = ON",)), 3, "BEGIN")


def _writing_pragmas(*, wal: bool) -> tuple[str, ...]:
    journal = "WAL" if wal else "DELETE"
    return (
        f"PRAGMA journal_mode = {journal}",
        "PRAGMA synchronous = FULL",
        "PRAGMA secure_delete = ON",
    )


def _connect(path: Path, mode: str, pragmas: tuple[str, ...]) -> Any:  # noqa: ANN401
    connection = connect(path, mode)
    for pragma in (
        f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA temp_store = MEMORY",
        *pragmas,
    ):
        connection.execute(pragma)
    return connection


def connect(path: Path, mode: str) -> Any:  # noqa: ANN401 - the driver ships no types
    """A bare driver connection; *mode* is SQLite's: ``ro``, ``rw`` or ``rwc``."""
    from sqlcipher3 import dbapi2

    driver: Any = dbapi2
    return driver.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )


@contextmanager
def interrupted_when(connection: Connection, given_up: Callable[[], bool]) -> Generator[None]:
    """Stop the statements inside as soon as *given_up* says so."""
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(given_up, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def _engine(connect_file: Callable[[], Any], size: int, begin: str) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect_file,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0 if size == 1 else size,
    )

    @event.listens_for(engine, "begin")
    def begin_ourselves(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.exec_driver_sql(begin)

    return engine
