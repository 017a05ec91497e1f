"""Which fields of a part the keyboard leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget


class FocusWatch(QObject):
    """Listens to the application while its part is shown.

    What is hidden may be about to go: the application still told a page that was already gone, and
    an error was reported (November 2026).
    Signals: left(QWidget): the keyboard left this part or one inside.
    """

    left = Signal(QWidget)

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._listening = False
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listen from the moment it is shown until it is hidden."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._listen(on=event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _listen(self, *, on: bool) -> None:
        app = QApplication.instance()
        if on == self._listening or not isinstance(app, QApplication):
            return
        self._listening = on
        if on:
            app.focusChanged.connect(self._tell)
        else:
            app.focusChanged.disconnect(self._tell)

    def _tell(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self._part.isAncestorOf(old):
            self.left.emit(old)
