"""A message moves nothing, and hides nothing where there is room beside the menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.ui.window.page import Show


def add(desktop, name: str) -> int:
    dispatcher = desktop.workspace.page.services.dispatcher
    return dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR"))).result


@pytest.fixture
def no_menus(founded):
    """Where the system keeps the menus, there is no room beside them."""
    founded.window.menuBar().hide()
    return founded


def test_a_message_beside_the_menus_covers_nothing(founded, qtbot):
    space, menus = founded.workspace, founded.window.menuBar()
    space.undo_bar.dismiss()
    founded.window.resize(1366, 698)
    QApplication.processEvents()
    before = space.page.widget.geometry()
    space.notify("something that was said at length, so that it is shortened " * 4, "ok")
    qtbot.waitUntil(space.undo_bar.isVisible)
    here = space.undo_bar.geometry()
    assert space.page.widget.geometry() == before
    assert founded.window.rect().contains(here)
    assert not any(here.intersects(menus.actionGeometry(each)) for each in menus.actions())
    page, window = space.page.widget, founded.window
    parts = (*page.findChildren(QLabel), *page.findChildren(QAbstractButton))
    shown = [
        QRect(p.mapTo(window, QPoint()), p.size()) for p in parts if p.isVisible() and p.width()
    ]
    assert not any(here.intersects(each) for each in shown)
    assert "at length" in space.undo_bar.text


def test_a_message_lies_over_the_page_and_moves_nothing(no_menus, qtbot):
    founded = no_menus
    space, page = founded.workspace, founded.workspace.page.widget
    space.undo_bar.dismiss()
    QApplication.processEvents()  # the side bar of a narrow window gives room
    before = page.geometry()
    space.notify("something", "ok")
    qtbot.waitUntil(space.undo_bar.isVisible)
    assert page.geometry() == before
    assert space.rect().contains(space.undo_bar.geometry())


def test_a_message_does_not_cover_what_was_just_made(no_menus, qtbot):
    founded = no_menus
    space, rows = founded.workspace, founded.workspace.page.rows
    for n in range(40):
        add(founded, f"Town {n}")
    made = add(founded, "Zell")  # said before the page has listed and chosen it
    space.page.show_item(Show("place", made))
    rows.scrollToBottom()

    def row():
        at = rows.visualRect(rows.currentIndex())
        return at.translated(rows.viewport().mapTo(space, QPoint()))

    assert "Zell" in space.undo_bar.text
    assert space.rect().contains(row())
    qtbot.waitUntil(lambda: not space.undo_bar.geometry().intersects(row()))
    assert space.rect().contains(space.undo_bar.geometry())


def test_a_message_that_was_read_goes_with_the_next_click_and_to_no_other_page(founded, qtbot):
    space, place = founded.workspace, founded.workspace._bar_place
    space.notify("something", "ok")
    space.go("second")
    assert space.undo_bar.isVisible()  # what was saved on the way here is still said
    qtbot.waitUntil(lambda: place.was_read)
    space.go("places")
    assert not space.undo_bar.isVisible()

    space.notify("something", "ok")
    qtbot.mouseClick(space.page.rows.viewport(), Qt.MouseButton.LeftButton)
    assert space.undo_bar.isVisible()
    qtbot.waitUntil(lambda: place.was_read)
    qtbot.mouseClick(space.undo_bar, Qt.MouseButton.LeftButton)
    assert space.undo_bar.isVisible()
    qtbot.mouseClick(space.page.rows.viewport(), Qt.MouseButton.LeftButton)
    assert not space.undo_bar.isVisible()


def test_a_message_hides_no_words_where_there_is_room(no_menus, qtbot):
    founded = no_menus
    space = founded.workspace
    words = QLabel("Nothing goes by itself", space.page.widget)
    space.undo_bar.dismiss()
    space.notify("something", "ok")
    qtbot.waitUntil(space.undo_bar.isVisible)
    words.setGeometry(space.undo_bar.geometry().translated(-space.page.widget.x(), 0))
    words.move(space.page.widget.mapFrom(space, space.undo_bar.pos()))
    words.show()
    space.notify("something", "ok")
    here = QRect(words.mapTo(space, QPoint()), words.size())
    assert not space.undo_bar.geometry().intersects(here)
