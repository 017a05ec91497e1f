"""Buttons: primary, plain, quiet, danger and link; small ones, icon-only ones, with key caps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy

from twincrm.ui.kit.painting import (
    device_ratio,
    key_cap_width,
    paint_key_cap,
    painter_on,
    put,
    rounded,
)
from twincrm.ui.theme.tokens import Height, IconSize, Radius, Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

    from twincrm.domain.texts import Translator
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token

Variant = Literal["primary", "plain", "quiet", "danger", "link"]


@dataclass(frozen=True, slots=True)
class _Paint:
    """The colours of a variant: filling, filling under the mouse, border and words."""

    fill: QColor | None
    hover: QColor
    border: QColor | None
    words: Token


class Button(QPushButton):
    """A button that paints itself from the tokens.

    *key* is the name of a key shown as a cap ("Esc"); *trailing* puts the icon behind the words;
    *icon_only* shows the words as tooltip and keeps them as the name for screen readers.
    """

    def __init__(
        self,
        ui: UiContext,
        text: str,
        *,
        icon: str = "",
        variant: Variant = "plain",
        small: bool = False,
        icon_only: bool = False,
        trailing: bool = False,
        key: str = "",
    ) -> None:
        super().__init__(text)
        self._ui = ui
        self._icon_name = icon
        self._variant: Variant = variant
        self._small = small
        self._low: int | None = None
        self._words_width: float | None = None
        self._icon_only = False
        self._trailing = trailing
        self._key = key
        self.setFont(ui.look.font("strong"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.set_icon_only(icon_only and bool(icon))

    @property
    def variant(self) -> Variant:
        """Which kind of button it is."""
        return self._variant

    @property
    def key(self) -> str:
        """The key on its cap."""
        return self._key

    @property
    def icon_name(self) -> str:
        """Which icon it has, or none."""
        return self._icon_name

    @property
    def icon_only(self) -> bool:
        """Whether the words are shown as tooltip only."""
        return self._icon_only

    def set_key(self, key: str) -> None:
        """Another key on its cap, or none where there is no room for it."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def set_icon(self, name: str, *, trailing: bool = False) -> None:
        """Another icon before the words, or *trailing* behind them; none where it has no name."""
        if (name, trailing) != (self._icon_name, self._trailing):
            self._icon_name, self._trailing = name, trailing
            self.updateGeometry()
            self.update()

    def set_icon_only(self, icon_only: bool) -> None:
        """Show the icon alone (narrow windows) or the words as well."""
        self._icon_only = icon_only and bool(self._icon_name)
        self.setToolTip(plain_tip(self._plain_text() if self._icon_only else ""))
        self.setAccessibleName(self._plain_text())
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Other words; the accessible name follows them."""
        super().setText(text)
        self._words_width = None
        self.set_icon_only(self._icon_only)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters are of another width."""
        if event.type() == QEvent.Type.FontChange:
            self._words_width = None
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button with the keyboard says, whatever the dialog's default is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def set_low(self, height: int | None) -> None:
        """No higher than so many pixels, as in the row of the menus; None: as it was."""
        self._low = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The room for icon, words and key cap."""
        px = self._ui.look.px
        height = px(Height.SMALL if self._small else Height.CONTROL)
        if self._icon_only:
            return QSize(height, min(height, self._low or height))
        height = min(height, self._low or height)
        return QSize(self._content_width() + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        """A button never shrinks below its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, then icon, words and key cap in one centred line."""
        del event
        painter = painter_on(self)
        paint = _paint(self._ui, self._variant)
        self._paint_frame(painter, paint)
        words: Token = paint.words if self.isEnabled() else "ink3"
        self._paint_content(painter, words)
        painter.end()

    def _plain_text(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _padding(self) -> int:
        px = self._ui.look.px
        if self._variant == "link":
            return px(Space.XS)
        return px(Space.M) if self._small else px(Space.L)

    def _icon_size(self) -> int:
        return IconSize.SMALL if self._small else IconSize.BUTTON

    def _gap(self) -> int:
        return self._ui.look.px(10)

    def _text_width(self) -> float:
        if self._icon_only:
            return 0
        if self._words_width is None:  # measured once: layouts ask many times
            metrics = QFontMetricsF(self.font())
            self._words_width = metrics.horizontalAdvance(self._plain_text()) + 1
        return self._words_width

    def _content_width(self) -> int:
        width = self._text_width()
        if self._icon_name:
            width += self._ui.look.px(self._icon_size())
            width += 0 if self._icon_only else self._gap()
        if self._key and not self._icon_only:
            width += key_cap_width(self._ui.look, self._key) + self._gap()
        return int(width + 1)

    def _paint_frame(self, painter: QPainter, paint: _Paint) -> None:
        look, rect = self._ui.look, QRectF(self.rect())
        radius = look.px(Radius.CONTROL)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        fill, border = paint.hover if lit else paint.fill, paint.border
        if self.isChecked() and self.isEnabled():
            fill, border = look.colour("sel"), look.colour("selbar")
        if not self.isEnabled() and self._variant in ("primary", "plain"):
            fill, border = look.colour("sunken"), look.colour("line")
        if not self.hasFocus():
            rounded(painter, rect, radius, fill, border)
        elif self._variant == "primary":
            rounded(painter, rect, radius, look.colour("card"), look.colour("focus"), 2)
            rounded(painter, rect.adjusted(3, 3, -3, -3), radius - 2, fill)
        else:
            rounded(painter, rect, radius, fill, look.colour("focus"), 2)

    def _paint_content(self, painter: QPainter, words: Token) -> None:
        """One line, mirrored where the language runs from right to left."""
        middle = self.height() / 2
        left = (self.width() - self._content_width()) / 2
        pieces = ["words"] if not self._icon_only else []
        if self._icon_name:
            pieces.insert(len(pieces) if self._trailing else 0, "icon")
        if self._key and not self._icon_only:
            pieces.append("key")
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            pieces.reverse()
        for piece in pieces:
            left += self._paint_piece(painter, piece, left, middle, words) + self._gap()

    def _paint_piece(
        self, painter: QPainter, piece: str, left: float, middle: float, words: Token
    ) -> float:
        look = self._ui.look
        if piece == "icon":
            size, ratio = self._icon_size(), device_ratio(painter)
            return put(
                painter,
                self._ui.icons.pixmap(self._icon_name, words, size, ratio=ratio),
                left,
                middle,
            )
        if piece == "key":
            paint_key_cap(painter, look, left, middle, self._key)
            return key_cap_width(look, self._key)
        painter.setFont(self.font())
        painter.setPen(look.colour(words))
        width = self._text_width()
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left, 0, width + 2, self.height()), int(flags), self.text())
        return width


def _paint(ui: UiContext, variant: Variant) -> _Paint:
    colour = ui.look.colour
    if variant == "primary":
        return _Paint(colour("prim"), colour("primh"), None, "onprim")
    if variant == "plain":
        return _Paint(colour("card"), colour("sunken"), colour("line2"), "ink")
    if variant == "danger":
        return _Paint(None, QColor(ui.look.tone("bad").bg), None, "bad")
    return _Paint(None, colour("sunken"), None, "info" if variant == "link" else "ink")


def key_text(sequence: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """A key sequence as its caps show it, in the language of the keyboard: "Ctrl+S", "Ctrl+−".

    Menus say it in the same way, where Qt writes it itself.
    """
    native = QKeySequence.SequenceFormat.NativeText
    named = QKeySequence(sequence).toString(native)
    last = named[-1:].replace("-", "−")  # as printed, and as wide as the plus
    return named[:-1] + last


def enter_text(texts: Translator) -> str:
    """The key that opens and agrees, by the name it has everywhere here; Qt calls it otherwise."""
    return texts.trc("key", "Enter")
