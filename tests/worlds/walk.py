"""A walk through the real program, which notes what is wrong on its way."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import select
from worlds.looks import faults_of


@dataclass
class Walk:
    """Goes through the real program and notes what is wrong on its way."""

    qtbot: object
    desktop: object
    size: tuple[int, int]
    """What the window was given of the screen: it keeps to it on every page."""
    found: dict[str, list[str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    """The pages and dialogs of `every_place` that were looked at."""

    @property
    def page(self):
        return self.desktop.workspace.page

    @property
    def services(self):
        self.desktop.workspace.go("contacts")
        return self.page._services

    def first(self, model):
        statement = select(model.id).order_by(model.id)
        return self.desktop._file.dispatcher.ask(lambda s: s.scalars(statement).first())

    def settle(self):
        file = self.desktop._file
        if file is not None:
            self.qtbot.waitUntil(lambda: not file.jobs.busy, timeout=20_000)
        self.qtbot.waitUntil(lambda: not self.desktop._jobs.busy, timeout=20_000)
        self.qtbot.waitUntil(lambda: not self._waits(), timeout=20_000)
        for _ in range(5):
            QApplication.processEvents()

    def _waits(self):
        """Whether the page has put off a moment what it shows; or asks again after that."""
        file, page = self.desktop._file, self.desktop.workspace and self.page
        soon = page.widget.findChildren(QTimer) if page else ()
        waits = any(each.isActive() and each.isSingleShot() for each in soon)
        return waits or (file is not None and file.jobs.busy)

    def look(self, name, window=None):
        """Note what is wrong in a window."""
        self.settle()
        window = window or self.desktop.window
        window.activateWindow()
        QApplication.processEvents()
        self.seen.append(name)
        self.places.add(self._place_of(window))
        faults = {*self._outgrown(), *faults_of(window, self.desktop.prefers.language)}
        if faults:
            self.found[name] = sorted(faults)

    def _outgrown(self):
        window = self.desktop.window
        shown, given = window.size(), QSize(*self.size)
        if shown == given:
            return []
        window.resize(given)  # the next page is to blame for itself only
        return [f"the window outgrew its {self.size}: {shown.width()} × {shown.height()}"]

    def _place_of(self, window):
        workspace = self.desktop.workspace
        if window is self.desktop.window and workspace is not None:
            return workspace._memory.trail.here.page
        return window.property("place") or ""

    def dialog(self, name, open_it):
        """Open a dialog, look at it, close it; an error on the way ends the walk at once."""
        done = []

        def visit():
            shown = QApplication.activeModalWidget()
            if not isinstance(shown, QDialog):
                if not (done or raised):
                    QTimer.singleShot(0, visit)
                return
            done.append(shown)
            try:
                self.look(name, shown)
            finally:
                QDialog.reject(shown)  # what was typed on the way is not asked about

        with self.qtbot.captureExceptions() as raised:
            QTimer.singleShot(0, visit)
            try:
                open_it()
                self.qtbot.waitUntil(lambda: bool(done or raised), timeout=20_000)
            finally:
                done.append(None)
        if raised:
            raise raised[0][1]
        self.settle()


def put_on_screen(window, size):
    """The window takes a screen that is large enough for it."""
    screens = QGuiApplication.screens()
    fits = [each for each in screens if each.geometry().contains(QRect(QPoint(), QSize(*size))
            .translated(each.geometry().topLeft()))]  # fmt: skip
    if not fits:
        pytest.skip("No screen is large enough.")
    least = min(fits, key=lambda each: each.geometry().width())
    window.windowHandle().setScreen(least)  # the system would tell of it a little later
    window.setGeometry(QRect(least.geometry().topLeft(), QSize(*size)))
