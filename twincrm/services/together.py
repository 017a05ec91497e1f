"""Several acts as one step of the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from twincrm.services.command import command

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.services.command import Command
    from twincrm.store.work import Work

R = TypeVar("R")


@command
@dataclass(frozen=True, slots=True)
class Together(Generic[R]):
    """Do several acts at once: all of them or none, undone together."""

    label: Message
    """Names the act."""
    commands: tuple[Command[R], ...]

    def run(self, work: Work) -> tuple[R, ...]:
        """Do them in their order; returns what each returned.

        Raises:
            TwincrmError: one of them cannot be done; nothing is changed.
        """
        return tuple(each.run(work) for each in self.commands)
