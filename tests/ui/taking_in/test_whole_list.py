"""What is said of a list as a whole: of what its people are members, and where they live."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select
from worlds.dump import dump
from worlds.pages import Surroundings
from worlds.table_walk import PATIENCE, go_on, opened

from twincrm.exchange.tables.mailbox_names import ONLY_MAILBOX
from twincrm.runtime import clock
from twincrm.store.models import Address, Assignment, Membership, Organisation, Person, Place
from twincrm.ui.taking_in import TableSheet
from twincrm.ui.taking_in.table_sheet import COLUMNS, DONE, PREVIEW, WHOLE

CLUB = (
    "NOM;Prénom;Adresse;Code Postal;Ville;Adhésion;Fonction\n"
    "BOCQUET;Amélie;57, rue Jean-Jaurès;59400;SAINT-ELOI;2015;\n"
    "MASCLET;Paul;3, rue des Épées;59400;Saint-Eloi;2019;Trésorier\n"
)


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    services = around.services(qapp, populated, tmp_path, language="en")
    yield services
    around.answers = [True] * 9
    for window in qapp.topLevelWidgets():
        window.close()
    assert services.jobs.shutdown(10_000)


def memberships(session) -> int:
    return len(session.scalars(select(Membership)).all())


def test_a_foreign_list_of_members_has_to_be_decided_and_its_towns_become_places(
    services, populated, qtbot, tmp_path
):
    path = tmp_path / "adherents.csv"
    path.write_text(CLUB, encoding="utf-8")
    sheet = opened(services, qtbot, path)
    before, ours = dump(populated.file), populated.ask(memberships)
    go_on(sheet, qtbot, WHOLE)
    whole = sheet.whole
    assert "France" in whole.doubt.text
    assert whole.towns.text() == "Saint-Eloi (2)"
    assert not sheet.onward.isEnabled()
    assert sheet.dialog.focusWidget() is whole.ways["ours"]

    qtbot.mouseClick(whole.ways["other"], Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert (sheet.onward.isEnabled(), whole.body.hasFocus()) == (False, True)
    whole.body.set_value("Amis de Saint-Eloi")
    assert whole.said
    go_on(sheet, qtbot, PREVIEW)
    sheet.back.click()
    assert sheet.step == WHOLE
    sheet.back.click()
    assert sheet.step == COLUMNS
    go_on(sheet, qtbot, WHOLE)
    assert whole.body.value == "Amis de Saint-Eloi"
    go_on(sheet, qtbot, DONE)

    assert "1 new place" in sheet.result.numbers.numbers.text()
    lives = select(Person.family, Place.name, Place.country).join(Place).order_by(Person.id.desc())
    assert [tuple(row) for row in populated.ask(lambda s: s.execute(lives.limit(2)).all())] == [
        ("MASCLET", "Saint-Eloi", "FR"),
        ("BOCQUET", "Saint-Eloi", "FR"),
    ]
    held = (
        select(Assignment.title).join(Organisation).where(Organisation.name == "Amis de Saint-Eloi")
    )
    assert populated.ask(lambda s: sorted(s.scalars(held))) == ["", "Trésorier"]
    assert populated.ask(memberships) == ours
    populated.undo()
    assert dump(populated.file) == before


def test_whether_towns_become_places_is_remembered_with_the_columns(services, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Name;Vorname;PLZ;Ort\nMoll;Ida;47475;Kamp\n", encoding="utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, WHOLE)
    assert sheet.whole.places.value
    sheet.whole.places.click()
    go_on(sheet, qtbot, DONE)
    sheet.dialog.reject()
    path.write_text("Name;Vorname;PLZ;Ort\nBlum;Udo;47475;Kamp\n", encoding="utf-8")
    again = opened(services, qtbot, path)
    go_on(again, qtbot, WHOLE)
    assert not again.whole.places.value


DOUBTFUL = (
    "Name;Vorname;Anrede;Tel.;E-Mail;geb.\n"
    "Neu;Nora;Frau;02842 12345;;31.2.48\n"
    ";;;;niemand@example.org;\n"
    "Zwilling;Ida;;02841 1;;\nZwilling;Ida;;02841 2;;\nFort;Otto;;;;\n"
)


@pytest.fixture
def doubtful(services, qtbot, tmp_path):
    """The preview of a list of which only one row is beyond doubt."""
    path = tmp_path / "liste.csv"
    path.write_text(DOUBTFUL, encoding="utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, PREVIEW)
    return sheet


def test_what_is_wrong_with_a_row_is_said_in_words(doubtful):
    rows, about = doubtful.rows, doubtful.rows.about
    assert [each.fate for each in rows.entries] == ["new", "nameless", "new", "doubt", "new"]
    assert rows.model.index(0, 1).data() == "new, to check"
    rows.table.choose(0)
    assert about.text.splitlines()[2] == "What should be checked"
    assert "form of address: Ms" in about.text
    assert about.text.count("This is no date") == 1
    bar = about._page.verticalScrollBar()
    bar.setRange(0, 100)
    bar.setValue(100)
    rows.table.choose(1)
    assert bar.value() == 0  # what should be checked stands at the top
    assert "an e-mail address in this row, but no name" in about.text
    assert (about.take.text(), about.take.isVisible()) == ("Add as new", True)
    rows.table.choose(3)
    asked = "“Ida Zwilling” stands in row 4 as well, and nothing shows whether “Ida Zwilling” is "
    assert about.text.splitlines()[2:4] == [
        "To be decided",
        f"{asked}the same contact: please decide.",
    ]
    assert str(rows.model.index(3, 3).data()).startswith(asked)
    assert "becomes one of its own" not in about.text  # nobody decided that yet


def test_whose_a_mailbox_is_takes_two_keys_where_it_suggests_a_name(
    services, populated, qtbot, tmp_path
):
    path = tmp_path / "liste.csv"
    path.write_text("Straße;E-Mail\nRingstr. 4;\n;nora.neu@example.org\n", encoding="utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, PREVIEW)
    table = sheet.rows.table
    assert "1 row waits" in sheet.rows.waiting.text()

    for place, said in ((0, ""), (1, "Nora")):
        table.choose(place)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        dialog = sheet.correcting.dialog
        qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
        field = dialog.focusWidget()
        assert (field, field.value) == (sheet.correcting.fields[2], said)
        if not said:
            dialog.reject()
    assert field.selectedText() == "Nora"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    sheet.dialog.activateWindow()
    qtbot.waitUntil(lambda: sheet.rows.entries[1].fate == "new", timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    newest = select(Person.given, Person.family).order_by(Person.id.desc())
    assert populated.ask(lambda s: tuple(s.execute(newest).first())) == ("Nora", "Neu")
    assert [each.who for each in sheet.result.returned] == ["Ringstr. 4"]


def test_a_list_of_nothing_but_headers_is_told_and_goes_nowhere(services, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Name;Vorname;E-Mail\n", encoding="utf-8")
    sheet = TableSheet(services, path)
    sheet.dialog.open()
    qtbot.waitUntil(lambda: "only headers" in sheet.file.notice.text, timeout=PATIENCE)
    assert not sheet.onward.isEnabled()
    sheet.file.header.set_value(-1)
    qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
    assert not sheet.file.notice.isVisible()


def test_what_was_left_out_or_is_doubtful_is_listed_at_the_end_and_can_be_saved(
    doubtful, around, qtbot, tmp_path
):
    sheet, around.save_as = doubtful, tmp_path / "korrigieren.csv"
    sheet.rows.table.choose(4)
    sheet.rows.about.leave.click()
    qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    result = sheet.result
    assert "2 rows were taken in, 1 of them to be checked" in result.rejected.text
    assert [(each.row.row.line, each.outcome) for each in result.returned] == [
        (2, "taken in, but check it"),
        (3, "not taken in"),
        (5, "not taken in"),
        (6, "not taken in"),
    ]
    assert "31.2.48" in result.why.text()
    assert [each.why for each in result.returned[1:]] == [
        f"“niemand@example.org”. {ONLY_MAILBOX.id}",
        "Nobody decided whether it is a contact that is there already.",
        "You left it out.",
    ]
    result.save.click()
    qtbot.waitUntil(result.saved.isVisible, timeout=PATIENCE)
    saved = around.save_as.read_text("utf-8-sig")
    assert [line.split(";")[0] for line in saved.splitlines()[1:]] == [
        '"Neu"',
        '""',
        '"Zwilling"',
        '"Fort"',
    ]


def test_a_number_that_is_the_same_is_said_to_be_the_same(services, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Name;Vorname;Tel.;Ort\nMoll;Ida;02842 12345;Moers\n", encoding="utf-8")
    first = opened(services, qtbot, path)
    go_on(first, qtbot, DONE)
    first.dialog.reject()
    path.write_text("Name;Vorname;Tel.;Ort\nMoll;Ida;0284212345;Wesel\n", encoding="utf-8")
    told = opened(services, qtbot, path)
    go_on(told, qtbot, PREVIEW)
    assert "Phone – the same" in told.rows.about.text
    assert "names another address for “Ida Moll”: Wesel" in told.rows.about.text
    go_on(told, qtbot, DONE)
    assert told.result.rejected.text.startswith("1 of 1 row was taken in, 1 to be checked")
    told.dialog.reject()
    again = opened(services, qtbot, path)
    go_on(again, qtbot, PREVIEW)
    assert again.rows.entries[0].ways == ("moved",)
    assert again.rows.model.index(0, 3).data() == "the list still names another address"
    again.rows.about.moved.click()
    qtbot.waitUntil(lambda: again.rows.entries[0].fate == "update", timeout=PATIENCE)
    go_on(again, qtbot, DONE)
    held = services.dispatcher.ask(lambda s: list(s.scalars(select(Address).order_by(Address.id))))
    held = [(each.locality, each.ends_on is None) for each in held[-2:]]
    assert held == [("Moers", False), ("Wesel", True)]


def test_the_year_of_fees_and_names_in_capitals_are_settled_for_the_whole_list(
    services, qtbot, tmp_path
):
    path = tmp_path / "liste.csv"
    path.write_text(
        "Mitglied seit;Name;Vorname;Ort;Beitrag;bezahlt\n2011;WEIß;Uwe u. Zoë;Lindenau;25,50;ja\n",
        encoding="utf-8",
    )
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, PREVIEW)
    year = clock.today().year
    assert f"Fee {year}: 25.50 €, paid" in sheet.rows.about.text
    assert sheet.rows.model.index(0, 2).data() == "Uwe und Zoë WEIß, Lindenau"

    sheet.back.click()
    assert (sheet.whole.year.value, sheet.whole.loud.text()) == (year, "WEIß becomes Weiß")
    sheet.whole.year.set_value(year - 1)
    sheet.whole.proper_case.click()
    go_on(sheet, qtbot, PREVIEW)
    assert f"Fee {year - 1}: 25.50 €, paid" in sheet.rows.about.text
    assert sheet.rows.model.index(0, 2).data() == "Uwe und Zoë Weiß, Lindenau"
    sheet.back.click()
    sheet.whole.year.set_value(year)
    go_on(sheet, qtbot, PREVIEW)
    assert f"Fee {year}: 25.50 €" in sheet.rows.about.text


def test_what_is_proposed_for_a_cell_says_what_stands_in_the_list(services, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Vorname;Nachname\nPETRA;Neumann\nIda;Klein\nUwe;Groß\n", encoding="utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, PREVIEW)
    sheet._correct(0)
    dialog = sheet.correcting.dialog
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    assert [field.value for field in sheet.correcting.fields.values()] == ["Petra", "Neumann"]
    said = [words.text() for words in dialog.findChildren(QLabel)]
    assert "Proposed; in the list: PETRA" in said
    assert sum(text.startswith("Proposed") for text in said) == 1
    dialog.reject()
