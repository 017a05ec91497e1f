"""The command line over the whole demo association: its keys, its silence, its way there and back.

Scripts rely on these keys and codes; whatever is added, these stay.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import opening
from sqlalchemy import select, text
from worlds.dump import dump
from worlds.opening import opened
from worlds.untouched import snapshot

from twincrm.app.command_line.parser import build_parser
from twincrm.exchange.vcard import read_cards
from twincrm.runtime.language import catalogue
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import ConsentDraft, PersonDraft, read_person
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.connection import connect
from twincrm.store.file import open_file
from twincrm.store.models import Participation, Person
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


@pytest.fixture
def foreign(tmp_path_factory):
    """Cards of other programs: our own examples, and the folder of them where there is one."""
    folder = os.environ.get("TWINCRM_CORPUS")
    found = sorted(Path(folder).rglob("*.vcf")) if folder else []
    return [FOREIGN, *found]


def rows_of(path):
    with opened(path) as dispatcher:
        return dump(dispatcher.file)


def added(path, *people: PersonDraft) -> list[int]:
    with opened(path) as dispatcher:
        return [dispatcher.execute(AddPerson(person)).result for person in people]


def names_in(path) -> set[str]:
    return {read.card.formatted_name for read in read_cards(path.read_bytes())}


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
    assert [step["state"] for step in history_of(back)] == ["closed"]  # a restore ends undo
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
        (problem,) = done["problems"]
        assert problem["source"] == "foreign.vcf"
        assert problem["place"] == "3:30"
        assert problem["text"]
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
    assert items[0]["label"] == "Import 4 contacts from foreign.vcf"
    assert items[0]["changes"] > 10
    assert datetime.fromisoformat(items[0]["at"]).astimezone(UTC).year >= 2026


def test_another_language_has_the_same_keys(demo_path, twincrm, monkeypatch):
    english = twincrm("show", demo_path, "visit", "2", "--json").json
    monkeypatch.setenv("TWINCRM_LANG", "pl")
    polish = twincrm("show", demo_path, "visit", "2", "--json").json
    assert polish.keys() == english.keys()
    assert polish["values"].keys() == english["values"].keys()


# There and back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize("each", [False, True], ids=["one file", "one file each"])
def test_what_was_exported_is_known_unchanged(version, each, demo_path, twincrm, tmp_path):
    out = tmp_path / ("karten" if each else "karten.vcf")
    words = ["--vcard-version", version, *(["--one-file-each"] if each else [])]
    written = twincrm("export", demo_path, "--format", "vcard", "--out", out, "--json", *words)
    counts = twincrm("info", demo_path, "--json").json["counts"]
    assert written.code == 0
    assert written.json["written"] == counts["person"] + counts["organisation"]
    before = snapshot(demo_path.parent)

    sources = sorted(out.iterdir()) if each else [out]
    again = twincrm("import", demo_path, *sources, "--dry-run", "--json")

    assert again.code == 0
    assert again.json["read"] == again.json["unchanged"] == written.json["written"]
    assert again.json["problems"] == again.json["left_out"] == []
    assert snapshot(demo_path.parent) == before


@pytest.mark.parametrize("duplicates", ["merge", "skip", "add"])
def test_foreign_cards_taken_in_and_back_leave_every_row_as_it_was(
    duplicates, demo_path, twincrm, foreign
):
    before = rows_of(demo_path)

    done = twincrm("import", demo_path, *foreign, "--duplicates", duplicates, "--json")
    assert done.json["new"] >= 4
    between = rows_of(demo_path)
    assert between != before
    assert twincrm("check", demo_path).code == 0
    assert twincrm("undo", demo_path).code == 0

    assert rows_of(demo_path) == before
    assert twincrm("check", demo_path).code == 0
    assert twincrm("redo", demo_path).code == 0
    assert rows_of(demo_path) == between


def test_no_import_without_its_backup(demo_path, twincrm, home):
    home.mkdir()
    (home / "backups").write_text("a file in the way")
    before = snapshot(demo_path.parent)

    told = twincrm("import", demo_path, FOREIGN)

    assert told.code == 3
    assert snapshot(demo_path.parent) == before


def test_the_backup_of_an_import_is_the_file_as_it_was_before(demo_path, twincrm, home):
    before = rows_of(demo_path)
    twincrm("import", demo_path, FOREIGN)
    (copy,) = home.rglob("*import*.twincrm")
    after = rows_of(demo_path)

    assert twincrm("restore", copy, "--to", demo_path).code == 0

    assert rows_of(demo_path) == before
    (aside,) = demo_path.parent.glob("*before-restore*")
    assert rows_of(aside) == after


# What leaves the file -----------------------------------------------------------------------------


def agreed(family, **more) -> PersonDraft:
    consent = ConsentDraft(purpose="partner", given_on=datetime(2026, 5, 1, tzinfo=UTC).date())
    fields = {name: datetime.fromisoformat(day).date() for name, day in more.items()}
    return PersonDraft(
        given="Eva",
        family=family,
        note="privat",
        birth_date="1970-01-02",
        consents=(replace(consent, **fields),),
    )


def test_a_partner_gets_those_whose_consent_holds_today_and_nothing_private(
    demo_path, twincrm, tmp_path
):
    added(
        demo_path,
        agreed("Gilt"),
        agreed("Giltheute", expires_on="2027-04-19"),
        agreed("Widerrufen", withdrawn_on="2027-04-18"),
        agreed("Abgelaufen", expires_on="2027-04-18"),
        agreed("Kommt", given_on="2027-04-20"),
        PersonDraft(given="Eva", family="Nie"),
    )
    out = tmp_path / "partner.vcf"

    done = twincrm("export", demo_path, "--format", "vcard", "--out", out, "--search", "eva",
                   "--purpose", "partner", "--json")  # fmt: skip

    names = names_in(out)
    assert {"Eva Gilt", "Eva Giltheute"} <= names
    assert not {f"Eva {n}" for n in ("Widerrufen", "Abgelaufen", "Kommt", "Nie")} & names
    assert done.json["left_out"] >= 4
    assert b"privat" not in out.read_bytes()
    assert b"1970" not in out.read_bytes()


def test_everything_that_left_stands_in_the_log_and_nothing_else(demo_path, twincrm, tmp_path):
    def log():
        with opened(demo_path) as dispatcher:
            return dispatcher.ask(
                lambda s: [
                    tuple(row)
                    for row in s.connection().execute(
                        text("SELECT form, tier, purpose, records FROM disclosure_log ORDER BY id")
                    )
                ]
            )

    before = log()
    twincrm("export", demo_path, "--format", "vcard", "--out", tmp_path / "a.vcf", "--search",
            "brandt", "--purpose", "phone")  # fmt: skip
    written = len(list(read_cards((tmp_path / "a.vcf").read_bytes())))
    twincrm("print", demo_path, "programme", "--visit", "2", "--lang", "de,fr", "--out",
            tmp_path / "p.pdf")  # fmt: skip
    twincrm("print", demo_path, "contact-card", "--search", "brandt", "--out", tmp_path / "c.pdf")
    twincrm("print", demo_path, "programme", "--visit", "2", "--dry-run")
    twincrm("undo", demo_path)

    new = log()[len(before) :]
    assert [(form, purpose) for form, _, purpose, _ in new] == [
        ("vcard", "phone"), ("programme", "internal"), ("contact-card", "internal")
    ]  # fmt: skip
    assert new[0][3] == new[2][3] == written > 0
    assert new[1][3] > 0


def test_who_lies_in_the_trash_is_shown_nowhere(demo_path, twincrm, tmp_path):
    (person,) = added(demo_path, PersonDraft(given="Xaver", family="Weggelegt"))
    with opened(demo_path) as dispatcher:
        dispatcher.execute(MoveToTrash("person", (person,), "Xaver Weggelegt"))
    counts = twincrm("info", demo_path, "--json").json["counts"]
    listed = twincrm("list", demo_path, "person", "--json").json["items"]

    assert len(listed) == counts["person"]
    assert person not in {item["id"] for item in listed}
    assert twincrm("search", demo_path, "weggelegt", "--json").json["total"] == 0
    twincrm("export", demo_path, "--format", "vcard", "--out", tmp_path / "alle.vcf")
    assert "Xaver Weggelegt" not in names_in(tmp_path / "alle.vcf")
    shown = twincrm("show", demo_path, "person", person, "--json").json
    assert shown["in_trash"] is True
    assert twincrm("check", demo_path).code == 0


def test_a_guest_in_the_trash_is_not_exported_with_the_visit(demo_path, twincrm, tmp_path):
    words = ["export", demo_path, "--format", "vcard", "--visit", "2", "--out"]
    twincrm(*words, tmp_path / "vorher.vcf")
    before = names_in(tmp_path / "vorher.vcf")
    with opened(demo_path) as dispatcher:
        guest = dispatcher.ask(lambda s: s.scalars(select(Participation.person_id).where(
            Participation.visit_id == 2)).first())  # fmt: skip
        name = dispatcher.ask(lambda s: s.get(Person, guest).family)
        dispatcher.execute(MoveToTrash("person", (guest,)))

    twincrm(*words, tmp_path / "nachher.vcf")

    gone = before - names_in(tmp_path / "nachher.vcf")
    assert len(gone) == 1
    assert name in gone.pop()


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
        ("UPDATE person SET family = 'Umbenannt' WHERE id = (SELECT max(id) FROM person)",
         "no longer fits"),
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
