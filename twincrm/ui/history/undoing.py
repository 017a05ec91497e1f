"""Undo up to a step: first what would be undone, then step by step, then what was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import TwincrmError
from twincrm.services.steps.queries import moment_of, undo_plan
from twincrm.ui.history.rows import when

if TYPE_CHECKING:
    from twincrm.services.steps.lists import StepRow
    from twincrm.services.steps.queries import UndoPlan
    from twincrm.ui.window.page import PageServices

NAMED = 8
"""So many steps are named; how many more there are is said."""


def undo_up_to(services: PageServices, step: int) -> bool:
    """Ask, then undo every step down to this one; whether anything was undone."""
    plan = services.dispatcher.ask(undo_plan, step)
    if not plan.steps or not services.writable or not _agreed(services, plan):
        return False
    undone = _undo(services, len(plan.steps))
    if undone:
        texts = services.ctx.texts
        words = texts.trn(
            "{n} step was undone. “Redo” in the menu “Edit” does it again.",
            "{n} steps were undone. “Redo” in the menu “Edit” does them again, one by one.",
            undone,
        )
        services.notify(words, "ok")
    return undone > 0


def recap(services: PageServices, plan: UndoPlan) -> str:
    """How many steps, the newest and the oldest with their day, and their names."""
    texts, steps = services.ctx.texts, plan.steps
    if len(steps) == 1:
        return _named(services, steps[0])
    words = texts.tr("Newest: {newest}\nOldest: {oldest}").format(
        newest=_named(services, steps[0]), oldest=_named(services, steps[-1])
    )
    between = [f"• {texts.say(step.label)}" for step in steps[:NAMED]]
    if len(steps) > NAMED:
        rest = len(steps) - NAMED
        between.append(texts.trn("and {n} more step", "and {n} more steps", rest))
    return "\n".join((words, "", *between))


def _agreed(services: PageServices, plan: UndoPlan) -> bool:
    texts, n = services.ctx.texts, len(plan.steps)
    title = texts.trn("Undo {n} step?", "Undo {n} steps?", n)
    yes = texts.trn("Undo {n} step", "Undo {n} steps", n)
    return services.asker.confirm(title, recap(services, plan), yes, texts.tr("Cancel"))


def _undo(services: PageServices, steps: int) -> int:
    """Undo so many steps; where one cannot be undone, those before it stay done and it is said."""
    for done in range(steps):
        try:
            if services.dispatcher.undo() is None:
                return done
        except TwincrmError as error:
            services.tell_trouble(error)
            return done
    return steps


def _named(services: PageServices, step: StepRow) -> str:
    texts = services.ctx.texts
    parts = (texts.say(step.label), when(moment_of(step), texts.language), step.who)
    return " · ".join(part for part in parts if part)
