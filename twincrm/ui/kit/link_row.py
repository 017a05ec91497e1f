"""A part of a card that leads somewhere: a line or tile with words, pressed as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from twincrm.ui.kit.painted_button import PaintedButton
from twincrm.ui.kit.painting import painter_on, rounded
from twincrm.ui.theme.tokens import Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token


class LinkRow(PaintedButton):
    """Takes its parts into `line`; *said* is what a screen reader says of all of them.

    Enter, Space and a click go there. *upright* stacks the parts.
    """

    def __init__(self, ui: UiContext, said: str, *, upright: bool = False) -> None:
        super().__init__(ui)
        self._ground: Token | None = None
        self.setAccessibleName(said)
        self.setMouseTracking(True)
        # Not a fixed height: Qt would hold it to the lines that its words have in their best width.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        along = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self.line = QBoxLayout(along, self)
        edge, gap = ui.look.px(Space.S), ui.look.px(Space.XS if upright else Space.M)
        self.line.setContentsMargins(edge, edge, edge, edge)
        self.line.setSpacing(gap)

    def set_ground(self, token: Token) -> None:
        """Stand on a colour that marks it, beside the words that say why."""
        self._ground = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tint under the mouse, a ring with the keyboard."""
        del event
        painter, look = painter_on(self), self._ui.look
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        token = "sunken" if lit else self._ground
        ground = look.colour(token) if token else None
        ring = look.colour("focus") if self.hasFocus() else None
        if ground is not None or ring is not None:
            rounded(painter, QRectF(self.rect()), look.px(Radius.CONTROL), ground, ring, 2)
        painter.end()
