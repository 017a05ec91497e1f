"""Which documents can be printed: their names, what they disclose, how many languages they speak.

Each is drawn by its own module: `programme.print_programme`, `contact_card.print_contact_cards`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from twincrm.domain.texts import Message

Tier = Literal["contact", "practical", "sensitive"]
"""How much a document discloses about people."""


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of document that can be printed."""

    name: str
    """What it is called on the command line."""
    title: Message
    tier: Tier
    languages: int
    """In how many languages it can speak at once."""
    of_a_visit: bool = False
    """Whether it belongs to a visit, which must be named."""


DOCUMENTS = (
    Document("programme", Message("Visit programme"), "contact", 2, of_a_visit=True),
    Document("contact-card", Message("Contact cards with QR code"), "contact", 1),
    Document("contact-list", Message("List of contacts"), "contact", 1),
    Document("labels", Message("Address labels"), "contact", 1),
    Document("envelopes", Message("Envelopes"), "contact", 1),
    Document("letter", Message("Letters"), "contact", 1),
    Document("member-list", Message("List of members"), "contact", 1),
    Document("board-list", Message("List of the board"), "contact", 1),
    Document("certificate", Message("Certificates"), "contact", 1),
    Document("member-statistics", Message("Members in figures"), "contact", 1),
)


def document(name: str) -> Document | None:
    """The document of this name, or nothing."""
    return next((each for each in DOCUMENTS if each.name == name), None)
