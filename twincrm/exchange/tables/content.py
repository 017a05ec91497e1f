"""What the cells of a column look like, whatever its header says."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.exchange.tables.table import Value

_MOST = 200
"""Cells that are looked at; they stand for the rest."""
_EMAIL = re.compile(r"\S+@\S+")
_PHONE = re.compile(r"(?:\+|00?|\(0)[\d\s()/.-]{5,}\d(?:\D{0,12})?")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{2}-\d{3})")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d\d(?:-\d\d)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_AMOUNT = re.compile(
    r"(?:€|£|EUR)?\s*\d{1,6}(?:[.,]\d{1,2})?(?:,-+)?\s*(?:€|£|EUR|Euro|zł|zl|PLN)?"
    r"(?:\s*\([^()\d]+\)|\s+\(?(?:bezahlt|bez\.?|gez\.?|offen|paid|pd\.?|unpaid|payée?|réglée?|impayée?|opłacon[aeo])\)?)?"
    r"|(?:beitrags?)?frei|befreit|exonérée?|gratuit|waived|free|zwolnion[ay]",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[A-Za-z]{0,4}[ -]?\d{1,6}")
_WHOLE_ADDRESS = re.compile(
    r"[^\d]*\d.*[,;\n/·]\s*(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{2}-\d{3})\s+\D+", re.DOTALL
)
YES = frozenset(
    [
        "x",
        "ja",
        "j",
        "yes",
        "y",
        "oui",
        "o",
        "tak",
        "t",
        "1",
        "true",
        "wahr",
        "vrai",
        "✓",
        "✔",
        "ok",
        "bezahlt",
        "betaald",
        "voldaan",
        "paye",
        "paid",
        *("payee", "regle", "reglee", "cheque", "especes", "virement", "cb", "cash", "bar"),
        *("uberwiesen", "uberweisung", "lastschrift", "gezahlt", "beglichen", "eingegangen"),
        *("opłacona", "opłacone", "opłacono", "oplacona", "zaplacono", "zaplacona", "bez"),
        *("gez", "pd", "oplacone", "oplacono", "payes", "regles"),
    ]
)
NO = frozenset(
    {
        *(
            "nein",
            "nee",
            "n",
            "no",
            "non",
            "nie",
            "0",
            "false",
            "falsch",
            "faux",
            "-",
            "offen",
            "unpaid",
        ),
        *("unbezahlt", "nicht bezahlt", "ausstehend", "impaye", "impayee", "a regler"),
        *("nicht bez", "nicht gez", "nicht gezahlt", "noch offen", "noch nicht bezahlt"),
        *("not paid", "non paye", "non payee", "non regle", "non reglee", "a payer"),
        *("nie zaplacono", "niezaplacono", "nieoplacone", "nieoplacona"),
    }
)
NOTHING = frozenset(
    {"-", "--", "---", "–", "—", "/", ".", "?", "n/a", "n.a.", "k.a.", "null", "#n/v"}
)
"""What people type into a cell that is to stay empty."""


def says_nothing(text: str) -> bool:
    """Whether a cell only fills its place."""
    return text.strip().lower() in NOTHING


@lru_cache(maxsize=1024)
def yes_or_no(text: str) -> bool | None:
    """Whether a cell says yes or no; None if neither."""
    word = fold(text).strip(" .!")
    return True if word in YES else False if word in NO else None


def _is_date(text: str) -> bool:
    return bool(_DAY.fullmatch(text) or _YEAR.fullmatch(text))


LOOKS: dict[str, Callable[[str], object]] = {
    "email": _EMAIL.search,
    "url": _URL.match,
    "address": _WHOLE_ADDRESS.match,
    "date": _is_date,
    "yes": lambda text: yes_or_no(text) is not None,
    "phone": _PHONE.fullmatch,
    "postcode": _CODE.fullmatch,
    "amount": _AMOUNT.fullmatch,
    "count": _COUNT.fullmatch,
}
"""How cells can look, the surest first."""


def share(cells: Sequence[Value], look: str) -> float:
    """How many of the cells look so, from 0 to 1; 0 where there is none."""
    seen = [cell for cell in cells[:_MOST] if not (isinstance(cell, str) and says_nothing(cell))]
    if not seen:
        return 0.0
    return sum(_looks(cell, look) for cell in seen) / len(seen)


def _looks(cell: Value, look: str) -> bool:
    if isinstance(cell, date):
        return look == "date"
    return bool(cell) and bool(LOOKS[look](str(cell).strip()))


def capitals(cells: Sequence[Value]) -> bool:
    """Whether all names of a column are written in capitals."""
    texts = [cell for cell in cells if isinstance(cell, str) and any(c.isalpha() for c in cell)]
    long = [text for text in texts if sum(c.isalpha() for c in text) > 1]
    return bool(long) and sum(in_capitals(text) for text in long) >= len(long) * 0.9


def in_capitals(text: str) -> bool:
    """Whether all letters of a text are capitals; ß has had one for a few years only."""
    return text.replace("ß", "").isupper()
