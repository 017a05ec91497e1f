"""A club's list comes in step by step: understood, looked through, taken in as one act."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select
from worlds.dump import dump
from worlds.pages import Surroundings
from worlds.table_walk import PATIENCE, go_on, opened

from twincrm.services.interchange.table_reading import read_table_file
from twincrm.store.models import Household, Person
from twincrm.ui.kit.file_drop import FileDrop
from twincrm.ui.taking_in import ImportSheet, TableSheet, import_files
from twincrm.ui.taking_in.rows_step import FILE, SEEN
from twincrm.ui.taking_in.table_sheet import COLUMNS, DONE, PREVIEW

LIST = (
    "Mitgliederliste 2027;;;;;;\r\n"
    "Nr.;Name;Vorname;Straße;PLZ/Ort;geb.;Sternzeichen;Beitrag\r\n"
    "1;Groß;Änne;Ringstr. 4;01234 Moers;19/04/57;Widder;12,50\r\n"
    "2;Kobusch;Udo u. Eva;Ringstr. 3;47475 Moers;;;18\r\n"
    "3;;;Eyller Str. 118;47441 Moers;;\r\n"
    "Summe: 3;;;;;;\r\n"
)


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    made = around.services(qapp, populated, tmp_path, language="en")
    yield made
    around.answers = [True] * 9
    for window in qapp.topLevelWidgets():
        window.close()
    assert made.jobs.shutdown(10_000)


@pytest.fixture
def listed(tmp_path) -> Path:
    path = tmp_path / "Mitglieder.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def preview(sheet, qtbot):
    go_on(sheet, qtbot, COLUMNS)
    go_on(sheet, qtbot, PREVIEW)


def people(dispatcher) -> list[str]:
    return dispatcher.ask(lambda s: list(s.scalars(select(Person.given).order_by(Person.id))))


def column(sheet, header):
    """Choose the column of a header in the second step."""
    headers = [each.column.header for each in sheet.columns._seen]
    sheet.columns.table.choose(headers.index(header))
    return sheet.columns.about


def test_a_list_comes_in_by_keyboard_as_one_step_and_only_once(
    services, populated, around, qtbot, listed, tmp_path
):
    before = dump(populated.file)
    around.save_as = tmp_path / "korrigieren.csv"

    sheet = opened(services, qtbot, listed)
    assert sheet.file.encoding.value == "cp1252"
    assert "row 1 (a title above the table)" in sheet.file.notice.text
    assert sheet.file.table.currentIndex().row() == 2  # somebody, below title and header
    preview(sheet, qtbot)
    assert [each.fate for each in sheet.rows.entries] == ["new", "new", "problem"]
    assert "one household" in str(sheet.rows.model.index(1, 3).data())
    assert dump(populated.file) == before
    sums = sheet.rows.account.text()
    assert sums.startswith("2 subscriptions of ")
    assert sums.endswith("30.50 € in all")
    go_on(sheet, qtbot, DONE)
    assert sheet.result.account.text().split("\n") == sums.split(" · ")
    assert people(populated)[-3:] == ["Änne", "Udo", "Eva"]
    sheet.result.save.click()
    qtbot.waitUntil(sheet.result.saved.isVisible, timeout=PATIENCE)
    sheet.dialog.reject()

    again = opened(services, qtbot, listed)
    preview(again, qtbot)
    assert [each.fate for each in again.rows.entries] == ["unchanged", "unchanged", "problem"]
    assert not again.onward.isEnabled()
    assert [(each.row.row.line, each.outcome) for each in sheet.result.returned] == [
        (5, "not taken in")
    ]
    rejected = read_table_file(populated, around.save_as)
    assert [row.cells[4] for row in rejected.rows] == ["47441 Moers"]
    populated.undo()
    assert dump(populated.file) == before


def test_what_a_column_becomes_is_said_and_remembered(services, populated, qtbot, listed):
    sheet = opened(services, qtbot, listed)
    go_on(sheet, qtbot, COLUMNS)
    doubts = sheet.columns.doubts

    column(sheet, "Sternzeichen").meaning.set_value("categories")
    about = column(sheet, "geb.")
    assert "19 April 1957" in about.text

    assert sheet.columns.doubts == doubts - 1
    go_on(sheet, qtbot, PREVIEW)
    assert sheet.rows.entries[0].cards[0].incoming.card.categories == ("Widder",)
    go_on(sheet, qtbot, DONE)
    sheet.dialog.reject()
    again = opened(services, qtbot, listed)
    go_on(again, qtbot, COLUMNS)
    assert "last time" in again.columns.summary.text()
    assert column(again, "Sternzeichen").meaning.value == "categories"


def test_day_or_month_first_is_asked_where_both_are_possible(services, qtbot, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("First name;Last name;Birthday\nAnn;Gray;03/04/1957\n", encoding="utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, COLUMNS)

    about = column(sheet, "Birthday")
    assert {o: choice.text() for o, choice in about.orders.items()} == {
        "dmy": "3 April 1957",
        "mdy": "4 March 1957",
    }
    about.orders["mdy"].click()

    go_on(sheet, qtbot, PREVIEW)
    assert sheet.rows.entries[0].cards[0].incoming.card.birthday == "1957-03-04"


def test_years_of_two_digits_and_capitals_are_settled_by_column(services, qtbot, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Vorname;NAME;geb.\nAnna;VON AHN;1.2.51\nIda;KLEIN;3.4.20\n", "utf-8")
    sheet = opened(services, qtbot, path)
    go_on(sheet, qtbot, COLUMNS)
    about = column(sheet, "geb.")
    said = [choice.text() for choice in about.years.values()]
    assert said == ["3 April 2020", "3 April 1920", "3 April"]
    doubts = sheet.columns.doubts

    about.years["old"].click()
    column(sheet, "NAME").proper_case.click()

    assert sheet.columns.doubts == doubts - 1
    go_on(sheet, qtbot, PREVIEW)
    cards = [each.cards[0].incoming.card for each in sheet.rows.entries]
    assert [(card.family, card.birthday) for card in cards] == [
        ("von Ahn", "1951-02-01"),
        ("Klein", "1920-04-03"),
    ]


def test_another_sheet_is_taken_only_where_it_is_chosen(services, qtbot, tmp_path):
    book = Workbook()
    book.active.title = "Mitglieder"
    more = book.create_sheet("Gäste")
    for sheet, name in ((book.active, "Weber"), (more, "Gast")):
        sheet.append(["Name", "Vorname", "Ort"])
        sheet.append([name, "Anna", "Moers"])
    book.save(tmp_path / "liste.xlsx")
    shown = opened(services, qtbot, tmp_path / "liste.xlsx")
    assert shown.file.sheet.value == "Mitglieder"

    shown.file.sheet.set_value("Gäste")
    qtbot.waitUntil(shown.onward.isEnabled, timeout=PATIENCE)
    preview(shown, qtbot)

    assert [e.cards[0].incoming.card.family for e in shown.rows.entries] == ["Gast"]


def test_a_namesake_waits_until_somebody_decides(services, populated, qtbot, tmp_path):
    name = populated.ask(
        lambda s: s.execute(select(Person.given, Person.family).where(Person.family != "")).first()
    )
    path = tmp_path / "liste.csv"
    rows = f"{name[0]};{name[1]};Moers\nNina;Neu;Moers\n"
    path.write_text("Vorname;Nachname;Ort\n" + rows, encoding="utf-8")
    before = people(populated)
    sheet = opened(services, qtbot, path)
    preview(sheet, qtbot)
    assert [each.fate for each in sheet.rows.entries] == ["doubt", "new"]
    assert not sheet.rows.accept_all.isVisible()  # nothing but the name speaks for either
    shown = sheet.rows.model.index(1, FILE)
    for width, named in ((1200, "Nina Neu, Moers"), (500, "Nina Neu, Moers\nnot on file yet")):
        sheet.rows.resize(width, 400)
        assert sheet.rows.table.isColumnHidden(SEEN) is (width == 500)
        assert shown.data() == named  # what is seen is never left out

    sheet.rows.about.take.click()
    assert [each.fate for each in sheet.rows.entries] == ["new", "new"]
    qtbot.keyClick(sheet.rows.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.rows.entries[0].fate == "skip", timeout=PATIENCE)
    sheet._plan({}, {}, read=False)
    qtbot.waitUntil(lambda: sheet.rows.entries[0].waits, timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    assert people(populated) == [*before, "Nina"]


def test_a_namesake_is_completed_where_somebody_says_it_is_the_same(
    services, populated, qtbot, tmp_path
):
    key, *name = populated.ask(
        lambda s: s.execute(
            select(Person.id, Person.given, Person.family).where(Person.family != "")
        ).first()
    )
    path = tmp_path / "liste.csv"
    path.write_text(f"Vorname;Nachname;Hobby\n{name[0]};{name[1]};Schach\n", encoding="utf-8")
    before = people(populated)
    sheet = opened(services, qtbot, path)
    preview(sheet, qtbot)
    assert name[1] in sheet.rows.about.text
    assert " / " in sheet.rows.about.text  # beside the card on file

    ways = {action.text(): action for action in sheet.rows.ways_menu().actions()}
    ways["complete the contact of that name"].trigger()
    sheet.work.panel.stop_wanted.emit()
    qtbot.waitUntil(sheet.work.stopped.isVisible, timeout=PATIENCE)
    assert sheet.rows.entries[0].waits  # a plan that was stopped decides nothing
    assert sheet.rows.table.hasFocus()
    sheet.rows.about.same.click()
    qtbot.waitUntil(lambda: sheet.rows.entries[0].fate == "update", timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    assert people(populated) == before
    assert "Schach" in populated.ask(lambda s: s.get(Person, key).note)


def test_a_row_is_put_right_in_the_preview_and_known_again(services, populated, qtbot, listed):
    sheet = opened(services, qtbot, listed)
    preview(sheet, qtbot)
    sheet.rows.table.choose(2)

    qtbot.keyClick(sheet.rows.table, Qt.Key.Key_F2)
    fields = sheet.correcting.fields
    headers = sheet._mapped.layout.header
    fields[headers.index("Name")].setFocus()
    qtbot.keyClicks(fields[headers.index("Name")], "Klein")
    qtbot.keyClicks(fields[headers.index("Vorname")], "Ida")
    sheet.correcting.again.click()
    sheet.dialog.activateWindow()
    qtbot.waitUntil(lambda: sheet.rows.entries[2].fate == "new", timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    assert people(populated)[-1] == "Ida"
    assert not sheet.result.save.isVisible()
    assert b"Klein" not in listed.read_bytes()


def test_somebody_known_is_laid_beside_the_card_or_added_as_new(services, populated, qtbot, listed):
    first = opened(services, qtbot, listed)
    preview(first, qtbot)
    go_on(first, qtbot, DONE)
    first.dialog.reject()
    listed.write_bytes(
        LIST.replace(";Widder", ";Widder;aenne@example.org")
        .replace("Sternzeichen", "Sternzeichen;E-Mail")
        .encode("cp1252")
    )
    sheet = opened(services, qtbot, listed)
    preview(sheet, qtbot)
    assert sheet.rows.entries[0].fate == "update"
    assert "aenne@example.org / –" in sheet.rows.about.text

    sheet.rows.about.fresh.click()
    qtbot.waitUntil(lambda: sheet.rows.entries[0].fate == "new", timeout=PATIENCE)
    go_on(sheet, qtbot, DONE)

    assert people(populated).count("Änne") == 2


def test_another_character_set_and_no_header_are_read_at_once(services, qtbot, listed):
    sheet = opened(services, qtbot, listed)

    sheet.file.encoding.set_value("cp850")
    qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
    assert str(sheet.file.model.index(2, 3).data()) != "Änne"
    assert sheet._opened.file.encoding == "cp850"
    sheet.file.header.set_value(-1)
    qtbot.waitUntil(sheet.onward.isEnabled, timeout=PATIENCE)
    assert not sheet._mapped.layout.found


def test_stopped_while_it_is_written_nothing_is_changed(services, populated, qtbot, listed):
    sheet = opened(services, qtbot, listed)
    preview(sheet, qtbot)
    before = dump(populated.file)

    sheet.onward.click()
    sheet.work.panel.stop_wanted.emit()
    qtbot.waitUntil(sheet.work.stopped.isVisible, timeout=PATIENCE)

    assert sheet.step == PREVIEW
    assert dump(populated.file) == before
    go_on(sheet, qtbot, DONE)


def test_giving_up_is_asked_once_something_was_said(services, populated, around, qtbot, listed):
    before = dump(populated.file)
    around.answers = [False, True]
    unsaid = opened(services, qtbot, listed)
    preview(unsaid, qtbot)
    qtbot.keyClick(unsaid.dialog, Qt.Key.Key_Escape)
    assert not unsaid.dialog.isVisible()
    assert around.asked == []

    sheet = opened(services, qtbot, listed)
    go_on(sheet, qtbot, COLUMNS)
    column(sheet, "Sternzeichen").meaning.set_value("categories")
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_Escape)
    assert sheet.dialog.isVisible()
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_Escape)

    assert not sheet.dialog.isVisible()
    assert dump(populated.file) == before


@pytest.mark.parametrize("content", [b"%PDF-1.7 no table", b"", b"PK\x03\x04 broken"])
def test_a_file_of_anything_is_said_in_a_sentence(services, around, qtbot, tmp_path, content):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    sheet = TableSheet(services, path, cards=lambda _: None)
    sheet.dialog.open()

    qtbot.waitUntil(lambda: not sheet.work.busy, timeout=PATIENCE)

    assert not content or "liste.xlsx" in around.said[0]


def test_cards_and_tables_are_told_apart_by_what_is_in_them(services, qtbot, tmp_path):
    path = tmp_path / "kontakte.txt"
    path.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Neu;Nina;;;\r\nFN:Nina Neu\r\nEND:VCARD\r\n")

    import_files(services, (path,), lambda _: None)

    def shown():
        window = QApplication.activeModalWidget()
        found = window.findChildren(ImportSheet) if window is not None else []
        return bool(found and found[0].plan)

    qtbot.waitUntil(shown, timeout=PATIENCE)


def test_files_dropped_on_the_contacts_are_imported(services, qtbot, listed):
    taken = []
    page = QWidget()
    qtbot.addWidget(page)
    FileDrop(page, taken.append)
    dropped, at = QMimeData(), QPointF(5, 5)
    words = QMimeData()
    words.setText("Weber")
    dropped.setUrls([QUrl.fromLocalFile(str(listed))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    held = Qt.KeyboardModifier.NoModifier
    for data in (words, dropped):
        over = QDragEnterEvent(at.toPoint(), action, data, button, held)
        QApplication.sendEvent(page, over)
        QApplication.sendEvent(page, QDropEvent(at, action, data, button, held))

    assert taken == [(listed,)]


def test_the_club_s_own_workbook_comes_in(services, populated, qtbot):
    path = Path(os.environ.get("TWINCRM_CORPUS") or "corpus") / "club" / "Mitgliederliste.xlsx"
    if not path.is_file():
        pytest.skip("TWINCRM_CORPUS names no folder with lists of a club")
    before = dump(populated.file)
    sheet = opened(services, qtbot, path)
    preview(sheet, qtbot)
    waiting = [place for place, each in enumerate(sheet.rows.entries) if each.waits]
    for place in waiting:  # two of one name in the list: nobody but the user can tell
        sheet.rows.table.choose(place)
        sheet.rows.about.take.click()
    go_on(sheet, qtbot, DONE)
    assert populated.ask(lambda s: s.scalars(select(Household.id)).first()) is not None
    sheet.dialog.reject()

    again = opened(services, qtbot, path)
    preview(again, qtbot)
    assert {each.fate for each in again.rows.entries} <= {"unchanged", "problem"}
    populated.undo()
    assert dump(populated.file) == before
