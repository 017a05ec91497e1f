"""The fields of a form: side by side where there is room, else in more lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize

from twincrm.ui.kit.fields import CheckField
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.line_box import LineBox, height_in, least_size, measured
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
    """A field in a line: its wish, the least width it needs, and its share of what is left.

    *high* is how high it likes to be where its height does not follow from its width.
    """

    field: QWidget
    wish: int
    least: int
    share: int
    high: int

    @property
    def width(self) -> int:
        """What it takes at least."""
        return max(self.wish, self.least)

    def height(self, width: int) -> int:
        """How high it is in a width."""
        return height_in(self.field, width) if self.field.hasHeightForWidth() else self.high


class FieldFlow(LineBox):
    """Fills every line to its full width; breaks lines as the page gets narrower.

    *columns* is for many fields of one sort: they stand below each other, however long their words.
    """

    def __init__(
        self, ui: UiContext, parent: QWidget | None = None, *, columns: bool = False
    ) -> None:
        super().__init__(ui.look.px(14), parent)
        self._ui = ui
        self._columns = columns
        self._places: dict[QWidget, _Place] = {}
        self._down = ui.look.px(Space.XS if columns else Space.M)

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
            height = max(wish.height(width) for wish, width in zip(line, widths, strict=True))
            pairs = [(wish.field, width) for wish, width in zip(line, widths, strict=True)]
            left = room.left()
            middle = next((f.middle for f, _ in pairs if isinstance(f, LabelledField)), None)
            for field, width in pairs:
                if move:
                    place = QRect(left, top, width, height)
                    self.put(field, room, _beside(field, place, middle))
                left += width + self.gap
            top += height + self._down
        return max(0, top - self._down - room.top())

    def _lines(self, room: int) -> list[list[_Wish]]:
        """Which fields stand in which line."""
        wishes = [self._wish(field) for field in self.shown()]
        if self._columns:
            return _in_columns(wishes, room, self.gap)
        lines: list[list[_Wish]] = []
        used = 0
        for wish in wishes:
            place = self._places[wish.field]
            if not lines or place.new_line or used + self.gap + wish.width > room:
                lines.append([wish])
                used = wish.width
            else:
                lines[-1].append(wish)
                used += self.gap + wish.width
        return lines

    def _wish(self, field: QWidget) -> _Wish:
        place = self._places[field]
        room = measured(field)
        return _Wish(field, place.width, room.least.width(), place.share, room.wished.height())

    def _widths(self, line: list[_Wish], room: int) -> list[int]:
        """The widths of the fields of a line, which together fill it.

        Lines with the same wishes break at the same places; only what has no room there at all,
        for its long label, takes some from its neighbours.
        """
        if self._columns:
            return [wish.wish for wish in line]
        if len(line) == 1:
            return [room]
        room -= self.gap * (len(line) - 1)
        tight = [False] * len(line)
        while True:
            widths = _shared(line, room, tight)
            short = [w < wish.least for w, wish in zip(widths, line, strict=True)]
            if not any(short) or all(tight):
                return widths
            tight = [one or other for one, other in zip(tight, short, strict=True)]


def _in_columns(wishes: list[_Wish], room: int, gap: int) -> list[list[_Wish]]:
    """As many columns as the widest allows, all of one width; the last line may be shorter."""
    if not wishes:
        return []
    widest = max(wish.width for wish in wishes)
    n = max(1, min(len(wishes), (room + gap) // (widest + gap)))
    width = (room - gap * (n - 1)) // n
    even = [wish._replace(wish=width) for wish in wishes]
    return [even[at : at + n] for at in range(0, len(even), n)]


def _beside(field: QWidget, place: QRect, middle: int | None) -> QRect:
    """A check box stands beside the fields of its line, not beside their labels."""
    if middle is None or not isinstance(field, CheckField):
        return place
    height = field.sizeHint().height()
    return QRect(place.left(), place.top() + max(0, middle - height // 2), place.width(), height)


def _shared(line: list[_Wish], room: int, tight: list[bool]) -> list[int]:
    """The room of a line shared out; what is *tight* has its least width and no more."""
    bases = [wish.least if held else wish.wish for wish, held in zip(line, tight, strict=True)]
    left = room - sum(bases)
    shares = [0 if held else wish.share for wish, held in zip(line, tight, strict=True)]
    total = sum(shares)
    if not total:
        return [*bases[:-1], bases[-1] + left]
    widths = [base + left * share // total for base, share in zip(bases, shares, strict=True)]
    last = max(at for at, share in enumerate(shares) if share)
    widths[last] += room - sum(widths)
    return widths
