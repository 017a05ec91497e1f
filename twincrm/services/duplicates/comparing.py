"""How two values stand to each other, and which of them is suggested."""

from __future__ import annotations

import re

from twincrm.domain.folding import match_key
from twincrm.services.duplicates.lines import LineSign, Pick

NEARLY_FROM = 82
"""Of 100, the likeness of two texts that say nearly the same."""
_STREET = re.compile(r"(?:stra(?:ss|ß)e|str\.?)(?=\W|$)")
_GAPS = re.compile(r"[\W_]+")


def sign_of(left: str, right: str) -> LineSign:
    """How two texts stand to each other; what one side lacks is added."""
    if not left or not right:
        return LineSign.ADDED
    if left == right:
        return LineSign.EQUAL
    from rapidfuzz import fuzz

    one, other = plain(left), plain(right)
    nearly = one == other or fuzz.ratio(one, other) >= NEARLY_FROM
    return LineSign.NEARLY if nearly else LineSign.DIFFERENT


def sign_of_dates(left: str | None, right: str | None) -> LineSign:
    """The same for dates: a year alone says nearly the same as a day of it."""
    if left and right and left != right:
        short, long = sorted((left, right), key=len)
        same = long.startswith(short) or (short.startswith("--") and long.endswith(short[2:]))
        return LineSign.NEARLY if same else LineSign.DIFFERENT
    return LineSign.EQUAL if left and right else LineSign.ADDED


def suggested(left: str, right: str) -> Pick:
    """The side that says something; of nearly the same, the one that is spelt with more care."""
    if not left or not right:
        return Pick.LEFT if left else Pick.RIGHT
    if plain(left) == plain(right) and _care(right) > _care(left):
        return Pick.RIGHT
    return Pick.LEFT


def plain(text: str) -> str:
    """A text without capitals, accents and points, its street written in one way."""
    return _GAPS.sub(" ", match_key(_STREET.sub("str", text.lower()))).strip()


def _care(text: str) -> tuple[int, int]:
    """Letters of a language's own, and nothing shortened."""
    return sum(not c.isascii() for c in text), -text.count(".")
