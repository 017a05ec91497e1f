"""The first steps of a new association: each is really taken, ticked off, and gone when all are."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from sqlalchemy import select
from worlds.tables import HEADER, source

from twincrm.runtime.settings import load_settings, settings_path
from twincrm.services.association.queries import association_details
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.overview.first_steps import first_steps
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.partnerships.drafts import PartnershipDraft
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.services.vocabularies.commands import AddShippedTerms
from twincrm.store.models import PartnershipType, Person, Place
from twincrm.ui.kit.buttons import Button
from twincrm.ui.overview.first_steps import FirstStepsCard
from twincrm.ui.window.page import Show

CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:Chantal Delattre\nN:Delattre;Chantal;;;\nEND:VCARD\n"
FEAST = VisitDraft("Fest", starts_on=date(2027, 5, 6), ends_on=date(2027, 5, 6))


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page._services.jobs.busy)
    return page._cards.findChild(FirstStepsCard) if page._steps else None


def left(page, qtbot):
    card = settled(page, qtbot)
    return [*card.buttons] if card is not None else []


def press(page, name):
    button = page._cards.findChild(Button, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def count(dispatcher, kind):
    return len(dispatcher.ask(lambda session: list(session.scalars(select(kind.id)))))


def uid(dispatcher):
    return dispatcher.ask(association_details).uid


def twins(dispatcher):
    for name in ("Lindenau", "Saint-Aubin"):
        dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR")))
    towns = dispatcher.ask(lambda session: tuple(session.scalars(select(Place.id))))[-2:]
    dispatcher.execute(AddShippedTerms())
    kind = dispatcher.ask(lambda session: session.scalars(select(PartnershipType.id)).first())
    return PartnershipDraft("Twins", type_id=kind, place_ids=towns)


def in_dialog(qtbot, deed):
    """Do something in the dialog that opens next."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            deed(dialog)
            dialog.close()
            seen.append(dialog.windowTitle())
        else:
            QTimer.singleShot(0, look)

    seen = []
    QTimer.singleShot(0, look)
    return seen


@pytest.fixture
def cards(tmp_path):
    path = tmp_path / "cards.vcf"
    path.write_text(CARD, encoding="utf-8")
    return path


def test_each_is_ticked_off_and_all_go_with_the_last(begin, dispatcher, around, cards, qtbot):
    page, prefers = begin()
    assert left(page, qtbot) == ["me", "person", "cards", "partnership", "visit"]
    around.files = (cards,)

    press(page, "step-cards")
    sheet = QApplication.activeModalWidget()
    accept = [b for b in sheet.findChildren(Button) if b.variant == "primary"][-1]
    qtbot.waitUntil(accept.isEnabled)
    accept.click()
    qtbot.waitUntil(lambda: count(dispatcher, Person) == 1)
    shows = next(b for b in sheet.findChildren(Button) if b.text() == "Show the new ones")
    qtbot.waitUntil(shows.isVisible)
    shows.click()
    assert around.went[-1] == Show("person", among=(("person", 1),))

    assert left(page, qtbot) == ["me", "partnership", "visit"]
    dispatcher.undo()
    assert left(page, qtbot) == ["me", "person", "cards", "partnership", "visit"]
    dispatcher.redo()
    dispatcher.execute(AddPartnership(twins(dispatcher)))
    dispatcher.execute(AddVisit(FEAST))
    assert left(page, qtbot) == ["me"]
    prefers.set_user("Monika Terhorst")
    page.hide()
    page.show()

    assert left(page, qtbot) == []
    assert load_settings(settings_path()).experienced == (uid(dispatcher),)


def test_the_other_steps_lead_where_they_are_taken(begin, around, qtbot):
    page, prefers = begin()
    for name in ("step-me", "step-person"):
        press(page, name)
    assert around.went == [Show("settings_me"), Show("edit_person")]
    for name, title in (
        ("step-partnership", "New partnership"), ("step-visit", "New visit"),
    ):  # fmt: skip
        seen = in_dialog(qtbot, lambda _: None)
        press(page, name)
        assert seen == [title]

    prefers.set_user("Monika Terhorst")
    page.hide()
    page.show()

    assert left(page, qtbot) == ["person", "cards", "partnership", "visit"]


def test_a_list_that_was_taken_in_counts_as_addresses(dispatcher):
    assert not dispatcher.ask(first_steps).cards
    dispatcher.execute(ImportTables((source(HEADER + "Meyer;Anna;Moers\n"),)))
    assert dispatcher.ask(first_steps).cards


def test_they_are_shown_until_they_are_put_away(begin, dispatcher, qtbot):
    page, _ = begin()
    dispatcher.execute(AddVisit(FEAST))
    assert left(page, qtbot) == ["me", "person", "cards", "partnership"]
    again, _ = begin()
    assert left(again, qtbot) == left(page, qtbot)

    press(again, "put-steps-away")

    assert left(again, qtbot) == []
    assert "Fest" in {each.text() for each in again._cards.findChildren(QLabel)}
    assert left(begin()[0], qtbot) == []
    again.show_item(Show("first_steps"))
    assert left(again, qtbot) == ["me", "person", "cards", "partnership"]
    assert left(begin()[0], qtbot) == left(again, qtbot)
    press(again, "put-steps-away")
    dispatcher.undo()  # new as it was, it stays as it was wanted
    assert left(begin()[0], qtbot) == []
