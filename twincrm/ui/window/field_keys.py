"""Keys that text fields take for themselves although they mean something else here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_CTRL = Qt.KeyboardModifier.ControlModifier
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class FieldKeys(QObject):
    """Listens to the one text field that has the keyboard.

    Ctrl+K deletes to the end of the line on X11; here it is the quick jump, everywhere. Ctrl+Y is
    no key of a field on X11; here it redoes in the field, never in the file behind it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._listen_to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+K to the window, keep Ctrl+Y in the field."""
        if not isinstance(event, QKeyEvent) or event.modifiers() != _CTRL:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_K:
            event.ignore()
            return True
        if event.key() != Qt.Key.Key_Y or not isinstance(watched, _FIELDS):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            watched.redo()
        event.accept()
        return True

    def _listen_to(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _FIELDS):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)
