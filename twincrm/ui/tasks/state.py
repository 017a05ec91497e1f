"""How the page of tasks looks, for when it is made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.ui.tasks.listing import Grouping, Which


@dataclass(frozen=True, slots=True)
class TasksState:
    """How the page looks, for when it is made anew."""

    which: Which
    task: int | None
    visit: int | None = None
    grouping: Grouping = "none"
