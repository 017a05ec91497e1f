"""Addresses in one cell: postcode and town taken apart, codes given back what a sheet took off."""

from __future__ import annotations

import re
from functools import lru_cache

from twincrm.domain.addresses import expected_digits
from twincrm.domain.countries import country_code
from twincrm.domain.folding import fold
from twincrm.exchange.tables.people import small_pieces

_CODE = (
    r"\d{2}-\d{3}|\d{4}\s?[A-Z]{2}(?=\s|$)|\d{3}\s\d{2}(?=\s)|\d{4,6}"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}"
    r"|[AC-FHKNPRTV-Y]\d[\dW]\s?(?!\d{4})[AC-FHKNPRTV-Y\d]{4}(?![A-Z\d])"
)
_BEFORE = re.compile(
    rf"(?:([A-Z]{{1,2}})(?:\s?-\s?|\s(?=\d)))?({_CODE})(?:\s*[-,/·]?\s+|\s*[,/]\s*|(?=[^\W\d]))(.+)",
    re.DOTALL,
)
_AFTER = re.compile(rf"(.+?)[\s,;/(]+(?:([A-Z]{{1,2}})\s?-\s?)?({_CODE})\)?", re.DOTALL)
_ALONE = re.compile(rf"(?:([A-Z]{{1,2}})\s?-\s?)?({_CODE})")
_LETTERS = {
    "D": "DE",
    "F": "FR",
    "A": "AT",
    "B": "BE",
    "I": "IT",
    "E": "ES",
    "H": "HU",
    "L": "LU",
    "CH": "CH",
    "PL": "PL",
    "NL": "NL",
    "CZ": "CZ",
    "GB": "GB",
    "DE": "DE",
    "FR": "FR",
    "AT": "AT",
    "BE": "BE",
    "IT": "IT",
    "ES": "ES",
    "DK": "DK",
    "LU": "LU",
    "SK": "SK",
}
"""Country letters before a postcode."""
_LAST_PART = re.compile(r"\s*[,;\n·]\s*|\s+/\s+|\s+[–-]\s+")
_HOUSE = re.compile(r"\d{1,4}\s?(?:bis|ter|[a-z])?", re.IGNORECASE)
_SHORTER_BY_ONE = 1
_LETTERS_ONLY = 3
"""What is no longer may be the letters of a region."""


@lru_cache(maxsize=4096)
def split_place(text: str) -> tuple[str, str, str]:
    """Postcode, town and country (two letters or empty) of ``01234 Köln`` and its like."""
    text = " ".join(text.split())
    if found := _ALONE.fullmatch(text):
        (letters, code), town = found.groups(), ""
    elif found := _BEFORE.fullmatch(text):
        letters, code, town = found.groups()
    elif found := _AFTER.fullmatch(text):
        town, letters, code = found.groups()
    else:
        return "", text, ""
    return code, town.strip(" ,"), _LETTERS.get(letters or "", "")


_LAND_BEHIND = re.compile(r"(.+?)(?:\s*[,;/]\s*|\s+[–-]\s+|\s*\()([^\W\d][^(),;/]*)\)?")
_NOWHERE = frozenset(
    {
        *("unbekannt", "nicht bekannt", "unbek", "keine angabe", "keine angaben", "keine", "k a"),
        *("ohne", "ohne angabe", "n a", "n v", "nn", "n n", "nicht angegeben", "entfallt"),
        *("inconnu", "inconnue", "non communique", "non precise", "non renseigne", "neant"),
        *("unknown", "not known", "none", "nil", "not given", "n k"),
        *("nieznane", "nieznany", "nieznana", "brak", "brak danych", "onbekend", "geen"),
    }
)
"""Words for not knowing where somebody lives."""
_TOWNS_TOO = frozenset({"ohne", "none"})
"""Of these words the ones that towns are called: 48465 Ohne, 10060 None."""
_ELSEWHERE = frozenset(
    {
        *("siehe oben", "s oben", "s o", "wie oben", "dito", "dto", "verzogen", "siehe unten"),
        *("unbekannt verzogen", "voir ci dessus", "ci dessus", "idem", "id", "npai", "see above"),
        *("as above", "ditto", "j w", "jw", "jak wyzej", "zie boven"),
    }
)
"""Words that point elsewhere."""
_SIGNS = re.compile(r"[\W_]+")


def nowhere(text: str) -> bool:
    """Whether a cell says that nobody knows the place, or says nothing."""
    if any(map(str.isdigit, text)):
        return False
    return _is_nowhere(text)


@lru_cache(maxsize=4096)
def _is_nowhere(text: str) -> bool:
    key = _SIGNS.sub(" ", fold(text)).strip()
    return key in _NOWHERE or not key


@lru_cache(maxsize=4096)
def points_elsewhere(text: str) -> bool:
    """Whether a cell points to another row or says that somebody moved: ``siehe oben``."""
    return _SIGNS.sub(" ", fold(text)).strip() in _ELSEWHERE


@lru_cache(maxsize=4096)
def told_town(text: str, beside: str = "") -> tuple[str, str, str]:
    """Postcode, town and country of what stands where a town should, all but the town optional.

    ``47475 Lindenau``, ``Köln, Deutschland``; no town for ``unbekannt``, ``?`` and their like.
    *beside* is the postcode in a column of its own.
    """
    code, town, land = split_place(text)
    if found := _LAND_BEHIND.fullmatch(town):
        said = found[2].strip(" .")
        behind = country_of_letters(said) or (
            country_code(said) if len(said) > _LETTERS_ONLY else ""
        )
        if behind:
            town, land = found[1].strip(" ,"), behind
    town, _ = without_quarter(town)
    called = bool(code or beside) and fold(town) in _TOWNS_TOO
    nothing = not called and (nowhere(town) or points_elsewhere(town))
    return code, "" if nothing else town, land


