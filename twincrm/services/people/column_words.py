"""What the columns of the contacts table say of a page of contacts, worded for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.domain.countries import country_name, language_title
from twincrm.domain.dates import short_date
from twincrm.domain.partial_date import PartialDate
from twincrm.domain.terms import MembershipKind
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.people.column_more import MORE
from twincrm.services.people.columns import BY_KEY
from twincrm.services.vocabularies.wording import sector_name
from twincrm.store.connection import rows
from twincrm.store.search import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from twincrm.services.people.column_facts import Fact
    from twincrm.store.connection import Reading

Cells = dict[str, str]
"""What stands in the columns of one contact, by their keys; nothing where a key is missing."""

MEMBERSHIPS: dict[str, Message] = {
    MembershipKind.SINGLE: Message("Single"),
    MembershipKind.COUPLE: Message("Couple"),
    MembershipKind.HOUSEHOLD: Message("Family"),
    MembershipKind.YOUTH: Message("Youth"),
    MembershipKind.CORPORATE: Message("Organisation"),
    MembershipKind.EX_OFFICIO: Message("By office"),
    MembershipKind.HONORARY: Message("Honorary"),
    MembershipKind.SUPPORTING: Message("Supporting"),
    MembershipKind.TRIAL: Message("Trial"),
}
_HOME = """SELECT place.country FROM association
JOIN place ON place.id = association.place_id"""


def names_of(key: str, language: str) -> Callable[[str], str]:
    """How the codes that a column keeps are called."""
    if key == "country":
        return lambda code: country_name(code, language)
    if key == "written":
        return lambda code: language_title(code, language)
    texts = catalogue(language)
    return lambda kind: texts.say(MEMBERSHIPS[kind]) if kind in MEMBERSHIPS else kind


def cells_of(
    reading: Reading, entries: Sequence[int], keys: Sequence[str], language: str, today: date
) -> dict[int, Cells]:
    """The cells of contacts in some columns: one statement for each fact, whatever the page."""
    found: dict[int, Cells] = {entry: {} for entry in entries}
    plain = [key for key in keys if key not in MORE and key != "name"]
    known = _facts(reading, entries, plain, (language[:2], today.isoformat()))
    say = _wordings(reading, language, today)
    for key in plain:
        for entry in entries:
            words = say.get(key, str)(_value(BY_KEY[key].sources, known, entry))
            if words:
                found[entry][key] = words
    for key in keys:
        if key in MORE:
            for entry, words in MORE[key](reading, by_kind(entries), language, today).items():
                found[entry][key] = words
    return found


def _facts(
    reading: Reading, entries: Sequence[int], keys: Sequence[str], values: tuple[str, str]
) -> dict[Fact, dict[int, Sequence[Any]]]:
    """The facts that columns are read from, each by entry."""
    wanted = dict.fromkeys(fact for key in keys for fact, _ in BY_KEY[key].sources)
    ids = f"[{','.join(map(str, entries))}]"
    return {
        fact: {row[0]: row for row in rows(reading, fact.of_page(), (ids, *values))}
        for fact in wanted
    }


def by_kind(entries: Sequence[int]) -> dict[str, list[int]]:
    """Entries by what they are."""
    sorted_out: dict[str, list[int]] = {}
    for entry in entries:
        sorted_out.setdefault(kind_of(entry), []).append(entry)
    return sorted_out


def _value(
    sources: Sequence[tuple[Fact, int]], known: dict[Fact, dict[int, Sequence[Any]]], entry: int
) -> str:
    """The first of the values that says something."""
    for fact, value in sources:
        row = known[fact].get(entry)
        if row is not None and row[value + 1]:
            return str(row[value + 1])
    return ""


def _wordings(reading: Reading, language: str, today: date) -> dict[str, Callable[[str], str]]:
    """How the values of columns are said; what is not named here is shown as it is kept."""

    def phone(kept: str) -> str:
        from twincrm.domain.phones import Phone, parse_phone

        if not kept.startswith("+"):
            return kept
        return Phone(kept, kept, parse_phone(kept, home).country).display(home)

    def day(kept: str) -> str:
        return PartialDate.from_iso(kept).format(language) if kept else ""

    def age(kept: str) -> str:
        years = PartialDate.from_iso(kept).age_on(today) if kept else None
        return "" if years is None else str(years)

    home = str(next(iter(rows(reading, _HOME)), ("",))[0])
    named = {key: _said(names_of(key, language)) for key in ("country", "written", "member_kind")}
    return {
        **named,
        "phone": phone,
        "mobile": phone,
        "birthday": day,
        "age": age,
        "member_since": day,
        "note": lambda kept: " ".join(kept.split()),
        "last_contact": lambda kept: _short(kept, language),
        "sectors": lambda kept: ", ".join(sector_name(each, language) for each in kept.split()),
    }


def _said(names: Callable[[str], str]) -> Callable[[str], str]:
    return lambda code: names(code) if code else ""


def _short(kept: str, language: str) -> str:
    from datetime import date as day

    return short_date(day.fromisoformat(kept[:10]), language) if kept else ""
