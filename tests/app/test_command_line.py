"""The contract of the command line: answers, exit codes, nothing written by reading."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from twincrm.app.opening import make_association

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lemaire;Hervé;;;\r\nFN:Hervé Lemaire\r\n"
    "TEL;TYPE=CELL:+33 6 39 98 20 57\r\nEMAIL:h.lemaire@example.org\r\nEND:VCARD\r\n"
)


@pytest.fixture
def path(new_file, tmp_path):
    """Such a file of this test's own."""
    return Path(shutil.copyfile(new_file, tmp_path / "neu.twincrm"))


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "kontakte.vcf"
    path.write_text(CARD, newline="")
    return path


def bytes_and_neighbours(path):
    return path.read_bytes(), sorted(p.name for p in path.parent.iterdir())


def test_a_new_file_holds_its_place_and_the_vocabularies(path, twincrm):
    info = twincrm("info", path, "--json").json

    assert info["name"] == "Verein"
    assert info["size"] == path.stat().st_size
    assert info["counts"]["place"] == 1
    assert info["counts"]["category"] > 40
    assert not [kind for kind in info["counts"] if kind.startswith(("history", "trash"))]
    assert twincrm("check", path, "--json").json == {"ok": True, "findings": []}


def test_a_file_with_two_names_is_read_but_not_written(path, cards, twincrm):
    second = path.with_name("zweit.twincrm")
    second.hardlink_to(path)
    before = path.read_bytes()

    for words in (("undo", second), ("import", path, cards), ("check", path, "--repair")):
        told = twincrm(*words)
        assert told.code == 3
        assert "several names" in told.err
    assert twincrm("info", second).code == twincrm("check", second).code == 0
    assert twincrm("backup", second).code == 0
    assert path.read_bytes() == before


def test_an_out_that_exists_is_refused_unless_forced(path, twincrm):
    before = path.read_bytes()

    refused = twincrm("new", path, "--name", "X", "--place", "Y", "--country", "FR")

    assert refused.code == 3
    assert path.read_bytes() == before
    forced = twincrm("new", path, "--name", "X", "--place", "Y", "--country", "FR", "--force")
    assert forced.code == 0
    assert twincrm("info", path, "--json").json["name"] == "X"
    (aside,) = [p for p in path.parent.iterdir() if p != path]
    assert aside.read_bytes() == before
    assert aside.name in forced.err


def test_a_file_of_another_program_is_never_replaced(twincrm, tmp_path):
    letter = tmp_path / "brief.odt"
    letter.write_bytes(b"PK\x03\x04" + bytes(900))
    before = letter.read_bytes()

    for words in (
        ("new", letter, "--name", "X", "--place", "Y", "--country", "FR", "--force"),
        ("demo", letter, "--force"),
    ):
        refused = twincrm(*words)
        assert refused.code == 3
        assert "not an association's file" in refused.err
    assert letter.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["brief.odt"]


def test_a_file_that_cannot_be_begun_replaces_nothing(path, monkeypatch):
    before = path.read_bytes()

    def stop(_made):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        make_association(path, stop, replace=True)

    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_cards_come_in_are_found_shown_listed_and_taken_back(path, cards, twincrm):
    done = twincrm("import", path, cards, "--json")
    assert done.code == 0
    assert (done.json["read"], done.json["new"]) == (1, 1)

    found = twincrm("search", path, "herve 0639", "--json").json
    assert found["total"] == 1
    item = found["items"][0]
    assert (item["kind"], item["title"]) == ("person", "Hervé Lemaire")
    shown = twincrm("show", path, "person", item["id"], "--json").json
    assert "h.lemaire@example.org" in json.dumps(shown)
    listed = twincrm("list", path, "person", "--json").json["items"]
    assert [entry["title"] for entry in listed] == ["Hervé Lemaire"]
    assert twincrm("show", path, "person", listed[0]["uid"]).code == 0

    history = twincrm("history", path, "--json").json["items"]
    assert history[0]["label"] == "Import from kontakte.vcf: 1 new person"
    assert twincrm("undo", path).code == 0
    assert twincrm("list", path, "person", "--json").json == {"items": []}
    assert twincrm("redo", path).code == 0
    assert twincrm("info", path, "--json").json["counts"]["person"] == 1


def test_nothing_to_undo_is_said_and_done(path, twincrm):
    nothing = twincrm("undo", path)

    assert nothing.code == 0
    assert "nothing to undo" in nothing.out


