"""What a reminder says of fees that are open: how much, what was paid, and as what it is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.runtime.language import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.members.contacts import OpenFee

_PARTLY = Message("Of {due}, {paid} are paid and {amount} are open.")
_REFERENCE = Message("Member {number}, fee {year}")
_WITHOUT_NUMBER = Message("Fee {year}")


def owed_words(fees: Sequence[OpenFee], language: str) -> dict[str, str]:
    """What is filled in for fees, by the placeholder; nothing where nothing is open.

    ``24 €`` of ``2025, 2026``; ``Of 60 €, 20 € are paid and 40 € are open.``, which is empty where
    nothing came in yet; ``Member 0123, fee 2026``, without the number where nobody has one.
    """
    if not fees:
        return {}
    say = catalogue(language).say
    cents, paid = sum(fee.cents for fee in fees), sum(fee.paid for fee in fees)
    amount = _euros(cents, language)
    year = ", ".join(map(str, sorted({fee.year for fee in fees})))
    number = ", ".join(dict.fromkeys(fee.number for fee in fees if fee.number))
    due, came = _euros(cents + paid, language), _euros(paid, language)
    partly = say(_PARTLY.with_values(due=due, paid=came, amount=amount)) if paid else ""
    reference = _REFERENCE.with_values(number=number) if number else _WITHOUT_NUMBER
    said = say(reference.with_values(year=year))
    return {"amount": amount, "year": year, "payments": partly, "reference": said}


def _euros(cents: int, language: str) -> str:
    words = catalogue(language).tr("{amount} €")
    said = words.format(amount=shown_price(cents, language))
    return said.replace(" ", "\N{NO-BREAK SPACE}")
