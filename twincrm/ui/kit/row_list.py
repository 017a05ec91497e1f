"""The view for long lists whose delegate paints whole rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from twincrm.ui.kit.row_view import RowView
from twincrm.ui.theme.tokens import Height

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyledItemDelegate

    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.tick_columns import TickHeads


class RowList(RowView):
    """One column; the delegate says how high its rows are at the present width."""

    def __init__(self, ui: UiContext, name: str, delegate: QStyledItemDelegate) -> None:
        super().__init__(ui, name, Height.ROW_LIST)
        self._delegate = delegate
        self._heads: TickHeads | None = None
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_heads(self, heads: TickHeads) -> None:
        """Titles over what the delegate paints in columns, where it does."""
        self._heads = heads
        self.setHorizontalHeader(heads)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may need another height in a narrower list."""
        super().resizeEvent(event)
        if self._heads is not None:
            self._heads.setVisible(self._heads.wanted(self.viewport().width()))
        option = QStyleOptionViewItem()
        option.rect = self.viewport().rect()
        height = self._delegate.sizeHint(option, QModelIndex()).height()
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(height)
            self.scrollTo(self.currentIndex())