def test_reading_commands_write_nothing(path, cards, twincrm, tmp_path, monkeypatch):
    home = tmp_path / "home"
    monkeypatch.setenv("TWINCRM_HOME", str(home))
    before = bytes_and_neighbours(path)

    for words in (
        ("info", path),
        ("check", path),
        ("search", path, "x"),
        ("list", path, "person"),
        ("history", path),
        ("import", path, cards, "--dry-run"),
        ("print", path, "contact-card", "--dry-run"),
    ):
        twincrm(*words)
        assert bytes_and_neighbours(path) == before, words
    assert not home.exists()


def test_a_backup_is_made_before_an_import_and_brought_back(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)
    (copy,) = Path(os.environ["TWINCRM_HOME"], "backups").glob("*import*")

    restored = tmp_path / "zurück.twincrm"
    assert twincrm("restore", copy, "--to", restored).code == 0
    assert twincrm("list", restored, "person", "--json").json == {"items": []}

    made = twincrm("backup", path, "--to", tmp_path / "stick")
    assert made.code == 0
    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_a_backup_replaces_another_association_only_by_force(path, twincrm, tmp_path):
    other = tmp_path / "andere.twincrm"
    twincrm("new", other, "--name", "Comité", "--place", "Lys", "--country", "FR")
    copy = twincrm("backup", path).out.strip()
    before = bytes_and_neighbours(other)

    refused = twincrm("restore", copy, "--to", other)

    assert refused.code == 3
    assert "another association" in refused.err
    assert "--force" in refused.err
    assert bytes_and_neighbours(other) == before
    assert twincrm("restore", copy, "--to", path).code == 0
    assert twincrm("restore", copy, "--to", other, "--force").code == 0
    assert twincrm("info", other, "--json").json["name"] == "Verein"
    (aside,) = tmp_path.glob("andere_*before-restore*")
    assert aside.read_bytes() == before[0]


def test_a_backup_replaces_what_cannot_be_read(path, twincrm):
    copy = twincrm("backup", path).out.strip()
    path.write_bytes(b"scribbled" * 2000)

    assert twincrm("restore", copy, "--to", path).code == 0
    assert twincrm("check", path).code == 0


def test_export_and_import_of_the_same_cards_change_nothing(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)
    out = tmp_path / "alle.vcf"

    written = twincrm("export", path, "--format", "vcard", "--out", out, "--json")
    again = twincrm("import", path, out, "--dry-run", "--json").json

    assert written.json["written"] == 2  # the person and the association's own entry
    assert (again["read"], again["unchanged"]) == (2, 2)


def test_an_export_replaces_what_was_exported_before(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)
    out = tmp_path / "alle.vcf"
    out.write_text("old")

    assert twincrm("export", path, "--format", "vcard", "--out", out).code == 0

    assert out.read_text(encoding="utf-8").count("BEGIN:VCARD") == 2


@pytest.mark.parametrize("other", [False, True])
def test_no_export_and_no_print_replaces_an_association(other, path, cards, twincrm, tmp_path):
    target = path
    if other:
        target = tmp_path / "zweite.twincrm"
        twincrm("new", target, "--name", "V", "--place", "L", "--country", "DE")
    twincrm("import", path, cards)
    before = target.read_bytes()

    refused = twincrm("export", path, "--format", "vcard", "--out", target, "--force")
    printed = twincrm("print", path, "contact-card", "--out", target, "--force")

    assert (refused.code, printed.code) == (2, 2)
    assert target.read_bytes() == before


def test_the_founding_of_a_file_is_not_undone(path, twincrm):
    nothing = twincrm("undo", path)

    assert "nothing to undo" in nothing.out
    assert twincrm("info", path, "--json").json["counts"]["category"] > 40


def test_a_source_without_cards_is_reported(path, twincrm, tmp_path):
    empty = tmp_path / "leer.vcf"
    empty.touch()

    told = twincrm("import", path, empty, "--json")

    assert told.code == 1
    assert told.json["problems"]


