"""What a part of a page shows that was just made or is worked on, where that is no chosen row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


@runtime_checkable
class ShowsInUse(Protocol):
    """A scrolled part that paints or places its own; a message keeps clear of what is in use."""

    def place_in_use(self) -> QRect:
        """Where it lies, in pixels of the part's viewport; null where nothing is in use."""
        ...
