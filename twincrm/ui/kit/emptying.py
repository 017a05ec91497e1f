"""Takes the parts out of a column or a line that is filled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


def empty(parts: QLayout) -> None:
    """Take everything out; hidden at once, as Qt deletes what it held only later."""
    while (item := parts.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()
            part.deleteLater()
