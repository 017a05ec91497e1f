"""The numbers beside the sections of the side bar, counted beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable
    from twincrm.ui.kit.sidebar import SideBar
    from twincrm.ui.window.open_file import OpenFile

    Counted = tuple[str, Callable[[Dispatcher], int]]

BREATH, AT_LATEST = 30, 1_000
"""Milliseconds before the numbers are counted: after the first page has shown what it lists, at the
latest after so many. Nothing shall keep that first page from being painted."""


class SideCounts(QObject):
    """Counts what the sections hold, and again when the file changes; counting() says when."""

    counting = Signal()

    def __init__(
        self,
        file: OpenFile,
        side: SideBar,
        counted: Iterable[Counted],
        known: dict[str, int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._file, self._side, self._known = file, side, known
        self._counted = tuple(counted)
        self._running: Cancellable | None = None
        self._soon = QTimer(self, singleShot=True, interval=AT_LATEST)
        self._soon.timeout.connect(self.count)
        self._soon.start()

    def hurry(self) -> None:
        """Where nothing was counted yet: after a breath, for a page has shown what it lists."""
        if self._soon.isActive():
            self._soon.start(BREATH)

    def count(self) -> None:
        """Count now; what was being counted is given up."""
        self.stop()
        self.counting.emit()
        counted, dispatcher = self._counted, self._file.dispatcher

        def count(progress: Progress) -> dict[str, int]:
            del progress
            return {key: ask(dispatcher) for key, ask in counted}

        self._running = self._file.jobs.start(count, self._show) if counted else None

    def stop(self) -> None:
        """Count no more."""
        self._soon.stop()
        if self._running is not None:
            self._running.cancel()

    def _show(self, counts: dict[str, int]) -> None:
        self._known |= counts
        for key, number in counts.items():
            self._side.set_count(key, number)
