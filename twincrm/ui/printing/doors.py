"""The ways to paper that other pages are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.settings import load_settings, settings_path
from twincrm.ui.printing.order import PrintOrder
from twincrm.ui.printing.sheet import PrintSheet

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.records.visit_programme import VisitProgramme
    from twincrm.services.printing.content import Content, Part
    from twincrm.services.printing.paper import Paper
    from twincrm.services.printing.remarks import Lead
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]
BOTH = 2


Mend = Callable[["PageServices", "Lead", "QWidget"], bool]
"""Completes a text in front of the dialog; answers whether it was."""


def print_programme(services: PageServices, visit_id: int, mend: Mend | None = None) -> None:
    """Print what there is of a visit: its programme, or cards of those who take part."""
    visit_sheet(services, visit_id, mend).dialog.exec()


def visit_sheet(services: PageServices, visit_id: int, mend: Mend | None = None) -> PrintSheet:
    """The dialog with every document of a visit; with nobody in it there is its programme alone."""
    from twincrm.services.visits.people_rows import people_coming

    tr, programme = services.ctx.texts.tr, programme_order(services, visit_id, mend)
    people = services.dispatcher.ask(people_coming, visit_id)
    if not people:
        return PrintSheet(services, programme)
    title = Message("Print: {name}", {"name": programme.subject})
    first = replace(programme, title=title, called=tr("Programme"))
    count = services.ctx.texts.trn(
        "Cards of {n} person who takes part", "Cards of {n} people who take part", len(people)
    )
    cards = replace(
        card_order(services, people, count),
        subject=programme.subject,
        called=tr("Contact cards"),
        filed_as=(tr("Contact cards"), programme.subject),
        icon="id-card",
    )
    return PrintSheet(services, first, others=(cards,))


def programme_order(services: PageServices, visit_id: int, mend: Mend | None = None) -> PrintOrder:
    """What is printed of a visit, read once and again after something was completed."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.visits.queries import visit_details

    details = services.dispatcher.ask(
        visit_details, visit_id, clock.today(), services.ctx.texts.language
    )
    own = services.ctx.texts.language
    spoken = services.dispatcher.ask(document_languages, visit_id) or (own,)
    programme = _Programme(services, visit_id, mend)
    return PrintOrder(
        Message("Print programme"),
        details.row.name,
        "programme",
        programme.make,
        spoken[:BOTH],
        BOTH,
        (services.ctx.texts.tr("Visit programme"), details.row.name),
        has_parts=True,
        scale=load_settings(settings_path()).type_scale,
        days=programme.days(),
        mend=programme.complete if mend else None,
    )


@dataclass(slots=True)
class _Known:
    """What was read of a visit."""

    standing: tuple[object, ...] = ()
    """Where the history stood when it was read."""
    programme: VisitProgramme | None = None
    about: dict[frozenset[Part], tuple[tuple[str, str], ...]] = field(
        default_factory=dict["frozenset[Part]", "tuple[tuple[str, str], ...]"]
    )
    """Whose data is shown, by the parts that are printed."""


class _Programme:
    """What one dialog prints: what was read of it is used as long as nobody changes the file."""

    def __init__(self, services: PageServices, visit_id: int, mend: Mend | None) -> None:
        self._services = services
        self._visit = visit_id
        self._mend = mend
        self._known = _Known()

    def days(self) -> tuple[date, ...]:
        """On which something happens."""
        from twincrm.services.visits.printing import programme_of

        known = self._still_true()
        known.programme = self._services.dispatcher.ask(programme_of, self._visit)
        return tuple(day.date for day in known.programme.days)

    def make(self, languages: tuple[str, ...], content: Content) -> Paper:
        """The document; called in the lane of pages."""
        from twincrm.services.printing.paper import programme_paper
        from twincrm.services.visits.printing import programme_of

        ask, known = self._services.dispatcher.ask, self._still_true()
        if known.programme is None:
            known.programme = ask(programme_of, self._visit)
        paper = ask(
            programme_paper,
            self._visit,
            languages,
            self._services.ctx.texts.language,
            content=content,
            programme=known.programme,
            about=known.about.get(content.parts),
        )
        known.about[content.parts] = paper.about
        return paper

    def _still_true(self) -> _Known:
        """What was read, or nothing where somebody changed the file since."""
        standing = self._services.dispatcher.standing()
        if self._known.standing != standing:
            self._known = _Known(standing)
        return self._known

    def complete(self, lead: Lead, dialog: QWidget) -> bool:
        """Let a text be completed; what was read before is then no longer true."""
        done = self._mend is not None and self._mend(self._services, lead, dialog)
        if done:
            self._known = _Known()  # what is still being made goes on with the old one
        return done


def print_cards(services: PageServices, contacts: Contacts, explained: str = "") -> None:
    """Print contacts on cards with a QR code; *explained* says why they are so many."""
    PrintSheet(services, card_order(services, contacts, explained)).dialog.exec()


def card_order(services: PageServices, contacts: Contacts, explained: str = "") -> PrintOrder:
    """What is printed of contacts: their cards."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.paper import card_paper

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], _: Content) -> Paper:
        return services.dispatcher.ask(card_paper, contacts, languages[0])

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    subject = _subject(services, contacts)
    return PrintOrder(
        Message("Print contact cards"),
        subject,
        "contact-card",
        make,
        spoken[:1],
        1,
        (texts.tr("Contact cards"), subject if len(contacts) == 1 else ""),
        explained,
    )


def _subject(services: PageServices, contacts: Contacts) -> str:
    """Whose card it is, or how many there are."""
    from twincrm.services.records.titles import titles

    if len(contacts) == 1:
        [(kind, record)] = contacts
        named = services.dispatcher.ask(titles, kind, services.ctx.texts.language, (record,))
        return named.get(record, "")
    return services.ctx.texts.trn("{n} card", "{n} cards", len(contacts))


def print_statistics(services: PageServices) -> None:
    """Print the figures about the members."""
    PrintSheet(services, statistics_order(services)).dialog.exec()


def statistics_order(services: PageServices) -> PrintOrder:
    """What is printed of the figures about the members."""
    from twincrm.services.printing.languages import document_languages
    from twincrm.services.printing.paper import statistics_paper

    texts = services.ctx.texts

    def make(languages: tuple[str, ...], _: Content) -> Paper:
        return services.dispatcher.ask(statistics_paper, languages[0])

    spoken = services.dispatcher.ask(document_languages) or (texts.language,)
    title = Message("Print the members in figures")
    subject = texts.tr("Members in figures")
    return PrintOrder(title, subject, "member-statistics", make, spoken[:1], 1)
