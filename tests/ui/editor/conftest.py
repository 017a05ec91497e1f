"""The editor on a small association."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from worlds.pages import Surroundings

from twincrm.app.assembly import build_desktop
from twincrm.ui.editor.page import EditorPage
from twincrm.ui.editor.target import EditTarget
from twincrm.ui.window.page import Show


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def open_editor(qtbot, qapp, populated, around, tmp_path):
    """An editor of a contact, shown; what it asks to see when closed is in `around.went`."""
    opened = []

    def make(kind, key=None, *, language="en", zoom=1.0) -> EditorPage:
        services = around.services(qapp, populated, tmp_path, language=language, zoom=zoom)
        page = EditorPage(services, EditTarget(kind, key))
        qtbot.addWidget(page)
        page.closed.connect(around.went.append)
        page.resize(int(1158 * zoom), 698)
        with qtbot.waitExposed(page):
            page.show()
        opened.append(services)
        return page

    yield make
    for services in opened:
        assert services.jobs.shutdown()


@dataclass
class Desk:
    """The whole program on a small association, used as a secretary does."""

    qtbot: object
    desktop: object

    @property
    def window(self):
        return self.desktop.window

    @property
    def workspace(self):
        return self.desktop.workspace

    @property
    def page(self):
        return self.workspace.page

    @property
    def editor(self):
        return self.page.editor

    @property
    def dispatcher(self):
        return self.desktop._file.dispatcher

    def settle(self):
        """Wait until everything asked for is there."""
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
        jobs = self.desktop._file.jobs
        self.qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
        for _ in range(6):
            QApplication.processEvents()
        if QApplication.activeModalWidget() is None:
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def go(self, kind, key=0):
        self.workspace.navigate(Show(kind, key))
        self.settle()

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text):
        assert QApplication.focusWidget() is not None
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def in_dialog(self, act, open_it):
        """Open a dialog and act in it; *act* gets it and closes it."""
        done = []

        def visit():
            shown = QApplication.activeModalWidget()
            if shown is None or not shown.isVisible():
                QTimer.singleShot(0, visit)
                return
            done.append(shown)
            for _ in range(3):
                QApplication.processEvents()
            try:
                act(shown)
            finally:
                if shown.isVisible():
                    shown.reject()

        QTimer.singleShot(0, visit)
        open_it()
        assert done
        self.settle()


@pytest.fixture
def desk(qapp, qtbot, village_file, tmp_path, monkeypatch):
    """Begin the program in a language; it is put to rest at the end."""
    begun = []

    def start(language="en", size=(1366, 698)):
        monkeypatch.setenv("TWINCRM_LANG", language)
        path = tmp_path / "verein.twincrm"
        shutil.copyfile(village_file, path)
        desktop = build_desktop(qapp)
        begun.append(desktop)
        desktop.window.resize(*size)
        with qtbot.waitActive(desktop.window):
            desktop.show(path)
        desktop.window.resize(*size)
        found = Desk(qtbot, desktop)
        found.settle()
        return found

    yield start
    for desktop in begun:
        page = desktop.workspace.page if desktop.workspace else None
        editor = getattr(page, "editor", None)
        if editor is not None:
            editor.form.set_draft(editor._original)
        desktop.close_file()
        if desktop.prefers.language != "en":
            desktop.prefers.set_language("en")  # Qt's own words are the program's, not the window's
        desktop.quit()
        desktop.window.deleteLater()
