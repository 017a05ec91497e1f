"""What can be asked about groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.folding import fold, sort_key
from twincrm.domain.smart.text import read_rule
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.services.people.lists import worded_rows
from twincrm.services.smart.finding import first_of_rule, group_count, rule_count
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.smart.rule import Rule
    from twincrm.services.people.lists import ContactRow
    from twincrm.store.connection import Reading

_GROUPS = "SELECT id, name, kind, rule, note FROM contact_group WHERE trashed_at IS NULL"
_OF_CONTACT = """SELECT g.id, g.name FROM group_member AS m
JOIN contact_group AS g ON g.id = m.contact_group_id
WHERE m.{kind}_id = ? AND g.trashed_at IS NULL AND g.kind = 'static'"""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it."""

    id: int
    name: str
    smart: bool
    understood: bool
    """False for one whose rule a newer program wrote: it finds nobody here."""
    note: str = ""
    n: int | None = None
    """How many contacts are in it; None while they are not counted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Who meets a rule: how many, and the first of them."""

    n: int
    first: tuple[ContactRow, ...]


def groups(reading: Reading) -> tuple[GroupRow, ...]:
    """All groups in the order of their names, not counted."""
    found = [
        GroupRow(key, name, kind == GroupKind.SMART, read_rule(rule).understood, note)
        for key, name, kind, rule, note in rows(reading, _GROUPS)
    ]
    return tuple(sorted(found, key=lambda row: (sort_key(row.name), row.id)))


def group_counts(reading: Reading, ids: Sequence[int], today: date) -> dict[int, int]:
    """How many contacts are in groups; smart ones are looked through, which may take a while."""
    return {key: group_count(reading, key, today) for key in ids}


def groups_of(reading: Reading, kind: str, record_id: int) -> tuple[GroupRow, ...]:
    """The static groups that a contact was put into, by name."""
    if kind not in ("person", "organisation", "household"):
        return ()
    found = rows(reading, _OF_CONTACT.format(kind=kind), (record_id,))
    named = [GroupRow(key, name, smart=False, understood=True) for key, name in found]
    return tuple(sorted(named, key=lambda row: (sort_key(row.name), row.id)))


def sample_of(reading: Reading, rule: Rule, today: date, language: str, most: int) -> Sample:
    """Who meets a rule now."""
    first = first_of_rule(reading, rule, today, most)
    return Sample(rule_count(reading, rule, today), worded_rows(reading, first, language))


def group_named(reading: Reading, name: str) -> int:
    """The group that is called so; letters and accents are compared as a search does.

    Raises:
        UnknownRecord: there is none.
    """
    for row in groups(reading):
        if fold(row.name) == fold(name):
            return row.id
    known = ", ".join(row.name for row in groups(reading)) or "–"
    told = Message("There is no group “{name}”. Groups in this file: {known}.")
    raise UnknownRecord(told.with_values(name=name, known=known))
