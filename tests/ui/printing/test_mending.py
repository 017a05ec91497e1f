"""A warning of the print dialog leads to the very text that is missing, and back to fresh pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from worlds.dialogs import in_next_dialog

from twincrm.app.paper import mend
from twincrm.services.visits.commands import ChangeVisit
from twincrm.services.visits.drafts import read_visit
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
    read_item,
)
from twincrm.services.visits.programme_rows import programme_list
from twincrm.ui.printing.doors import programme_order
from twincrm.ui.printing.sheet import PrintSheet

PATIENT = 20_000


@pytest.fixture
def sheet(qapp, qtbot, populated, around, visit, tmp_path):
    services = around.services(qapp, populated, tmp_path)
    sheet = PrintSheet(services, programme_order(services, visit, mend), lambda _: None)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    yield sheet
    sheet.dialog.reject()
    assert services.jobs.shutdown()


def lead_to(sheet, kind, part):
    """The row of the first warning about such a text."""
    leads = sheet.paper.leads
    at = next(n for n, lead in enumerate(leads) if (lead.kind, lead.part) == (kind, part))
    sheet.warnings.list.setCurrentRow(at)
    sheet.warnings.list.setFocus()
    return leads[at]


def test_the_missing_text_is_written_where_it_is_missing_and_printed(sheet, populated, qtbot):
    lead, before = lead_to(sheet, "programme_item", "title"), sheet.paper
    assert lead.language == "fr"

    def write(dialog):
        field = dialog.focusWidget()
        assert field.accessibleName() == "Titel, Französisch"
        qtbot.keyClicks(field, "Accueil")
        next(b for b in dialog.footer.findChildren(type(sheet.save)) if b.isDefault()).click()

    seen = in_next_dialog(write)
    qtbot.keyClick(sheet.warnings.list, Qt.Key.Key_Return)

    assert seen
    assert sheet.dialog.isVisible()
    assert not sheet.preview.current  # what was printed before is no longer called current
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert sheet.paper.pdf != before.pdf
    assert lead not in sheet.paper.leads
    item = populated.ask(read_item, lead.id)
    assert {text.language: text.title for text in item.texts} == {"de": "Ankunft", "fr": "Accueil"}


def test_an_item_without_a_time_is_given_one_before_it_is_printed(sheet, populated, qtbot):
    lead = lead_to(sheet, "programme_item", "starts_at")

    def write(dialog):
        field = dialog.focusWidget()
        assert field.accessibleName() == "Beginn"
        qtbot.keyClicks(field, "16.30")
        next(b for b in dialog.footer.findChildren(type(sheet.save)) if b.isDefault()).click()

    seen = in_next_dialog(write)
    sheet.warnings.lead.click()

    assert seen
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert lead not in sheet.paper.leads
    assert populated.ask(read_item, lead.id).starts_at == time(16, 30)


def test_a_text_of_the_visit_is_asked_for_in_its_own_dialog(sheet, qtbot, populated, visit):
    sheet.choices.second.set_value("pl")
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    assert lead_to(sheet, "visit", "title").language == "pl"

    def look(dialog):
        assert dialog.focusWidget().accessibleName() == "Titel, Polnisch"
        assert dialog.focusWidget().isVisible()

    seen = in_next_dialog(look)
    sheet.warnings.lead.click()

    assert seen
    assert sheet.preview.current  # given up: nothing is made anew
    assert len(populated.ask(programme_list, visit, "de")) > 0


def test_one_day_is_printed_alone_and_missed_alone(qapp, qtbot, populated, around, visit, tmp_path):
    before = populated.ask(read_visit, visit)
    next_day = before.starts_on + timedelta(days=1)
    populated.execute(ChangeVisit(visit, before, replace(before, ends_on=next_day)))
    text = ProgrammeTextDraft(language="de", title="Zweitfest")
    populated.execute(AddProgrammeItem(visit, ProgrammeItemDraft(day=next_day, texts=(text,))))
    services = around.services(qapp, populated, tmp_path)
    sheet = PrintSheet(services, programme_order(services, visit, mend), lambda _: None)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)
    words = [str(warning.values) for warning in sheet.paper.warnings]
    assert any("Ankunft" in said for said in words)

    sheet.choices.scope.set_value(next_day)
    qtbot.waitUntil(lambda: sheet.preview.current, timeout=PATIENT)

    words = [str(warning.values) for warning in sheet.paper.warnings]
    assert any("Zweitfest" in said for said in words)
    assert not any("Ankunft" in said for said in words)
    sheet.dialog.reject()
    assert services.jobs.shutdown()
