"""Keys that text fields take for themselves although they mean something else here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from twincrm.ui.kit.search_field import SearchField
from twincrm.ui.window.steps import takes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_JUMP, _REDO = QKeySequence("Ctrl+K"), QKeySequence("Ctrl+Y")
_STEPS = {QKeySequence("Ctrl+Z"): True, _REDO: False, QKeySequence("Ctrl+Shift+Z"): False}
"""The keys that take a step, and whether they take it back."""
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class FieldKeys(QObject):
    """Listens to the one text field that has the keyboard.

    Ctrl+K deletes to the end of the line on X11; here it is the quick jump, everywhere. Ctrl+Y is
    no key of a field on X11; here it redoes in the field. A field with nothing of its own to take
    back leaves Undo and Redo to the window, which knows what was removed in a form.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._listen_to)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave to the window what is the window's, keep in the field what is the field's."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, _FIELDS):
            return super().eventFilter(watched, event)
        keys = QKeySequence(event.keyCombination())
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and (keys == _JUMP or _leaves(watched, keys)):
            event.ignore()
            return True
        if keys != _REDO or _leaves(watched, keys):
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


def _leaves(field: QObject, keys: QKeySequence) -> bool:
    """Whether a field leaves Undo or Redo to the window."""
    back = _STEPS.get(keys)
    if back is None:
        return False
    if isinstance(field, SearchField):
        return True  # the window takes its step, and says what comes after it
    if isinstance(field, QLineEdit):
        return not takes(field, back=back)
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        document = field.document()
        return not (document.isUndoAvailable() if back else document.isRedoAvailable())
    return False
