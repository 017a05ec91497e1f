"""Faults of ours: caught wherever they happen, written down without personal data, and told."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from twincrm.domain.errors import TwincrmError
from twincrm.runtime.faults import fault_report, write_report
from twincrm.store.failures import machine_trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

MOST_TOLD = 20
"""After so many different faults the next ones are only noted; they are still written down."""
AT_ONCE = 1.0
"""Seconds for which a fault that comes again and again, as while painting, is noted once."""
MOST_WAITING = 5
"""So many different troubles wait to be said; a stick that was pulled breaks much at once."""
QUIET = 60.0
"""Seconds for which a trouble that nobody asked for is not said again."""


class FaultReporter(QObject):
    """Writes faults to a file and has each told in the interface thread: whole, then in a line.

    *tell* gets the report; *tell_again* is called where it was told before, so that whoever does
    the same once more does not see nothing happen; *tell_trouble* gets errors that only need a
    sentence, those of the machine included that nobody sorted before.
    """

    _happened = Signal(object, bool, float)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.kept = False
        """Whether the last report could be written down."""
        self.tell: Callable[[str], None] | None = None
        self.tell_again: Callable[[], None] | None = None
        self.tell_trouble: Callable[[TwincrmError], None] | None = None
        self._told: set[str] = set()
        self._telling = False
        self._noted = -QUIET
        """When a fault was noted again, in seconds of the machine's own clock."""
        self._troubles: list[tuple[TwincrmError, bool, float]] = []
        """What is read now and what waits, each with whether the user asked for it, and when."""
        self._said: dict[str, float] = {}
        self._happened.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over what nobody catches: in the interface thread, in threads, in destructors."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook

    def uninstall(self) -> None:
        """Give the hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def report(self, error: BaseException) -> None:
        """Take a fault from any thread; it is told soon in the interface thread."""
        self._happened.emit(error, True, time.monotonic())

    def overhear(self, error: BaseException) -> None:
        """Take what happened without anybody having asked for it; said again after a while only."""
        self._happened.emit(error, False, time.monotonic())

    def was_said(self, error: TwincrmError) -> None:
        """Remember that the user reads it, here or elsewhere: what broke with it adds nothing."""
        self._said[repr(error.message)] = time.monotonic()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error.with_traceback(trace))

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_value)

    def _unraisable_hook(self, caught: sys.UnraisableHookArgs) -> None:
        if caught.exc_value is not None:
            self.report(caught.exc_value)

    def _receive(self, error: BaseException, asked: bool, when: float) -> None:
        trouble = error if isinstance(error, TwincrmError) else machine_trouble(error)
        if trouble is not None:
            self._say(trouble, asked=asked, when=when)
            return
        text = fault_report(error, f"Qt {qVersion()}")
        self.kept = write_report(self.path, text)
        if self._telling:
            return
        known = text in self._told or len(self._told) >= MOST_TOLD
        if known and not self._is_worth_a_note(asked=asked):
            return
        self._telling = True
        try:
            self._tell_once(text, known=known)
        finally:
            self._telling = False

    def _tell_once(self, text: str, *, known: bool) -> None:
        if not known:
            self._told.add(text)
            if self.tell is not None:
                self.tell(text)
        elif self.tell_again is not None:
            self.tell_again()
            self._noted = time.monotonic()

    def _is_worth_a_note(self, *, asked: bool) -> bool:
        return time.monotonic() - self._noted >= (AT_ONCE if asked else QUIET)

    def _say(self, trouble: TwincrmError, *, asked: bool, when: float) -> None:
        """Say one trouble after the other.

        Twice is said neither what waits to be said already nor what broke before it was read. What
        helps against a trouble is done while that is being told: if it fails alike, it is said.
        """
        waiting = self._troubles[1:] if asked else self._troubles
        words = repr(trouble.message)
        if any(words == repr(each.message) for each, *_ in waiting):
            return
        if len(self._troubles) >= MOST_WAITING or self.tell_trouble is None:
            return
        self._troubles.append((trouble, asked, when))
        if len(self._troubles) > 1:  # it is said after the one that is read now
            return
        while self._troubles:
            try:
                self._say_next(*self._troubles[0])
            finally:
                del self._troubles[0]

    def _say_next(self, trouble: TwincrmError, asked: bool, when: float) -> None:
        said = self._said.get(repr(trouble.message), -QUIET)
        if self.tell_trouble is not None and when - said >= (0 if asked else QUIET):
            self.was_said(trouble)
            self.tell_trouble(trouble)
