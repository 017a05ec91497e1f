"""Reads files of cards into sources of an import; what is no card is reported, never fatal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.exchange.vcard import ReadCard, read_cards
from twincrm.exchange.vcard.oddities import oddity
from twincrm.services.interchange.incoming import IncomingCard
from twincrm.services.interchange.planned import Source
from twincrm.services.interchange.seeming import seen
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from twincrm.services.progress import Progress

_TICK = 200


def read_card_source(
    data: bytes,
    name: str,
    country: str,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Source:
    """The cards of a file; numbers without a country code are read as in *country*.

    Raises:
        InputError: *encoding* is no character set.
        Cancelled: *progress* was asked to stop.
    """
    progress = progress or Silent()
    name = name.encode("utf-8", "replace").decode()  # names of files need not be text
    cards: list[IncomingCard] = []
    others: list[ReadCard] = []
    for number, read in enumerate(map(seen, read_cards(data, encoding=encoding))):
        if number % _TICK == 0:
            progress.step(number, 0)
        if read.card is None:
            others.append(read)
        else:
            cards.append(IncomingCard(name, read, country))
    if not cards and not others:
        empty = (oddity("no-card", 1),)
        others.append(ReadCard(None, 0, 1, empty))
    return Source(name, tuple(cards), tuple(others))
