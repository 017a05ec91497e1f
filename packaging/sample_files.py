"""Keep a sample file of the newest schema revision among the tests.

Run once when a migration lands: ``python packaging/sample_files.py NNNN``. Samples of landed
revisions are never made again: each is a file as the program of that day wrote it.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from twincrm.runtime.bundled import bundled
from twincrm.store.connection import connect
from twincrm.store.engine import writing_engine
from twincrm.store.schema import APPLICATION_ID

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


if __name__ == "__main__":
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for wanted in sys.argv[1:]:
        make(wanted)
