"""The ways to paper that other pages are given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.ui.printing.sheet import PrintOrder, PrintSheet

if TYPE_CHECKING:
    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]
BOTH = 2


def print_programme(services: PageServices, visit_id: int) -> None:
    """Print the programme of a visit in one language or two."""
    PrintSheet(services, programme_order(services, visit_id)).dialog.exec()


def programme_order(services: PageServices, visit_id: int) -> PrintOrder:
    """What is printed of a visit, read once."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.paper import programme_paper
    from twincrm.services.visits.printing import programme_of
    from twincrm.services.visits.queries import visit_details

    details = services.dispatcher.ask(
        visit_details, visit_id, clock.today(), services.ctx.texts.language
    )
    own = services.ctx.texts.language
    spoken = services.dispatcher.ask(document_languages, visit_id) or (own,)

    @cache  # read once: nothing can change while the dialog is open
    def read() -> VisitProgramme:
        return services.dispatcher.ask(programme_of, visit_id)

    def make(languages: tuple[str, ...], content: Content) -> Paper:
        known = read()
        return services.dispatcher.ask(
            programme_paper, visit_id, languages, own, content=content, programme=known
        )

    return PrintOrder(
        Message("Print programme"),
        details.row.name,
        "programme",
        make,
        spoken[:BOTH],
        BOTH,
        has_parts=True,
        scale=load_settings(settings_path()).type_scale,
    )


def print_cards(services: PageServices, contacts: Contacts, explained: str = "") -> None:
    """Print contacts on cards with a QR code; *explained* says why they are so many."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.paper import card_paper

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], _: Content) -> Paper:
        return services.dispatcher.ask(card_paper, contacts, languages[0])

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    order = PrintOrder(
        Message("Print contact cards"),
        _subject(services, contacts),
        "contact-card",
        make,
        spoken[:1],
        1,
        explained,
    )
    PrintSheet(services, order).dialog.exec()


def _subject(services: PageServices, contacts: Contacts) -> str:
    """Whose card it is, or how many there are."""
    from twincrm.services.records.titles import titles

    if len(contacts) == 1:
        [(kind, record)] = contacts
        named = services.dispatcher.ask(titles, kind, services.ctx.texts.language, (record,))
        return named.get(record, "")
    return services.ctx.texts.trn("{n} card", "{n} cards", len(contacts))
