"""Of a visit there are several documents: each is chosen from, shown and delivered for itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select
from worlds.looks import faults_of

from twincrm.domain.terms import ParticipationStatus
from twincrm.runtime.language import catalogue
from twincrm.services.disclosures.queries import disclosures
from twincrm.services.trash.commands import MoveToTrash
from twincrm.services.visits.participations import AddParticipations, ParticipationDraft
from twincrm.services.visits.programme_rows import ItemRow, programme_list
from twincrm.store.models import Person
from twincrm.ui.printing.doors import visit_sheet
from twincrm.ui.printing.printer import PrinterFound, printer_words
from twincrm.ui.window.page import Show

PATIENT = 20_000


@pytest.fixture
def sheet_of(qapp, qtbot, populated, around, tmp_path):
    """The dialog as it opens from a visit."""
    opened = []

    def make(visit, zoom=1.0):
        services = around.services(qapp, populated, tmp_path, zoom=zoom)
        opened.append(services)
        sheet = visit_sheet(services, visit, lambda *_: True)
        sheet.dialog.show()
        qtbot.waitUntil(lambda: sheet.preview.current and not services.jobs.busy, timeout=PATIENT)
        return sheet

    yield make
    for window in qapp.topLevelWidgets():
        window.close()
    for services in opened:
        assert services.jobs.shutdown()


@pytest.fixture
def guests(populated, visit):
    """Two who come and one who cancelled."""
    ids = populated.ask(lambda s: list(s.scalars(select(Person.id).order_by(Person.id))))[:3]
    states = (*[ParticipationStatus.CONFIRMED] * 2, ParticipationStatus.CANCELLED)
    drafts = tuple(ParticipationDraft(who, status=so) for who, so in zip(ids, states, strict=True))
    populated.execute(AddParticipations(visit, "Rencontre", drafts))
    uids = populated.ask(lambda s: dict(s.execute(select(Person.id, Person.uid)).all()))
    return {("person", uids[who]) for who in ids[:2]}


def seconds(sheet):
    return [entry.second for entry in sheet.documents.entries]


def test_with_nobody_in_it_a_visit_has_its_programme_alone(sheet_of, visit):
    sheet = sheet_of(visit)

    assert sheet.documents.isHidden()
    assert sheet._column.printer.words.text() == "Kein Drucker eingerichtet"


def test_each_document_keeps_what_was_chosen_for_it(sheet_of, visit, guests, qtbot):
    sheet = sheet_of(visit)
    programme, cards = sheet.documents.entries
    sheet.choices.first.set_value("fr")
    sheet.choices.second.set_value("")
    sheet.choices.type_size.set_value(1.3)
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert not sheet.warnings.isHidden()

    QTest.keyClick(sheet.dialog, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=PATIENT)

    assert set(sheet.paper.about) == guests
    assert seconds(sheet)[1] == "DE · 1 Seite"
    assert sheet.choices.type_size.isHidden()
    sheet.choices.first.set_value("pl")
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=PATIENT)
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=PATIENT)

    assert programme.hasFocus()
    assert (sheet.choices.languages, sheet.choices.content.scale) == (("fr",), 1.3)
    assert not sheet.warnings.isHidden()
    assert seconds(sheet) == ["FR · 1 Seite", "PL · 1 Seite"]


def test_one_after_the_other_is_saved_in_the_same_dialog(
    sheet_of, visit, guests, around, populated, tmp_path, qtbot
):
    sheet = sheet_of(visit)
    programme, cards = sheet.documents.entries
    programme.setFocus()
    QTest.keyClick(programme, Qt.Key.Key_Down)
    qtbot.waitUntil(sheet.save.isEnabled, timeout=PATIENT)
    around.save_as = tmp_path / "karten.pdf"
    sheet.save.click()
    qtbot.waitUntil(lambda: "karten.pdf" in sheet.delivered.words, timeout=PATIENT)
    assert sheet.dialog.isVisible()
    assert cards.hasFocus()
    assert sheet.save.isEnabled()
    assert around.said == []  # it would be said behind the dialog
    entry = populated.ask(disclosures)[0]
    assert entry.form == "contact-card"
    assert (
        sheet._file_name()
        == "Partnerschaftsverein Lindenau - Kontaktkarten - Rencontre - 2027-04-19.pdf"
    )
    QTest.keyClick(cards, Qt.Key.Key_Up)
    qtbot.waitUntil(sheet.save.isEnabled, timeout=PATIENT)
    around.save_as = tmp_path / "programm.pdf"
    sheet.save.click()
    assert sheet.delivered.isHidden()  # what is being written is not told as done
    qtbot.waitUntil(sheet.delivered.isVisible, timeout=PATIENT)
    assert {entry.form for entry in populated.ask(disclosures)} == {"programme", "contact-card"}
    with qtbot.waitSignal(sheet.dialog.accepted):
        sheet.delivered.leave.click()


def test_an_empty_programme_is_said_to_be_so_and_the_rest_can_be_printed(
    sheet_of, visit, guests, populated, around, qtbot
):
    for row in populated.ask(programme_list, visit, "de"):
        if isinstance(row, ItemRow):
            populated.execute(MoveToTrash("programme_item", (row.id,), row.title))

    sheet = sheet_of(visit)

    assert sheet.warnings.list.item(0).text().startswith("Das Programm hat noch keine Punkte")
    assert len(sheet.documents.entries) == 2
    sheet.warnings.lead.click()
    assert around.went == [Show("visit", visit)]


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_list_has_room_on_a_small_screen(sheet_of, visit, guests, zoom):
    sheet = sheet_of(visit, zoom)
    sheet.delivered.tell("rencontre-kontaktkarten-pl.pdf wurde gespeichert.")

    assert faults_of(sheet.dialog, "de") == []
    assert all(entry.isVisible() for entry in sheet.documents.entries)


def test_the_usual_printer_is_named():
    texts = catalogue("de")
    office = PrinterFound("Drucker im Vereinsbüro", "A4", both_sides=True)
    assert printer_words(office, texts) == "Drucker im Vereinsbüro · A4 · beidseitig"
    assert printer_words(PrinterFound(), texts) == "Kein Drucker eingerichtet"
    assert printer_words(PrinterFound(any_other=True), texts) == "Kein Drucker voreingestellt"
