"""Connections of the driver: one modern SQLite everywhere, with the program's pragmas.

The driver is sqlcipher3 for every file. Transactions are our own: the driver's automatic ones would
leave half a migration behind, and a writer that upgrades from reading is refused at once when
another wrote meanwhile.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from twincrm.domain.errors import FileTrouble
from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Sequence
    from pathlib import Path

BUSY_MILLISECONDS = 5_000
STEPS_BETWEEN_LOOKS = 10_000
"""Of SQLite's machine; it makes about ten millions in a second."""

Values = tuple[str | int | None, ...]


class Answer(Protocol):
    """What a statement found."""

    def all(self) -> Sequence[Sequence[Any]]:
        """All rows."""
        ...


class Statements(Protocol):
    """What runs plain SQL inside a transaction."""

    def exec_driver_sql(self, statement: str, parameters: Values, /) -> Answer:
        """Run one statement."""
        ...


class Reading(Protocol):
    """One snapshot of a file that plain SQL can be put to: a session, or a bare `Snapshot`.

    What a window shows first is asked in plain SQL, so that it need not wait for the mapping of all
    tables. Plain SQL hides no trash by itself: its statements say so where it matters.
    """

    def connection(self) -> Statements:
        """What the statements run on."""
        ...


class Snapshot:
    """A connection of the driver inside a transaction, as a `Reading`."""

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - the driver ships no types
        self.driver = driver

    def connection(self) -> Statements:
        """Itself."""
        return self

    def exec_driver_sql(self, statement: str, parameters: Values = (), /) -> Answer:
        """Run one statement."""
        return _Rows(self.driver.execute(statement, parameters).fetchall())


class _Rows:
    """Rows that were read."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self._rows = rows

    def all(self) -> list[tuple[Any, ...]]:
        """All of them."""
        return self._rows


def rows(reading: Reading, statement: str, values: Values = ()) -> Sequence[Sequence[Any]]:
    """The rows of one statement."""
    return reading.connection().exec_driver_sql(statement, values).all()


def rows_of(
    reading: Reading, statement: str, ids: Collection[int], *more: str
) -> Sequence[Sequence[Any]]:
    """The rows of a statement that begins with the ids as JSON; *more* are its other values."""
    return rows(reading, statement, (id_list(ids), *more)) if ids else ()


def id_list(ids: Iterable[int]) -> str:
    """Any number of ids as one value for SQLite's ``json_each``."""
    return json.dumps(sorted(ids))


class Snapshots:
    """Bare connections to read with, from any thread, one after another on the same one.

    *connect_file* opens one more. Where it finds the file no longer in its place, whoever reads
    waits for a connection that still has it.
    """

    def __init__(self, connect_file: Callable[[], Any]) -> None:
        self._connect = connect_file
        self._resting: list[Any] = []
        """Open, and in nobody's hands."""
        self._lent = 0
        self._closed = False
        self._back = threading.Condition()
        """Told whenever one is given back."""

    @contextmanager
    def one(self, given_up: Callable[[], bool] | None = None) -> Generator[Snapshot]:
        """A snapshot for the time of a block; its statements stop when *given_up* says so.

        Raises:
            FileTrouble: the file is no longer in its place and nothing of it is open any more.
        """
        driver = self._take()
        try:
            driver.execute("BEGIN")
            with interrupted_when(driver, given_up):
                yield Snapshot(driver)
        finally:
            try:
                if driver.in_transaction:
                    driver.rollback()
            except BaseException:
                self._give_back(None)
                raise
            self._give_back(driver)

    def _take(self) -> Any:  # noqa: ANN401
        with self._back:
            self._lent += 1
            if self._resting:
                return self._resting.pop()
        try:
            return self._connect()
        except BaseException as error:
            self._give_back(None)
            driver = self._wait_for_one() if isinstance(error, FileTrouble) else None
            if driver is None:
                raise
            return driver

    def _wait_for_one(self) -> Any:  # noqa: ANN401 - None where nobody has one
        with self._back:
            seconds = BUSY_MILLISECONDS / 1_000
            self._back.wait_for(lambda: bool(self._resting) or not self._lent, seconds)
            if not self._resting:
                return None
            self._lent += 1
            return self._resting.pop()

    def _give_back(self, driver: Any) -> None:  # noqa: ANN401 - None where none is open
        with self._back:
            self._lent -= 1
            if driver is not None and self._closed:
                driver.close()
            elif driver is not None:
                self._resting.append(driver)
            self._back.notify_all()

    def close(self) -> None:
        """Close what rests now, and the others as they come back."""
        with self._back:
            self._closed = True
            while self._resting:
                self._resting.pop().close()


@contextmanager
def interrupted_when(driver: Any, given_up: Callable[[], bool] | None) -> Generator[None]:  # noqa: ANN401
    """Stop the statements inside as soon as *given_up* says so; None never does."""
    if given_up is None:
        yield
        return
    driver.set_progress_handler(given_up, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


def connect_to_read(path: Path, *, immutable: bool = False) -> Any:  # noqa: ANN401
    """A connection that cannot write."""
    mode = "ro&immutable=1" if immutable else "rw"
    return _prepared(path, mode, ("PRAGMA query_only = ON",))


def connect_to_write(path: Path) -> Any:  # noqa: ANN401
    """A connection that may write, with the journal as it is."""
    return _prepared(path, "rw", ("PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON"))


def keep_journal(connection: Any, *, wal: bool) -> None:  # noqa: ANN401
    """How the connection keeps what it writes until it is safe."""
    connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")


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


def _prepared(path: Path, mode: str, pragmas: tuple[str, ...]) -> Any:  # noqa: ANN401
    connection = connect(path, mode)
    for pragma in (
        f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA temp_store = MEMORY",
        *pragmas,
    ):
        connection.execute(pragma)
    connection.create_function("folded", 1, _folded, deterministic=True)
    return connection


def _folded(text: str | None) -> str | None:
    """What words are sorted by, for SQL; SQLite itself folds ASCII only."""
    return fold(text) if text else text


def engine_version() -> str:
    """The version of SQLite that files are read and written with."""
    from sqlcipher3 import dbapi2

    driver: Any = dbapi2
    return str(driver.sqlite_version)
