"""One association's file, opened: recognised, locked, migrated, and at rest again when closed."""

from __future__ import annotations

import contextlib
import os
import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from twincrm.domain.errors import FileTrouble
from twincrm.store.connection import (
    Snapshot,
    Snapshots,
    connect,
    connect_to_read,
    connect_to_write,
    interrupted_when,
    keep_journal,
)
from twincrm.store.failures import (
    database_translated,
    operating_trouble,
    translated,
)
from twincrm.store.in_place import Identity
from twincrm.store.location import judge_location
from twincrm.store.lock import FileInUse, LockHolder, take_lock, true_place
from twincrm.store.refusing import (
    NeedsWriting,
    journals,
    needs_writing,
    refuse_cut_off,
    refuse_missing,
    refuse_present,
    refuse_unfinished,
    several_names,
)
from twincrm.store.schema import SCHEMA_HEAD, read_header, refuse_newer, revision_of

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
    at_once: bool = True
    """Whether to be ready for writing from the start, as a window must be: others read meanwhile.
    Else the file stays as it is, to the last byte, until something is written."""


class AssociationFile:
    """An open file: ways to read and write it, and the lock that makes us its one writer.

    SQLAlchemy and the mapping of all tables are loaded when its engines are first asked for: the
    first list of a window does not wait for them.
    """

    def __init__(self, path: Path, location: Location, *, immutable: bool = False) -> None:
        self.path = path
        self.location = location
        self.held_by: LockHolder | None = None
        """Who writes to the file, when it is open for reading only."""
        self.hindered_by: FileTrouble | None = None
        """Why it is open for reading only, when the machine is the reason."""
        self._identity = Identity(path)
        read = partial(connect_to_read, path, immutable=immutable)
        self._connect = partial(self._identity.open, read)
        self._snapshots = Snapshots(self._connect)
        self._lock: WriteLock | None = None
        self._writer: Any = None
        self._used = False
        self._engines = threading.Lock()
        self._reading: Engine | None = None
        self._writing: Engine | None = None

    @property
    def writable(self) -> bool:
        """Whether commands can be executed."""
        return self._lock is not None

    @property
    def reading(self) -> Engine:
        """The engine whose connections cannot write."""
        from twincrm.store.engine import reading_engine

        with self._engines:
            if self._reading is None:
                self._reading = reading_engine(self._connect)
            return self._reading

    @property
    def writing(self) -> Engine | None:
        """The engine that writes, and refuses what passes by the recorder."""
        from twincrm.store.engine import writing_engine
        from twincrm.store.work import guard_writes

        with self._engines:
            if self._writing is None and self.writable:
                wal = self.location.wal_is_safe
                self._writing = writing_engine(self.path, wal=wal, opened=self._writer)
                guard_writes(self._writing)
            return self._writing

    @contextlib.contextmanager
    def read(self, given_up: Callable[[], bool] | None = None) -> Generator[Session]:
        """A session on one snapshot of the file; it can write nothing.

        Its statements are interrupted when *given_up* says so; it is asked about every millisecond.

        Raises:
            FileTrouble: the file can no longer be read.
        """
        from twincrm.store.work import TrashHidingSession

        session = TrashHidingSession(self.reading, autoflush=False)
        with database_translated(self.path), session:
            if given_up is None:
                yield session
                return
            with interrupted_when(session.connection().connection.driver_connection, given_up):
                yield session

    @contextlib.contextmanager
    def glance(self, given_up: Callable[[], bool] | None = None) -> Generator[Snapshot]:
        """One snapshot of the file for plain SQL, without SQLAlchemy, interrupted in the same way.

        Raises:
            FileTrouble: the file can no longer be read.
        """
        with database_translated(self.path), self._snapshots.one(given_up) as snapshot:
            yield snapshot

    def see_in_place(self) -> None:
        """See that what is changed is still the file that others find.

        Raises:
            FileTrouble: it was moved away, deleted or replaced.
        """
        self._identity.see()

    def see_one_name(self) -> None:
        """See that nobody can have the file open for writing under another name.

        Raises:
            FileTrouble: it was given one while it was open.
        """
        if trouble := several_names(self.path, self.path.stat()):
            raise trouble

    @contextlib.contextmanager
    def frozen(self) -> Generator[Any]:
        """A connection of the driver on one snapshot of the file that was opened, moved or not.

        Raises:
            FileTrouble: the file was moved and nothing of it is open any more.
        """
        with self.glance() as snapshot:
            yield snapshot.driver

    def let_write(self, lock: WriteLock, writer: Any, *, used: bool) -> None:  # noqa: ANN401
        """Become the writer, on this connection of the driver; *used* if it changed the file."""
        self._lock, self._writer, self._used = lock, writer, used
        if used:
            with self._snapshots.one() as snapshot:  # stays with this file, wherever it is moved
                revision_of(snapshot)

    def close(self) -> None:
        """Leave one file at rest: no journal, no lock beside it."""
        self._snapshots.close()
        if self._reading is not None:
            self._reading.dispose()
        if self._lock is not None:
            self._put_to_rest()
            self._lock.release()
        self._writing = self._lock = self._writer = None

    def _put_to_rest(self) -> None:
        from sqlcipher3 import dbapi2

        driver: Any = dbapi2
        with contextlib.suppress(driver.Error, FileTrouble), translated(self.path):
            if self._writing is None:
                with contextlib.closing(self._writer):
                    if self._used:
                        _to_rest(self._writer)
            else:
                with contextlib.closing(self._writing.raw_connection()) as pooled:
                    _to_rest(pooled.driver_connection)
        if self._writing is not None:
            self._writing.dispose()


