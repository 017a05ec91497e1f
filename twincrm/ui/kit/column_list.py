"""The columns of a table as a list: ticked to be shown, put in order, sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
)

from twincrm.ui.kit.painting import device_ratio, put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from twincrm.ui.kit.column_table import ColumnTable
    from twincrm.ui.kit.context import UiContext

KEY_ROLE = int(Qt.ItemDataRole.UserRole)
SORT_ROLE = KEY_ROLE + 1
"""The place among what rows are sorted by, negative for descending; 0 for none."""
ROW, MARK = 37, 16
WIDER = 16
"""Design pixels by which a key makes a column wider."""


class _Lines(QStyledItemDelegate):
    """A tick with words; at the end the arrow of the order and the grip."""

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all, and room for the marks."""
        size = super().sizeHint(option, index)
        px = self._ui.look.px
        return QSize(size.width() + px(3 * MARK + 24), px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The line, then the marks, then the hairline below."""
        super().paint(painter, option, index)
        look, px, rect = self._ui.look, self._ui.look.px, option.rect
        ratio, middle = device_ratio(painter), rect.center().y()
        moves = index.flags() & Qt.ItemFlag.ItemIsDragEnabled
        grip = self._ui.icons.pixmap(
            "grip-vertical" if moves else "lock", "ink2", MARK, ratio=ratio
        )
        put(painter, grip, rect.right() - px(MARK + 6), middle)
        place = int(index.data(SORT_ROLE) or 0)
        if place:
            name = "chevron-down" if place < 0 else "chevron-up"
            left = rect.right() - px(3 * MARK + 12)
            put(painter, self._ui.icons.pixmap(name, "ink2", MARK, ratio=ratio), left, middle)
            painter.save()
            painter.setFont(look.font("badge"))
            painter.setPen(look.colour("ink2"))
            room = QRect(left + px(MARK + 2), rect.top(), px(MARK), rect.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(abs(place)))
            painter.restore()
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), self._ui.look.colour("line")
        )


class ColumnList(QListWidget):
    """Space ticks, the grip or Alt with up and down moves.

    Alt with left and right narrows and widens, S sorts.

    Signals: told() after every change, for what tells of it beside the list.
    """

    told = Signal()

    def __init__(self, ui: UiContext, table: ColumnTable) -> None:
        super().__init__()
        self._ui = ui
        self._table = table
        self._filling = False
        self._lines = _Lines(ui)
        self.setItemDelegate(self._lines)
        self.setProperty("framed", "false")
        self.setAccessibleName(ui.texts.tr("Columns shown"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        alt = Qt.Modifier.ALT
        self._keys: Mapping[QKeySequence, Callable[[], None]] = {
            QKeySequence(alt | Qt.Key.Key_Up): lambda: self.carry(-1),
            QKeySequence(alt | Qt.Key.Key_Down): lambda: self.carry(1),
            QKeySequence(alt | Qt.Key.Key_Left): lambda: self.widen(-WIDER),
            QKeySequence(alt | Qt.Key.Key_Right): lambda: self.widen(WIDER),
            QKeySequence(Qt.Key.Key_S): self.sort,
        }
        self.itemChanged.connect(self._take_ticks)
        self.model().rowsMoved.connect(self._take_drop)
        self.fill()

    def fill(self) -> None:
        """All columns: those shown in their order, then the others."""
        shown = self._table.view.columns
        titles = {column.key: column.title for column in self._table.offer}
        self._filling = True
        self.clear()
        for key in (*shown, *(each for each in titles if each not in shown)):
            item = QListWidgetItem(titles[key])
            item.setData(KEY_ROLE, key)
            ticked = Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            if self.count():
                flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setFlags(flags)
            self.addItem(item)
        self._filling = False
        self._describe()
        self.setCurrentRow(0)

    @property
    def current_key(self) -> str:
        """The column that the keyboard is on."""
        item = self.item(max(0, self.currentRow()))
        return str(item.data(KEY_ROLE))

    @property
    def current_is_first(self) -> bool:
        """Whether it is the one that always stays where it is."""
        return self.currentRow() <= 0

    @property
    def current_sorts(self) -> bool:
        """Whether rows can be sorted by it."""
        return self.current_key not in self._table.unsorted

    def carry(self, steps: int) -> None:
        """Move the column; the first one stays, and none goes before it."""
        at = self.currentRow()
        to = at + steps
        if at < 1 or not 1 <= to < self.count():
            return
        self._filling = True
        self.insertItem(to, self.takeItem(at))
        self._filling = False
        self.setCurrentRow(to)
        self._take_order()

    def widen(self, pixels: int) -> None:
        """Make the column wider, or narrower."""
        key, table = self.current_key, self._table
        table.change(table.view.with_width(key, table.width_shown(key) + pixels))
        self._describe()

    def sort(self) -> None:
        """Sort by the column as well, then the other way round, then no longer; it is shown."""
        if not self.current_sorts:
            return
        key, item = self.current_key, self.item(self.currentRow())
        if item.checkState() != Qt.CheckState.Checked:
            item.setCheckState(Qt.CheckState.Checked)
        self._table.change(self._table.view.sorted_by(key, added=True))
        self._describe()

    def event(self, event: QEvent) -> bool:
        """The keys of the list are not taken by the window."""
        if event.type() == event.Type.ShortcutOverride and self._act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that act on a column; all others move through the list."""
        act = self._act(event)
        if act is not None:
            act()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.window().close()
        else:
            super().keyPressEvent(event)

    def _act(self, event: QEvent) -> Callable[[], None] | None:
        if not isinstance(event, QKeyEvent):
            return None
        return self._keys.get(QKeySequence(event.keyCombination()))

    def _ticked(self) -> tuple[str, ...]:
        items = [self.item(at) for at in range(self.count())]
        ticked = (each for each in items if each.checkState() == Qt.CheckState.Checked)
        return tuple(str(each.data(KEY_ROLE)) for each in ticked)

    def _take_ticks(self) -> None:
        if not self._filling:
            self._take_order()

    def _take_order(self) -> None:
        self._table.change(self._table.view.with_columns(self._ticked()))
        self._describe()

    def _take_drop(self) -> None:
        """Once the list has let go of the mouse."""
        QTimer.singleShot(0, self, self._settle_drop)

    def _settle_drop(self) -> None:
        first = self._table.offer[0].key
        at = next(at for at in range(self.count()) if self.item(at).data(KEY_ROLE) == first)
        if at:
            self._filling = True
            self.insertItem(0, self.takeItem(at))
            self._filling = False
        self._take_order()

    def _describe(self) -> None:
        """The arrows, and what a screen reader says of a line."""
        tr, view = self._ui.texts.tr, self._table.view
        places = {each.column: (n, each.descending) for n, each in enumerate(view.sort, 1)}
        up, down = tr("{column}, sorted ascending, {n}"), tr("{column}, sorted descending, {n}")
        self._filling = True
        for at in range(self.count()):
            item = self.item(at)
            n, falling = places.get(str(item.data(KEY_ROLE)), (0, False))
            item.setData(SORT_ROLE, -n if falling else n)
            words = (down if falling else up).format(column=item.text(), n=n)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words if n else item.text())
        self._filling = False
        self.told.emit()
