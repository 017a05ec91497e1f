"""A logo, shown whole on white, as it will stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPixmap

    from twincrm.ui.kit.context import UiContext

WIDTH, HEIGHT, EDGE = 150, 76, 8


class LogoFrame(QWidget):
    """White paper with the logo on it; without one it says so by an icon."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._picture: QPixmap | None = None
        self.setFixedSize(QSize(ui.look.px(WIDTH), ui.look.px(HEIGHT)))

    @property
    def picture(self) -> QPixmap | None:
        """The logo shown."""
        return self._picture

    def set_picture(self, picture: QPixmap | None) -> None:
        """Show another logo, or none."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, and the logo as large as fits."""
        del event
        look, painter, rect = self._ui.look, painter_on(self), QRectF(self.rect())
        logo = self._picture
        paper = look.colour("sunken") if logo is None else QColor("#FFFFFF")
        rounded(painter, rect, look.px(Radius.CONTROL), paper, look.colour("line2"))
        if logo is None:
            logo = self._ui.icons.pixmap("camera", "ink2", 28)
            size = logo.deviceIndependentSize()
        else:
            edge = look.px(EDGE)
            room = rect.adjusted(edge, edge, -edge, -edge).size()
            keep = Qt.AspectRatioMode.KeepAspectRatio
            size = logo.size().toSizeF().scaled(room, keep)
        place = QRectF(rect.topLeft(), size)
        place.moveCenter(rect.center())
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, logo, QRectF(logo.rect()))
        painter.end()
