"""A layout for the fields of a form: side by side where there is room, else in more lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QStyle

from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget

    from twincrm.ui.kit.context import UiContext


@dataclass(frozen=True, slots=True)
class _Place:
    """What one field wishes: a width in pixels, a share of what is left, a line of its own."""

    width: int
    share: int
    new_line: bool


class FieldFlow(QLayout):
    """Fills every line to its full width; breaks lines as the page gets narrower."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._items: list[QLayoutItem] = []
        self._places: list[_Place] = []
        self._across = ui.look.px(14)
        self._down = ui.look.px(Space.M)
        self.setContentsMargins(0, 0, 0, 0)

    def add(
        self, field: QWidget, width: int = 200, *, share: int = 1, new_line: bool = False
    ) -> None:
        """Put a field behind the others; *width* is the least it wishes, in design pixels."""
        self._places.append(_Place(self._ui.look.px(width), share, new_line))
        self.addWidget(field)

    def addItem(self, arg__1: QLayoutItem) -> None:
        """Take an item; one that came without `add` gets a usual place."""
        self._items.append(arg__1)
        if len(self._places) < len(self._items):
            self._places.append(_Place(self._ui.look.px(200), 1, new_line=False))

    def count(self) -> int:
        """How many fields there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt answers null beyond the end
        """The field at *index*, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt answers null beyond the end
        """Give the field at *index* away, None beyond the end."""
        if not 0 <= index < len(self._items):
            return None
        del self._places[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Lines are filled across."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels across make more lines."""
        return True

    def heightForWidth(self, arg__1: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, arg__1, 0), move=False)

    def setGeometry(self, arg__1: QRect) -> None:
        """Put every field in its place."""
        super().setGeometry(arg__1)
        self._arrange(arg__1, move=True)

    def sizeHint(self) -> QSize:
        """Three usual fields in a line."""
        width = self._ui.look.px(640)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest field alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, room: int) -> list[list[int]]:
        """Which fields stand in which line, by their numbers."""
        lines: list[list[int]] = []
        used = 0
        for at, (item, place) in enumerate(zip(self._items, self._places, strict=True)):
            if item.isEmpty():
                continue
            width = max(place.width, item.minimumSize().width())
            if not lines or place.new_line or used + self._across + width > room:
                lines.append([at])
                used = width
            else:
                lines[-1].append(at)
                used += self._across + width
        return lines

    def _arrange(self, room: QRect, *, move: bool) -> int:
        top = room.top()
        for line in self._lines(room.width()):
            widths = self._widths(line, room.width())
            height = max(
                _height(self._items[at], width) for at, width in zip(line, widths, strict=True)
            )
            if move:
                self._put(line, QRect(room.left(), top, room.width(), height), room)
            top += height + self._down
        return max(0, top - self._down - room.top())

    def _put(self, line: list[int], strip: QRect, room: QRect) -> None:
        left = strip.left()
        for at, width in zip(line, self._widths(line, strip.width()), strict=True):
            place = QRect(left, strip.top(), width, strip.height())
            self._items[at].setGeometry(QStyle.visualRect(self._direction(), room, place))
            left += width + self._across

    def _widths(self, line: list[int], room: int) -> list[int]:
        """The widths of the fields of a line, which together fill it."""
        least = [max(self._places[at].width, self._items[at].minimumSize().width()) for at in line]
        left = room - sum(least) - self._across * (len(line) - 1)
        if len(line) == 1 or left <= 0:
            return [room] if len(line) == 1 else least
        shares = sum(self._places[at].share for at in line) or 1
        widths = [
            width + left * self._places[at].share // shares
            for at, width in zip(line, least, strict=True)
        ]
        widths[-1] += room - sum(widths) - self._across * (len(line) - 1)
        return widths

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
