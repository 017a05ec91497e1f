"""A large button with an icon, a title and a second line: one of few ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy

from twincrm.ui.kit.painted_button import PaintedButton
from twincrm.ui.kit.painting import (
    device_ratio,
    key_cap_width,
    paint_key_cap,
    painter_on,
    put,
    rounded,
)
from twincrm.ui.theme.tokens import IconSize, Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext


EDGE = 18


class ChoiceCard(PaintedButton):
    """A card one clicks; *key* is shown as a key cap."""

    def __init__(self, ui: UiContext, icon: str, title: str, text: str, key: str = "") -> None:
        super().__init__(ui)
        self._icon = icon
        self._second = text
        self._key = key
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Three cards beside each other fill the page."""
        px = self._ui.look.px
        return QSize(px(200), px(133))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows elide the title."""
        return QSize(self._ui.look.px(130), self.sizeHint().height())

    def heightForWidth(self, arg__1: int) -> int:
        """The second line becomes two or three where it must."""
        px = self._ui.look.px
        return px(133 - 22) + max(px(22), int(self._below(arg__1).height()) + px(4))

    def _below(self, width: int) -> QRectF:
        """The room of the second line in a card of some width."""
        room = QRectF(0, 0, width - 2 * self._ui.look.px(EDGE), 10_000)
        metrics = QFontMetricsF(self._ui.look.font("small"))
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._second)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card with its icon box, words and key."""
        del event
        look, painter = self._ui.look, painter_on(self)
        fill = look.colour("sunken" if self.underMouse() or self.isDown() else "card")
        ring = look.colour("focus" if self.hasFocus() else "line2")
        width = 2 if self.hasFocus() else 1
        rounded(painter, QRectF(self.rect()), look.px(Radius.CARD), fill, ring, width)
        edge, box = look.px(EDGE), look.px(44)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        frame = QRectF(self.width() - edge - box if mirrored else edge, edge, box, box)
        rounded(painter, frame, look.px(Radius.CONTROL), look.colour("sunken"))
        ratio = device_ratio(painter)
        picture = self._ui.icons.pixmap(self._icon, "ink", IconSize.NAV + 2, ratio=ratio)
        wide = picture.deviceIndependentSize().width()
        put(painter, picture, frame.center().x() - wide / 2, frame.center().y())
        if self._key:
            cap = key_cap_width(look, self._key)
            left = edge if mirrored else self.width() - edge - cap
            paint_key_cap(painter, look, left, frame.center().y(), self._key)
        self._paint_words(painter, edge)
        painter.end()

    def _paint_words(self, painter: QPainter, edge: int) -> None:
        look, leading = self._ui.look, Qt.AlignmentFlag.AlignLeading
        font, room = look.sans(17, semibold=True), QRectF(edge, look.px(72), 0, look.px(22))
        room.setWidth(self.width() - 2 * edge)
        painter.setFont(font)
        painter.setPen(look.colour("ink"))
        title = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading, title)
        room.moveTop(look.px(96))
        room.setBottom(self.height())
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        wrapped = int(Qt.AlignmentFlag.AlignTop | leading) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, wrapped, self._second)
