"""Work of a dialog or page in the background: how far it is, how to stop it, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from twincrm.domain.errors import Cancelled, InputError, TwincrmError
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincrm.domain.errors import Cure
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import JobRunner, Lane
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


@dataclass(frozen=True, slots=True)
class Staying:
    """A dialog that goes on when a piece of its work is done."""

    failed: Callable[[], object]
    """What it shows after work that failed or was stopped."""
    late: str
    """Says at the foot of the window that writing was stopped, once the dialog is closed."""


class Writing(QObject):
    """One piece of work at a time; nothing was changed where it fails or is stopped.

    Its dialog closes when the work is done, unless it is *staying*. What is left to say once it is
    closed, and what a page without dialog has to say, stands at the foot of the window.
    """

    def __init__(
        self,
        services: Services,
        of: QObject,
        stopped: str,
        show_busy: Callable[[], object],
        staying: Staying | None = None,
    ) -> None:
        """Work of a dialog, or *of* a page.

        *show_busy* is called whenever `busy` changes; *stopped* says that nothing was changed.
        """
        super().__init__(of)
        ui = services.ctx
        self.busy = self.gone = False
        self.writes = False
        """Whether the work under way, or the last one, writes; else it only reads."""
        self.panel = ProgressPanel(ui)
        self.stopped = InlineNotice(ui, "info", stopped)
        self.stopped.hide()
        self._services, self._show_busy, self._staying = services, show_busy, staying
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
        lane: Lane = "write",
    ) -> None:
        """Write, or read; *words* say what is being done, *done* tells what came of it.

        *refused* says at a field why it cannot be written; *cures* are offered against troubles.
        """
        if self.busy:
            return
        self._stopper = stopper = Stopper()
        self.writes = lane == "write"
        self.stopped.hide()
        self.panel.begin(words)
        self._turn(busy=True)
        self._services.jobs.start(
            lambda progress: write(stopper.over(progress)),
            partial(self._done, done),
            failed=partial(self._fail, refused, cures),
            progressed=self._report,
            lane=lane,
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
        try:
            if not self.writes:
                self._stopper.refuse_answer()
        except Cancelled as stopped:
            self._fail(None, None, stopped)
            return
        self._turn(busy=False)
        if done is not None and not (self.gone and self._staying):
            done(answer)
        if self._dialog is not None and not self.gone and self._staying is None:
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
            if self.writes or not self.gone:
                self._services.tell_trouble(error, None if self.gone else cures)
        else:
            if self._dialog is not None and not self.gone:
                self._dialog.done(0)
            raise error
        if self._staying is not None and not self.gone:
            self._staying.failed()

    def _tell_stopped(self) -> None:
        """What was only read is not missed once the dialog is closed."""
        if not self.gone and self._dialog is not None:
            self.stopped.show()
        elif self.writes:
            late = self._staying.late if self._staying is not None else self.stopped.text
            self._services.notify(late, "info")

    def _close(self) -> None:
        self.gone = True
        self.stop()
