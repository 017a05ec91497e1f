"""Widgets end in the interface thread, never in a worker that happens to collect garbage."""

from __future__ import annotations

import gc
import shutil
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QTranslator
from worlds.desk import Desk, make_ui
from worlds.waiting import wait_as_things_come

from twincrm.app.assembly import build_desktop
from twincrm.runtime import clock
from twincrm.runtime.settings import RecentFile, Settings, save_settings, settings_path
from twincrm.ui.collecting import InterfaceCollector
from twincrm.ui.jobs import JobRunner
from twincrm.ui.kit.file_dialog import _LastFolder

LAPTOP = (1366, 698)
"""The room a small laptop leaves to the window."""


@pytest.fixture
def leave_alone(monkeypatch):
    """A window leaves nothing alone that would have to be looked for when its test has ended.

    It is thawed and looked through with all that was ever loaded otherwise, after every window.
    """

    def settle(collector, content):
        collector._settled = weakref.ref(content)

    monkeypatch.setattr(InterfaceCollector, "_settle", settle)


@pytest.fixture(autouse=True)
def _begin_anew(leave_alone, qapp):
    """What the test before left is collected by now; the rest stays and is not looked at again."""
    gc.disable()
    gc.collect()
    gc.freeze()
    _LastFolder.path = None
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [each for each in qapp.topLevelWidgets() if each.isVisible()]
    for each in left:
        each.close()
    assert not left, "a window is left open: the keys of later tests would go to it"


@pytest.fixture(autouse=True)
def words_of_qt(qapp):
    """Qt's own words (Save, Ctrl …) are the program's: a test leaves them as it found them."""
    yield
    for left in qapp.findChildren(QTranslator):
        qapp.removeTranslator(left)


@pytest.fixture(autouse=True)
def look_of_qt(qapp):
    """Whatever look the program had on in a test, the next one begins with bare parts of Qt."""
    font, palette = qapp.font(), qapp.palette()
    yield
    if qapp.styleSheet():
        qapp.setStyleSheet("")
        qapp.setFont(font)
        qapp.setPalette(palette)


@pytest.fixture
def qtbot(qtbot, monkeypatch):
    """What a test shows stays whole until it is closed, and what it waits for is seen at once.

    The bot holds what is added weakly: a page with which a test was done, collected while it still
    had the keyboard, lost its attributes first, was told of the keyboard by Qt's half, and an error
    "Slot 'EditorPage::' not found" was the answer (November 2026).
    """
    shown = []
    add = qtbot.addWidget

    def hold(widget, **how):
        shown.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    wait_as_things_come(qtbot, monkeypatch)
    return qtbot


@pytest.fixture
def whole_program(qapp, qtbot, village_file, tmp_path, monkeypatch):
    """The program at its start page, in a language, a theme and a zoom, and a file to open."""
    begun = []

    def start(language="en", theme="light", zoom=1.0):
        monkeypatch.setenv("TWINCRM_LANG", language)
        path = tmp_path / "verein.twincrm"
        shutil.copyfile(village_file, path)
        recent = (RecentFile(path, clock.now(), "Partnerschaftsverein Lindenau"),)
        save_settings(settings_path(), replace(Settings(), theme=theme, zoom=zoom, recent=recent))
        desktop = build_desktop(qapp)
        begun.append(desktop)
        desktop._show_start()
        desktop.window.resize(*LAPTOP)
        with qtbot.waitExposed(desktop.window):
            desktop.window.show()
        desktop.window.resize(*LAPTOP)
        return desktop, path

    yield start
    for desktop in begun:
        desktop.close_file()
        desktop.prefers.set_language("en")  # Qt's own words are the program's, not the window's
        desktop.quit()
        desktop.window.deleteLater()


@pytest.fixture
def desk_of(qapp, tmp_path):
    """Services over a dispatcher in any look."""
    runners = []

    def make(dispatcher, theme="light", zoom=1.0, language="en"):
        ui = make_ui(qapp, tmp_path / "cache", theme, zoom, language)
        runners.append(JobRunner())
        return Desk(dispatcher, runners[-1], ui)

    yield make
    for window in qapp.topLevelWidgets():
        window.close()
    for runner in runners:
        assert runner.shutdown(10_000)


@pytest.fixture
def desk(desk_of, populated):
    return desk_of(populated)
