"""The fields of a form: side by side where there is room, else in more lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize

from twincrm.ui.kit.line_box import LineBox, height_in, least_size
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.kit.context import UiContext

LINE = 640
"""Pixels of design that three usual fields like beside each other."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What one field wishes: a width in pixels, a share of what is left, a line of its own."""

    width: int
    share: int
    new_line: bool


class _Wish(NamedTuple):
    """A field in a line: the least width it needs there, and its share of what is left."""

    field: QWidget
    width: int
    share: int


class FieldFlow(LineBox):
    """Fills every line to its full width; breaks lines as the page gets narrower."""

    def __init__(self, ui: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ui.look.px(14), parent)
        self._ui = ui
        self._places: dict[QWidget, _Place] = {}
        self._down = ui.look.px(Space.M)

    def add(
        self,
        field: QWidget,
        width: int = 200,
        *,
        share: int = 1,
        new_line: bool = False,
        at: int | None = None,
    ) -> None:
        """Put a field behind the others, or before number *at*.

        *width* is the least it wishes, in design pixels.
        """
        self._places[field] = _Place(self._ui.look.px(width), share, new_line)
        self.add_part(field, at)

    def take_out(self, part: QWidget) -> None:
        """Take a field out of the lines; it is to be put elsewhere, or to go."""
        self._places.pop(part, None)
        super().take_out(part)

    def sizeHint(self) -> QSize:
        """Three usual fields in a line."""
        width = self._ui.look.px(LINE)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The widest field alone."""
        size = QSize(0, 0)
        for field in self.shown():
            size = size.expandedTo(least_size(field))
        return self.with_margins(size)

    def arrange(self, room: QRect, *, move: bool) -> int:
        """Line after line, each as high as its highest field."""
        top = room.top()
        for line in self._lines(room.width()):
            widths = self._widths(line, room.width())
            pairs = [(wish.field, width) for wish, width in zip(line, widths, strict=True)]
            height = max(height_in(field, width) for field, width in pairs)
            left = room.left()
            for field, width in pairs:
                if move:
                    self.put(field, room, QRect(left, top, width, height))
                left += width + self.gap
            top += height + self._down
        return max(0, top - self._down - room.top())

    def _lines(self, room: int) -> list[list[_Wish]]:
        """Which fields stand in which line."""
        lines: list[list[_Wish]] = []
        used = 0
        for field in self.shown():
            place = self._places[field]
            wish = _Wish(field, max(place.width, least_size(field).width()), place.share)
            if not lines or place.new_line or used + self.gap + wish.width > room:
                lines.append([wish])
                used = wish.width
            else:
                lines[-1].append(wish)
                used += self.gap + wish.width
        return lines

    def _widths(self, line: list[_Wish], room: int) -> list[int]:
        """The widths of the fields of a line, which together fill it."""
        least = [wish.width for wish in line]
        left = room - sum(least) - self.gap * (len(line) - 1)
        if len(line) == 1 or left <= 0:
            return [room] if len(line) == 1 else least
        shares = sum(wish.share for wish in line) or 1
        widths = [wish.width + left * wish.share // shares for wish in line]
        widths[-1] += room - sum(widths) - self.gap * (len(line) - 1)
        return widths
