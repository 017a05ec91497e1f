"""A list and the card of what is chosen in it, side by side or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from twincrm.ui.kit.buttons import Button
from twincrm.ui.theme.tokens import NARROW_BELOW, PANELS_FROM, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from twincrm.ui.kit.context import UiContext

_UNBOUND = 16_777_215
"""What Qt takes for no bound."""


class ListAndCard(QWidget):
    """Both where there is room; in narrow windows the list, or the card in its place.

    *alone_below* is the effective width of the window below which there is room for one only.
    `back`, for the header of the page, leads from the card to the list, and so does Esc.
    Signals: card_closed(); arranged() when the card stands alone, or no longer.
    """

    card_closed = Signal()
    arranged = Signal()

    def __init__(
        self,
        ui: UiContext,
        listed: QWidget,
        card: QWidget,
        shares: tuple[int, int] = (4, 7),
        *,
        alone_below: int = NARROW_BELOW,
    ) -> None:
        super().__init__()
        self._ui = ui
        self._list, self._card = listed, card
        self._some = self._found = True
        self._shares = shares
        self._alone_below = alone_below
        self._widest: int | None = None
        self.narrow = self.card_open = self.alone = False
        words = ui.texts.tr("Back to the list")
        self.back = Button(ui, words, icon="arrow-left", icon_only=True)
        self.back.setVisible(False)
        self.back.clicked.connect(self.close_card)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(ui.look.px(Space.L))
        line.addWidget(listed, shares[0])
        line.addWidget(card, shares[1])

    def set_content(self, *, some: bool, found: bool) -> None:
        """Whether there are rows at all, and whether the filters leave any of them."""
        self._some, self._found = some, found
        self.arrange()

    def spare_room(self, widest: int | None) -> None:
        """Leave the list at most *widest* design pixels, as the card needs room; None: its share.

        Such a card stands alone in more windows.
        """
        self._widest = widest
        self._line.setStretch(0, 0 if widest else self._shares[0])
        self.arrange()

    def open_card(self, *, is_open: bool = True) -> None:
        """Show the card in place of the list where there is room for one only."""
        self.card_open = is_open
        self.arrange()

    def close_card(self) -> None:
        """Back to the list."""
        self.open_card(is_open=False)
        self.card_closed.emit()

    def arrange(self) -> None:
        """Show what there is room for; without rows what stands in place of the card."""
        least = PANELS_FROM if self._widest else self._alone_below
        self.narrow = self.window().width() / self._ui.look.zoom < least
        bound = self._ui.look.px(self._widest) if self._widest and not self.narrow else _UNBOUND
        self._list.setMaximumWidth(bound)
        alone = self.narrow and (self.card_open or not self._some) and self._has_card()
        self._list.setVisible(self._some and not alone)
        self._card.setVisible(not self.narrow or alone or not self._found)
        self.back.setVisible(self._some and alone)
        if alone != self.alone:
            self.alone = alone
            self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show list and card one at a time."""
        super().resizeEvent(event)
        self.arrange()

    def took(self, event: QKeyEvent) -> bool:
        """Esc, wherever on the page, leads back to the list where there is room for one only."""
        if event.key() != Qt.Key.Key_Escape or not (self.narrow and self.card_open):
            return False
        self.close_card()
        return True

    def _has_card(self) -> bool:
        return self._found or not self._some
