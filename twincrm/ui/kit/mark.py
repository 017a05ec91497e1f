"""The sign of the program: a bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.painting import painter_on, rounded

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext


class AppMark(QWidget):
    """The bridge on a light square that stands for the program."""

    def __init__(self, ui: UiContext, size: int = 34) -> None:
        super().__init__()
        edge = ui.look.px(size)
        self.setFixedSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bridge."""
        del event
        painter = painter_on(self)
        paint_mark(painter, QRectF(self.rect()))
        painter.end()


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """The bridge inside *rect*, the same in every theme: an arch, three hangers, a golden deck."""
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 34, rect.height() / 34)
    rounded(painter, QRectF(0, 0, 34, 34), 8, QColor("#F5F3EE"))
    painter.setPen(QPen(QColor("#1F2F4A"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    arch = QPainterPath()
    arch.moveTo(5.5, 24)
    arch.cubicTo(10, 13, 24, 13, 28.5, 24)
    painter.drawPath(arch)
    painter.setPen(QPen(QColor("#1F2F4A"), 1.8))
    for left, top in ((11.5, 18.5), (17.0, 16.0), (22.5, 18.5)):
        painter.drawLine(QPointF(left, top), QPointF(left, 24))
    painter.fillRect(QRectF(3, 24, 28, 2.6), QColor("#B0801F"))
    painter.restore()


def mark_icon() -> QIcon:
    """The sign for the title bar and the task bar."""
    icon = QIcon()
    for edge in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(edge, edge)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, QRectF(0, 0, edge, edge))
        painter.end()
        icon.addPixmap(pixmap)
    return icon
