"""Where the user has been, for Back and Forward."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.ui.window.page import Show

MOST = 100
"""How many places are remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the record it shows if it shows one."""

    page: str
    show: Show | None = None
    look: object = field(default=None, compare=False)
    """How the page looked when one left the place, where that is worth coming back to."""


class Trail:
    """The places one went to, and where among them one stands."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where one stands; None before the first place."""
        return self._places[self._at] if self._at >= 0 else None

    def go(self, place: Place) -> None:
        """Step on to a place; what lay ahead is forgotten."""
        if place == self.here:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        del self._places[:-MOST]
        self._at = len(self._places) - 1

    def replace(self, place: Place) -> None:
        """Stand elsewhere without a step: the next row of the same list."""
        if self._at >= 0:
            self._places[self._at] = place
        else:
            self.go(place)

    def forget_here(self) -> None:
        """Stand where one stood before: this was no place to come back to."""
        if self._at >= 0:
            del self._places[self._at]
            self._at -= 1

    def keep_look(self, look: object) -> None:
        """Remember how the page looks here."""
        if self._at >= 0:
            self._places[self._at] = replace(self._places[self._at], look=look)

    def ahead(self, step: int) -> Place | None:
        """The place *step* steps away (-1 back, 1 forward), None where there is none."""
        at = self._at + step
        return self._places[at] if 0 <= at < len(self._places) else None

    def move(self, step: int) -> None:
        """Take the step; only where `ahead` has a place."""
        if self.ahead(step) is not None:
            self._at += step
