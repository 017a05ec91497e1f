"""A card that is long in coming, because the machine is busy."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from ui.contacts.seen import ANNA, JEAN_LUC, texts

BUSY = 2
"""As many jobs as are read at once."""


@pytest.fixture
def make_busy(page):
    """Long work keeps everything else waiting until the event is set."""
    go_on = Event()

    def begin():
        for _ in range(BUSY):
            page._services.jobs.start(lambda _progress: go_on.wait(20))
        return go_on

    yield begin
    go_on.set()


def test_no_card_of_another_stands_beside_the_row_that_is_chosen(
    page, choose, settle, make_busy, qtbot
):
    choose(page, ANNA)
    page.detail.enter()
    ready = make_busy()

    page.list.show_contact(JEAN_LUC)

    qtbot.waitUntil(lambda: "Dr. Anna Weber" not in texts(page.detail))
    assert [words for words in texts(page.detail) if words] == ["The card is being read…"]
    assert page.detail.isAncestorOf(QApplication.focusWidget())
    ready.set()
    settle(page)
    assert page.detail.name == "Jean-Luc Wattrelos"
    assert page.detail.isAncestorOf(QApplication.focusWidget())
