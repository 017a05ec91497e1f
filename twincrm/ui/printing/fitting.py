"""How large pages are shown, and whether two stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.ui.printing.picturing import Size

LIFE_SIZE = 96 / 72
"""Pixels a point at 100 %."""
READABLE = 0.75
"""Times life size, from which on the small type of a page is read without effort."""
_SIDE_BY_SIDE = 2

Fit = Literal["readable", "width", "page"]
"""As large as is read well and no larger than life, one page as wide as the room, or a page of
which everything is seen."""


@dataclass(frozen=True, slots=True)
class PageRoom:
    """Where pages are shown; lengths in pixels."""

    width: int
    height: int
    gap: int
    """Around every page."""
    zoom: float = 1.0
    """How many times their usual size the letters of the window have: for tired eyes."""

    def across(self, widest: float, beside: int) -> float:
        """Pixels a point, so that so many pages beside each other take the whole width."""
        return (self.width - (beside + 1) * self.gap) / beside / widest

    def hold(self, widest: float, scale: float, most: int) -> int:
        """How many pages stand beside each other at this scale."""
        return next((n for n in range(most, 1, -1) if scale <= self.across(widest, n) * 1.001), 1)


@dataclass(frozen=True, slots=True)
class Fitted:
    """How many pages stand beside each other, with how many pixels a point."""

    beside: int
    scale: float

    def looks_like(self, other: Fitted) -> bool:
        """Whether nobody would see a difference."""
        same = abs(self.scale - other.scale) <= other.scale / 500
        return same and self.beside == other.beside


def fitted(wish: Fit | float, sizes: Sequence[Size], room: PageRoom) -> Fitted:
    """Pages of these *sizes* as wished, a number being times life size."""
    widest = max((width for width, _ in sizes), default=1.0)
    most = min(_SIDE_BY_SIDE, max(1, len(sizes)))
    whole = room.across(widest, 1)
    match wish:
        case "width":
            return Fitted(1, whole)
        case "readable":
            life = LIFE_SIZE * max(1.0, room.zoom)
            shared = room.across(widest, most)
            scale = min(shared if shared >= READABLE * life else whole, life)
        case "page":
            tallest = max((height for _, height in sizes), default=1.0)
            scale = max(min(whole, (room.height - 2 * room.gap) / tallest), whole / 10)
        case _:
            scale = wish * LIFE_SIZE
    return Fitted(room.hold(widest, scale, most), scale)
