"""The one text folding for search, sorting and matching.

Łódź, LODZ and lodz are the same word to whoever looks for it. SQLite folds ASCII only and Unicode's
decomposition leaves letters such as ł and ø alone, so the folding is done here and stored.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT_WORD = 3
"""A query word with fewer letters is looked for at the beginning of words only."""

_LETTERS = {
    **dict.fromkeys("łŁƚ", "l"),
    **dict.fromkeys("øØǿǾ", "o"),
    **dict.fromkeys("œŒ", "oe"),
    **dict.fromkeys("æÆǽǼ", "ae"),
    **dict.fromkeys("đĐðÐɖƉ", "d"),
    **dict.fromkeys("þÞ", "th"),
    **dict.fromkeys("ħĦ", "h"),
    **dict.fromkeys("ŋŊ", "n"),
    **dict.fromkeys("ıİ", "i"),
    **dict.fromkeys("ŧŦ", "t"),
    **dict.fromkeys("ɓ", "b"),
    **dict.fromkeys("ĸ", "k"),
    **dict.fromkeys("ẞß", "ss"),
    **dict.fromkeys("əƏ", "e"),
    **dict.fromkeys("‘’‚‛ʹʻʼʽˈ′´", "'"),
    **dict.fromkeys("“”„‟«»″‹›", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    # Invisible: soft hyphen, zero-width characters, marks of direction, byte order mark.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
}
_MARKS = frozenset({"Mn", "Me"})
_UMLAUTS = (("ä", "ae", "a"), ("ö", "oe", "o"), ("ü", "ue", "u"))
"""The letter, its spelt-out form, and the letter without its dots."""


class _Table(dict[int, str]):
    """What every character folds to, learnt as it is met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()
        """Characters that fold to none or to several."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Decompose, fold the case and drop marks until nothing changes any more."""
    before, text = "", character
    while text != before:
        before = text
        mapped = "".join(_LETTERS.get(c, c) for c in text)
        parts = unicodedata.normalize("NFKD", mapped.casefold())
        text = "".join(c for c in parts if unicodedata.category(c) not in _MARKS)
    return text


_TABLE = _Table()


def fold(text: str) -> str:
    """*text* without case, accents, typographic punctuation and surplus blanks.

    Folding what is folded changes nothing.
    """
    folded = text.lower() if text.isascii() else text.translate(_TABLE)
    return folded if folded.isalnum() else " ".join(folded.split())


def fold_with_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text and, for each of its characters, where in *text* it comes from."""
    folded: list[str] = []
    positions: list[int] = []
    blank_at = -1
    for index, character in enumerate(text):
        for letter in _TABLE[ord(character)]:
            if letter.isspace():
                blank_at = index if blank_at < 0 else blank_at
                continue
            if blank_at >= 0 and folded:
                folded.append(" ")
                positions.append(blank_at)
            blank_at = -1
            folded.append(letter)
            positions.append(index)
    return "".join(folded), tuple(positions)


def spellings(word: str) -> tuple[str, ...]:
    """The folded ways to write *word*: Müller and Mueller look for each other.

    The first one is ``fold(word)``.
    """
    folded = fold(word)
    lowered = unicodedata.normalize("NFC", word).lower()
    long, short = lowered, folded
    for umlaut, pair, base in _UMLAUTS:
        long = long.replace(umlaut, pair)
        short = short.replace(pair, base)
    return tuple(dict.fromkeys((folded, fold(long), short)))


def match_key(text: str) -> str:
    """One key for Müller, Mueller and Muller, or Jørgen and Joergen: for finding duplicates."""
    folded = fold(text)
    for _, pair, base in _UMLAUTS:
        folded = folded.replace(pair, base)
    return folded


def find_hits(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the query *words* occur in *text*: merged ``(start, end)`` ranges, in order.

    A word of at least three letters is found anywhere, a shorter one at the beginning of a word.
    """
    return hits_of(text, sought(words))


