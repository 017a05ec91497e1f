"""Icons and flags as pixmaps in the colours of the look, sharp on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.theme.look import Look
    from twincrm.ui.theme.tokens import Token

    _Key = tuple[str, str, int, float, float]
    """Name, colour, edge in pixels, device pixel ratio and stroke."""

_RATIOS = (1.0, 1.5, 2.0, 3.0)


def coloured_svg(name: str, colour: str, stroke: float = 2) -> str:
    """The drawing of a line icon in one colour (#RRGGBB) and stroke width (of 24 units)."""
    drawing = (bundled("resources/icons") / f"{name}.svg").read_text(encoding="utf-8")
    return drawing.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{stroke:g}"'
    )


class Icons:
    """Icons and flags by name, kept once drawn. Sizes are design pixels, scaled by the look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._pixmaps: dict[_Key, QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    def pixmap(
        self,
        name: str,
        token: Token = "ink",
        size: float = 20,
        *,
        ratio: float | None = None,
        stroke: float = 2,
    ) -> QPixmap:
        """An icon in a colour; *ratio* is the device pixel ratio, by default the application's."""
        edge, ratio = self._look.px(size), ratio or _application_ratio()
        key = (name, token, edge, ratio, stroke)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn_once(
                key,
                lambda: _draw(coloured_svg(name, self._look.hex(token), stroke), edge, edge, ratio),
            )
        return self._pixmaps[key]

    def icon(self, name: str, token: Token = "ink", size: float = 20) -> QIcon:
        """An icon for Qt's own parts, with pixmaps for the usual device pixel ratios."""
        key = (name, token, self._look.px(size))
        if key not in self._icons:
            icon = QIcon()
            for ratio in _RATIOS:
                icon.addPixmap(self.pixmap(name, token, size, ratio=ratio))
            self._icons[key] = icon
        return self._icons[key]

    def flag(self, country: str, height: float = 14, *, ratio: float | None = None) -> QPixmap:
        """The flag (4 to 3) of an ISO 3166 country with a hairline; a globe where none is known."""
        path = bundled("resources/flags") / f"{country.lower()}.svg"
        if not path.is_file():
            return self.pixmap("globe", "ink2", height + 2, ratio=ratio)
        high, ratio = self._look.px(height), ratio or _application_ratio()
        key = (f"flag {country.lower()}", "", high, ratio, 0.0)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn_once(
                key,
                lambda: self._outlined(
                    _draw(path.read_text(encoding="utf-8"), round(high * 4 / 3), high, ratio)
                ),
            )
        return self._pixmaps[key]

    def flag_icon(self, country: str, height: float = 14) -> QIcon:
        """A flag for Qt's own parts; a field for countries asks for hundreds of them."""
        key = (f"flag {country.lower()}", "", self._look.px(height))
        if key not in self._icons:
            icon = QIcon()
            for ratio in _RATIOS:
                icon.addPixmap(self.flag(country, height, ratio=ratio))
            self._icons[key] = icon
        return self._icons[key]

    def _drawn_once(self, key: _Key, draw: Callable[[], QPixmap]) -> QPixmap:
        """What *draw* gives, or what it gave a look of the same theme before (for Qt's time)."""
        name, pixmap = f"twincrm {self._look.theme} {key}", QPixmap()
        if not QPixmapCache.find(name, pixmap):
            pixmap = draw()
            QPixmapCache.insert(name, pixmap)
        return pixmap

    def _outlined(self, flag: QPixmap) -> QPixmap:
        painter = QPainter(flag)
        painter.setPen(self._look.colour("line"))
        size = flag.deviceIndependentSize()
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        return flag


def _application_ratio() -> float:
    """The ratio of the sharpest screen."""
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)


def _draw(drawing: str, width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap
