"""A person's initials or photo in a circle; organisations and households in a rounded square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from twincrm.ui.kit.painting import paint_avatar, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.painting import Face

SMALL = 40
LARGE = 76


class Avatar(QWidget):
    """The face beside a name; decoration, so screen readers pass over it."""

    def __init__(self, ui: UiContext, face: Face, size: int = SMALL) -> None:
        super().__init__()
        self._ui = ui
        self._face = face
        edge = ui.look.px(size)
        self.setFixedSize(edge, edge)

    def set_face(self, face: Face) -> None:
        """Show somebody else."""
        self._face = face
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The circle."""
        del event
        painter = painter_on(self)
        paint_avatar(painter, self._ui, QRectF(self.rect()), self._face)
        painter.end()
