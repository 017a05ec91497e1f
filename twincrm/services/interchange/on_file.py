"""What is known of a contact already, as a card, to be laid beside one that comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.interchange.outgoing import cards_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.domain.records.contact_card import ContactCard


def card_on_file(session: Session, contact: tuple[str, int], language: str) -> ContactCard | None:
    """The card of a person or an organisation without its picture; None if it is gone."""
    return next(cards_of(session, [contact], language, pictures=False), None)
