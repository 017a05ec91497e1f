"""Tiles of which one is chosen: a language with its flag, a theme with a small picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from twincrm.ui.kit.painted_button import PaintedButton
from twincrm.ui.kit.painting import device_ratio, painter_on, put, rounded
from twincrm.ui.theme.look import Look
from twincrm.ui.theme.tokens import Height, IconSize, Radius, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Theme

PICTURE = 58
"""Height of the picture of a theme, in design pixels."""


class Tile(PaintedButton):
    """A frame with words; the chosen one has a strong border and a check mark."""

    def __init__(self, ui: UiContext, text: str, name: str) -> None:
        super().__init__(ui)
        self.setText(text)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The room for words, what stands before them, and the check mark."""
        px = self._ui.look.px
        words = QFontMetricsF(self._ui.look.font("strong")).horizontalAdvance(self.text())
        return QSize(int(words) + px(self.before) + px(44), px(self.high))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    @property
    def before(self) -> int:
        """Room before the words, in design pixels."""
        return Space.M

    @property
    def high(self) -> int:
        """Height in design pixels."""
        return Height.CONTROL

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, picture, words, check mark."""
        del event
        look, painter, rect = self._ui.look, painter_on(self), QRectF(self.rect())
        chosen, radius = self.isChecked(), look.px(Radius.CONTROL)
        fill = look.colour("sel" if chosen else "sunken" if self.underMouse() else "card")
        edge = look.colour("focus" if self.hasFocus() else "selbar" if chosen else "line2")
        rounded(painter, rect, radius, fill)
        self.paint_picture(painter, rect)
        rounded(painter, rect, radius, None, edge, 2 if chosen or self.hasFocus() else 1)
        self._paint_words(painter, rect)
        painter.end()

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """What stands before or above the words."""

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        look, chosen = self._ui.look, self.isChecked()
        line = QRectF(rect)
        line.setTop(rect.bottom() - look.px(Height.CONTROL))
        painter.setFont(look.font("strong" if chosen else "body"))
        painter.setPen(look.colour("ink"))
        words = line.adjusted(look.px(self.before), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if chosen:
            ratio = device_ratio(painter)
            check = self._ui.icons.pixmap("check", "ink", IconSize.BUTTON, ratio=ratio)
            width = check.deviceIndependentSize().width()
            put(painter, check, rect.right() - look.px(Space.M) - width, line.center().y())


class LanguageTile(Tile):
    """A language in its own words, with the flag of the country most people know it from."""

    def __init__(self, ui: UiContext, text: str, flag: str) -> None:
        super().__init__(ui, text, text)
        self._flag = flag

    @property
    def before(self) -> int:
        """The flag stands there."""
        return Space.M + 20 + 11

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """The flag."""
        flag = self._ui.icons.flag(self._flag, ratio=device_ratio(painter))
        put(painter, flag, rect.left() + self._ui.look.px(Space.M), rect.center().y())


class ThemeTile(Tile):
    """A theme with a small picture of the window in it; *themes* are one, or two half and half."""

    def __init__(self, ui: UiContext, text: str, themes: tuple[Theme, ...]) -> None:
        super().__init__(ui, text, text)
        self._themes = themes

    @property
    def high(self) -> int:
        """The picture stands above the words."""
        return PICTURE + Height.CONTROL

    def paint_picture(self, painter: QPainter, rect: QRectF) -> None:
        """The window in each theme, beside each other."""
        high = self._ui.look.px(PICTURE)
        shape = QPainterPath()
        shape.addRoundedRect(
            rect, self._ui.look.px(Radius.CONTROL), self._ui.look.px(Radius.CONTROL)
        )
        painter.save()
        painter.setClipPath(shape)
        whole = QRectF(rect.left(), rect.top(), rect.width(), high)
        for at, theme in enumerate(self._themes):
            wide = rect.width() / len(self._themes)
            half = QRectF(rect.left() + at * wide, rect.top(), wide, high)
            painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
            self._paint_window(painter, whole, Look(theme, self._ui.look.zoom))
            painter.setClipPath(shape)
        painter.restore()

    def _paint_window(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        px = look.px
        painter.fillRect(rect, look.colour("paper"))
        side = QRectF(rect.left(), rect.top(), px(30), rect.height())
        painter.fillRect(side, look.colour("side"))
        left = side.right() + px(10)
        title = QRectF(left, rect.top() + px(9), (rect.right() - left) * 0.5, px(8))
        rounded(painter, title, px(3), look.colour("ink"))
        field = QRectF(left, rect.top() + px(27), rect.right() - left - px(12), px(20))
        rounded(painter, field, px(4), look.colour("card"), look.colour("line2"))
