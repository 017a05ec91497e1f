"""Whose name stands on an envelope: one person, a couple with one or two surnames, a family.

Post for a household names its adults. Nobody is called by another's surname, and nothing is
inflected that cannot be inflected for certain: Polish couples keep their own two names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.envelope_offices import office_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from twincrm.domain.names import PersonName
    from twincrm.domain.salutation import FormOfAddress, Function

LINE = 34
"""Letters that a line of a small label holds in comfort: two names beyond it get two lines."""


@dataclass(frozen=True, slots=True)
class _Words:
    """How one language writes to people on an envelope."""

    titles: Mapping[str, str]
    """Before a name, by form of address."""
    conjunction: str
    family: str
    """A household of one surname with children."""
    and_family: str
    """Behind the names of adults with different surnames."""
    alone_with_children: str
    before_degree: bool = True
    """Whether *Herrn* stands before *Dr.* too; nobody is *Mr Dr.*"""


_PAIR = 2
_WORDS: dict[str, _Words] = {
    "de": _Words(
        {"mr": "Herrn", "mrs": "Frau"}, "und", "Familie {family}", "mit Familie", "Familie {full}"
    ),
    "fr": _Words(
        {"mr": "Monsieur", "mrs": "Madame"},
        "et",
        "Famille {family}",
        "et leurs enfants",
        "Famille {full}",
    ),
    "en": _Words(
        {"mr": "Mr", "mrs": "Mrs"},
        "and",
        "The {family} family",
        "and family",
        "{full} and family",
        before_degree=False,
    ),
    "pl": _Words({"mr": "Pan", "mrs": "Pani"}, "i", "", "z rodziną", "{full} z rodziną"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whose name stands on an envelope."""

    name: PersonName
    form: FormOfAddress = "none"
    child: bool = False
    function: Function = ""
    """The office by which one adult alone is named; for post to where it is held."""


_PLAIN = _Words({}, "&", "", "", "{full}")
"""For languages whose words we do not know: names alone cannot be wrong."""


def envelope_names(people: Sequence[Named], language: str) -> tuple[str, ...]:
    """The lines that say who gets the post; none where nobody has a name.

    In languages other than de, fr, en, pl nothing but names is said.
    """
    words = _WORDS.get(language[:2].lower(), _PLAIN)
    named = [person for person in people if person.name.full()]
    adults = [person for person in named if not person.child] or named
    children = len(adults) < len(named)
    if not adults:
        return ()
    if len(adults) == 1:
        alone, single = adults[0], _single(adults[0], words, children=children)
        names = (single, alone.name.full())
        office = "" if children or not alone.name.surname() else alone.function
        return office_lines(office, alone.form, names, language, LINE) or (single,)
    if children and words.family and _one_surname(named):
        return (words.family.format(family=adults[0].name.surname()),)
    return _several(adults, words, children=children)


def joined(names: Iterable[str], language: str) -> str:
    """*Matthias und Friederike*, *Pohl und Weiß*: each name once, joined as the language does."""
    found = list(dict.fromkeys(name for name in names if name))
    if len(found) < _PAIR:
        return "".join(found)
    joint = _WORDS.get(language[:2].lower(), _PLAIN).conjunction
    return f"{', '.join(found[:-1])} {joint} {found[-1]}"


def bare_names(people: Sequence[Named], language: str) -> str:
    """The same on one line, for a sentence: nobody is *Herrn* in the middle of it."""
    plain = [replace(each, form="none", function="") for each in people]
    return " ".join(envelope_names(plain, language))


def _single(person: Named, words: _Words, *, children: bool) -> str:
    full = person.name.full()
    if children:
        return words.alone_with_children.format(full=full)
    said = bool(person.name.surname()) and (words.before_degree or not person.name.title)
    title = words.titles.get(person.form, "") if said else ""
    return f"{title} {full}".strip()


def _several(adults: Sequence[Named], words: _Words, *, children: bool) -> tuple[str, ...]:
    """Adults on one line where it is short enough; a surname they share is said once."""
    shared = _one_surname(adults) and all(person.name.given for person in adults)
    western = all(person.name.display_order == "western" for person in adults)
    names = [person.name.full() for person in adults]
    if shared and western:
        names = [_without_surname(person) for person in adults]
        names[-1] = f"{names[-1]} {adults[-1].name.surname()}"
    line = f" {words.conjunction} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    if children:
        line = f"{line} {words.and_family}".rstrip()
    if len(line) <= LINE or (shared and western):
        return (line,)
    ending = f" {words.and_family}" if children and words.and_family else ""
    return (*(f"{name} {words.conjunction}" for name in names[:-1]), f"{names[-1]}{ending}")


def _without_surname(person: Named) -> str:
    return " ".join(filter(None, (person.name.title, person.name.given)))


def _one_surname(people: Sequence[Named]) -> bool:
    """Whether all bear the same surname; a suffix tells father from son, so it counts."""
    surnames = {person.name.surname() for person in people}
    return len(surnames) == 1 and "" not in surnames and not any(p.name.suffix for p in people)
