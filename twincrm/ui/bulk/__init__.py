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
