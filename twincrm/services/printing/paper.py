"""One way from a file's records to a document on paper, for the window and the command line."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.phones import parse_phone
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.exchange.qr import BADGE_BUDGET, qr_text
from twincrm.reports.contact_card import (
    PrintedCard,
    fits_a_code,
    print_contact_cards,
    shortened,
    without_code,
)
from twincrm.reports.documents import DOCUMENTS, Document, document
from twincrm.reports.programme import print_programme
from twincrm.reports.sender import Sender
from twincrm.runtime.language import catalogue
from twincrm.services.association.queries import association_details, association_logo
from twincrm.services.interchange.exporting import (
    all_contacts,
    contacts_found,
    contacts_of_group,
    uids_of,
)
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.outputs import refuse_association_file
from twincrm.services.printing.content import USUAL
from twincrm.services.printing.made import Paper, page_count
from twincrm.services.printing.post import USUAL_POST, letter_named, post_paper
from twincrm.services.printing.remarks import Lead, print_remarks
from twincrm.services.printing.statistics import statistics_pdf
from twincrm.services.visits.printing import programme_of
from twincrm.store.failures import refuse_odd_place
from twincrm.store.file import translated
from twincrm.store.models import Visit, VisitContact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.post import Post

__all__ = ["DOCUMENTS", "Document", "Paper", "document", "make_paper"]

_LEFT_OUT = Message(
    "{name} was left out: the name and number are too long for a code that a phone can read."
)


def make_paper(
    session: Session,
    name: str,
    languages: Sequence[str],
    *,
    visit_id: int | None = None,
    search: str | None = None,
    group: str | None = None,
    reader: str = "",
    post: Post = USUAL_POST,
    letter: str = "",
) -> Paper:
    """Make a document from what the file holds; its warnings are for who speaks *reader*.

    *post* and the name of a *letter* are for what goes to many.

    Raises:
        RuleError: it cannot be made of what was chosen.
        UnknownRecord: there is no such *group*.
    """
    if name == "programme":
        assert visit_id is not None
        return programme_paper(session, visit_id, languages, reader)
    if name == "member-statistics":
        return statistics_paper(session, languages[0])
    if group is not None:
        contacts = contacts_of_group(session, group)
    else:
        contacts = all_contacts(session) if search is None else contacts_found(session, search)
    if name == "contact-card":
        return card_paper(session, contacts, languages[0])
    chosen = replace(post, letter=letter_named(session, letter)) if letter else post
    return post_paper(session, name, contacts, languages[0], chosen)


def programme_paper(
    session: Session,
    visit_id: int,
    languages: Sequence[str],
    reader: str = "",
    *,
    content: Content = USUAL,
    programme: VisitProgramme | None = None,
    about: tuple[tuple[str, str], ...] | None = None,
) -> Paper:
    """The programme of a visit in one language or two; its warnings are for who speaks *reader*.

    *programme* and whom it is *about* are what was read before, for who asks again while nothing
    can have changed.
    """
    programme = content.of(programme or programme_of(session, visit_id))
    translators = {language: catalogue(language) for language in languages}
    pdf = print_programme(
        programme, languages, translators, scale=content.scale, ends="ends" in content.parts
    )
    remarks = print_remarks(programme, languages, reader or languages[0], visit_id)
    warnings, leads = tuple(said for said, _ in remarks), tuple(lead for _, lead in remarks)
    if about is None:
        about = tuple(people_named_in(session, visit_id, content))
    return Paper(pdf, page_count(pdf), warnings, about, leads)


def card_paper(session: Session, contacts: Sequence[tuple[str, int]], language: str) -> Paper:
    """Contacts on cards with a QR code, without notes and birthdays.

    One whose code no phone could read is left out and named in the warnings.

    Raises:
        RuleError: nothing is left to print.
    """
    contacts = list(contacts)
    cards = [_printed(c) for c in cards_of(session, contacts, language, DisclosurePurpose.PHONE)]
    fits = [fits_a_code(card) for card in cards]
    shown = [card for card, fit in zip(cards, fits, strict=True) if fit]
    if cards and not shown:
        raise RuleError(without_code(cards[0]))
    pdf = print_contact_cards(shown, catalogue(language), sender=sender_of(session))
    left_out = tuple(
        _LEFT_OUT.with_values(name=shortened(card.name))
        for card, fit in zip(cards, fits, strict=True)
        if not fit
    )
    about = tuple(uids_of(session, _kept(contacts, fits)))
    return Paper(pdf, page_count(pdf), left_out, about, _left_out(contacts, fits))


def statistics_paper(session: Session, language: str) -> Paper:
    """The figures about the members; it names nobody."""
    pdf = statistics_pdf(session, language)
    return Paper(pdf, page_count(pdf))


def _kept(contacts: list[tuple[str, int]], fits: list[bool]) -> list[tuple[str, int]]:
    """The contacts that are on paper; where one has gone meanwhile, all that were asked for."""
    if len(fits) != len(contacts):
        return contacts
    return [contact for contact, fit in zip(contacts, fits, strict=True) if fit]


def _left_out(contacts: list[tuple[str, int]], fits: list[bool]) -> tuple[Lead, ...]:
    """The contacts that are not on paper; none where it is not known which they are."""
    if len(fits) != len(contacts):
        return ()
    return tuple(Lead(*contact) for contact, fit in zip(contacts, fits, strict=True) if not fit)


def people_named_in(
    session: Session, visit_id: int, content: Content = USUAL
) -> list[tuple[str, str]]:
    """The people whose names and numbers a programme shows."""
    keys: set[int] = set()
    if "numbers" in content.parts:
        contacts = select(VisitContact.person_id).where(VisitContact.visit_id == visit_id)
        keys.update(session.scalars(contacts))
    if "greeting" in content.parts:
        signed = select(Visit.greeting_by_id).where(Visit.id == visit_id)
        keys.update(key for key in session.scalars(signed) if key is not None)
    return uids_of(session, [("person", key) for key in sorted(keys)])


def write_pdf(pdf: bytes, out: Path, note: Callable[[], object] | None = None) -> None:
    """Write a document to its place, where it appears only when it is whole and *note* was called.

    What lies there stays as it is until then.

    Raises:
        FileTrouble: the place cannot be written.
        TwincrmError: whatever *note* says.
    """
    refuse_odd_place(out)
    refuse_association_file(out)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    with translated(out):
        try:
            part.write_bytes(pdf)
            if note is not None:
                note()
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)


def sender_of(session: Session) -> Sender:
    """The association as its paper shows it."""
    shown = association_details(session)
    return Sender(shown.name, shown.letterhead, association_logo(session))


def _printed(card: ContactCard) -> PrintedCard:
    town = next((a.locality for a in card.addresses if a.locality), "")
    return PrintedCard(
        name=card.shown_name,
        qr_text=qr_text(card, budget=BADGE_BUDGET).text,
        function=card.title,
        organisation=card.organisation if card.kind == "person" else "",
        phones=tuple(parse_phone(p.number, "").international() for p in card.phones[:2]),
        email=card.emails[0].address if card.emails else "",
        town=town,
    )
