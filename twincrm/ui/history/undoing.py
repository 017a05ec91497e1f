"""Undo up to a step: first what would be undone, then step by step, then what was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twincrm.domain.errors import Cancelled
from twincrm.services.progress import Silent
from twincrm.services.steps.queries import moment_of, undo_plan
from twincrm.services.steps.undoing import TakenBack, undo_down_to
from twincrm.ui.history.rows import when
from twincrm.ui.kit.dialogs import Dialog, window_in_front
from twincrm.ui.kit.labels import label
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.stopping import Stopper

if TYPE_CHECKING:
    from twincrm.services.steps.lists import StepRow
    from twincrm.services.steps.queries import UndoPlan
    from twincrm.ui.window.page import PageServices

WIDTH = 520
"""Of the dialog, in pixels at 100 %."""
NAMED = 8
"""So many steps are named; how many more there are is said."""


AT_ONCE = 20
"""So many steps are undone while one waits; more in the background, to be stopped."""


def undo_up_to(services: PageServices, step: int) -> bool:
    """Ask, then undo every step down to this one; whether anything was undone."""
    plan = services.dispatcher.ask(undo_plan, step)
    if not plan.steps or not services.writable or not _agreed(services, plan):
        return False
    if len(plan.steps) <= AT_ONCE:
        taken = undo_down_to(services.dispatcher, step, Silent())
    else:
        taken = UndoSheet(services, step).run()
    _tell(services, taken)
    return taken.steps > 0


class UndoSheet(QObject):
    """Undoes in the background, in front of the window; Esc and “Stop” end it between two steps."""

    def __init__(self, services: PageServices, step: int) -> None:
        ui = services.ctx
        words = ui.texts.tr("Undoing…")
        self.dialog = Dialog(ui, words, icon="rotate-ccw", parent=window_in_front())
        super().__init__(self.dialog)
        self._services = services
        self._step = step
        self._stopper = Stopper()
        self._taken: TakenBack | None = None
        self.progress = ProgressPanel(ui, patience=0)
        self.progress.begin(words)
        self.progress.stop_wanted.connect(self._stopper.cancel)
        self.dialog.body.addWidget(self.progress)
        note = ui.texts.tr("Each step is undone as a whole, even if you stop here.")
        self.dialog.body.addWidget(label(ui, note, "body", "ink2", wrap=True))
        self.dialog.may_leave = self._may_leave
        self.dialog.resize(ui.look.px(WIDTH), ui.look.px(220))

    def run(self) -> TakenBack:
        """Show it until all is undone or it was stopped."""
        dispatcher, step, stopper = self._services.dispatcher, self._step, self._stopper
        self._services.jobs.start(
            lambda progress: undo_down_to(dispatcher, step, stopper.over(progress)),
            self._done,
            failed=self._failed,
            progressed=self.progress.report,
            lane="write",
        )
        self.dialog.exec()
        self.dialog.deleteLater()
        return self._taken or TakenBack(0, 0)

    def _done(self, taken: TakenBack) -> None:
        self._taken = taken
        self.dialog.accept()

    def _failed(self, error: Exception) -> None:
        """What nobody expected: the dialog must not stay."""
        self.dialog.accept()
        raise error

    def _may_leave(self) -> bool:
        """It closes by itself once the step that is on its way is whole."""
        self._stopper.cancel()
        return self._taken is not None


def _tell(services: PageServices, taken: TakenBack) -> None:
    texts, n = services.ctx.texts, taken.steps
    if taken.trouble is not None and not isinstance(taken.trouble, Cancelled):
        services.tell_trouble(taken.trouble)
    if isinstance(taken.trouble, Cancelled):
        words = texts.trn(
            "Stopped: {n} step was undone, the older ones were not.",
            "Stopped: {n} steps were undone, the older ones were not.",
            n,
        )
        services.notify(words, "info")
    elif n:
        words = texts.trn(
            "{n} step was undone. “Redo” in the menu “Edit” does it again.",
            "{n} steps were undone. “Redo” in the menu “Edit” does them again, one by one.",
            n,
        )
        services.notify(words, "ok")


def recap(services: PageServices, plan: UndoPlan) -> str:
    """The steps with their day, the newest first; of many the oldest and how many lie between."""
    texts, steps = services.ctx.texts, plan.steps
    if len(steps) == 1:
        return _named(services, steps[0])
    lines = [f"• {_named(services, step)}" for step in steps]
    rest = len(steps) - NAMED
    if rest > 0:
        between = texts.trn("and {n} more step", "and {n} more steps", rest)
        lines = [*lines[: NAMED - 1], between, lines[-1]]
    return "\n".join(lines)


def _agreed(services: PageServices, plan: UndoPlan) -> bool:
    texts, n = services.ctx.texts, len(plan.steps)
    title = texts.trn("Undo {n} step?", "Undo {n} steps?", n)
    yes = texts.trn("Undo {n} step", "Undo {n} steps", n)
    return services.asker.confirm(title, recap(services, plan), yes, texts.trc("undoing", "Cancel"))


def _named(services: PageServices, step: StepRow) -> str:
    texts = services.ctx.texts
    parts = (texts.say(step.label), when(moment_of(step), texts.language), step.who)
    return "\u00a0· ".join(part for part in parts if part)  # no line begins with the point
