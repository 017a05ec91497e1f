"""What goes out and comes in again: known, noted, whole, and only what may."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from worlds.dump import dump
from worlds.opening import opened
from worlds.untouched import snapshot

from twincrm.exchange.vcard import read_cards
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import ConsentDraft, PersonDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Participation, Person

FOREIGN = Path(__file__).parent / "foreign.vcf"


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

    twincrm("import", demo_path, FOREIGN)
    before = log()
    twincrm("export", demo_path, "--format", "vcard", "--out", tmp_path / "a.vcf", "--search",
            "brandt", "--purpose", "phone")  # fmt: skip
    written = len(list(read_cards((tmp_path / "a.vcf").read_bytes())))
    twincrm("print", demo_path, "programme", "--visit", "2", "--lang", "de,fr", "--out",
            tmp_path / "p.pdf")  # fmt: skip
    twincrm("print", demo_path, "contact-card", "--search", "brandt", "--out", tmp_path / "c.pdf")
    twincrm("print", demo_path, "programme", "--visit", "2", "--dry-run")
    assert "Import" in twincrm("undo", demo_path).out

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


def test_a_visit_in_the_trash_is_like_one_that_never_was(demo_path, twincrm, tmp_path):
    print_it = ("print", demo_path, "programme", "--out", tmp_path / "p.pdf", "--visit")
    export_it = ("export", demo_path, "--format", "vcard", "--out", tmp_path / "v.vcf", "--visit")
    unknown = [twincrm(*words, "4711") for words in (print_it, export_it)]
    with opened(demo_path) as dispatcher:
        dispatcher.execute(MoveToTrash("visit", (2,)))

    told = [twincrm(*words, "2") for words in (print_it, export_it)]

    assert [each.code for each in told] == [2, 2]
    assert [each.err.replace("2", "4711") for each in told] == [each.err for each in unknown]
    assert not (tmp_path / "v.vcf").exists()
