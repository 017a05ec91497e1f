"""What can be done with contacts, for buttons, menus and keys alike."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.duplicates.found import found_pairs
from twincrm.ui.contacts.chosen import chosen_count
from twincrm.ui.contacts.group_deeds import GroupDeeds
from twincrm.ui.contacts.selection_bar import Deed
from twincrm.ui.kit.buttons import key_text
from twincrm.ui.window.page import ActionSpec, Show

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from twincrm.ui.contacts.detail.panel import DetailPanel
    from twincrm.ui.contacts.doors import ContactDoors
    from twincrm.ui.contacts.list_panel import ListPanel
    from twincrm.ui.window.page import PageServices

POST = Message("Letters, labels, envelopes…")
TOGETHER = 2
"""So many stand side by side when they are merged."""
MERGE_KEY = "Ctrl+Shift+M"
EDIT, EDIT_ONE = Message("Edit contact"), Message("Edit {name}")
NOTE, NOTE_OF_ALL = Message("Add a note"), Message("Add a note with all {n}…")
HISTORY, HISTORY_OF = Message("History…"), Message("History of {name}…")


class ContactDeeds:
    """Acts on the chosen contacts; several where several are chosen."""

    def __init__(
        self, services: PageServices, doors: ContactDoors, panel: ListPanel, detail: DetailPanel
    ) -> None:
        self._services = services
        self._doors = doors
        self._list = panel
        self._detail = detail
        self.groups = GroupDeeds(services, doors.groups, panel)

    @property
    def writable(self) -> bool:
        """Whether the file can be changed."""
        return self._services.writable

    @property
    def duplicates(self) -> int:
        """How many pairs may be one, as far as somebody has looked."""
        return len(found_pairs(self._services.dispatcher) or ())

    def specs(self, search: Callable[[], None]) -> tuple[ActionSpec, ...]:
        """The page's actions for menus and keys."""
        some, one = self._any_chosen, self._can_edit
        writable = self._is_writable
        return (
            *self._new_specs(),
            replace(
                _spec("edit", EDIT, self.edit, "F2", "pencil", one), live_text=self._edit_words
            ),
            replace(
                _spec("note", NOTE, self.add_note, "Ctrl+M", "message-square", one),
                live_text=self._note_words,
            ),
            _spec("search", Message("Search contacts"), search, "Ctrl+F", "search"),
            _spec("phone", Message("To the phone"), self.to_phone, "Ctrl+T", "qr-code", some),
            *self._out_specs(),
            *self.groups.specs(),
            self._history_spec(),
            _spec("import", Message("Import…"), self.take_in, "", "download", writable),
            *self._last_specs(),
        )

    def _out_specs(self) -> tuple[ActionSpec, ...]:
        """What takes contacts out: files and paper."""
        return (
            _spec(
                "save_cards",
                Message("Save as vCard…"),
                self.save_cards,
                "",
                "file-down",
                self._any_found,
            ),
            _spec(
                "save_table",
                Message("Save as table…"),
                self.save_table,
                "",
                "file-down",
                self._any_found,
            ),
            _spec(
                "print_cards",
                Message("Print cards…"),
                self.print_cards,
                "Ctrl+Shift+P",
                "printer",
                self._any_found,
            ),
            _spec("post", POST, self.post, "Ctrl+L", "mail", self._any_found),
        )

    def _last_specs(self) -> tuple[ActionSpec, ...]:
        """Away with them: to the trash, or into one where they are in the file twice."""
        return (
            _spec("trash", Message("Delete…"), self.trash, "", "trash-2", self._can_trash),
            _spec("duplicates", Message("Recorded twice?"), self.show_duplicates, "", "merge"),
            _spec("merge", Message("Merge…"), self.merge, MERGE_KEY, "merge", self.can_merge),
        )

    def _history_spec(self) -> ActionSpec:
        """The steps of the contact shown, by its name."""
        spec = _spec(
            "history",
            HISTORY,
            self.show_history,
            "Ctrl+H",
            "history",
            self._any_chosen,
        )
        return replace(spec, live_text=self._history_words)

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

    def more(self) -> tuple[Deed, ...]:
        """What the bar of several chosen keeps in its menu."""
        tr = self._services.ctx.texts.tr
        note = tr("A note with all of them…")
        return (
            Deed(note, "message-square", self.add_note, "Ctrl+M", self.writable),
            Deed(tr("Save as vCard…"), "file-down", self.save_cards),
            Deed(tr("Save as table…"), "file-down", self.save_table),
            Deed(tr("Print cards…"), "printer", self.print_cards, "Ctrl+Shift+P"),
        )

    def fill_menu(self, menu: QMenu) -> None:
        """The menu of a row, with the keys beside the words."""
        texts, icons = self._services.ctx.texts, self._services.ctx.icons
        put, note = self.groups.put_into, self._text(self._note_words())
        entries = (
            ("pencil", self._text(self._edit_words()), "F2", self.edit, self._can_edit()),
            ("message-square", note, "Ctrl+M", self.add_note, self._can_edit()),
            ("qr-code", texts.tr("To the phone"), "Ctrl+T", self.to_phone, True),
            ("file-down", texts.tr("Save as vCard…"), "", self.save_cards, True),
            ("file-down", texts.tr("Save as table…"), "", self.save_table, True),
            ("printer", texts.tr("Print cards…"), "Ctrl+Shift+P", self.print_cards, True),
            ("mail", texts.say(POST), "Ctrl+L", self.post, True),
            ("folder", texts.tr("Put into a group…"), "Ctrl+G", put, self._can_edit()),
            ("merge", texts.tr("Merge…"), MERGE_KEY, self.merge, self.can_merge()),
            ("history", self._text(self._history_words()), "Ctrl+H", self.show_history, True),
            ("trash-2", texts.tr("Delete…"), "Del", self.trash, self._can_trash()),
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
        """Keep a conversation, letter or meeting with everybody who is chosen."""
        from twincrm.ui.hanging.note_dialog import new_note, new_note_of_several

        contact, window = self._list.contact, self._list.window()
        if contact is None or not self.writable:
            return
        if self._several():
            new_note_of_several(self._services, self._list.chosen(), window)
        else:
            new_note(self._services, contact, window)

    def show_history(self) -> None:
        """Who changed what of the contact shown, and when."""
        contact = self._list.contact
        if contact is not None:
            self._services.navigate(Show(f"history_{contact[0]}", contact[1]))

    def take_in(self) -> None:
        """Import cards or a list."""
        self._doors.import_cards(self._services, self._list.show_only)

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Import files of cards or lists."""
        self._doors.import_files(self._services, files, self._list.show_only)

    def to_phone(self) -> None:
        """Show codes: of several chosen contacts, else of all found, beginning with the chosen."""
        from twincrm.ui.contacts.card_choice import as_cards

        chosen = self._list.chosen()
        if len(chosen) > 1:
            choice = as_cards(self._services, chosen)
            self._doors.qr(self._services, choice.contacts, 0, choice.explained)
        else:
            self.card_to_phone()

    def card_to_phone(self) -> None:
        """The contact shown; the others found are a step away."""
        from twincrm.ui.contacts.card_choice import with_residents

        contact = self._list.contact
        if contact is None:
            return
        if contact[0] == "household":
            people = with_residents(self._services, (contact,))
            self._doors.qr(self._services, people, 0, "")
            return
        found = tuple(one for one in self._list.all_found() if one[0] != "household")
        contacts = found if contact in found else (contact,)
        self._doors.qr(self._services, contacts, contacts.index(contact))

    def save_cards(self) -> None:
        """Write the selected contacts as address cards, or those that are asked for."""
        self._with_cards(Message("Save as vCard"), self._doors.save_cards)

    def save_table(self) -> None:
        """Write the selected contacts as a table, or those that are asked for."""
        views, door = self._list.views, self._doors.save_table
        if views.as_table:
            door = partial(door, listed=views.table.view.columns)
        self._with_cards(Message("Save as table"), door, rows=True)

    def print_cards(self) -> None:
        """Print cards of the selected contacts, or of those that are asked for."""
        self._with_cards(Message("Print cards"), self._doors.print_cards)

    def post(self) -> None:
        """Letters, labels or envelopes for the selected contacts, or for those asked for."""
        from twincrm.ui.contacts.card_choice import choose_contacts

        services = self._services
        title = services.ctx.texts.tr("Letters, labels, envelopes")
        contacts = choose_contacts(services, self._list, title)
        if contacts:
            self._doors.post(services, contacts)

    def trash(self) -> None:
        """Move the chosen contacts to the trash, after asking."""
        from twincrm.ui.contacts.trash import trash_contacts

        chosen = self._list.chosen()
        name = self._list.row_title(chosen[0]) if len(chosen) == 1 else ""
        trash_contacts(self._services, chosen, name)

    def show_duplicates(self) -> None:
        """Which contacts may be in the file twice."""
        self._services.navigate(Show("duplicates"))

    def merge(self) -> None:
        """Put the two chosen contacts side by side."""
        if self.can_merge():
            one, other = self._list.chosen()
            self._services.navigate(Show(f"merge_{one[0]}", one[1], other[1]))

    def can_merge(self) -> bool:
        """Whether two people, two organisations or two households are chosen."""
        if not self.writable or chosen_count(self._list.rows) != TOGETHER:
            return False
        chosen = self._list.chosen()
        kinds = {kind for kind, _ in chosen}
        return len(chosen) == TOGETHER and len(kinds) == 1

    def _with_cards(self, title: Message, door: Callable[..., None], *, rows: bool = False) -> None:
        from twincrm.ui.contacts.card_choice import choose_cards

        services = self._services
        choice = choose_cards(services, self._list, services.ctx.texts.say(title), rows=rows)
        if choice is None:
            return
        if choice.contacts:
            door(services, choice.contacts, choice.explained)
        else:
            words = services.ctx.texts.tr("Nobody lives in this household now: there is no card.")
            services.notify(words, "info")

    def _history_words(self) -> Message:
        contact = self._list.contact
        name = self._list.row_title(contact) if contact is not None else ""
        return HISTORY_OF.with_values(name=name) if name else HISTORY

    def _edit_words(self) -> Message:
        """Of several chosen, one is edited: which one is said."""
        contact = self._list.contact
        name = self._list.row_title(contact) if contact is not None and self._several() else ""
        return EDIT_ONE.with_values(name=name) if name else EDIT

    def _note_words(self) -> Message:
        """Of several chosen, all are named in it."""
        n = chosen_count(self._list.rows)
        return NOTE_OF_ALL.with_values(n=n) if n > 1 else NOTE

    def _several(self) -> bool:
        return chosen_count(self._list.rows) > 1

    def _text(self, words: Message) -> str:
        """The words for a menu, where "&" would underline what follows."""
        return self._services.ctx.texts.say(words).replace("&", "&&")

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
