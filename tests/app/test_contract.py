"""The command line over the whole demo association: its keys, its silence, its way there and back.

Scripts rely on these keys and codes; whatever is added, these stay.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import opening
from sqlalchemy import select
from worlds.opening import opened
from worlds.untouched import snapshot

from twincrm.app.command_line.parser import build_parser
from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.store.connection import connect
from twincrm.store.file import open_file
from twincrm.store.models import Person
from twincrm.store.schema import SCHEMA_HEAD

SAMPLES = Path(__file__).parent.parent / "store" / "samples"
READING = {
    "info": ["info {file}"],
    "check": ["check {file}"],
    "search": ["search {file} brandt", "search {file} nobody-is-called-so"],
    "show": ["show {file} visit 2", "show {file} person 1"],
    "list": ["list {file} person", "list {file} category"],
    "history": ["history {file}"],
    "import": ["import {file} {cards} --dry-run", "import {file} {cards} {cards} --dry-run"],
    "print": [
        "print {file} programme --visit 2 --lang de,fr --dry-run",
        "print {file} contact-card --search brandt --dry-run",
        "print {file} contact-list --columns name,town --letters --dry-run",
    ],
    "place": ["place {file} --visit 2"],
}
WRITING = {
    "new", "demo", "backup", "restore", "export", "import", "print", "undo", "redo", "place",
}  # fmt: skip
FOREIGN = Path(__file__).parent / "foreign.vcf"


@pytest.fixture
def words(demo_path, tmp_path):
    """A command's words with its places filled in."""
    places = {"file": demo_path, "cards": FOREIGN, "out": tmp_path / "out.vcf"}
    return lambda command: [word.format(**places) for word in command.split()]


# Reading never writes ---------------------------------------------------------------------------


def test_every_command_is_known_to_read_or_to_write():
    parser = build_parser(catalogue("en"))
    (choices,) = [a.choices for a in parser._actions if a.dest == "command"]
    assert set(choices) == set(READING) | WRITING


@pytest.mark.parametrize("command", [each for several in READING.values() for each in several])
@pytest.mark.parametrize("more", [[], ["--json"]], ids=["words", "json"])
def test_reading_leaves_file_folder_and_home_as_they_were(
    command, more, words, demo_path, twincrm, home
):
    before = snapshot(demo_path.parent)

    told = twincrm(*words(command), *more)

    assert told.code in (0, 1, 2)
    assert snapshot(demo_path.parent) == before
    assert not home.exists()


@pytest.mark.parametrize("name", [name for name in READING if name != "place"])
def test_reading_an_older_file_does_not_bring_it_up_to_date(name, words, demo_path, twincrm, home):
    shutil.copyfile(SAMPLES / "0001.twincrm", demo_path)
    before = snapshot(demo_path.parent)

    told = twincrm(*words(READING[name][0]))

    assert told.code == 3
    assert "older TwinCRM" in told.err
    assert snapshot(demo_path.parent) == before
    assert not home.exists()


def test_an_older_file_is_told_of_in_polish(demo_path, twincrm, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "pl")
    shutil.copyfile(SAMPLES / "0001.twincrm", demo_path)

    told = twincrm("info", demo_path)

    assert told.code == 3
    assert "starsza wersja TwinCRM" in told.err


def test_writing_to_an_older_file_backs_it_up_and_brings_it_up_to_date(demo_path, twincrm, home):
    shutil.copyfile(SAMPLES / "0001.twincrm", demo_path)
    old = demo_path.read_bytes()

    assert twincrm("undo", demo_path).code == 0

    assert twincrm("info", demo_path, "--json").json["schema"] == SCHEMA_HEAD
    assert twincrm("check", demo_path).code == 0
    (copy,) = home.rglob("*migration*.twincrm")
    back = demo_path.with_name("zurück.twincrm")
    assert twincrm("restore", copy, "--to", back).code == 0
    then = rows_by_tool_of(old, demo_path.with_name("alt.twincrm"))
    restored = rows_by_tool(back)
    assert {step["state"] for step in history_of(back)} == {"closed"}  # a restore ends undo
    for rows in (then, restored):
        del rows["history_step"]
    assert restored == then


def rows_by_tool_of(data, path):
    path.write_bytes(data)
    return rows_by_tool(path)


def history_of(path):
    connection = connect(path, "ro")
    states = connection.execute("SELECT state FROM history_step").fetchall()
    connection.close()
    return [{"state": state} for (state,) in states]


def rows_by_tool(path):
    """Every table as another tool reads it, whatever its revision."""
    connection = connect(path, "ro")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    found = {n: connection.execute(f'SELECT * FROM "{n}"').fetchall() for (n,) in names}
    connection.close()
    return found


# The keys ---------------------------------------------------------------------------------------


def test_the_documents_have_their_keys(demo_path, twincrm):
    info = twincrm("info", demo_path, "--json").json
    assert {"counts", "schema", "size", "uid", "name"} <= info.keys()
    assert info["counts"]["person"] > 250
    assert info["schema"] == SCHEMA_HEAD
    listed = twincrm("list", demo_path, "person", "--json").json
    assert len(listed["items"]) == info["counts"]["person"]
    assert all({"id", "uid", "title"} <= item.keys() for item in listed["items"])
    found = twincrm("search", demo_path, "a", "--limit", "5", "--json").json
    assert found["total"] > 5
    assert len(found["items"]) == 5
    assert all({"kind", "id", "title", "subtitle", "score"} <= i.keys() for i in found["items"])
    documents = twincrm("print", "--list", "--json").json["documents"]
    assert len(documents) > 1
    assert all({"name", "title", "tier"} <= each.keys() for each in documents)


