"""The schema a file has, the one we need, and the way from one to the other.

New files are made by running the migrations, so that every file of one revision is alike. Alembic
is imported only when there is something to migrate.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, text

from twincrm import __version__
from twincrm.domain.errors import FileTrouble
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.bundled import bundled
from twincrm.store.history import close_steps
from twincrm.store.models import SchemaNote

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

APPLICATION_ID = 0x5477434D
"""``TwCM``: SQLite keeps it in the header, so that ``file`` and we know our own."""

SCHEMA_HEAD = "0002"
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"


class ForeignFile(FileTrouble):
    """The file is not one of ours, or no longer whole."""


class NewerFile(FileTrouble):
    """A newer version of the program made the file."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a file say; read before any connection is opened."""

    application_id: int
    whole: bool
    wal: bool


def read_header(path: Path) -> Header:
    """Recognise one of our files by its first bytes.

    Raises:
        ForeignFile: it is empty, of another program, or shorter than it says itself.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        start = stream.read(_HEADER_BYTES)
    if not start:
        raise ForeignFile(Message("{file} is empty. It was left as it is.", {"file": path.name}))
    if len(start) < _HEADER_BYTES or not start.startswith(_MAGIC):
        raise _foreign(path)
    page = struct.unpack(">H", start[16:18])[0]
    changed, pages = struct.unpack(">II", start[24:32])
    application = struct.unpack(">I", start[68:72])[0]
    counted = struct.unpack(">I", start[92:96])[0] == changed
    size = (65536 if page == 1 else page) * pages
    whole = not counted or path.stat().st_size >= size
    if application != APPLICATION_ID:
        raise _foreign(path)
    return Header(application, whole, start[18] == 2)


def revision_of(engine: Engine) -> str:
    """The schema revision of an open file; an empty text before the first migration."""
    with engine.connect() as connection:
        known = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'")
        ).scalar()
        if not known:
            return ""
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def refuse_newer(path: Path, engine: Engine, revision: str) -> None:
    """Refuse a file that a newer program made, naming the version that can open it.

    Raises:
        NewerFile: the file's revision is beyond ours.
    """
    if revision <= SCHEMA_HEAD:
        return
    version = _newest_program(engine)
    raise NewerFile(
        Message(
            "{file} was made by a newer TwinCRM. Version {version} or later can open it. "
            "It was left as it is.",
            {"file": path.name, "version": version},
        )
    )


def migrate(engine: Engine) -> None:
    """Bring a file to the present revision in one transaction, checked before it is kept."""
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # a no-op inside a transaction
        connection.rollback()
        connection.info["recorded_write"] = 1
        try:
            with connection.begin():
                _run_migrations(connection)
                _check_references(connection)
        finally:
            connection.info["recorded_write"] = 0
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
            connection.rollback()


def _run_migrations(connection: Any) -> None:  # noqa: ANN401
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, SCHEMA_HEAD)
    connection.execute(
        insert(SchemaNote).values(revision=SCHEMA_HEAD, program=__version__, noted_at=clock.now())
    )
    close_steps(connection)
    _index_anew(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _index_anew(connection: Any) -> None:  # noqa: ANN401
    """What is found by searching is derived, and no migration writes it."""
    from sqlalchemy.orm import Session

    from twincrm.store.search import rebuild

    with Session(connection) as session:
        rebuild(session)


def _check_references(connection: Any) -> None:  # noqa: ANN401
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        message = f"migration broke a reference: {tuple(broken)}"
        raise RuntimeError(message)


def _newest_program(engine: Engine) -> str:
    with engine.connect() as connection:
        known = connection.execute(
            text("SELECT count(*) FROM sqlite_master WHERE name = 'schema_note'")
        ).scalar()
        if not known:
            return "?"
        statement = "SELECT program FROM schema_note ORDER BY id DESC LIMIT 1"
        return str(connection.execute(text(statement)).scalar() or "?")


def _foreign(path: Path) -> ForeignFile:
    return ForeignFile(
        Message(
            "{file} is not a TwinCRM file, or it is damaged. It was left as it is.",
            {"file": path.name},
        )
    )
