"""Contacts in columns on paper: the way that the contacts page is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.printing.order import OrderField, PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.lists import Contacts
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices


def print_list(
    services: PageServices,
    contacts: Contacts,
    columns: tuple[str, ...],
    by_name: bool,
) -> None:
    """Print contacts in columns; letters only between names that stand in their order."""
    PrintSheet(services, list_order(services, contacts, columns, by_name=by_name)).dialog.exec()


def list_order(
    services: PageServices, contacts: Contacts, columns: tuple[str, ...], *, by_name: bool
) -> PrintOrder:
    """What is printed of contacts in columns."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.lists import TITLE, list_paper

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], content: Content) -> Paper:
        ask = services.dispatcher.ask
        letters, title = content.letters and by_name, str(content.choice("title") or "")
        return ask(
            list_paper, contacts, languages[0], columns=columns, letters=letters, title=title
        )

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    return PrintOrder(
        Message("Print list"),
        texts.trn("{n} contact", "{n} contacts", len(contacts)),
        "contact-list",
        make,
        spoken[:1],
        1,
        has_letters=by_name,
        fields=(OrderField("title", Message("Title of the list"), usual=TITLE),),
    )
