"""Garbage is collected between jobs, never while one works."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from twincrm.app.assembly import build_desktop
from twincrm.ui.collecting import InterfaceCollector, uncollected


class Ring:
    """Something that only a collection frees."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def leave_alone():
    """Here windows leave alone what came with them; it is thawed at the end."""
    yield
    gc.unfreeze()


@pytest.fixture
def shown():
    """What the window shows: nothing yet."""
    return []


@pytest.fixture
def collector(qapp, shown):
    made = InterfaceCollector(qapp, lambda: shown[-1] if shown else None)
    yield made
    made.deleteLater()
    gc.enable()


def test_a_job_is_not_held_up_by_a_collection(collector):
    gc.collect()
    ring = weakref.ref(Ring())
    more = [[] for _ in range(2 * gc.get_threshold()[0])]

    with uncollected():
        collector.collect()
        assert ring() is not None
    collector.collect()

    assert ring() is None
    assert len(more) > 0


def test_what_came_with_a_file_is_left_alone_while_it_is_shown(collector, shown):
    """Else a whole heap is looked through while somebody scrolls."""
    garbage = [Ring() for _ in range(2 * gc.get_threshold()[0])]
    stays = weakref.ref(garbage[0])
    shown.append(QObject())
    gc.collect()
    collector.collect()
    del garbage
    looked_at = len(gc.get_objects())
    gc.collect()
    assert stays() is not None
    assert looked_at < gc.get_freeze_count() / 2

    shown.append(QObject())
    collector.collect()

    assert stays() is None


def test_it_looks_at_what_the_window_shows_and_ends_with_it(qapp):
    """Ten desktops of a test run would else collect while another one's pages are shown."""
    desktop = build_desktop(qapp)
    assert desktop.window.findChild(InterfaceCollector) is not None
    assert qapp.findChildren(InterfaceCollector) == []
    stays = gc.get_freeze_count()
    desktop.window.setCentralWidget(QWidget())
    desktop.window.findChild(InterfaceCollector).collect()
    assert gc.get_freeze_count() > stays
    timer = weakref.ref(desktop.window.findChild(InterfaceCollector).findChild(QTimer))
    desktop.quit()
    desktop.window.deleteLater()
    qapp.sendPostedEvents(desktop.window, QEvent.Type.DeferredDelete)
    assert timer() is None or not isValid(timer())
