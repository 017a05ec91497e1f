"""One association's file, opened: recognised, locked, migrated, and at rest again when closed."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.store.base import new_uid
from twincrm.store.engine import connect, interrupted_when, reading_engine, writing_engine
from twincrm.store.failures import environment_trouble, operating_trouble
from twincrm.store.location import judge_location
from twincrm.store.lock import FileInUse, LockHolder, take_lock
from twincrm.store.models import Association
from twincrm.store.schema import (
    SCHEMA_HEAD,
    ForeignFile,
    migrate,
    read_header,
    refuse_newer,
    revision_of,
)
from twincrm.store.work import TrashHidingSession, guard_writes

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from twincrm.store.location import Location
    from twincrm.store.lock import WriteLock


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opens a file, when, and what is done before it is migrated."""

    who: str
    now: datetime
    back_up: Callable[[Path, str], object]
    """Called with the file and a reason before a migration changes it."""


class AssociationFile:
    """An open file: engines to read and write with, and the lock that makes us its one writer."""

    def __init__(self, path: Path, reading: Engine, location: Location) -> None:
        self.path = path
        self.location = location
        self.reading = reading
        self.writing: Engine | None = None
        self.held_by: LockHolder | None = None
        """Who writes to the file, when it is open for reading only."""
        self._lock: WriteLock | None = None

    @property
    def writable(self) -> bool:
        """Whether commands can be executed."""
        return self.writing is not None

    @contextlib.contextmanager
    def read(self, given_up: Callable[[], bool] | None = None) -> Generator[Session]:
        """A session on one snapshot of the file; it can write nothing.

        Its statements are interrupted when *given_up* says so; it is asked about every millisecond.

        Raises:
            FileTrouble: the file can no longer be read.
        """
        with translated(self.path), TrashHidingSession(self.reading, autoflush=False) as session:
            if given_up is None:
                yield session
                return
            with interrupted_when(session.connection(), given_up):
                yield session

    def let_write(self, lock: WriteLock, engine: Engine) -> None:
        """Become the writer."""
        self._lock = lock
        self.writing = engine

    def close(self) -> None:
        """Leave one file at rest: no journal, no lock beside it."""
        self.reading.dispose()
        if self.writing is not None:
            with contextlib.suppress(DBAPIError, FileTrouble), translated(self.path):
                _to_rest(self.writing)
            self.writing.dispose()
        if self._lock is not None:
            self._lock.release()
        self.writing = self._lock = None


@contextlib.contextmanager
def translated(path: Path) -> Generator[None]:
    """Turn the machine's faults inside into `FileTrouble`; bugs pass unchanged."""
    try:
        yield
    except OSError as error:
        raise operating_trouble(error, path) from error
    except Exception as error:
        trouble = environment_trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error


def create_file(path: Path, opening: Opening, *, overwrite: bool = False) -> AssociationFile:
    """Make an empty association file and open it for writing.

    It is built beside its place and moved there when whole: no half-made file is ever found.

    Raises:
        FileTrouble: the place exists already or cannot be written.
    """
    if path.exists() and not overwrite:
        raise FileTrouble(
            Message(
                "{file} exists already and was left as it is. Choose another name.",
                {"file": path.name},
            )
        )
    with translated(path):
        building = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            _build(building)
            lock = take_lock(path, opening.who, opening.now)
            for journal in journals(path):
                journal.unlink(missing_ok=True)
            building.replace(path)
        finally:
            building.unlink(missing_ok=True)
        return _open_with(path, lock)


