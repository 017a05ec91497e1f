"""What is added and changed from the card: in dialogs of the editor, or in a line itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.services.single_values import Place
from twincrm.ui.contacts.detail.lines import PART, VALUE, FactLine, PartButton
from twincrm.ui.contacts.detail.value_editor import ValueEditor
from twincrm.ui.contacts.home_number import HomeNumber

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.ui.contacts.doors import PartDoor
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices, Show


class CardParts:
    """Opens what a card asks for."""

    def __init__(self, services: PageServices, door: PartDoor) -> None:
        self._services = services
        self._door = door

    def takes(self, show: Show, contact: Contact, card: QWidget) -> bool:
        """Open a part of the contact; whether it is one."""
        if show.kind.startswith(PART):
            what = show.kind.removeprefix(PART)
            self._door(self._services, what, contact, show.id, card.window())
            return True
        if not show.kind.startswith(VALUE):
            return False
        key = show.kind.removeprefix(VALUE)
        for line in card.findChildren(FactLine):
            if line.change == show and show.beside:
                place = Place(("household", show.beside), key, show.id)
                self._type_over(line, place, HomeNumber(place, Place(contact, key)))
            elif line.change == show:
                self._type_over(line, Place(contact, key, show.id))
        return True

    def offer(self, card: QWidget) -> None:
        """Take away what changes the contact where the file is only read."""
        if self._services.writable:
            return
        for line in card.findChildren(FactLine):
            line.keep_only()
        for button in card.findChildren(PartButton):
            button.hide()

    def _type_over(self, line: FactLine, place: Place, shared: HomeNumber | None = None) -> None:
        try:
            editor = ValueEditor(self._services, line, place, shared)
        except InputError as error:
            self._services.notify(self._services.ctx.texts.say(error.message), "info")
            return
        except UnknownRecord as error:
            self._services.tell_trouble(error)
            return
        editor.begin()
