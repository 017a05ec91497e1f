"""A file's schema: made by migrations alone, equal to the mapped classes, readable elsewhere."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, create_engine, text

from twincrm.runtime.bundled import bundled
from twincrm.services.dispatch import Dispatcher
from twincrm.services.health import findings
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.records.queries import counts, list_records
from twincrm.store.base import Base, Keeping
from twincrm.store.connection import Snapshot, connect
from twincrm.store.file import Opening, open_file
from twincrm.store.schema import APPLICATION_ID, SCHEMA_HEAD, revision_of
from twincrm.store.search import find

SAMPLES = Path(__file__).parent / "samples"


def checks_of(sql: str) -> set[str]:
    return set(re.findall(r"CONSTRAINT (ck_\w+) CHECK", sql))


def test_a_new_file_is_what_the_mapped_classes_say(dispatcher):
    with dispatcher.file.writing.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_object": lambda _, name, *_more: (
                    not str(name).startswith("search_") or name == "search_entry"
                ),
            },
        )
        found = [d for d in compare_metadata(context, Base.metadata) if not full_text_table(d)]

    assert found == []


def full_text_table(entry) -> bool:
    """Alembic sees the shadow tables of the full-text index."""
    return entry[0] == "remove_table" and entry[1].name.startswith(("search_", "alembic_"))


def test_the_rules_of_every_table_are_in_the_file(dispatcher):
    with dispatcher.file.reading.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        kept = {row.name: checks_of(row.sql) for row in rows}

    for table in Base.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
        full = {f"ck_{table.name}_{n}" if not str(n).startswith("ck_") else str(n) for n in wanted}
        assert kept[table.name] == full, table.name


def test_every_table_says_how_its_rows_are_kept():
    kinds = {m.local_table.name: m.class_.__keeping__ for m in Base.registry.mappers}

    assert set(kinds) == set(Base.metadata.tables)
    assert all(isinstance(kind, Keeping) for kind in kinds.values())
    logs = {name for name, kind in kinds.items() if kind is Keeping.LOG}
    assert logs == {
        "disclosure_log", "disclosure_person", "history_change", "history_content",
        "history_step", "schema_note",
    }  # fmt: skip


def test_links_are_mapped_classes_and_nothing_is_deleted_behind_our_back():
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete is None, f"{table.name}.{key.parent.name}"


def test_the_file_carries_our_application_id(association_path):
    with sqlite3.connect(association_path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    connection.close()


def test_nothing_in_the_file_needs_a_newer_sqlite_than_3_40(association_path):
    """Any SQLite tool opens it; the standard library's stands for one."""
    connection = sqlite3.connect(f"file:{association_path}?mode=ro", uri=True)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    connection.close()

    assert len(names) > 70


def test_all_migrations_render_as_postgresql():
    output = io.StringIO()
    config = Config(output_buffer=output)
    config.set_main_option("script_location", str(bundled("migrations")))
    config.set_main_option("dialect", "postgresql")

    command.upgrade(config, "head", sql=True)

    sql = output.getvalue()
    assert sql.count("CREATE TABLE") == len(Base.metadata.tables) + 1  # and alembic's own
    assert "fts5" not in sql


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.twincrm")), ids=lambda p: p.stem)
def test_every_landed_schema_can_be_brought_up_to_date(sample, tmp_path):
    path = tmp_path / sample.name
    shutil.copyfile(sample, path)
    before = rows_per_table(path)
    reasons = []

    file = open_file(path, opening_that_notes(reasons))
    with file.reading.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).first() is None
    with file.glance() as snapshot:
        assert revision_of(snapshot) == SCHEMA_HEAD
    dispatcher = Dispatcher(file, "Anna")
    if reasons:  # samples are written without what is derived from their rows
        assert dispatcher.ask(findings) == ()
    if reasons and len(sample.stem) == 4:
        assert [hit.title for hit in dispatcher.ask(find, "weber")] == ["Jürgen Weber"]
    file.close()

    after = rows_per_table(path)
    assert {name: after[name] for name in before if name not in GROWING} == {
        name: n for name, n in before.items() if name not in GROWING
    }
    assert reasons == ([] if sample.stem[:4] == SCHEMA_HEAD else ["migration"])


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.twincrm")), ids=lambda p: p.stem)
def test_every_sample_is_whole_and_searched_after_its_next_change(sample, tmp_path):
    path = tmp_path / sample.name
    shutil.copyfile(sample, path)

    file = open_file(path, opening_that_notes([]))
    dispatcher = Dispatcher(file, "Anna")
    dispatcher.execute(AddPlace(PlaceDraft(name="Westbridge", country="GB")))

    assert dispatcher.ask(findings) == ()
    assert dispatcher.ask(find, "westbridge")
    for kind, number in dispatcher.ask(counts).items():
        assert len(dispatcher.ask(list_records, kind, "en")) == number, kind
    if len(sample.stem) == 4:
        assert [hit.title for hit in dispatcher.ask(find, "weber")] == ["Jürgen Weber"]
    file.close()


GROWING = ("alembic_version", "schema_note", "sqlite_stat1")


def test_there_is_a_sample_of_every_revision():
    revisions = {p.name[:4] for p in bundled("migrations/versions").glob("0*.py")}

    samples = {p.stem for p in SAMPLES.glob("*.twincrm")}
    assert {stem for stem in samples if len(stem) == 4} == revisions
    assert {f"{revision}-village" for revision in revisions - {"0001"}} <= samples
    assert max(revisions) == SCHEMA_HEAD


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "old.twincrm"
    shutil.copyfile(SAMPLES / "0001.twincrm", path)
    blocking = connect(path, "rw")
    blocking.execute("CREATE TABLE visit (id INTEGER PRIMARY KEY)")  # 0002 will stumble over it
    blocking.close()
    before = path.read_bytes()

    with pytest.raises(Exception, match="already exists"):
        open_file(path, opening_that_notes([]))

    left = connect(path, "ro")
    assert revision_of(Snapshot(left)) == "0001"
    left.close()
    tables = create_engine(f"sqlite:///{path}")
    with tables.connect() as connection:
        assert not connection.execute(
            text("SELECT 1 FROM sqlite_master WHERE name = 'partnership'")
        ).first()
    tables.dispose()
    assert len(path.read_bytes()) == len(before)


def rows_per_table(path) -> dict[str, int]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'"
    ).fetchall()
    found = {n: connection.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for (n,) in names}
    connection.close()
    return found


def opening_that_notes(reasons) -> Opening:
    from datetime import UTC, datetime

    return Opening("Anna", datetime(2027, 4, 19, tzinfo=UTC), lambda _, why: reasons.append(why))
