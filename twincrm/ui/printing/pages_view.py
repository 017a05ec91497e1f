"""Pages side by side or one below the other, to be scrolled through and zoomed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincrm.ui.kit.painting import painter_on
from twincrm.ui.printing.fitting import LIFE_SIZE, Fitted, PageRoom, fitted
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QImage,
        QKeyEvent,
        QPainter,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.printing.fitting import Fit
    from twincrm.ui.printing.picturing import Size

STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Sizes that are zoomed to, times life size."""
_LEAST_WIDTH = 240
_DIMMED = 0.4
_ROUNDED = 2
"""Pixels by which a picture may differ from its place."""
_KEPT = 6
"""Pictures of so many pages before and behind those in sight are kept."""


class _Canvas(QWidget):
    """What is scrolled: it paints the pages of its view."""

    def __init__(self, view: PagesView) -> None:
        super().__init__()
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight."""
        painter = painter_on(self)
        self._view.paint(painter, QRectF(event.rect()))
        painter.end()


class PagesView(QScrollArea):
    """Pages of a document; their pictures come from outside, and old ones are dimmed.

    Signals: picture_wanted(): a page in sight has no picture of this size; moved(): other pages
    are in sight or they have another size.
    """

    picture_wanted = Signal()
    moved = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._sizes: tuple[Size, ...] = ()
        self._places: tuple[QRectF, ...] = ()
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._old: dict[int, QImage] = {}
        self._wish: Fit | float = "readable"
        self._fitted = Fitted(1, LIFE_SIZE)
        self._dimmed = False
        self._canvas = _Canvas(self)
        self.setWidget(self._canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(ui.texts.tr("Preview"))
        self.setMinimumSize(ui.look.px(_LEAST_WIDTH), ui.look.px(120))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def zoom(self) -> float:
        """Times life size."""
        return self._fitted.scale / LIFE_SIZE

    @property
    def fits(self) -> bool:
        """Whether the pages are as large as they are at first: to be read, in the room there is."""
        return self._wish == "readable"

    @property
    def dimmed(self) -> bool:
        """Whether what is seen is about to be renewed."""
        return self._dimmed

    @property
    def density(self) -> float:
        """Pixels of the screen a point."""
        return self._fitted.scale * self.devicePixelRatioF()

    def dim(self) -> None:
        """What is shown is out of date; it stays to be seen until the new pages are there."""
        self._dimmed = True
        self._canvas.update()

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """Another document; its pictures follow, the old ones stand in for them until then."""
        self._old |= {number: image for number, (_, image) in self._pictures.items()}
        self._pictures = {}
        self._dimmed = False
        self._sizes = tuple(sizes)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # pages never jump
        self._old = {n: image for n, image in self._old.items() if n < len(self._sizes)}
        self._arrange()

    def clear(self) -> None:
        """There is nothing to show."""
        self._old, self._pictures, self._sizes, self._dimmed = {}, {}, (), False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._arrange()

    def put(self, number: int, density: float, picture: QImage) -> None:
        """The picture of a page, counted from 0."""
        self._pictures[number] = (density, picture)
        self._old.pop(number, None)
        first, last = self.in_sight()
        near = range(first - _KEPT, last + _KEPT + 1)
        self._pictures = {n: kept for n, kept in self._pictures.items() if n in near}
        self._old = {n: kept for n, kept in self._old.items() if n in near}
        self._canvas.update()

    def wanted(self) -> int | None:
        """The first page in sight that has no picture of this size."""
        if not self._sizes:
            return None
        seen = self._seen()
        for number, place in enumerate(self._places):
            known = self._pictures.get(number, (0.0,))[0]
            if place.intersects(seen) and abs(known - self.density) > self.density / 1000:
                return number
        return None

    def picture(self, number: int) -> QImage | None:
        """The picture of a page as it is now; None while an old one or none stands in its place."""
        found = self._pictures.get(number)
        return found[1] if found and not self._dimmed else None

    def in_sight(self) -> tuple[int, int]:
        """The first and the last page of which at least half is seen, or most; (0, 0) for none."""
        seen = self._seen()
        shares = [_height(place & seen) / place.height() for place in self._places]
        shown = [number for number, share in enumerate(shares) if share >= 1 / 2]
        shown = shown or [n for n, share in enumerate(shares) if share == max(shares)]
        return (shown[0], shown[-1]) if shown else (0, 0)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller, to the next of the usual sizes."""
        now = self.zoom
        larger = [size for size in STEPS if size > now * 1.01]
        smaller = [size for size in reversed(STEPS) if size < now * 0.99]
        found = larger[:1] if steps > 0 else smaller[:1]
        if found:
            self.fit(found[0])

    def fit(self, wish: Fit | float = "readable") -> None:
        """To be read, one page as wide as the room, all of a page, or so many times life size."""
        first, _ = self.in_sight()
        self._wish = wish
        self._arrange()
        if self._places and first:
            self.verticalScrollBar().setValue(int(self._places[first].top()) - self._gap)

    def would_change(self, wish: Fit) -> bool:
        """Whether the pages would look different."""
        return bool(self._sizes) and not self._fit_to(wish).looks_like(self._fitted)

    def turn(self, pages: int) -> None:
        """On to the next page or back; where it is higher than the view, by what is seen of it."""
        bar = self.verticalScrollBar()
        tops = sorted({int(place.top()) - self._gap for place in self._places})
        step = int(self.viewport().height() * 0.9)
        if pages > 0:
            below = next((top for top in tops if top > bar.value()), bar.maximum())
            bar.setValue(min(bar.value() + step, below))
        else:
            above = next((top for top in reversed(tops) if top < bar.value()), 0)
            bar.setValue(max(bar.value() - step, above))

    def paint(self, painter: QPainter, part: QRectF) -> None:
        """Paint the pages that touch *part*."""
        line = QPen(self._ui.look.colour("line2"), 1)
        for number, place in enumerate(self._places):
            if not place.intersects(part):
                continue
            painter.fillRect(place, QColor("white"))
            old = self._old.get(number)
            image = self._pictures[number][1] if number in self._pictures else old
            if image is not None:
                painter.setOpacity(_DIMMED if self._dimmed or image is old else 1.0)
                self._draw(painter, place, image)
                painter.setOpacity(1.0)
            painter.setPen(line)
            painter.drawRect(place)
        if self.hasFocus():
            painter.setPen(QPen(self._ui.look.colour("focus"), 2))
            painter.drawRect(self._seen().adjusted(1, 1, -1, -1))

    def _draw(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        """Pixel by pixel where the picture has the right size: scaled letters would be blurred."""
        ratio = self.devicePixelRatioF()
        if abs(image.width() - place.width() * ratio) <= _ROUNDED * ratio:
            image.setDevicePixelRatio(ratio)
            painter.drawImage(place.topLeft(), image)
        else:
            painter.drawImage(place, image)

    def sizeHint(self) -> QSize:
        """What the dialog has."""
        px = self._ui.look.px
        return QSize(px(700), px(500))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that fit into the width go on fitting."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End lead to the first and the last page, the rest scrolls."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A ring says where the keyboard is."""
        super().focusInEvent(event)
        self._canvas.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self._canvas.update()

    @property
    def _gap(self) -> int:
        return self._ui.look.px(Space.L)

    def _seen(self) -> QRectF:
        corner = self._canvas.pos()
        return QRectF(self.viewport().rect().translated(-corner))

    def _fit_to(self, wish: Fit | float) -> Fitted:
        view = self.viewport()
        room = PageRoom(view.width(), view.height(), self._gap, self._ui.look.zoom)
        return fitted(wish, self._sizes, room)

    def _arrange(self) -> None:
        """Find the place of every page, and tell who paints them."""
        room, gap = self.viewport().width(), self._gap
        self._fitted = self._fit_to(self._wish)
        self._places = tuple(self._placed(self._fitted, room))
        right = max((place.right() for place in self._places), default=0.0)
        bottom = max((place.bottom() for place in self._places), default=0.0)
        height = max(self.viewport().height(), int(bottom) + gap)
        self._canvas.resize(max(room, int(right) + gap), height)
        self._canvas.update()
        self._scrolled()

    def _placed(self, fit: Fitted, room: int) -> list[QRectF]:
        beside, gap, top, found = fit.beside, self._gap, float(self._gap), list[QRectF]()
        for first in range(0, len(self._sizes), beside):
            row = [(w * fit.scale, h * fit.scale) for w, h in self._sizes[first:][:beside]]
            width = sum(w for w, _ in row) + (len(row) - 1) * gap
            if first and len(row) < beside:  # the last one stands below the first of its row
                width += (beside - len(row)) * (row[0][0] + gap)
            left = max(float(gap), (room - width) / 2)
            for page_width, page_height in row:
                found.append(QRectF(int(left), int(top), ceil(page_width), ceil(page_height)))
                left += page_width + gap
            top += max(h for _, h in row) + gap
        return found

    def _scrolled(self) -> None:
        self.moved.emit()
        if self.wanted() is not None:
            self.picture_wanted.emit()


def _height(part: QRectF) -> float:
    return max(0.0, part.height()) if part.width() > 0 else 0.0
