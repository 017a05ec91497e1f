"""What stands in columns of its own behind the words of rows that can be ticked, under a head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView

from twincrm.ui.kit.painting import elided, rounded
from twincrm.ui.theme.tokens import Radius, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from twincrm.ui.kit.context import UiContext

HEAD = 37
"""The height of the head, in design pixels."""
EDGE = 14
"""The air at the end of a row, in design pixels."""


class AsideWords(NamedTuple):
    """What stands in a column, and in the second line where there is no room for the column."""

    column: str
    line: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A column: its title, its width, and how wide a row must be for it; in design pixels."""

    title: str
    width: int
    least_row: int = 0


class TickColumns:
    """Where the columns of a row stand; the last one is the badge's."""

    def __init__(self, ui: UiContext, first: str, asides: Sequence[Aside]) -> None:
        self.ui = ui
        self.first = first
        """What stands over the words of the rows."""
        self.asides = tuple(asides)

    def places(self, row: QRectF) -> dict[int, QRectF]:
        """The columns for which there is room in a row, by their number."""
        px, found = self.ui.look.px, dict[int, QRectF]()
        right = row.right() - px(EDGE)
        for at, aside in reversed(tuple(enumerate(self.asides))):
            if row.width() >= px(aside.least_row):
                right -= px(aside.width)
                found[at] = QRectF(right, row.top(), px(aside.width - Space.M), row.height())
        return found

    def badge_from(self, row: QRectF) -> float | None:
        """Where the badge begins, whose column is the last one; None where there is none."""
        place = self.places(row).get(len(self.asides) - 1)
        return place.left() if place is not None else None

    def paint(
        self, painter: QPainter, row: QRectF, said: Sequence[AsideWords], words_end: float
    ) -> float:
        """The words of the columns, in two lines where one is too short; where the first begins."""
        look = self.ui.look
        painter.setFont(look.sans(14.5))
        painter.setPen(look.colour("ink"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for at, place in self.places(row).items():
            words_end = min(words_end, place.left() - look.px(Space.M))
            if at < len(said):
                lines = two_lines(said[at].column, QFontMetricsF(painter.font()), place.width())
                painter.drawText(place, flags, lines)
        return words_end

    def second(self, row: QRectF, before: str, said: Sequence[AsideWords]) -> str:
        """The second line: what found no room in a column is said there, the first column last."""
        places = self.places(row)
        lines = [each.line for at, each in enumerate(said) if at not in places]
        return " · ".join(part for part in (before, *reversed(lines)) if part)


class TickHeads(QHeaderView):
    """The titles of such columns, over the rows."""

    def __init__(self, columns: TickColumns, words_from: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = columns
        self._words_from = words_from
        self.setStretchLastSection(True)
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), self._columns.ui.look.px(HEAD))

    def wanted(self, width: int) -> bool:
        """Whether rows of a width have columns at all."""
        return bool(self._columns.places(QRectF(0, 0, width, 0)))

    def paintSection(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - Qt's name
    ) -> None:
        """The ground of a head, then the titles at the places of their columns."""
        del logicalIndex
        columns = self._columns
        look, ground = columns.ui.look, QRectF(rect)
        rounded(painter, ground, look.px(Radius.CARD - 1), look.colour("sunken"))
        ground.setTop(ground.center().y())
        painter.fillRect(ground, look.colour("sunken"))
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("ink2"))
        row, flags = QRectF(rect), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        places, left = columns.places(row), row.left() + self._words_from
        end = min((place.left() for place in places.values()), default=row.right())
        room = QRectF(left, row.top(), end - left, row.height())
        painter.drawText(room, flags, elided(painter, columns.first, room.width()))
        for at, place in places.items():
            title = elided(painter, columns.asides[at].title, place.width())
            painter.drawText(place, flags, title)


def two_lines(words: str, metrics: QFontMetricsF, width: float) -> str:
    """Words in a line or in two; what finds no room in the second is elided.

    A number stays with its word.
    """
    first, rest = "", re.sub(r"(?<=\d) ", "\u00a0", words)
    while rest:
        word, _, after = rest.partition(" ")
        longer = f"{first} {word}".strip()
        if first and metrics.horizontalAdvance(longer) > width:
            break
        first, rest = longer, after
    lines = (first, rest) if rest else (first,)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)
