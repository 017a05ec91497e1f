"""The cell that says what happens to a card: an icon and a word on a tint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from twincrm.ui.kit.painting import LIST_BADGE, paint_pill, pill_width
from twincrm.ui.kit.row_table import LineDelegate
from twincrm.ui.models.lazy_table import ROW_ROLE
from twincrm.ui.taking_in.wording import FATES
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.taking_in.entries import Entry
    from twincrm.ui.theme.tokens import ToneName

Index = QModelIndex | QPersistentModelIndex
SIGNS: dict[str, tuple[ToneName, str]] = {
    "new": ("ok", "plus"),
    "update": ("info", "pencil"),
    "unchanged": ("neutral", "check"),
    "skip": ("neutral", "eye-off"),
    "none": ("warn", "triangle-alert"),
}


class FateDelegate(LineDelegate):
    """Cells of a table of entries; the column *fate* shows badges."""

    def __init__(self, ui: UiContext, fate: int) -> None:
        super().__init__(ui)
        self._context = ui
        self._fate = fate

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The badge takes the place of the word."""
        super().initStyleOption(option, index)
        if index.column() == self._fate:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and the badge over it."""
        super().paint(painter, option, index)
        if index.column() != self._fate:
            return
        ui, entry = self._context, index.data(ROW_ROLE)
        tone, icon, word = sign(ui, entry)
        height = ui.look.px(LIST_BADGE.height)
        room = QRectF(option.rect).adjusted(ui.look.px(Space.S), 0, -ui.look.px(Space.S), 0)
        width = pill_width(ui.look, word, icon=True, style=LIST_BADGE)
        pill = QRectF(room.left(), 0, min(width, room.width()), height)
        pill.moveTop(round(room.center().y() - height / 2))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            pill.moveRight(room.right())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_pill(painter, ui, pill, tone, word, icon, LIST_BADGE)
        painter.restore()


def sign(ui: UiContext, entry: Entry) -> tuple[ToneName, str, str]:
    """Tone, icon and word of what happens to an entry."""
    tone, icon = SIGNS[entry.fate]
    return tone, icon, ui.texts.say(FATES[entry.fate])
