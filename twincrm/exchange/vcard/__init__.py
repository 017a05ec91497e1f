"""vCards: read tolerantly, written strictly."""

from __future__ import annotations

from twincrm.exchange.vcard.oddities import Oddity
from twincrm.exchange.vcard.reader import ReadCard, read_cards

__all__ = ["Oddity", "ReadCard", "read_cards"]
