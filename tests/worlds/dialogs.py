"""A user who waits for a dialog, does something in it and leaves it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def in_next_dialog(act):
    """Do something in the dialog that opens next, in front of what is open now."""
    seen, behind = [], QApplication.activeModalWidget()

    def visit():
        shown = QApplication.activeModalWidget()
        if shown in (None, behind):
            QTimer.singleShot(0, visit)
            return
        seen.append(shown)
        try:
            act(shown)
        finally:
            if isValid(shown) and shown.isVisible():
                shown.may_leave = lambda: True
                shown.reject()

    QTimer.singleShot(0, visit)
    return seen
