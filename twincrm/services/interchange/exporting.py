"""Which contacts an export is about, and its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.folding import fold
from twincrm.runtime import clock
from twincrm.services.groups.kept_view import in_kept_order, kept_view
from twincrm.services.households.queries import living_in
from twincrm.services.smart.finding import group_ids
from twincrm.services.smart.listing import group_named
from twincrm.store import search
from twincrm.store.models import Household, Organisation, Participation, Person, SearchEntry, Visit

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LONGEST, _LOOKED_AT = 45, 500
"""Letters of a file's name, of at most four bytes each, and of the title they are taken from."""
_DEVICE = re.compile("con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What Windows opens as a device, whatever the ending (Naming Files, Paths, and Namespaces)."""
_NAMED: tuple[tuple[str, type[Person | Organisation | Household]], ...] = (
    ("person", Person),
    ("organisation", Organisation),
    ("household", Household),
)
CONTACT_KINDS: tuple[search.Kind, ...] = ("person", "organisation")


def all_contacts(session: Session) -> tuple[tuple[str, int], ...]:
    """Every person and organisation in the order of their names."""
    entries = (
        select(SearchEntry.kind, SearchEntry.record_id)
        .where(SearchEntry.kind.in_(CONTACT_KINDS))
        .order_by(SearchEntry.sort_key, SearchEntry.id)
    )
    return tuple((kind, key) for kind, key in session.execute(entries))


def contacts_found(session: Session, text: str) -> tuple[tuple[str, int], ...]:
    """The people and organisations that a search finds."""
    entries = search.ids(session, text, CONTACT_KINDS, "rank")
    return tuple((search.kind_of(entry), search.record_of(entry)) for entry in entries)


def contacts_of_group(
    session: Session, name: str, language: str = "en"
) -> tuple[tuple[str, int], ...]:
    """The people and organisations of a group; households as the people who live in them now.

    They come in the order the group was kept with, as it is for who reads *language*.

    Raises:
        UnknownRecord: no group is called so.
    """
    group = group_named(session, name)
    inside = group_ids(session, group, clock.today()).pairs
    return cards_of(session, in_kept_order(session, group, inside, language))


def columns_of_group(session: Session, name: str) -> tuple[str, ...]:
    """The columns of the contacts list that a group was kept with; none where it was not.

    Raises:
        UnknownRecord: no group is called so.
    """
    return kept_view(session, group_named(session, name)).columns


def contacts_of_visit(session: Session, visit_id: int) -> tuple[tuple[str, int], ...]:
    """Everybody who takes part in a visit."""
    people = (
        select(Participation.person_id)
        .join(Visit, Visit.id == Participation.visit_id)
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit_id == visit_id, Participation.status != "cancelled")
        .order_by(Person.family, Person.given, Person.id)
    )
    return tuple(("person", key) for key in session.scalars(people))


def cards_of(
    session: Session, contacts: tuple[tuple[str, int], ...]
) -> tuple[tuple[str, int], ...]:
    """People and organisations, once each; households as the people who live in them now."""
    homes = [key for kind, key in contacts if kind == "household"]
    residents = living_in(session, homes) if homes else {}
    found: dict[tuple[str, int], None] = {}
    for kind, key in contacts:
        cards = [(kind, key)]
        if kind == "household":
            cards = [("person", who) for who in residents.get(key, ())]
        found.update(dict.fromkeys(cards))
    return tuple(found)


def uids_of(
    session: Session, contacts: tuple[tuple[str, int], ...] | list[tuple[str, int]]
) -> list[tuple[str, str]]:
    """Kind and uid of contacts, as the disclosure log names them."""
    found: list[tuple[str, str]] = []
    for kind, model in _NAMED:
        keys = [key for k, key in contacts if k == kind]
        for start in range(0, len(keys), 500):
            batch = select(model.uid).where(model.id.in_(keys[start : start + 500]))
            found += [(kind, uid) for uid in session.scalars(batch)]
    return found


def file_name(title: str, taken: set[str], ending: str) -> str:
    """A file's name for one contact: plain letters that every system takes, no two alike."""
    words = "".join(c if c.isalnum() else " " for c in fold(title[:_LOOKED_AT])).split()
    plain = "-".join(words)[:_LONGEST].rstrip("-") or "contact"
    if _DEVICE.fullmatch(plain):
        plain = f"{plain}-1"
    name, number = f"{plain}{ending}", 2
    while name in taken:
        name, number = f"{plain}-{number}{ending}", number + 1
    taken.add(name)
    return name
