"""Files damaged, cut off, foreign, empty or newer: a sentence, exit 3, left as they are."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from worlds.untouched import snapshot

from twincrm.store.connection import connect

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Neu;Nina;;;\r\nFN:Nina Neu\r\nEND:VCARD\r\n"
PAGE = 4096


def empty(path):
    path.write_bytes(b"")


def letter(path):
    path.write_text("Sehr geehrte Damen und Herren,\n" * 400)


def archive(path):
    path.write_bytes(b"PK\x03\x04" + bytes(5000))


def other_database(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY)")
    connection.close()


def cut_off(share):
    def cut(path):
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])

    return cut


def scribbled(path):
    """All but the first page."""
    whole = path.read_bytes()
    path.write_bytes(whole[:PAGE] + random.Random(1).randbytes(len(whole) - PAGE))


def newer(path):
    connection = connect(path, "rw")
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.execute("UPDATE schema_note SET program = '9.4.0'")
    connection.close()


BAD = {
    "empty": (empty, "is empty"),
    "letter": (letter, "is not a TwinCRM file"),
    "archive": (archive, "is not a TwinCRM file"),
    "database": (other_database, "is not a TwinCRM file"),
    "a tenth": (cut_off(0.1), "is incomplete"),
    "a half": (cut_off(0.5), "is incomplete"),
    "nearly all": (cut_off(0.99), "is incomplete"),
    "scribbled": (scribbled, "damaged"),
    "newer": (newer, "Version 9.4.0 or later can open it"),
}
COMMANDS = [
    "info {file}",
    "check {file}",
    "search {file} brandt",
    "show {file} person 1",
    "list {file} person",
    "history {file}",
    "import {file} {cards} --dry-run",
    "import {file} {cards}",
    "export {file} --format vcard --out {out}",
    "print {file} programme --visit 1 --out {out}",
    "print {file} contact-card --dry-run",
    "undo {file}",
    "redo {file}",
    "backup {file} --to {out}",
    "restore {file} --to {out}",
]


@pytest.fixture
def words(demo_path, tmp_path):
    """A command's words with its places filled in."""
    cards = tmp_path / "cards.vcf"
    cards.write_text(CARD, newline="")
    places = {"file": demo_path, "cards": cards, "out": tmp_path / "out"}
    return lambda command: [word.format(**places) for word in command.split()]


@pytest.mark.parametrize("kind", BAD)
def test_every_command_refuses_it_and_leaves_it_alone(kind, words, demo_path, twincrm, tmp_path):
    spoil, sentence = BAD[kind]
    spoil(demo_path)
    before = snapshot(demo_path.parent)

    for command in COMMANDS:
        told = twincrm(*words(command))

        assert told.code == 3, (command, told.err)
        assert sentence in told.err or (command.startswith("restore") and "damaged" in told.err)
        assert demo_path.name in told.err, command
        assert told.out == "", command
        assert snapshot(demo_path.parent) == before, command
        assert not (tmp_path / "out").is_file(), command
        assert not list((tmp_path / "out").glob("*")), command


@pytest.mark.parametrize("first", range(4, 40, 4))
def test_pages_damaged_here_and_there_are_no_fault_and_nothing_is_written(
    first, words, demo_path, twincrm, home
):
    whole = bytearray(demo_path.read_bytes())
    pages = len(whole) // PAGE
    for page in range(first, pages, 40):
        whole[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    demo_path.write_bytes(bytes(whole))
    before = snapshot(demo_path.parent)

    for command in COMMANDS[:7]:
        assert twincrm(*words(command)).code in (0, 1, 3), command
    assert twincrm(*words("check {file}")).code in (1, 3)
    for command in ("import {file} {cards}", "backup {file}", "restore {file} --to {out}"):
        told = twincrm(*words(command))
        assert told.code == 3, command
        assert f"{demo_path.name} is damaged" in told.err, command
    assert snapshot(demo_path.parent) == before
    assert not list(home.rglob("*.twincrm"))


def test_an_export_that_meets_damage_names_the_damaged_file(words, demo_path, twincrm):
    whole = demo_path.read_bytes()
    content = bytearray(whole)
    for page in range(1, len(whole) // PAGE):  # every page that holds a person's name
        block = slice(page * PAGE, (page + 1) * PAGE)
        if b"example.org" in whole[block]:
            content[block] = b"\xff" * PAGE
    demo_path.write_bytes(bytes(content))
    before = snapshot(demo_path.parent)

    told = twincrm(*words("export {file} --format vcard --out {out}"))

    assert told.code == 3
    assert f"{demo_path.name} is damaged" in told.err
    assert snapshot(demo_path.parent) == before


def test_a_revision_that_no_program_knows_is_named(twincrm, association_path):
    path = association_path
    connection = connect(path, "rw")
    connection.execute("UPDATE alembic_version SET version_num = '0001x'")
    connection.close()
    before = path.read_bytes()

    for words in (("info", path), ("undo", path), ("backup", path), ("check", path)):
        told = twincrm(*words)
        assert told.code == 3
        assert "“0001x”" in told.err
    assert path.read_bytes() == before


def test_an_older_file_is_backed_up_as_it_is(twincrm, tmp_path):
    sample = Path(__file__).parent.parent / "store" / "samples" / "0001.twincrm"
    old = tmp_path / "alt.twincrm"
    shutil.copyfile(sample, old)
    before = old.read_bytes()

    made = twincrm("backup", old, "--to", tmp_path / "kept")

    assert made.code == 0
    copy = connect(Path(made.out.strip()), "ro")
    assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    copy.close()
    assert old.read_bytes() == before


def test_a_table_that_was_taken_out_is_a_finding(twincrm, association_path):
    connection = connect(association_path, "rw")
    connection.execute("DROP TABLE emergency_contact")
    connection.execute("ALTER TABLE task DROP COLUMN title")
    connection.close()

    told = twincrm("check", association_path)

    assert told.code == 1
    assert "emergency_contact.name" in told.out
    assert "task.title" in told.out


def test_an_id_of_any_length_is_unknown(twincrm, association_path):
    for given in ("9" * 19, "9" * 5000, "9" * 18):
        assert twincrm("show", association_path, "person", given).code == 2


def test_the_history_is_told_as_far_as_is_wanted(twincrm, demo_path):
    assert len(twincrm("history", demo_path, "--json", "--limit", 3).json["items"]) == 3
    assert len(twincrm("history", demo_path, "--json", "--limit", "9" * 30).json["items"]) > 3
    assert twincrm("history", demo_path, "--limit", 0).code == 2


def spoil_search(path, statement):
    connection = connect(path, "rw")
    connection.execute(statement)
    connection.close()


def test_a_search_index_that_lacks_records_is_made_anew_with_the_next_change(twincrm, demo_path):
    card = demo_path.with_name("nina.vcf")
    card.write_bytes(CARD.encode())
    assert twincrm("import", demo_path, card).code == 0
    spoil_search(demo_path, "DELETE FROM search_entry WHERE id % 16 = 8")
    assert twincrm("check", demo_path).code == 1

    assert twincrm("undo", demo_path).code == 0

    assert twincrm("check", demo_path).code == 0


def test_a_search_index_that_says_something_else_is_made_anew_when_asked_to(twincrm, demo_path):
    spoil_search(demo_path, "UPDATE search_entry SET words = 'x'")
    assert twincrm("check", demo_path).code == 1
    before = twincrm("history", demo_path, "--json").json

    told = twincrm("check", demo_path, "--repair")

    assert told.code == 0
    assert twincrm("search", demo_path, "Anna", "--json").json["total"] > 0
    assert twincrm("history", demo_path, "--json").json == before
