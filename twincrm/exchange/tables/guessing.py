"""Guesses what the columns of a table are, from their names, their neighbours and their cells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.content import capitals, share
from twincrm.exchange.tables.days import order_of, read_day, slashed
from twincrm.exchange.tables.fee_years import of_one_year
from twincrm.exchange.tables.mapping import Column, Mapping
from twincrm.exchange.tables.meanings import DATES, OF_ADDRESS, OF_MEMBERSHIP, OF_NAMES
from twincrm.exchange.tables.nameless import without_header
from twincrm.exchange.tables.naming import named
from twincrm.exchange.tables.neighbours import settled
from twincrm.exchange.tables.people import has_loud_word
from twincrm.exchange.tables.seasons import year_in
from twincrm.exchange.tables.unheard import says_what

if TYPE_CHECKING:
    from twincrm.exchange.tables.header import Layout

_NAMED = Message("The header says so.")
_EMPTY = Message("The column is empty.")
_LOOKS = Message("The header is not known; the values look like it.")
_KEPT = Message("The header is not known; the values go to the note, with the header.")
_KEPT_KNOWN = Message("There is no place for it; the values go to the note, with the header.")
_NO_USE = Message("It is of no use here.")
_BANK = Message("Bank details are not kept.")
_UNLIKE = Message("The header says so, but the values do not look like it.")
_SPEAKS = Message("No other column holds names; please check it.")
_OF_NAME = ("name", "full_name", "family_given")
_MOSTLY = 0.6
_HARDLY = 0.2
_NEARLY_ALL = 0.9
_SOME = 3
_LANDS = {"de": "DE", "fr": "FR", "pl": "PL", "nl": "NL"}
_SPOKEN_IN = {
    "de": ("DE", "AT", "CH", "LI", "LU", "BE", "IT"),
    "fr": ("FR", "BE", "CH", "LU", "CA", "MC"),
    "pl": ("PL",),
    "nl": ("NL", "BE"),
}
_WITH_SLASHES = ("fr", "nl")
"""Languages in which a day is written with slashes, always before the month."""
_MEMBERS = re.compile(r"(?i)mitglied|adh[ée]rent|member|członk|cotisation|membres|ledenlijst")
_DAY = re.compile(r"\d\D+\d")
_FEES = ("fee", "fee_paid", "fee_paid_on")
_CHECKED = {"email": "email", "phone": "phone", "url": "url"}
_GUESSED = ("email", "url", "phone")


def guess(layout: Layout, name: str = "", home: str = "") -> Mapping:
    """What the columns are; *name* is the table's, *home* the association's country."""
    if not layout.found:
        return Mapping(without_header(layout), country=home)
    first = _with_somebody([_by_header(n, header) for n, header in enumerate(layout.header)])
    language = _language(layout)
    members = bool(_MEMBERS.search(f"{name} {layout.heading}"))
    first, years = of_one_year(first, layout, members=members)
    columns = settled(first, layout, language, members=members)
    columns = [_by_cells(column, layout) for column in columns]
    year = next((years[c.place] for c in columns if c.field in _FEES and c.place in years), 0)
    year = year or year_in(f"{name} {layout.heading}") or _year_paid(columns, layout)
    return Mapping(
        tuple(_with_order(column, layout, language) for column in columns),
        language,
        _country(language, home),
        year,
        capitals=_loud(columns, layout),
        loud_towns=_loud_towns(columns, layout),
    )


def is_of_members(mapping: Mapping) -> bool:
    """Whether a table is one of members."""
    return mapping.has(*OF_MEMBERSHIP)


def _by_header(place: int, header: str) -> Column:
    found = named(header)
    if not found.meaning:
        return Column(place, header, "", reason=_KEPT)
    if found.meaning == "bank":
        return Column(place, header, "out", certainty="out", reason=_BANK)
    if found.meaning == "out":
        return Column(place, header, "out", certainty="out", reason=_NO_USE)
    if found.meaning == "keep":
        return Column(place, header, "keep", found.slot, "check", _KEPT_KNOWN)
    return Column(place, header, found.meaning, found.slot, "sure", _NAMED)


def _with_somebody(columns: list[Column]) -> list[Column]:
    """Where no header is a name, the first that speaks of one: ``Name der Eltern``."""
    if any(c.field in (*OF_NAMES, "name", "organisation") for c in columns):
        return columns
    for n, column in enumerate(columns):
        if not column.meaning and says_what(column.header) in _OF_NAME:
            columns[n] = replace(column, meaning="full_name", reason=_SPEAKS)
            break
    return columns


def _by_cells(column: Column, layout: Layout) -> Column:
    """The column with a look at its cells."""
    cells = layout.column(column.place)
    if not column.meaning:
        if not cells:
            return replace(column, meaning="out", certainty="out", reason=_EMPTY)
        look = next((look for look in _GUESSED if share(cells, look) >= _MOSTLY), "")
        reason = _LOOKS if look else _KEPT
        return replace(column, meaning=look or "keep", reason=reason)
    if not cells:
        return column
    mails = share(cells, "email") >= _MOSTLY
    unlike = column.field in _CHECKED and share(cells, _CHECKED[column.field]) < _HARDLY
    if unlike and (column.field != "phone" or mails):
        column = replace(column, certainty="check", reason=_UNLIKE)
    if mails and column.field not in ("email", "partner_email", "note", "out"):
        return replace(column, meaning="email", slot="", certainty="check", reason=_UNLIKE)
    return column


def _with_order(column: Column, layout: Layout, language: str) -> Column:
    if column.field not in (*DATES, "fee_paid"):
        return column
    cells = layout.column(column.place)
    order = order_of(cells)
    asked = column.field in DATES and not order and language not in _WITH_SLASHES
    undecided = asked and slashed(cells)
    return replace(column, order=order or "dmy", undecided=undecided)


def _year_paid(columns: list[Column], layout: Layout) -> int:
    """The year in which most were paid, where the list names days; 0 where it names none."""
    days = (
        read_day(cell, "dmy", date.max)
        for column in columns
        if column.field in ("fee_paid", "fee_paid_on")
        for cell in layout.column(column.place)
        if not isinstance(cell, str) or _DAY.search(cell)
    )
    years = Counter(int(day[:4]) for day in days if day and day[:4].isdigit())
    return years.most_common(1)[0][0] if years else 0


def _language(layout: Layout) -> str:
    """The language most names of columns are in; a name of one language counts more."""
    votes: Counter[str] = Counter()
    for header in layout.header:
        languages = named(header).languages
        for language in languages:
            votes[language] += 12 // len(languages)
    return votes.most_common(1)[0][0] if votes else ""


def _country(language: str, home: str) -> str:
    """A French list is from France, unless the association is where French is spoken."""
    if language not in _LANDS or home in _SPOKEN_IN[language]:
        return home
    return _LANDS[language]


def _loud(columns: list[Column], layout: Layout) -> bool:
    cells = [cell for c in columns if c.field == "family" for cell in layout.column(c.place)]
    whole = [
        str(cell)
        for c in columns
        if c.field in ("full_name", "family_given")
        for cell in layout.column(c.place)
    ]
    return capitals(cells) or (
        bool(whole) and sum(map(has_loud_word, whole)) >= len(whole) * _NEARLY_ALL
    )


def _loud_towns(columns: list[Column], layout: Layout) -> bool:
    """Whether all towns are in capitals; of one or two nobody can tell."""
    found = [layout.column(c.place) for c in columns if c.field in ("city", "place")]
    return any(capitals(cells) and len(cells) >= _SOME for cells in found)


__all__ = ["OF_ADDRESS", "guess", "is_of_members"]
