"""Certificates on paper: the way that the pages about members are given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.kit.options import Option
from twincrm.ui.printing.letters import keep_signed
from twincrm.ui.printing.order import OrderField, PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from twincrm.services.members.certified import Given
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.ui.window.page import PageServices


_PLACES = ("signer", "other_signer")


def print_certificates(services: PageServices, given: tuple[Given, ...]) -> None:
    """Print certificates for honours."""
    PrintSheet(services, certificate_order(services, given)).dialog.exec()


def certificate_order(services: PageServices, given: tuple[Given, ...]) -> PrintOrder:
    """What is printed for honours."""
    from twincrm.services.printing.certificates import CERTIFICATE, certificate_paper
    from twincrm.services.printing.languages import document_languages

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], content: Content) -> Paper:
        chosen = [content.choice(name) for name in _PLACES]
        signers = [key if isinstance(key, int) else None for key in chosen]
        return services.dispatcher.ask(certificate_paper, given, languages[0], signers)

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    return PrintOrder(
        Message("Print certificates"),
        texts.trn("{n} certificate", "{n} certificates", len(given)),
        CERTIFICATE,
        make,
        spoken[:1],
        1,
        explained=texts.tr("Each is in the language of who gets it; this one is for the others."),
        fields=_signers(services),
        delivered=partial(keep_signed, services, CERTIFICATE),
        by_reader=True,
    )


def _signers(services: PageServices) -> tuple[OrderField, ...]:
    """The two who sign: as last time, else the chair and who stands beside."""
    from twincrm.services.mailings.signing import last_signed
    from twincrm.services.printing.certificates import CERTIFICATE, usual_signers, who_may_sign

    ask, texts = services.dispatcher.ask, services.ctx.texts
    people = ask(who_may_sign, texts.language)
    options = [Option(None, texts.tr("no name"))]
    options += [Option(each.person_id, each.name) for each in people]
    last = ask(last_signed, CERTIFICATE)
    if last is None:
        usual = ask(usual_signers, texts.language)
    else:
        usual = tuple(next((p.person_id for p in people if p.name == name), None) for name in last)
    values = (*usual, None, None)
    words = (Message("Signed by"), Message("and by"))
    return tuple(
        OrderField(name, said, lambda: options, value)
        for name, said, value in zip(_PLACES, words, values, strict=False)
    )
