"""Charts of bars that can be reached with the keyboard, each bar read aloud and pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from twincrm.ui.kit.painting import painter_on
from twincrm.ui.kit.toast import announce
from twincrm.ui.theme.tokens import Space
from twincrm.ui.tips import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token, TypeName

Fill = Literal["strong", "pale", "plain", "bad"]
LINE, BAR = 34, 24
"""The height of a line and of the bar in it, in design pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it stands for, how it is read aloud, how long it is."""

    key: str
    said: str
    number: int
    fill: Fill = "strong"
    aside: bool = False
    """Whether it stands beside what its side is about: its number then is in brackets."""


@dataclass(frozen=True, slots=True)
class BarLine:
    """A word and its bars: on one side, or on both sides of the word."""

    word: str
    bars: tuple[Bar, ...]
    other_side: tuple[Bar, ...] = ()


class _Drawn(NamedTuple):
    """A bar at its place, and the end at which its number stands."""

    bar: Bar
    rect: QRectF
    end: Literal["left", "right", "above", "below"]
    told: str
    """The number at its end; of several pieces in a row, that of all stands at the last."""


def bar_colours(ui: UiContext, fill: Fill) -> tuple[QColor, QColor, QColor]:
    """The ground and the border of a bar, and its number's ink."""
    look = ui.look
    if fill == "bad":
        tone = look.tone("bad")
        return QColor(tone.bg), look.colour("bad"), look.colour("bad")
    names: dict[str, tuple[Token, Token]] = {
        "strong": ("prim", "prim"),
        "pale": ("sel", "prim"),
        "plain": ("sunken", "line2"),
    }
    ground, border = names[fill]
    return look.colour(ground), look.colour(border), look.colour("ink")


