"""Examples of every command, for the laws of the history.

A generator gets the world it may act on and a `draw` of Hypothesis, and returns one command that
can be executed there. A registered command without a generator fails the suite.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.base import Base

Draw = Any
Generator = "Callable[[World, Draw], Any]"
EXAMPLES: dict[str, Any] = {}


@dataclass(frozen=True)
class World:
    """A small association with a few records of every kind."""

    dispatcher: Dispatcher

    def ids(self, kind: type[Base]) -> list[int]:
        """The ids of all records of a kind that are not in the trash."""
        return self.dispatcher.ask(lambda session: list(session.scalars(select(kind.id))))

    def pick(self, draw: Draw, kind: type[Base]) -> int:
        """One of them."""
        from hypothesis import strategies as st

        return draw(st.sampled_from(self.ids(kind)))


def example(command: type) -> Any:
    """Register a generator of examples of *command*."""

    def register(generator: Any) -> Any:
        EXAMPLES[command.__name__] = generator
        return generator

    return register
