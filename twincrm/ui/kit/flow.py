"""A layout that puts its widgets in lines and breaks them like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QStyle
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Chips in lines; mirrored where the language runs from right to left."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, arg__1: QLayoutItem) -> None:
        """Take an item behind the others."""
        self._items.append(arg__1)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt answers null beyond the end
        """The item at *index*, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt answers null beyond the end
        """Give the item at *index* away, None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across make more lines."""
        return True

    def heightForWidth(self, arg__1: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    def setGeometry(self, arg__1: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest item and the tallest."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, room: QRect, *, move: bool) -> int:
        left, top, line = room.left(), room.top(), 0
        for item in self._shown():
            hint = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 16_777_215))
            if left > room.left() and left + hint.width() > room.right() + 1:
                left, top, line = room.left(), top + line + self.spacing(), 0
            if move:
                place = QRect(QPoint(left, top), hint)
                item.setGeometry(QStyle.visualRect(self._direction(), room, place))
            left += hint.width() + self.spacing()
            line = max(line, hint.height())
        return top + line - room.top()

    def _shown(self) -> list[QLayoutItem]:
        """Items that take room.

        While a page is thrown away Qt asks for sizes of items it has deleted already (6.11).
        """
        return [item for item in self._items if isValid(item) and not item.isEmpty()]

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