def test_an_import_says_what_was_read_odd_and_left_out(demo_path, twincrm):
    for more in ([], ["--dry-run"]):
        told = twincrm("import", demo_path, FOREIGN, "--json", *more)
        assert told.code == 1  # the file holds an odd line
        done = told.json
        assert {"read", "new", "updated", "unchanged", "duplicates"} <= done.keys()
        assert done["read"] == done["new"] + done["updated"] + done["unchanged"] + done["skipped"]
        odd, *doubts = done["problems"]
        assert {problem["source"] for problem in done["problems"]} == {"foreign.vcf"}
        assert odd["place"] == "3:30"
        assert odd["text"]
        # A committee of that name is in the file; the second time it is the card that is known.
        assert [doubt["place"] for doubt in doubts] == ([] if more else ["3:23"])
        assert all("Comité des fêtes de Saint-Aubin" in doubt["text"] for doubt in doubts)
        assert done["left_out"] == ["X-CUSTOM"]
    assert done["duplicates"] == done["unchanged"] == done["read"] == 4


def test_every_kind_is_listed_and_shown_as_often_as_it_is_counted(demo_path, twincrm):
    counts = twincrm("info", demo_path, "--json").json["counts"]
    assert {
        "person", "organisation", "household", "place", "partnership", "assignment", "membership",
        "visit", "task", "tag", "category", "field", "motive", "theme",
    } <= counts.keys()  # fmt: skip
    assert not [kind for kind in counts if kind.startswith(("history", "disclosure", "trash"))]
    for kind, count in counts.items():
        items = twincrm("list", demo_path, kind, "--json").json["items"]
        assert len(items) == count, kind
        for item in items[:1]:
            by_id = twincrm("show", demo_path, kind, item["id"], "--json").json
            by_uid = (
                twincrm("show", demo_path, kind, item["uid"], "--json").json
                if item["uid"]
                else by_id
            )
            assert by_id == by_uid
            assert by_id["kind"] == kind


def test_history_says_who_did_what_and_when(demo_path, twincrm):
    twincrm("import", demo_path, FOREIGN)
    items = twincrm("history", demo_path, "--json").json["items"]

    assert all({"id", "at", "who", "label", "changes"} <= item.keys() for item in items)
    assert items[0]["label"] == "Import from foreign.vcf: 3 new people, 2 new organisations"
    assert items[0]["changes"] > 10
    assert datetime.fromisoformat(items[0]["at"]).astimezone(UTC).year >= 2026


def test_another_language_has_the_same_keys(demo_path, twincrm, monkeypatch):
    english = twincrm("show", demo_path, "visit", "2", "--json").json
    monkeypatch.setenv("TWINCRM_LANG", "pl")
    polish = twincrm("show", demo_path, "visit", "2", "--json").json
    assert polish.keys() == english.keys()
    assert polish["values"].keys() == english["values"].keys()
    told = twincrm("show", demo_path, "visit", "2").out
    assert "    Kto jedzie: My gościmy\n    Status: potwierdzono\n" in told


def test_missing_translations_are_said_before_anything_is_written(demo_path, twincrm, tmp_path):
    out = tmp_path / "p.pdf"

    tried = twincrm("print", demo_path, "programme", "--visit", "2", "--lang", "de,pl", "--dry-run",
                    "--out", out, "--json")  # fmt: skip

    assert tried.code == 1
    assert tried.json["warnings"]
    assert all(warning in tried.err for warning in tried.json["warnings"])
    assert not out.exists()
    whole = twincrm("print", demo_path, "programme", "--visit", "2", "--lang", "de,fr", "--dry-run")
    assert whole.code == 0


# Check --------------------------------------------------------------------------------------------


def test_a_second_program_is_told_who_writes_and_since_when(demo_path, twincrm):
    held = open_file(demo_path, opening())
    told = twincrm("import", demo_path, FOREIGN)
    read = twincrm("search", demo_path, "brandt", "--json")
    held.close()

    assert told.code == 3
    assert "Anna" in told.err
    assert "2027-04-19" in told.err
    assert read.json["total"] > 0


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        ("UPDATE search_entry SET title = 'Falsch' WHERE id = (SELECT min(id) FROM search_entry)",
         "search index"),
        ("DELETE FROM search_entry WHERE id = (SELECT max(id) FROM search_entry)", "search index"),
        ("UPDATE person SET place_id = 999999 WHERE id = 1", "points to a row"),
        ("UPDATE person SET family = 'Umbenannt' WHERE family = 'Neuername'", "no longer fits"),
        ("DELETE FROM history_content", "missing or was altered"),
    ],
    ids=["entry altered", "entry lost", "reference", "history", "content"],
)  # fmt: skip
def test_check_finds_what_is_wrong_and_ends_with_1(damage, word, demo_path, twincrm):
    with opened(demo_path) as dispatcher:
        last = dispatcher.ask(lambda s: max(s.scalars(select(Person.id))))
        opened_draft = dispatcher.ask(read_person, last)
        dispatcher.execute(
            ChangePerson(last, opened_draft, replace(opened_draft, family="Neuername"))
        )
    assert twincrm("check", demo_path, "--json").json == {"ok": True, "findings": []}
    connection = connect(demo_path, "rw")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(damage)
    connection.close()
    before = snapshot(demo_path.parent)

    told = twincrm("check", demo_path, "--json")

    assert told.code == 1
    assert told.json["ok"] is False
    assert any(word in finding for finding in told.json["findings"])
    assert snapshot(demo_path.parent) == before
