"""How files are called that people find again a year later: whose, what, and of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LONGEST = 50
"""Letters of each part; a path must not become too long for Windows."""


def plain_name(words: str) -> str:
    """Words as a file may be called on every system: letters, figures, blanks and hyphens."""
    kept = "".join(each if each.isalnum() or each in " -_" else " " for each in words)
    return " ".join(kept.split())


def dated_name(association: str, what: Sequence[str], day: date, ending: str = "") -> str:
    """``Freundeskreis Lindenau - Adressetiketten - 2027-04-19.pdf``; without *ending* a folder."""
    parts = (*(_shortened(plain_name(part)) for part in (association, *what)), day.isoformat())
    return " - ".join(part for part in parts if part) + ending


def _shortened(words: str) -> str:
    """As many whole words as there is room for."""
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rsplit(" ", 1)[0][:LONGEST].rstrip(" -")
