"""A user at the keyboard: every key goes where the keyboard is, into dialogs as well."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


class Keys:
    """Presses keys where the keyboard is."""

    def __init__(self, window):
        self.window = window

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    def write(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QApplication.processEvents()

    def tab_to(self, widget):
        for _ in range(120):
            if QApplication.focusWidget() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(widget.accessibleName())

    def in_next_dialog(self, act):
        done = []

        behind = QApplication.activeModalWidget()

        def visit():
            shown, at = QApplication.activeModalWidget(), QApplication.focusWidget()
            if shown in (None, behind) or at is None or not shown.isAncestorOf(at):
                QTimer.singleShot(0, visit)
                return
            try:
                act(shown)
                done.append(shown)
            except AssertionError as error:
                done.append(error)
            finally:
                if shown.isVisible():  # what went wrong is told, and nothing is asked
                    shown.may_leave = lambda: True
                    shown.reject()

        QTimer.singleShot(0, visit)
        return done
