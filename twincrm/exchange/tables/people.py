"""Names in cells: couples in one, capitals, family names first, and forms of address."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from twincrm.domain.folding import fold
from twincrm.domain.names import typed_name

_AND = re.compile(
    r"\s+(?:und|u\.?|et|and|en|i|oraz|e)(?!\s+zu[mr]?\s)\s+|\s*(?:&|\+)\s*|\s+u\.(?=\S)|(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_FAMILY_WORD = re.compile(
    r"^(?:fam(?:ilie|\.|ille|ily|ilia)?|eheleute|ehepaar|ehel\.|haushalt|foyer|couple|p\.?p\.?"
    r"|panstwo|państwo|rodzina)\s*\.?\s+",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:(?:prof|dr|dipl|ing|med|phil|jur|rer|nat|pol|h|c|univ|mag|lic|ir|mgr|inż|hab|rev|revd|ks)\.\s*"
    r"|(?:Professorin|Professor|Dr|Prof|Pfarrer|Pfarrerin|Doktor|Revd|Rev|Cllr)\s+(?=\S))+(?:-Ing\.\s*)?",
    re.IGNORECASE,
)
_LOWER = frozenset(
    [
        "von",
        "vom",
        "van",
        "zu",
        "zum",
        "zur",
        "der",
        "den",
        "dem",
        "des",
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "dos",
        "das",
        "ter",
        "ten",
        "und",
        "y",
        "i",
    ]
)
_ARTICLES = frozenset({"le", "la"})
"""They stand before a family name too, and stay great there."""
_FRENCH_ARTICLES = frozenset({"du", "des"})
_WITHIN = frozenset({"sur", "sous", "en", "de", "du", "des", "la", "le", "les", "lès", "lez"})
"""Words between hyphens: ``Saint-Aubin-sur-Lys``."""
_WITHIN_WORD = re.compile(r"(?<=[^\W\d_])İ")
"""Its small form is i; what ``lower`` makes of it is two letters, of which the second is none."""
_SMALL_D = re.compile("^d['’]")
_PIECES = re.compile(r"[^\W\d_]+|[\W\d_]+")
_ELIDED = frozenset({"d", "l"})
_PERSONS = {
    **dict.fromkeys(
        [
            "herr",
            "herrn",
            "hr",
            "hrn",
            "m",
            "mr",
            "monsieur",
            "mister",
            "pan",
            "sir",
            "messieurs",
            "mm",
            "dhr",
            "heer",
        ],
        "mr",
    ),
    **dict.fromkeys(
        [
            "frau",
            "fr",
            "mme",
            "madame",
            "mlle",
            "mademoiselle",
            "mrs",
            "ms",
            "miss",
            "mw",
            "mevr",
            "mevrouw",
            "pani",
            "mmes",
        ],
        "mrs",
    ),
    **dict.fromkeys(["divers", "mx", "neutral", "neutre", "neutralna"], "neutral"),
}
_PAIRS = frozenset(
    [
        "eheleute",
        "ehepaar",
        "familie",
        "fam",
        "famille",
        "family",
        "panstwo",
        "couple",
        "foyer",
        "haushalt",
        "rodzina",
        "paar",
        "ehel",
        "mmmme",
    ]
)
_HOUSE = frozenset({"familie", "fam", "famille", "family", "foyer", "haushalt", "rodzina"})
_FIRMS = frozenset(["firma", "fa", "societe", "company", "verein", "association", "sarl", "ste"])
_JOINTS = frozenset({"und", "en", "u", "et", "and", "i", "oraz", "e", "&", "+", ""})
_MALE = frozenset(
    ["m", "mannlich", "male", "h", "homme", "masculin", "man", "mezczyzna", "herr", "mr"]
)
_FEMALE = frozenset(
    ["w", "f", "weiblich", "female", "femme", "feminin", "woman", "kobieta", "k", "frau", "mrs"]
)
_NEUTRAL = frozenset({"d", "divers", "x", "nonbinary"})


_ORGANISATIONS = frozenset(
    {"organisation", "organization", "organizacja", "organisme", "verein", "association", "firma"}
)
_SOMEBODY = frozenset({"person", "personne", "osoba", "privatperson", "particulier"})
OWN_MARK = re.compile(r"(?i)(?:urn:uuid:)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}")
"""What contacts are known by to programs (RFC 9562)."""


def is_organisation(text: str) -> bool | None:
    """Whether a word says that a row is about an organisation; None where it says neither."""
    if not text:
        return None
    word = fold(text).strip(" .")
    return True if word in _ORGANISATIONS else False if word in _SOMEBODY else None


def is_particle(text: str) -> bool:
    """Whether all words are such as stand before a family name: ``von der``, ``d'``."""
    words = text.lower().replace("’", "'").split()
    return bool(words) and all(word.rstrip("'") in _LOWER | _ELIDED for word in words)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a form of address tells: of whom, which titles, and whether they are a couple."""

    people: tuple[str, ...] = ()
    """A word of the closed set of forms for each person, in their order."""
    prefix: str = ""
    together: bool = False
    family: bool = False
    firm: bool = False
    rest: str = ""
    """What was not understood."""


@lru_cache(maxsize=1024)
def spoken(text: str) -> Spoken:
    """Read a form of address: Herrn Dr., M. et Mme, Eheleute, Familie, Firma."""
    titles: list[str] = []
    people: list[str] = []
    rest: list[str] = []
    together = family = firm = False
    for word in re.findall(r"[^\s,/&+]+", text):
        key = fold(word).strip(".")
        if key in _PERSONS:
            people.append(_PERSONS[key])
        elif key in _PAIRS:
            together, family = True, family or key in _HOUSE
        elif key in _FIRMS:
            firm = True
        elif _TITLES.fullmatch(f"{word} ") or without_titles(f"{word} x")[1] == "x":
            titles.append(word)
        elif key not in _JOINTS:
            rest.append(word)
    couple = together or len(people) > 1
    return Spoken(tuple(people), " ".join(titles), couple, family, firm, " ".join(rest))


@lru_cache(maxsize=4096)
def without_form(name: str) -> tuple[str, str]:
    """The form of address at the beginning of a name, and the name: ``M. et Mme DUPONT Jean``."""
    words = name.split()
    at = 0
    while at < len(words) - 1 and _is_form(words[at]):
        at += 1
    while at and fold(words[at - 1]).strip(".") in _JOINTS:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_form(word: str) -> bool:
    key = fold(word).strip(".")
    if len(key) == 1:
        return word == "M." or key in _JOINTS
    return key in _PERSONS or key in _PAIRS - _HOUSE or key in _JOINTS


@lru_cache(maxsize=64)
def form_of_gender(text: str) -> str:
    """The form of address of a gender that a list tells; empty if it tells none."""
    key = fold(text).strip(". ")
    if key in _MALE:
        return "mr"
    if key in _FEMALE:
        return "mrs"
    return "neutral" if key in _NEUTRAL else ""


@lru_cache(maxsize=4096)
def split_couple(text: str) -> tuple[str, ...]:
    """The names that stand in one cell: ``Jürgen u. Anna``, ``Jean et Marie``; one for one."""
    parts = [part.strip(" ,") for part in _AND.split(f" {text} ".strip())]
    names = tuple(part for part in parts if part)
    return names if len(names) > 1 and all(any(c.isalpha() for c in n) for n in names) else (text,)


@lru_cache(maxsize=4096)
def split_given(text: str) -> tuple[str, ...]:
    """The first names that stand in one cell, commas between them included."""
    return split_couple(text.replace(", ", " & "))


@lru_cache(maxsize=4096)
def without_titles(name: str) -> tuple[str, str]:
    """Titles at the beginning of a name, and the name: ``Dr. Anna`` and its like."""
    found = _TITLES.match(name)
    if found is None or not found[0].strip() or found.end() == len(name):
        return "", name
    return found[0].strip(), name[found.end() :].strip()


@lru_cache(maxsize=4096)
def without_family_word(name: str) -> tuple[bool, str]:
    """Whether a name begins with a word for a family, and the name without it: ``Fam. Meier``."""
    found = _FAMILY_WORD.match(f"{name} ")
    return (True, name[found.end() :].strip()) if found else (False, name)


def split_name(text: str, *, family_first: bool) -> tuple[str, str]:
    """Given and family name of a name in one cell.

    A comma or a family name in capitals says which is which; else *family_first* does.
    """
    text = " ".join(text.split())
    if "," in text:
        return typed_name(text)
    words = text.split()
    loud = [_loud(word) for word in words]
    if any(loud) and not all(loud):
        loud = [one or _before_family(word) for one, word in zip(loud, words, strict=True)]
        given = (word for one, word in zip(loud, words, strict=True) if not one)
        return " ".join(given), " ".join(w for one, w in zip(loud, words, strict=True) if one)
    if all(len(word) > 1 and _before_family(word.lower()) for word in words[:-1]):
        return "", text
    if not family_first:
        return typed_name(text)
    at = 1
    while at < len(words) - 1 and words[at - 1].islower():
        at += 1
    return " ".join(words[at:]), " ".join(words[:at])


def _before_family(word: str) -> bool:
    """Whether a small word is none of a first name: ``de``, ``von``, ``la``."""
    return word.islower() and (word in _ARTICLES or is_particle(word))


def has_loud_word(text: str) -> bool:
    """Whether a word of a name is in capitals."""
    return any(_loud(word) for word in text.split())


def _loud(word: str) -> bool:
    """Whether a word is in capitals; so is what stands behind a small d': ``d'ORVAL``."""
    letters = [c for c in _SMALL_D.sub("", word) if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() or c == "ß" for c in letters)


def in_proper_case(name: str) -> str:
    """A family name in capitals as it is written: ``d'Hérouville``, ``Le Goff``, ``von der Heyde``.

    Particles become small, as French and German write them within a sentence (*d'*, *de*, *von*,
    *van der*); the articles *Le* and *La* and a *Du* or *Des* at the beginning stay great.
    Mac and O' keep the letter that follows.
    """
    pieces = small_pieces(name)
    words = sum(piece[0].isalpha() for piece in pieces)
    shown: list[str] = []
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else ""
        shown.append(_piece(piece, after, first=place == 0, only=words == 1))
    return "".join(shown)


def small_pieces(name: str) -> list[str]:
    """A name in small letters as words and what stands between them; accents are in the letters."""
    whole = _WITHIN_WORD.sub("i", unicodedata.normalize("NFC", name).strip())
    small = (c if c == "İ" else c.lower() for c in whole)
    return _PIECES.findall("".join(small) if "İ" in whole else whole.lower())


def _piece(piece: str, after: str, *, first: bool, only: bool) -> str:
    if not piece[0].isalpha():
        return piece
    if after[:1] in ("'", "’") and piece in _ELIDED:
        return piece if piece == "d" else piece.upper()
    if piece in _WITHIN and not first and after.startswith("-"):
        return piece
    small = piece in _LOWER and after.startswith(" ") and not only
    if small and not (first and piece in _FRENCH_ARTICLES):
        return piece
    if piece.startswith("mc") and len(piece) > len("mc") + 1:
        return "Mc" + piece[2:].capitalize()
    return piece[0].upper() + piece[1:]
