"""Certificates for honours: of a year, or for those that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.letter_text import place_and_date
from twincrm.domain.records.certificate import Certificate
from twincrm.domain.terms import FormOfAddress, HonourKind
from twincrm.domain.texts import Message
from twincrm.reports.certificate import print_certificates
from twincrm.runtime import clock
from twincrm.runtime.language import LANGUAGES, catalogue
from twincrm.services.association.queries import association_details
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.members.assemblies import chair_signs, signing_roles
from twincrm.services.members.certified import Given, has_certificate
from twincrm.services.members.jubilees import due_honours, honoured_names
from twincrm.services.printing.made import Paper, by_frequency, page_count
from twincrm.services.printing.paper import sender_of
from twincrm.services.vocabularies.wording import function_titles
from twincrm.store.models import Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.members.jubilees import HonourOf

CERTIFICATE = "certificate"
"""What the document is called on the command line and in the disclosure log."""
_WORDED = (FormOfAddress.MRS, FormOfAddress.MR)
"""With these an office can be worded for who holds it."""
REASONS: dict[str, Message] = {
    HonourKind.MEMBERSHIP: Message(
        "for {n} year of membership", plural="for {n} years of membership"
    ),
    HonourKind.HOSTING: Message(
        "for {n} year of hospitality", plural="for {n} years of hospitality"
    ),
    HonourKind.TRAVELLING: Message(
        "for {n} journey to our friends", plural="for {n} journeys to our friends"
    ),
}
_THANKS: dict[str, Message] = {
    HonourKind.MEMBERSHIP: Message(
        "The friendship between our towns lives from people who stay. Thank you for your loyalty."
    ),
    HonourKind.HOSTING: Message(
        "An open house made friends of guests, and of the partnership of two towns a friendship "
        "between people."
    ),
    HonourKind.TRAVELLING: Message(
        "Whoever sets out again and again keeps the way between our towns open."
    ),
    HonourKind.AWARD: Message("For everything that was done for the friendship of our towns."),
}


def certificate_paper(
    session: Session,
    given: Sequence[Given],
    language: str,
    signers: Sequence[int | None] | None = None,
) -> Paper:
    """Certificates, each in the language of who gets it, else in *language*.

    *signers* are the people who sign, two at the most; None is a line to sign on. Where nobody was
    chosen the chair signs and who stands beside, and lines are left where there is no chair.

    Raises:
        RuleError: there is none to print.
    """
    wanted = [each for each in given if has_certificate(each.honour.kind)]
    honours = [each.honour for each in wanted]
    names, spoken = honoured_names(session, honours, language), _languages(session, honours)
    chosen = usual_signers(session, language) if signers is None else signers
    shown = [
        _certificate(
            session,
            each,
            names[each.honour[:2]],
            spoken.get(each.honour[:2]) or language,
            chosen,
        )
        for each in wanted
        if each.honour[:2] in names
    ]
    translators = {code: catalogue(code) for code in LANGUAGES}
    pdf = print_certificates(shown, translators, sender=sender_of(session))
    contacts = [(honour.contact, honour.contact_id) for honour in honours]
    about = tuple(uids_of(session, contacts))
    languages = by_frequency(each.language for each in shown)
    signed = tuple(name for name, _ in shown[0].signers)
    return Paper(pdf, page_count(pdf), about=about, languages=languages, signed=signed)


class Signer(NamedTuple):
    """Somebody who may sign."""

    person_id: int
    name: str
    office: str


def who_may_sign(session: Session, language: str) -> tuple[Signer, ...]:
    """Everybody who holds an office in the association today, each once, the chair first."""
    found: dict[int, Signer] = {}
    for role in signing_roles(session, language, clock.today()):
        found.setdefault(role.person_id, Signer(role.person_id, role.person, role.title))
    return tuple(found.values())


def usual_signers(session: Session, language: str) -> tuple[int | None, ...]:
    """The chair and who stands beside; where there is no chair nobody is put in that place."""
    if not chair_signs(session, clock.today()):
        return (None, None)
    return tuple(each.person_id for each in who_may_sign(session, language)[:2])


def open_certificates(session: Session, language: str) -> tuple[Given, ...]:
    """The honours of this year that are still open."""
    today = clock.today()
    due = due_honours(session, today.year, language, today)
    return tuple(
        Given(each.honour)
        for each in due
        if each.state == "open" and has_certificate(each.honour.kind)
    )


def _certificate(
    session: Session, given: Given, name: str, language: str, signers: Sequence[int | None]
) -> Certificate:
    texts, kind, today = catalogue(language), given.honour.kind, clock.today()
    reason = given.title
    if kind in REASONS:
        reason = texts.say(REASONS[kind].with_values(n=given.honour.number))
    offices = _signed_as(session, language)
    return Certificate(
        language=language,
        name=name,
        reason=reason,
        thanks=texts.say(_THANKS[kind]),
        place_and_date=place_and_date(association_details(session).place, today, language),
        signers=tuple(offices.get(key or 0, ("", "")) for key in signers[:2]),
    )


def _signed_as(session: Session, language: str) -> dict[int, tuple[str, str]]:
    """Name and office below a certificate, of everybody who may sign."""
    board, people = (
        catalogue(language).tr("On behalf of the board"),
        who_may_sign(session, language),
    )
    unworded = _unworded(session, people, language)
    return {
        each.person_id: (each.name, board if each.person_id in unworded else each.office)
        for each in people
    }


def _unworded(session: Session, signers: Iterable[Signer], language: str) -> set[int]:
    """Whose office would stand there as a thing, such as “Vorsitz”: nobody knows how to word it."""
    titles = function_titles(session, language).values()
    things = {each.neutral for each in titles if each.masculine != each.feminine}
    asked = {each.person_id for each in signers if each.office in things}
    known = select(Person.id).where(Person.id.in_(asked), Person.form_of_address.in_(_WORDED))
    return asked.difference(session.scalars(known))


def _languages(session: Session, honours: Sequence[HonourOf]) -> dict[tuple[str, int], str]:
    """In which language people and organisations are written to, of those that papers speak."""
    found: dict[tuple[str, int], str] = {}
    for contact, mapped in (("person", Person), ("organisation", Organisation)):
        keys = [honour.contact_id for honour in honours if honour.contact == contact]
        rows = select(mapped.id, mapped.correspondence_language).where(mapped.id.in_(keys))
        for key, code in session.execute(rows):
            if code and code[:2] in LANGUAGES:
                found[contact, key] = code[:2]
    return found
