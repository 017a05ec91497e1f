"""Contacts from other programs: chosen, looked through, then taken in as one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from twincrm.services.dispatch import read_only
from twincrm.services.interchange.table_reading import CARDS, TABLES
from twincrm.ui.taking_in.sheet import ImportSheet
from twincrm.ui.taking_in.table_sheet import TableSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.ui.taking_in.sheet import Contacts
    from twincrm.ui.window.page import PageServices

__all__ = ["ImportSheet", "TableSheet", "import_contacts", "import_files"]


def import_contacts(services: PageServices, show: Callable[[Contacts], None]) -> None:
    """Ask for files of cards or tables and open what shows, step by step, what will happen.

    *show* shows contacts in the list, when the new ones are asked for.
    """
    if not services.writable:
        services.tell_trouble(read_only(services.dispatcher.file))
        return
    texts = services.ctx.texts
    folder = Path(platformdirs.user_documents_dir())
    cards, tables = ("*.vcf *.vcard", " ".join(f"*{ending}" for ending in TABLES))
    kinds = (
        texts.tr("Contacts and tables") + f" ({cards} {tables})",
        texts.tr("Contact cards") + f" ({cards})",
        texts.tr("Tables") + f" ({tables})",
        texts.tr("All files") + " (*)",
    )
    title = texts.tr("Import contacts")
    chosen = services.asker.choose_open(title, folder, kinds, many=True)
    if chosen:
        import_files(services, tuple(chosen), show)


def import_files(
    services: PageServices, files: tuple[Path, ...], show: Callable[[Contacts], None]
) -> None:
    """Open the import of files: of all cards together, then of one table after the other."""
    if not services.writable:
        services.tell_trouble(read_only(services.dispatcher.file))
        return
    cards = tuple(path for path in files if path.suffix.lower() in CARDS)
    tables = [path for path in files if path not in cards]
    if cards:
        sheet = ImportSheet(services, cards, show)
        sheet.dialog.finished.connect(partial(_next_table, services, tables, show))
        sheet.dialog.open()
    else:
        _next_table(services, tables, show)


def _next_table(
    services: PageServices,
    tables: list[Path],
    show: Callable[[Contacts], None],
    _result: int = 0,
) -> None:
    if not tables:
        return

    def open_cards(path: Path) -> None:
        ImportSheet(services, (path,), show).dialog.open()

    sheet = TableSheet(services, tables[0], show, open_cards)
    sheet.dialog.finished.connect(partial(_next_table, services, tables[1:], show))
    sheet.dialog.open()
