"""The code on the screen: black on white in every theme, every module whole device pixels."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from twincrm.exchange.qr import Bits
    from twincrm.ui.kit.context import UiContext

QUIET = 4
"""Light modules around a code (ISO/IEC 18004 section 6.3.8)."""
LARGEST = 80.0
"""Millimetres from edge to edge of the dark part; with a whole number of pixels a module this
leaves 60 or more."""
USUAL_DPI = 96.0
BELIEVABLE_DPI = (80.0, 240.0)
"""Screens that say otherwise are projectors, or do not know."""


class QrPicture(QWidget):
    """A code in a white frame; empty until it is given one."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._bits: Bits = ()
        self._limit = 0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_code(self, bits: Bits, name: str) -> None:
        """Show a code; *name* is what a screen reader says."""
        self._bits = bits
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_limit(self, edge: int) -> None:
        """How high it may be at most, in pixels: a code is shown whole or cannot be read."""
        if edge != self._limit:
            self._limit = edge
            self.updateGeometry()
            self.update()

    @property
    def module(self) -> int:
        """Device pixels from one module to the next, 0 without a code."""
        if not self._bits:
            return 0
        ratio, n = self.devicePixelRatioF(), len(self._bits)
        wanted = floor(LARGEST / 25.4 * self._dpi() * ratio / n)
        frame = 2 * self._ui.look.px(Radius.BLOCK) + 1
        fits = floor((self._limit - frame) * ratio / (n + 2 * QUIET)) if self._limit else wanted
        return max(2, min(wanted, fits))

    @property
    def millimetres(self) -> float:
        """The edge of the dark part, by what the screen says of itself."""
        device = self.module * len(self._bits) / self.devicePixelRatioF()
        return device * 25.4 / self._dpi()

    def sizeHint(self) -> QSize:
        """The room for the code and its quiet zone, one pixel more for the border."""
        side = self.module * (len(self._bits) + 2 * QUIET) / self.devicePixelRatioF()
        edge = int(side + 1) + 2 * self._ui.look.px(Radius.BLOCK)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        """Two pixels a module can still be read; `set_limit` says how much more there is."""
        side = 2 * (len(self._bits) + 2 * QUIET) / self.devicePixelRatioF()
        edge = int(side + 1) + 2 * self._ui.look.px(Radius.BLOCK)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The white frame, then the code on whole device pixels."""
        del event
        if not self._bits:
            return
        painter = painter_on(self)
        border = self._ui.look.colour("line2")
        rounded(
            painter, QRectF(self.rect()), self._ui.look.px(Radius.CARD), QColor("white"), border
        )
        painter.setRenderHints(painter.renderHints(), False)
        self._paint_code(painter)
        painter.end()

    def _paint_code(self, painter: QPainter) -> None:
        ratio = painter.device().devicePixelRatio()
        image = code_image(self._bits, self.module)
        image.setDevicePixelRatio(ratio)
        inner = self.module * len(self._bits) / ratio
        corner = painter.deviceTransform().map(
            QPointF((self.width() - inner) / 2, (self.height() - inner) / 2)
        )
        origin = painter.deviceTransform().map(QPointF(0, 0))
        left = (round(corner.x()) - origin.x()) / ratio
        top = (round(corner.y()) - origin.y()) / ratio
        painter.drawImage(QPointF(left, top), image)

    def _dpi(self) -> float:
        told = self.screen().physicalDotsPerInch()
        least, most = BELIEVABLE_DPI
        return told if least <= told <= most else USUAL_DPI


def code_image(bits: Bits, module: int) -> QImage:
    """The code without its quiet zone, *module* pixels a module."""
    side = len(bits)
    small = QImage(side, side, QImage.Format.Format_RGB32)
    small.fill(QColor("white"))
    black = QColor("black")
    for row, line in enumerate(bits):
        for column, dark in enumerate(line):
            if dark:
                small.setPixelColor(column, row, black)
    fast = Qt.TransformationMode.FastTransformation
    return small.scaled(side * module, side * module, Qt.AspectRatioMode.KeepAspectRatio, fast)
