"""The contacts list: people, organisations and households, by the page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import find_hits
from twincrm.runtime import clock
from twincrm.services.people.contact_filter import CONTACTS
from twincrm.services.people.role_rows import roles_where
from twincrm.services.vocabularies.wording import sector_name
from twincrm.services.wording import people_named
from twincrm.store import search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.connection import Reading
    from twincrm.store.search import Kind, Listed

Hits = tuple[tuple[int, int], ...]
"""Where a search was found: (start, length) in characters."""


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact as the list shows it."""

    entry_id: int
    kind: Kind
    record_id: int
    title: str
    subtitle: str
    sectors: tuple[str, ...]
    badges: tuple[tuple[str, str], ...]
    """Sectors with their names for the reader."""
    initials: str
    title_hits: Hits = ()
    subtitle_hits: Hits = ()


def contact_ids(session: Session, wanted: ContactFilter) -> array[int]:
    """The entries of all contacts that are looked for, in order."""
    from twincrm.services.people.narrowing import entries_meeting

    found = found_ids(session, wanted)
    if not wanted.narrows:
        return found
    meeting = entries_meeting(session, wanted, clock.today())
    return array("q", [entry for entry in found if entry in meeting])


def found_ids(reading: Reading, wanted: ContactFilter) -> array[int]:
    """The entries of all contacts that the text of *wanted* is found in, in order."""
    return search.ids(reading, wanted.text, wanted.kinds or CONTACTS, wanted.order)


def contact_rows(
    reading: Reading, ids: Sequence[int], language: str, text: str = ""
) -> tuple[ContactRow, ...]:
    """The rows of entries, one each, in the order of *ids*; of what is gone none.

    *text* is what was looked for: where it is found in the row is marked.
    """
    entries = {entry.id: entry for entry in search.entries_with(reading, ids)}
    people = [entry.record_id for entry in entries.values() if entry.kind == "person"]
    lines = _role_lines(reading, people, language)
    initials = {who: name.initials() for who, name in people_named(reading, people).items()}
    words = search.marked_words(text)
    found: list[ContactRow] = []
    for entry in (entries[one] for one in ids if one in entries):
        row = _row(entry, language)
        if row.kind == "person":
            line = lines.get(row.record_id) or row.subtitle
            row = replace(row, subtitle=line, initials=initials.get(row.record_id, ""))
        found.append(_marked(row, words) if words else row)
    return tuple(found)


def contact_total(reading: Reading, kinds: Sequence[Kind] = CONTACTS) -> int:
    """How many contacts there are in all."""
    return search.total(reading, kinds)


class ContactSource:
    """The contacts list as a long list reads it: ids at once, rows by the page."""

    def __init__(self, dispatcher: Dispatcher, wanted: ContactFilter, language: str) -> None:
        self._dispatcher = dispatcher
        self.wanted = wanted
        self._language = language

    def ids(self) -> array[int]:
        """The entries of all contacts in order."""
        if self.wanted.narrows:
            return self._dispatcher.ask(contact_ids, self.wanted)
        return self._dispatcher.glance(found_ids, self.wanted)

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of entries, in that order."""
        return self._dispatcher.glance(contact_rows, ids, self._language, self.wanted.text)


def _role_lines(reading: Reading, people: Sequence[int], language: str) -> dict[int, str]:
    """The main role of today of each person in one line."""
    found: dict[int, str] = {}
    for role in roles_where(reading, "person_id", people, language, clock.today()):
        if role.current:
            found.setdefault(role.person_id, role.line)
    return found


def _row(entry: Listed, language: str) -> ContactRow:
    sectors = tuple(entry.sectors.split())
    return ContactRow(
        entry_id=entry.id,
        kind=search.kind_of(entry.id),
        record_id=entry.record_id,
        title=entry.title,
        subtitle=entry.subtitle,
        sectors=sectors,
        badges=tuple((sector, sector_name(sector, language)) for sector in sectors),
        initials=entry.title[:1].upper(),
    )


def _marked(row: ContactRow, words: Sequence[str]) -> ContactRow:
    return replace(
        row,
        title_hits=_hits(row.title, words),
        subtitle_hits=_hits(row.subtitle, words),
    )


def _hits(text: str, words: Sequence[str]) -> Hits:
    return tuple((start, end - start) for start, end in find_hits(text, words))