@lru_cache(maxsize=4096)
def split_code(text: str) -> tuple[str, str]:
    """The postcode without letters of a country, and that country: ``D-01234``."""
    found = _ALONE.fullmatch(" ".join(text.upper().split()))
    if found is None or not found[1]:
        return text.strip(), ""
    return found[2], _LETTERS.get(found[1], "")


_QUARTER = re.compile(
    r"(?P<town>.+?)\s*[,/(–-]*\s*\b(?P<quarter>(?:OT|Ortsteil)\b\.?\s+[^\W\d][^()]*?)\s*\)?"
)
"""``Lindenau OT Gestfeld``: a part of a town is no town of its own."""


@lru_cache(maxsize=4096)
def without_quarter(town: str) -> tuple[str, str]:
    """A town, and the part of it that is named behind it, as it is written: ``OT Gestfeld``."""
    found = _QUARTER.fullmatch(town)
    return (found["town"], found["quarter"]) if found else (town, "")


_SHAPES = {
    "PL": re.compile(r"\d{2}-\d{3}"),
    "NL": re.compile(r"\d{4}\s?[A-Z]{2}"),
    "GB": re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}"),
    "IE": re.compile(r"[AC-FHKNPRTV-Y]\d[\dW]\s?(?!\d{4})[AC-FHKNPRTV-Y\d]{4}"),
}


_PARTED = {
    "NL": re.compile(r"(\d{4})\s?([A-Z]{2})"),
    "PL": re.compile(r"(\d{2})\s?(\d{3})"),
    "GB": re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})"),
    "IE": re.compile(r"([A-Z]\d[\dW])\s?([A-Z\d]{4})"),
}


def country_of_letters(letters: str) -> str:
    """The country of the letters on a car: ``F``, ``D``; empty where there is none."""
    return _LETTERS.get(letters.strip(" .").upper(), "")


@lru_cache(maxsize=4096)
def country_of_code(code: str) -> str:
    """The country whose postcodes alone look like this; empty where several do."""
    return next((land for land, shape in _SHAPES.items() if shape.fullmatch(code.upper())), "")


@lru_cache(maxsize=4096)
def whole_code(code: str, country: str) -> str:
    """A postcode of digits that a sheet took for a number gets its 0 back: 1234 in Germany.

    Letters become great, and Polish and British codes are parted: 44100, wb12ac.
    """
    if country in _PARTED and (found := _PARTED[country].fullmatch(code.upper())):
        return f"{found[1]}{'-' if country == 'PL' else ' '}{found[2]}"
    return f"0{code}" if lacks_digit(code, country) else code


@lru_cache(maxsize=4096)
def lacks_digit(code: str, country: str) -> bool:
    """Whether a postcode is one digit short."""
    wanted = expected_digits(code, country)
    return wanted is not None and len(code) == wanted - _SHORTER_BY_ONE and code.isdigit()


def split_address(text: str) -> tuple[tuple[str, ...], str, str, str] | None:
    """Street lines, postcode, town and country of an address in one cell; None if it is none.

    The part with a postcode comes last, before a country.
    """
    parts = _parts(text)
    country = ""
    if len(parts) > 1 and not any(c.isdigit() for c in parts[-1]):
        found = country_code(parts[-1])
        if found:
            country, parts = found, parts[:-1]
    at = next((n for n in range(len(parts) - 1, -1, -1) if split_place(parts[n])[0]), None)
    if at is None or (at == 0 and len(parts) > 1 and not split_place(parts[0])[1]):
        return _by_code(text, country)
    if at == 0 and len(parts) == 1:
        return _by_code(text, country)
    code, town, letters = split_place(parts[at])
    more = [part for part in parts[at + 1 :] if part]
    if not town and more:
        town, more = more[0], more[1:]
    before = list(parts[:at])
    if not town and len(before) > 1 and not any(c.isdigit() for c in before[-1]):
        town = before.pop()
    return (*before, *more), code, town, country or letters


def _parts(text: str) -> list[str]:
    """The parts of an address; a number that stands before its street is no part of its own."""
    parts: list[str] = []
    for part in filter(None, (each.strip() for each in _LAST_PART.split(text.strip()))):
        if parts and _HOUSE.fullmatch(parts[-1]):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _by_code(text: str, country: str) -> tuple[tuple[str, ...], str, str, str] | None:
    """``Ackerstr. 1 01234 Köln``: without a sign between street and town."""
    found = re.fullmatch(
        rf"(.+?\d\s?[a-zA-Z]?)\s+((?:[A-Z]{{1,2}}-)?(?:{_CODE})\s+\D+)", " ".join(text.split())
    )
    if found is None:
        return None
    code, town, letters = split_place(found[2])
    return (found[1],), code, town, country or letters


_SMALL = frozenset(
    {
        *("am", "an", "auf", "bei", "der", "den", "die", "im", "in", "ob", "unter", "vor", "zur"),
        *("aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "lez", "sous"),
        *("sur", "nad", "pod", "upon", "on", "under", "by"),
    }
)
"""Words within the name of a town that are written small."""


@lru_cache(maxsize=4096)
def town_in_letters(name: str) -> str:
    """A town in capitals as it is written: ``Saint-Aubin-sur-Lys``, ``Frankfurt am Main``."""
    pieces = small_pieces(name)
    return "".join(
        piece if place and piece in _SMALL else piece[:1].upper() + piece[1:]
        for place, piece in enumerate(pieces)
    )
