"""How one letter to the people of a household begins and ends.

Whoever is known by name is greeted by name, also where it is not known how somebody wishes to be
addressed: *Guten Tag Dieter und Anna Kobusch*.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.salutation import (
    Addressee,
    academic_title,
    closing,
    french_words,
    letter_language,
    office_line,
    salutation,
    starts_lower,
    with_mark,
)
from twincrm.domain.salutation_forms import (
    CLOSINGS,
    FORMS,
    GREETED_BY_TITLE,
    TO_AN_OFFICE,
    UNNAMED_READER_EN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.recipient import Recipient

_SAID_TOGETHER = frozenset({"pl", "hu"})
"""Languages in which a letter speaks to a couple at once: *Szanowni Państwo*."""
_AND = {"de": "und", "fr": "et", "en": "and", "hu": "és"}
_AND_JOINS_LINES = frozenset({"en", "hu"})
"""Languages that say *Dear* only once: *Dear Mrs Weber and Dr Weber*."""
_GREETING_FRIENDS = {"de": "Hallo {names},", "fr": "Bonjour {names},", "en": "Dear {names},"}
"""Friends of whom none is known to be a man or a woman."""
_FAMILY = frozenset({"familie", "fam", "famille", "rodzina"})
_MOST_NAMED = 4
"""So many people are greeted one by one; more would fill the first lines of the letter."""


def joint_salutation(people: Sequence[Addressee], language: str) -> str:
    """The first line of one letter to the people of a household.

    All of them are named, friends after the others: *Madame, cher Jean*; a family of more than two
    is spoken to by the surname they share. Only many with several surnames, or people whose names
    are not complete, are spoken to at once.
    """
    if len(people) == 1:
        return salutation(people[0], language)
    code = letter_language(language)
    people = sorted(people, key=lambda person: person.familiar)
    if _any_in_office(people, code):
        return _one_by_one(code, _few(people, code))
    if any(person.override.strip() for person in people) and len(people) <= _MOST_NAMED:
        return _one_by_one(code, people)
    if code in _SAID_TOGETHER and (code == "pl" or not _all_friends(people)):
        return _at_once(code, people)
    family = _as_family(code, people)
    if family and len(people) > 2:
        return family
    return _named(code, people) or family or _at_once(code, people)


def joint_closing(people: Sequence[Addressee], language: str, said: str = "") -> str:
    """The last line of one letter to the people of a household.

    *said* is its first line, where somebody wrote one for all of them.
    """
    if len(people) == 1 and not said:
        return closing(people[0], language)
    code = letter_language(language)
    formal, familiar = CLOSINGS[code]
    if _all_friends(people):
        return familiar
    line = said or joint_salutation(people, code)
    if code == "en" and line == FORMS[code].unknown:
        return UNNAMED_READER_EN
    office = line != FORMS[code].unknown and _any_in_office(people, code)
    if code == "fr":
        return french_words(formal, line, office=office)
    return TO_AN_OFFICE.get(code, formal) if office else formal


def greeted_in(recipient: Recipient, language: str) -> Recipient:
    """The same, greeted and taken leave of in *language*: a letter speaks one from end to end."""
    people, said = recipient.addressed, recipient.override.strip()
    line = with_mark(said, language) if said else joint_salutation(people, language)
    return replace(
        recipient,
        salutation=line,
        closing=joint_closing(people, language, said),
        starts_lower=starts_lower(Addressee("several", override=line), language),
    )


def unnamed_household(name: str, override: str) -> Addressee:
    """Whom a letter greets in a household of which nobody is noted: *Familie Kobusch*."""
    words = name.split()
    if words and words[0].casefold().rstrip(".") in _FAMILY:
        return Addressee("family", family=" ".join(words[1:]), override=override)
    if words and words[-1].casefold() == "family":
        surname = " ".join(words[:-1]).removeprefix("The ")
        return Addressee("family", family=surname, override=override)
    return Addressee("several", override=override)


def with_children(parent: Addressee) -> Addressee:
    """Whom a letter greets that is for one adult and the children: not the one adult alone.

    Who is greeted by an office, or in words of their own, still is.
    """
    if parent.override.strip() or parent.function or not parent.family:
        return parent
    name, particle = parent.family, parent.particle
    return Addressee("family", family=name, particle=particle, familiar=parent.familiar)


def _all_friends(people: Sequence[Addressee]) -> bool:
    return bool(people) and all(person.familiar for person in people)


def _at_once(code: str, people: Sequence[Addressee]) -> str:
    return FORMS[code].friends if _all_friends(people) else FORMS[code].unknown


def _any_in_office(people: Sequence[Addressee], code: str) -> bool:
    """Whether one of them is to be spoken to by an office: it is not hidden behind *Państwo*."""
    named = (each for each in people if not each.familiar and each.form != "several")
    return any(office_line(person, code) for person in named)


def _few(people: Sequence[Addressee], code: str) -> Sequence[Addressee]:
    """Of many, those who hold an office, and the others at once."""
    if len(people) <= _MOST_NAMED:
        return people
    return [*(each for each in people if _any_in_office([each], code)), Addressee("several")]


def _named(code: str, people: Sequence[Addressee]) -> str:
    """By their names; nothing for many, and where a name is missing that the greeting needs."""
    if not 2 <= len(people) <= _MOST_NAMED:
        return ""
    if code == "fr" and not _all_friends(people):
        return _to_french_people(people)
    greeted = all(salutation(person, code) != FORMS[code].unknown for person in people)
    return _by_full_names(code, people) or (_one_by_one(code, people) if greeted else "")


def _as_family(code: str, people: Sequence[Addressee]) -> str:
    """*Sehr geehrte Familie Weber*; nothing where they do not share a surname."""
    surname = _shared_surname(people)
    forms = FORMS[code].close if _all_friends(people) else FORMS[code].named
    return forms.get("family", "").format(name=surname, family=surname) if surname else ""


def _to_french_people(people: Sequence[Addressee]) -> str:
    """*Madame, Monsieur*: French names nobody, and says so to a couple it knows little of."""
    known = {"mr", "mrs"}
    if any(person.form not in known for person in people if not person.familiar):
        return FORMS["fr"].unnamed["none"] if len(people) == 2 else ""
    strangers = [person.form for person in people if not person.familiar]
    women, men = strangers.count("mrs"), strangers.count("mr")
    words = (("", "Madame", "Mesdames")[min(women, 2)], ("", "Monsieur", "Messieurs")[min(men, 2)])
    friends = [_lowered(salutation(each, "fr"))[:-1] for each in people if each.familiar]
    return ", ".join(filter(None, (*words, *friends))) + ","


def _by_full_names(code: str, people: Sequence[Addressee]) -> str:
    """*Guten Tag Dieter und Anna Kobusch*, where it is not known how one of them is addressed."""
    forms = [person.form for person in people]
    if _all_friends(people):
        pattern = _GREETING_FRIENDS.get(code, "")
        known = any(form in {"mr", "mrs"} for form in forms)
        if known or not pattern or not all(person.given for person in people):
            return ""
        return pattern.format(names=_listed([person.given for person in people], code))
    pattern = FORMS[code].full_name
    known = all(form in {"mr", "mrs"} for form in forms)
    complete = all(person.given and person.family and not person.familiar for person in people)
    titled = code == "en" and any(academic_title(person.title) for person in people)
    if known or titled or not pattern or not complete:
        return ""
    return pattern.format(full=_full_names(code, people))


def _full_names(code: str, people: Sequence[Addressee]) -> str:
    """First names and surnames; a surname that all share is said once."""
    titled = code in GREETED_BY_TITLE
    western = not any(person.eastern_order for person in people)
    shared = _shared_surname(people) if western else ""
    names: list[str] = []
    for person in people:
        parts = [person.given, *([] if shared else [person.surname()])]
        if person.eastern_order:
            parts.reverse()
        names.append(" ".join(filter(None, (person.title if titled else "", *parts))))
    return f"{_listed(names, code)} {shared}".strip()


def _listed(names: Sequence[str], code: str) -> str:
    before, last = ", ".join(names[:-1]), names[-1]
    return f"{before} {_AND[code]} {last}"


def _shared_surname(people: Sequence[Addressee]) -> str:
    surnames = {person.surname() for person in people}
    return surnames.pop() if len(surnames) == 1 else ""


def _one_by_one(code: str, people: Sequence[Addressee]) -> str:
    """Several first lines as one: *Sehr geehrte Frau X, sehr geehrter Herr Y,*."""
    greeted = [(salutation(person, code), person) for person in people]
    nobody = FORMS[code].unknown
    if code in _AND_JOINS_LINES:
        greeted = [(line, person) for line, person in greeted if line != nobody]
        if not any(person.override.strip() for _, person in greeted):
            return _joined_by_and([line for line, _ in greeted], code)
    said = greeted[0][0]
    for line, person in greeted[1:]:
        keeps = person.override.strip() or not said.endswith(",")
        keeps = keeps or not (code == "de" or _goes_on_small(code, line, person))
        said = f"{said} {line if keeps else _lowered(line)}"
    return said


def _goes_on_small(code: str, line: str, person: Addressee) -> bool:
    """*Madame, cher Jean*, *Szanowna Pani Burmistrz, drogi Tomaszu*; titles stay capitals."""
    return not line.startswith("M") if code == "fr" else code == "pl" and person.familiar


def _joined_by_and(lines: Sequence[str], code: str) -> str:
    if len(lines) == 1:
        return lines[0]
    mark, first = lines[0][-1], lines[0].split(" ", 1)[0]
    return f"{first} {_listed([line[:-1].split(' ', 1)[1] for line in lines], code)}{mark}"


def _lowered(line: str) -> str:
    return line[0].lower() + line[1:]
