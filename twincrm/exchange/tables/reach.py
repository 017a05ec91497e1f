"""Numbers, mailboxes and web sites of a row."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from twincrm.domain.emails import check_email
from twincrm.domain.errors import InputError
from twincrm.domain.folding import fold
from twincrm.domain.records.contact_card import CardEmail, CardLink, CardPhone
from twincrm.domain.texts import Message
from twincrm.exchange.tables.area_codes import tell_missing_code
from twincrm.exchange.tables.cells import several, shown
from twincrm.exchange.tables.headers import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.records.contact_card import PhoneKind, PlaceKind
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column

NO_MAIL = Message("This is no e-mail address; please check it. It was put into the note.")
BLANK = Message(
    "There is a blank in this e-mail address, or a word beside it; please check it. It was put "
    "into the note."
)
RARE_LETTERS = Message(
    "A mailbox with “{letters}”: many programs cannot write to it; please check it."
)
FULL_STOP = Message("The full stop at the end was left out; please check the address.")
ZERO_MISSING = Message("The 0 before the area code may be missing; please check this number.")
NO_NUMBER = Message("There is no number in this; it was put into the note.")
SHORTENED = Message(
    "A spreadsheet has shortened this number: its last digits are lost. It was put into the note; "
    "please enter it anew."
)
_SHORTENED = re.compile(r"\+?\d(?:[.,]\d+)?e[+-]?\d{1,2}", re.IGNORECASE)
"""How spreadsheets write long numbers: ``4,91712E+11``."""
_MAIL = re.compile(r"(?:mailto:)?([^\s;,<>()|\"']+@[^\s;,<>()|\"']+)", re.IGNORECASE)
_PARTED = re.compile(r"([\w.+-]+(?:\s+[\w.+-]+)*)\s+([^\s;,<>()|\"'@]+)@[^\s;,<>()|\"'@]+")
"""A mailbox behind words without a sign between: ``anna weber@example.org``."""
_CALLED = 3
"""Letters of a name that a mailbox can be known by."""
_BEFORE_MAILS = frozenset({"mail", "email", "e-mail", "mel", "courriel", "und", "u", "et", "oder"})
_AT = re.compile(r"\s*[\[({]\s*(?:at|ät|@)\s*[\])}]\s*", re.IGNORECASE)
"""How an address is hidden from machines that gather them."""
_BETWEEN_PHONES = re.compile(
    r"\s*(?:;|\n|\||\bu\.|\bund\b|\boder\b|\bou\b|\bet\b|\bor\b|\band\b|\blub\b|,(?=\s*(?:[^\W\d_]{1,9}\.?:?\s*)?[+0]))\s*",
    re.IGNORECASE,
)
_ONE_NUMBER = re.compile(r"[\d ()+.-]+|\d{2,5}/[\d -]+")
_SLASHED = re.compile(r"\s+/\s+|/(?=\s*(?:\+|0[1-9]\d{2,}))")
_ASIDE = re.compile(r"\s*\((?=[^()]*[^\W\d_])((?:[^\d()]|\d(?!(?:[^()]*\d){3}))+)\)\s*$")
"""Words in brackets behind a number, with few digits: ``(Sue)``, ``(after 6pm)``."""
_BEHIND_ASIDE = re.compile(r"(?<=[^\W\d_]\))\s*[,/]?\s*(?=[+(]?\d)")
"""Between ``07700 900001 (Alan)`` and a further number."""
_BEFORE_LABEL = re.compile(r"(?<=\d)\s+(?=[^\W\d_]{1,9}[.:]*\s*(?:\+|\(?0))")
"""Before the word of a further number: ``0351 99123 mobil 0170 8877665``."""
_AREA = re.compile(r"\s*\(?0([1-9]\d{1,4})\)?\s*[-/ ]\s*\d")
_NO_ZERO = re.compile(r"([1-9]\d{2,4})\s*[-/ ]\s*\d{3}")
_WITH_AREA = 8
"""Digits of a number; what has fewer has no area code."""
_DIALLED = re.compile(r"[\d +/.-]+")
_BEFORE = re.compile(r"^([^\W\d_][^\d+(]*?)[\s:.]*(?=[\d+(])")
_LETTER = {"p": "home", "d": "work", "g": "work", "m": "mobile", "h": "mobile"}
"""Letters before a number: privat, dienstlich, geschäftlich, mobil, Handy."""
_MOBILE = {
    "DE": re.compile(r"(?:\+49|0049|0)?1[567]\d"),
    "FR": re.compile(r"(?:\+33|0033|0)?[67]"),
    "GB": re.compile(r"(?:\+44|0044|0)?7"),
    "NL": re.compile(r"(?:\+31|0031|0)?6"),
    "PL": re.compile(r"(?:\+48|0048)?(?:45|5[0137]|6[069]|7[2389]|88)"),
}
_NOT_DIALLED = re.compile(r"[^\d+]")
_CALLING = {
    "DE": "49",
    "FR": "33",
    "PL": "48",
    "GB": "44",
    "AT": "43",
    "CH": "41",
    "BE": "32",
    "NL": "31",
}
_WITH_TRUNK = frozenset({"DE", "FR", "AT", "CH", "BE", "GB", "NL"})
_WHOLE = 9
_WITH_CALLING = 11
_FEWEST = 6
NONE = frozenset(
    {
        *("n.v", "nv", "entf", "./.", "nicht vorhanden"),
        *("keine", "kein", "nein", "ohne", "entfallt", "unbekannt", "nicht bekannt", "keine mail"),
        *("aucun", "aucune", "non", "sans", "inconnu", "none", "no", "unknown", "brak", "nie"),
    }
)
"""Words for having no number or mailbox."""
_PHONES = frozenset({"mobile", "home", "work", "fax", "pager", "other"})


def area_codes(texts: Iterable[str]) -> frozenset[str]:
    """The area codes, without their 0, that numbers of a list begin with: ``02842 5517``."""
    return frozenset(found[1] for text in texts if (found := _AREA.match(text)))


def phones(
    cells: Cells,
    country: str,
    usual: str = "home",
    areas: frozenset[str] = frozenset(),
    field: str = "phone",
) -> tuple[CardPhone, ...]:
    """All numbers of a row, each once; *usual* is what those are for of which nothing is said.

    *areas* are the area codes of the list, to which a 0 that is missing is given back; *field* is
    what the columns are.
    """
    found: dict[str, CardPhone] = {}
    for column, value in cells.of(field):
        label, preferred = _label(cells, column)
        for text in (p for part in several(shown(value)) for p in _numbers(part)):
            if not any(map(str.isdigit, text)):
                if fold(text).strip(".") in NONE:
                    continue
                cells.trouble(column, text, NO_NUMBER)
                continue
            if _SHORTENED.fullmatch(text.strip()):
                cells.trouble(column, text, SHORTENED)
                continue
            text = _with_zero(cells, column, text, (country, areas))
            phone = _phone(text, column.kind or kind_of(label), label, (country, usual))
            if preferred:
                phone = CardPhone(phone.number, phone.kinds, phone.label, preferred=True)
            found.setdefault("".join(filter(str.isdigit, phone.number)), phone)
    return tuple(found.values())


def _with_zero(cells: Cells, column: Column, text: str, around: tuple[str, frozenset[str]]) -> str:
    """A number whose area code lost its 0 gets it back where the list has that code.

    Else it is told of.
    """
    country, areas = around
    found = _NO_ZERO.match(text.strip())
    if country not in _WITH_TRUNK:
        return text
    if found is None:
        tell_missing_code(cells, column, text, areas, ZERO_MISSING)
        return text
    if found[1] in areas:
        return f"0{text.strip()}"
    if country == "DE" and sum(map(str.isdigit, text)) >= _WITH_AREA:
        cells.warn(column, text, ZERO_MISSING)
    else:
        tell_missing_code(cells, column, text, areas, ZERO_MISSING)
    return text


def _numbers(text: str) -> list[str]:
    """The numbers of a cell; a slash between area code and number parts none."""
    if _ONE_NUMBER.fullmatch(text):
        return [text]
    found: list[str] = []
    for part in (each for one in _BETWEEN_PHONES.split(text) for each in _labelled(one)):
        halves = [half.strip() for half in _SLASHED.split(part)]
        whole = all(sum(c.isdigit() for c in half) >= _FEWEST for half in halves)
        found += [n for half in halves for n in _listed(half)] if whole else _listed(part.strip())
    return [part for part in found if part]


def _labelled(text: str) -> list[str]:
    """Numbers with a word to each: ``07700 900001 (Alan) 07700 900002 (Sue)``, ``… mobil …``."""
    for between in (_BEHIND_ASIDE, _BEFORE_LABEL):
        parts = between.split(text)
        if len(parts) > 1 and all(sum(map(str.isdigit, part)) >= _FEWEST for part in parts):
            return parts
    return [text]


def _listed(text: str) -> list[str]:
    """Numbers with commas between, each whole: ``14 611 22 33, 601 202 303``."""
    parts = [part.strip() for part in text.split(",")]
    whole = all(sum(c.isdigit() for c in part) > _FEWEST for part in parts)
    return parts if whole else [text]


def _phone(text: str, kind: str, label: str, around: tuple[str, str]) -> CardPhone:
    country, usual = around
    words = ""
    if _DIALLED.fullmatch(text):
        pass  # nothing stands beside it
    elif found := _ASIDE.search(text):
        words, text = found[1].strip(), text[: found.start()]
    elif found := _BEFORE.match(text):
        words, text = found[1].strip(), text[found.end() :]
    said = fold(words) if words else ""
    told = (_LETTER.get(said.strip(".:"), "") or kind_of(words)) if words else ""
    number = whole_number(text.strip(), country)
    mobile = "mobile" if _is_mobile(number, country) else ""
    kind = told or mobile or kind if kind == "other" else kind or told or mobile or usual
    own = "" if told or said in ("tel", "telefon", "phone", "fon", "t") else words
    kinds = (cast("PhoneKind", kind),) if kind in _PHONES else ()
    return CardPhone(number, kinds, own or ("" if kind_of(label) else label))


def whole_number(text: str, country: str) -> str:
    """A number that a sheet took for one gets its 0 or its ``+`` back."""
    if not text.isdigit() or text.startswith("0"):
        return text
    calling = _CALLING.get(country, "")
    if calling and text.startswith(calling) and len(text) >= _WITH_CALLING:
        return f"+{text}"
    return f"0{text}" if country in _WITH_TRUNK and len(text) >= _WHOLE else text


def _is_mobile(number: str, country: str) -> bool:
    plain = _NOT_DIALLED.sub("", number.replace("(0)", ""))
    if len(plain) <= _FEWEST:
        return False
    if plain.startswith(("+", "00")):
        return any(pattern.match(plain) for pattern in _MOBILE.values())
    return country in _MOBILE and bool(_MOBILE[country].match(plain))


def emails(cells: Cells, field: str = "email") -> tuple[CardEmail, ...]:
    """All mailboxes of a row, each once; what is none is told of."""
    found: dict[str, CardEmail] = {}
    for column, value in cells.of(field):
        label, preferred = _label(cells, column)
        kind = column.kind or kind_of(label) or "home"
        reach: PlaceKind = kind if kind in ("home", "work", "other") else "other"
        text = shown(value)
        if "@" not in text or "[" in text or "(" in text or "{" in text:
            text = _AT.sub("@", text)
        if "@" not in text and fold(text).strip(".") in NONE:
            continue
        for address in _mailboxes(cells, column, text):
            own = "" if kind_of(label) else label
            found.setdefault(fold(address), CardEmail(address, reach, own, preferred))
    return tuple(found.values())


def _mailboxes(cells: Cells, column: Column, text: str) -> list[str]:
    """The mailboxes of a cell; what is none, or may be wrong, is told of."""
    if (
        len(text.split()) > 1
        and (parted := _PARTED.fullmatch(text))
        and not _telling(*parted.groups())
    ):
        cells.trouble(column, text, BLANK)
        return []
    found = _MAIL.findall(text)
    kept = [address for each in found if _is_mailbox(address := each.strip(".:/="))]
    if len(kept) < len(found) or not found:
        cells.trouble(column, text, NO_MAIL)
    if any(each.endswith(".") for each in found):
        cells.warn(column, text, FULL_STOP)
    for address in kept:
        if address.isascii():
            continue
        rare = dict.fromkeys(c for c in address.partition("@")[0] if not c.isascii())
        if rare:
            cells.warn(column, address, RARE_LETTERS.with_values(letters="".join(rare)))
    return kept


def _telling(words: str, local: str) -> bool:
    """Whether words before a mailbox say what or whose it is, rather than being its beginning.

    ``Mail: …``, ``Anna Weber anna@example.org``, but not ``anna weber@example.org``.
    """
    said = [word.strip(".") for word in fold(words).split()]
    named = len(said) > 1 and all(word[:1].isupper() for word in words.split())
    whose = named or any(len(word) >= _CALLED and word in fold(local) for word in said)
    return said[-1] in _BEFORE_MAILS or bool(kind_of(words)) or whose


def _is_mailbox(address: str) -> bool:
    try:
        check_email(address)
    except InputError:
        return False
    return True


def links(cells: Cells) -> tuple[CardLink, ...]:
    """All web sites of a row."""
    parts = [part for text in cells.texts("url") for part in text.split("\n") if part.strip()]
    return tuple(CardLink(part.split()[0]) for part in dict.fromkeys(parts))


def _label(cells: Cells, column: Column) -> tuple[str, bool]:
    """What a column beside it says it is for, and whether it is the first (``* Home``)."""
    if not column.slot:
        return "", False
    said = next((shown(v) for c, v in cells.of("label") if c.slot == column.slot), "")
    first = said.startswith("*")
    label = said.removeprefix("*").strip()
    return label, first


@cache
def _words() -> dict[str, str]:
    return {fold(word).strip("."): kind for kind, words in KINDS.items() for word in words.split()}


def kind_of(label: str) -> str:
    """What the words of a label say that an entry is for; empty if they do not."""
    if not label:
        return ""
    words = [word.strip(".:,") for word in fold(label).split()]
    fax = "fax" if any("fax" in word or "faks" in word for word in words) else ""
    return fax or next((_words()[word] for word in words if word in _words()), "")
