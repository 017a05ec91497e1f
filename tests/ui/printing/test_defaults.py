"""In which languages and which size a document is offered before anybody chooses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twincrm.runtime.settings import Settings, save_settings, settings_path
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.printing.languages import document_languages
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.ui.printing.doors import programme_order
from twincrm.ui.printing.sheet import PrintSheet


@pytest.fixture
def speak(populated):
    """Let the association speak some languages."""

    def change(languages):
        before = populated.ask(read_association)
        populated.execute(ChangeAssociation(before, replace(before, languages=languages)))

    return change


def test_the_visits_own_languages_come_before_the_associations(populated, visit, speak):
    day = date(2027, 7, 1)
    blank = populated.execute(AddVisit(VisitDraft("Ausflug", starts_on=day, ends_on=day))).result
    speak("pl fr en")

    assert populated.ask(document_languages, visit) == ("fr", "de")
    assert populated.ask(document_languages, blank) == ("pl", "fr", "en")
    assert populated.ask(document_languages) == ("pl", "fr", "en")


def test_the_dialog_opens_as_the_settings_say(
    qapp, populated, around, tmp_path, visit, speak, qtbot
):
    speak("fr de")
    save_settings(settings_path(), replace(Settings(), type_scale=1.3))
    services = around.services(qapp, populated, tmp_path, language="en")
    sheet = PrintSheet(services, programme_order(services, visit))
    chosen = sheet.choices.languages, sheet.choices.content.scale
    qtbot.waitUntil(lambda: sheet.paper is not None)
    sheet.dialog.reject()
    assert services.jobs.shutdown()

    assert chosen == (("fr", "de"), 1.3)
