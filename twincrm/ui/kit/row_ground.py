"""The ground of a row in a painted list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QStyle

from twincrm.ui.kit.painting import rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from twincrm.ui.theme.look import Look


def paint_ground(painter: QPainter, look: Look, state: QStyle.StateFlag, rect: QRectF) -> None:
    """The chosen row has a tint and a bar; a hairline ends every row."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.colour("sel"))
        bar = QRectF(rect.left(), rect.top(), look.px(5), rect.height())
        painter.fillRect(bar, look.colour("selbar"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, look.colour("paper"))
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(line, look.colour("line"))
    focused = state & QStyle.StateFlag.State_HasFocus
    if focused and state & QStyle.StateFlag.State_KeyboardFocusChange:
        rounded(painter, rect.adjusted(1, 1, -1, -2), look.px(4), None, look.colour("focus"), 2)
