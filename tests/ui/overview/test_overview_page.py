"""The overview shows what is next, follows every change, and each part leads to its record."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from sqlalchemy import select
from worlds.geometry import squeezed
from worlds.looks import cut

from twincrm.services.notes.commands import AddJournalNote
from twincrm.services.notes.drafts import JournalNoteDraft, ParticipantDraft
from twincrm.services.overview.congratulations import Congratulation
from twincrm.services.partnerships.commands import AddPartnership
from twincrm.services.partnerships.drafts import PartnershipDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.tasks.queries import open_tasks
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.services.visits.participations import AddParticipations, ParticipationDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
)
from twincrm.services.vocabularies.commands import AddShippedTerms
from twincrm.store.models import PartnershipType
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.overview.people import congratulations_card
from twincrm.ui.window.page import Show


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page._services.jobs.busy)
    return [each.text() for each in page._cards.findChildren(QLabel)]


def test_a_new_file_says_how_one_begins(page, around, qtbot):
    assert "A good beginning" in settled(page, qtbot)
    qtbot.mouseClick(page.findChild(Button, "step-person"), Qt.MouseButton.LeftButton)

    assert around.went == [Show("edit_person")]


def test_a_birthday_leads_to_the_person(page, dispatcher, around, qtbot):
    draft = PersonDraft(given="Chantal", family="Delattre", birth_date="1957-04-19")
    person = dispatcher.execute(AddPerson(draft)).result
    settled(page, qtbot)
    row = page._cards.findChildren(LinkRow)[0]
    assert row.accessibleName() == "Chantal Delattre, turns 70 today"

    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert around.went == [Show("person", person)]


def test_the_next_visit_counts_down(page, dispatcher, around, qtbot):
    first = date(2027, 5, 6)
    visit = dispatcher.execute(AddVisit(VisitDraft("Fest", starts_on=first, ends_on=first))).result
    assert {"still", "17", "days", "Fest"} <= set(settled(page, qtbot))

    own = [each for each in page._cards.findChildren(Button) if not each.objectName()]
    qtbot.mouseClick(own[0], Qt.MouseButton.LeftButton)

    assert around.went == [Show("visit", visit)]
    dispatcher.undo()
    assert "Fest" not in settled(page, qtbot)


def test_countdown_name_and_every_bar_lead_to_what_they_tell(page, dispatcher, around, qtbot):
    first = date(2027, 5, 6)
    visit = dispatcher.execute(AddVisit(VisitDraft("Fest", starts_on=first, ends_on=first))).result
    anna = dispatcher.execute(AddPerson(PersonDraft(given="Anna"))).result
    words = (ProgrammeTextDraft(language="de", title="Ball"),)
    dispatcher.execute(AddParticipations(visit, "Fest", (ParticipationDraft(person_id=anna),)))
    dispatcher.execute(AddProgrammeItem(visit, ProgrammeItemDraft(day=first, texts=words)))
    dispatcher.execute(AddTask(TaskDraft("A", first, visit_id=visit)))
    settled(page, qtbot)
    links = [
        each for each in page._cards.findChildren(LinkRow) if "visit" in each.objectName()
    ] + [page._cards.findChild(LinkRow, "countdown")]  # fmt: skip
    said = {each.accessibleName() for each in links}
    assert said == {
        "still 17 days", "Next visit, Fest, 6 May 2027", "Confirmed: 0 of 1",
        "In all languages: 1 of 1", "Tasks done: 0 of 1",
    }  # fmt: skip

    for each in links:
        each.setFocus()
        qtbot.keyClick(each, Qt.Key.Key_Return)
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)

    kinds = ("visit", "visit_people", "visit_programme", "visit_tasks", "visit")
    assert around.went == [Show(kind, visit) for kind in kinds for _ in range(2)]


def test_what_is_not_shown_of_the_partnerships_is_behind_a_link(page, dispatcher, around, qtbot):
    towns = [
        dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR"))).result
        for name in ("Lindenau", "Saint-Aubin")
    ]
    dispatcher.execute(AddShippedTerms())
    kind = dispatcher.ask(lambda session: session.scalars(select(PartnershipType.id)).first())
    for n in range(8):
        draft = PartnershipDraft(f"School {n}", type_id=kind, place_ids=tuple(towns))
        dispatcher.execute(AddPartnership(draft))
    assert {"School 0", "School 1", "School 5"} <= set(settled(page, qtbot))  # not twice the town

    qtbot.keyClick(page._cards.findChild(Button, "more-partnerships"), Qt.Key.Key_Return)

    assert around.went == [Show("partnership")]


def test_a_tick_does_the_task_and_undo_brings_it_back(page, dispatcher, qtbot):
    for title in ("A", "B"):
        dispatcher.execute(AddTask(TaskDraft(title, date(2027, 4, 18))))
    assert {"A", "B", "due yesterday", "2 open"} <= set(settled(page, qtbot))
    tick = page._cards.findChildren(QCheckBox)[0]
    tick.setFocus()

    qtbot.keyClick(tick, Qt.Key.Key_Space)

    assert "A" not in settled(page, qtbot)
    assert dispatcher.ask(open_tasks) == 1
    dispatcher.undo()
    assert "A" in settled(page, qtbot)


def test_a_long_reason_to_congratulate_is_whole_in_every_width(page, around, qtbot):
    reason = "Fachbereichsleiterin · Kulturamt Lindenau"
    day = date(2026, 12, 1)
    birgit = Congratulation(1, "Birgit Ehlers", reason, "BE", "birthday", day, 4, 60)
    card = congratulations_card(page._ui, (birgit,), around.went.append)
    qtbot.addWidget(card)
    card.show()

    for width in range(280, 520, 20):
        card.resize(width, 400)
        QApplication.sendPostedEvents()
        assert (width, cut(card), squeezed(card)) == (width, [], [])


def test_whom_one_has_not_spoken_to_for_long_leads_to_all_of_them(page, dispatcher, around, qtbot):
    for n in range(5):
        who = dispatcher.execute(AddPerson(PersonDraft(family=f"Lang {n}"))).result
        took_part = (ParticipantDraft(person_id=who),)
        when = datetime.fromisoformat("2026-02-10T12:00")
        note = JournalNoteDraft(happened_at=when, subject="Anruf", participants=took_part)
        dispatcher.execute(AddJournalNote(note))
    assert {"Lang 0", "Lang 3"} <= set(settled(page, qtbot))
    assert "Lang 4" not in settled(page, qtbot)

    qtbot.keyClick(page._cards.findChild(Button, "more-silent"), Qt.Key.Key_Return)

    assert around.went == [Show("silent")]
