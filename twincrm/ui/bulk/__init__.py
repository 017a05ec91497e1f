"""One change for many chosen contacts: what changes, whom it changes, and the writing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]


def change_many(services: PageServices, contacts: Contacts) -> None:
    """Ask what is to change for all of these contacts, and change it."""
    from twincrm.ui.bulk.dialog import ManyDialog

    ManyDialog(services, contacts).ask()


def join(services: PageServices, contacts: Contacts, joined: tuple[str, int, str]) -> None:
    """Put contacts into a group, a household or a visit, after telling whom it changes.

    *joined* is its kind, its id and its name; with id 0 it is asked for.
    """
    from twincrm.ui.bulk.dialog import ManyDialog

    dialog = ManyDialog(services, contacts)
    dialog.begin_with(*joined)
    dialog.ask()
