"""Who a row is about: one person, a couple, a family or an organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.likeness_words import his_and_hers, spelt_family
from twincrm.domain.names import PersonName
from twincrm.domain.texts import Message
from twincrm.exchange.tables.ages import aged, is_child
from twincrm.exchange.tables.asides import Beside, says_death, tidied
from twincrm.exchange.tables.bodies import called_firm, is_body, is_no_first_name
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.people import (
    form_of_gender,
    has_loud_word,
    in_proper_case,
    is_organisation,
    split_couple,
    split_given,
    split_name,
    spoken,
    without_family_word,
    without_form,
    without_titles,
)
from twincrm.exchange.tables.spouses import spouse_beside

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.people import Spoken

_PAIR = 2
_LONGEST_NAME = 4
"""Words of a partner's name; what is longer says more."""
_FAMILY_FIRST = re.compile(r"[^\W\d_][^\d,.()]+, ?[^\W\d_][^\d,.()&+/]+")
"""``Neumann, Petra`` in the column of family names, beside no first name."""
GIVEN_BEHIND = Message("The first name was read from the column of family names; please check it.")
NO_PARTNER = Message("No second person was made of this; it was put into the note.")
_APART = re.compile(
    r"(?i)[†✝]|\b(?:getrennt|geschieden|gesch\.|verwitwet|witwer?|ledig|alleinstehend|séparée?"
    r"|divorcée?|veufs?|veuve|célibataire|separated|divorced|widow(?:ed|er)?|rozwiedzion[ya]"
    r"|rozwódka|w separacji|wdow(?:a|iec)|owdowiał[ya]|gescheiden|weduwe|weduwnaar)(?!\w)"
)
_SPOUSES = re.compile(r"(?i)\b(?:eheleuten?\b|ehepaar\b|ehel\.)")
_CALLED = ("salutation", "given", "family", "family_given", "full_name", "display")
_MEMBERS = re.compile(r"(.+?)\s*\(([^()]+)\)")
"""A family with its people: ``Schmidt (Peter, Anna, Kind Lena)``."""
_CHILD = re.compile(r"(?i)^(?:kind(?:er)?|tochter|sohn|töchter|söhne|enfants?|children)\s*:?\s+")


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name as a row gives it."""

    given: str = ""
    family: str = ""
    prefix: str = ""
    form: str = ""
    """A word of the closed set of forms of address, empty where nothing tells."""
    aside: str = ""
    """What stood beside the first name: an age, which goes to the note."""
    child: bool = False

    @property
    def said(self) -> str:
        """Given and family name."""
        return " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True)
class Whom:
    """The people or the organisation of a row."""

    names: tuple[Name, ...] = ()
    organisation: str = ""
    """The organisation the row is about, if it is about no person."""
    together: bool = False
    """They live together: a couple or a family."""
    family: bool = False
    """The row says that it is about a whole family."""
    spouses: bool = False
    """The row calls them a married couple: *Eheleute*."""
    partner: bool = False
    """The second of them stands in columns of their own; what else is said is about the first."""
    beside: Beside = field(default_factory=Beside)
    """What stood beside the names."""


def whom(cells: Cells, *, family_first: bool, loud: bool, joint: bool = False) -> Whom:
    """Whom a row is about.

    *loud*: family names are in capitals throughout, and are to be tamed. *joint*: a partner who is
    named in a column of its own is one of the people.
    """
    beside = tidied(cells)
    spouse = spouse_beside(cells)
    called = " ".join([cells.line(field) for field in _CALLED if cells.has(field)])
    spouses = bool(_SPOUSES.search(called))
    form = spoken(cells.line("salutation"))
    if form.rest and not is_body(form.rest):
        (column, _), *_ = cells.of("salutation")
        cells.keep(column, form.rest)
    is_family, said, names = _names(cells, form, family_first=family_first)
    names = [_of_age(name) for name in names] if len(names) > 1 else names
    if said and not (form.people or form.together):
        form = replace(spoken(said), prefix=form.prefix)
    if spouse and len(names) == 1:
        form = replace(form, people=(*(form.people[:1] or spouse[:1]), spouse[1]), together=True)
    body = _body(cells, form, names)
    if body:
        return Whom((), body)
    if loud:
        names = [_tamed(name) for name in names]
    alone = len(names) == 1
    names = _with_partner(cells, names, loud=loud)
    if joint and cells.has("partner"):
        names = _with_whole_partner(cells, names, loud=loud)
    apart = alone and len(names) > 1
    named = _with_particle(_with_unnamed(form, names), cells.line("particle"))
    together = len(named) > 1 or is_family or form.together
    people = _addressed(cells, form, named)
    return Whom(people, "", together, is_family or form.family, spouses, apart, beside)


def _of_age(name: Name) -> Name:
    """A name without the age beside it: ``Lena (12)``."""
    given, age = aged(name.given)
    if age is None:
        return name
    return replace(name, given=given, aside=name.given, child=is_child(age))


def _tamed(name: Name) -> Name:
    """A name in capitals as it is written; a first name only if it is in capitals as well."""
    given = name.given
    loud = len(given) > 1 and given.isupper() and not given.endswith(".")
    return replace(
        name, family=in_proper_case(name.family), given=in_proper_case(given) if loud else given
    )


def _body(cells: Cells, form: Spoken, names: list[Name]) -> str:
    """The organisation that a row is about: named alone, called a firm, or by the look of it."""
    organisation = cells.line("organisation")
    if not names:
        return organisation
    if is_body(form.rest):
        return f"{form.rest} {names[0].said}"
    if is_organisation(cells.line("kind")):
        return organisation or names[0].said
    if len(names) > 1 or (cells.has("given") and cells.has("family")):
        return ""
    if cells.has("given"):
        return cells.line("given") if is_body(cells.line("given")) and not form.people else ""
    said = cells.line("display") or cells.line("full_name") or names[0].said
    if organisation and fold(organisation) in (fold(said), fold(names[0].said)):
        return organisation
    alone = not form.people and not cells.has("birth_date") and not organisation
    if alone and (form.firm or called_firm(cells) or is_body(said)):
        return cells.line("family") or said
    return ""


def _names(cells: Cells, form: Spoken, *, family_first: bool) -> tuple[bool, str, list[Name]]:
    """Whether the row is said to be a family, the form of address in its names, and these."""
    given = " ".join(part for part in (cells.line("given"), cells.line("middle")) if part)
    family = cells.line("family")
    if not given and not family:
        return _whole(cells, family_first=family_first)
    if not given and _is_whole(family):
        return False, *_told(family)
    if not given and _FAMILY_FIRST.fullmatch(family) and not is_body(family):
        return _behind_comma(cells, family)
    is_family, family = without_family_word(family)
    own, given = without_family_word(given)
    said, given = without_form(given)
    other, family = without_form(family)
    givens = split_given(given) if given else ("",)
    told = [without_form(each) for each in givens]
    said, givens = (
        " ".join(filter(None, (said, *(form for form, _ in told)))),
        tuple(name for _, name in told),
    )
    families = split_couple(family) if len(givens) > 1 or form.together else (family,)
    if len(families) == 1:
        families *= len(givens)
    elif not given:
        givens *= len(families)
    elif len(families) != len(givens):
        families = (family,) * len(givens)
    pairs = [_apart(*pair) for pair in zip(givens, families, strict=True)]
    return is_family or own, said or other, [_name(one, other) for one, other in pairs]


def _apart(given: str, family: str) -> tuple[str, str]:
    """A double family name behind a first name is the family name: ``Bernd Wolf-Hansen`` (Wolf)."""
    first, _, last = given.rpartition(" ")
    parts = [fold(part) for part in last.split("-")]
    double = len(parts) > 1 and fold(family) in parts
    return (first, last) if first and family and double else (given, family)


def _behind_comma(cells: Cells, text: str) -> tuple[bool, str, list[Name]]:
    """The same of a family name with a first name behind a comma, which somebody should check.

    What is no first name goes to the note: ``Meier, Wwe``.
    """
    (column, _), *_ = cells.of("family")
    first, last = split_name(text, family_first=True)
    told = spoken(first)
    if not told.rest:
        return told.family, first, [Name("", last, told.prefix)]
    if is_no_first_name(first):
        cells.keep(column, text)
        return False, "", [_name("", last)]
    cells.warn(column, text, GIVEN_BEHIND)
    return False, "", [_name(one, last) for one in split_couple(first)]


def _is_whole(family: str) -> bool:
    """Whether a family name holds the first name as well: ``Jean ROUX``."""
    return has_loud_word(family) and any(
        word[:1].isupper() and word[1:2].islower() for word in family.split()
    )


def _told(text: str) -> tuple[str, list[Name]]:
    said, text = without_form(text)
    return said, _of_parts(split_couple(text), family_first=False)


def _whole(cells: Cells, *, family_first: bool) -> tuple[bool, str, list[Name]]:
    """The same of a cell that holds whole names."""
    if cells.has("family_given"):
        text, first = cells.line("family_given"), True
    else:
        text, first = cells.line("full_name") or cells.line("display"), family_first
    if not text:
        return False, "", []
    is_family, text = without_family_word(text)
    said, text = without_form(text)
    if is_body(text):
        return is_family, said, [Name(family=text)]
    if is_family and (found := _MEMBERS.fullmatch(text)):
        givens = split_given(_CHILD.sub("", found[2]))
        return True, said, [_name(_CHILD.sub("", one), found[1]) for one in givens]
    if "," in text:
        given, family = split_name(text, family_first=True)
        return is_family, said, [_name(one, family) for one in split_couple(given)]
    if (is_family or said) and " " not in text:
        return is_family, said, [_name("", text)]
    told = [without_form(part) for part in split_couple(text)]
    said = " ".join(filter(None, (said, *(form for form, _ in told))))
    return is_family, said, _of_parts(tuple(name for _, name in told), family_first=first)


def _of_parts(parts: tuple[str, ...], *, family_first: bool) -> list[Name]:
    """Jürgen und Anna Weber; Weber Jürgen u. Anna; Jürgen Müller und Anna Weber; Müller/Weber."""
    stripped = [without_titles(part) for part in parts]
    words = [len(name.split()) for _, name in stripped]
    split = [split_name(name, family_first=family_first) for _, name in stripped]
    if len(parts) > 1 and words[0] == 1 and words[-1] > 1:
        split[-1] = split_name(stripped[-1][1], family_first=False)
        shared = split[-1][1]
        split = [(name, shared) for _, name in stripped[:-1]] + [split[-1]]
    elif len(parts) > 1 and words[-1] == 1 and words[0] > 1:
        given, shared = split_name(stripped[0][1], family_first=True)
        split = [(given, shared)] + [(name, shared) for _, name in stripped[1:]]
    return [
        Name(given, family, title)
        for (given, family), (title, _) in zip(split, stripped, strict=True)
    ]


def _name(given: str, family: str) -> Name:
    title, given = without_titles(given) if given else ("", given)
    other, family = without_titles(family) if family else ("", family)
    return Name(given, family, " ".join(part for part in (title, other) if part))


def _with_partner(cells: Cells, names: list[Name], *, loud: bool) -> list[Name]:
    """A partner in columns of its own lives there too."""
    given, family = cells.line("partner_given"), cells.line("partner_family")
    if not family and _is_whole(given):
        given, family = split_name(given, family_first=False)
    if not (given or family) or len(names) != 1:
        return names
    family = family or names[0].family
    if given and not names[0].given and family == names[0].family:
        return [_name(given, family)]
    return [*names, _name(given, in_proper_case(family) if loud else family)]


def _with_whole_partner(cells: Cells, names: list[Name], *, loud: bool) -> list[Name]:
    """A partner whose name stands in one cell: ``Gerda``, ``Gerda Moll``; else it is a note."""
    (column, _), *_ = cells.of("partner")
    if _APART.search(cells.line("partner")) or says_death(cells.line("partner")):
        cells.trouble(column, cells.line("partner"), NO_PARTNER)
        return names
    _, text = without_form(cells.line("partner"))
    wordy = text and not any(c.isdigit() for c in text) and yes_or_no(text) is None
    if len(names) != 1 or not wordy or len(text.split()) > _LONGEST_NAME:
        cells.keep(column, cells.line("partner"))
        return names
    if " " not in text:
        return [*names, Name(text, names[0].family)]
    given, family = _beside_family(text, names[0].family)
    return [*names, _name(given, in_proper_case(family) if loud else family)]


def _beside_family(text: str, family: str) -> tuple[str, str]:
    """First and family name of a partner: where one is the other's, it is known which.

    ``Nowak Ewa`` beside Nowak, ``Dąbrowska Joanna`` beside Dąbrowski.
    """
    words, count = text.split(), len(family.split())
    if "," not in text and 0 < count < len(words):
        first, last = " ".join(words[:count]), " ".join(words[-count:])
        if _is_same_family(last, family):
            return " ".join(words[:-count]), last
        if _is_same_family(first, family):
            return " ".join(words[count:]), first
    return split_name(text, family_first="," in text)


def _is_same_family(name: str, family: str) -> bool:
    """Whether a name is the family name of somebody, of his wife, or a double name with it."""
    one, other = spelt_family(name), spelt_family(family)
    double = fold(family) in map(fold, name.split("-"))
    return one.key == other.key or double or his_and_hers(one, other)


def _with_particle(names: list[Name], particle: str) -> list[Name]:
    """Berg beside ``van der`` in a column of its own; a partner of another name has none."""
    if not particle or not names:
        return names
    whole = PersonName(particle=particle, family=names[0].family).surname()
    return [replace(n, family=whole) if n.family == names[0].family else n for n in names]


def _with_unnamed(form: Spoken, names: list[Name]) -> list[Name]:
    """M. et Mme Jean Dupont are two, though only one of them is called by name."""
    if len(form.people) == _PAIR and len(names) == 1 and names[0].family:
        return [*names, Name(family=names[0].family)]
    return names


def _addressed(cells: Cells, form: Spoken, names: list[Name]) -> tuple[Name, ...]:
    """The names with their titles and forms of address; nothing is guessed from a first name."""
    forms = list(form.people)
    if not forms and len(names) == 1 and cells.has("gender"):
        forms = [form_of_gender(cells.line("gender"))]
    if len(forms) != len(names):
        forms = [*forms[: len(names)], *[""] * (len(names) - len(forms))]
    prefix = " ".join(part for part in (form.prefix, cells.line("prefix")) if part)
    return tuple(
        replace(name, form=forms[n], prefix=name.prefix or (prefix if n == 0 else ""))
        for n, name in enumerate(names)
    )
