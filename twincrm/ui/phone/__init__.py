"""Contacts on their way to phones: as a code on the screen and as files of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import DisclosurePurpose
from twincrm.services.dispatch import read_only
from twincrm.services.interchange.handing_out import allowed, left_out_dead
from twincrm.services.interchange.table_columns import as_listed, as_listed_of_members
from twincrm.services.interchange.tables_out import OF_THIS_YEAR, TableAbout
from twincrm.ui.phone.out_sheet import NAMES_SAID
from twincrm.ui.phone.saving import SaveSheet, save_ticked
from twincrm.ui.phone.sheet import QrSheet
from twincrm.ui.phone.table_sheet import TableSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.ui.phone.sheet import Contacts
    from twincrm.ui.window.page import PageServices

__all__ = [
    "QrSheet",
    "SaveSheet",
    "TableSheet",
    "save_cards",
    "save_members",
    "save_table",
    "show_qr",
]

WITH_CARDS = ("person", "organisation")


def show_qr(
    services: PageServices,
    contacts: Contacts,
    current: int = 0,
    explained: str | None = None,
    *,
    print_card: Callable[[PageServices, Contacts], object] | None = None,
) -> None:
    """Open the sheet with the codes of these contacts, beginning with the one at *current*.

    Every code shown stands in the disclosure log, so a file that can only be read shows none.
    Without *print_card* the sheet offers no printing. *explained* says why they are so many; it is
    None where the user opened one contact, and the others are only a step away: then its file is of
    that one. The dead are never shown.
    """
    asked = _with_cards(contacts)
    if not _possible(services, asked):
        return
    may = allowed(services.dispatcher, asked, DisclosurePurpose.PHONE)
    said = services.ctx.texts.say(left_out_dead(may.died, NAMES_SAID)) if may.died else ""
    wanted = contacts[current] if 0 <= current < len(contacts) else asked[0]
    if not may.contacts or (explained is None and wanted in asked and wanted not in may.contacts):
        services.notify(said, "info")
        return
    at = may.contacts.index(wanted) if wanted in may.contacts else 0
    sheet = QrSheet(services, may.contacts, at, save_ticked, print_card)
    if explained is not None:
        sheet.show_together("\n".join(line for line in (explained, said) if line))
    sheet.dialog.open()


def save_cards(services: PageServices, contacts: Contacts, explained: str = "") -> None:
    """Ask how, then write these contacts as a file of cards (vCard).

    *explained* says why they are so many.
    """
    shown = _with_cards(contacts)
    if _possible(services, shown):
        SaveSheet(services, shown, explained).dialog.open()


def save_table(
    services: PageServices, contacts: Contacts, explained: str = "", listed: Sequence[str] = ()
) -> None:
    """Ask how, then write these contacts as a table; at first as the contacts list shows them.

    *explained* says why they are so many; *listed* are the columns of that list.
    """
    _ask_for_table(services, contacts, explained, as_listed(listed))


def save_members(
    services: PageServices,
    contacts: Contacts,
    listed: Sequence[str],
    year: int,
    memberships: Sequence[int],
) -> None:
    """The same of members, at first as their list shows them: *memberships*, fees of *year*."""
    about = TableAbout(year, tuple(memberships))
    explained = services.ctx.texts.tr(
        "More columns are ticked than the list shows: with them the table makes the same "
        "memberships again when it is imported."
    )
    _ask_for_table(services, contacts, explained, as_listed_of_members(listed), about)


def _ask_for_table(
    services: PageServices,
    contacts: Contacts,
    explained: str,
    columns: Sequence[str],
    about: TableAbout = OF_THIS_YEAR,
) -> None:
    shown = _with_cards(contacts)
    if _possible(services, shown):
        TableSheet(services, shown, explained, columns, about).dialog.open()


def _with_cards(contacts: Contacts) -> Contacts:
    return tuple(each for each in contacts if each[0] in WITH_CARDS)


def _possible(services: PageServices, contacts: Contacts) -> bool:
    """Whether there is somebody to show and it can be logged; if not, it is said why."""
    if not contacts:
        words = services.ctx.texts.tr("Only people and organisations have a contact card.")
        services.notify(words, "info")
        return False
    if not services.writable:
        services.tell_trouble(read_only(services.dispatcher.file))
        return False
    return True
