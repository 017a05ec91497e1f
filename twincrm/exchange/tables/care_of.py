"""At whose door somebody lives (*c/o*), told from the street it is written with."""

from __future__ import annotations

import re

_SURE = r"c\s?/\s?o\.?|c\.\s?o\.|℅|aux bons soins d[e’']"
"""Nothing but a name follows these."""
_LIKELY = r"bei(?:\s+(?:fam(?:ilie|\.)|frau|herrn?))?|chez|p/a|u państwa"
"""Streets and hamlets begin so too: they count only where a street is left beside them."""
_BEGINS = re.compile(rf"(?:{_SURE})\s*\S", re.IGNORECASE)
_MAY_BEGIN = re.compile(rf"(?:{_LIKELY})\s+\S")
_PARTS = re.compile(
    r"\s*,\s+|\s*\(\s*|\s*\)\s*|\s+(?=c/o\b|(?-i:chez\s+M(?:\.|mes?\b|lles?\b|\s))"
    r"|(?-i:bei\s+(?:Fam(?:ilie\b|\.)|Frau\b|Herrn?\b)))",
    re.IGNORECASE,
)
_HINT = re.compile(r"c\s?/|c\.|℅|soins|bei|chez|p/a|u pa", re.IGNORECASE)
"""Without one of these nobody's door is meant."""
_ROAD = (
    r"(?:rue|avenue|av\.|bd\.?|boulevard|place|chemin|allée|impasse|route|quai|square|cours"
    r"|street|road|lane|avenue|close|drive)\b"
)
_NUMBER = r"\d+\s?[a-z]?(?:\s?[-/]\s?\d+\s?[a-z]?)?"
_STREETS = (
    rf"[^\W\d]{{2,}}(?:str\.|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|pfad|stieg"
    rf"|chaussee|promenade)\s*{_NUMBER}"
    rf"|(?-i:Am|Im|Zum|Zur|(?:An|Auf|In|Hinter|Unter) de[rmn])\s+[^\W\d]{{2,}}\s+{_NUMBER}"
    rf"|(?:ul|al|os|pl)\.\s*\D+{_NUMBER}"
    rf"|\d+\s*(?:[a-z]|bis|ter)?,?\s+{_ROAD}.+|\d+[a-z]?\s+(?:[^\W\d]+\s+)+{_ROAD}.*"
)
"""What is plainly a street, with its number."""
_UNPARTED = re.compile(rf"(?P<who>(?:{_SURE})\s*[^\d,]+?)\s+(?P<street>{_STREETS})", re.IGNORECASE)
"""``c/o Müller Hauptstr. 3``: only a word that is plainly a street tells where the name ends."""
_LIKELY_UNPARTED = re.compile(
    rf"(?P<who>(?:{_LIKELY})\s+(?!(?:de[rmn]|die|das)\b)[A-ZÀ-ÖØ-ÞĀ-Ž][^\d,]*?)"
    rf"\s+(?P<street>(?i:{_STREETS}))"
)
"""``chez Mme Petit 12 rue du Lys``: the same of words that streets begin with as well."""


def care_of(lines: list[str]) -> tuple[list[str], list[str]]:
    """At whose door, and the lines of the street without it; what is not plain stays a street."""
    doors: list[str] = []
    streets: list[str] = []
    for line in lines:
        door, street = _parted(line)
        if not door and not streets and len(lines) > 1 and _MAY_BEGIN.match(line):
            door, street = line.strip(), ""
        doors += [door] if door else []
        streets += [street] if street else []
    return doors, streets


def _parted(line: str) -> tuple[str, str]:
    line = line.strip()
    if not _HINT.search(line):
        return "", line
    if found := _UNPARTED.fullmatch(line) or _LIKELY_UNPARTED.fullmatch(line):
        return found["who"], found["street"]
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) == 1:
        whole = bool(_BEGINS.match(line)) and not any(map(str.isdigit, line))
        return (line, "") if whole else ("", line)
    at = next((n for n, p in enumerate(parts) if _BEGINS.match(p) or _MAY_BEGIN.match(p)), None)
    if at is None:
        return "", line
    return parts[at], ", ".join(parts[:at] + parts[at + 1 :])
