"""What a reminder says of fees that are open: how much, what was paid, and as what it is paid."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from twincrm.domain.dates import long_date
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.runtime.language import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.services.members.contacts import OpenFee

_PARTLY = Message("Of {due}, {paid} are paid already.")
_OF_YEAR = Message("{amount} for {year}")
_TOGETHER = Message("{list}, {amount} in all")
_REMINDED = Message("We wrote about this on {day}.")
_REFERENCE = Message("Member {number}, fee {year}")
_WITHOUT_NUMBER = Message("Fee {year}")


def owed_words(fees: Sequence[OpenFee], language: str) -> dict[str, str]:
    """What is filled in for fees, by the placeholder; nothing where nothing is open.

    ``36 €`` of ``2025 and 2026``; ``12 € for 2025 and 24 € for 2026, 36 € in all``; ``Of 60 €,
    20 € are paid already.``, which is empty where nothing came in yet; ``We wrote about this on
    3 May 2027.``, empty where nobody was reminded; ``Member 0123, fee 2026``, without the number
    where nobody has one.
    """
    if not fees:
        return {}
    say = catalogue(language).say
    cents, paid = sum(fee.cents for fee in fees), sum(fee.paid for fee in fees)
    amount = _euros(cents, language)
    years = sorted({fee.year for fee in fees})
    number = ", ".join(dict.fromkeys(fee.number for fee in fees if fee.number))
    due, came = _euros(cents + paid, language), _euros(paid, language)
    partly = say(_PARTLY.with_values(due=due, paid=came)) if paid else ""
    reference = _REFERENCE.with_values(number=number) if number else _WITHOUT_NUMBER
    said = say(reference.with_values(year=", ".join(map(str, years))))
    last = reminded_on(fees)
    written = say(_REMINDED.with_values(day=long_date(last, language))) if last else ""
    return {
        "amount": amount,
        "year": _listed(map(str, years), language),
        "payments": partly,
        "reference": said,
        "fees": _by_year(fees, amount, language),
        "reminded": written,
    }


def reminded_on(fees: Sequence[OpenFee]) -> date | None:
    """When somebody was last written to about what is open, before today; None for never."""
    days = [fee.reminded for fee in fees if fee.reminded]
    return date.fromisoformat(max(days)) if days else None


def _by_year(fees: Sequence[OpenFee], amount: str, language: str) -> str:
    """Each year with its sum, and what they make together where they are several."""
    say, sums = catalogue(language).say, dict[int, int]()
    for fee in sorted(fees, key=lambda each: each.year):
        sums[fee.year] = sums.get(fee.year, 0) + fee.cents
    each = [
        say(_OF_YEAR.with_values(amount=_euros(cents, language), year=year))
        for year, cents in sums.items()
    ]
    listed = _listed(each, language)
    return listed if len(each) == 1 else say(_TOGETHER.with_values(list=listed, amount=amount))


def _listed(parts: Iterable[str], language: str) -> str:
    """``2025 and 2026``, as it is said in the language."""
    from babel.lists import format_list

    return format_list(list(parts), locale=language[:2])


def _euros(cents: int, language: str) -> str:
    words = catalogue(language).tr("{amount} €")
    said = words.format(amount=shown_price(cents, language))
    return said.replace(" ", "\N{NO-BREAK SPACE}")
