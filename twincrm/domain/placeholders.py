"""What stands in braces in a letter to many, by the words of its writer.

Kept is one word for each, the English one; ``{Ort}``, ``{ville}`` and ``{town}`` are the same, and
neither case nor accents count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

PLACEHOLDERS: tuple[str, ...] = (
    "salutation", "name", "given", "family", "organisation", "town", "date", "closing",
    "amount", "year", "account", "payments", "reference", "fees", "reminded",
)  # fmt: skip
"""What a text may hold in braces."""
FOR_FRIENDS = "informal"
"""Not filled in: what follows it is said to those who are on first-name terms."""

_WORDS: dict[str, str] = {
    "de": "Anrede Name Vorname Nachname Organisation Ort Datum Gruß Betrag Jahr Konto Zahlungsstand"
    " Verwendungszweck Beiträge Erinnert Du",
    "fr": "appel nom_complet prénom nom organisation ville date politesse montant année compte"
    " versements référence cotisations rappel tu",
    "pl": "zwrot imię_i_nazwisko imię nazwisko organizacja miejscowość data zakończenie kwota"
    " rok konto wpłaty tytuł_wpłaty składki przypomnienie ty",
}
_AS_WELL = {
    "stadt": "town", "wohnort": "town", "familienname": "family", "verein": "organisation",
    "grussformel": "closing", "schluss": "closing", "commune": "town", "lieu": "town",
    "organisme": "organisation", "nom_de_famille": "family", "miasto": "town",
    "first_name": "given", "family_name": "family", "city": "town", "organization": "organisation",
}  # fmt: skip
"""Words that are understood, but not written."""
_SPOKEN: dict[str, dict[str, str]] = {
    language: dict(zip((*PLACEHOLDERS, FOR_FRIENDS), words.split(), strict=True))
    for language, words in _WORDS.items()
}
_KEYS: dict[str, str] = {
    **_AS_WELL,
    **{fold(word): key for words in _SPOKEN.values() for key, word in words.items()},
    **{key: key for key in (*PLACEHOLDERS, FOR_FRIENDS)},
}
_BRACES = re.compile(r"\{(\w+)\}")


def placeholder(word: str) -> str:
    """The placeholder that a word in braces means in any language; empty where it means none."""
    return _KEYS.get(fold(word), "")


def placeholder_word(key: str, language: str) -> str:
    """The word for a placeholder in *language*, else the English one."""
    return _SPOKEN.get(language[:2].lower(), {}).get(key, key)


def words_of_all(language: str) -> str:
    """Everything that can be filled in, as one writes it in *language*."""
    return ", ".join(f"{{{placeholder_word(key, language)}}}" for key in PLACEHOLDERS)


def kept_words(text: str) -> str:
    """*text* with its placeholders as they are kept."""
    return replaced(text, lambda word: f"{{{placeholder(word) or word}}}")


def shown_words(text: str, language: str) -> str:
    """*text* with its placeholders in the words of who reads *language*."""

    def shown(word: str) -> str:
        key = placeholder(word)
        return f"{{{placeholder_word(key, language) if key else word}}}"

    return replaced(text, shown)


def words_in_braces(text: str) -> tuple[str, ...]:
    """Each word that stands in braces, as it is written."""
    return tuple(_BRACES.findall(text))


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """What stands in braces and is no placeholder: it would be printed as it is."""
    known = (word for word in words_in_braces(text) if placeholder(word) not in PLACEHOLDERS)
    return tuple(dict.fromkeys(known))


def replaced(text: str, with_what: Callable[[str], str]) -> str:
    """*text* with something else for each word in braces, and for the braces."""
    return _BRACES.sub(lambda found: with_what(found[1]), text)
