"""What can be done with the chosen contacts all at once: one change for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from twincrm.ui.contacts.doors import ContactDoors
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.window.page import PageServices

CHANGE = Message("Change many…")
CHANGE_KEY = "Ctrl+Shift+B"


class ManyDeeds:
    """Acts on all chosen contacts."""

    def __init__(self, services: PageServices, doors: ContactDoors, panel: ListPanel) -> None:
        self._services, self._doors, self._list = services, doors, panel

    def specs(self) -> tuple[ActionSpec, ...]:
        """For the menu of the page and for keys."""
        return (
            ActionSpec(
                "contacts.change_many",
                CHANGE,
                self.change,
                CHANGE_KEY,
                "list-checks",
                self.can_change,
                separated=True,
            ),
        )

    def fill_menu(self, menu: QMenu) -> None:
        """What the menu of a row has of it."""
        say, icons = self._services.ctx.texts.say, self._services.ctx.icons
        menu.addSeparator()
        words = f"{say(CHANGE)}\t{key_text(CHANGE_KEY)}"
        action = menu.addAction(icons.icon("list-checks", "ink", 18), words)
        action.setEnabled(self.can_change())
        action.triggered.connect(self.change)

    def can_change(self) -> bool:
        """Whether anybody is chosen and the file can be changed."""
        return self._services.writable and self._list.contact is not None

    def change(self) -> None:
        """Ask what is to change for all chosen contacts."""
        chosen = self._list.chosen()
        if chosen and self.can_change():
            self._doors.change_many(self._services, chosen)
