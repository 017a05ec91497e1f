"""What can be done with contacts, for buttons, menus and keys alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.window.page import ActionSpec, Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from twincrm.ui.contacts.detail.panel import DetailPanel
    from twincrm.ui.contacts.doors import ContactDoors
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.window.page import PageServices


class ContactDeeds:
    """Acts on the chosen contacts; several where several are chosen."""

    def __init__(
        self, services: PageServices, doors: ContactDoors, panel: ListPanel, detail: DetailPanel
    ) -> None:
        self._services = services
        self._doors = doors
        self._list = panel
        self._detail = detail

    @property
    def writable(self) -> bool:
        """Whether the file can be changed."""
        return self._services.writable

    def specs(self, search: Callable[[], None]) -> tuple[ActionSpec, ...]:
        """The page's actions for menus and keys."""
        some, one = self._any_chosen, self._can_edit
        writable = self._is_writable
        return (
            *self._new_specs(),
            _spec("edit", Message("Edit contact"), self.edit, "F2", "pencil", one),
            _spec("note", Message("Add a note"), self.add_note, "Ctrl+M", "message-square", one),
            _spec("search", Message("Search contacts"), search, "Ctrl+F", "search"),
            _spec("phone", Message("To the phone"), self.to_phone, "Ctrl+T", "qr-code", some),
            _spec(
                "save_cards",
                Message("Save as vCard…"),
                self.save_cards,
                "",
                "file-down",
                self._any_found,
            ),
            _spec(
                "print_cards",
                Message("Print cards…"),
                self.print_cards,
                "Ctrl+P",
                "printer",
                self._any_found,
            ),
            _spec("import", Message("Import…"), self.take_in, "", "download", writable),
            _spec("trash", Message("Move to trash…"), self.trash, "", "trash-2", self._can_trash),
        )

    def _new_specs(self) -> tuple[ActionSpec, ...]:
        """A new contact of each kind."""
        writable = self._is_writable
        person, body = Message("New person"), Message("New organisation")
        home = Message("New household")
        return (
            _spec("new_person", person, self.new_person, "Ctrl+N", "user-plus", writable),
            _spec("new_organisation", body, self.new_organisation, "", "landmark", writable),
            _spec("new_household", home, self.new_household, "", "house", writable),
        )

    def new_kinds(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """What can be new: word, icon, act."""
        tr = self._services.ctx.texts.tr
        return (
            (tr("Person"), "user", self.new_person),
            (tr("Organisation"), "landmark", self.new_organisation),
            (tr("Household"), "house", self.new_household),
        )

    def fill_menu(self, menu: QMenu) -> None:
        """The menu of a row, with the keys beside the words."""
        texts, icons = self._services.ctx.texts, self._services.ctx.icons
        entries = (
            ("pencil", texts.tr("Edit"), "F2", self.edit, self._can_edit()),
            ("message-square", texts.tr("Add a note"), "Ctrl+M", self.add_note, self._can_edit()),
            ("qr-code", texts.tr("To the phone"), "Ctrl+T", self.to_phone, True),
            ("file-down", texts.tr("Save as vCard…"), "", self.save_cards, True),
            ("printer", texts.tr("Print cards…"), "Ctrl+P", self.print_cards, True),
            ("trash-2", texts.tr("Move to trash…"), "Del", self.trash, self._can_trash()),
        )
        for icon, words, key, act, enabled in entries:
            text = f"{words}\t{key_text(key)}" if key else words
            action = menu.addAction(icons.icon(icon, "ink", 18), text)
            action.setEnabled(enabled)
            action.triggered.connect(act)

    def new_person(self) -> None:
        """Begin with a person."""
        self._services.navigate(Show("edit_person", 0))

    def new_organisation(self) -> None:
        """Begin with an organisation."""
        self._services.navigate(Show("edit_organisation", 0))

    def new_household(self) -> None:
        """Begin with a household."""
        self._services.navigate(Show("edit_household", 0))

    def edit(self) -> None:
        """Open the editor on the contact shown."""
        contact = self._list.contact
        if contact is not None and self.writable:
            self._services.navigate(Show(f"edit_{contact[0]}", contact[1]))

    def add_note(self) -> None:
        """Keep a conversation, letter or meeting with the contact shown."""
        from twincrm.ui.contacts.detail.note_dialog import NoteDialog

        contact = self._list.contact
        if contact is not None and self.writable:
            NoteDialog(self._services, contact, self._detail.name, self._list.window()).ask()

    def take_in(self) -> None:
        """Import cards or a list."""
        self._doors.import_cards(self._services)

    def to_phone(self) -> None:
        """Show codes: of several chosen contacts, else of all found, beginning with the chosen."""
        chosen = self._list.chosen()
        if len(chosen) > 1:
            contacts = self._sendable(chosen)
            if contacts:
                self._doors.qr(self._services, contacts, 0)
        else:
            self.card_to_phone()

    def card_to_phone(self) -> None:
        """The contact shown; the others found are a step away."""
        contact = self._list.contact
        if contact is None:
            return
        if contact[0] == "household":
            people = self._sendable((contact,))
            if people:
                self._doors.qr(self._services, people, 0)
            return
        found = tuple(one for one in self._list.all_found() if one[0] != "household")
        contacts = found if contact in found else (contact,)
        self._doors.qr(self._services, contacts, contacts.index(contact))

    def save_cards(self) -> None:
        """Write the chosen contacts, or all found, as address cards."""
        contacts = self._sendable(self._targets())
        if contacts:
            self._doors.save_cards(self._services, contacts)

    def print_cards(self) -> None:
        """Print cards of the chosen contacts, or of all found."""
        contacts = self._sendable(self._targets())
        if contacts:
            self._doors.print_cards(self._services, contacts)

    def trash(self) -> None:
        """Move the chosen contacts to the trash, after asking."""
        from twincrm.ui.contacts.trash import trash_contacts

        chosen = self._list.chosen()
        name = self._list.row_title(chosen[0]) if len(chosen) == 1 else ""
        trash_contacts(self._services, chosen, name)

    def _targets(self) -> tuple[Contact, ...]:
        chosen = self._list.chosen()
        return chosen if len(chosen) > 1 else self._list.all_found()

    def _sendable(self, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
        """People and organisations, once each; households as the people who live in them now."""
        found: dict[Contact, None] = {}
        for kind, record in contacts:
            if kind == "household":
                found.update(dict.fromkeys(self._members(record)))
            else:
                found[kind, record] = None
        return tuple(found)

    def _members(self, household: int) -> list[Contact]:
        from twincrm.services.households.queries import household_details

        language = self._services.ctx.texts.language
        details = self._services.dispatcher.ask(household_details, household, language)
        return [("person", row.person_id) for row in details.members if row.current]

    def _is_writable(self) -> bool:
        return self._services.writable

    def _any_found(self) -> bool:
        return self._list.found > 0

    def _any_chosen(self) -> bool:
        return self._list.contact is not None

    def _can_edit(self) -> bool:
        return self._services.writable and self._list.contact is not None

    def _can_trash(self) -> bool:
        return self._services.writable and self._list.contact is not None


def _spec(
    name: str,
    text: Message,
    handler: Callable[[], None],
    shortcut: str,
    icon: str,
    enabled: Callable[[], bool] | None = None,
) -> ActionSpec:
    spec = ActionSpec(f"contacts.{name}", text, handler, shortcut, icon)
    return spec if enabled is None else replace(spec, enabled=enabled)
