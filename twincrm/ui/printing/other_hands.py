"""Notices what others write into a file that this window can only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from twincrm.domain.errors import TwincrmError

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher

LOOK_EVERY = 1000
"""Milliseconds between two looks."""


class OtherHands(QObject):
    """Looks at the file as long as its parent lives; whoever writes knows of all changes anyway.

    Signals: changed() when somebody took a step; once more when the file can no longer be read.
    """

    changed = Signal()

    def __init__(self, dispatcher: Dispatcher, parent: QObject) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        if not dispatcher.file.writable:
            self._known = dispatcher.standing()
            self._timer.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._timer.stop()

    def _look(self) -> None:
        try:
            now = self._dispatcher.standing()
        except TwincrmError:  # whoever reads the file anew will say why
            self._timer.stop()
            self.changed.emit()
            return
        if now != self._known:
            self._known = now
            self.changed.emit()
