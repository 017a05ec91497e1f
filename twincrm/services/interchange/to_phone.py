"""A contact on its way to a phone as a code on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import DisclosurePurpose, Tier
from twincrm.services.disclosures.commands import log_disclosure
from twincrm.services.interchange.exporting import uids_of
from twincrm.services.interchange.outgoing import cards_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.services.dispatch import Dispatcher


def card_for_code(session: Session, contact: tuple[str, int], language: str) -> ContactCard | None:
    """What a code may say about a contact, its birthday included for those who ask for it.

    Notes are never in it. None when there is no such contact, or it lies in the trash.
    """
    for card in cards_of(session, [contact], language, DisclosurePurpose.INTERNAL):
        return replace(card, note="")
    return None


def log_code(dispatcher: Dispatcher, contact: tuple[str, int]) -> None:
    """Note in the disclosure log that a contact was shown as a code.

    Raises:
        FileTrouble: the file can only be read; nothing was noted.
    """
    about = dispatcher.ask(uids_of, (contact,))
    log_disclosure(dispatcher, "qr", Tier.CONTACT, DisclosurePurpose.PHONE, "", about)
