"""Merges in the background: much may hang on two places, and the window goes on meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincrm.domain.errors import Cancelled, Cure, TwincrmError
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper

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
        self._stopper = Stopper()
        self._then: Callable[[], object] | None = None
        self._command: Merge | None = None
        self.panel = ProgressPanel(services.ctx)
        self.panel.stop_wanted.connect(self._stop)

    @property
    def busy(self) -> bool:
        """Whether a merge is under way."""
        return self._then is not None

    def start(self, command: Merge, then: Callable[[], object]) -> None:
        """Merge, and go on with *then* once it is kept."""
        if self.busy:
            return
        self._command, self._then = command, then
        self._stopper = stopper = Stopper()
        dispatcher = self._services.dispatcher

        def work(progress: Progress) -> Outcome[int]:
            return dispatcher.execute(replace(command, progress=stopper.over(progress)))

        self.panel.begin(self._services.ctx.texts.tr("Merging…"))
        self._services.jobs.start(
            work, self._done, failed=self._fail, progressed=self.panel.report, lane="write"
        )
        self.turned.emit()

    def _done(self, outcome: object) -> None:
        del outcome
        then = self._end()
        if then is not None:
            then()

    def _fail(self, error: Exception) -> None:
        """Nothing was changed; where trying again may help, it is offered."""
        command, then = self._command, self._end()
        if not isinstance(error, TwincrmError):
            raise error
        if isinstance(error, Cancelled):
            words = self._services.ctx.texts.tr("Merging was stopped. Nothing was changed.")
            self._services.notify(words, "info")
            return

        def again() -> None:
            if command is not None and then is not None:
                self.start(command, then)

        self._services.tell_trouble(error, {Cure.AGAIN: again})

    def _end(self) -> Callable[[], object] | None:
        then, self._then, self._command = self._then, None, None
        self.panel.end()
        self.turned.emit()
        return then

    def _stop(self) -> None:
        self._stopper.cancel()
