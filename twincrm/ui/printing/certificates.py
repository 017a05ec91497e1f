"""Certificates on paper: the way that the pages about members are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.printing.order import PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from twincrm.services.members.certified import Given
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices


def print_certificates(services: PageServices, given: tuple[Given, ...]) -> None:
    """Print certificates for honours."""
    PrintSheet(services, certificate_order(services, given)).dialog.exec()


def certificate_order(services: PageServices, given: tuple[Given, ...]) -> PrintOrder:
    """What is printed for honours."""
    from twincrm.services.printing.certificates import CERTIFICATE, certificate_paper
    from twincrm.services.printing.languages import document_languages

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], _: Content) -> Paper:
        return services.dispatcher.ask(certificate_paper, given, languages[0])

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    return PrintOrder(
        Message("Print certificates"),
        texts.trn("{n} certificate", "{n} certificates", len(given)),
        CERTIFICATE,
        make,
        spoken[:1],
        1,
        explained=texts.tr("Each is in the language of who gets it; this one is for the others."),
        by_reader=True,
    )
