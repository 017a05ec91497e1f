"""Faults of ours: caught wherever they happen, written down without personal data, and told."""

from __future__ import annotations

import contextlib
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

import twincrm
from twincrm.domain.errors import TwincrmError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

MOST_TOLD = 20
"""After so many different faults the user is left in peace; they are still written down."""


class FaultReporter(QObject):
    """Writes faults to a file and has each told once, in the interface thread.

    *tell* gets the report; *tell_trouble* gets errors that only need a sentence.
    """

    _happened = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.tell: Callable[[str], None] | None = None
        self.tell_trouble: Callable[[TwincrmError], None] | None = None
        self._told: set[str] = set()
        self._telling = False
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
        self._happened.emit(error)

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

    def _receive(self, error: BaseException) -> None:
        if isinstance(error, TwincrmError):
            if self.tell_trouble is not None:
                self.tell_trouble(error)
            return
        text = fault_report(error)
        self._write(text)
        if text in self._told or self._telling or len(self._told) >= MOST_TOLD:
            return
        self._told.add(text)
        if self.tell is None:
            return
        self._telling = True
        try:
            self.tell(text)
        finally:
            self._telling = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(text, encoding="utf-8")


def fault_report(error: BaseException) -> str:
    """What developers need of a fault. Messages and folders are left out: they may name people."""
    lines = [
        (
            f"TwinCRM {twincrm.__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
            f"{platform.system()} {platform.machine()}"
        ),
    ]
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += ["", type(cause).__qualname__]
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The part of a file's name that is the same on every machine."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("twincrm", "site-packages"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "twincrm" else at + 1 :])
    return parts[-1]
