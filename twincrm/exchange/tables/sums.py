"""Sums of money as people type them, and the words that they write beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from twincrm.domain.folding import fold
from twincrm.domain.typed import MOST_CENTS
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.fee_kinds import without_kinds

_AMOUNT = re.compile(r"(\d{1,3}(?:[.\s ]\d{3})+|\d+)(?:[.,](\d{1,2}))?")
FREE = re.compile(
    r"(?:beitrags?)?frei|befreit|exonérée?|dispensée?|offerte?|gratuit|waived|free|exempt(?:e|ée?)?|hon\.?"
    r"|zwolnion[ay]",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s*\(([^()]*[^\W\d_][^()]*)\)\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+")
OF_SUMS = frozenset(
    {
        *("eur", "euro", "euros", "gbp", "pln", "zl", "zloty", "chf", "fr", "sfr", "usd", "ct"),
        *("beitrag", "jahresbeitrag", "mitgliedsbeitrag", "cotisation", "adhesion", "skladka"),
        *("subscription", "subs", "p", "pa", "per", "pro", "par", "im", "jahr", "jahrlich", "an"),
        *("annuel", "annuelle", "year", "yearly", "annual", "na", "rok", "rocznie"),
    }
)
"""Words beside an amount that say no more than itself: ``60 Euro im Jahr``."""
STANDING = frozenset(
    {
        *("ls", "sepa", "lastschrift", "da", "dauerauftrag", "bank", "prelevement"),
        *("so", "s", "o", "standing", "order", "dd", "direct", "debit"),
    }
)
"""Words for what is paid of itself, year by year: ``30 LS``; they do not say that it was paid."""
CAME_IN = frozenset(
    {
        *("uberw", "uberweisung", "bar", "bacs", "cash", "card", "chq", "cheque", "esp", "especes"),
        *("virt", "virement", "cb", "carte", "przelew", "gotowka", "karta"),
    }
)
"""Words for how a sum was handed over: ``£10 chq``."""
WAYS = STANDING | CAME_IN
"""All words for a way of paying."""
_SUM_AND_DAY = re.compile(
    r"(.*\d.*?)[\s,;(]+(?:(?:am|le|on|dnia|op|vom)\s+)?"
    r"(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))\)?\.?",
    re.IGNORECASE,
)
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


def words_in(text: str) -> list[str]:
    """All words of a cell, folded."""
    return _WORD.findall(fold(text))


def words_beside(text: str) -> list[str]:
    """The words beside an amount, but for those of every amount and those of a membership."""
    return without_kinds([word for word in words_in(text) if word not in OF_SUMS])


def _paid_in(words: list[str]) -> bool | None:
    """Whether words say that something was paid; those that say nothing else as well."""
    telling = [word for word in words if word not in STANDING]
    said = yes_or_no(" ".join(telling))
    alike = bool(telling) and all(word in CAME_IN or yes_or_no(word) for word in telling)
    return True if said is None and alike else said


def understood(text: str) -> bool:
    """Whether all words beside an amount are, and nothing of them is worth a note."""
    words = words_beside(text)
    if STANDING.intersection(words):
        return False
    return not words or yes_or_no(" ".join(words)) is not None or all(map(yes_or_no, words))


def says_how(text: str) -> bool:
    """Whether the words beside an amount say how somebody pays, and at most that it was paid."""
    telling = [word for word in words_beside(text) if word not in STANDING]
    return not telling or _paid_in(telling) is not None


def sum_and_day(text: str) -> tuple[str, str]:
    """A sum and the day beside it: ``£18 BACS 3/1/26``, ``20 € (12.3.2026)``; else nothing."""
    found = _SUM_AND_DAY.fullmatch(text.strip())
    return (found[1], found[2]) if found and amount(found[1]) else ("", "")
