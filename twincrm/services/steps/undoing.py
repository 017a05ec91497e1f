"""Takes back a step of the history and all that came after it, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import Cancelled, TwincrmError
from twincrm.services.steps.queries import undo_plan

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many steps were taken back, and why no more, where some were left."""

    steps: int
    total: int
    trouble: TwincrmError | None = None
    """`Cancelled` where the user stopped it."""


def undo_down_to(dispatcher: Dispatcher, step_id: int, progress: Progress) -> TakenBack:
    """Undo every step down to this one; it stops between two steps only, never within one.

    What changed is told once, at the end. May be called in any thread in which nothing else writes.
    """
    total = len(dispatcher.ask(undo_plan, step_id).steps)
    with dispatcher.as_one():
        for done in range(total):
            try:
                progress.step(done, total)
                if dispatcher.undo() is None:
                    return TakenBack(done, total)
            except (TwincrmError, Cancelled) as error:
                return TakenBack(done, total, error)
    return TakenBack(total, total)