def create_file(path: Path, opening: Opening) -> AssociationFile:
    """Make an empty association file and open it for writing.

    It is built beside its place and moved there when whole: no half-made file is ever found.

    Raises:
        FileTrouble: the place exists already or cannot be written.
    """
    refuse_present(path)
    with translated(path):
        building = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            _build(building)
            lock = take_lock(path, opening.who, opening.now)
            try:
                for journal in journals(path):
                    journal.unlink(missing_ok=True)
                building.replace(path)
                return _open_with(path, lock, connect_to_write(path), at_once=True)
            except BaseException:
                lock.release()
                raise
        finally:
            building.unlink(missing_ok=True)


def open_file(path: Path, opening: Opening, *, write: bool = True) -> AssociationFile:
    """Open a file, migrated if need be; for reading only when somebody else writes to it.

    Raises:
        FileTrouble: it is missing, foreign, damaged, newer, or may not be read.
    """
    refuse_missing(path)
    with translated(path):
        header = read_header(path)
        refuse_cut_off(path, whole=header.whole)
        if not write:
            return open_reading(path)
        if trouble := several_names(path, path.stat()):
            return _open_shared(path, trouble)
        try:
            lock = take_lock(path, opening.who, opening.now)
        except FileInUse as error:
            return open_reading(path, error.holder or LockHolder("", "", ""))
        except OSError as error:  # the folder is read-only, or the disk full
            return _open_hindered(path, operating_trouble(error, path))
        return _open_writing(path, lock, opening)


def recognise(path: Path) -> None:
    """See that there is a file of ours at *path* that this program knows, older ones included.

    Raises:
        FileTrouble: it is missing, foreign, damaged, newer, or may not be read.
    """
    refuse_missing(path)
    with translated(path):
        refuse_cut_off(path, whole=read_header(path).whole)
        open_reading(path, older=True).close()


def open_reading(
    path: Path, held_by: LockHolder | None = None, *, older: bool = False
) -> AssociationFile:
    """Open a file without ever writing to it or beside it.

    Raises:
        FileTrouble: its schema is not the present one and nobody may migrate it here.
    """
    refuse_unfinished(path)
    file = AssociationFile(path, judge_location(path), immutable=_must_be_immutable(path))
    file.held_by = held_by
    try:
        with file.glance() as snapshot:
            revision = revision_of(snapshot)
            refuse_newer(path, snapshot, revision)
        if revision != SCHEMA_HEAD and not older:
            raise needs_writing(path)
    except BaseException:
        file.close()
        raise
    return file


def _open_hindered(path: Path, trouble: FileTrouble) -> AssociationFile:
    file = open_reading(path)
    file.hindered_by = trouble
    return file


def _open_shared(path: Path, trouble: FileTrouble) -> AssociationFile:
    try:
        return _open_hindered(path, trouble)
    except NeedsWriting as error:  # which would send people in search of another folder
        raise trouble from error


def _open_writing(path: Path, lock: WriteLock, opening: Opening) -> AssociationFile:
    try:
        if not os.access(path, os.W_OK):
            lock.release()
            return open_reading(path)
        writer = _writer_at_head(path, opening)
        return _open_with(path, lock, writer, at_once=opening.at_once)
    except BaseException:
        with contextlib.suppress(OSError):
            lock.release()
        raise


def _open_with(path: Path, lock: WriteLock, writer: Any, *, at_once: bool) -> AssociationFile:  # noqa: ANN401
    location = judge_location(path)
    if at_once:
        keep_journal(writer, wal=location.wal_is_safe)
    file = AssociationFile(path, location)
    file.let_write(lock, writer, used=at_once)
    return file


def _writer_at_head(path: Path, opening: Opening) -> Any:  # noqa: ANN401
    """A connection to write with, to a file whose schema is the present one."""
    writer = connect_to_write(path)
    try:
        revision = revision_of(Snapshot(writer))
        refuse_newer(path, Snapshot(writer), revision)
    except BaseException:
        writer.close()
        raise
    if revision == SCHEMA_HEAD:
        return writer
    writer.close()
    opening.back_up(path, "migration")
    _migrate(path)
    return connect_to_write(path)


def _build(path: Path) -> None:
    path.unlink(missing_ok=True)
    connect(path, "rwc").close()
    _migrate(path)


def _migrate(path: Path) -> None:
    from twincrm.store.engine import writing_engine
    from twincrm.store.migrating import migrate

    engine = writing_engine(path, wal=False)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def start_association(file: AssociationFile, name: str, now: datetime) -> None:
    """Write the one row that names the association whose file this is; it cannot be undone."""
    from sqlalchemy import insert

    from twincrm.store.base import new_uid
    from twincrm.store.models import Association

    assert file.writing is not None
    with file.writing.begin() as connection:
        connection.info["recorded_write"] = 1
        connection.execute(
            insert(Association).values(id=1, uid=new_uid(), name=name, created_at=now)
        )
        connection.info["recorded_write"] = 0


def _must_be_immutable(path: Path) -> bool:
    """Read-only media can only be read as immutable, and only when no journal lies beside them."""
    true = true_place(path)
    beside_is_writable = os.access(true.parent, os.W_OK)
    wal = true.with_name(true.name + "-wal")
    return not beside_is_writable and not wal.exists()


def _to_rest(writer: Any) -> None:  # noqa: ANN401 - the driver ships no types
    writer.execute("PRAGMA optimize")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    keep_journal(writer, wal=False)
