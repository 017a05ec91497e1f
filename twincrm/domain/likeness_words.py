"""How two spellings of a name are tied: by sound, as a short form, by a slip of the hand."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from twincrm.domain.folding import fold, match_key


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTICLES = _set(
    "von vom van zu zum zur der den dem de des del della di da du la le ten ter und y dos d l"
)
_TITLES = _set("dr prof professor herr frau mme madame monsieur mr mrs ms pan pani")
_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ck", "k"), ("dt", "t"), ("tz", "z"), ("x", "ks"), ("qu", "kw"),
    ("sch", "s"), ("ay", "ai"), ("ey", "ai"), ("ei", "ai"), ("y", "i"), ("ie", "i"), ("v", "f"),
    ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("cl", "kl"), ("cr", "kr"), ("cz", "z"),
)  # fmt: skip
"""What is spelt in several ways and said in one."""
_MUTE_H = re.compile(r"(?<=[aeiou])h(?![aeiou])")
_TWICE = re.compile(r"(.)\1+")
_SPLIT = re.compile(r"[^\w]+")

_ENDINGS = frozenset(
    frozenset(pair.split("/"))
    for pair in _set(
        "/a /e /i /o /s /n /ie /in /ne /le /la /na /ine /ina /ette /elle /nie /nne /anne /iane"
        " /iana es/a us/ia er/a"
        " a/e a/o a/i e/o e/i a/s e/s us/a us/e ra/er ke/ch as/a en/a in/a n/a is/e is/a"
    )
)
"""Andreas and Andrea, Michael and Michaela: what makes another given name of one."""
_HIS_AND_HERS = (
    ("ski", "ska"),
    ("cki", "cka"),
    ("dzki", "dzka"),
    ("ny", "na"),
    ("wy", "wa"),
    ("ov", "ova"),
)
_FEWEST_BEFORE_ENDING = 3
_SHORTEST, _REST = 3, 3
"""Letters of a short form that a name begins with, and of what is left out."""
_SHORT = 5
"""Names of fewer letters differ by one without a slip."""
_LONG, _ALIKE = 7, 0.8
"""From so many letters on there may be two slips, in names that are like each other on the whole
(Jaro-Winkler similarity)."""

_SHORT_FORMS = tuple(
    _set(names)
    for names in (
        "hans johannes johann hannes", "sepp josef joseph", "kathe katharina kathi",
        "lotte charlotte", "grete gretel margarete margarethe margret", "lore hannelore eleonore",
        "willi willy wilhelm", "fritz friedrich", "heinz heinrich", "heini heinrich", "uli ulrich",
        "uli ulrike", "steffi stefanie stephanie", "susi susanne", "gabi gaby gabriele",
        "moni monika", "conny cornelia", "andi andreas", "mike michael", "micha michael",
        "klaus nikolaus", "toni anton", "tony anthony", "rolf rudolf", "rudi rudolf",
        "gitta brigitte", "gitti brigitte", "lisa elisabeth", "lise elisabeth", "else elisabeth",
        "sabi sabine", "babs barbara", "bine sabine", "hanne hannelore johanna", "inge ingeborg",
        "lilo liselotte", "trudi gertrud", "trude gertrud", "resi therese", "leni magdalena helene",
        "bob robert", "bill william", "will william", "dick richard", "liz elizabeth",
        "betty elizabeth", "kate catherine katherine", "jim james", "jack john", "peggy margaret",
        "maggie margaret", "ted edward", "harry henry", "sue susan", "meg margaret",
        "gosia malgorzata", "kasia katarzyna", "basia barbara", "jurek jerzy", "jola jolanta",
        "staszek stanislaw", "krzysiek krzysztof", "tomek tomasz", "ania anna", "asia joanna",
        "zosia zofia", "wojtek wojciech", "piotrek piotr", "ola aleksandra", "ela elzbieta",
        "marysia maria", "janek jan", "kuba jakub", "ewka ewa", "romek roman",
        "mimi marie", "dede andre", "jojo georges", "zaza isabelle", "nico nicolas",
        "aga agnieszka", "jadzia jadwiga", "krysia krystyna", "hania hanna", "danka danuta",
        "ula urszula", "renia renata", "zuzia zuzanna", "wiesia wieslawa", "genia eugenia",
        "kazik kazimierz", "tadek tadeusz", "zbyszek zbigniew", "grzesiek grzegorz",
        "jedrek andrzej", "stasiek stanislaw", "rysiek ryszard", "heniek henryk", "mirek miroslaw",
        "slawek slawomir", "przemek przemyslaw", "darek dariusz", "jarek jaroslaw", "leszek lech",
        "wiesiek wieslaw", "jasiek jan", "franek franciszek", "antek antoni", "maciek maciej",
        "bartek bartosz", "bartek bartlomiej", "jozek jozef", "edek edward", "wladek wladyslaw",
        "czesiek czeslaw", "zdzisiek zdzislaw", "mietek mieczyslaw", "witek witold", "zenek zenon",
        "olek aleksander", "gienek eugeniusz", "romek romuald", "ewcia ewa", "alka alicja",
        "jan johannes", "johan johannes", "kees cornelis", "cor cornelis", "corrie cornelia",
        "nel cornelia", "nel petronella", "henk hendrik", "rika hendrika", "wim willem",
        "wim wilhelmus", "willem wilhelmus", "mina wilhelmina", "jaap jacob", "jaap jacobus",
        "koos jacobus", "sjaak jacobus", "piet petrus", "piet pieter", "pieter petrus",
        "toon antonius", "ton antonius", "gerrit gerardus", "gerrit gerard", "gerard gerardus",
        "bert albertus", "bert lambertus", "bert hubertus", "klaas nicolaas", "dirk diederik",
        "frits frederik", "rinus marinus", "els elisabeth", "bep elisabeth", "lies elisabeth",
        "greet margaretha", "griet margaretha", "hanneke johanna", "jopie johanna", "ans johanna",
        "mieke maria", "marijke maria", "ria maria", "miep maria", "truus geertruida",
        "trees theresia", "arie adrianus", "sjef josephus", "stien christina",
        "ibo ibrahim", "memo mehmet", "musti mustafa", "apo abdullah", "sulo suleyman",
        "huso huseyin", "fato fatma", "hatce hatice", "zeyno zeynep",
    )
)  # fmt: skip


_NO_NAMES: frozenset[str] = frozenset()
_MEANT_BY = {
    name: _NO_NAMES.union(*(others for others in _SHORT_FORMS if name in others))
    for name in _NO_NAMES.union(*_SHORT_FORMS)
}
"""Every name of the groups with all that it may stand for."""


class Tie(StrEnum):
    """How two spellings belong together."""

    SAME = "same"
    SPELLING = "spelling"
    """The same name in other letters: Schäfer and Schaefer, Łaski and Laski."""
    SOUND = "sound"
    PART = "part"
    """One of several names, a half of a double name."""
    SHORT = "short"
    TYPO = "typo"
    SLIPS = "slips"
    """Two slips in a short family name."""
    INITIAL = "initial"
    UNKNOWN = "unknown"
    """One of them is missing."""
    NEAR = "near"
    """Close in letters, yet another name: Andreas and Andrea, Tim and Tom."""
    OTHER = "other"


class Spelt(NamedTuple):
    """A name as written, and what it is compared by."""

    text: str
    folded: str
    words: tuple[str, ...]
    """In small letters without dots and accents: ``mueller`` and ``müller`` are both ``muller``."""
    key: str
    """The words in one."""
    sound: str


@lru_cache(maxsize=1 << 16)
def spelt_given(text: str) -> Spelt:
    """A given name, without a title that stands before it, or a particle if it is a family name."""
    return _spelt(text, _TITLES | _PARTICLES)


@lru_cache(maxsize=1 << 16)
def spelt_family(text: str) -> Spelt:
    """A family name; particles such as *von der* do not count."""
    return _spelt(text, _PARTICLES)


def _spelt(text: str, unheard: frozenset[str]) -> Spelt:
    words = tuple(word for word in _SPLIT.split(match_key(text)) if word)
    words = tuple(word for word in words if word not in unheard) or words
    key = "".join(words)
    return Spelt(text.strip(), fold(text), words, key, sound_of(key))


def sound_of(key: str) -> str:
    """A word as it is said, roughly: Meyer, Maier and Mayr; Schmidt and Schmitt."""
    for spelling, said in _SOUNDS:
        if spelling in key:
            key = key.replace(spelling, said)
    return _TWICE.sub(r"\1", _MUTE_H.sub("", key))


def tie(one: Spelt, other: Spelt) -> Tie:
    """How two family names are tied."""
    if not (one.key and other.key):
        return Tie.UNKNOWN
    if one.folded == other.folded:
        return Tie.SAME
    if one.key == other.key:
        return Tie.SPELLING
    if one.sound == other.sound:
        return Tie.SOUND
    return _by_parts(one, other) or _by_slips(one.key, other.key)


def _by_slips(one: str, other: str) -> Tie:
    if slip_between(one, other):
        return Tie.TYPO
    return Tie.SLIPS if one[0] == other[0] and slip_between(one, other, most=2) else Tie.OTHER


def given_tie(one: Spelt, other: Spelt, *, usual: bool | None = None) -> Tie:
    """How two given names are tied.

    *usual*: whether each of them is one that several people bear; None where that is not known.
    """
    if not (one.key and other.key):
        return Tie.UNKNOWN
    if one.folded == other.folded:
        return Tie.SAME
    if one.key == other.key:
        return Tie.SPELLING
    if one.sound == other.sound:
        return Tie.SOUND
    if len(one.key) == 1 or len(other.key) == 1:
        return Tie.INITIAL if one.key[0] == other.key[0] else Tie.OTHER
    return _by_parts(one, other) or _given_by_letters(one.key, other.key, usual=usual)


def _by_parts(one: Spelt, other: Spelt) -> Tie | None:
    if len(one.words) == len(other.words) == 1:
        return None
    mine, others = set(one.words), set(other.words)
    return Tie.PART if mine <= others or others <= mine else None


@lru_cache(maxsize=1 << 16)
def _given_by_letters(one: str, other: str, *, usual: bool | None) -> Tie:
    if is_short_form(one, other):
        return Tie.SHORT
    if another_ending(one, other):
        return Tie.NEAR
    if not slip_between(one, other):
        return Tie.OTHER
    if usual is None:  # Tim and Tom, Lena and Lina
        usual = len(one) == len(other) < _SHORT and sorted(one) != sorted(other)
    return Tie.NEAR if usual else Tie.TYPO


def is_short_form(one: str, other: str) -> bool:
    """Whether one is short for the other: Gabi, Alex, Gosia."""
    short, long = sorted((one, other), key=len)
    if long in _MEANT_BY.get(short, ()):
        return True
    rest = long[len(short) :]
    return (
        len(short) >= _SHORTEST
        and len(rest) >= _REST
        and long.startswith(short)
        and frozenset(("", rest)) not in _ENDINGS
    )


def another_ending(one: str, other: str) -> bool:
    """Whether only the ending makes two given names of one: Michael and Michaela."""
    begun = 0
    for letter, same in zip(one, other, strict=False):
        if letter != same:
            break
        begun += 1
    if begun < _FEWEST_BEFORE_ENDING:
        return False
    return any(
        frozenset((one[cut:], other[cut:])) in _ENDINGS
        for cut in range(begun, max(2, begun - 3), -1)
    )


def his_and_hers(one: Spelt, other: Spelt) -> bool:
    """Whether one family name is the other as the wife bears it: Jaworski and Jaworska."""
    if one.key == other.key:
        return False
    return any(
        (one.key.endswith(his) and one.key.removesuffix(his) + hers == other.key)
        or (other.key.endswith(his) and other.key.removesuffix(his) + hers == one.key)
        for his, hers in _HIS_AND_HERS
    )


@lru_cache(maxsize=1 << 16)
def slip_between(one: str, other: str, most: int = 0) -> bool:
    """Whether a slip of the hand makes the one of the other: a letter or two, by their length.

    *most*: how many slips there may be whatever the length, but from five letters on.
    """
    longest = max(len(one), len(other))
    if longest < _SHORTEST or abs(len(one) - len(other)) > 2:
        return False
    from rapidfuzz.distance import OSA, JaroWinkler

    allowed = 1 if longest < (_SHORT if most else _LONG) else 2
    if OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return False
    return longest < _LONG or JaroWinkler.similarity(one, other) >= _ALIKE
