"""Where cards and pages go: where they were sent, and never in the way of an association's file."""

from __future__ import annotations

import pytest


def test_cards_go_into_an_empty_folder_that_is_there(demo_path, twincrm, tmp_path):
    out = tmp_path / "karten"
    out.mkdir()

    told = twincrm(
        "export", demo_path, "--format", "vcard", "--one-file-each", "--out", out, "--json"
    )

    assert told.code == 0
    assert told.json["out"] == str(out)
    assert len(list(out.iterdir())) == told.json["written"] > 0
    assert not (tmp_path / "karten 2").exists()


def test_cards_that_go_elsewhere_say_where(demo_path, twincrm, tmp_path):
    out = tmp_path / "karten"
    out.write_text("a file")

    told = twincrm(
        "export", demo_path, "--format", "vcard", "--one-file-each", "--out", out, "--json"
    )

    assert told.code == 0
    assert told.json["out"] == str(tmp_path / "karten 2")
    assert str(tmp_path / "karten 2") in told.err
    assert out.read_text() == "a file"


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal", ".lock", "-WAL"])
@pytest.mark.parametrize(
    "words", [("export", "--format", "vcard"), ("print", "contact-card")], ids=["export", "print"]
)
@pytest.mark.parametrize("other", [False, True], ids=["own", "another"])
def test_nothing_is_written_where_sqlite_or_the_lock_writes(
    other, words, end, demo_path, twincrm, tmp_path
):
    beside = demo_path
    if other:
        beside = tmp_path / "zweite.data"
        beside.write_bytes(demo_path.read_bytes())
    before = demo_path.read_bytes()
    out = beside.with_name(beside.name + end)

    told = twincrm(words[0], demo_path, *words[1:], "--out", out, "--force")

    assert told.code == 2
    assert out.name in told.err
    assert not out.exists()
    assert demo_path.read_bytes() == before


def test_such_a_name_that_belongs_to_no_file_is_free(demo_path, twincrm, tmp_path):
    out = tmp_path / "karten-journal"

    assert twincrm("export", demo_path, "--format", "vcard", "--out", out).code == 0
    assert out.read_bytes().startswith(b"BEGIN:VCARD")


def test_a_source_that_is_not_there_is_named_as_missing(demo_path, twincrm, tmp_path):
    source = tmp_path / "nofile.vcf"

    told = twincrm("import", demo_path, source)

    assert told.code == 3
    assert f"{source} was not found" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ("export", "{file}", "--format", "vcard", "--out", "{lost}/x.vcf"),
        ("export", "{file}", "--format", "vcard", "--one-file-each", "--out", "{lost}/x"),
        ("print", "{file}", "contact-card", "--out", "{lost}/x.pdf"),
        ("print", "{file}", "programme", "--visit", "no-such-visit", "--out", "{lost}/x.pdf"),
        ("backup", "{file}", "--to", "{lost}/x"),
        ("restore", "{file}", "--to", "{lost}/x.twincrm"),
        ("new", "{lost}/x.twincrm", "--name", "N", "--place", "P", "--country", "DE"),
    ],
    ids=["cards", "each", "pdf", "before-all", "backup", "restore", "new"],
)
def test_the_folder_of_what_is_made_must_be_there(words, demo_path, twincrm, tmp_path):
    lost = tmp_path / "missing"

    told = twincrm(*(word.format(file=demo_path, lost=lost) for word in words))

    assert told.code == 3
    assert "folder is not there" in told.err
    assert not lost.exists()
