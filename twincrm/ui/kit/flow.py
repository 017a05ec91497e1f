"""Parts in lines that break like words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize

from twincrm.ui.kit.line_box import LineBox, least_size, measured, wished_size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.line_box import Measure


class Flow(LineBox):
    """Chips in lines.

    *squeezed* parts shrink as far as they can before a line is broken.
    """

    def __init__(self, gap: int, parent: QWidget | None = None, *, squeezed: bool = False) -> None:
        super().__init__(gap, parent)
        self._squeezed = squeezed
        self._together: tuple[QWidget, ...] = ()

    def keep_together(self, *parts: QWidget) -> None:
        """Begin a line with these where not all of them find room behind what stands before."""
        self._together = parts

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [wished_size(part) for part in self.shown()]
        width = sum(hint.width() for hint in hints) + self.gap * max(0, len(hints) - 1)
        return self.with_margins(QSize(width, max((hint.height() for hint in hints), default=0)))

    def minimumSizeHint(self) -> QSize:
        """The widest part and the tallest."""
        size = QSize(0, 0)
        for part in self.shown():
            size = size.expandedTo(least_size(part))
        return self.with_margins(size)

    def arrange(self, room: QRect, *, move: bool) -> int:
        """One line behind the other; every part as high as it likes, in the middle of its line."""
        top, bottom = room.top(), room.top()
        for line in self._lines(max(room.width(), 1)):
            left, high = room.left(), max(each.wished.height() for each in line)
            for each, width in self._widths(line, max(room.width(), 1)):
                size = QSize(width, each.wished.height())
                at = QPoint(left, top + (high - size.height()) // 2)
                if move:
                    self.put(each.part, room, QRect(at, size))
                left += width + self.gap
            bottom = top + high
            top = bottom + self.gap
        return bottom - room.top()

    def _lines(self, room: int) -> list[list[Measure]]:
        lines: list[list[Measure]] = []
        taken = 0
        shown = [measured(part) for part in self.shown()]
        group = [each for each in shown if each.part in self._together]
        whole = sum(self._width(each, room) + self.gap for each in group) - self.gap
        for each in shown:
            width = self._width(each, room)
            needed = max(width, whole) if group and each is group[0] else width
            if not lines or taken + self.gap + needed > room:
                lines.append([each])
                taken = width
            else:
                lines[-1].append(each)
                taken += self.gap + width
        return lines

    def _width(self, each: Measure, room: int) -> int:
        return min((each.least if self._squeezed else each.wished).width(), room)

    def _widths(self, line: list[Measure], room: int) -> list[tuple[Measure, int]]:
        """How wide each part of a line is; those that can give way share what is too much."""
        wished = [min(each.wished.width(), room) for each in line]
        least = [each.least.width() for each in line]
        excess = sum(wished) + self.gap * (len(line) - 1) - room
        for _ in range(max(0, excess)):
            spare = [w - n for w, n in zip(wished, least, strict=True)]
            widest = max(range(len(line)), key=lambda at: (spare[at] > 0, wished[at]))
            if spare[widest] <= 0:
                break
            wished[widest] -= 1
        return list(zip(line, wished, strict=True))
