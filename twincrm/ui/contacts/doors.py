"""The ways out of the contacts page that other rooms open: phone, file and paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincrm.ui.kit.neighbours import Neighbours

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.smart.rule import Rule
    from twincrm.ui.contacts.rows import Contact
    from twincrm.ui.contacts.views import ContactMemory
    from twincrm.ui.window.page import PageServices

    Contacts = tuple[Contact, ...]
    PartDoor = Callable[[PageServices, str, Contact, int, QWidget], None]
    """Asks in a dialog for a part of a contact: which sort, of whom, its id (0 adds one)."""


def no_list(*_: object) -> None:
    """For pages outside a window."""


def _no_groups(*_: object) -> None:
    """For pages outside a window."""


@dataclass(frozen=True, slots=True)
class GroupDoors:
    """What opens the dialogs about groups."""

    show: Callable[[PageServices, Callable[[int], object]], None] = _no_groups
    """All groups; the second is the way to list the contacts of one."""
    put_into: Callable[[PageServices, Contacts], None] = _no_groups
    save_as: Callable[[PageServices, Rule, str], int | None] = _no_groups
    """A smart group that begins with a rule; with columns and order of the list, as text. Its id,
    None where it was given up."""


@dataclass(frozen=True, slots=True)
class ContactDoors:
    """What opens the dialogs of other rooms; contacts are pairs of kind and id.

    Only people and organisations go through `qr`, `save_cards`, `print_cards` and `save_table`: a
    household goes as the people who live in it. They come with words on why they are not as many as
    the rows, or none.
    """

    qr: Callable[..., None]
    """Show codes of contacts for a phone, beginning with the one at a position; with words, also
    empty ones, where all of them were chosen, without where the others are a step away."""
    save_cards: Callable[[PageServices, Contacts, str], None]
    import_cards: Callable[[PageServices, Callable[[Contacts], None]], None]
    """Import; the second is the way to show the new contacts in the list."""
    print_cards: Callable[[PageServices, Contacts, str], None]
    post: Callable[[PageServices, Contacts], None]
    """Letters, labels and envelopes; households stand for the people who live there."""
    save_table: Callable[..., None]
    """As the others; *listed* are the columns that are shown of a table."""
    memory: ContactMemory | None = None
    """Remembers how contacts are shown."""
    print_list: Callable[[PageServices, Contacts, tuple[str, ...], bool], None] = no_list
    """Print contacts in columns; whether they are in the order of their names."""
    groups: GroupDoors = GroupDoors()
    import_files: Callable[[PageServices, tuple[Path, ...], Callable[[Contacts], None]], None] = (
        no_list
    )
    """Import files that are known already, such as dropped ones."""
    part: PartDoor = no_list
    neighbours: Neighbours = field(default_factory=Neighbours)
    """Where other pages ask who stands beside a contact in the list."""
    change_many: Callable[[PageServices, Contacts], None] = no_list
    """One change for all of these contacts."""
    join: Callable[[PageServices, Contacts, tuple[str, int, str]], None] = no_list
    """They go into a group, a household or a visit: its kind, its id (0 asks which), its name."""
    email: Callable[[PageServices, Contacts], None] = no_list
    """E-mails; households stand for the people who live there."""
