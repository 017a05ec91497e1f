"""Garbage is collected in the interface thread only.

Python collects cycles in whatever thread happens to allocate; a worker that thus frees a widget
ends the process (seen in November 2026 with PySide6 6.11: aborts at random, a dialog closed just
before). So the automatic collection is off while a window is there; a timer collects, but not while
a job works: it would hold up both. What is there once the window is filled, mostly modules and
mapped classes, is left out: to look all that through took 65 to 165 ms in the midst of scrolling.
"""

from __future__ import annotations

import gc
import threading
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

EVERY = 1_000
"""Milliseconds between two looks at what has piled up."""

_LOCK = threading.Lock()
_working: list[object] = []


@contextmanager
def uncollected() -> Generator[None]:
    """Put the collection off while a job works, in whatever thread."""
    job = object()
    with _LOCK:
        _working.append(job)
    try:
        yield
    finally:
        with _LOCK:
            _working.remove(job)


def _nothing() -> None:
    """Before anything was shown."""


class InterfaceCollector(QObject):
    """Collects generation by generation when their thresholds are passed.

    *content* tells what the window shows. What came with it stays as long as it does.
    """

    def __init__(self, parent: QObject, content: Callable[[], QObject | None]) -> None:
        super().__init__(parent)
        self._content = content
        self._settled: Callable[[], QObject | None] = _nothing
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is full, as Python itself would."""
        if _working:
            return
        content = self._content()
        if content is not None and content is not self._settled():
            self._settle(content)
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def _settle(self, content: QObject) -> None:
        """Leave alone what is there now; of what came with a former content most is garbage."""
        if self._settled is not _nothing:
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        self._settled = weakref.ref(content)
