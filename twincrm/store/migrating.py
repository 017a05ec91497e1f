"""The way from a file's schema to the present one.

New files are made by running the migrations, so that every file of one revision is alike. Alembic
is imported only when there is something to migrate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from twincrm import __version__
from twincrm.runtime import clock
from twincrm.runtime.bundled import bundled
from twincrm.store.history import close_steps
from twincrm.store.models import SchemaNote
from twincrm.store.schema import APPLICATION_ID, SCHEMA_HEAD

if TYPE_CHECKING:
    from sqlalchemy import Engine


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

    from twincrm.store.search.index import rebuild

    with Session(connection) as session:
        rebuild(session)


def _check_references(connection: Any) -> None:  # noqa: ANN401
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        message = f"migration broke a reference: {tuple(broken)}"
        raise RuntimeError(message)
