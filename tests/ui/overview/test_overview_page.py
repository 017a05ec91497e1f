"""The overview shows what is next, follows every change, and each part leads to its record."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.services.tasks.queries import open_tasks
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.link_row import LinkRow
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