@pytest.mark.skipif(os.name == "nt", reason="names of files are text there")
def test_a_file_whose_name_is_no_text_comes_in(path, cards, twincrm):
    odd = cards.with_name(os.fsdecode(b"bad\xff.vcf"))
    cards.rename(odd)

    done = twincrm("import", path, odd, "--json")

    assert (done.code, done.json["new"]) == (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_an_answer_that_cannot_be_written_is_said(path):
    words = [sys.executable, "-m", "twincrm", "list", str(path), "category"]
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert told.returncode == 3
    assert "could not be written" in told.stderr


def test_one_file_each(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)
    folder = tmp_path / "einzeln"

    twincrm("export", path, "--format", "vcard", "--one-file-each", "--search", "lemaire",
            "--out", folder)  # fmt: skip

    assert [p.name for p in folder.iterdir()] == ["herve-lemaire.vcf"]


def test_what_left_the_file_stands_in_the_log(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)
    twincrm("export", path, "--format", "vcard", "--out", tmp_path / "a.vcf", "--purpose", "phone")

    assert len(twincrm("list", path, "disclosure", "--json").json["items"]) == 1
    assert twincrm("undo", path).code == 0  # the import, not the export
    assert twincrm("list", path, "person", "--json").json == {"items": []}


def test_partners_get_only_those_who_agreed(path, cards, twincrm, tmp_path):
    twincrm("import", path, cards)

    done = twincrm("export", path, "--format", "vcard", "--out", tmp_path / "p.vcf",
                   "--purpose", "partner", "--json")  # fmt: skip

    assert done.json["left_out"] == 1
    assert "not agreed" in done.err
    assert b"Lemaire" not in (tmp_path / "p.vcf").read_bytes()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("info", "nichts.twincrm"), 3),
        (("list", "{path}", "elephant"), 2),
        (("show", "{path}", "person", "999"), 2),
        (("show", "{path}", "person", "no-such-uid"), 2),
        (("search", "{path}", "x", "--limit", "0"), 2),
        (("import", "{path}", "liste.csv"), 3),
        (("import", "{path}", "nichts.vcf"), 3),
        (("export", "{path}", "--format", "ics", "--out", "x"), 2),
        (("export", "{path}", "--format", "vcard", "--group", "Chor", "--out", "x"), 2),
        (("print", "{path}", "programme"), 2),
        (("print", "{path}", "elephant", "--out", "x.pdf"), 2),
        (("print", "{path}", "programme", "--visit", "7", "--out", "{tmp}/x.pdf"), 2),
        (("print", "{path}", "contact-card", "--lang", "xx", "--out", "{tmp}/x.pdf"), 2),
        (("place", "{path}", "--visit", "1"), 2),
        (("restore", "nichts", "--to", "{tmp}/y.twincrm"), 3),
    ],
    ids=str,
)
def test_wrong_use_and_bad_files_end_with_their_code(words, code, path, twincrm, tmp_path):
    given = [str(w).replace("{path}", str(path)).replace("{tmp}", str(tmp_path)) for w in words]

    told = twincrm(*given)

    assert told.code == code
    assert told.err.strip()
    assert told.out == ""


def test_a_search_without_hits_is_no_fault(path, twincrm):
    none = twincrm("search", path, "elefant", "--json")

    assert (none.code, none.json) == (0, {"total": 0, "items": []})


def test_documents_are_named(twincrm):
    documents = twincrm("print", "--list", "--json").json["documents"]

    assert {d["name"] for d in documents} == {
        "programme", "contact-card", "contact-list", "labels", "envelopes", "letter",
        "certificate", "member-list", "board-list", "member-statistics",
    }  # fmt: skip
    assert all(d["title"] and d["tier"] for d in documents)


def test_the_clock_can_be_set_and_nonsense_is_refused(path, twincrm, monkeypatch):
    monkeypatch.setenv("TWINCRM_TODAY", "gestern")

    refused = twincrm("info", path)

    assert refused.code == 2
    assert "TWINCRM_TODAY" in refused.err


def test_the_command_line_speaks_the_users_language(path, twincrm, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "de")

    assert "nicht gefunden" in twincrm("info", "nichts.twincrm").err


def test_another_writer_ends_with_3_and_says_who(path, cards, twincrm):
    from conftest import opening

    from twincrm.store.file import open_file

    held = open_file(path, opening())
    told = twincrm("import", path, cards)
    read = twincrm("info", path, "--json")
    held.close()

    assert told.code == 3
    assert "Anna" in told.err
    assert read.code == 0


def test_no_display_library_is_touched(path):
    code = (
        "import sys; from twincrm.app.start import main; main(['info', sys.argv[1]]);"
        "assert not [m for m in sys.modules if 'PySide' in m or m.startswith('twincrm.ui')]"
    )
    words = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_answers_are_utf8_whatever_the_system_says(path, cards, twincrm):
    twincrm("import", path, cards)
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    words = [sys.executable, "-m", "twincrm", "list", str(path), "person"]

    done = subprocess.run(words, capture_output=True, env=environment, check=False)

    assert "Hervé" in done.stdout.decode("utf-8")
