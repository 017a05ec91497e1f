"""Sums of money as people type them, and the words that they write beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from twincrm.domain.folding import fold
from twincrm.domain.typed import MOST_CENTS
from twincrm.exchange.tables.content import yes_or_no

_AMOUNT = re.compile(r"(\d{1,3}(?:[.\s ]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
FREE = re.compile(
    r"(?:beitrags?)?frei|befreit|exonérée?|offerte?|gratuit|waived|free|exempt|hon\.?"
    r"|zwolnion[ay]",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*\(([^()]*[^\W\d_][^()]*)\)\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+")
_OF_SUMS = frozenset(
    {
        *("eur", "euro", "euros", "gbp", "pln", "zl", "zloty", "chf", "fr", "sfr", "usd", "ct"),
        *("beitrag", "jahresbeitrag", "mitgliedsbeitrag", "cotisation", "adhesion", "skladka"),
        *("subscription", "subs", "p", "pa", "per", "pro", "par", "im", "jahr", "jahrlich", "an"),
        *("annuel", "annuelle", "year", "yearly", "annual", "na", "rok", "rocznie"),
    }
)
"""Words beside an amount that say no more than itself: ``60 Euro im Jahr``."""
HOW = frozenset(
    {
        *("ls", "sepa", "lastschrift", "da", "dauerauftrag", "uberw", "uberweisung", "bar", "bank"),
        *("so", "s", "o", "standing", "order", "dd", "direct", "debit", "bacs", "cash", "card"),
        *("chq", "cheque", "esp", "especes", "virt", "virement", "cb", "prelevement", "carte"),
        *("przelew", "gotowka", "karta"),
    }
)
"""Words that say how somebody pays: ``30 LS``, ``£10 chq``; they do not say that it was paid."""
_OWED_TO_THEM = re.compile(
    r"^\W*[-−–]\W*\d|\s[-−–]\d"  # -5,00, EUR -5
    r"|^\W*[-−–]\s*[^\W\d]+\W*\d"  # -EUR 5
    r"|[\d][-−–]\W*(?:[^\W\d]+\W*)?$"  # 5,00-
    r"|^\s*\(.*\)\s*$"  # (5,00)
)
"""An amount below zero, as typed and as book-keeping writes it; ``30,-`` is none."""


@lru_cache(maxsize=512)
def amount(text: str) -> int | None:
    """An amount in cents: ``22,00``, ``€ 25``, ``1.200,50``.

    None if it is none, or none that can be due: below zero, a share, or more than any is.
    """
    if FREE.fullmatch(text.strip()):
        return 0
    found = _AMOUNT.search(text)
    if found is None or any(c.isdigit() for c in text[: found.start()] + text[found.end() :]):
        return None
    if "%" in text or "‰" in text or _OWED_TO_THEM.search(text):
        return None
    whole = int(re.sub(r"[^\d]", "", found[1]))
    cents = whole * 100 + int((found[2] or "").ljust(2, "0") or 0)
    return cents if cents <= MOST_CENTS else None


def paid_beside(text: str) -> bool | None:
    """Whether an amount says itself that it was paid: ``£20.00 paid``, ``60,- (bar bez.)``."""
    aside = ASIDE.search(text)
    parts = (_IN_BRACKETS.sub(" ", text), aside[1] if aside else "")
    said = (_paid_in(words_beside(part)) for part in parts)
    return next((each for each in said if each is not None), None)


def words_beside(text: str) -> list[str]:
    """The words beside an amount, but for those that belong to every amount."""
    return [word for word in _WORD.findall(fold(text)) if word not in _OF_SUMS]


def _paid_in(words: list[str]) -> bool | None:
    """Whether words say that something was paid; those that say nothing else as well."""
    said = yes_or_no(" ".join(words))
    return True if said is None and words and all(map(yes_or_no, words)) else said


def understood(text: str) -> bool:
    """Whether all words beside an amount are."""
    words = words_beside(text)
    return not words or _paid_in(words) is not None
