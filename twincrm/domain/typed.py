"""Times of day and prices as people type them, and as a field shows them again."""

from __future__ import annotations

import re
from datetime import time

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message

NOT_A_TIME = Message("“{text}” is not a time of day. Please enter it like {example}.")
NOT_A_PRICE = Message("“{text}” is not a price. Please enter it like {example}.")
NOT_AN_AMOUNT = Message("“{text}” is not an amount. Please enter it like {example}.")
_TIME = re.compile(
    r"(?:godz\.?)?(\d{1,2})(?:[.:h](\d{2})?|(\d{2}))?(?:uhr|h)?([ap]\.?m\.?)?", re.IGNORECASE
)
_PRICE = re.compile(r"(\d{1,7})(?:[.,](\d{1,2}))?(?:€|eur|euro)?", re.IGNORECASE)
MOST_CENTS = 999_999_999
"""As much as a price or a subscription can be: seven digits before the comma."""


def shown_time(moment: time | None, language: str) -> str:
    """``17.30``, ``17 h 30`` or ``17:30``: 24 hours everywhere, as a field needs them."""
    if moment is None:
        return ""
    match language[:2]:
        case "de" | "pl":
            return f"{moment.hour}.{moment.minute:02}"
        case "fr":
            return f"{moment.hour} h {moment.minute:02}"
        case _:
            return f"{moment.hour}:{moment.minute:02}"


def read_time(text: str, language: str) -> time | None:
    """The time somebody typed: 17.30, 17:30, 17 h 30, 17h, 1730, 9, 5.30 pm; None for nothing.

    Raises:
        InputError: it is no time of day.
    """
    typed = "".join(text.split())
    if not typed:
        return None
    found = _TIME.fullmatch(typed)
    if found:
        hour, minute = int(found[1]), int(found[2] or found[3] or 0)
        half = (found[4] or "").lower()[:1]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    example = shown_time(time(17, 30), language)
    raise InputError("time", NOT_A_TIME.with_values(text=text.strip(), example=example))


def shown_price(cents: int | None, language: str) -> str:
    """``12,50`` or ``12.50``; whole euros without cents."""
    if cents is None:
        return ""
    whole, rest = divmod(cents, 100)
    point = "." if language[:2] == "en" else ","
    return f"{whole}{point}{rest:02}" if rest else str(whole)


def read_price(text: str, language: str, refused: Message = NOT_A_PRICE) -> int | None:
    """The price or another amount somebody typed, in cents; None for nothing.

    Raises:
        InputError: it is none, in the words of *refused*.
    """
    typed = "".join(text.split())
    if not typed:
        return None
    found = _PRICE.fullmatch(typed)
    if found:
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0") or 0)
    example = shown_price(1250, language)
    raise InputError("price_cents", refused.with_values(text=text.strip(), example=example))
