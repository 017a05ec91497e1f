"""A list of contacts goes to paper as it stands in the table, and what left the file is noted."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from twincrm.domain.errors import RuleError
from twincrm.services.disclosures.queries import disclosed_records, disclosures
from twincrm.services.members.assemblies import AddAssembly, AssemblyDraft
from twincrm.services.members.elections import ElectionDraft, offices
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.lists import contact_ids
from twincrm.services.printing.lists import list_paper
from twincrm.ui.contacts.rows import contact_of
from twincrm.ui.printing.board import board_order
from twincrm.ui.printing.lists import list_order
from twincrm.ui.printing.sheet import PrintSheet


def page_of(paper):
    return pypdfium2.PdfDocument(paper.pdf)[0].get_textpage().get_text_bounded()


@pytest.fixture
def everybody(populated):
    return tuple(map(contact_of, populated.ask(contact_ids, ContactFilter())))


def test_it_is_printed_with_its_letters_and_noted(
    qapp, qtbot, populated, around, tmp_path, everybody
):
    services = around.services(qapp, populated, tmp_path)
    order = list_order(services, everybody, ("name", "town", "email"), by_name=True)
    sheet = PrintSheet(services, order)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    plain = sheet.paper.pdf
    assert sheet.choices.letters.isVisible()
    sheet.choices.letters.set_value(True)
    qtbot.waitUntil(lambda: sheet.paper is not None and sheet.paper.pdf != plain, timeout=20_000)
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert "Kontaktliste" in page_of(sheet.paper)
    sheet.choices.own.fields["title"].setText("Telefonkette Sommerfest")
    assert not sheet.save.isEnabled()
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert "Telefonkette Sommerfest" in page_of(sheet.paper)
    around.save_as = tmp_path / "liste.pdf"
    with qtbot.waitSignal(sheet.dialog.accepted, timeout=20_000):
        sheet.save.click()

    entry = populated.ask(disclosures)[0]
    assert (entry.form, entry.tier, entry.records) == ("contact-list", "contact", len(everybody))
    named = populated.ask(disclosed_records, entry.id)
    assert {kind for kind, _ in named} == {"person", "organisation", "household"}
    assert services.jobs.shutdown()


def test_what_is_sensitive_is_refused(populated, everybody):
    for column in ("diet", "health", "emergency_contact"):
        with pytest.raises(RuleError, match="health or diet"):
            populated.ask(list_paper, everybody, "en", columns=("name", column))


def test_the_board_is_printed_for_the_day_that_is_typed(qapp, qtbot, populated, around, tmp_path):
    services = around.services(qapp, populated, tmp_path)
    chair = next(each.id for each in populated.ask(offices, "en") if each.key == "chair")
    person = populated.ask(contact_ids, ContactFilter(kinds=("person",)))[0]
    elected = ElectionDraft(contact_of(person)[1], chair)
    populated.execute(AddAssembly(AssemblyDraft(date(2021, 3, 1), elections=(elected,))))
    sheet = PrintSheet(services, board_order(services))
    sheet.dialog.show()
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert "1. März 2021" in page_of(sheet.paper)
    sheet.choices.own.fields["day"].setText("")
    qtbot.waitUntil(lambda: sheet.paper is None, timeout=20_000)  # a day is asked for
    sheet.choices.own.fields["day"].setText("4.5.2022")
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert "4. Mai 2022" in page_of(sheet.paper)
    sheet.dialog.close()
    assert services.jobs.shutdown()
