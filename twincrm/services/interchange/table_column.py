"""A column of a table of contacts: what it is called, what it says and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import DisclosurePurpose
from twincrm.domain.typed import read_price
from twincrm.exchange.tables.writing import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Message, Translator
    from twincrm.exchange.tables import Value

Reach = Literal["all", "not_partner", "internal"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its key on the command line, its heading, and what a card says in it.

    *reach* is for whom it may leave the file; *usual*: a table has it unless asked otherwise.
    """

    key: str
    title: Message
    said: Callable[[ContactCard, Translator], Value]
    usual: bool = True
    reach: Reach = "all"
    beside: bool = False
    """Whether no card says it, so that it must be looked up for each."""

    def goes_out(self, purpose: str) -> bool:
        """Whether it may be written for *purpose*."""
        if self.reach == "internal":
            return purpose == DisclosurePurpose.INTERNAL
        return self.reach == "all" or purpose != DisclosurePurpose.PARTNER


def day(text: str) -> Value:
    """A whole day as a day; one that is partly known as it is kept, such as ``1957-04``."""
    try:
        return PartialDate.from_iso(text).as_date() or text
    except InputError:
        return text


def since(text: str) -> Value:
    """A whole day as a day, and a lone year as a number: a workbook sorts both."""
    return year(text) if text.isdecimal() else day(text)


def sum_of_money(text: str) -> Value:
    """A sum as a field shows it, such as ``30,50``: a workbook can add it up."""
    try:
        cents = read_price(text, "")
    except InputError:  # words in place of a sum
        return text
    return Figure(text, cents / 100, "0.00") if cents is not None else text


def year(text: str) -> Value:
    """A year that a workbook sorts as a number."""
    return Figure(text, int(text), "0") if text.isdecimal() else text


def more(card: ContactCard, name: str) -> str:
    """What a card says beside what the cards of other programs say; empty for nothing."""
    return dict(card.more).get(name) or ""
