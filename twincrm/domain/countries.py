"""Countries and languages: their names in every language, and who belongs to what."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.names import DisplayOrder

EU_MEMBERS = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""The members of the European Union."""

EEA_MEMBERS = EU_MEMBERS | {"IS", "LI", "NO"}
"""Where the General Data Protection Regulation holds; all others are third countries."""

EASTERN_ORDER = frozenset({"HU", "JP", "CN", "KR", "KP", "TW", "VN", "HK", "MO"})
"""Countries that say the family name first."""

_NO_COUNTRIES = frozenset(
    {*("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"), *("AC", "CP", "CQ", "DG", "EA", "IC", "TA")}
)
"""Codes that Babel lists beside the countries: unions, and islands under exceptional codes."""

_ALSO_CALLED = {
    **dict.fromkeys(("uk", "england", "scotland", "wales", "great britain"), "GB"),
    **dict.fromkeys(("grossbritannien", "schottland", "grande-bretagne", "angleterre"), "GB"),
    **dict.fromkeys(("ecosse", "anglia", "szkocja", "northern ireland", "nordirland"), "GB"),
    **dict.fromkeys(("usa", "united states of america", "etats-unis d'amerique"), "US"),
    **dict.fromkeys(("holland", "hollande", "the netherlands"), "NL"),
    **dict.fromkeys(("tschechische republik", "republique tcheque", "czech republic"), "CZ"),
    **dict.fromkeys(("deutschland (d)", "brd", "bundesrepublik deutschland"), "DE"),
}

_LANGUAGE_CODES = (
    *("de", "fr", "en", "pl", "nl", "it", "es", "pt", "hu", "cs", "sk", "sl", "hr", "sr", "bs"),
    *("ro", "bg", "el", "tr", "ru", "uk", "be", "lt", "lv", "et", "fi", "sv", "da", "nb", "is"),
    *("ga", "mt", "ca", "eu", "gl", "br", "lb", "sq", "mk", "he", "ar", "fa", "ku", "hy", "ka"),
    *("zh", "ja", "ko", "vi", "hi", "eo"),
)


def country_name(code: str, language: str) -> str:
    """The name of the country in *language*; the code itself where there is none."""
    return _territories(language[:2].lower()).get(code.upper(), code)


def language_name(code: str, language: str) -> str:
    """The name of the language *code* in *language*; the code itself where there is none."""
    return _languages(language[:2].lower()).get(code.lower(), code)


def language_title(code: str, language: str) -> str:
    """The name of a language as it stands alone: above a column, beside a box, in a choice."""
    name = language_name(code, language)
    return name[:1].upper() + name[1:]


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every country, sorted by name as *language* says it."""
    names = _territories(language[:2].lower())
    named = [(code, name) for code, name in names.items() if _is_country(code)]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1])))


@cache
def country_codes() -> frozenset[str]:
    """The two-letter codes of all countries."""
    return frozenset(code for code, _ in countries("en"))


@cache
def languages(language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of the languages a contact may speak, sorted by name."""
    named = [(code, language_name(code, language)) for code in _LANGUAGE_CODES]
    return tuple(sorted(named, key=lambda pair: sort_key(pair[1])))


def country_code(name: str) -> str | None:
    """The code of a country named in German, French, English or Polish, or by its code."""
    wanted = sort_key(name)
    if wanted in _ALSO_CALLED:
        return _ALSO_CALLED[wanted]
    if wanted.upper() in country_codes():
        return wanted.upper()
    return _codes_by_name().get(wanted)


def default_display_order(code: str) -> DisplayOrder:
    """The order of names that is usual in the country."""
    return "eastern" if code.upper() in EASTERN_ORDER else "western"


def _is_country(code: str) -> bool:
    return len(code) == len("DE") and code.isalpha() and code not in _NO_COUNTRIES


@cache
def _codes_by_name() -> dict[str, str]:
    return {
        sort_key(name): code
        for language in ("pl", "fr", "de", "en")
        for code, name in countries(language)
    }


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale(language).territories)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").territories)


@cache
def _languages(language: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return dict(Locale(language).languages)
    except (UnknownLocaleError, ValueError):
        return dict(Locale("en").languages)
