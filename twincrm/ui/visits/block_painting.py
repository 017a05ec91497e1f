"""Paints one programme item as a block: colour and icon of its kind, time, title, place."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPen

from twincrm.domain.dates import clock_time, french_spacing
from twincrm.domain.terms import ItemStatus
from twincrm.ui.kit.painting import LIST_BADGE, elided, paint_pill, pill_width, put, rounded
from twincrm.ui.theme.tokens import IconSize, Radius, Space
from twincrm.ui.visits.item_face import badges_of
from twincrm.ui.visits.kinds import kind_icon, kind_look

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from twincrm.services.visits.programme_rows import ItemRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName
    from twincrm.ui.visits.day_grid import Block

Chosen = Literal["", "kept", "here"]
TONES: dict[str, ToneName] = {
    "official": "info",
    "sight": "ok",
    "meal": "warn",
    "travel": "neutral",
}
"""The colours of the families of kinds; what happens with the host families has none."""
BAR = 4
LINE = 18
"""The height of a line of words where there is little room."""
LEAST_WORDS = 44
"""Where the title has less room than this, icon and time give way to it."""


def dashed(painter: QPainter, rect: QRectF, radius: float, fill: QColor, pen: QPen) -> None:
    """A rounded rectangle with a dashed border."""
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(fill)
    half = pen.widthF() / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


class BlockPainter:
    """Paints blocks of any size: one line where there is room for one, all of it where it fits."""

    def __init__(self, ui: UiContext) -> None:
        self._ui = ui
        self._small = ui.look.sans(14.5)
        self._title = ui.look.sans(15, semibold=True)

    def paint(self, painter: QPainter, block: Block, chosen: Chosen) -> None:
        """One item."""
        look, rect, row = self._ui.look, block.rect, block.row
        tone = TONES.get(kind_look(row.kind))
        self._ground(painter, rect, tone)
        edge = look.px(Space.S)
        room = rect.adjusted(look.px(BAR) + look.px(6), 0, -min(edge, rect.width() / 8), 0)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        if self._has_lines(row, room):
            self._in_lines(painter, row, room, tone or "neutral")
        else:
            self._in_one_line(painter, row, room, tone or "neutral")
        painter.restore()
        if chosen:
            ring = look.colour("focus" if chosen == "here" else "selbar")
            rounded(painter, rect, look.px(Radius.BLOCK), None, ring, 2)

    def _has_lines(self, row: ItemRow, room: QRectF) -> bool:
        """Whether time and title stand below each other: where they must, closely."""
        look = self._ui.look
        if not row.span or room.height() < 2 * look.px(LINE):
            return False
        words = f"{clock_time(row.starts_at or time(0), self._ui.texts.language, bare=True)} "
        needed = QFontMetricsF(self._title).horizontalAdvance(words + row.title)
        needed += look.px(IconSize.BADGE + Space.S)
        return needed > room.width() or room.height() >= 2 * look.px(LINE + 2) + look.px(4)

    def _ground(self, painter: QPainter, rect: QRectF, tone: ToneName | None) -> None:
        look = self._ui.look
        radius = min(look.px(Radius.BLOCK), rect.height() / 2, rect.width() / 2)
        if tone is None:
            dashed(painter, rect, radius, look.colour("card"), QPen(look.colour("line2"), 1))
            bar = look.colour("ink2")
        else:
            colours = look.tone(tone)
            rounded(painter, rect, radius, QColor(colours.bg), QColor(colours.border))
            bar = QColor(colours.solid)
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        painter.save()
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(rect.left(), rect.top(), look.px(BAR), rect.height()), bar)
        painter.restore()

    def _in_one_line(self, painter: QPainter, row: ItemRow, room: QRectF, tone: ToneName) -> None:
        """Beginning, icon, title, and signs for what is special about it."""
        look, texts = self._ui.look, self._ui.texts
        line = QRectF(room.left(), room.top(), room.width(), min(room.height(), look.px(24)))
        line = self._signs(painter, badges_of(texts, row), line)
        begins = clock_time(row.starts_at, texts.language, bare=True) if row.starts_at else ""
        gap, icon = look.px(Space.XS) + 1, look.px(IconSize.BADGE)
        wide = QFontMetricsF(self._small_bold()).horizontalAdvance(begins) + gap if begins else 0.0
        least = look.px(LEAST_WORDS)
        if begins and line.width() - wide > least:
            self._words(painter, begins, line, self._small_bold(), look.colour(tone))
            line = line.adjusted(wide, 0, 0, 0)
        if line.width() - icon - gap > least:
            self._icon(painter, row, line, tone)
            line = line.adjusted(icon + gap, 0, 0, 0)
        self._words(painter, row.title, line, self._title_of(row), look.colour("ink"))

    def _in_lines(self, painter: QPainter, row: ItemRow, room: QRectF, tone: ToneName) -> None:
        """Icon and time; the title in as many lines as it needs and finds; place; badges."""
        look, px = self._ui.look, self._ui.look.px
        badges = badges_of(self._ui.texts, row)
        close = room.height() < 2 * px(LINE + 2) + px(4)
        high, y = px(LINE if close else LINE + 2), room.top() + (1 if close else px(2))
        bottom = room.bottom() - (0 if close else px(2))
        pill = px(LIST_BADGE.height) + px(2)
        below = self._fits(badges, room.width()) and bottom - y >= 2 * high + pill
        line = QRectF(room.left(), y, room.width(), high)
        if badges and not below:
            line = self._signs(painter, badges, line)
        if line.width() > px(IconSize.BADGE) + px(LEAST_WORDS):
            self._icon(painter, row, line, tone)
            line = line.adjusted(px(IconSize.BADGE) + px(5), 0, 0, 0)
        self._words(
            painter, self._when(row, line.width()), line, self._small_bold(), look.colour(tone)
        )
        y += high
        free = int((bottom - y - (pill if below else 0)) // high)
        french = ("fr", row.title) in row.titles
        title = french_spacing(row.title) if french else row.title
        found = broken(title, self._title_of(row), room.width(), max(1, free))
        for words in found:
            here = QRectF(room.left(), y, room.width(), high)
            self._words(painter, words, here, self._title_of(row), look.colour("ink"))
            y += high
        if row.place and free > len(found):
            here = QRectF(room.left(), y, room.width(), high)
            self._words(painter, row.place, here, self._small, look.colour("ink2"))
            y += high
        if below:
            self._pills(painter, badges, QRectF(room.left(), y + px(1), room.width(), pill - px(2)))

    def _signs(self, painter: QPainter, badges: tuple[BadgeFace, ...], line: QRectF) -> QRectF:
        """The icons of badges at the end of a line; the room that is left.

        Where words would have no room beside them, only what asks for something to be done.
        """
        size, gap = self._ui.look.px(IconSize.BADGE), self._ui.look.px(3)
        for tone, _, icon in badges:
            tight = line.width() - size < self._ui.look.px(LEAST_WORDS)
            if line.width() < 2 * size or (tight and tone not in ("warn", "bad")):
                break
            picture = self._ui.icons.pixmap(icon, tone, IconSize.BADGE)
            put(painter, picture, line.right() - size, line.center().y())
            line = line.adjusted(0, 0, -size - gap, 0)
        return line

    def _pills(self, painter: QPainter, badges: tuple[BadgeFace, ...], line: QRectF) -> None:
        """As many badges as find room, the last one elided."""
        ui, left = self._ui, line.left()
        for tone, word, icon in badges:
            wide = pill_width(ui.look, word, icon=True, style=LIST_BADGE)
            rest = line.right() - left
            if rest < ui.look.px(60):
                break
            pill = QRectF(left, line.top(), min(wide, rest), line.height())
            paint_pill(painter, ui, pill, tone, word, icon, LIST_BADGE)
            left = pill.right() + ui.look.px(Space.XS)

    def _fits(self, badges: tuple[BadgeFace, ...], width: float) -> bool:
        """Whether the first badge has room for its word."""
        look = self._ui.look
        return bool(badges) and width >= pill_width(look, badges[0][1], icon=True, style=LIST_BADGE)

    def _when(self, row: ItemRow, width: float) -> str:
        """From when to when; where that has no room, when it begins, or nothing."""
        begins = row.starts_at
        short = clock_time(begins, self._ui.texts.language, bare=True) if begins else ""
        metrics = QFontMetricsF(self._small_bold())
        fitting = (
            words for words in (row.span, short) if metrics.horizontalAdvance(words) <= width
        )
        return next(fitting, "")

    def _icon(self, painter: QPainter, row: ItemRow, line: QRectF, tone: ToneName) -> None:
        picture = self._ui.icons.pixmap(kind_icon(row.kind), tone, IconSize.BADGE)
        put(painter, picture, line.left(), line.center().y())

    def _small_bold(self) -> QFont:
        return self._ui.look.sans(14.5, semibold=True)

    def _title_of(self, row: ItemRow) -> QFont:
        """What is cancelled is struck out."""
        font = QFont(self._title)
        font.setStrikeOut(row.status == ItemStatus.CANCELLED)
        return font

    def _words(
        self, painter: QPainter, words: str, line: QRectF, font: QFont, colour: QColor
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = elided(painter, words, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text in lines of a width; the last one that is allowed holds all that is left."""
    metrics, lines, words = QFontMetricsF(font), [""], re.split("[ \n]+", text.strip())
    for at, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join((lines[-1], *words[at:]))
            break
    return lines
