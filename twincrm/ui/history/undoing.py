"""Undo up to a step: first what would be undone, then step by step, then what was undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cancelled
from twincrm.services.progress import Silent
from twincrm.services.steps.queries import moment_of, undo_plan
from twincrm.services.steps.undoing import undo_down_to
from twincrm.ui.history.rows import when
from twincrm.ui.window.long_turn import AT_ONCE as ROWS_AT_ONCE
from twincrm.ui.window.long_turn import TurnSheet

if TYPE_CHECKING:
    from twincrm.services.steps.lists import StepRow
    from twincrm.services.steps.queries import UndoPlan
    from twincrm.services.steps.undoing import TakenBack
    from twincrm.ui.window.page import PageServices

NAMED = 8
"""So many steps are named; how many more there are is said."""


AT_ONCE = 20
"""So many steps are undone while one waits, if they changed little; more in the background."""


def undo_up_to(services: PageServices, step: int) -> bool:
    """Ask, then undo every step down to this one; whether anything was undone."""
    plan = services.dispatcher.ask(undo_plan, step)
    if not plan.steps or not services.writable or not _agreed(services, plan):
        return False
    rows = sum(each.changes for each in plan.steps)
    if len(plan.steps) <= AT_ONCE and rows <= ROWS_AT_ONCE:
        taken = undo_down_to(services.dispatcher, step, Silent())
    else:
        taken = undo_sheet(services).run(partial(undo_down_to, services.dispatcher, step))
    _tell(services, taken)
    return taken.steps > 0


def undo_sheet(services: PageServices) -> TurnSheet[TakenBack]:
    """What stands in front of the window meanwhile; “Stop” ends it between two steps."""
    ui = services.ctx
    note = ui.texts.tr("Each step is undone as a whole, even if you stop here.")
    return TurnSheet(ui, services.jobs, ui.texts.tr("Undoing…"), note)


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
