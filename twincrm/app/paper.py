"""The way to paper with what the print dialog opens in front of itself: dialogs of other rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from twincrm.services.printing.remarks import Lead
    from twincrm.ui.window.page import PageServices


def print_programme(services: PageServices, visit_id: int) -> None:
    """Print the programme of a visit; texts that are missing can be completed on the way."""
    from twincrm.ui.printing import print_programme as print_it

    print_it(services, visit_id, mend)


def mend(services: PageServices, lead: Lead, dialog: QWidget) -> bool:
    """Complete the text that a warning of the print dialog is about; whether it was saved."""
    if lead.kind == "programme_item":
        from twincrm.ui.visits.item_dialog import mend_item as complete
    else:
        from twincrm.ui.editor.visit_dialog import mend_visit as complete
    return complete(services, lead.id, lead.part, lead.language, dialog)


def print_post(services: PageServices, contacts: tuple[tuple[str, int], ...]) -> None:
    """Print letters, labels or envelopes for contacts; letters can be written on the way."""
    from twincrm.ui.mailings.letter_dialog import edit_letter
    from twincrm.ui.printing.post import print_post as print_it

    print_it(services, contacts, edit_letter)


def print_reminders(
    services: PageServices, contacts: tuple[tuple[str, int], ...], year: int
) -> None:
    """Print reminders of fees that are open up to a year; the letter can be changed on the way."""
    from twincrm.ui.mailings.letter_dialog import edit_letter
    from twincrm.ui.printing.reminders import print_reminders as print_it

    print_it(services, contacts, year, edit_letter)


def print_member_list(
    services: PageServices, ids: tuple[int, ...], columns: tuple[str, ...], year: int
) -> None:
    """Print memberships in columns, with the fees of a year."""
    from twincrm.ui.printing.members import print_members

    print_members(services, ids, columns, year)


def print_board_list(services: PageServices) -> None:
    """Print who holds which office in the association."""
    from twincrm.ui.printing.board import print_board

    print_board(services)
