"""Paints the pairs of the list: both names, why, and how likely they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate

from twincrm.ui.duplicates.words import ICONS, VERDICTS, reason_parts
from twincrm.ui.kit.painting import (
    LIST_BADGE,
    device_ratio,
    elided,
    paint_pill,
    pill_width,
    put,
)
from twincrm.ui.kit.row_ground import paint_ground
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.tokens import Height, IconSize

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.domain.texts import Translator
    from twincrm.services.duplicates.lists import PairRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token

Index = QModelIndex | QPersistentModelIndex


def pair_names(row: PairRow, texts: Translator) -> str:
    """Both names in one line."""
    return texts.tr("{one} and {other}").format(one=row.first, other=row.second)


def pair_reasons(row: PairRow, texts: Translator) -> str:
    """Why they may be one, and what speaks against it, in one line."""
    return " · ".join(reason_parts(each, texts)[0] for each in row.pair.reasons)


def pair_said(row: PairRow, texts: Translator) -> str:
    """What a screen reader says of a pair."""
    likely = texts.say(VERDICTS[row.pair.verdict][0])
    return ", ".join((pair_names(row, texts), likely, pair_reasons(row, texts)))


class PairDelegate(QStyledItemDelegate):
    """Picture of the kind, both names over the reasons, and how likely it is."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row has the same height."""
        del option, index
        px = self._ui.look.px
        return QSize(px(240), px(Height.ROW_LIST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        row: PairRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHints(painter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        painter.setClipRect(rect)
        paint_ground(painter, self._ui.look, option.state, rect)
        self._paint_row(painter, row, rect)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: PairRow, rect: QRectF) -> None:
        ui, px, texts = self._ui, self._ui.look.px, self._ui.texts
        icon = ICONS[row.pair.kind]
        picture = ui.icons.pixmap(icon, "ink2", IconSize.NAV, ratio=device_ratio(painter))
        left = rect.left() + px(16)
        left += put(painter, picture, left, rect.center().y()) + px(14)
        right = self._paint_verdict(painter, row, rect) - px(12)
        upper = QRectF(left, rect.top() + px(10), right - left, px(22))
        lower = QRectF(left, rect.top() + px(31), right - left, px(20))
        self._line(painter, upper, pair_names(row, texts), ui.look.font("strong"), "ink")
        self._line(painter, lower, pair_reasons(row, texts), ui.look.sans(14.5), "ink2")

    def _paint_verdict(self, painter: QPainter, row: PairRow, rect: QRectF) -> float:
        """The pill at the far end; where it begins."""
        ui, look = self._ui, self._ui.look
        message, tone, icon = VERDICTS[row.pair.verdict]
        word = ui.texts.say(message)
        width = pill_width(look, word, icon=True, style=LIST_BADGE)
        height = look.px(LIST_BADGE.height)
        left = rect.right() - look.px(14) - width
        pill = QRectF(left, round(rect.center().y() - height / 2), width, height)
        paint_pill(painter, ui, pill, tone, word, icon, LIST_BADGE)
        return left

    def _line(self, painter: QPainter, room: QRectF, text: str, font: QFont, token: Token) -> None:
        painter.setFont(font)
        painter.setPen(self._ui.look.colour(token))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, elided(painter, text, room.width()))
