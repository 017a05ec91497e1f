"""Languages in cells: those that somebody speaks, and the one of letters."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name, languages
from twincrm.domain.folding import fold
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells

_LISTED = re.compile(r"\s*(?:,|;|/|\n|\+|\bund\b|\bu\.|\bet\b|\band\b|\bi\b)\s*")
_HOW_WELL = re.compile(
    r"\s*\([^()]*\)|\b(?:etwas|wenig|gut|sehr|fließend|grundkenntnisse|schul|notions|courant"
    r"|un peu|bien|fluent|basic|some|trochę|dobrze)\b\.?",
    re.IGNORECASE,
)
"""How well a language is spoken; that goes to the note."""
_SHORTEST = 2


@cache
def _language_codes() -> dict[str, str]:
    return {
        fold(name): code for spoken in ("pl", "fr", "de", "en") for code, name in languages(spoken)
    } | {"frz": "fr", "franz": "fr", "dt": "de", "dtsch": "de", "engl": "en", "poln": "pl"}


@cache
def _rarer_codes() -> dict[str, str]:
    """Languages that nobody is offered by themselves, such as Latin, by their whole names."""
    codes = [one + other for one in ascii_lowercase for other in ascii_lowercase]
    named = ((code, language_name(code, in_)) for in_ in ("pl", "fr", "de", "en") for code in codes)
    return {fold(name): code for code, name in named if name != code}


def spoken_languages(cells: Cells) -> tuple[str, ...]:
    """Codes of the languages; what is none goes to the note."""
    found: list[str] = []
    for column, value in cells.of("languages"):
        for word in filter(None, _LISTED.split(shown(value))):
            plain = _HOW_WELL.sub("", word).strip()
            code = language_code(plain)
            if code:
                found.append(code)
            if not code or plain != word.strip():
                cells.keep(column, word)
    return tuple(dict.fromkeys(found))


def language_of_letters(cells: Cells) -> str:
    """The language of letters; what is none goes to the note."""
    for column, value in cells.of("written"):
        if code := language_code(shown(value)):
            return code
        cells.keep(column, shown(value))
    return ""


@cache
def language_code(word: str) -> str:
    """The code of a language by its name or code in any of our languages; empty for none."""
    codes = _language_codes()
    key = fold(word).strip(" .")
    if key in codes or key in _rarer_codes():
        return codes.get(key) or _rarer_codes()[key]
    if len(key) == _SHORTEST and key in codes.values():
        return key
    meant = {code for name, code in codes.items() if len(key) > _SHORTEST and name.startswith(key)}
    return meant.pop() if len(meant) == 1 else ""
