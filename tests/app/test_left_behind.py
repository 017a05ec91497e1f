"""What a crash or an odd name leaves beside an association's file reaches no other file."""

from __future__ import annotations

import shutil

import pytest

from twincrm.store.connection import connect


def leave_journal(path, mode):
    """Whoever wrote to *path* was killed, and the file itself was taken away since."""
    connection = connect(path, "rw")
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE association SET name = 'Dead'")
    connection.execute("CREATE TABLE much AS SELECT randomblob(900) AS bytes FROM person, task")
    end = "-wal" if mode == "WAL" else "-journal"
    if mode == "WAL":
        connection.execute("COMMIT")
    left = path.with_name(path.name + end)
    kept = left.with_name("kept")
    shutil.copyfile(left, kept)
    connection.close()
    path.unlink()
    kept.rename(left)
    assert left.stat().st_size > 0


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
@pytest.mark.parametrize("way", ["restore", "new", "demo"])
def test_a_dead_journal_is_not_played_into_the_next_file(way, mode, demo_path, twincrm):
    backup = demo_path.with_name("backup.twincrm")
    shutil.copyfile(demo_path, backup)
    leave_journal(demo_path, mode)

    words = {
        "restore": ("restore", backup, "--to", demo_path),
        "new": ("new", demo_path, "--name", "Neu", "--place", "Lindenau", "--country", "DE"),
        "demo": ("demo", demo_path, "--today", "2027-04-19"),
    }[way]
    assert twincrm(*words).code == 0

    name = twincrm("info", demo_path, "--json").json["name"]
    assert name == ("Neu" if way == "new" else "Partnerschaftsverein Lindenau e. V.")
    assert twincrm("check", demo_path, "--json").json["ok"]


def test_cards_go_into_an_empty_folder_that_is_there(demo_path, twincrm, tmp_path):
    folder = tmp_path / "leer"
    folder.mkdir()

    done = twincrm(
        "export", demo_path, "--format", "vcard", "--one-file-each", "--out", folder,
        "--search", "brandt", "--json",
    )  # fmt: skip

    assert done.code == 0
    assert len(list(folder.iterdir())) == done.json["written"] > 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("leer")] == ["leer"]


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal", ".lock"])
def test_nothing_is_written_where_the_file_keeps_its_own(end, demo_path, twincrm):
    out = demo_path.with_name(demo_path.name + end)

    cards = twincrm("export", demo_path, "--format", "vcard", "--out", out)
    paper = twincrm("print", demo_path, "contact-card", "--out", out)

    assert (cards.code, paper.code) == (2, 2)
    assert not out.exists()
    assert twincrm("check", demo_path, "--json").json["ok"]


def test_a_missing_source_is_called_missing(demo_path, twincrm):
    told = twincrm("import", demo_path, demo_path.with_name("nothing.vcf"))

    assert told.code == 3
    assert "was not found" in told.err
