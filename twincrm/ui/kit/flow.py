"""A layout that puts its widgets in lines and breaks them like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QStyle
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Chips in lines; mirrored where the language runs from right to left.

    *squeezed* items shrink as far as they can before a line is broken.
    """

    def __init__(self, gap: int, parent: QWidget | None = None, *, squeezed: bool = False) -> None:
        super().__init__()
        self._squeezed = squeezed
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
        top, bottom = room.top(), room.top()
        for line in self._lines(max(room.width(), 1)):
            left = room.left()
            for item, width in self._widths(line, max(room.width(), 1)):
                size = QSize(width, item.sizeHint().height())
                if move:
                    place = QRect(QPoint(left, top), size)
                    item.setGeometry(QStyle.visualRect(self._direction(), room, place))
                left += width + self.spacing()
                bottom = max(bottom, top + size.height())
            top = bottom + self.spacing()
        return bottom - room.top()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            size = item.minimumSize() if self._squeezed else item.sizeHint()
            width = min(size.width(), room)
            if not lines or taken + self.spacing() + width > room:
                lines.append([item])
                taken = width
            else:
                lines[-1].append(item)
                taken += self.spacing() + width
        return lines

    def _widths(self, line: list[QLayoutItem], room: int) -> list[tuple[QLayoutItem, int]]:
        """How wide each item of a line is; those that can give way share what is too much."""
        wished = [min(item.sizeHint().width(), room) for item in line]
        excess = sum(wished) + self.spacing() * (len(line) - 1) - room
        for _ in range(max(0, excess)):
            spare = [w - i.minimumSize().width() for w, i in zip(wished, line, strict=True)]
            widest = max(range(len(line)), key=lambda at: (spare[at] > 0, wished[at]))
            if spare[widest] <= 0:
                break
            wished[widest] -= 1
        return list(zip(line, wished, strict=True))

    def _shown(self) -> list[QLayoutItem]:
        """Items that take room.

        While a page is thrown away Qt asks for sizes of items it has deleted already (6.11).
        """
        return [item for item in self._items if isValid(item) and not item.isEmpty()]

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
