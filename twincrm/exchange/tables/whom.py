"""Who a row is about: one person, a couple, a family or an organisation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.exchange.tables.people import (
    form_of_gender,
    in_proper_case,
    split_couple,
    split_given,
    split_name,
    spoken,
    without_family_word,
    without_form,
    without_titles,
)

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.people import Spoken

_BODIES = re.compile(
    r"(?i)(?:\b(?:e\.?\s?v\.?|gmbh|ggmbh|ag|kg|gbr|mbh|ltd|sarl|s\.a\.|sp\. z o\.o\.)(?=\W|$)"
    r"|\b(?:stadt|gemeinde|kreis|landkreis|feuerwehr|kirchengemeinde|pfarrei|sparkasse|volksbank"
    r"|mairie|commune de|ville de|association|comité|amicale|lycée|collège|école|paroisse"
    r"|town council|council|school|church|club|society|urząd|gmina|szkoła|parafia|stowarzyszenie"
    r"|klub)\b|\w*(?:verein|schule|gymnasium|verband|chor|orchester|partei|stiftung|bank|werke)\b)"
)
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Name:
    """One person's name as a row gives it."""

    given: str = ""
    family: str = ""
    prefix: str = ""
    form: str = ""
    """A word of the closed set of forms of address, empty where nothing tells."""

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


def whom(cells: Cells, *, family_first: bool, loud: bool) -> Whom:
    """Whom a row is about; *loud*: family names are in capitals throughout, and are to be tamed."""
    form = spoken(cells.line("salutation"))
    if form.rest:
        (column, _), *_ = cells.of("salutation")
        cells.keep(column, form.rest)
    is_family, said, names = _names(cells, form, family_first=family_first)
    if said and not (form.people or form.together):
        form = replace(spoken(said), prefix=form.prefix)
    body = _body(cells, form, names)
    if body:
        return Whom((), body)
    if loud:
        names = [_tamed(name) for name in names]
    names = _with_partner(cells, names, loud=loud)
    named = _with_unnamed(form, names)
    together = len(named) > 1 or is_family or form.together
    return Whom(_addressed(cells, form, named), "", together, is_family or form.family)


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
    if len(names) > 1 or cells.has("given"):
        return ""
    said = cells.line("display") or cells.line("full_name") or names[0].said
    if organisation and fold(organisation) in (fold(said), fold(names[0].said)):
        return organisation
    alone = not form.people and not cells.has("birth_date") and not organisation
    if alone and (form.firm or _BODIES.search(said)):
        return cells.line("family") or said
    return ""


def _names(cells: Cells, form: Spoken, *, family_first: bool) -> tuple[bool, str, list[Name]]:
    """Whether the row is said to be a family, the form of address in its names, and these."""
    given = " ".join(part for part in (cells.line("given"), cells.line("middle")) if part)
    family = cells.line("family")
    if not given and not family:
        return _whole(cells, family_first=family_first)
    is_family, family = without_family_word(family)
    own, given = without_family_word(given)
    said, given = without_form(given)
    other, family = without_form(family)
    givens = split_given(given) if given else ("",)
    families = split_couple(family) if len(givens) > 1 or form.together else (family,)
    if len(families) == 1:
        families *= len(givens)
    elif not given:
        givens *= len(families)
    elif len(families) != len(givens):
        families = (family,) * len(givens)
    pairs = zip(givens, families, strict=True)
    return is_family or own, said or other, [_name(one, other) for one, other in pairs]


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
    if _BODIES.search(text):
        return is_family, said, [Name(family=text)]
    if "," in text:
        given, family = split_name(text, family_first=True)
        return is_family, said, [_name(one, family) for one in split_couple(given)]
    if (is_family or said) and " " not in text:
        return is_family, said, [_name("", text)]
    return is_family, said, _of_parts(split_couple(text), family_first=first)


def _of_parts(parts: tuple[str, ...], *, family_first: bool) -> list[Name]:
    """Jürgen und Anna Weber; Weber Jürgen u. Anna; Jürgen Müller und Anna Weber; Müller/Weber."""
    stripped = [without_titles(part) for part in parts]
    words = [len(name.split()) for _, name in stripped]
    split = [split_name(name, family_first=family_first) for _, name in stripped]
    if len(parts) > 1 and words[0] == 1 and words[-1] > 1:
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
    if not (given or family) or len(names) != 1:
        return names
    family = family or names[0].family
    return [*names, _name(given, in_proper_case(family) if loud else family)]


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