def open_file(path: Path, opening: Opening, *, write: bool = True) -> AssociationFile:
    """Open a file, migrated if need be; for reading only when somebody else writes to it.

    Raises:
        FileTrouble: it is missing, foreign, damaged, newer, or may not be read.
    """
    if not path.is_file():
        raise FileTrouble(
            Message("{file} was not found. Check the place and the name.", {"file": str(path)})
        )
    with translated(path):
        header = read_header(path)
        _refuse_cut_off(path, whole=header.whole)
        if not write:
            return open_reading(path)
        try:
            lock = take_lock(path, opening.who, opening.now)
        except FileInUse as error:
            return open_reading(path, error.holder or LockHolder("", "", ""))
        except OSError:  # the folder is read-only
            return open_reading(path)
        return _open_writing(path, lock, opening)


def open_reading(path: Path, held_by: LockHolder | None = None) -> AssociationFile:
    """Open a file without ever writing to it or beside it.

    Raises:
        FileTrouble: its schema is not the present one and nobody may migrate it here.
    """
    file = AssociationFile(path, _reading(path), judge_location(path))
    file.held_by = held_by
    try:
        revision = revision_of(file.reading)
        refuse_newer(path, file.reading, revision)
        if revision != SCHEMA_HEAD:
            raise _needs_writing(path)
    except BaseException:
        file.close()
        raise
    return file


def _open_writing(path: Path, lock: WriteLock, opening: Opening) -> AssociationFile:
    try:
        if not os.access(path, os.W_OK):
            lock.release()
            return open_reading(path)
        _bring_to_head(path, opening)
        return _open_with(path, lock)
    except BaseException:
        with contextlib.suppress(OSError):
            lock.release()
        raise


def _open_with(path: Path, lock: WriteLock) -> AssociationFile:
    location = judge_location(path)
    file = AssociationFile(path, reading_engine(path), location)
    engine = writing_engine(path, wal=location.wal_is_safe)
    guard_writes(engine)
    file.let_write(lock, engine)
    try:
        with engine.connect():
            return file
    except BaseException:
        file.close()
        raise


def _bring_to_head(path: Path, opening: Opening) -> None:
    engine = writing_engine(path, wal=False)
    try:
        revision = revision_of(engine)
        refuse_newer(path, engine, revision)
        if revision < SCHEMA_HEAD:
            engine.dispose()
            opening.back_up(path, "migration")
            migrate(engine)
    finally:
        engine.dispose()


def _build(path: Path) -> None:
    path.unlink(missing_ok=True)
    connect(path, "rwc").close()
    engine = writing_engine(path, wal=False)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def journals(path: Path) -> tuple[Path, ...]:
    """What SQLite may have left beside a file after a crash; it belongs to that file alone."""
    names = (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal")
    return tuple(path.with_name(name) for name in names)


def start_association(file: AssociationFile, name: str, now: datetime) -> None:
    """Write the one row that names the association whose file this is; it cannot be undone."""
    assert file.writing is not None
    with file.writing.begin() as connection:
        connection.info["recorded_write"] = 1
        connection.execute(
            insert(Association).values(id=1, uid=new_uid(), name=name, created_at=now)
        )
        connection.info["recorded_write"] = 0


def _reading(path: Path) -> Engine:
    """Read-only media can only be read as immutable, and only when no journal lies beside them."""
    beside_is_writable = os.access(path.parent, os.W_OK)
    wal = path.with_name(path.name + "-wal")
    return reading_engine(path, immutable=not beside_is_writable and not wal.exists())


def _to_rest(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA optimize")
        connection.rollback()
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        driver.execute("PRAGMA journal_mode = DELETE")


def _refuse_cut_off(path: Path, *, whole: bool) -> None:
    if not whole and not path.with_name(path.name + "-wal").exists():
        raise ForeignFile(
            Message(
                "{file} is incomplete: its end is missing, probably because copying it was "
                "interrupted. It was left as it is. Copy it again or restore a backup.",
                {"file": path.name},
            )
        )


def _needs_writing(path: Path) -> FileTrouble:
    return FileTrouble(
        Message(
            "{file} was made by an older TwinCRM and must be brought up to date first. Open it "
            "once where it can be written. It was left as it is.",
            {"file": path.name},
        )
    )
