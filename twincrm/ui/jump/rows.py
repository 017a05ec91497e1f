"""The rows of the quick jump: what they hold and how they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from twincrm.ui.jump.entry import JumpEntry
from twincrm.ui.kit.painting import device_ratio, put
from twincrm.ui.theme.tokens import Height, IconSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.ui.jump.entry import Hits
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.theme.tokens import Token

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class JumpModel(QAbstractListModel):
    """What was found, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[JumpEntry, ...] = ()

    def show_entries(self, entries: Sequence[JumpEntry]) -> None:
        """Show another result."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    @property
    def entries(self) -> tuple[JumpEntry, ...]:
        """What is shown."""
        return self._entries

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The entry, or what a screen reader says of it."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(each for each in (entry.title, entry.subtitle, entry.word) if each)
        return None


class JumpDelegate(QStyledItemDelegate):
    """Icon, title and second line with marked hits, and the kind in words at the end."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(self._ui.look.px(240), self._ui.look.px(Height.ROW_TABLE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, JumpEntry):
            return
        look, px, rect = self._ui.look, self._ui.look.px, QRectF(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, look.colour("sel"))
            bar = QRectF(rect.left(), rect.top(), px(5), rect.height())
            painter.fillRect(bar, look.colour("selbar"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("paper"))
        ratio = device_ratio(painter)
        picture = self._ui.icons.pixmap(entry.icon, "ink2", IconSize.BUTTON, ratio=ratio)
        put(painter, picture, rect.left() + px(16), rect.center().y())
        right = self._paint_word(painter, rect, entry.word)
        room = QRectF(rect.left() + px(48), rect.top(), 0, rect.height())
        room.setRight(right - px(12))
        self._paint_lines(painter, room, entry)
        painter.restore()

    def _paint_word(self, painter: QPainter, rect: QRectF, word: str) -> float:
        look = self._ui.look
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(word) + 1
        room = QRectF(rect.right() - look.px(16) - width, rect.top(), width, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        return room.left()

    def _paint_lines(self, painter: QPainter, room: QRectF, entry: JumpEntry) -> None:
        look = self._ui.look
        strong, small = look.font("strong"), look.font("small")
        if not entry.subtitle:
            middle = QRectF(room)
            middle.setHeight(look.px(22))
            middle.moveTop(room.center().y() - middle.height() / 2)
            self._paint_text(painter, middle, entry.title, entry.title_hits, strong, "ink")
            return
        upper = QRectF(room.left(), room.top() + look.px(5), room.width(), look.px(21))
        lower = QRectF(room.left(), room.top() + look.px(25), room.width(), look.px(19))
        self._paint_text(painter, upper, entry.title, entry.title_hits, strong, "ink")
        self._paint_text(painter, lower, entry.subtitle, entry.subtitle_hits, small, "ink2")

    def _paint_text(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        hits: Hits,
        font: QFont,
        token: Token,
    ) -> None:
        """One elided line; hits get a tint and a golden line below."""
        metrics, look = QFontMetricsF(font), self._ui.look
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        kept = len(shown) if shown == text else max(0, len(shown) - 1)
        for start, end in hits:
            left = room.left() + metrics.horizontalAdvance(shown[: min(start, kept)])
            right = room.left() + metrics.horizontalAdvance(shown[: min(end, kept)])
            hit = QRectF(left, room.top(), right - left, room.height())
            painter.fillRect(hit, look.colour("goldbg"))
            line = QRectF(left, room.bottom() - look.px(2), right - left, look.px(2))
            painter.fillRect(line, look.colour("gold"))
        painter.setFont(font)
        painter.setPen(look.colour(token))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
