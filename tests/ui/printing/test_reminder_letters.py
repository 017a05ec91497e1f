"""Which letter a reminder is: nobody is thanked instead, and noted as reminded."""

from __future__ import annotations

import pytest
from worlds.pages import Surroundings

from twincrm.services.mailings.commands import AddLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft
from twincrm.ui.printing.reminders import reminder_sheet

OWED = "{salutation},\n\n{amount} of {year} are open."


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


def test_a_letter_that_reminds_of_nothing_is_not_chosen(qapp, qtbot, populated, around, tmp_path):
    services = around.services(qapp, populated, tmp_path)

    def offered() -> list[str]:
        sheet = reminder_sheet(services, (("person", 1),), 2027, lambda *_: None)
        qtbot.addWidget(sheet.dialog)
        (field,) = (each for each in sheet._order.fields if each.name == "letter")
        options = [(option.value, option.text) for option in field.options()]
        assert field.value == options[0][0]
        return [text for _, text in options]

    def write(name: str, subject: str) -> None:
        populated.execute(AddLetter(LetterDraft(name, texts=(text(subject),))))

    def text(subject: str) -> LetterTextDraft:
        return LetterTextDraft(None, "de", subject, OWED)

    prepared = ["Fertige Zahlungserinnerung", "Fertige zweite Erinnerung"]
    write("Dank an alle", "Danke für das Jahr")
    assert offered() == [*prepared, "Dank an alle"]
    write("An Säumige", "Freundliche Erinnerung an den Beitrag")
    assert offered() == ["An Säumige", *prepared, "Dank an alle"]
    assert services.jobs.shutdown()
