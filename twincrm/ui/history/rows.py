"""Paints the steps of the history; what was undone is struck through and says so."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyledItemDelegate

from twincrm.domain.dates import clock_time, long_date
from twincrm.services.steps.queries import moment_of
from twincrm.ui.kit.banded_list import paint_band
from twincrm.ui.kit.painting import LIST_BADGE, device_ratio, paint_pill, pill_width, put
from twincrm.ui.kit.row_ground import paint_ground
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.tokens import Height, IconSize

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.domain.texts import Translator
    from twincrm.services.steps.lists import StepRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token

Index = QModelIndex | QPersistentModelIndex

_ICONS = (
    ("MoveToTrash", "trash-2"),
    ("Delete", "trash-2"),
    ("Remove", "trash-2"),
    ("Restore", "rotate-ccw"),
    ("Import", "download"),
    ("TakeIn", "download"),
    ("Add", "plus"),
    ("Found", "plus"),
)
"""By how the act begins; everything else is an alteration."""


def step_icon(command: str) -> str:
    """The picture of an act."""
    return next((icon for begin, icon in _ICONS if command.startswith(begin)), "pencil")


def when(moment: datetime, language: str) -> str:
    """A moment on the reader's clock: ``6. Mai 2027, 10.42 Uhr``."""
    local = moment.astimezone()
    return f"{long_date(local.date(), language)}, {clock_time(local.time(), language)}"


def bare_time(row: StepRow, language: str) -> str:
    """The time of a step on the reader's clock, below the band of its day: ``10.42``."""
    return clock_time(moment_of(row).astimezone().time(), language, bare=True)


def _clock_room(ui: UiContext) -> float:
    """The room the longest time takes."""
    widest = clock_time(time(22, 58), ui.texts.language, bare=True)
    return QFontMetricsF(ui.look.font("body")).horizontalAdvance(widest) + 1


def step_words(row: StepRow, texts: Translator, band: str = "") -> str:
    """What a screen reader says of a step, after the band it stands under."""
    said = [band, texts.say(row.label), when(moment_of(row), texts.language), row.who]
    if row.undone:
        said.append(texts.trc("step of the history", "undone"))
    return ", ".join(part for part in said if part)


class StepDelegate(QStyledItemDelegate):
    """Time, picture, name of the step, by whom, and the chip of what was undone.

    *band_of* tells the words of the band above a row, by its position.
    """

    def __init__(self, ui: UiContext, band_of: Callable[[int], str]) -> None:
        super().__init__()
        self._ui = ui
        self._band_of = band_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height; bands come on top."""
        del option, index
        px = self._ui.look.px
        return QSize(px(240), px(Height.ROW_LIST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        row: StepRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHints(painter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        painter.setClipRect(rect)
        band = self._band_of(index.row())
        if band:
            rect = paint_band(painter, self._ui, rect, band)
        paint_ground(painter, self._ui.look, option.state, rect)
        self._paint_row(painter, row, rect)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: StepRow, rect: QRectF) -> None:
        ui, px, ratio = self._ui, self._ui.look.px, device_ratio(painter)
        font = ui.look.font("body")
        clock = QRectF(rect.left() + px(16), rect.top(), _clock_room(ui), rect.height())
        self._paint_line(painter, clock, bare_time(row, ui.texts.language), font, "ink2")
        picture = ui.icons.pixmap(step_icon(row.command), "ink2", IconSize.BUTTON, ratio=ratio)
        left = clock.right() + px(12)
        left += put(painter, picture, left, rect.center().y()) + px(14)
        right = rect.right() - px(14)
        if row.undone:
            right = self._paint_chip(painter, rect, right) - px(10)
        self._paint_words(painter, row, QRectF(left, rect.top(), right - left, rect.height()))

    def _paint_words(self, painter: QPainter, row: StepRow, room: QRectF) -> None:
        look, texts = self._ui.look, self._ui.texts
        title = look.font("strong")
        title.setStrikeOut(row.undone)
        ink: Token = "ink2" if row.undone else "ink"
        if not row.who:
            self._paint_line(painter, room, texts.say(row.label), title, ink)
            return
        upper = QRectF(room.left(), room.top() + look.px(10), room.width(), look.px(22))
        lower = QRectF(room.left(), room.top() + look.px(31), room.width(), look.px(20))
        self._paint_line(painter, upper, texts.say(row.label), title, ink)
        self._paint_line(painter, lower, row.who, look.sans(14.5), "ink2")

    def _paint_line(
        self, painter: QPainter, room: QRectF, text: str, font: QFont, token: Token
    ) -> None:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(self._ui.look.colour(token))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_chip(self, painter: QPainter, rect: QRectF, right: float) -> float:
        """The chip at the far end; where it begins."""
        look = self._ui.look
        word = self._ui.texts.trc("step of the history", "undone")
        width = pill_width(look, word, icon=True, style=LIST_BADGE)
        height = look.px(LIST_BADGE.height)
        pill = QRectF(right - width, round(rect.center().y() - height / 2), width, height)
        paint_pill(painter, self._ui, pill, "neutral", word, "undo-2", LIST_BADGE)
        return pill.left()
