"""Lets the user stop work whose end must be told in any case: stopped, or finished after all."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cancelled
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.services.progress import Progress


class Stopper:
    """Stops work at its next step.

    A job that is cancelled answers nobody, so nobody would know whether it had written; work that
    is stopped by this fails with `Cancelled`, or ends as if nobody had asked.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._stop.set()

    def refuse_answer(self) -> None:
        """See that nobody asked to stop, where an answer that comes all the same is not wanted.

        Raises:
            Cancelled: somebody did.
        """
        if self._stop.is_set():
            raise _stopped()

    def over(self, progress: Progress) -> Progress:
        """What the work reports to: hands on to *progress*, and stops when asked to."""
        return _Watched(progress, self._stop)


class _Watched:
    def __init__(self, progress: Progress, stop: threading.Event) -> None:
        self._progress = progress
        self._stop = stop

    def step(self, done: int, total: int) -> None:
        """Report, or raise Cancelled."""
        if self._stop.is_set():
            raise _stopped()
        self._progress.step(done, total)


def _stopped() -> Cancelled:
    return Cancelled(Message("The work was stopped. Nothing was changed."))