class BarChart(QWidget):
    """The arrows move from bar to bar, Enter or a click presses one.

    Signals: picked(str) with the key of a bar.
    """

    picked = Signal(str)

    def __init__(self, ui: UiContext, name: str) -> None:
        super().__init__()
        self._ui = ui
        self._lines: tuple[BarLine, ...] = ()
        self._at = 0
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[BarLine]) -> None:
        """Show other bars."""
        self._lines = tuple(lines)
        self._at = min(self._at, max(0, len(self.bars) - 1))
        self._say(aloud=False)
        self.updateGeometry()
        self.update()

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars that can be pressed, in the order of reading."""
        return tuple(drawn.bar for drawn in self._drawn())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the bars, or press one."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key, bars = Qt.Key(event.key()), self.bars
        if not bars:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(bars[self._at].key)
        elif key in steps:
            self._at = max(0, min(len(bars) - 1, self._at + steps[key]))
            self._say(aloud=True)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._at = 0 if key == Qt.Key.Key_Home else len(bars) - 1
            self._say(aloud=True)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click presses the bar."""
        at = self._under(event.position())
        if at is not None:
            self._at = at
            self._say(aloud=False)
            self.picked.emit(self.bars[at].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What a bar stands for is read by pointing at it."""
        at = self._under(event.position())
        words = self.bars[at].said if at is not None else ""
        hand = Qt.CursorShape.PointingHandCursor if words else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The bar the keyboard is at is marked."""
        super().focusInEvent(event)
        self._say(aloud=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, bars and numbers."""
        del event
        painter = painter_on(self)
        self._paint_words(painter)
        for at, drawn in enumerate(self._drawn()):
            self._paint_bar(painter, drawn)
            if self.hasFocus() and at == self._at:
                self._ring(painter, drawn.rect)
        painter.end()

    def _drawn(self) -> Iterator[_Drawn]:
        """The bars at their places; those of nobody are not there."""
        raise NotImplementedError

    def _paint_words(self, painter: QPainter) -> None:
        raise NotImplementedError

    @property
    def _most(self) -> int:
        sides = [side for line in self._lines for side in (line.bars, line.other_side)]
        return max((sum(bar.number for bar in side) for side in sides), default=0) or 1

    def _width(self, words: str, style: TypeName) -> float:
        return QFontMetricsF(self._ui.look.font(style)).horizontalAdvance(words)

    def _write(self, painter: QPainter, words: str, room: QRectF, flag: Qt.AlignmentFlag) -> None:
        painter.drawText(room, flag | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_bar(self, painter: QPainter, drawn: _Drawn) -> None:
        look, rect = self._ui.look, drawn.rect
        fill, border, ink = bar_colours(self._ui, drawn.bar.fill)
        painter.setPen(border)
        painter.setBrush(fill)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(look.font("label"))
        painter.setPen(ink)
        gap, high = look.px(6), look.line("label")
        words, wide = drawn.told, max(look.px(60), self._width(drawn.told, "label") + 2)
        if drawn.end in ("above", "below"):
            top = rect.top() - high if drawn.end == "above" else rect.bottom()
            room = QRectF(rect.center().x() - wide / 2, top, wide, high)
            self._write(painter, words, room, Qt.AlignmentFlag.AlignHCenter)
        elif drawn.end == "right":
            room = QRectF(rect.right() + gap, rect.top(), wide, rect.height())
            self._write(painter, words, room, Qt.AlignmentFlag.AlignLeft)
        else:
            room = QRectF(rect.left() - gap - wide, rect.top(), wide, rect.height())
            self._write(painter, words, room, Qt.AlignmentFlag.AlignRight)

    def _ring(self, painter: QPainter, rect: QRectF) -> None:
        pen = painter.pen()
        pen.setColor(self._ui.look.colour("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-3, -3, 3, 3))

    def _under(self, point: QPointF) -> int | None:
        for at, drawn in enumerate(self._drawn()):
            if drawn.rect.adjusted(-2, -4, 2, 4).contains(point):
                return at
        return None

    def _say(self, *, aloud: bool) -> None:
        bars = self.bars
        words = bars[self._at].said if bars else ""
        self.setAccessibleDescription(words)
        if aloud:
            announce(self, words)
        self.update()


class AcrossChart(BarChart):
    """Lines with their bars across; with another side, the word stands in the middle."""

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        px = self._ui.look.px
        return QSize(px(360), px(LINE) * max(1, len(self._lines)))

    def minimumSizeHint(self) -> QSize:
        """Narrower, but no lower."""
        return QSize(self._ui.look.px(240), self.sizeHint().height())

    @property
    def _two_sided(self) -> bool:
        return any(line.other_side for line in self._lines)

    def _frame(self) -> tuple[float, float, float]:
        """Where the words begin, how wide they are, and how long the longest bar may be."""
        px = self._ui.look.px
        words = max((self._width(line.word, "body") for line in self._lines), default=0.0)
        words = min(words + 2 * px(Space.M), self.width() * 0.45)
        sides = [side for line in self._lines for side in (line.bars, line.other_side)]
        ends = [told for side in sides for _, told in _told(side)]
        number = max((self._width(told, "label") for told in ends), default=0.0) + px(Space.M)
        if self._two_sided:
            return (self.width() - words) / 2, words, (self.width() - words) / 2 - number
        return 0.0, words, self.width() - words - number

    def _drawn(self) -> Iterator[_Drawn]:
        left, words, longest = self._frame()
        px, most = self._ui.look.px, self._most
        unit = max(0.0, longest) / most
        for row, line in enumerate(self._lines):
            top = row * px(LINE) + (px(LINE) - px(BAR)) / 2
            if self._two_sided:
                x = left
                for bar, told in _told(line.bars):
                    x -= bar.number * unit
                    room = QRectF(x, top, bar.number * unit, px(BAR))
                    yield _Drawn(bar, room, "left", told)
            x = left + words
            for bar, told in _told(line.other_side if self._two_sided else line.bars):
                room = QRectF(x, top, bar.number * unit, px(BAR))
                yield _Drawn(bar, room, "right", told)
                x += bar.number * unit

    def _paint_words(self, painter: QPainter) -> None:
        look, (left, words, _) = self._ui.look, self._frame()
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("ink"))
        middle = Qt.AlignmentFlag.AlignHCenter if self._two_sided else Qt.AlignmentFlag.AlignLeft
        fit = QFontMetricsF(painter.font())
        for row, line in enumerate(self._lines):
            room = QRectF(left, row * look.px(LINE), words, look.px(LINE))
            shown = fit.elidedText(line.word, Qt.TextElideMode.ElideRight, words)
            self._write(painter, shown, room, middle)


def _told(side: Sequence[Bar]) -> Iterator[tuple[Bar, str]]:
    """The bars that somebody stands behind, the last one with the numbers of all."""
    shown = [bar for bar in side if bar.number]
    for at, bar in enumerate(shown, 1):
        whole = " ".join(f"({b.number})" if b.aside else str(b.number) for b in shown)
        yield bar, whole if at == len(shown) else ""


class UpDownChart(BarChart):
    """Columns above their words, and others below them."""

    def sizeHint(self) -> QSize:
        """Room for the longest column on each side."""
        px = self._ui.look.px
        return QSize(px(420), px(200))

    def minimumSizeHint(self) -> QSize:
        """Narrower, but no lower."""
        return QSize(self._ui.look.px(300), self.sizeHint().height())

    def _frame(self) -> tuple[float, float, float]:
        """How far down the words begin, how high they are, and how high one of a column is.

        Each side gets room for its own longest column.
        """
        look = self._ui.look
        word, number = look.line("body") + look.px(6), look.line("label")
        above = max((bar.number for line in self._lines for bar in line.bars), default=0)
        below = max((sum(bar.number for bar in line.other_side) for line in self._lines), default=0)
        unit = (self.height() - word - 2 * number - 4) / ((above + below) or 1)
        return number + 2 + above * unit, word, unit

    def _drawn(self) -> Iterator[_Drawn]:
        at, word, unit = self._frame()
        for rect, line in self._columns():
            for bar in line.bars:
                high = bar.number * unit
                if high:
                    column = QRectF(rect.left(), at - high, rect.width(), high)
                    yield _Drawn(bar, column, "above", str(bar.number))
            yield from self._stacked(QRectF(rect.left(), at + word, rect.width(), 0), line, unit)

    def _stacked(self, room: QRectF, line: BarLine, unit: float) -> Iterator[_Drawn]:
        """The columns below the words, one under the other; the last one tells all numbers."""
        shown = [bar for bar in line.other_side if bar.number]
        told = " + ".join(str(bar.number) for bar in shown)
        for bar in shown:
            room = QRectF(room.left(), room.bottom(), room.width(), bar.number * unit)
            yield _Drawn(bar, room, "below", told if bar is shown[-1] else "")

    def _columns(self) -> Iterator[tuple[QRectF, BarLine]]:
        step = self.width() / max(1, len(self._lines))
        for at, line in enumerate(self._lines):
            yield QRectF(at * step + step * 0.2, 0, step * 0.6, self.height()), line

    def _paint_words(self, painter: QPainter) -> None:
        look = self._ui.look
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("small"))
        top, high, _ = self._frame()
        for rect, line in self._columns():
            room = QRectF(rect.left() - rect.width(), top, rect.width() * 3, high)
            self._write(painter, line.word, room, Qt.AlignmentFlag.AlignHCenter)
