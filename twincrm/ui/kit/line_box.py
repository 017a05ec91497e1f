"""What puts its parts side by side in lines, as a widget.

A layout written in Python must hold Qt's items for its parts. PySide6 6.11 loses track of them: the
Python side of an item that Qt deleted is taken for the next item at its address, which then counts
as deleted too (seen in November 2026: fields out of the way of Tab, and a crash). A widget that
places its children needs no items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
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
    hint, least = part.sizeHint(), part.minimumSizeHint()
    return Measure(part, _wished(part, hint, least), _needed(part, hint, least))


def least_size(part: QWidget) -> QSize:
    """The least room in which a part is whole, in the way of Qt's layouts."""
    return _needed(part, part.sizeHint(), part.minimumSizeHint())


def wished_size(part: QWidget) -> QSize:
    """The room that a part likes best."""
    return _wished(part, part.sizeHint(), part.minimumSizeHint())


def _needed(part: QWidget, hint: QSize, least: QSize) -> QSize:
    policy = part.sizePolicy()
    width = _least(policy.horizontalPolicy(), hint.width(), least.width())
    height = _least(policy.verticalPolicy(), hint.height(), least.height())
    return _bounded(part, QSize(width, height), part.minimumSize())


def _wished(part: QWidget, hint: QSize, least: QSize) -> QSize:
    size = hint.expandedTo(least)
    return _bounded(part, size, QSize(0, 0)).expandedTo(part.minimumSize())


def height_in(part: QWidget, width: int) -> int:
    """How high a part is in a width."""
    if not part.hasHeightForWidth():
        return wished_size(part).height()
    height = min(part.heightForWidth(width), part.maximumHeight())
    return max(height, part.minimumHeight())


def _least(policy: QSizePolicy.Policy, hint: int, least: int) -> int:
    if policy == QSizePolicy.Policy.Ignored:
        return 0
    shrinks = bool(policy.value & QSizePolicy.PolicyFlag.ShrinkFlag.value)
    return max(0, least if shrinks else max(hint, least))


def _bounded(part: QWidget, size: QSize, fixed: QSize) -> QSize:
    size = size.boundedTo(part.maximumSize())
    width = fixed.width() if fixed.width() > 0 else size.width()
    height = fixed.height() if fixed.height() > 0 else size.height()
    return QSize(width, height)
