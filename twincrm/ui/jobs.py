"""Runs long work off the interface thread and brings the answer back to it.

One lane writes, two threads read, one has the pages of documents to itself: PDFium must not be used
by two threads. A job's relay object is born in the interface thread, so that
its signals are delivered there; the runner keeps every job until its answer was delivered.
"""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from twincrm.domain.errors import Cancelled
from twincrm.domain.texts import Message
from twincrm.ui.collecting import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.progress import Progress

Result = TypeVar("Result")
Lane = Literal["read", "write", "pages"]

_THREADS: dict[Lane, int] = {"read": 2, "write": 1, "pages": 1}
_LINGER = 1_000
"""Milliseconds for which an ended job is kept: its thread must not be the last to let go of it,
or what its closures hold, widgets too, would end in that thread."""
_TELL_EVERY = 0.05
"""Seconds between two progress reports: more would drown the interface thread."""


class Relay(QObject):
    """Carries signals from the worker to the interface thread, where it lives and ends.

    It belongs to the runner, so that a worker that drops the last reference does not destroy it.
    Signals: progressed(int, int); ended().
    """

    progressed = Signal(int, int)
    ended = Signal()


class _Reporter:
    """The progress a job's work reports to; raises Cancelled when the user gave up."""

    def __init__(self, relay: Relay, stop: threading.Event) -> None:
        self._relay = relay
        self._stop = stop
        self._told = 0.0

    def step(self, done: int, total: int) -> None:
        """Report *done* of *total*; raises Cancelled after a cancel."""
        if self._stop.is_set():
            raise Cancelled(Message("The work was stopped. Nothing was changed."))
        now = time.monotonic()
        if done >= total > 0 or now - self._told >= _TELL_EVERY:
            self._told = now
            self._relay.progressed.emit(done, total)


class Cancellable(Protocol):
    """A running job, whatever its result."""

    def cancel(self) -> None:
        """Ask the work to stop; its answer will not be delivered."""
        ...


class Job(Generic[Result]):
    """One piece of work; cancel it by hand or let the runner do it at shutdown."""

    def __init__(
        self,
        relay: Relay,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None] | None,
        failed: Callable[[Exception], None] | None,
        progressed: Callable[[int, int], None] | None,
    ) -> None:
        self.relay = relay
        self._work = work
        self._done = done
        self._failed = failed
        self._progressed = progressed
        self._stop = threading.Event()
        self._answer: Result | None = None
        self._error: Exception | None = None
        self._has_answer = False

    @property
    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; `done` will not be called any more."""
        self._stop.set()

    def run(self) -> None:
        """Do the work; called in a worker thread."""
        reporter = _Reporter(self.relay, self._stop)
        try:
            if not self.cancelled:
                self._answer = self._work(reporter)
                self._has_answer = True
        except Exception as error:  # noqa: BLE001 - delivered to the interface thread, never lost
            self._error = error
        self.relay.ended.emit()

    def tell_progress(self, done: int, total: int) -> None:
        """Hand a report on, unless the job was given up meanwhile."""
        if self._progressed is not None and not self.cancelled:
            self._progressed(done, total)

    def deliver(self) -> Exception | None:
        """Call back with the answer or error; an error nobody takes is returned."""
        error = self._error
        wanted = self._has_answer and not self.cancelled and not _is_gone(self._done)
        if error is None and wanted and self._done is not None:
            self._done(self._answer)  # pyright: ignore[reportArgumentType]  # set together with _has_answer
        if error is None or (self.cancelled and isinstance(error, Cancelled)):
            return None
        if self._failed is None:
            return error
        self._failed(error)
        return None


class _Task(QRunnable):
    """Lets a thread pool run a job."""

    def __init__(self, run: Callable[[], None]) -> None:
        super().__init__()
        self._run = run

    def run(self) -> None:
        """Do the work."""
        with uncollected():
            self._run()


def _is_gone(taker: object) -> bool:
    """Whether what takes an answer belongs to a part of the window that is no longer there."""
    owner = getattr(getattr(taker, "func", taker), "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


class JobRunner(QObject):
    """Owns running jobs; call it from the interface thread only.

    Signals: idle() when the last job ended; broke(object) with an error no `failed` took.
    """

    idle = Signal()
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Lane, QThreadPool] = {lane: QThreadPool() for lane in _THREADS}
        for lane, threads in _THREADS.items():
            self._pools[lane].setMaxThreadCount(threads)
        self._running: dict[QObject, tuple[Cancellable, Callable[[], Exception | None]]] = {}
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether any job waits or runs."""
        return bool(self._running)

    def start(
        self,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
        lane: Lane = "read",
    ) -> Job[Result]:
        """Run *work* in a lane; the callbacks run in the interface thread, in turn."""
        job = Job(Relay(self), work, done, failed, progressed)
        if self._closed:
            job.cancel()
            job.relay.deleteLater()
            return job
        queued = Qt.ConnectionType.QueuedConnection
        self._running[job.relay] = (job, job.deliver)
        job.relay.progressed.connect(job.tell_progress, queued)
        job.relay.ended.connect(self._end, queued)
        self._pools[lane].start(_Task(job.run))
        return job

    def shutdown(self, wait: int = 30_000) -> bool:
        """Cancel everything and wait up to *wait* milliseconds; whether all threads ended."""
        self._closed = True
        for job, _ in self._running.values():
            job.cancel()
        ended = [pool.waitForDone(wait) for pool in self._pools.values()]
        for entry in self._running.values():  # reports on their way still call the jobs
            QTimer.singleShot(_LINGER, partial(_let_go, entry))
        self._running.clear()
        return all(ended)

    @Slot()
    def _end(self) -> None:
        relay = self.sender()
        entry = self._running.pop(relay, None)
        if entry is None:
            return
        relay.deleteLater()
        QTimer.singleShot(_LINGER, partial(_let_go, entry))
        error = entry[1]()
        if error is not None:
            self.broke.emit(error)
        if not self._running:
            self.idle.emit()


def _let_go(entry: object) -> None:
    """The timer's copy of this argument was the last one."""
    del entry
