"""What was typed into a search field, made ready for the full-text tables.

The text may be anything: it is taken apart into letters and digits and put together again in
quotes, so that no sign of it is ever understood as an instruction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.folding import SHORT_WORD, fold, spellings

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST, _MOST_WORDS = 500, 16
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NUMBER = re.compile(r"(?<!\S)[+(]?\d[\d\s()/.\-]*\d(?!\S)")
_OPTIONAL_TRUNK = re.compile(r"\(\s*0\s*\)")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_RUNS = re.compile(r"[^\W_]+")
_START = r"(?<![^\W_])(?:{})"
"""Any of some runs of letters at the beginning of a word."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query in its spellings, the folded one as typed first."""

    forms: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """The pieces a number was typed in, when they may also be numbers of their own."""

    @property
    def short(self) -> bool:
        """Whether it is looked for at the beginning of words only."""
        return len(self.forms[0]) < SHORT_WORD

    @property
    def compound(self) -> bool:
        """Whether it has other signs between its letters: ``jean-luc``, ``d'estaing``."""
        return any(len(_RUNS.findall(form)) > 1 for form in self.forms)

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """What it is found by anywhere in a text: all texts of any of these."""
        forms = tuple((form,) for form in self.forms if len(form) >= SHORT_WORD)
        return (*forms, self.parts) if self.parts else forms

    def anywhere(self) -> str:
        """What ``search_trigram`` is asked: any of the spellings, anywhere in the text."""
        found = [" AND ".join(map(_quoted, texts)) for texts in self.places]
        return "(" + " OR ".join(f"({each})" for each in found) + ")"

    def at_start(self) -> str:
        """What ``search_words`` is asked: any of the spellings at the beginning of words."""
        return "(" + " OR ".join(_starts(form) for form in self.forms) + ")"

    def begins_words(self) -> Callable[[str], object]:
        """The same as a test of a folded text that is at hand; a short word is one run."""
        return re.compile(_START.format("|".join(map(re.escape, self.forms)))).search


@dataclass(frozen=True, slots=True)
class Wording:
    """A query: every word of it must be found."""

    words: tuple[Word, ...]

    @property
    def long(self) -> str:
        """The question to ``search_trigram``, or an empty text."""
        return " AND ".join(word.anywhere() for word in self.words if not word.short)

    @property
    def short(self) -> str:
        """The question to ``search_words`` for the short words alone, or an empty text."""
        return " AND ".join(word.at_start() for word in self.words if word.short)

    @property
    def in_title(self) -> str:
        """The question to ``search_words`` for entries with all words in their title."""
        return "{heading} : (" + " AND ".join(word.at_start() for word in self.words) + ")"

    @property
    def beginnings(self) -> tuple[str, ...]:
        """How a sort key that begins with the query might begin; the words as typed first.

        A person's has a tab between family and given name: *Weber Anna* begins hers.
        """
        if len(self.words) == 1:
            return self.words[0].forms
        typed = [word.forms[0] for word in self.words]
        cuts = range(1, len(typed))
        tabbed = ("\t".join((" ".join(typed[:at]), " ".join(typed[at:]))) for at in cuts)
        return (" ".join(typed), *tabbed)

    @property
    def all_long(self) -> bool:
        """Whether every word is looked for anywhere in the text."""
        return not any(word.short for word in self.words)

    def begins_words(self) -> list[Callable[[str], object]]:
        """Tests of a folded text: whether each of the short words begins a word of it."""
        return [word.begins_words() for word in self.words if word.short]


def read_wording(text: str) -> Wording:
    """Take apart what was typed; no word is left of a text without letters and digits."""
    clean = _UNSPEAKABLE.sub(" ", text[:_LONGEST])
    words: list[Word] = []
    at = 0
    for number in _NUMBER.finditer(clean):
        words += _plain(clean[at : number.start()])
        words.append(_number(number[0]))
        at = number.end()
    words += _plain(clean[at:])
    return Wording(tuple(dict.fromkeys(words))[:_MOST_WORDS])


def marked_words(text: str) -> tuple[str, ...]:
    """The words of a query as typed, to mark where they were found."""
    clean = _UNSPEAKABLE.sub(" ", text[:_LONGEST])
    return tuple(word for raw in clean.split() if (word := _EDGES.sub("", raw)))


def _plain(text: str) -> list[Word]:
    found: list[Word] = []
    for raw in text.split():
        forms = (_EDGES.sub("", form) for form in spellings(raw))
        kept = tuple(dict.fromkeys(form for form in forms if form))
        if kept and len(kept[0]) >= SHORT_WORD:  # "Wæ" is looked for as "wae" alone
            kept = tuple(form for form in kept if len(form) >= SHORT_WORD)
        if kept:
            found.append(Word(kept))
    return found


def _number(typed: str) -> Word:
    """A number however it was grouped; 00 and + stand for the same."""
    pieces = tuple(_RUNS.findall(fold(typed)))
    international = typed.startswith(("+", "00"))
    digits = "".join(
        _RUNS.findall(fold(_OPTIONAL_TRUNK.sub("", typed) if international else typed))
    )
    whole = digits.removeprefix("00") or digits
    separate = len(pieces) > 1 and all(len(piece) >= SHORT_WORD for piece in pieces)
    return Word((whole,), pieces if separate else ())


def _starts(form: str) -> str:
    return "(" + " AND ".join(f"{_quoted(run)}*" for run in _RUNS.findall(form)) + ")"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
