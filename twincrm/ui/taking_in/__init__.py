"""Contacts from other programs: chosen, looked through, then taken in as one step."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from twincrm.services.dispatch import read_only
from twincrm.ui.taking_in.sheet import ImportSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.taking_in.sheet import Contacts
    from twincrm.ui.window.page import PageServices

__all__ = ["ImportSheet", "import_cards"]


def import_cards(services: PageServices, show: Callable[[Contacts], None]) -> None:
    """Ask for a file of cards and open the sheet that shows what will happen.

    *show* shows contacts in the list, when the new ones are asked for.
    """
    if not services.writable:
        services.tell_trouble(read_only(services.dispatcher.file))
        return
    texts = services.ctx.texts
    folder = Path(platformdirs.user_documents_dir())
    kinds = (texts.tr("Contact cards") + " (*.vcf *.vcard)", texts.tr("All files") + " (*)")
    title = texts.tr("Import contacts")
    chosen = services.asker.choose_open(title, folder, kinds, many=True)
    if chosen:
        ImportSheet(services, tuple(chosen), show).dialog.open()
