"""Looks in the background for what the programme that is shown lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

if TYPE_CHECKING:
    from twincrm.services.printing.remarks import Remark
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Job
    from twincrm.ui.visits.hint_chip import HintChip
    from twincrm.ui.window.page import PageServices


class HintFinder(QObject):
    """It reads as much as a whole print does, so nobody waits for it; the chip tells what it found.

    What was asked before is no longer wanted.
    """

    def __init__(self, services: PageServices, chip: HintChip) -> None:
        super().__init__(chip)
        self._services = services
        self._chip = chip
        self._job: Job[tuple[Remark, ...]] | None = None

    def look_at(self, visit: int) -> None:
        """Find the hints on a visit's programme."""
        if self._job is not None:
            self._job.cancel()
        dispatcher, language = self._services.dispatcher, self._services.ctx.texts.language

        def read(progress: Progress) -> tuple[Remark, ...]:
            from twincrm.services.printing.remarks import visit_remarks

            return dispatcher.ask_while_wanted(progress, visit_remarks, visit, language)

        self._job = self._services.jobs.start(read, self._take)

    def _take(self, hints: tuple[Remark, ...]) -> None:
        if isValid(self._chip):  # the page may have been thrown away meanwhile
            self._chip.show_hints(hints)
