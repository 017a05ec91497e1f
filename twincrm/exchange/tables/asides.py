"""What people write beside a name in its cell: a cross, ``geb. Klein``, ``jun.``, an office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.records.table_row import RowProblem
from twincrm.domain.texts import Message
from twincrm.exchange.tables.ages import is_age
from twincrm.exchange.tables.bodies import called_firm, is_body
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.people import without_family_word

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column

_NAMES = ("given", "family", "full_name", "family_given", "display")
_DEGREES = r"M\.\s?A\.|B\.\s?A\.|M\.\s?Sc\.|B\.\s?Sc\.|MBE|OBE|CBE|MdL|MdB|LL\.\s?M\."
_SIGNS = re.compile(
    rf"[†✝()]|\b(?:geb|née?|nee|z domu|verh|jun|jr|sen|sr|fils|père|dr|mgr)\b|(?:{_DEGREES})$"
    r"|\b(?:(?-i:RIP|R\.I\.P)|dec['’]?d|deceased|verstorben|décédée?|zmarła?|dcd)\b",
    re.IGNORECASE,
)
"""Without one of these nothing stands beside a name."""
_DEATH = (
    r"(?:verstorben|verst\.|gestorben|décédée?|deceased|dec['’]?d\b|died|passed away"
    r"|\b(?-i:RIP\b|R\.\s?I\.\s?P\b)|\bdcd\b\.?|\bdéfunte?\b|zmarła?|zm\.)"
)
_DEATHS = frozenset({"tod", "durch tod", "todesfall", "deces", "death", "zgon", "smierc"})
_LONGEST_DEATH = 60
"""Letters of a cell that says nothing but a death and its day."""
_DAY = (
    r"\s*(?:am|im|le|en|on|in)?\s*"
    r"(\d[\d./ -]*\d|(?:\d{1,2}(?:er|st|nd|rd|th|\.)?\s+)?[^\W\d]{3,}\.?\s+\d{4})?\s*"
)
"""The day as people write it: ``3.3.2026``, ``3 mars 2026``, ``March 2026``."""
_CROSS = re.compile(rf"\(?[†✝]{_DAY}\)?")
_DIED = re.compile(rf"(?:[†✝]|{_DEATH}){_DAY}", re.IGNORECASE)
_DIED_SHORT = re.compile(rf"d\.{_DAY}", re.IGNORECASE)
"""``d. Dec 2025``, which says so in a column of ends alone."""
_DIED_BEHIND = re.compile(rf"[,\s]+{_DEATH}\.?{_DAY}$", re.IGNORECASE)
"""Behind a name, without brackets: ``Joe Day RIP``."""
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_BORN = re.compile(
    r"[,\s]*[\s(](?:geb\.|geborene[r]?|née?|nee|z domu)\s+([^\W\d][^,()]*)\)?\s*$", re.IGNORECASE
)
_BORN_WITHIN = re.compile(
    r"\s*\(\s*(?:geb\.|geborene[r]?|née?|nee|z domu)\s+([^\W\d][^,()]*)\)"
    r"|\s(?:geb\.|geborene[r]?|née?|nee|z domu)\s+([^\W\d][^,()]*)(?=,)",
    re.IGNORECASE,
)
"""Before the first name: ``Klein (geb. Groß), Clara``."""
_YOUNGER = re.compile(rf"[,\s]+(jun\.?|jr\.?|sen\.?|sr\.?|fils|père|{_DEGREES})\s*$", re.IGNORECASE)
_MARRIED = re.compile(r"^verh(?:\.|eiratete)\s+", re.IGNORECASE)
_BORN_FIRST = re.compile(r"^(?:geb\.|née?|z domu)\s+(?=\S)", re.IGNORECASE)
_TITLE_BEHIND = re.compile(r",\s*((?:dr|mgr|prof)\.?(?:\s+(?:hab|inż)\.?)?)\s*$", re.IGNORECASE)
_OF_BIRTH = re.compile(r"^(?:geb\.|geborene[r]?|née?|nee|z domu|born)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*\(([^()]*)\)\s*$")
_WITH_CHILDREN = re.compile(
    r"(?:\s*[,&+]\s*|\s+)(?:(?:und|u\.|et|and|i|mit|avec|with|z)\s+)?((?:ihre[nm]?\s+|\d\s+"
    r"|zwei\s+|drei\s+|deux\s+|trois\s+)?(?:kind(?:er|ern)?|sohn|söhne|tochter|töchter|familie"
    r"|enfants?|fils|filles?|famille|child|children|sons?|daughters?|family"
    r"|dzieci|dziećmi|dziecko|syn|córka|rodzina))\s*$",
    re.IGNORECASE,
)
"""``und Kinder``, ``mit Sohn``: who is told of without a name is nobody of that name."""
_JOINT = re.compile(r"[,&+]|\b(?:und|u|et|and|i|mit|avec|with|z)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[&+]|,.*,|\b(?:und|u|et|and|i|mit|avec|with|z)\b", re.IGNORECASE)
"""Between the first names of several; one comma may stand behind the family name."""
_ANY_DEATH = re.compile(rf"[†✝]|\b{_DEATH}", re.IGNORECASE)

_ANY_END = re.compile(
    r"\b(?:austritt|tritt\b.*\baus\b|ausgetreten|ausgetr\.|kündig(?:t|te)\b(?!.*\ban\b)|gekündigt|kündigung|démission"
    r"|quitte(?:ra)? l.association|radiée?\b|rezygn(?:acj|uje|ował)|wystąpi|wypowiedz"
    r"|resign(?:s|ed|ing|ation)?\b|left\b|leav(?:es|ing)\b|opzegging|opgezegd)",
    re.IGNORECASE,
)
_ANOTHER_DIED = Message(
    "Beside the name stands that somebody else died. It is in the note alone; please check it."
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What was told beside the names of a row."""

    birth_name: str = ""
    suffix: str = ""
    title: str = ""
    """A title that was told behind the name."""
    died: str = ""
    """The day or year as it is written."""


