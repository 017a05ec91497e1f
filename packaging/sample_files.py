"""Keep sample files of the newest schema revision among the tests.

Run once when a migration lands: ``python packaging/sample_files.py NNNN``. Samples of landed
revisions are never made again. Each revision has a file of a few rows, written by hand and without
a search index, as another SQLite tool might leave it; and, from 0002 on, a file called
``NNNN-village`` with records of every kind, made by the commands of the program of that day.
"""

from __future__ import annotations

import contextlib
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from twincrm.runtime import clock
from twincrm.runtime.bundled import bundled
from twincrm.services.dispatch import Dispatcher
from twincrm.store.base import uids_from
from twincrm.store.connection import connect
from twincrm.store.engine import writing_engine
from twincrm.store.schema import APPLICATION_ID, SCHEMA_HEAD

SAMPLES = Path(__file__).parent.parent / "tests" / "store" / "samples"
MOMENT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC).replace(tzinfo=None).isoformat(" ")

ROWS_OF_0001 = (
    (
        "INSERT INTO association (id, uid, name, languages, letterhead, created_at)"
        " VALUES (1, 'a0000000-0000-4000-8000-000000000001', 'Verein Lindenau', 'de', '', :now)"
    ),
    (
        "INSERT INTO place (id, uid, kind, name, country, region, official_code, languages, website,"
        " time_zone, town_hall, note) VALUES (1, 'p1', 'town', 'Lindenau', 'DE', '', '', 'de', '',"
        " 'Europe/Berlin', '', '')"
    ),
    (
        "INSERT INTO organisation (id, uid, name, short_name, sector, place_id,"
        " correspondence_language, note) VALUES (1, 'o1', 'Feuerwehr Lindenau', '', 'administration',"
        " 1, 'de', '')"
    ),
    (
        "INSERT INTO person (id, uid, given, family, particle, title, suffix, nickname, birth_name,"
        " name_order, form_of_address, salutation, pronunciation, informal, nationality, occupation,"
        " correspondence_language, preferred_channel, place_id, note, birth_date)"
        " VALUES (1, 'u1', 'Jürgen', 'Weber', '', '', '', '', '', 'western', 'mr', '', '', 0, '', '',"
        " 'de', '', 1, 'Löschzug', '1957-04-19')"
    ),
    (
        "INSERT INTO phone (id, person_id, kind, label, number, e164, position)"
        " VALUES (1, 1, 'mobile', '', '0171 3920001', '+491713920001', 0)"
    ),
    (
        "INSERT INTO assignment (id, uid, person_id, organisation_id, sector, title, main, starts_on,"
        " source, note) VALUES (1, 's1', 1, 1, 'administration', 'Wehrführer', 1, '2011', '', '')"
    ),
    (
        "INSERT INTO history_step (id, happened_at, who, command, label, state, changes)"
        " VALUES (1, :now, 'Anna', 'AddPerson',"
        ' \'{"id": "Add {name}", "values": {"name": "Jürgen Weber"}, "plural": ""}\','
        " 'done', 1)"
    ),
)


def make(revision: str) -> None:
    """Write the sample of one revision."""
    path = SAMPLES / f"{revision}.twincrm"
    connect(path, "rwc").close()
    engine = writing_engine(path, wal=False)
    with engine.connect() as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", str(bundled("migrations")))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in ROWS_OF_0001:
            connection.execute(text(statement), {"now": MOMENT} if ":now" in statement else {})
        connection.execute(
            text(
                "INSERT INTO schema_note (id, revision, program, noted_at)"
                " VALUES (1, :revision, '0.1.0', :now)"
            ),
            {"revision": revision, "now": MOMENT},
        )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()


def make_village(revision: str) -> None:
    """Write the sample that was lived in: its records come from the tests' village."""
    sys.path.insert(0, str(SAMPLES.parent.parent))
    from worlds.village import settle

    from twincrm.store.file import Opening, create_file, start_association

    if revision != SCHEMA_HEAD:
        message = f"this program makes files of revision {SCHEMA_HEAD}"
        raise SystemExit(message)
    moment = datetime.fromisoformat(MOMENT).replace(tzinfo=UTC)
    path = SAMPLES / f"{revision}-village.twincrm"
    with uids_from(Random(f"village {revision}")), clock.stopped_at(moment):
        file = create_file(path, Opening("Anna", moment, lambda *_: None))
        start_association(file, "Verein Lindenau", moment)
        settle(Dispatcher(file, "Anna"))
        file.close()
    with contextlib.closing(connect(path, "rw")) as connection:
        connection.execute("VACUUM")


if __name__ == "__main__":
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for wanted in sys.argv[1:]:
        if not (SAMPLES / f"{wanted}.twincrm").exists():
            make(wanted)
        make_village(wanted)
