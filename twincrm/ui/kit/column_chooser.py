"""The button “Columns” of a table, and what it opens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from twincrm.domain.table_view import TableView
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.column_list import ROW, WIDER, ColumnList
from twincrm.ui.kit.labels import label
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from twincrm.ui.kit.column_table import ColumnTable
    from twincrm.ui.kit.context import UiContext

LEAST_WIDTH, LEAST_LINES, MOST_LINES = 300, 3, 11


class ColumnChooser(QFrame):
    """Which columns are shown, in which order; what is changed is seen in the table at once."""

    def __init__(self, ui: UiContext, table: ColumnTable) -> None:
        super().__init__(table, Qt.WindowType.Popup)
        tr, px = ui.texts.tr, ui.look.px
        self._ui = ui
        self._table = table
        self.setProperty("part", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Columns shown"))
        self.setMinimumWidth(px(LEAST_WIDTH))
        self.columns = ColumnList(ui, table)
        self._count = label(ui, "", "small", "ink2")
        self.earlier = self._button(tr("Move up (Alt+Up)"), "chevron-up")
        self.later = self._button(tr("Move down (Alt+Down)"), "chevron-down")
        self.narrower = self._button(tr("Narrower (Alt+Left)"), "chevron-left")
        self.wider = self._button(tr("Wider (Alt+Right)"), "chevron-right")
        self.sorting = Button(ui, tr("Sort (S)"), small=True)
        self.reset = Button(ui, tr("As in the beginning"), small=True)
        self.done = Button(ui, tr("Done"), variant="primary", small=True)
        self._build()
        self._connect()
        self._tell()

    def _button(self, words: str, icon: str) -> Button:
        return Button(self._ui, words, icon=icon, small=True, icon_only=True)

    def _build(self) -> None:
        px, tr = self._ui.look.px, self._ui.texts.tr
        head, line, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(self._ui, tr("Show columns"), "strong"), 1)
        head.addWidget(self._count)
        for part in (self.earlier, self.later, self.narrower, self.wider):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.sorting)
        for part in (self.reset, self.done):
            foot.addWidget(part, 1)
        column = QVBoxLayout(self)
        edge = px(Space.M)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(px(Space.S))
        column.addLayout(head)
        column.addWidget(self.columns)
        column.addLayout(line)
        column.addLayout(foot)

    def _connect(self) -> None:
        columns = self.columns
        columns.told.connect(self._tell)
        columns.currentRowChanged.connect(self._tell)
        self.earlier.clicked.connect(partial(columns.carry, -1))
        self.later.clicked.connect(partial(columns.carry, 1))
        self.narrower.clicked.connect(partial(columns.widen, -WIDER))
        self.wider.clicked.connect(partial(columns.widen, WIDER))
        self.sorting.clicked.connect(columns.sort)
        self.reset.clicked.connect(self._begin_anew)
        self.done.clicked.connect(self.close)

    def open_below(self, button: Button) -> None:
        """Show it below the button, its right edge below that of the button."""
        self._fit(button.window().height())
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + self._ui.look.px(4)))
        room = button.screen().availableGeometry()
        left = max(room.left(), min(corner.x(), room.right()) - self.width())
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.columns.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _fit(self, room: int) -> None:
        """As many lines as the window has room for; the others are scrolled to."""
        row = self._ui.look.px(ROW)
        self.columns.setFixedHeight(0)
        self.adjustSize()
        lines = min(MOST_LINES, self.columns.count(), (room - self.height()) // row)
        self.columns.setFixedHeight(row * max(LEAST_LINES, lines) + 2)
        self.adjustSize()

    def _begin_anew(self) -> None:
        self._table.change(TableView())
        self.columns.fill()

    def _tell(self) -> None:
        words = self._ui.texts.tr("{n} of {total}")
        shown, total = len(self._table.view.columns), self.columns.count()
        self._count.setText(words.format(n=shown, total=total))
        columns = self.columns
        at, last = columns.currentRow(), columns.count() - 1
        self.earlier.setEnabled(at > 1)
        self.later.setEnabled(0 < at < last)
        self.sorting.setEnabled(columns.current_sorts)


class ColumnsButton(Button):
    """Opens the choice of the columns of a table."""

    def __init__(self, ui: UiContext, table: ColumnTable) -> None:
        super().__init__(ui, ui.texts.tr("Columns"), icon="table", small=True)
        self._context = ui
        self._table = table
        self.clicked.connect(self.open)

    def open(self) -> ColumnChooser:
        """Show the choice; it closes itself."""
        chooser = ColumnChooser(self._context, self._table)
        chooser.open_below(self)
        return chooser
