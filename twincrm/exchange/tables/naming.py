"""What the name of a column says: a field, what it is for, and which of several it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from twincrm.domain.folding import fold
from twincrm.exchange.tables.headers import FILLERS, KINDS, NAMES, TOLD_ONLY
from twincrm.exchange.tables.meanings import KINDS as OF_FIELDS
from twincrm.exchange.tables.meanings import OF_ADDRESS, meanings
from twincrm.exchange.tables.partner_headers import of_partner, without_partner

_WORDS = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"\be[\s_-]?(?=mails?\b)")
_GOOGLE = re.compile(
    r"(e-mail|phone|address|organization|website|event|custom field|relation|im)"
    r"\s+(\d+)\s+-\s+(.+)",
    re.IGNORECASE,
)
_OF_GOOGLE: dict[tuple[str, str], str] = {
    ("e-mail", "value"): "email",
    ("phone", "value"): "phone",
    ("website", "value"): "url",
    ("address", "street"): "street",
    ("address", "city"): "city",
    ("address", "po box"): "po_box",
    ("address", "region"): "region",
    ("address", "postal code"): "postcode",
    ("address", "country"): "country",
    ("address", "extended address"): "extra",
    ("address", "formatted"): "address",
    ("organization", "name"): "organisation",
    ("organization", "title"): "function",
    ("organization", "department"): "department",
}
"""What Google calls the parts of its numbered entries."""
_THUNDERBIRD = re.compile(r"x?mozilla(Home|Work|Custom)([A-Za-z]*)(\d?)", re.IGNORECASE)
_LONGEST = 120
"""Letters of a header; what is longer is none."""
_EITHER = re.compile(r"[/&+]|\b(?:und|u|oder|et|ou|and|or|i|lub)\b")
"""Tel./Handy holds numbers of both kinds."""
_FILLERS = frozenset(FILLERS.split())
_REMARKS = frozenset(
    {
        *("bemerkung", "bemerkungen", "bem", "notiz", "notizen", "anmerkung", "anmerkungen"),
        *("remark", "remarks", "notes", "comment", "comments", "remarque", "remarques"),
        *("observation", "observations", "obs", "uwagi", "opmerking", "opmerkingen"),
    }
)
"""Words that say in any company that a column holds remarks."""
_FEW_WORDS = 3
_LABELS = ("label", "type")


@dataclass(frozen=True, slots=True)
class Named:
    """What a header says: the meaning, the entry it is part of, and the languages it may be in."""

    meaning: str = ""
    """Empty where the header is not known."""
    slot: str = ""
    """Columns with one slot are parts of one entry: ``home`` or ``address 1``."""
    languages: tuple[str, ...] = ()


def header_key(text: str) -> str:
    """What two spellings of a header have in common."""
    text = text[:_LONGEST]
    return "".join(_WORDS.findall(_plain(text))) or text.strip()


def _plain(text: str) -> str:
    return _MAIL.sub("e", fold(unicodedata.normalize("NFKC", text)))


@cache
def _known() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Meaning and languages by the key of a header; the first field that claims a name has it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for language, fields in NAMES.items():
        for meaning, names in fields.items():
            for name in names.split("|"):
                key = header_key(name)
                first, languages = found.get(key, (meaning, ()))
                found[key] = (first, (*languages, language))
                for short in _without_fillers(name):
                    found.setdefault(short, (meaning, (language,)))
    return found


def _without_fillers(name: str) -> list[str]:
    """The key of a longer name without its small words: *numéro (de) téléphone*."""
    words = _WORDS.findall(_plain(name))
    telling = [word for word in words if word not in _FILLERS]
    return ["".join(telling)] if 1 < len(telling) < len(words) else []


@cache
def _kind_words() -> dict[str, str]:
    return {fold(word).strip("."): kind for kind, words in KINDS.items() for word in words.split()}


@lru_cache(maxsize=4096)
def named(header: str) -> Named:
    """What a header says, alone; nothing if nobody calls a column so."""
    if len(header) > _LONGEST:
        return Named()
    if found := _GOOGLE.fullmatch(header.strip()):
        return _of_google(*found.groups())
    if (alone := without_partner(header)) and (said := of_partner(named(alone).meaning)):
        return Named(said, "", named(alone).languages)
    for language, ending in TOLD_ONLY.items():
        if header.strip().endswith(ending):
            return Named("out", "", (language,))
    key = header_key(header)
    if key in _known():
        return _settled(*_known()[key], "")
    if found := _THUNDERBIRD.fullmatch(header):
        header = " ".join(found.groups())
    return _with_kind(header)


def _of_google(entry: str, number: str, part: str) -> Named:
    entry, part = entry.lower(), part.lower()
    slot = f"{entry} {number}"
    if part in _LABELS:
        return Named("label", slot, ("en",))
    return Named(_OF_GOOGLE.get((entry, part), "keep"), slot, ("en",))


def _with_kind(header: str) -> Named:
    """Telefon privat, Rue (bureau) 2, Home City: without the words that say what it is for."""
    words = [word for word in _WORDS.findall(_plain(header)) if word]
    kinds = _kind_words()
    number = next((word for word in words if word.isdigit()), "")
    told = dict.fromkeys(kinds[word] for word in words if word in kinds)
    kind = next(iter(told), "")
    both = _EITHER.search(_plain(header))
    if (kind == "mobile" or len(told) > 1) and both:
        kind = ""
    rest = [w for w in words if w not in kinds and not w.isdigit()]
    for tried in (rest, [w for w in rest if w not in _FILLERS]):
        key = "".join(tried)
        if key in _known():
            meaning, languages = _known()[key]
            if both and told:
                meaning = meaning.partition(".")[0]
            return _settled(_for(meaning, kind), languages, number)
    return _remarks(words)


def _remarks(words: list[str]) -> Named:
    """A header of a few words of which one is that for remarks: ``Funktion / Bemerkung``."""
    said = next((word for word in words if word in _REMARKS), "")
    if not said or len(words) > _FEW_WORDS:
        return Named()
    return Named("note", "", tuple(dict.fromkeys(_known()[said][1])))


def _for(meaning: str, kind: str) -> str:
    """The meaning with what it is for, where its field can be for something."""
    field, _, own = meaning.partition(".")
    if own or not kind:
        return meaning
    return f"{field}.{kind}" if f"{field}.{kind}" in meanings() else meaning


def _settled(meaning: str, languages: tuple[str, ...], number: str) -> Named:
    field, _, kind = meaning.partition(".")
    slot = kind if field in OF_ADDRESS else ""
    if field in OF_ADDRESS and number not in ("", "1") and field not in ("street", "address"):
        slot = f"{slot} {number}".strip()
    if field not in OF_FIELDS:
        slot = ""
    return Named(meaning, slot, tuple(dict.fromkeys(languages)))
