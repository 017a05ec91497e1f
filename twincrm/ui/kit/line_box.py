"""What puts its parts side by side in lines, as a widget.

A layout written in Python must hold Qt's items for its parts. PySide6 6.11 loses track of them: the
Python side of an item that Qt deleted is taken for the next item at its address, which then counts
as deleted too (seen in November 2026: fields out of the way of Tab, and a crash). A widget that
places its children needs no items.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent


class LineBox(QWidget):
    """Parts in lines that break as the page gets narrower; mirrored from right to left.

    What comes later says by `arrange` where its lines break.
    """

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__()
        self.gap = gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if parent is not None:
            column = QVBoxLayout(parent)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What stands in the lines, hidden ones included."""
        here = [part for part in self._parts if isValid(part) and part.parentWidget() is self]
        if len(here) < len(self._parts):
            self._parts = here
        return tuple(here)

    def add_part(self, part: QWidget, at: int | None = None) -> None:
        """Put a part behind the others, or before the one that is number *at*."""
        if part in self._parts:
            self._parts.remove(part)
        self._parts.insert(len(self._parts) if at is None else at, part)
        said = part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        hidden = said and part.isHidden()
        part.setParent(self)
        if self.isVisible() and not hidden:
            part.show()
        self._anew()

    def take_out(self, part: QWidget) -> None:
        """Take a part out of the lines; it is to be put elsewhere, or to go."""
        if part in self._parts:
            self._parts.remove(part)
            self._anew()

    def shown(self) -> list[QWidget]:
        """The parts that take room."""
        return [part for part in self.parts if not part.isHidden()]

    def arrange(self, room: QRect, *, move: bool) -> int:
        """The height of all lines in the width of *room*; *move* puts the parts there."""
        del room, move
        return 0

    def put(self, part: QWidget, room: QRect, place: QRect) -> None:
        """Move a part to a place that was measured from left to right."""
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), room, place))

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        edge = self.contentsMargins()
        room = QRect(0, 0, width - edge.left() - edge.right(), 0)
        return self.arrange(room, move=False) + edge.top() + edge.bottom()

    def with_margins(self, size: QSize) -> QSize:
        """*size* and what lies around it."""
        edge = self.contentsMargins()
        return size + QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def event(self, event: QEvent) -> bool:
        """A part that comes, goes or changes its size asks for new lines."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._anew()
        return super().event(event)

    def childEvent(self, event: QChildEvent) -> None:
        """What goes leaves its room to the others."""
        super().childEvent(event)
        if event.removed():
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def showEvent(self, event: QShowEvent) -> None:
        """Parts of a page that nobody sees tell nothing: ask them now."""
        super().showEvent(event)
        self._anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self.arrange(self.contentsRect(), move=True)

    def _anew(self) -> None:
        self.updateGeometry()
        if self.isVisible():  # else at once when it is shown, not after every part that is added
            self.arrange(self.contentsRect(), move=True)


class Measure(NamedTuple):
    """How much room a part wants: asked once, for parts answer slowly."""

    part: QWidget
    wished: QSize
    """What it likes best."""
    least: QSize
    """In what it is whole."""


def measured(part: QWidget) -> Measure:
    """The room a part likes best and the least it needs, in the way of Qt's layouts."""
    asked = _ask(part)
    return Measure(part, asked.wished(), asked.needed())


def least_size(part: QWidget) -> QSize:
    """The least room in which a part is whole, in the way of Qt's layouts."""
    return _ask(part).needed()


def wished_size(part: QWidget) -> QSize:
    """The room that a part likes best."""
    return _ask(part).wished()


class _Asked(NamedTuple):
    """What a part answers about its room, as bare numbers: Qt makes an object for every size."""

    policy: QSizePolicy
    hint: tuple[int, int]
    least: tuple[int, int]
    lowest: tuple[int, int]
    highest: tuple[int, int]

    def wished(self) -> QSize:
        """What it likes best, within its bounds."""
        (hint, high), (least, low) = self.hint, self.least
        width = max(min(max(hint, least), self.highest[0]), self.lowest[0])
        return QSize(width, max(min(max(high, low), self.highest[1]), self.lowest[1]))

    def needed(self) -> QSize:
        """In what it is whole: what was set for it counts for more than what it says."""
        across, down = _ways(self.policy)
        width = self.lowest[0] or min(across(self.hint[0], self.least[0]), self.highest[0])
        height = self.lowest[1] or min(down(self.hint[1], self.least[1]), self.highest[1])
        return QSize(width, height)


def _ask(part: QWidget) -> _Asked:
    hint, least = part.sizeHint(), part.minimumSizeHint()
    lowest, highest = part.minimumSize(), part.maximumSize()
    return _Asked(
        part.sizePolicy(),
        (hint.width(), hint.height()),
        (least.width(), least.height()),
        (lowest.width(), lowest.height()),
        (highest.width(), highest.height()),
    )


def height_in(part: QWidget, width: int) -> int:
    """How high a part is in a width from which its height follows."""
    height = min(part.heightForWidth(width), part.maximumHeight())
    return max(height, part.minimumHeight())


@cache
def _ways(policy: QSizePolicy) -> tuple[Callable[[int, int], int], Callable[[int, int], int]]:
    """How the least follows from both hints, across and down: Qt says kinds slowly."""
    return _way(policy.horizontalPolicy()), _way(policy.verticalPolicy())


def _way(kind: QSizePolicy.Policy) -> Callable[[int, int], int]:
    if kind == QSizePolicy.Policy.Ignored:
        return lambda _hint, _least: 0
    if kind.value & QSizePolicy.PolicyFlag.ShrinkFlag.value:
        return lambda _hint, least: max(0, least)
    return lambda hint, least: max(0, hint, least)
