"""Contacts as tables at the command line: columns, consent, the log, and nothing half written."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import opening
from pypdf import PdfReader
from sqlalchemy import select

from twincrm.app.start import main
from twincrm.exchange.tables import read_tables
from twincrm.services.dispatch import Dispatcher
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.interchange.exporting import (
    all_contacts,
    columns_of_group,
    contacts_found,
)
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.interchange.table_sources import source_of
from twincrm.services.printing.members import all_members_paper
from twincrm.store.file import open_file
from twincrm.store.models import DisclosureLog, Person

PRIVATE = {"Geburtstag", "Bemerkung", "Schlagwörter"}


@pytest.fixture
def path(village_file, tmp_path, monkeypatch):
    monkeypatch.setenv("TWINCRM_LANG", "de")
    return Path(shutil.copyfile(village_file, tmp_path / "dorf.twincrm"))


def asked(path, question):
    file = open_file(path, opening())
    try:
        return Dispatcher(file, "Anna").ask(question)
    finally:
        file.close()


def logged(path):
    return asked(
        path,
        lambda s: [(row.form, row.tier, row.purpose, row.records, row.recipient)
                   for row in s.scalars(select(DisclosureLog))],
    )  # fmt: skip


def exported(path, out, *words):
    code = main(["export", str(path), "--out", str(out), "--json", *words])
    assert code == 0
    [table] = read_tables(out.read_bytes(), out.name).tables
    return table.rows[0], table.rows[1:]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("alle.xlsx", ["--format", "xlsx"]),
        ("alle.csv", ["--format", "csv"]),
        ("roh.csv", ["--format", "csv", "--csv-for", "programs"]),
    ],
)
def test_everybody_stands_in_the_table_as_on_the_cards_and_in_the_log(path, tmp_path, name, words):
    out = tmp_path / name
    head, rows = exported(path, out, *words)
    assert {"Zahlt den Beitrag", "Kennung der Mitgliedschaft"} <= set(head)
    contacts = asked(path, all_contacts)
    cards = asked(path, lambda s: list(cards_of(s, contacts, "de")))
    parts = [head.index(name) for name in ("Namenszusatz", "Nachname")]
    postcode = head.index("Postleitzahl")
    assert [" ".join(filter(None, (row[n] for n in parts))) for row in rows] == [
        card.family for card in cards
    ]
    assert [row[postcode] or "" for row in rows] == [
        card.addresses[0].postcode if card.addresses else "" for card in cards
    ]
    assert set(head) > PRIVATE
    form = "xlsx" if name.endswith("xlsx") else "csv"
    assert logged(path)[-1] == (form, "contact", "internal", len(contacts), str(out))


@pytest.mark.parametrize("language", ["fr", "pl"])
def test_what_went_out_comes_back_with_titles_and_languages(path, tmp_path, monkeypatch, language):
    monkeypatch.setenv("TWINCRM_LANG", language)
    out = tmp_path / "alle.csv"
    exported(path, out, "--format", "csv")
    read = source_of(read_tables(out.read_bytes(), out.name), out.name, "DE", date(2026, 11, 27))
    contacts = asked(path, all_contacts)
    cards = asked(path, lambda s: list(cards_of(s, contacts, language)))
    came = [contact.card for row in read.rows for contact in row.contacts]
    assert [c.meaning for c in read.mapping.columns if c.meaning in ("keep", "out", "")] == []
    assert [c.prefix for c in came] == [c.prefix for c in cards]
    assert [set(c.languages) for c in came] == [set(c.languages) for c in cards]
    assert [row.problems for row in read.rows if row.problems] == []


def test_columns_are_those_asked_for_in_that_order(path, tmp_path):
    words = ["--format", "csv", "--columns", "town, name,uid", "--search", "Lindenau"]
    head, rows = exported(path, tmp_path / "a.csv", *words)
    assert head == ("Ort", "Name", "Kennung")
    assert len(rows) == len(asked(path, lambda s: contacts_found(s, "Lindenau"))) > 0


def test_a_group_goes_out_and_is_printed_in_its_columns_and_order(path, tmp_path, capsys):
    people = [each for each in asked(path, all_contacts) if each[0] == "person"][:3]
    file = open_file(path, opening())
    try:
        dispatcher = Dispatcher(file, "Anna")
        view = "name birthday last_contact member_number / name-"
        draft = GroupDraft("Chor", "static", view=view)
        dispatcher.execute(AddGroup(draft, tuple(people)))
        by_name = [dispatcher.ask(lambda s, k=key: s.get(Person, k).family) for _, key in people]
        paper = dispatcher.ask(all_members_paper, "de", group="Chor")
    finally:
        file.close()
    assert {uid for _, uid in paper.about} < {
        uid for _, uid in asked(path, lambda s: all_members_paper(s, "de").about)
    }

    head, rows = exported(path, tmp_path / "chor.csv", "--format", "csv", "--group", "Chor")
    told = ("Name", "Geburtstag", "Letzter Kontakt (zur Kenntnis)", "Mitgliedsnr.")
    assert head == told
    assert [name in row[0] for row, name in zip(rows, by_name[::-1], strict=True)] == [True] * 3
    outward = ("--format", "csv", "--group", "Chor", "--purpose", "phone")
    capsys.readouterr()
    assert exported(path, tmp_path / "phone.csv", *outward)[0] == ("Name",)
    assert "Geburtstag" in capsys.readouterr().err

    assert asked(path, lambda s: columns_of_group(s, "Chor")) == (
        "name", "birthday", "last_contact", "member_number",
    )  # fmt: skip
    out = tmp_path / "chor.pdf"
    words = ["print", str(path), "contact-list", "--group", "Chor", "--out", str(out), "--force"]
    assert main(words) == 0
    with PdfReader(out) as read:
        text = read.pages[0].extract_text()
    assert "Geburtstag" in text
    assert "Mobil" not in text


def test_a_partner_gets_who_agreed_and_nothing_private(path, tmp_path, capsys):
    out = tmp_path / "partner.xlsx"
    head, rows = exported(path, out, "--format", "xlsx", "--purpose", "partner")
    told = capsys.readouterr()
    document = json.loads(told.out)
    assert not PRIVATE & set(head)
    assert 0 < len(rows) == document["written"]
    assert document["left_out"] == len(document["left_out_names"]) > 0
    assert document["left_out_names"][0] in told.err
    assert logged(path)[-1][1:4] == ("contact", "partner", len(rows))


@pytest.mark.parametrize(
    ("columns", "word"),
    [("name,note", "Bemerkung"), ("name,shoe_size", "shoe_size"), ("name,name", "Name"), (",", "")],
)
def test_a_column_that_is_none_or_does_not_go_out_writes_nothing(
    path, tmp_path, capsys, columns, word
):
    out, before = tmp_path / "a.csv", logged(path)
    words = ["--format", "csv", "--purpose", "phone", "--columns", columns]
    assert main(["export", str(path), "--out", str(out), *words]) == 2
    assert word in capsys.readouterr().err
    assert not out.exists()
    assert logged(path) == before


def test_what_cannot_be_noted_or_put_in_its_place_is_not_written(path, tmp_path, capsys):
    held = open_file(path, opening())
    out = tmp_path / "alle.xlsx"
    out.write_text("as it was")
    words = ["export", str(path), "--format", "xlsx", "--out"]
    assert main([*words, str(out), "--force"]) == 3
    held.close()
    assert out.read_text() == "as it was"
    folder = tmp_path / "folder"
    folder.mkdir()
    assert main([*words, str(folder)]) == 2
    assert main([*words, str(tmp_path / "nowhere" / "a.xlsx")]) == 3
    assert main([*words, str(path)]) == 2
    assert list(tmp_path.glob(".*.part")) == []
    assert "Traceback" not in capsys.readouterr().err
