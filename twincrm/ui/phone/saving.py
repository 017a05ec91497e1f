"""Asks how contacts are written as cards, then writes them in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from twincrm.domain.errors import TwincrmError
from twincrm.domain.file_names import plain_name
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.texts import Message
from twincrm.services.interchange.handing_out import CardOrder, hand_out
from twincrm.services.interchange.to_phone import card_for_code
from twincrm.ui.kit.fields import CheckField, ChoiceField
from twincrm.ui.kit.file_names import proposed_name
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.options import Option
from twincrm.ui.phone.choosing import card_with, entries_of
from twincrm.ui.phone.out_sheet import OutSheet, documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.handing_out import HandedOut
    from twincrm.services.progress import Progress
    from twincrm.ui.phone.sheet import Contacts, Ticked
    from twincrm.ui.window.page import PageServices


Version = Literal["3.0", "4.0"]


def save_ticked(services: PageServices, contacts: Contacts, ticked: Ticked) -> None:
    """Ask for a place, then write cards there as they were ticked; they are for a phone.

    Of whom nobody has looked at, it is what would have been ticked at first.
    """
    texts, dispatcher = services.ctx.texts, services.dispatcher
    suggested = documents() / _suggested(services, contacts)
    out = services.asker.choose_save(texts.tr("Save contacts"), suggested, _kinds(texts))
    if out is None:
        return

    def work(progress: Progress) -> HandedOut:
        cards = tuple(_as_ticked(services, contacts, ticked))
        order = CardOrder(contacts, texts.language, trimmed=cards)
        return hand_out(dispatcher, order, out, progress)

    def done(found: HandedOut) -> None:
        said = Message(
            "{n} card was written as it is ticked: {place}",
            {"n": found.written, "place": str(found.out)},
            "{n} cards were written as they are ticked: {place}",
        )
        services.notify(texts.say(said), "ok")

    def fail(error: Exception) -> None:
        if not isinstance(error, TwincrmError):
            raise error
        services.tell_trouble(error)

    services.jobs.start(work, done, failed=fail, lane="write")


def _as_ticked(services: PageServices, contacts: Contacts, ticked: Ticked) -> Iterator[ContactCard]:
    texts = services.ctx.texts
    for contact in contacts:
        card = services.dispatcher.ask(card_for_code, contact, texts.language)
        if card is not None:
            first = {each.key for each in entries_of(card, texts) if each.ticked}
            yield replace(card_with(card, ticked.get(contact, first)), categories=())


def _suggested(services: PageServices, contacts: Contacts) -> str:
    """A file's name: the contact's own, or whose these are and the day."""
    texts, dispatcher = services.ctx.texts, services.dispatcher
    if len(contacts) == 1:
        card = dispatcher.ask(card_for_code, contacts[0], texts.language)
        if name := plain_name(card.shown_name if card else ""):
            return f"{name}.vcf"
    return proposed_name(dispatcher, texts.tr("Contacts"), ending=".vcf")


class SaveSheet(OutSheet):
    """For whom, in which version, in one file or many."""

    def __init__(self, services: PageServices, contacts: Contacts, explained: str = "") -> None:
        ui = services.ctx
        trn = ui.texts.trn
        title = trn("Save {n} contact as a card", "Save {n} contacts as cards", len(contacts))
        super().__init__(services, contacts, title, str(DisclosurePurpose.PHONE), explained)
        self.version = ChoiceField(ui, _versions(services), "3.0")
        self.each = CheckField(
            ui, ui.texts.tr("One file for each contact, in a folder of their own")
        )
        self._fill()

    def _fields(self) -> Sequence[QWidget]:
        ui = self._services.ctx
        help_text = ui.texts.tr("Almost every phone and program reads 3.0.")
        version = LabelledField(ui, ui.texts.tr("Version"), self.version, help_text=help_text)
        return (version, self.each) if len(self._contacts) > 1 else (version,)

    def _changeable(self) -> Sequence[QWidget]:
        return (self.version, self.each)

    def _what_goes(self, purpose: str) -> str:
        tr = self._services.ctx.texts.tr
        if purpose == DisclosurePurpose.PARTNER:
            return tr(
                "Without notes, birthdays and tags. Only people who agreed that their data go to "
                "partner associations are written; pictures only of those who agreed to that too."
            )
        if purpose == DisclosurePurpose.INTERNAL:
            return tr("Everything a card can hold, with notes and birthdays. Do not pass it on.")
        return tr("Names, functions, numbers and addresses, without notes and birthdays.")

    def _choose(self) -> None:
        services, texts = self._services, self._services.ctx.texts
        folder = documents()
        if self.each.value:
            chosen = services.asker.choose_folder(texts.tr("Folder for the cards"), folder)
            name = proposed_name(services.dispatcher, texts.tr("Contacts"))
            out = chosen / name if chosen is not None else None
        else:
            kinds = _kinds(texts)
            suggested = folder / _suggested(services, self._contacts)
            out = services.asker.choose_save(texts.tr("Save contacts"), suggested, kinds)
        if out is not None:
            self._write(out)

    def _write(self, out: Path) -> None:
        services = self._services
        version: Version = "4.0" if self.version.value == "4.0" else "3.0"
        order = CardOrder(
            self._contacts,
            services.ctx.texts.language,
            str(self.purpose.value),
            version,
            self.each.value,
        )
        words = services.ctx.texts.tr("Writing cards…")
        self._run(words, lambda watch: hand_out(services.dispatcher, order, out, watch))

    def _written(self, found: HandedOut) -> str:
        texts = self._services.ctx.texts
        return texts.trn("{n} card was written.", "{n} cards were written.", found.written)


def _kinds(texts: Translator) -> tuple[str, ...]:
    return (texts.tr("Contact cards") + " (*.vcf)",)


def _versions(services: PageServices) -> list[Option]:
    tr = services.ctx.texts.tr
    return [
        Option("3.0", tr("vCard 3.0 (usual)")),
        Option("4.0", tr("vCard 4.0 (for newer programs)")),
    ]
