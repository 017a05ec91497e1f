"""What the calendar changes while a file is open: roles and times in households begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from twincrm.runtime import clock

if TYPE_CHECKING:
    from datetime import date

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.hub import ChangeHub
    from twincrm.ui.jobs import JobRunner

LOOK_EVERY = 60_000
"""Milliseconds between two looks at the calendar."""


class Calendar(QObject):
    """Lets people be found by their roles of today, and tells the pages when the day turns.

    It looks when it is told to, first after the list was painted, and by itself in a window that is
    left open past midnight or on a computer that slept.
    """

    def __init__(
        self, dispatcher: Dispatcher, jobs: JobRunner, hub: ChangeHub, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._jobs = jobs
        self._hub = hub
        self._day: date | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Catch up with the calendar if the day is another one than at the last look."""
        before, self._day = self._day, clock.today()
        if before == self._day:
            return

        def catch_up(progress: Progress) -> bool:
            del progress
            self._dispatcher.catch_up()
            return before is not None

        self._jobs.start(catch_up, self._tell, lane="write")

    def stop(self) -> None:
        """The file is closed, or shown by another window."""
        self._timer.stop()

    def _tell(self, turned: object) -> None:
        if turned:
            self._hub.day_turned.emit(self._day)
