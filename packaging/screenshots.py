"""Pictures of every screen and dialog of the real program, drawn without a screen.

``python packaging/screenshots.py OUT [--lang de] [--theme light] [--size 1366x698] [--zoom 1.0]
[--only NAME …]``

The screen is a small laptop's, `screen.json`: Qt's own without a screen has 800 pixels each way.
The program is opened on a fresh copy of the demo association and driven like a user drives it.
Each picture is named after what it shows; a later run with other options adds its own.
What could not be shown is told at the end and in the exit code; the other pictures are taken.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QRect, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.desktop import Desktop

TODAY = "2027-04-19"
PATIENCE = 180_000
"""Milliseconds to wait for a page, the making of the demo included."""
SCENE = 30_000
"""Milliseconds to wait for one dialog and for what is seen in it."""


class Camera:
    """Takes pictures of one run of the program."""

    def __init__(self, app: QApplication, out: Path, ending: str, only: set[str]) -> None:
        self.app = app
        self._out = out
        self._ending = ending
        self._only = only
        self._taken = False
        self.failures: list[str] = []
        """What could not be shown, and why."""

    def wants(self, name: str) -> bool:
        """Whether this picture was asked for."""
        return not self._only or name in self._only

    def take(self, name: str, widget: QWidget) -> None:
        """Keep what *widget* shows now."""
        settle(self.app)
        path = self._out / f"{name}{self._ending}.png"
        widget.grab().save(str(path))
        print(path)

    def scene(self, act: Callable[[], object], what: str) -> None:
        """Play a part of the run; where it fails, the others are still played."""
        try:
            act()
        except Exception as fault:  # noqa: BLE001 - whatever it was, it is told at the end
            self.fail(what, f"{type(fault).__name__}: {fault}")
            traceback.print_exc()
            self._put_away()

    def fail(self, what: str, why: str) -> None:
        """Keep in mind what could not be shown."""
        self.failures.append(f"{what}: {why}")
        print(f"FAILED {what}: {why}", file=sys.stderr)

    def dialog(self, name: str, open_it: Callable[[], object]) -> None:
        """Open a dialog, keep it, close it."""
        if not self.wants(name):
            return
        self._taken = False
        until = QDeadlineTimer(SCENE)
        QTimer.singleShot(400, lambda: self._take_dialog(name, until))
        self.scene(open_it, name)
        while not self._taken and not until.hasExpired():  # some open and return at once
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if not self._taken:
            self._taken = True
            self.fail(name, "nothing was opened")
        settle(self.app)

    def _take_dialog(self, name: str, until: QDeadlineTimer) -> None:
        if self._taken:
            return  # given up
        shown = self.app.activeModalWidget() or self.app.activePopupWidget()
        if shown is None:
            if not until.hasExpired():
                QTimer.singleShot(100, lambda: self._take_dialog(name, until))
            return
        try:
            wait_until(self.app, partial(pages_are_there, shown), f"the pages of {name}", SCENE)
        except TimeoutError as late:
            self.fail(name, f"{late}; the picture shows how far it came")
        self._look_where(name, shown)
        self.take(name, shown)
        self._taken = True
        self._put_away()

    def _look_where(self, name: str, shown: QWidget) -> None:
        """A dialog lies over the window it belongs to."""
        own = shown.parentWidget()
        there = own.window().geometry() if own is not None else QRect()
        if isinstance(shown, QDialog) and not there.contains(shown.frameGeometry().center()):
            here = shown.frameGeometry().getRect()
            self.fail(name, f"lies at {here}, its window at {there.getRect()}")

    def _put_away(self) -> None:
        """Close what stands in front, without asking whether something typed is given up."""
        for _ in range(5):
            shown = self.app.activeModalWidget() or self.app.activePopupWidget()
            if isinstance(shown, QDialog):
                shown.done(0)
            elif shown is not None:
                shown.close()
            else:
                return


def pages_are_there(shown: QWidget) -> bool:
    """Whether what is printed is seen, where anything is."""
    from twincrm.ui.printing.preview import Preview

    return all(preview.current for preview in shown.findChildren(Preview))


def settle(app: QApplication) -> None:
    """Let everything that was asked for arrive: layouts, answers of jobs, repaints."""
    calm = QDeadlineTimer(600)
    while not calm.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(
    app: QApplication, ready: Callable[[], bool], what: str, patience: int = PATIENCE
) -> None:
    """Go on when *ready*; give up loudly when it takes too long."""
    until = QDeadlineTimer(patience)
    while not ready():
        if until.hasExpired():
            message = f"{what} did not appear"
            raise TimeoutError(message)
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def keys(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """Press a key as a user does."""
    QTest.keyClick(widget, key, modifier)


def options() -> argparse.Namespace:
    """What is to be drawn, and how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--lang", choices=("de", "fr", "pl", "en"), default="de")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--size", default="1366x698")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--only", nargs="*", default=[])
    return parser.parse_args()


def main() -> int:
    """Take all pictures; returns the exit code."""
    chosen = options()
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(TWINCRM_HOME=home, TWINCRM_LANG=chosen.lang)
        os.environ.setdefault("TWINCRM_TODAY", TODAY)
        keep_settings(chosen.theme, chosen.zoom)
        from screens import take_all

        app = QApplication(["twincrm"])
        width, height = (int(n) for n in chosen.size.split("x"))
        ending = f"_{chosen.lang}_{chosen.theme}_{round(chosen.zoom * 100)}"
        camera = Camera(app, chosen.out, ending, set(chosen.only))
        desktop = open_desktop(app, width, height)
        sys.excepthook = sys.__excepthook__  # the program's own would keep the fault to itself
        take_all(camera, desktop)
        desktop.close_file()
        desktop.quit()
        settle(app)
    for line in camera.failures:
        print(f"not shown as it should be: {line}", file=sys.stderr)
    return 1 if camera.failures else 0


def keep_settings(theme: str, zoom: float) -> None:
    """Have the program start with this theme and zoom."""
    from dataclasses import replace

    from twincrm.runtime.settings import Settings, save_settings, settings_path

    save_settings(settings_path(), replace(Settings(), theme=theme, zoom=zoom))


def open_desktop(app: QApplication, width: int, height: int) -> Desktop:
    """The real program, showing its start page at the wanted size."""
    from twincrm.app.assembly import build_desktop

    desktop = build_desktop(app)
    desktop.show()
    desktop.window.resize(width, height)
    settle(app)
    return desktop


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    raise SystemExit(main())
