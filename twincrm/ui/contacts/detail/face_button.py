"""The face on a card as a button: pressed, one says what photo it shall be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from twincrm.ui.kit.avatar import LARGE
from twincrm.ui.kit.painted_button import PaintedButton
from twincrm.ui.kit.painting import device_ratio, paint_avatar, painter_on, put, rounded
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.painting import Face

MARK, CAMERA = 26, 14
"""The round mark at the rim and the camera in it, in design pixels."""


class FaceButton(PaintedButton):
    """As large as the face; a camera at its rim where there is no photo, or somebody points at it.

    *words* name it to a screen reader, *tip* to the mouse.
    """

    def __init__(self, ui: UiContext, face: Face, words: str, tip: str) -> None:
        super().__init__(ui)
        self._face = face
        edge = ui.look.px(LARGE)
        self.setFixedSize(edge, edge)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(tip))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The face, a ring with the keyboard, and the camera."""
        del event
        painter, rect = painter_on(self), QRectF(self.rect())
        paint_avatar(painter, self._ui, rect, self._face)
        if self.hasFocus():
            ring = self._ui.look.colour("focus")
            rounded(painter, rect, rect.height() / 2, None, ring, self._ui.look.px(3))
        shown = self._face.photo is not None and not self._face.photo.isNull()
        if not shown or self.underMouse() or self.hasFocus():
            self._paint_camera(painter, rect)
        painter.end()

    def _paint_camera(self, painter: QPainter, rect: QRectF) -> None:
        look = self._ui.look
        edge = look.px(MARK)
        mark = QRectF(rect.right() - edge, rect.bottom() - edge, edge, edge)
        ground = look.colour("sunken" if self.isDown() else "card")
        rounded(painter, mark, edge / 2, ground, look.colour("line"))
        camera = self._ui.icons.pixmap("camera", "ink", CAMERA, ratio=device_ratio(painter))
        width = camera.deviceIndependentSize().width()
        put(painter, camera, mark.center().x() - width / 2, mark.center().y())