def tidied(cells: Cells) -> Beside:
    """Take from the names of a row what is no name; what has no place goes to the note.

    The names of organisations are left as they are.
    """
    found = Beside(died=_died_in_notes(cells) or _died_as_left(cells))
    firm = called_firm(cells)
    for field in _NAMES:
        for column, value in cells.of(field):
            if _is_plain(text := shown(value)):
                continue
            text = text if firm or is_body(text) else _childless(cells, field, column, text)
            if _SIGNS.search(text) and not is_body(text) and not without_family_word(text)[0]:
                left, found = _parted(cells, text, found)
                cells.change(field, column, left)
    return found


@lru_cache(maxsize=8192)
def _is_plain(text: str) -> bool:
    """Whether a cell holds a name and nothing beside it; names are in many rows."""
    return not (_SIGNS.search(text) or _WITH_CHILDREN.search(text))


def name_at_birth(text: str) -> str:
    """The name alone in a column of names at birth: ``geb. Klein``, ``z domu Wilk``."""
    if not text:
        return ""
    return _OF_BIRTH.sub("", text.strip())


def says_death(text: str) -> bool:
    """Whether a remark says that somebody died, with or without the day."""
    return bool(_ANY_DEATH.search(text))


def says_end(text: str) -> bool:
    """Whether a remark says that somebody left, or is going to: ``kündigt zum 31.12.``."""
    return bool(_ANY_END.search(text))


def _childless(cells: Cells, field: str, column: Column, text: str) -> str:
    """A name without the children who are told of at its end; they go to the note."""
    while (found := _WITH_CHILDREN.search(text)) and _JOINT.search(found[0]) and found.start():
        text = text[: found.start()]
        cells.keep(column, found[1])
        cells.change(field, column, text)
    return text


def _parted(cells: Cells, text: str, found: Beside) -> tuple[str, Beside]:
    """A name alone, and what is known beside it."""
    text = _without_anothers_death(cells, text)
    if cross := _CROSS.search(text):
        text = " ".join(f"{text[: cross.start()]} {text[cross.end() :]}".split())
        found = _dead(cells, cross[1], found)
    if born := _BORN.search(text) or _BORN_WITHIN.search(text):
        name = next(filter(None, born.groups())).strip()
        text, found = text[: born.start()] + text[born.end() :], replace(found, birth_name=name)
    if gone := _DIED_BEHIND.search(text):
        text, found = text[: gone.start()], _dead(cells, gone[1], found)
    text, found = _told_of_name(cells, text, found)
    behind = _BEHIND.search(text)
    if behind and not (is_age(behind[1]) and _SEVERAL.search(text)):
        text = text[: behind.start()]
        died = _DIED.fullmatch(behind[1].strip())
        if died:
            found = _dead(cells, died[1], found)
        elif behind[1].strip():
            cells.notes.append(behind[1].strip())
    said: list[str] = []
    while younger := _YOUNGER.search(text):
        text, said = text[: younger.start()], [younger[1], *said]
    found = replace(found, suffix=" ".join(filter(None, (found.suffix, *said))))
    return text.strip(" ,"), found


def _without_anothers_death(cells: Cells, text: str) -> str:
    """A name without ``(Karl † 2020)``, which tells of somebody else; it goes to the note."""
    for bracket in _IN_BRACKETS.finditer(text):
        inside = bracket[1].strip()
        left = _DIED.sub(" ", inside).strip(" ,.;:")
        if left != inside and left[:1].isupper() and not _OF_BIRTH.match(left):
            cells.notes.append(inside)
            cells.problems.append(RowProblem("", inside, _ANOTHER_DIED))
            return text.replace(bracket[0], "", 1)
    return text


def _told_of_name(cells: Cells, text: str, found: Beside) -> tuple[str, Beside]:
    """A name without a title behind it, and without what says how it was come by."""
    if title := _TITLE_BEHIND.search(text):
        text, found = text[: title.start()], replace(found, title=title[1])
    if named := _BORN_FIRST.match(text):
        cells.notes.append(text)
        text = text[named.end() :]
    return _MARRIED.sub("", text), found


def _dead(cells: Cells, when: str | None, found: Beside) -> Beside:
    if when:
        return replace(found, died=when)
    cells.notes.append("†")
    return found


def _died_in_notes(cells: Cells) -> str:
    """The day of a note that says nothing but when somebody died; the note stays as it is."""
    for _, value in cells.of("note"):
        text = shown(value).strip(" .()")
        if _ANY_DEATH.match(text) and (died := _DIED.fullmatch(text)) and died[1]:
            return str(died[1])
    return ""


def _died_as_left(cells: Cells) -> str:
    """The day of death where the day of leaving should stand."""
    return next((when for _, v in cells.of("left") if (when := death_in(shown(v))[1])), "")


def death_in(text: str) -> tuple[str, str]:
    """The word and the day of a cell that says who died; empty for all others, day or both."""
    text = text.strip(" ()")
    if len(text) > _LONGEST_DEATH:
        return "", ""
    if fold(text) in _DEATHS:
        return text, ""
    died = _DIED.fullmatch(text) or _DIED.fullmatch(text.rstrip("."))
    short = None if died else _DIED_SHORT.fullmatch(text)
    died = short if short and short[1] else died
    if died is None:
        return "", ""
    when = str(died[1] or "")
    return text.removesuffix(when).strip(), when
