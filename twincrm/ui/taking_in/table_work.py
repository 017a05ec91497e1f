"""What the import of a table does off the interface's thread, and how its dialog shows that."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper
from twincrm.ui.taking_in.giving_up import tell_late
from twincrm.ui.taking_in.table_jobs import start_stoppable

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Lane
    from twincrm.ui.kit.dialogs import Dialog
    from twincrm.ui.window.page import PageServices

T = TypeVar("T")


class TableWork(QObject):
    """One piece of work at a time, which the user can stop; it ends with its dialog."""

    def __init__(self, services: PageServices, dialog: Dialog) -> None:
        super().__init__(dialog)
        ui = services.ctx
        self._services, self.dialog = services, dialog
        self.progress = ProgressPanel(ui)
        self.stopped = InlineNotice(ui, "info", ui.texts.tr("Stopped. Nothing was changed."))
        self._stopper = Stopper()
        self._busy = self._writing = self._gone = False
        self._keys: QWidget | None = None
        """What had the keyboard before the work began."""
        self.progress.stop_wanted.connect(self._stop)

    def _start(
        self,
        words: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        lane: Lane = "read",
    ) -> None:
        self._stopper = stopper = Stopper()
        self._set_busy(busy=True)
        self.progress.begin(words)

        def deliver(answer: T) -> None:
            if self._gone:
                return
            self.progress.end()
            self._set_busy(busy=False)
            done(answer)

        order = (work, deliver, self._fail, self._report)
        start_stoppable(self._services.jobs, stopper, *order, lane)

    def _fail(self, error: Exception) -> None:
        """Say what went wrong; nothing was changed then."""
        writing, self._writing = self._writing, False
        if not isinstance(error, TwincrmError):
            if not self._gone:
                self.dialog.done(0)
            raise error
        if self._gone:
            tell_late(self._services, error, writing=writing)
            return
        self.progress.end()
        self._set_busy(busy=False)
        stopped = isinstance(error, Cancelled)
        if not stopped:
            self._services.tell_trouble(error)
        self.stopped.setVisible(stopped)
        self._after_failure()

    def _report(self, done: int, total: int) -> None:
        if not self._gone:
            self.progress.report(done, total)

    def _set_busy(self, *, busy: bool) -> None:
        if busy:
            self._keys = self.dialog.focusWidget()
        self._busy = busy
        self.stopped.hide()
        self._show_busy(busy=busy)

    def _stop(self) -> None:
        self._stopper.cancel()

    def _after_failure(self) -> None:
        """What is shown after work that failed or was stopped."""

    def _show_busy(self, *, busy: bool) -> None:
        """What can be used meanwhile."""
