"""Addresses, and how each country wants them on an envelope.

The layouts are those of DIN 5008 (Germany), La Poste (France) and the post offices of the countries
that German, French, British and Polish towns are twinned with most; every other country gets the
common European order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Callable

FRENCH_WIDTH = 38
"""Characters a line may have in France."""

FRENCH_LINES = 6
"""Lines an address may have in France, without the country."""


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """Where post goes: who, where exactly, and in which country (two letters).

    ``extra`` is what stands between recipient and street: a building, a flat, *c/o*. Street and
    extra may have several lines. The region is a province or state where the country writes one.
    """

    recipient_lines: tuple[str, ...] = ()
    street: str = ""
    postcode: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    extra: str = ""


def postal_lines(address: PostalAddress, *, sender_country: str, language: str) -> tuple[str, ...]:
    """The lines on the envelope, after the rules of the country the post goes to.

    Args:
        address: the recipient's address.
        sender_country: a country line is added only for post to another country.
        language: the sender's language, in which the country is written.
    """
    country = address.country.upper()
    lines = _LAYOUTS.get(country, _code_before_town)(address)
    lines = [line for line in (" ".join(line.split()) for line in lines) if line]
    if country and country != sender_country.upper():
        lines.append(country_name(country, language).upper())
    return tuple(lines)


def locality_line(address: PostalAddress) -> str:
    """Postcode and town on one line, as the country writes them: for screens and lists."""
    country = address.country.upper()
    code = tidy_postcode(address.postcode, country)
    town_first = country in _CODE_AFTER_TOWN
    return " ".join(
        filter(None, (address.locality, code) if town_first else (code, address.locality))
    )


_CODE_AFTER_TOWN = frozenset({"GB", "HU", "IE", "US", "CA", "AU", "NZ"})
_COUNTRY_PREFIX = re.compile(
    r"(?i)^(?:D|F|A|B|I|E|H|L|CH|PL|NL|CZ|SK|DE|FR|AT|BE|IT|ES|HU|LU)[-\s](?=\d)"
)
_GROUPED = {
    "NL": re.compile(r"(\d{4})\s*([A-Z]{2})"),
    "CZ": re.compile(r"(\d{3})\s*(\d{2})"),
    "SK": re.compile(r"(\d{3})\s*(\d{2})"),
    "SE": re.compile(r"(\d{3})\s*(\d{2})"),
    "GR": re.compile(r"(\d{3})\s*(\d{2})"),
    "GB": re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})"),
    "PL": re.compile(r"(\d{2})\s*-?\s*(\d{3})"),
}


def tidy_postcode(postcode: str, country: str) -> str:
    """The postcode as its country groups it, without the old country letters (``F-59000``)."""
    code = _COUNTRY_PREFIX.sub("", " ".join(postcode.upper().split()))
    grouping = _GROUPED.get(country.upper())
    found = grouping.fullmatch(code) if grouping else None
    if found:
        return ("-" if country.upper() == "PL" else " ").join(found.groups())
    return f"L-{code}" if country.upper() == "LU" and code else code


_DIGITS_OF_A_POSTCODE = {
    **dict.fromkeys(("DE", "FR", "PL", "IT", "ES", "CZ", "SK", "SE", "FI", "GR", "HR", "UA"), 5),
    **dict.fromkeys(("AT", "BE", "CH", "DK", "LU", "NL", "NO", "HU", "SI", "LV"), 4),
    **dict.fromkeys(("RO", "RU", "CN"), 6),
    "PT": 7,
}


def expected_digits(postcode: str, country: str) -> int | None:
    """How many digits a postcode of the country has, where the typed one has another number."""
    wanted = _DIGITS_OF_A_POSTCODE.get(country.upper())
    has = sum(character.isdigit() for character in postcode)
    return wanted if wanted is not None and postcode.strip() and has != wanted else None


def _head(address: PostalAddress) -> list[str]:
    return [*address.recipient_lines, *address.extra.splitlines(), *address.street.splitlines()]


def _with_code(address: PostalAddress, town: str) -> str:
    return f"{tidy_postcode(address.postcode, address.country)} {town}"


def _code_before_town(address: PostalAddress) -> list[str]:
    """Germany, Austria, Switzerland, Belgium, Luxembourg, Czechia, Slovakia and most others."""
    return [*_head(address), _with_code(address, address.locality)]


def _code_before_capitals(address: PostalAddress) -> list[str]:
    """Poland and the Netherlands: the town in capitals."""
    return [*_head(address), _with_code(address, address.locality.upper())]


def _with_province(address: PostalAddress) -> list[str]:
    """Italy: 20121 Milano (MI)."""
    province = f" ({address.region.upper()})" if _is_short(address.region) else ""
    return [*_head(address), _with_code(address, address.locality) + province]


def _with_region_line(address: PostalAddress) -> list[str]:
    """Spain: the province on a line of its own, unless the town has the same name."""
    region = "" if address.region.casefold() == address.locality.casefold() else address.region
    return [*_head(address), _with_code(address, address.locality), region]


def _british(address: PostalAddress) -> list[str]:
    """POST TOWN and postcode on lines of their own; no county."""
    code = tidy_postcode(address.postcode, "GB")
    return [*_head(address), address.locality.upper(), code]


def _hungarian(address: PostalAddress) -> list[str]:
    """Name, TOWN, street, and the postcode at the bottom."""
    return [
        *address.recipient_lines,
        address.locality.upper(),
        *address.street.splitlines(),
        *address.extra.splitlines(),
        tidy_postcode(address.postcode, "HU"),
    ]


def _irish(address: PostalAddress) -> list[str]:
    return [*_head(address), address.locality, address.region, address.postcode.upper()]


def _american(address: PostalAddress) -> list[str]:
    """Town, state and code on one line: the United States, Canada, Australia, New Zealand."""
    region = address.region.upper() if _is_short(address.region, 3) else address.region
    town = ", ".join(filter(None, (address.locality, region)))
    if address.country.upper() != "US":
        town = town.replace(",", "")
    return [*_head(address), f"{town} {address.postcode.upper()}"]


def _is_short(region: str, longest: int = 2) -> bool:
    return 1 < len(region) <= longest and region.isalpha()


_PUNCTUATION = re.compile(r"[.,;:!?()\"“”„«»–—/]+")
_HYPHEN_OR_APOSTROPHE = re.compile(r"[-‐‑'’]+")
_SHORT_WORDS = {
    "ALLÉE": "ALL",
    "AVENUE": "AV",
    "BÂTIMENT": "BAT",
    "BOULEVARD": "BD",
    "CHEMIN": "CHE",
    "IMPASSE": "IMP",
    "PLACE": "PL",
    "RÉSIDENCE": "RES",
    "ROUTE": "RTE",
    "SAINT": "ST",
    "SAINTE": "STE",
    "SQUARE": "SQ",
}
"""Abbreviations of La Poste, used only where a line would be too long."""


def _french(address: PostalAddress) -> list[str]:
    """At most six lines of 38 characters, no punctuation, the last line in capitals."""
    town = _HYPHEN_OR_APOSTROPHE.sub(" ", _PUNCTUATION.sub(" ", address.locality.upper()))
    last = " ".join(_with_code(address, town).split())
    head = [" ".join(_PUNCTUATION.sub(" ", line).split()) for line in _head(address)]
    fitted = [part for line in head if line for part in _fitted(line)]
    return [*_joined(fitted, FRENCH_LINES - 1), *_fitted(last)]


def _fitted(line: str) -> list[str]:
    """The line as it is, abbreviated, or broken between words: never longer than 38."""
    if len(line) > FRENCH_WIDTH:
        line = " ".join(_SHORT_WORDS.get(word.upper(), word) for word in line.split())
    lines = [""]
    for word in line.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > FRENCH_WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _joined(lines: list[str], most: int) -> list[str]:
    """No more than *most* lines where neighbours fit on one; nothing is left out."""
    lines = list(lines)
    while len(lines) > most:
        pairs = range(1, len(lines) - 1)
        fitting = [i for i in pairs if len(lines[i]) + 1 + len(lines[i + 1]) <= FRENCH_WIDTH]
        if not fitting:
            break
        at = fitting[0]
        lines[at : at + 2] = [f"{lines[at]} {lines[at + 1]}"]
    return lines


_LAYOUTS: dict[str, Callable[[PostalAddress], list[str]]] = {
    **dict.fromkeys(("DE", "AT", "CH", "LI", "BE", "LU", "CZ", "SK"), _code_before_town),
    **dict.fromkeys(("PL", "NL"), _code_before_capitals),
    **dict.fromkeys(("US", "CA", "AU", "NZ"), _american),
    "FR": _french,
    "MC": _french,
    "GB": _british,
    "HU": _hungarian,
    "IE": _irish,
    "IT": _with_province,
    "ES": _with_region_line,
}
