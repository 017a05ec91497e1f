"""In which currency the subscriptions of a list are, and which of them are in another."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.sums import amount

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping

OTHER_MONEY = Message(
    "This amount is in another currency than the list; only its number was taken. All of it is in "
    "the note; please check it."
)
_WORDS = {
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds"), "GBP"),
    **dict.fromkeys(("pln", "zl", "zloty", "zlotych"), "PLN"),
    **dict.fromkeys(("chf", "sfr", "fr", "frs"), "CHF"),
    **dict.fromkeys(("$", "usd"), "USD"),
    **dict.fromkeys(("kc", "czk"), "CZK"),
}
_OF_COUNTRY = {"GB": "GBP", "PL": "PLN", "CH": "CHF", "LI": "CHF", "CZ": "CZK", "US": "USD"}
_WORD = re.compile(r"[€£$]|[^\W\d_]+")
_HALF = 0.5


def money_of(layout: Layout, mapping: Mapping, home: str) -> str:
    """The currency of a list's subscriptions: as a header or most sums say, else of its country."""
    fees = [column for column in mapping.columns if column.field == "fee"]
    headed = next(filter(None, (_said(column.header) for column in fees)), "")
    said = [_said(shown(cell)) for column in fees for cell in layout.column(column.place)]
    often = Counter(filter(None, said)).most_common(1)
    if headed or (often and often[0][1] >= _HALF * len(said)):
        return headed or often[0][0]
    return _OF_COUNTRY.get(mapping.country or home, "EUR")


def tell_other_money(cells: Cells, money: str) -> None:
    """Sums in another currency than the list's are told of, and go to the note."""
    for field in ("fee", "fee_paid"):
        for column, value in cells.of(field):
            text = shown(value)
            if _said(text) not in ("", money) and amount(text):
                cells.trouble(column, text, OTHER_MONEY)


def _said(text: str) -> str:
    """The currency that a sum or a header names."""
    return next((_WORDS[word] for word in _WORD.findall(fold(text)) if word in _WORDS), "")
