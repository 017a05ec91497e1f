"""How many hints there are on a programme; its menu names them and leads to their items."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from twincrm.ui.kit.badges import Chip
from twincrm.ui.theme.tokens import STATUS_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.printing.remarks import Lead, Remark
    from twincrm.ui.kit.context import UiContext


class HintChip(Chip):
    """Not there while nothing is missing.

    Signals: lead_wanted(Lead), where what the chosen hint names is mended.
    """

    lead_wanted = Signal(object)

    def __init__(self, ui: UiContext) -> None:
        super().__init__(ui, "", STATUS_ICONS["warn"], "warn")
        self._context = ui
        self.hints: tuple[Remark, ...] = ()
        self.setVisible(False)
        self.clicked.connect(self.open_menu)

    def show_hints(self, hints: Sequence[Remark]) -> None:
        """Other hints, or none."""
        self.hints = tuple(hints)
        words = self._context.texts.trn("{n} hint", "{n} hints", len(self.hints))
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.setVisible(bool(self.hints))

    def menu_of_hints(self) -> QMenu:
        """A line for each hint."""
        menu = QMenu(self)
        for said, lead in self.hints:
            action = menu.addAction(self._context.texts.say(said).replace("&", "&&"))
            action.triggered.connect(partial(self._lead, lead))
        return menu

    def open_menu(self) -> None:
        """Show the hints below the chip."""
        menu = self.menu_of_hints()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _lead(self, lead: Lead, *_: bool) -> None:
        self.lead_wanted.emit(lead)
