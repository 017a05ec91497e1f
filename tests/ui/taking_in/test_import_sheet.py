"""Cards are looked through before anything is written, and taken in as one step."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from worlds.dump import dump
from worlds.pages import Surroundings

from twincrm.services.people.lists import contact_total
from twincrm.store.models import Person
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.taking_in import ImportSheet, import_contacts

LONGEST_PAUSE = 0.5
"""Seconds between two turns of the interface thread, with room for a busy machine."""
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n"
    "EMAIL:{given}@example.org\r\nEND:VCARD\r\n"
)


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    made = around.services(qapp, populated, tmp_path, language="en")
    yield made
    for window in qapp.topLevelWidgets():
        window.close()
    assert made.jobs.shutdown(10_000)


@pytest.fixture
def cards(tmp_path) -> Path:
    """Two good cards and a line that belongs to none."""
    path = tmp_path / "kontakte.vcf"
    text = CARD.format(given="Nina", family="Neu") + "Anmerkung\r\n"
    path.write_text(text + CARD.format(given="Otto", family="Neu"), newline="")
    return path


@pytest.fixture
def sheet(qtbot, services, cards) -> ImportSheet:
    sheet = ImportSheet(services, (cards,))
    sheet.dialog.open()
    qtbot.waitUntil(lambda: sheet.plan is not None, timeout=20_000)
    return sheet


def take_in(sheet, qtbot):
    sheet.accept.click()
    qtbot.waitUntil(sheet.result.isVisible, timeout=20_000)


def people(dispatcher) -> list[str]:
    return dispatcher.ask(lambda s: list(s.scalars(select(Person.given).order_by(Person.id))))


def test_every_card_is_shown_before_anything_is_written(sheet, populated):
    before = dump(populated.file)

    assert sheet.plan.totals()["new"] == 2
    assert sheet.preview.model.rowCount() == 2
    assert "2" in sheet.accept.text()
    assert sheet.preview.filters["odd"].isVisible()
    assert dump(populated.file) == before


def test_taking_in_is_one_step_with_a_backup_before_it(sheet, populated, qtbot, around):
    before = dump(populated.file)

    take_in(sheet, qtbot)

    assert people(populated)[-2:] == ["Nina", "Otto"]
    assert sheet.result.numbers.text() == "2 new people"  # nothing is said of none
    assert any("after closing" in each.text for each in sheet.result.findChildren(InlineNotice))
    assert around.said == []  # the window itself says what was done, with its undo
    assert list(Path(os.environ["TWINCRM_HOME"], "backups").glob("*import*"))
    populated.undo()
    assert dump(populated.file) == before


def test_a_single_card_can_be_left_out_and_taken_in_again(sheet, populated, qtbot):
    sheet.preview.table.selectRow(0)
    sheet.preview.leave.click()
    qtbot.waitUntil(lambda: sheet.plan.count("skip") == 1, timeout=20_000)
    assert sheet.preview.leave.text() == "Take this card in"

    take_in(sheet, qtbot)

    assert sheet.result.numbers.text() == "1 new person\n1 left out"
    assert "Nina" not in people(populated)
    assert people(populated)[-1] == "Otto"


def test_what_happens_to_known_contacts_is_asked(services, populated, cards, qtbot):
    first = ImportSheet(services, (cards,))
    first.dialog.open()
    qtbot.waitUntil(lambda: first.plan is not None, timeout=20_000)
    take_in(first, qtbot)
    first.dialog.reject()

    again = ImportSheet(services, (cards,))
    again.dialog.open()
    qtbot.waitUntil(lambda: again.plan is not None, timeout=20_000)

    assert again.plan.totals()["unchanged"] == 2
    assert not again.accept.isEnabled()
    again.duplicates.set_value("add")
    again.duplicates.value_changed.emit()
    qtbot.waitUntil(lambda: again.plan.totals()["new"] == 2, timeout=20_000)
    assert again.accept.isEnabled()


def test_the_table_shows_only_what_is_asked_for(sheet, qtbot):
    sheet.preview.table.selectRow(0)
    sheet.preview.leave.click()
    qtbot.waitUntil(lambda: sheet.plan.count("skip") == 1, timeout=20_000)

    sheet.preview.filters["skip"].click()

    assert sheet.preview.model.rowCount() == 1


def test_giving_up_writes_nothing(sheet, populated, qtbot):
    before = dump(populated.file)

    qtbot.keyClick(sheet.dialog, Qt.Key.Key_Escape)

    assert not sheet.dialog.isVisible()
    assert dump(populated.file) == before


def test_a_file_that_is_gone_is_said(services, around, qtbot, tmp_path):
    sheet = ImportSheet(services, (tmp_path / "nichts.vcf",))
    sheet.dialog.open()

    with qtbot.waitSignal(sheet.dialog.rejected, timeout=20_000):
        pass

    assert "nichts.vcf" in around.said[0]


def test_a_file_of_anything_is_no_fault(services, qtbot, tmp_path):
    path = tmp_path / "bild.vcf"
    path.write_bytes(bytes(range(256)) * 50)
    sheet = ImportSheet(services, (path,))
    sheet.dialog.open()

    qtbot.waitUntil(lambda: sheet.plan is not None, timeout=20_000)

    assert not sheet.accept.isEnabled()


def test_nothing_chosen_opens_nothing(services, qapp):
    import_contacts(services, lambda _: None)

    assert qapp.activeModalWidget() is None


def test_everything_that_takes_the_keyboard_has_a_name(sheet):
    unnamed = [
        widget
        for widget in sheet.dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]

    assert unnamed == []


def test_the_keyboard_leaves_a_card_out(sheet, qtbot):
    sheet.preview.table.setFocus()
    qtbot.keyClick(sheet.preview.table, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.preview.table, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: sheet.plan.count("skip") == 1, timeout=20_000)

    assert [card.action for card in sheet.plan.cards] == ["new", "skip"]
    assert sheet.accept.text() == "Import 1 contact"


def test_organisations_that_come_along_are_counted_the_same_everywhere(
    services, populated, qtbot, tmp_path
):
    path = tmp_path / "kontakte.vcf"
    nina = CARD.format(given="Nina", family="Neu").replace("END", "ORG:Chor Neustadt\r\nEND")
    otto = CARD.format(given="Otto", family="Neu").replace("END", "ORG:chor neustadt\r\nEND")
    path.write_text(nina + otto, newline="")
    before = populated.ask(contact_total)
    shown = []
    sheet = ImportSheet(services, (path,), shown.append)
    sheet.dialog.open()
    qtbot.waitUntil(lambda: sheet.plan is not None, timeout=20_000)

    assert sheet.summary.text() == "2 cards were read: 2 new people, 1 new organisation"
    assert sheet.accept.text() == "Import 3 contacts"
    take_in(sheet, qtbot)

    assert populated.ask(contact_total) - before == 3
    assert sheet.result.numbers.text().split("\n")[:2] == ["2 new people", "1 new organisation"]
    label = services.ctx.texts.say(populated.status().undo)
    assert label == "Import from kontakte.vcf: 2 new people, 1 new organisation"
    sheet.show_new.click()
    assert sorted(kind for kind, _ in shown[0]) == ["organisation", "person", "person"]


def test_what_was_odd_is_said_with_line_and_beginning(sheet):
    sheet.preview.filters["odd"].click()

    said = sheet.preview.about.text

    assert sheet.preview.model.rowCount() == 1
    assert "Line 7: This text stands outside of any card and was left out. “Anmerkung”" in said


ODD = "X-ABDATE:2001-05-05\r\nRELATED;VALUE=uri:urn:uuid:1\r\nX-COUNTRYISO:de\r\nNOTE:mag Tee\r\n"


def test_what_is_not_kept_is_said_for_people_and_notes_are_shown(services, qtbot, tmp_path):
    path = tmp_path / "karte.vcf"
    card = CARD.format(given="Nina", family="Neu").replace("END", f"{ODD}BDAY:1957-04-19\r\nEND")
    path.write_text(card, newline="")
    sheet = opened(services, qtbot, path)

    said = sheet.preview.about.text
    assert {"other memorable days", "the names of relatives"} <= set(said.split("\n"))
    assert "entries that only the other program understands (X-COUNTRYISO)" in said
    assert "note: mag Tee" in said
    assert "birthday: 19 April 1957" in said
    why = sheet.preview.model.index(0, 3).data()
    assert why.startswith("not kept: ")
    assert "other memorable days" in why


def test_a_card_that_stands_in_the_file_twice_was_not_imported_before(services, qtbot, tmp_path):
    path = tmp_path / "doppelt.vcf"
    path.write_text(CARD.format(given="Nina", family="Neu") * 2, newline="")
    sheet = opened(services, qtbot, path)

    assert sheet.preview.model.index(1, 3).data() == "the same card stands in the file twice"


def test_a_name_that_is_known_is_said_though_the_card_is_new(services, qtbot, tmp_path):
    path = tmp_path / "namensgleich.vcf"
    path.write_text(CARD.format(given="Anna", family="Weber"), newline="")
    sheet = opened(services, qtbot, path)

    assert [card.action for card in sheet.plan.cards] == ["new"]
    assert "There is a “Anna Weber” already." in sheet.preview.about.text


@pytest.mark.parametrize(
    ("begin", "what"),
    [
        (b"PK\x03\x04" + bytes(30) + b"xl/workbook.xml", "a table of Excel"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "LibreOffice"),
        (b"PK\x03\x04irgendwas", "zip"),
        (b"%PDF-1.7 ...", "a PDF document"),
    ],
)
def test_a_file_of_another_sort_is_called_by_its_name(
    services, around, qtbot, tmp_path, begin, what
):
    path = tmp_path / "liste.vcf"
    path.write_bytes(begin)
    sheet = ImportSheet(services, (path,))
    sheet.dialog.open()
    with qtbot.waitSignal(sheet.dialog.rejected, timeout=20_000):
        pass

    assert what in around.said[0]
    assert "vCard" in around.said[0]


def test_what_is_no_card_is_listed_too(services, qtbot, tmp_path):
    path = tmp_path / "leer.vcf"
    empty = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    path.write_text(CARD.format(given="Nina", family="Neu") + empty, newline="")
    sheet = opened(services, qtbot, path)

    sheet.preview.filters["odd"].click()

    assert sheet.preview.model.rowCount() == 1
    assert "This card is empty." in sheet.preview.about.text
    assert not sheet.preview.leave.isEnabled()


def test_a_known_contact_tells_why_and_what_is_added(services, populated, qtbot, tmp_path, cards):
    first = opened(services, qtbot, cards)
    take_in(first, qtbot)
    first.dialog.reject()
    path = tmp_path / "mehr.vcf"
    more = CARD.format(given="Nina", family="Neu")
    path.write_text(more.replace("END", "TEL:+49 2842 123456\r\nEND"), newline="")

    sheet = opened(services, qtbot, path)

    said = sheet.preview.about.text
    assert "same name and same e-mail" in said
    assert "phone: +49 2842 123456" in said
    sheet.preview.filters["known"].click()
    assert sheet.preview.model.rowCount() == 1


def test_stopping_the_import_changes_nothing_and_says_so(services, populated, qtbot, tmp_path):
    path = tmp_path / "viele.vcf"
    path.write_text(many(1500), newline="")
    sheet = opened(services, qtbot, path)
    before = dump(populated.file)

    sheet.accept.click()
    sheet.work.panel.stop_wanted.emit()
    qtbot.waitUntil(sheet.work.stopped.isVisible, timeout=20_000)

    assert dump(populated.file) == before
    assert sheet.accept.isEnabled()
    take_in(sheet, qtbot)
    assert "1500 new people" in sheet.result.numbers.text()


def test_two_files_of_one_name_are_told_apart(services, qtbot, tmp_path):
    paths = []
    for folder, given in (("a", "Nina"), ("b", "Otto")):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "kontakte.vcf")
        paths[-1].write_text(CARD.format(given=given, family="Neu"), newline="")
    sheet = opened(services, qtbot, *paths)

    sheet.preview.leave.click()
    qtbot.waitUntil(lambda: sheet.plan.count("skip") == 1, timeout=20_000)

    assert [card.action for card in sheet.plan.cards] == ["skip", "new"]


def test_ten_thousand_cards_do_not_block_the_interface(services, populated, qtbot, tmp_path):
    path = tmp_path / "viele.vcf"
    path.write_text(many(10_000), newline="")
    gaps, last = [0.0], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(5)
    sheet = opened(services, qtbot, path)
    assert sheet.preview.model.pages_held <= 2
    take_in(sheet, qtbot)
    timer.stop()

    assert sheet.plan.totals()["new"] == 10_000
    assert max(gaps) < LONGEST_PAUSE, f"{max(gaps):.3f} s"


def many(number: int) -> str:
    """Cards of as many people."""
    return "".join(CARD.format(given=f"Nina{n}", family=f"Neu{n}") for n in range(number))


def opened(services, qtbot, *paths) -> ImportSheet:
    """A sheet with its plan."""
    sheet = ImportSheet(services, paths)
    sheet.dialog.open()
    qtbot.waitUntil(lambda: sheet.plan is not None, timeout=20_000)
    return sheet
