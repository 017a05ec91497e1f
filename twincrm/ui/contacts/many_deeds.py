"""What can be done with the chosen contacts all at once: one change for all of them, e-mails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.contacts.drop_targets import ANY
from twincrm.ui.contacts.selection_bar import Deed
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.window.page import ActionSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from twincrm.ui.contacts.doors import ContactDoors
    from twincrm.ui.contacts.drop_targets import DropTarget
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices

CHANGE = Message("Change many…")
CHANGE_KEY = "Ctrl+Shift+B"
EMAIL = Message("E-mail…")
EMAIL_KEY = "Ctrl+E"


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
            ActionSpec(
                "contacts.email",
                EMAIL,
                self.email,
                EMAIL_KEY,
                "external-link",
                lambda: self._list.found > 0,
            ),
        )

    def more(self) -> Deed:
        """What the bar of several chosen keeps in its menu."""
        words = self._services.ctx.texts.say(EMAIL)
        return Deed(words, "external-link", self.email, EMAIL_KEY)

    def fill_menu(self, menu: QMenu) -> None:
        """What the menu of a row has of it."""
        say, icons = self._services.ctx.texts.say, self._services.ctx.icons
        menu.addSeparator()
        for icon, text, key, act, enabled in (
            ("list-checks", CHANGE, CHANGE_KEY, self.change, self.can_change()),
            ("external-link", EMAIL, EMAIL_KEY, self.email, True),
        ):
            words = f"{say(text)}\t{key_text(key)}"
            action = menu.addAction(icons.icon(icon, "ink", 18), words)
            action.setEnabled(enabled)
            action.triggered.connect(act)

    def can_change(self) -> bool:
        """Whether anybody is chosen and the file can be changed."""
        return self._services.writable and self._list.contact is not None

    def change(self) -> None:
        """Ask what is to change for all chosen contacts."""
        chosen = self._list.chosen()
        if chosen and self.can_change():
            self._doors.change_many(self._services, chosen)

    def drop(self, target: DropTarget, contacts: tuple[Contact, ...]) -> None:
        """Put contacts into what they were dropped on, after saying whom that changes."""
        if not self._services.writable:
            return
        if target.kind == "group" and target.id == ANY:
            self._doors.groups.put_into(self._services, contacts)
        else:
            self._doors.join(self._services, contacts, (target.kind, target.id, target.title))

    def email(self) -> None:
        """E-mails to the chosen contacts, or to those who are asked for."""
        from twincrm.ui.contacts.card_choice import choose_contacts

        title = self._services.ctx.texts.tr("E-mail")
        contacts = choose_contacts(self._services, self._list, title)
        if contacts:
            self._doors.email(self._services, contacts)
