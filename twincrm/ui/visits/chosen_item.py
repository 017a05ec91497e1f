"""A list of programme items of which one is chosen, by arrow keys and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from twincrm.ui.kit.scroll import ScrollPage, bring_into_view

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QEvent, QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent
    from PySide6.QtWidgets import QFrame, QWidget

    from twincrm.services.visits.programme_rows import ItemRow
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.visits.item_choice import ItemChoice

_JUMPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChosenItem(ScrollPage):
    """A list of items of which one is chosen: ↑ ↓ Home End or a click choose, the rest is answered.

    Signals: item_chosen() when it is another one, or the programme was shown anew.
    """

    item_chosen = Signal()

    def __init__(self, ui: UiContext, choice: ItemChoice) -> None:
        super().__init__(ui)
        self._ui = ui
        self.choice = choice
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts: dict[int, QFrame] = {}
        choice.brought.connect(self._bring)
        choice.item_chosen.connect(self._take_choice)

    @property
    def chosen(self) -> ItemRow | None:
        """The chosen item."""
        return self.choice.chosen

    @property
    def items(self) -> tuple[ItemRow, ...]:
        """The items of the visit that is shown."""
        return self.choice.items

    @property
    def days(self) -> tuple[date, ...]:
        """The days of the visit that is shown."""
        return self.choice.days

    def choose(self, item: int) -> None:
        """Choose an item and bring it into view."""
        self.choice.choose(item)

    def scroll_back(self, top: int) -> None:
        """Show the list from where it was, as soon as its rows have their heights."""
        self.verticalScrollBar().setValue(top)
        QTimer.singleShot(0, self, lambda: self._settle(top))

    def event(self, event: QEvent) -> bool:
        """Keys that the list answers are not taken by the window."""
        known = isinstance(event, QKeyEvent) and self.choice.knows(event)
        return known or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose; what else there is to do has keys of its own."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        place = self._jump(event.key()) if plain and self.items else None
        if self.choice.answer(event):
            return
        if place is not None:
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
            self.choice.answers.open_it()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the item under the mouse, or of the chosen one."""
        part = self._chosen_part()
        item = self._item_at(event.pos())
        at = event.globalPos()
        if event.reason() == event.Reason.Keyboard and part is not None:
            at = part.mapToGlobal(part.rect().center())
        elif item is not None:
            self.choose(item)
        self.choice.answers.menu(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first item is chosen when the keyboard comes in."""
        super().focusInEvent(event)
        if self.chosen is None and self.items:
            self.choose(self.items[0].id)
        self.mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The chosen item stays marked, more quietly."""
        super().focusOutEvent(event)
        self.mark()

    def mark(self) -> None:
        """Show the chosen item, and say it to whoever listens."""
        here = "here" if self.hasFocus() else "kept"
        shown = self._chosen_part()
        for part in self.parts.values():
            chosen = here if part is shown else ""
            if part.property("chosen") != chosen:
                part.setProperty("chosen", chosen)
                part.style().unpolish(part)
                part.style().polish(part)
        self.setAccessibleDescription(shown.accessibleName() if shown is not None else "")

    def _jump(self, key: int) -> int | None:
        """Where a key leads among the items; None for keys that lead nowhere."""
        last = len(self.items) - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        return max(0, min(last, self.choice.place + _JUMPS[Qt.Key(key)]))

    def _item_at(self, at: QPoint) -> int | None:
        part: QWidget | None = self.viewport().childAt(at)
        while part is not None and part is not self.viewport():
            for item, holder in self.parts.items():
                if holder is part:
                    return item
            part = part.parentWidget()
        return None

    def _chosen_part(self) -> QFrame | None:
        chosen = self.chosen
        return self.parts.get(chosen.id) if chosen is not None else None

    def _bring(self) -> None:
        part = self._chosen_part()
        if part is not None:
            bring_into_view(part)

    def _settle(self, top: int) -> None:
        self.verticalScrollBar().setValue(top)
        part = self._chosen_part()
        if part is not None and self.hasFocus():
            bring_into_view(part)

    def _take_choice(self) -> None:
        self.mark()
        self.item_chosen.emit()
