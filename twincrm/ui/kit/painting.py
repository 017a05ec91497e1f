"""Shapes that several parts paint: frames, pills, key caps and avatars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from twincrm.ui.theme.tokens import Height, IconSize, Radius

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPixmap
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.look import Look
    from twincrm.ui.theme.tokens import ToneName


def painter_on(widget: QWidget) -> QPainter:
    """A painter with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    return painter


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded rectangle whose border lies inside *rect*."""
    half = width / 2 if border is not None else 0.0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = rect.adjusted(half, half, -half, -half)
    radius = min(radius, rect.height() / 2, rect.width() / 2) - half
    painter.drawRoundedRect(inner, radius, radius)


def put(painter: QPainter, pixmap: QPixmap, left: float, middle: float) -> float:
    """Paint *pixmap* at *left*, centred on the height *middle*; its width."""
    size = pixmap.deviceIndependentSize()
    painter.drawPixmap(QPointF(round(left), round(middle - size.height() / 2)), pixmap)
    return size.width()


def elided(painter: QPainter, words: str, width: float) -> str:
    """As much of *words* as the painter's font has room for, with three dots for the rest."""
    metrics = QFontMetricsF(painter.font())
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width + 1)


@dataclass(frozen=True, slots=True)
class PillStyle:
    """The measures of a pill: design pixels before zoom."""

    height: float = Height.BADGE
    font: float = 14
    icon: float = IconSize.BADGE
    padding: float = 8
    gap: float = 5


BADGE = PillStyle()
LIST_BADGE = PillStyle(height=Height.LIST_BADGE, font=13.5, icon=IconSize.BADGE, padding=8)


@lru_cache(maxsize=1_000)
def pill_width(look: Look, text: str, *, icon: bool, style: PillStyle = BADGE) -> int:
    """How wide a pill with *text* is, in pixels."""
    words = QFontMetricsF(look.sans(style.font, semibold=True)).horizontalAdvance(text)
    picture = look.px(style.icon) + look.px(style.gap) if icon else 0
    return int(words + 1) + picture + 2 * look.px(style.padding)


def paint_pill(
    painter: QPainter,
    ui: UiContext,
    rect: QRectF,
    tone_name: ToneName,
    text: str,
    icon: str = "",
    style: PillStyle = BADGE,
) -> None:
    """A badge: tinted, bordered, with an icon and a word, elided to *rect*."""
    look, tone = ui.look, ui.look.tone(tone_name)
    rounded(painter, rect, rect.height() / 2, QColor(tone.bg), QColor(tone.border))
    left = rect.left() + look.px(style.padding)
    if icon:
        picture = ui.icons.pixmap(icon, tone_name, style.icon, ratio=device_ratio(painter))
        left += put(painter, picture, left, rect.center().y()) + look.px(style.gap)
    if not text:
        return
    painter.setFont(look.sans(style.font, semibold=True))
    painter.setPen(QColor(tone.text))
    room = QRectF(left, rect.top(), rect.right() - look.px(style.padding) - left + 1, rect.height())
    centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, centred, elided(painter, text, room.width()))


def device_ratio(painter: QPainter) -> float:
    """The device pixel ratio of what is painted on."""
    return painter.device().devicePixelRatio()


@lru_cache(maxsize=100)
def key_cap_width(look: Look, text: str) -> int:
    """How wide a key cap with *text* is, in pixels."""
    return int(QFontMetricsF(_key_font(look)).horizontalAdvance(text)) + 2 * look.px(7)


def paint_key_cap(painter: QPainter, look: Look, left: float, middle: float, text: str) -> None:
    """The name of a key as it is printed on a keyboard."""
    height = look.px(22)
    rect = QRectF(left, round(middle - height / 2), key_cap_width(look, text), height)
    rounded(painter, rect, look.px(4), look.colour("sunken"), look.colour("line"))
    painter.setFont(_key_font(look))
    painter.setPen(look.colour("ink2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _key_font(look: Look) -> QFont:
    return look.sans(13, semibold=True)


AVATAR_ICONS = {
    "organisation": "landmark",
    "household": "house",
    "visit": "bus",
    "partnership": "handshake",
    "place": "map-pin",
}


@dataclass(frozen=True, slots=True)
class Face:
    """Who is shown: initials of a person, an icon for an organisation or household, or a photo."""

    initials: str = ""
    kind: str = "person"
    photo: QPixmap | None = None


def paint_avatar(painter: QPainter, ui: UiContext, rect: QRectF, face: Face) -> None:
    """A circle for a person, a rounded square for an organisation or household."""
    look = ui.look
    icon = AVATAR_ICONS.get(face.kind, "")
    radius = look.px(Radius.CARD) if icon else rect.height() / 2
    rounded(painter, rect, radius, look.colour("sunken"), look.colour("line"))
    if face.photo is not None and not face.photo.isNull():
        _paint_photo(painter, rect, radius, face.photo)
        return
    if icon:
        size = rect.height() / look.zoom / 2
        picture = ui.icons.pixmap(icon, "ink2", size, ratio=device_ratio(painter))
        width = picture.deviceIndependentSize().width()
        put(painter, picture, rect.center().x() - width / 2, rect.center().y())
        return
    painter.setFont(look.sans(15 if rect.height() < look.px(60) else 26, semibold=True))
    painter.setPen(look.colour("ink2"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, face.initials)


def _paint_photo(painter: QPainter, rect: QRectF, radius: float, photo: QPixmap) -> None:
    """The middle of the photo, filling the shape."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    size = photo.size()
    edge = min(size.width(), size.height())
    source = QRectF((size.width() - edge) / 2, (size.height() - edge) / 2, edge, edge)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(rect, photo, source)
    painter.restore()
