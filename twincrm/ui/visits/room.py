"""Who gets how much of the page: where it is low, the programme and the people before the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.cards import PageHeader
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.list_and_card import ListAndCard
    from twincrm.ui.visits.card import VisitCard

LOW_BELOW = 720
"""Below this height of the page there is no room for all of a visit's head, in design pixels."""


class VisitRoom(QObject):
    """Makes head, tabs and tools small on a low page.

    A card that stands alone there has the whole page: its head takes the place of the page's title.
    """

    def __init__(
        self, ui: UiContext, header: PageHeader, card: VisitCard, panels: ListAndCard
    ) -> None:
        super().__init__(panels)
        self._ui, self._header, self._card, self._panels = ui, header, card, panels
        self._given: tuple[bool, bool] | None = None

    def give(self, height: int, stack: QStackedWidget, column: QVBoxLayout, new: Button) -> None:
        """Share out a page of *height* pixels; *new* gives its words up for the title."""
        low = height / self._ui.look.zoom < LOW_BELOW
        lone = low and self._panels.alone and stack.currentWidget() is self._card
        if (low, lone) == self._given:
            return
        self._given = (low, lone)
        px = self._ui.look.px
        column.setContentsMargins(
            px(Space.PAGE), 0, px(Space.PAGE), px(Space.S if low else Space.PAGE)
        )
        new.set_icon_only(lone)
        self._card.set_low(low=low, lone=lone)
        if lone:
            self._header.put_for_title(self._card.head)
        else:
            self._header.show_title()
            self._card.take_head()
