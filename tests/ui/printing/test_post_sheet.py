"""Labels, envelopes and letters are chosen, seen and written in one dialog."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from worlds.mailings import INVITATION

from twincrm.domain.letter_tone import joined
from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.mailings.commands import AddLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft, read_letter
from twincrm.services.mailings.queries import letters
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import JournalNote, Person
from twincrm.ui.mailings.letter_dialog import LetterDialog
from twincrm.ui.printing.order import Noted
from twincrm.ui.printing.own_choices import OwnChoices
from twincrm.ui.printing.post import CHOOSE_LETTER, NO_LETTER, post_sheet

HOME = AddressDraft(street="Ringstraße 1", postcode="01234", locality="Lindenau", country="DE")


@pytest.fixture
def zoom() -> float:
    return 1.0


@pytest.fixture
def services(qapp, populated, around, tmp_path, held, zoom):
    made = around.services(qapp, populated, tmp_path, zoom=zoom)
    yield made
    for window in qapp.topLevelWidgets():
        window.close()
    assert made.jobs.shutdown()
    held.clear()


@pytest.fixture
def held() -> list:
    """Dialogs that must not go before their windows are closed."""
    return []


def everybody(dispatcher):
    for given, family, language in (("Ada", "Adler", ""), ("Bo", "Behr", "fr")):
        draft = PersonDraft(given, family, reach=Reach(addresses=(HOME,)))
        dispatcher.execute(AddPerson(replace(draft, correspondence_language=language)))
    people = dispatcher.ask(lambda session: session.scalars(select(Person.id)).all())
    return tuple(("person", key) for key in people)


def test_a_letter_written_on_the_way_is_seen_at_once(services, populated, qtbot, held):
    asked = []

    def write(_services, letter_id, _dialog):
        asked.append(letter_id)
        return populated.ask(letters)[0].id

    sheet = post_sheet(services, everybody(populated), write)
    held.append(sheet)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    labels = sheet.paper
    assert labels.pages == 1
    assert any("names" in warning.values for warning in labels.warnings)  # some have no address

    assert sheet._file_name() == "Partnerschaftsverein Lindenau - Adressetiketten - 2027-04-19.pdf"
    sheet.documents.entries[2].click()
    qtbot.waitUntil(lambda: sheet.paper not in (None, labels), timeout=20_000)
    assert sheet.paper.pages == 3  # the mayor of the village has an address as well
    before = sheet.paper
    sheet.choices.own.buttons[1].click()  # a new one
    qtbot.waitUntil(lambda: sheet.paper is not before, timeout=20_000)
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)

    assert asked == [None]
    assert sheet.choices.own.fields["letter"].value == populated.ask(letters)[0].id
    assert (sheet.paper.letter, len(sheet.paper.written_to)) == (INVITATION.name, 4)
    assert sheet.documents.entries[2].second == "DE + FR · 3 Seiten"
    sheet.choices.own.fields["noted"].set_value(False)
    sheet.choices.own.fields["signature"].set_value("Ada Adler, treasurer")
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    assert not sheet.paper.letter
    page = pypdfium2.PdfDocument(sheet.paper.pdf)[0].get_textpage().get_text_bounded()
    assert "Ada Adler, treasurer" in page


def test_before_a_letter_is_written_nothing_is_said_to_be_broken(services, populated, qtbot, held):
    populated.execute(MoveToTrash("letter_template", (populated.ask(letters)[0].id,)))
    sheet = post_sheet(services, everybody(populated), lambda *_: None)
    held.append(sheet)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    sheet.delivered.tell("gespeichert")
    sheet.documents.entries[2].click()
    said = services.ctx.texts.say(NO_LETTER)
    qtbot.waitUntil(lambda: sheet.pages.text() == said, timeout=20_000)
    assert sheet.preview.state.tone == "info"
    assert sheet.delivered.isHidden()
    (own,) = (each for each in sheet.dialog.findChildren(OwnChoices) if each.isVisible())
    doors = {each.icon_name: each.isEnabled() for each in own.buttons}
    assert doors == {"pencil": False, "plus": True}


def test_a_letter_is_written_and_refused_with_unknown_braces(
    services, populated, around, held, qtbot
):
    window = QWidget()
    held.append(window)
    dialog = LetterDialog(services, None, window)
    held.append(dialog)
    dialog.name.setText("Dank")
    dialog.texts["fr"].subject.setText("Merci")
    around.answers = [False]  # no: a letter without a text was not meant
    dialog.save()
    assert around.asked == ["Der Text fehlt"]
    assert "keinen Text" in dialog.texts["fr"].held[1].error
    dialog.texts["fr"].body.setPlainText("Merci, {numero} !")
    dialog.save()
    assert not dialog.saved
    assert "{Vorname}" in dialog.texts["fr"].held[1].error

    french = dialog.texts["fr"]
    french.body.clear()
    qtbot.keyClicks(french.body, "Merci, ")
    for _ in range(2):  # what was typed before and behind it is not undone with it
        french.buttons[2].click()
        qtbot.keyClicks(french.body, " !")
        assert french.body.value == "Merci, {Vorname} !"
        french.body.undo()
        assert french.body.value == "Merci, {Vorname}"
        french.body.undo()
        assert french.body.value == "Merci,"
    french.buttons[2].click()
    _undone_in_the_subject(french, qtbot)
    dialog.texts["fr"].second.click()
    dialog.texts["fr"].informal.setPlainText("Merci à toi !")
    assert dialog.texts["en"].second.isHidden()  # English says “you” to everybody
    dialog.save()

    assert dialog.saved
    _deleted_and_brought_back(services, populated, around, held, window)


def _undone_in_the_subject(french, qtbot):
    subject = french._writing = french.subject
    french.insert("town")
    qtbot.keyClicks(subject, " !")
    for said in ("Merci{Ort} !", "Merci{Ort}", "Merci"):
        assert subject.text() == said
        subject.undo()
    subject.setText("Merci")
    french._writing = french.body


def _deleted_and_brought_back(services, populated, around, held, window):
    rows = {row.name: row for row in populated.ask(letters)}
    assert rows["Dank"].languages == ("fr",)
    again = LetterDialog(services, rows["Dank"].id, window)
    held.append(again)
    assert again.texts["fr"].body.value == "Merci, {Vorname}"
    assert again.texts["fr"].informal.value == "Merci à toi !"
    assert again.draft == populated.ask(read_letter, rows["Dank"].id)
    assert "{given}" in again.draft.texts[0].body
    around.answers = [True]
    again.delete()
    assert again.saved
    assert {row.name for row in populated.ask(letters)} == {INVITATION.name}
    assert populated.undo()
    assert {row.name for row in populated.ask(letters)} == {INVITATION.name, "Dank"}
    assert populated.undo()
    assert set(populated.ask(lambda s: {row.name for row in letters(s)})) == {INVITATION.name}


def _notes(dispatcher):
    return len(dispatcher.ask(lambda s: s.scalars(select(JournalNote.id)).all()))


def _noted_once_and_taken_back(sheet, populated, around, qtbot, letter):
    said = "brief.pdf wurde gespeichert."
    noted = _notes(populated)
    sheet.delivered.hide()
    around.answers = [1]
    sheet.save.click()  # once more, as before printing it
    qtbot.waitUntil(sheet.delivered.isVisible, timeout=20_000)
    assert "ein zweites Mal wird es nicht notiert" in sheet.delivered.words
    assert _notes(populated) == noted
    assert sheet.delivered.take_back.isHidden()
    act = populated.status().undo
    populated.execute(MoveToTrash("letter_template", (letter,)))
    sheet.delivered.tell(said, Noted(act, act))
    sheet.delivered.take_back.click()
    assert "Es bleibt festgehalten" in sheet.delivered.words
    populated.undo()
    sheet.delivered.tell(said, Noted(act, act))
    sheet.delivered.take_back.click()
    assert sheet.delivered.words == f"{said} Nichts wurde festgehalten."
    assert _notes(populated) == noted - 1


@pytest.mark.parametrize("zoom", [1.5])
def test_labels_follow_the_letters_that_friends_read(
    services, populated, around, tmp_path, qtbot, held
):
    text = LetterTextDraft(None, "de", "Fest", joined("Kommen Sie!", "Kommt!"))
    letter = populated.execute(AddLetter(LetterDraft("A", texts=(text,)))).result
    friend = PersonDraft("Cleo", "Carl", informal=True, reach=Reach(addresses=(HOME,)))
    friend = replace(friend, correspondence_language="fr")
    key = populated.execute(AddPerson(friend)).result
    sheet = post_sheet(services, (("person", key),), lambda *_: None)
    held.append(sheet)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    sheet.documents.entries[2].click()
    why = services.ctx.texts.say(CHOOSE_LETTER)
    qtbot.waitUntil(lambda: sheet.preview.why.text == why, timeout=20_000)
    assert sheet.preview.why.isVisible()
    sheet.choices.own.fields["letter"].set_value(letter)  # of several, none is taken unasked
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert "Cleo Carl" in sheet._column.notes.text()
    assert sheet.look.isHidden()  # nothing is wrong

    around.save_as = tmp_path / "brief.pdf"
    around.answers = [None]  # she reads French, and gives up
    sheet.save.click()
    assert around.asked == ["Ein Text fehlt"]
    assert not around.save_as.exists()
    note = sheet._column.readers
    assert "auf Deutsch" in note.missing.text
    assert note.missing.text.endswith("auf Französisch fehlt: Cleo Carl")
    around.answers = [1]  # all the same
    sheet.save.click()
    qtbot.waitUntil(sheet.delivered.isVisible, timeout=20_000)
    said = "brief.pdf wurde gespeichert."
    assert sheet.delivered.words == f"{said} Als Brief bei 1 Empfänger festgehalten."
    _noted_once_and_taken_back(sheet, populated, around, qtbot, letter)
    sheet.dialog.grab()
    assert all(each.height() == each.sizeHint().height() for each in sheet.documents.entries)
    sheet.documents.entries[0].click()
    qtbot.waitUntil(sheet.save.isEnabled, timeout=20_000)
    assert sheet.delivered.isVisible()


def test_one_for_each_household_or_for_everybody(services, populated, qtbot, held):
    people = everybody(populated)[-2:]
    sheet = post_sheet(services, people, lambda *_: None)
    held.append(sheet)
    sheet.dialog.show()
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    content = sheet.choices.content
    assert content.choice("per_household") is True

    sheet.choices.own.fields["per_household"].click()

    assert replace(content, chosen=frozenset()) == replace(
        sheet.choices.content, chosen=frozenset()
    )
    assert sheet.choices.content.choice("per_household") is False
