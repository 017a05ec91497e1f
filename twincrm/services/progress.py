"""What long work reports to; it knows nothing of windows or terminals."""

from __future__ import annotations

from typing import Protocol

from twincrm.domain.errors import Cancelled


class Progress(Protocol):
    """Hears how far a piece of work is, and can stop it."""

    def step(self, done: int, total: int) -> None:
        """*done* of *total* parts are finished (0 of 0: unknown).

        Raises:
            Cancelled: the user asked to stop; nothing is kept.
        """
        ...


class Silent:
    """For work that nobody watches."""

    def step(self, done: int, total: int) -> None:
        """Go on."""


def given_up(progress: Progress) -> bool:
    """Whether the work is no longer wanted."""
    try:
        progress.step(0, 0)
    except Cancelled:
        return True
    return False
