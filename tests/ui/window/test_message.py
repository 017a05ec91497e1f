"""The message at the foot of the window moves nothing and hides nothing that was just made."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.ui.window.page import Show


def add(desktop, name: str) -> int:
    dispatcher = desktop.workspace.page.services.dispatcher
    return dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR"))).result


def test_a_message_lies_over_the_page_and_moves_nothing(founded, qtbot):
    space, page = founded.workspace, founded.workspace.page.widget
    space.undo_bar.dismiss()
    QApplication.processEvents()  # the side bar of a narrow window gives room
    before = page.geometry()
    space.notify("something", "ok")
    qtbot.waitUntil(space.undo_bar.isVisible)
    assert page.geometry() == before
    assert space.rect().contains(space.undo_bar.geometry())


def test_a_message_does_not_cover_what_was_just_made(founded, qtbot):
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
