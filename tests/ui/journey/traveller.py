"""Somebody before the screen who has keys, or keys and a mouse, and reads what is written there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

PATIENCE = 20_000
"""Milliseconds."""


@dataclass
class Traveller:
    """Acts through key events at the part that has the keyboard, or through the mouse."""

    qtbot: object
    desktop: object = None
    mouse: bool = False

    @property
    def here(self):
        """The part that has the keyboard."""
        return QApplication.focusWidget() or self.desktop.window

    def settle(self):
        """Wait until what was asked for is there."""
        file = self.desktop._file
        if file is not None:
            self.qtbot.waitUntil(lambda: not file.jobs.busy, timeout=PATIENCE)
        for _ in range(4):
            QApplication.processEvents()
        if QApplication.activeModalWidget() is None and not self.desktop.window.isActiveWindow():
            self.desktop.window.activateWindow()  # without a window manager nobody else does
            QApplication.processEvents()

    def press(self, keys, times=1):
        """Press keys by their name, such as ``Ctrl+N``."""
        for _ in range(times):
            combination = QKeySequence(keys)[0]
            QTest.keyClick(self.here, combination.key(), combination.keyboardModifiers())
            self.settle()

    def press_alone(self, keys):
        """Press keys that open nothing: a dialog all the same is closed, and told."""
        opened = []

        def close():
            shown = QApplication.activeModalWidget()
            if shown is not None:
                opened.append(shown.windowTitle())
                shown.reject()

        watch = QTimer(interval=50)
        watch.timeout.connect(close)
        watch.start()
        self.press(keys)
        watch.stop()
        assert opened == []

    def write(self, text):
        """Type a text where the keyboard is."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self.here, letter)
            else:  # QTest knows the keys of English keyboards alone, and ends the program
                _strike(self.here, letter)
        QApplication.processEvents()

    def to(self, name):
        """Go with Tab, or with a click, to the part that is called so."""
        if self.mouse:
            part = self.seen(name)
            QTest.mouseClick(part, Qt.MouseButton.LeftButton)
            QApplication.processEvents()
            return part
        seen = []
        for _ in range(140):
            at = self.here
            if called(at) == name:
                return at
            seen.append(called(at))
            QTest.keyClick(at, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to “{name}”, only to {dict.fromkeys(seen)}")

    def fill(self, name, text):
        """Write into the field of a name, in place of what stands there."""
        self.to(name)
        QTest.keyClick(self.here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(text)

    def take(self, name, text):
        """Type into a field that suggests, and take its first suggestion."""
        self.fill(name, text)
        QTest.keyClick(self.here, Qt.Key.Key_Down)
        QTest.keyClick(self.here, Qt.Key.Key_Return)
        QApplication.processEvents()

    def choose(self, name, words):
        """Choose from a list that opens: by its first letters."""
        self.to(name)
        opened = QApplication.activePopupWidget()  # by the click
        if opened is None:
            self.write(words)
            return
        QTest.keyClicks(opened.focusWidget(), words)
        QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def push(self, name):
        """Press the button of a name: with Tab and Space, or with a click."""
        button = self.to(name)
        if not self.mouse:
            QTest.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def turn(self, name):
        """Turn to the next page of the tabs of a name."""
        tabs = self.to(name)
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        QApplication.processEvents()

    def jump(self, words):
        """Go somewhere, or do something, by its name."""
        self.press("Ctrl+K")
        self.write(words)
        self.qtbot.wait(0)
        self.settle()
        self.press("Return")

    def in_dialog(self, open_it, *acts):
        """Open a dialog and act in it; each further act is for the one that follows it.

        A dialog has closed when its act is over.
        """
        behind, done = QApplication.activeModalWidget(), []

        def visit(before, act, *others):
            shown, at = QApplication.activeModalWidget(), QApplication.focusWidget()
            if shown in (None, before) or at is None or not shown.isAncestorOf(at):
                QTimer.singleShot(0, partial(visit, before, act, *others))
                return
            done.append(self._act_in(shown, act))
            if others:
                QTimer.singleShot(0, partial(visit, behind, *others))

        QTimer.singleShot(0, partial(visit, behind, *acts))
        open_it()
        if behind is not None and is_open(behind):
            behind.activateWindow()
            QApplication.processEvents()
        for error in done:
            if error is not None:
                raise error
        assert len(done) == len(acts), "no dialog opened"
        self.settle()

    def _act_in(self, dialog, act):
        """What went wrong in a dialog; told outside of Qt's loop."""
        try:
            act()
            if is_open(dialog):
                return AssertionError(f"{dialog.windowTitle()} is still open")
        except Exception as error:  # noqa: BLE001 - raised again outside of Qt’s loop
            return error
        finally:
            if is_open(dialog):
                dialog.may_leave = lambda: True
                dialog.reject()

    def name_file(self, path):
        """Type where a file is to lie into the dialog that asks for it."""
        assert isinstance(QApplication.activeModalWidget(), QFileDialog)
        assert isinstance(self.here, QLineEdit)
        QTest.keyClick(self.here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.write(str(path))
        if self.mouse:
            self.push("Save")
        else:
            QTest.keyClick(self.here, Qt.Key.Key_Return)

    def offered(self, name):
        """What the menu offers under a name of its own, such as the step that Undo takes back."""
        action = self.desktop.window.actions_now[name]
        return action.text().replace("&", "") if action.isEnabled() else ""

    def seen(self, name):
        """The part of a name in the window in front, brought into view."""
        window = QApplication.activeModalWidget() or self.desktop.window
        parts = [
            part
            for part in window.findChildren(QWidget)
            if part.isVisible() and not isinstance(part, QLabel) and called(part) == name
        ]
        assert parts, f"“{name}” is nowhere to be seen"
        holder = parts[0].parentWidget()
        while holder is not None:
            if isinstance(holder, QScrollArea):
                holder.ensureWidgetVisible(parts[0])
            holder = holder.parentWidget()
        return parts[0]


def is_open(dialog):
    """Whether a dialog is still shown; one that was closed may be gone already."""
    return isValid(dialog) and dialog.isVisible()


def _strike(part, letter):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(part, event)


def called(part):
    """What a part is called for those who listen."""
    name = part.accessibleName() or (part.text() if isinstance(part, QAbstractButton) else "")
    return name.replace("&", "")
