"""Contacts dragged out of the list, and dropped on groups, households and visits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from worlds.dialogs import in_next_dialog

from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import read_person
from twincrm.services.people.lists import ContactSource
from twincrm.ui.bulk import join
from twincrm.ui.bulk.dialog import ManyDialog
from twincrm.ui.contacts.drop_targets import CONTACTS, packed

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def doors(doors):
    """The real dialog behind the page."""
    return replace(doors, join=join)


def drop(part, data, at=None):
    """What Qt sends to a part of a window over which something is let go."""
    place = at or part.rect().center()
    enter = QDragEnterEvent(place, COPY, data, LEFT, NONE)
    move = QDragMoveEvent(place, COPY, data, LEFT, NONE)
    fall = QDropEvent(QPointF(place), COPY, data, LEFT, NONE)
    for event in (enter, move, fall):
        QApplication.sendEvent(part, event)
    return enter.isAccepted() and move.isAccepted(), fall.isAccepted()


def chip(page, kind, *, named=True):
    chips = page.dragging.bar.chips
    return next(
        each for target, each in chips.items() if (target.kind, bool(target.id)) == (kind, named)
    )


def agree(qtbot, told):
    """Read whom it changes, and agree."""

    def answer(dialog):
        many = dialog.findChild(ManyDialog)
        qtbot.waitUntil(many.save_button.isEnabled)
        told.append((many.kind.value, many.recap.text()))
        many.save_button.click()
        qtbot.waitUntil(lambda: not (isValid(dialog) and dialog.isVisible()))

    in_next_dialog(answer)


def within(dispatcher, group):
    return len(ContactSource(dispatcher, ContactFilter(group_ids=(group,)), "de").ids())


def test_a_press_and_a_move_drag_all_that_are_chosen(page):
    rows = page.list.rows
    rows.selectAll()
    chosen = page.list.chosen()
    second = rows.visualRect(rows.model().index(1, 0)).center()

    QTest.mousePress(rows.viewport(), LEFT, NONE, second)
    assert page.list.chosen() == chosen
    QTest.mouseMove(rows.viewport(), second + QPoint(0, 90))
    assert page.dragging.bar.chips  # it was shown; without a screen Qt lets go at once
    QTest.mouseRelease(rows.viewport(), LEFT, NONE, second + QPoint(0, 90))
    assert page.list.chosen() == chosen

    QTest.mouseClick(rows.viewport(), LEFT, NONE, second)
    assert page.list.chosen() == chosen[1:2]


def test_dropped_on_a_group_all_go_in_and_one_undo_takes_them_out(page, settle, populated, qtbot):
    group = populated.execute(AddGroup(GroupDraft("Fahrt"))).result
    settle(page)
    page.list.rows.selectAll()
    dragged, told = page.dragging.begin(), []
    agree(qtbot, told)

    assert not page.list.bar.isVisible()
    assert drop(chip(page, "group"), packed(dragged)) == (True, True)
    page.dragging.end()
    qtbot.waitUntil(lambda: bool(told))
    settle(page)

    assert [kind for kind, _ in told] == ["group"]
    assert str(len(dragged)) in told[0][1]
    assert within(populated, group) == len(dragged) > 1
    assert not page.dragging.bar.isVisible()
    assert page.list.bar.isVisible()
    populated.undo()
    assert within(populated, group) == 0


@pytest.mark.parametrize("place", ["cards", "table", "card"])
def test_a_household_takes_people_in_the_list_and_on_its_card(
    place, page, settle, choose, populated, qtbot
):
    told, before = [], populated.ask(read_person, 1).households
    choose(page, ("household", 2))
    if place == "table":
        page.list.views.turn()
        settle(page)
    view = page.list.views.shown
    part = page.detail if place == "card" else view.viewport()
    at = view.visualRect(view.currentIndex()).center() if place != "card" else None
    agree(qtbot, told)

    assert drop(part, packed((("person", 1),)), at) == (True, True)
    qtbot.waitUntil(lambda: bool(told))
    settle(page)

    after = populated.ask(read_person, 1).households
    assert [kind for kind, _ in told] == ["household"]
    assert {row.household_id for row in after} - {row.household_id for row in before} == {2}


def test_a_visit_takes_people_and_other_things_are_not_taken(page, choose, settle, qtbot):
    told, data = [], packed(tuple(("person", key) for key in (1, 2, 3)))
    page.dragging.begin()
    agree(qtbot, told)
    drop(chip(page, "visit"), data)
    qtbot.waitUntil(lambda: bool(told))
    settle(page)
    assert [kind for kind, _ in told] == ["visit"]

    of_others = QMimeData()
    of_others.setData(CONTACTS, b"another program\nperson 2")
    assert drop(chip(page, "group", named=False), of_others) == (False, False)
    choose(page, ("person", 1))
    rows = page.list.rows
    on_person = rows.visualRect(rows.currentIndex()).center()
    assert drop(rows.viewport(), data, on_person)[1] is False
    assert drop(page.detail, data)[1] is False
