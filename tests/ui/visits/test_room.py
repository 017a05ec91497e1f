"""A low page leaves its room to what the visit is about."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea
from sqlalchemy import select

from twincrm.store.models import Visit
from twincrm.ui.window.page import Show

pytestmark = [
    pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
LEAST = {1.5: (4, 3), 1.3: (5, 5), 1.0: (6, 7)}
"""At each zoom so many items of the programme and so many people are to be seen."""


@pytest.fixture
def desktop(whole_program, demo_file):
    desktop, path = whole_program("de")
    shutil.copyfile(demo_file, path)
    desktop.open_path(path)
    return desktop


def settle(qtbot, desktop):
    qtbot.waitUntil(lambda: desktop.workspace is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not desktop._file.jobs.busy, timeout=20_000)
    for _ in range(5):
        QApplication.processEvents()


def visit_page(qtbot, desktop):
    coming = select(Visit.id).where(Visit.status == "confirmed").order_by(Visit.id)
    visit = desktop._file.dispatcher.ask(lambda session: session.scalars(coming).first())
    desktop.workspace.navigate(Show("visit", visit))
    settle(qtbot, desktop)
    return desktop.workspace.page


def wholly_seen(part, rect):
    return part.visibleRegion().boundingRect().contains(rect)


def items_seen(programme):
    parts = programme.parts.values()
    return sum(
        wholly_seen(part, part.rect())
        and part.height() >= part.layout().heightForWidth(part.width())
        for part in parts
    )


def people_seen(table):
    rows = (QRect(0, table.rowViewportPosition(at), 9, table.rowHeight(at))
            for at in range(table.model().rowCount()))  # fmt: skip
    return sum(wholly_seen(table.viewport(), rect) for rect in rows)


def put_on_laptop(window):
    screens = [each.geometry() for each in QGuiApplication.screens()]
    fits = [each for each in screens if each.width() >= 1366 and each.height() >= 698]
    if not fits:
        pytest.skip("No screen is large enough.")
    window.setGeometry(QRect(min(fits, key=QRect.width).topLeft(), window.size()))
    window.resize(1366, 698)


def test_a_low_page_shows_its_programme_and_its_people(desktop, qtbot):
    settle(qtbot, desktop)
    put_on_laptop(desktop.window)
    for zoom, least in LEAST.items():
        desktop.prefers.set_zoom(zoom)
        settle(qtbot, desktop)
        page = visit_page(qtbot, desktop)
        seen = items_seen(page.card.programme)
        page.card.parts.show_part("people")
        settle(qtbot, desktop)

        table = page.people.table
        assert (desktop.window.width(), desktop.window.height()) == (1366, 698)
        told = (zoom, seen, people_seen(table))
        assert seen >= least[0], told
        assert people_seen(table) >= least[1], told
        holders = [each for each in page.card.findChildren(QScrollArea) if each.isAncestorOf(table)]
        assert holders == []
        title = page.card.title
        assert title.isVisible()
        assert title.accessibleName() == "Bürgerbegegnung in Lindenau"
        assert page.card.print.isVisible()
        assert page.card.print.accessibleName()
        assert title.mapTo(desktop.window, QPoint(0, 0)).y() < 698 // 4


def test_a_programme_shown_anew_has_its_room_before_it_is_painted(desktop, qtbot):
    programme = visit_page(qtbot, desktop).card.programme
    before = [part.height() for part in programme.parts.values()]
    programme.show_rows(programme._rows, programme._shown)

    parts = programme.parts.values()
    assert all(part.isVisible() for part in parts)
    assert [part.height() for part in parts] == before
    assert programme.verticalScrollBar().maximum() > 0
