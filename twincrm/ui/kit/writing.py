"""What is written in the background: how far it is, the way to stop it, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from twincrm.domain.errors import Cancelled, InputError, TwincrmError
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincrm.domain.errors import Cure
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName

    Cures = Mapping[Cure, Callable[[], object]]

T = TypeVar("T")


class Services(Protocol):
    """What it needs of the services of a page."""

    @property
    def ctx(self) -> UiContext: ...  # noqa: D102
    @property
    def jobs(self) -> JobRunner: ...  # noqa: D102
    @property
    def notify(self) -> Callable[[str, ToneName], None]: ...  # noqa: D102
    def tell_trouble(self, error: TwincrmError, cures: Cures | None = None) -> None: ...  # noqa: D102


class Writing(QObject):
    """One piece of work at a time; nothing was changed where it fails or is stopped.

    Its dialog closes when the work is done. What is left to say once it is closed, and what a page
    without dialog has to say, stands at the foot of the window.
    """

    def __init__(
        self,
        services: Services,
        of: QObject,
        stopped: str,
        show_busy: Callable[[], object],
    ) -> None:
        """Work of a dialog, or *of* a page.

        *show_busy* is called whenever `busy` changes; *stopped* says that nothing was changed.
        """
        super().__init__(of)
        ui = services.ctx
        self.busy = self.gone = False
        self.panel = ProgressPanel(ui)
        self.stopped = label(ui, stopped, "body", wrap=True)
        self.stopped.hide()
        self._services, self._show_busy = services, show_busy
        self._dialog = of if isinstance(of, Dialog) else None
        self._stopper = Stopper()
        self.panel.stop_wanted.connect(self.stop)
        if self._dialog is not None:
            self._dialog.finished.connect(self._close)

    def start(
        self,
        words: str,
        write: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        *,
        refused: Callable[[InputError], object] | None = None,
        cures: Cures | None = None,
    ) -> None:
        """Write; *words* say what is being done, *done* tells what came of it.

        *refused* says at a field why it cannot be written; *cures* are offered against troubles.
        """
        if self.busy:
            return
        self._stopper = stopper = Stopper()
        self.stopped.hide()
        self.panel.begin(words)
        self._turn(busy=True)
        self._services.jobs.start(
            lambda progress: write(stopper.over(progress)),
            partial(self._done, done),
            failed=partial(self._fail, refused, cures),
            progressed=self._report,
            lane="write",
        )

    def stop(self) -> None:
        """Stop at the next step; whether that came too late is told."""
        self._stopper.cancel()

    def _turn(self, *, busy: bool) -> None:
        self.busy = busy
        if not self.gone:
            if not busy:
                self.panel.end()
            self._show_busy()

    def _report(self, done: int, total: int) -> None:
        if not self.gone:
            self.panel.report(done, total)

    def _done(self, done: Callable[[T], object] | None, answer: T) -> None:
        self._turn(busy=False)
        if done is not None:
            done(answer)
        if self._dialog is not None and not self.gone:
            self._dialog.accept()

    def _fail(
        self,
        refused: Callable[[InputError], object] | None,
        cures: Cures | None,
        error: Exception,
    ) -> None:
        self._turn(busy=False)
        if isinstance(error, Cancelled):
            self._tell_stopped()
        elif isinstance(error, InputError) and refused is not None and not self.gone:
            refused(error)
        elif isinstance(error, TwincrmError):
            self._services.tell_trouble(error, None if self.gone else cures)
        else:
            if self._dialog is not None and not self.gone:
                self._dialog.done(0)
            raise error

    def _tell_stopped(self) -> None:
        if self.gone or self._dialog is None:
            self._services.notify(self.stopped.text(), "info")
        else:
            self.stopped.show()

    def _close(self) -> None:
        self.gone = True
        self.stop()
