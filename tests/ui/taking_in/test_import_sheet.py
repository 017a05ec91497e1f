"""Cards are looked through before anything is written, and taken in as one step."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from worlds.dump import dump
from worlds.pages import Surroundings

from twincrm.store.models import Person
from twincrm.ui.taking_in import ImportSheet, import_cards

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

    sheet.accept.click()
    qtbot.waitUntil(lambda: not sheet.dialog.isVisible(), timeout=20_000)

    assert people(populated)[-2:] == ["Nina", "Otto"]
    assert "2 new contacts" in around.said[-1]
    assert list(Path(os.environ["TWINCRM_HOME"], "backups").glob("*import*"))
    populated.undo()
    assert dump(populated.file) == before


def test_a_single_card_can_be_left_out_and_taken_in_again(sheet, populated, qtbot):
    sheet.preview.table.selectRow(0)
    sheet.preview.leave.click()
    qtbot.waitUntil(lambda: sheet.plan.count("skip") == 1, timeout=20_000)
    assert sheet.preview.leave.text() == "Take this card in"

    sheet.accept.click()
    qtbot.waitUntil(lambda: not sheet.dialog.isVisible(), timeout=20_000)

    assert "Nina" not in people(populated)
    assert people(populated)[-1] == "Otto"


def test_what_happens_to_known_contacts_is_asked(services, populated, cards, qtbot):
    first = ImportSheet(services, (cards,))
    first.dialog.open()
    qtbot.waitUntil(lambda: first.plan is not None, timeout=20_000)
    first.accept.click()
    qtbot.waitUntil(lambda: not first.dialog.isVisible(), timeout=20_000)

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

    qtbot.waitUntil(lambda: bool(around.said), timeout=20_000)

    assert "nichts.vcf" in around.said[0]
    assert not sheet.dialog.isVisible()


def test_a_file_of_anything_is_no_fault(services, qtbot, tmp_path):
    path = tmp_path / "bild.vcf"
    path.write_bytes(bytes(range(256)) * 50)
    sheet = ImportSheet(services, (path,))
    sheet.dialog.open()

    qtbot.waitUntil(lambda: sheet.plan is not None, timeout=20_000)

    assert not sheet.accept.isEnabled()


def test_nothing_chosen_opens_nothing(services, qapp):
    import_cards(services)

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
