"""Badges: small tinted pills with an icon and a word; colour is never the only sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from twincrm.ui.kit.painting import BADGE, PillStyle, paint_pill, painter_on, pill_width, rounded
from twincrm.ui.theme.tokens import SECTOR_ICONS, STATUS_ICONS, Height
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import ToneName


class Badge(QLabel):
    """A pill that only tells; a screen reader reads its word."""

    def __init__(
        self,
        ui: UiContext,
        text: str,
        tone: ToneName = "neutral",
        icon: str = "",
        style: PillStyle = BADGE,
    ) -> None:
        super().__init__(text)
        self._ui = ui
        self._tone: ToneName = tone
        self._icon = icon
        self._style = style
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def tone(self) -> ToneName:
        """Which colours it wears."""
        return self._tone

    def set_tone(self, tone: ToneName, icon: str = "") -> None:
        """Other colours and another icon."""
        self._tone, self._icon = tone, icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room for icon and word."""
        width = pill_width(self._ui.look, self.text(), icon=bool(self._icon), style=self._style)
        height = self._ui.look.px(self._style.height)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """A badge may be elided down to its icon and three letters."""
        height = self._ui.look.px(self._style.height)
        return QSize(min(self.sizeHint().width(), height * 3), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill."""
        del event
        painter = painter_on(self)
        hint = self.sizeHint()
        rect = QRectF(0, 0, min(hint.width(), self.width()), hint.height())
        rect.moveTop((self.height() - rect.height()) // 2)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveRight(self.width())
        paint_pill(painter, self._ui, rect, self._tone, self.text(), self._icon, self._style)
        painter.end()


def sector_badge(ui: UiContext, sector: str, word: str) -> Badge:
    """The badge of a sector (politics, administration, civil_society, business, network)."""
    tone: ToneName = "neutral"
    for name in ("politics", "administration", "civil_society", "business", "network"):
        tone = name if name == sector else tone
    return Badge(ui, word, tone, SECTOR_ICONS.get(sector, "tag"))


def status_badge(ui: UiContext, tone: ToneName, word: str, icon: str = "") -> Badge:
    """A state in words: ok, warn, bad, info or neutral, with its usual icon unless one is named."""
    return Badge(ui, word, tone, icon or STATUS_ICONS.get(tone, "info"))


COUNT = PillStyle(font=14.5, padding=9)


def count_pill(ui: UiContext, text: str) -> Badge:
    """How many, beside a title: "8 of 312"."""
    return Badge(ui, text, "neutral", "", COUNT)


CHIP = PillStyle(height=Height.CHIP, padding=10, gap=6)


class Chip(QPushButton):
    """A pill that leads somewhere: a relation, a tag, a group."""

    def __init__(
        self, ui: UiContext, text: str, icon: str = "", tone: ToneName = "neutral"
    ) -> None:
        super().__init__(text)
        self._ui = ui
        self._icon = icon
        self._tone: ToneName = tone
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, whatever the dialog's default is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The room for icon and words."""
        width = pill_width(self._ui.look, self.text(), icon=bool(self._icon), style=CHIP)
        return QSize(width, self._ui.look.px(CHIP.height))

    def minimumSizeHint(self) -> QSize:
        """Long words are elided before a chip leaves the page."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._ui.look.px(96)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is elided can be read in the tooltip."""
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text() if self.width() < self.sizeHint().width() else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pill, with a ring while it has the keyboard."""
        del event
        painter, rect = painter_on(self), QRectF(self.rect())
        paint_pill(painter, self._ui, rect, self._tone, self.text(), self._icon, CHIP)
        ring = "focus" if self.hasFocus() else "line2" if self.underMouse() else None
        if ring:
            width = 2 if self.hasFocus() else 1
            colour = self._ui.look.colour(ring)
            rounded(painter, rect, rect.height() / 2, None, colour, width)
        painter.end()
