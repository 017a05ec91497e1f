"""Cells of a table that show a badge in place of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from twincrm.ui.kit.painting import LIST_BADGE, paint_pill, pill_width
from twincrm.ui.kit.row_table import LineDelegate
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_lines import BadgeFace

Index = QModelIndex | QPersistentModelIndex


class BadgeCells(LineDelegate):
    """A table in which some columns show the badge that *signs* answer for a row, else the word."""

    def __init__(
        self, ui: UiContext, signs: Mapping[int, Callable[[Any], BadgeFace | None]]
    ) -> None:
        super().__init__(ui)
        self._context = ui
        self._signs = signs

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The badge takes the place of the word, where there is one."""
        super().initStyleOption(option, index)
        if self._face(index) is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the badge over it."""
        super().paint(painter, option, index)
        face = self._face(index)
        if face is not None:
            self._paint_badge(painter, option, face)

    def _face(self, index: Index) -> BadgeFace | None:
        sign = self._signs.get(index.column())
        return sign(index.data(ROW_ROLE)) if sign is not None else None

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, face: BadgeFace
    ) -> None:
        ui, (tone, word, icon) = self._context, face
        height = ui.look.px(LIST_BADGE.height)
        room = QRectF(option.rect).adjusted(ui.look.px(Space.S), 0, -ui.look.px(Space.S), 0)
        width = pill_width(ui.look, word, icon=bool(icon), style=LIST_BADGE)
        pill = QRectF(room.left(), 0, min(width, room.width()), height)
        pill.moveTop(round(room.center().y() - height / 2))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            pill.moveRight(room.right())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_pill(painter, ui, pill, tone, word, icon, LIST_BADGE)
        painter.restore()
