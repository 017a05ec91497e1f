"""What a cell of payments says: how much came in, when and how; or nothing that is sure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import fold
from twincrm.exchange.tables.besides import waives
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.days import read_day
from twincrm.exchange.tables.sums import (
    OF_SUMS,
    STANDING,
    WAYS,
    amount,
    paid_beside,
    sum_and_day,
    words_in,
)

if TYPE_CHECKING:
    from datetime import date

    from twincrm.exchange.tables.days import Order
    from twincrm.exchange.tables.table import Value

_REMINDER = re.compile(
    r"mahn|erinner|\brelanc|\brappel|\bchas(?:ed|ing)\b|\bremind|\bmonit|\bponagl|\bupomn"
    r"|\bwezwan|\bherinner"
)
"""Words for a letter to somebody who did not pay, folded."""
_DAY = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){1,2}\.?|(?<!\d)(?:19|20)\d\d(?!\d)")
_AMBIGUOUS = re.compile(r"(?:[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2]|[1-9])")
"""12.10 and 12.5 are days or amounts; 12.2., 12/10 and 05.10 are days."""
_ON = frozenset({"am", "le", "on", "dnia", "op", "vom", "du", "w"})
_CURRENCY = re.compile(r"[€£$%‰]")
_NUMBERED = re.compile(
    r"(?<![\d.,])0\d"  # a cheque 000123
    r"|\d\.\s+[^\W\d_]"  # 1. Rate
    r"|\d(?:e|er|ere|eme|nd|rd|st|th|te|ter|x)\b"  # 2e, 2x
)
_YEAR_ALONE = re.compile(r"\D*(?:19|20)\d\d\D*")
_WHOLE_DAY = len("2026-03-12")


class CameIn(NamedTuple):
    """What a cell of payments says."""

    said: bool | None = None
    """Whether the subscription was paid, where it says so without an amount."""
    cents: int | None = None
    """How much came in."""
    day: str = ""
    """The whole day on which it did."""
    noted: bool = False
    """Whether something of the cell has no other place than the note."""
    doubtful: bool = False
    """Whether nobody can tell from it what came in."""


def came_in(value: Value, order: Order, today: date, due: int) -> CameIn:
    """What a cell says of a subscription of *due* cents; 0 where nobody says how much is due."""
    if isinstance(value, str):
        return _of_text(value, order or "dmy", today, due)
    return _on(read_day(value, order, today) or "", today, noted=False)


def _of_text(text: str, order: Order, today: date, due: int) -> CameIn:
    said = yes_or_no(text)
    if said is not None:
        return CameIn(said, noted=_says_way(text))
    if waives(text):
        return CameIn(cents=amount(text))
    if _REMINDER.search(fold(text)):
        paid = any(len(word) > 1 and yes_or_no(word) for word in words_in(text))
        return CameIn(None if paid else False, noted=True, doubtful=paid)
    if not any(map(str.isdigit, text)):
        said = paid_beside(text)
        return CameIn(said, noted=said is None or _says_way(text), doubtful=said is None)
    return _of_digits(text, order, today, due)


def _of_digits(text: str, order: Order, today: date, due: int) -> CameIn:
    found = _day_in(text, order, today)
    if found:
        return _on(found, today, noted=_says_way(text))
    rest, told = sum_and_day(text)
    day = read_day(told, order, today) if rest else ""
    cents = plain_amount(rest if day else text)
    if cents is not None and (not due or cents <= due or not _telling(text)):
        on = _on(day or "", today, noted=_says_way(text))
        return CameIn(cents=cents, day=on.day, noted=on.noted)
    words = words_in(text)
    by_number = bool(words and _NUMBERED.search(fold(text))) and _pay(words, WAYS - STANDING)
    return CameIn(True if by_number else None, noted=True, doubtful=not by_number)


def _on(day: str, today: date, *, noted: bool) -> CameIn:
    """Paid on a day; what is less than one or is still to come is noted alone."""
    whole = len(day) == _WHOLE_DAY and not day.startswith("-") and day <= today.isoformat()
    return CameIn(True, day=day if whole else "", noted=noted or (bool(day) and not whole))


def _day_in(text: str, order: Order, today: date) -> str:
    """The day that a cell names alone, or beside words that say that or how it was paid."""
    if _AMBIGUOUS.fullmatch(text):
        return ""
    found = read_day(text, order, today)
    token = _DAY.search(text)
    if found or token is None or _AMBIGUOUS.fullmatch(token[0]):
        return found or ""
    rest = f"{text[: token.start()]} {text[token.end() :]}"
    words = [word for word in words_in(rest) if word not in _ON]
    if any(map(str.isdigit, rest)) or _CURRENCY.search(rest) or not _pay(words, WAYS):
        return ""
    return read_day(token[0].rstrip("."), order, today) or ""


def _pay(words: list[str], ways: frozenset[str]) -> bool:
    """Whether all words say that something was paid, or in which way."""
    return all(word in ways or yes_or_no(word) for word in words)


def _says_way(text: str) -> bool:
    """Whether a word says how it was paid: that stays in the note."""
    return any(word in WAYS and len(word) > 1 for word in words_in(text))


def _telling(text: str) -> list[str]:
    """The words of a cell but for those of every sum."""
    return [word for word in words_in(text) if word not in OF_SUMS]


@lru_cache(maxsize=512)
def plain_amount(text: str) -> int | None:
    """An amount beside which nothing stands but money and that or how it was paid: ``15 € bar``.

    A year, an ordinal, the number of a receipt and a day that may be an amount are none.
    """
    if _YEAR_ALONE.fullmatch(text) or _NUMBERED.search(fold(text)):
        return None
    money = _CURRENCY.search(text) or OF_SUMS.intersection(words_in(text))
    if not money and any(map(_AMBIGUOUS.fullmatch, text.split())):
        return None
    return amount(text) if _pay(_telling(text), WAYS) else None
