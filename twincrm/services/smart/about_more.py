"""Questions about single fields: form of address, relations, numbers of members, honours, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.memberships import holds
from twincrm.services.smart.about_life import of_members
from twincrm.services.smart.asking import OWNERS, owned
from twincrm.services.smart.nodes import Entries, Found, plain_like
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from twincrm.services.smart.asking import Asking, Finds

_DIGITS = "m.number <> '' AND m.number NOT GLOB '*[^0-9]*'"
"""Numbers with letters in them are neither above nor below others."""


def numbered_from(asking: Asking) -> Finds:
    """Members of today whose number is so high or higher."""
    return _numbered(asking, ">=")


def numbered_to(asking: Asking) -> Finds:
    """Members of today whose number is so high or lower."""
    return _numbered(asking, "<=")


def _numbered(asking: Asking, how: str) -> Finds:
    number = f"{_DIGITS} AND CAST(m.number AS INTEGER) {how} {asking.number}"
    return of_members(asking, f"{number} AND {_of_today(asking)}")


def _of_today(asking: Asking) -> str:
    return holds(f"'{asking.today.isoformat()}'")


def paying(asking: Asking) -> Finds:
    """People who pay for memberships of others; listed once, for nothing leads from them there."""
    listed = (
        f"SELECT m.payer_id * 8 + {entry_id('person', 0)} AS id FROM membership AS m WHERE"
        " m.payer_id > 0 AND coalesce(m.person_id, 0) <> m.payer_id AND m.trashed_at IS NULL"
        f" AND {_of_today(asking)}"
    )
    return (Entries("person", (listed, ())),)


def honoured(asking: Asking) -> Finds:
    """Who received an honour up to today."""
    return owned("honour", f"NOT x.declined AND x.done_on <= '{asking.today.isoformat()}'")


def honoured_in(asking: Asking) -> Finds:
    """Who received an honour in a year."""
    return owned("honour", f"NOT x.declined AND substr(x.done_on, 1, 4) = '{asking.number:04d}'")


def with_task(asking: Asking) -> Finds:
    """Who something is to be done for."""
    del asking
    return owned("task", "x.done_on IS NULL AND x.trashed_at IS NULL")


def of_form(asking: Asking) -> Finds:
    """People by how they are addressed."""
    return _people(asking, "form_of_address")


def preferring(asking: Asking) -> Finds:
    """People by how they prefer to be reached."""
    return _people(asking, "preferred_channel")


def related(asking: Asking) -> Finds:
    """People related to others today, from either end."""
    where = f"r.kind IN {asking.marks} AND {asking.now('r')}"
    tables = "relation AS r JOIN person AS o ON o.id = r.{end} AND o.trashed_at IS NULL"
    return tuple(
        Found("person", f"r.{own}", tables.format(end=end), where, asking.words)
        for own, end in (("person_id", "other_id"), ("other_id", "person_id"))
    )


def living_as(asking: Asking) -> Finds:
    """People by their part in the household in which they live today."""
    tables = "household_member AS hm JOIN household AS h ON h.id = hm.household_id"
    where = f"hm.role IN {asking.marks} AND h.trashed_at IS NULL AND {asking.now('hm')}"
    return (Found("person", "hm.person_id", tables, where, asking.words),)


def remarked(asking: Asking) -> Finds:
    """Contacts with letters in their remark."""
    like = f"%{plain_like(asking.words[0].strip())}%"
    return tuple(
        Found(kind, "x.id", f"{kind} AS x", "x.note LIKE ? ESCAPE '!'", (like,)) for kind in OWNERS
    )


def at_least(asking: Asking) -> Finds:
    """Organisations with so many people or more."""
    return _bodies(f"x.size >= {asking.number}")


def at_most(asking: Asking) -> Finds:
    """Organisations with so many people or fewer, as far as that is known."""
    return _bodies(f"x.size <= {asking.number}")


def within(asking: Asking) -> Finds:
    """Organisations that are a part of others."""
    return _bodies(f"x.parent_id IN {asking.ids}")


def _people(asking: Asking, column: str) -> Finds:
    return (Found("person", "x.id", "person AS x", f"x.{column} IN {asking.marks}", asking.words),)


def _bodies(where: str) -> Finds:
    return (Found("organisation", "x.id", "organisation AS x", where),)
