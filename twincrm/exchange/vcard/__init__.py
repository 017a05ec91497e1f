"""vCards: read tolerantly, written strictly."""

from __future__ import annotations

from twincrm.exchange.vcard.oddities import Oddity
from twincrm.exchange.vcard.photo import kept_photo, phone_photo
from twincrm.exchange.vcard.properties import Version
from twincrm.exchange.vcard.reader import ReadCard, read_cards
from twincrm.exchange.vcard.writer import write_card, write_cards, written_cards

__all__ = [
    "Oddity",
    "ReadCard",
    "Version",
    "kept_photo",
    "phone_photo",
    "read_cards",
    "write_card",
    "write_cards",
    "written_cards",
]
