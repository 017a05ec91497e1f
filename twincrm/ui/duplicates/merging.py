"""Merges in the background: much may hang on two places, and the window goes on meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincrm.domain.errors import Cure
from twincrm.ui.kit.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.dispatch import Outcome
    from twincrm.services.duplicates.merging import Merge
    from twincrm.services.progress import Progress
    from twincrm.ui.window.page import PageServices


class Merging(QObject):
    """Does one merge after the other; a bar appears where one lasts.

    Signals: turned() when one begins or is over.
    """

    turned = Signal()

    def __init__(self, services: PageServices, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        stopped = services.ctx.texts.tr("Merging was stopped. Nothing was changed.")
        self._writing = Writing(services, self, stopped, self.turned.emit)
        self.panel = self._writing.panel

    @property
    def busy(self) -> bool:
        """Whether a merge is under way."""
        return self._writing.busy

    def start(self, command: Merge, then: Callable[[], object]) -> None:
        """Merge, and go on with *then* once it is kept; trying again is offered where it fails."""
        if self.busy:
            return
        dispatcher = self._services.dispatcher

        def work(progress: Progress) -> Outcome[int]:
            return dispatcher.execute(replace(command, progress=progress))

        again = {Cure.AGAIN: partial(self.start, command, then)}
        words = self._services.ctx.texts.tr("Merging…")
        self._writing.start(words, work, lambda _: then(), cures=again)
