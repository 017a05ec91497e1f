"""Which item of a programme is chosen, by arrow keys and mouse, and the keys it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from twincrm.services.visits.programme_rows import DayRow, ItemRow
from twincrm.ui.kit.scroll import ScrollPage, bring_into_view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QFrame, QWidget

    from twincrm.services.visits.programme_rows import ProgrammeRow
    from twincrm.ui.kit.context import UiContext

_JUMPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChosenItem(ScrollPage):
    """A list of items of which one is chosen: ↑ ↓ Home End or a click choose, the rest is answered.

    Signals: item_chosen() when it is another one, or the programme was shown anew.
    """

    item_chosen = Signal()

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui)
        self._ui = ui
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.visit: int | None = None
        self.days: tuple[date, ...] = ()
        self.items: tuple[ItemRow, ...] = ()
        self.parts: dict[int, QFrame] = {}
        self._chosen: int | None = None
        self._keys: Mapping[QKeySequence, Callable[[], None]] = {}
        self._open: Callable[[], None] = _nothing
        self._menu: Callable[[QPoint], None] | None = None

    @property
    def chosen(self) -> ItemRow | None:
        """The chosen item."""
        return next((row for row in self.items if row.id == self._chosen), None)

    def answer(
        self,
        keys: Mapping[QKeySequence, Callable[[], None]],
        open_it: Callable[[], None],
        menu: Callable[[QPoint], None],
    ) -> None:
        """What keys, a double click and the right button do."""
        self._keys, self._open, self._menu = keys, open_it, menu

    def take_rows(self, rows: Sequence[ProgrammeRow], visit: int | None) -> None:
        """Choose the same item as before, else the one that stands in its place now."""
        place = self._place()
        same = visit == self.visit
        self.visit = visit
        self.days = tuple(row.day for row in rows if isinstance(row, DayRow))
        self.items = tuple(row for row in rows if isinstance(row, ItemRow))
        if self.chosen is None:
            place = min(place, len(self.items) - 1) if same else -1
            self._chosen = self.items[place].id if place >= 0 else None
        self._mark()
        self.item_chosen.emit()

    def scroll_back(self, top: int) -> None:
        """Show the list from where it was, as soon as its rows have their heights."""
        self.verticalScrollBar().setValue(top)
        QTimer.singleShot(0, self, lambda: self._settle(top))

    def choose(self, item: int) -> None:
        """Choose an item and bring it into view."""
        self._chosen = item
        self._mark()
        if item in self.parts:
            bring_into_view(self.parts[item])
        self.item_chosen.emit()

    def event(self, event: QEvent) -> bool:
        """Keys that the list answers are not taken by the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            known = QKeySequence(event.keyCombination()) in self._keys
            event.setAccepted(known)
            if known:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose; what else there is to do has keys of its own."""
        act = self._keys.get(QKeySequence(event.keyCombination()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        place = self._jump(event.key()) if plain and self.items else None
        if act is not None:
            act()
        elif place is not None:
            self.choose(self.items[place].id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        item = self._item_at(event.position().toPoint())
        if item is not None:
            self.choose(item)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        if self._item_at(event.position().toPoint()) is not None:
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the item under the mouse, or of the chosen one."""
        part = self.parts.get(self._chosen or 0)
        item = self._item_at(event.pos())
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard and part is not None:
            at = part.mapToGlobal(part.rect().center())
        elif item is not None:
            self.choose(item)
        if self._menu is not None:
            self._menu(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first item is chosen when the keyboard comes in."""
        super().focusInEvent(event)
        if self.chosen is None and self.items:
            self.choose(self.items[0].id)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The chosen item stays marked, more quietly."""
        super().focusOutEvent(event)
        self._mark()

    def _jump(self, key: int) -> int | None:
        """Where a key leads among the items; None for keys that lead nowhere."""
        last = len(self.items) - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        return max(0, min(last, self._place() + _JUMPS[Qt.Key(key)]))

    def _place(self) -> int:
        """The number of the chosen item; -1 for none."""
        ids = [row.id for row in self.items]
        return ids.index(self._chosen) if self._chosen in ids else -1

    def _item_at(self, at: QPoint) -> int | None:
        part: QWidget | None = self.viewport().childAt(at)
        while part is not None and part is not self.viewport():
            for item, holder in self.parts.items():
                if holder is part:
                    return item
            part = part.parentWidget()
        return None

    def _settle(self, top: int) -> None:
        self.verticalScrollBar().setValue(top)
        if self._chosen in self.parts and self.hasFocus():
            bring_into_view(self.parts[self._chosen])

    def _mark(self) -> None:
        """Show the chosen item, and say it to whoever listens."""
        here = "here" if self.hasFocus() else "kept"
        for item, part in self.parts.items():
            chosen = here if item == self._chosen else ""
            if part.property("chosen") != chosen:
                part.setProperty("chosen", chosen)
                part.style().unpolish(part)
                part.style().polish(part)
        part = self.parts.get(self._chosen or 0)
        self.setAccessibleDescription(part.accessibleName() if part is not None else "")


def _nothing() -> None:
    """Nothing is opened until somebody says what."""