def sought(words: Iterable[str]) -> tuple[str, ...]:
    """The folded spellings of query words, for looking for them in many texts."""
    found = (form for word in words for part in word.split() for form in spellings(part))
    return tuple(dict.fromkeys(form for form in found if form))


def hits_of(text: str, forms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """What `find_hits` finds, of words that were made ready by `sought`."""
    plain = text.isascii()
    folded = text.lower() if plain else text.translate(_TABLE)
    forms = [form for form in forms if form in folded]
    if not forms:
        return ()
    if _evenly_spaced(folded) and (plain or _TABLE.uneven.isdisjoint(text)):
        found = _occurrences(folded, forms[0])
        for form in forms[1:]:
            found += _occurrences(folded, form)
        return tuple(found) if len(found) < 2 else _merged(found)
    folded, positions = fold_with_map(text)
    return _merged(
        _in_original(text, positions, first, end - 1)
        for form in forms
        for first, end in _occurrences(folded, form)
    )


def _evenly_spaced(text: str) -> bool:
    """Whether folding leaves all blanks of a text; no other white space counts as printable."""
    return text.isprintable() and "  " not in text and text[0] != " "


def _occurrences(folded: str, word: str) -> list[tuple[int, int]]:
    """Where each occurrence in the folded text begins and ends."""
    found: list[tuple[int, int]] = []
    at = folded.find(word)
    while at >= 0:
        if len(word) >= SHORT_WORD or at == 0 or not folded[at - 1].isalnum():
            found.append((at, at + len(word)))
        at = folded.find(word, at + 1)
    return found


def _in_original(text: str, positions: tuple[int, ...], first: int, last: int) -> tuple[int, int]:
    """The range in the original, with the marks that follow its last letter."""
    end = positions[last] + 1
    while end < len(text) and not _TABLE[ord(text[end])]:
        end += 1
    return positions[first], end


def _merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def sort_key(text: str) -> str:
    """What *text* is sorted by."""
    return fold(text)


_BEFORE_LETTERS = "\t"
"""Sorts before a blank, so that all Webers come before Weber-Schmidt and Weber Schmidt."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GERMAN = _set(
    "von vom van zu zum zur der den dem des de del della di da d' du la le ten ter und am"
)
_DUTCH = _set("van von de der den het 't ter ten te op in aan bij voor uit over onder d' la le du")
_SPANISH = _set("de del la las los el y")
_PORTUGUESE = _set("de da do das dos e")
_IGNORED = {
    **dict.fromkeys(("DE", "AT", "CH", "LI", "LU"), _GERMAN),
    "NL": _DUTCH,
    "FR": frozenset({"de", "d'"}),
    "ES": _SPANISH,
    **dict.fromkeys(("PT", "BR"), _PORTUGUESE),
}
"""Particles that do not count when names are sorted; elsewhere (Belgium, Italy …) all count."""

_ELIDED = re.compile(r"^(d)['’]\s*(?=\w)")


def name_sort_key(family: str, given: str = "", particle: str = "", country: str = "") -> str:
    """What a person is sorted by, after the custom of the person's *country*.

    Germany and the Netherlands sort *von der Heide* under H, France sorts *de La Fontaine* under
    L, Belgium *van den Berg* under V. A particle written in the family name counts as one only
    in small letters.
    """
    ignored = _IGNORED.get(country.upper(), frozenset[str]())
    kept = [word for word in _words(particle) if fold(word) not in ignored]
    words = _words(family)
    while len(words) > 1 and not kept and not words[0][0].isupper() and fold(words[0]) in ignored:
        del words[0]
    surname = fold(" ".join([*kept, *words]))
    return _BEFORE_LETTERS.join((surname, fold(given), fold(particle)))


def _words(text: str) -> list[str]:
    """The words of a name, with an elided *d'* as a word of its own."""
    if "'" not in text and "’" not in text:
        return text.split()
    return _ELIDED.sub(r"\1' ", text.strip()).split()
