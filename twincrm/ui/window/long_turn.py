"""Undoing or redoing a step of very many rows: beside the window, with a bar, and to be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from twincrm.services.progress import Silent
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.dispatch import Turned
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.kit.context import UiContext

    Turn = Callable[[Progress], Turned | None]

R = TypeVar("R")

AT_ONCE = 2_000
"""Rows of a step that is turned while one waits: they take less than a second."""
WIDTH, HEIGHT = 520, 250
"""Of the dialog, in pixels at 100 %."""


def turn_step(ui: UiContext, jobs: JobRunner, turn: Turn, rows: int, words: str) -> Turned | None:
    """Undo or redo a step of so many *rows*; the *words* name it where it lasts.

    Raises:
        TwincrmError: it could not be turned, or was stopped; nothing is changed.
    """
    if rows <= AT_ONCE:
        return turn(Silent())
    note = ui.texts.tr("Very much changed in this step. If you stop here, all stays as it is.")
    sheet: TurnSheet[Turned | None] = TurnSheet(ui, jobs, words, note)
    return sheet.run(turn)


class TurnSheet(QObject, Generic[R]):
    """Turns steps in the background, in front of the window; the *note* says what “Stop” means."""

    def __init__(self, ui: UiContext, jobs: JobRunner, words: str, note: str) -> None:
        self.dialog = Dialog(ui, words, icon="rotate-ccw", parent=window_in_front())
        super().__init__(self.dialog)
        self._jobs = jobs
        self._stopper = Stopper()
        self._over = False
        self._answers: list[R] = []
        self._error: Exception | None = None
        self.progress = ProgressPanel(ui, patience=0)
        self.progress.begin(words)
        self.progress.stop_wanted.connect(self._stopper.cancel)
        self.dialog.body.addWidget(self.progress)
        self.dialog.body.addWidget(label(ui, note, "body", "ink2", wrap=True))
        self.dialog.may_leave = self._may_leave
        self.dialog.resize(ui.look.px(WIDTH), ui.look.px(HEIGHT))

    def run(self, turn: Callable[[Progress], R]) -> R:
        """Show it until the steps are turned.

        Raises:
            TwincrmError: it could not be turned, or was stopped; nothing is changed.
        """
        stopper = self._stopper
        self._jobs.start(
            lambda progress: turn(stopper.over(progress)),
            self._done,
            failed=self._failed,
            progressed=self.progress.report,
            lane="write",
        )
        self.dialog.exec()
        self.dialog.deleteLater()
        if self._error is not None:
            raise self._error
        return self._answers[0]

    def _done(self, answer: R) -> None:
        self._over = True
        self._answers.append(answer)
        self.dialog.accept()

    def _failed(self, error: Exception) -> None:
        self._over, self._error = True, error
        self.dialog.accept()

    def _may_leave(self) -> bool:
        """It closes by itself, once it is certain whether the step is turned."""
        self._stopper.cancel()
        return self._over
