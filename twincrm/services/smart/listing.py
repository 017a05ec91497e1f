"""Which groups there are, how many contacts are in them, and in which a contact is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import UnknownRecord
from twincrm.domain.folding import fold, sort_key
from twincrm.domain.smart.text import read_rule
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.services.smart.compiling import Hindrance, hindrance
from twincrm.services.smart.finding import group_count, holds
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.smart.rule import Value
    from twincrm.store.connection import Reading

_GROUPS = "SELECT id, name, kind, rule, note FROM contact_group WHERE trashed_at IS NULL"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as lists show it."""

    id: int
    name: str
    smart: bool
    understood: bool
    """False for one whose rule a newer program wrote: it finds nobody here."""
    note: str = ""
    lost: bool = False
    """Whether its rule keeps people out by something that lies in the trash: it finds nobody."""
    circle: tuple[str, ...] = ()
    """Groups that ask for each other in a circle, its rule among or behind them: so does that."""
    n: int | None = None
    """How many contacts are in it; None while they are not counted."""


def groups(reading: Reading) -> tuple[GroupRow, ...]:
    """All groups in the order of their names, not counted."""
    found = [
        _row(reading, key, name, smart=kind == GroupKind.SMART, written=rule, note=note)
        for key, name, kind, rule, note in rows(reading, _GROUPS)
    ]
    return tuple(sorted(found, key=lambda row: (sort_key(row.name), row.id)))


def groups_asking_for(reading: Reading, group_id: int) -> tuple[str, ...]:
    """The names of smart groups in whose rules a group is asked for."""
    found = (
        name
        for key, name, kind, rule, _ in rows(reading, _GROUPS)
        if kind == GroupKind.SMART and key != group_id and group_id in _groups_in(rule)
    )
    return tuple(sorted(found, key=sort_key))


def _groups_in(written: str) -> set[Value]:
    conditions = read_rule(written).block.conditions()
    return {value for each in conditions if each.field == "group" for value in each.values}


def _row(
    reading: Reading, key: int, name: str, *, smart: bool, written: str, note: str
) -> GroupRow:
    rule = read_rule(written)
    asked = smart and rule.understood
    found = hindrance(reading, rule, key) if asked else Hindrance()
    return GroupRow(key, name, smart, rule.understood, note, *found)


def group_counts(reading: Reading, ids: Sequence[int], today: date) -> dict[int, int]:
    """How many contacts are in groups; smart ones are looked through, which may take a while."""
    return {key: group_count(reading, key, today) for key in ids}


def groups_of(reading: Reading, kind: str, record_id: int, today: date) -> tuple[GroupRow, ...]:
    """The groups that a contact is in, by hand or because it meets their rules, by name."""
    if kind not in ("person", "organisation", "household"):
        return ()
    return tuple(row for row in groups(reading) if holds(reading, row.id, (kind, record_id), today))


def group_named(reading: Reading, name: str) -> int:
    """The group that is called so; letters and accents are compared as a search does.

    Raises:
        UnknownRecord: there is none.
    """
    every = groups(reading)
    for row in every:
        if fold(row.name) == fold(name):
            return row.id
    known = ", ".join(row.name for row in every) or "–"
    told = Message("There is no group “{name}”. Groups in this file: {known}.")
    raise UnknownRecord(told.with_values(name=name, known=known))
