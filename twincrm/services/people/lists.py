"""The contacts list: people, organisations and households, by the page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from twincrm.domain.folding import find_hits
from twincrm.runtime import clock
from twincrm.services.people.contact_filter import CONTACTS, entries_meeting
from twincrm.services.people.role_rows import roles_where
from twincrm.services.vocabularies.queries import sector_name
from twincrm.services.wording import people_named
from twincrm.store import search
from twincrm.store.models import LanguageSkill, Organisation, Person, SearchEntry, Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.search import Kind

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


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag and how many contacts carry it."""

    id: int
    name: str
    n: int


def contact_ids(session: Session, wanted: ContactFilter) -> array[int]:
    """The entries of all contacts that are looked for, in order."""
    found = search.ids(session, wanted.text, wanted.kinds or CONTACTS, wanted.order)
    if not wanted.narrows:
        return found
    meeting = entries_meeting(session, wanted, clock.today())
    return array("q", [entry for entry in found if entry in meeting])


def contact_rows(
    session: Session, ids: Sequence[int], language: str, text: str = ""
) -> tuple[ContactRow, ...]:
    """The rows of entries, one each, in the order of *ids*; of what is gone none.

    *text* is what was looked for: where it is found in the row is marked.
    """
    entries = {
        row.id: row for row in session.scalars(select(SearchEntry).where(SearchEntry.id.in_(ids)))
    }
    people = [row.record_id for row in entries.values() if row.kind == "person"]
    lines = _role_lines(session, people, language)
    initials = {who: name.initials() for who, name in people_named(session, people).items()}
    words = search.marked_words(text)
    found: list[ContactRow] = []
    for entry in (entries[one] for one in ids if one in entries):
        row = _row(entry, language)
        if row.kind == "person":
            line = lines.get(row.record_id) or row.subtitle
            row = replace(row, subtitle=line, initials=initials.get(row.record_id, ""))
        found.append(_marked(row, words) if words else row)
    return tuple(found)


def contact_total(session: Session, kinds: Sequence[Kind] = CONTACTS) -> int:
    """How many contacts there are in all."""
    statement = select(func.count()).select_from(SearchEntry)
    return session.execute(statement.where(SearchEntry.kind.in_(kinds))).scalar_one()


def tags_in_use(session: Session) -> tuple[TagRow, ...]:
    """The tags that contacts carry, in the order of their names."""
    statement = (
        select(Tag.id, Tag.name, func.count(Tagging.id))
        .join(Tagging, Tagging.tag_id == Tag.id)
        .group_by(Tag.id)
        .order_by(Tag.folded)
    )
    return tuple(TagRow(tag, name, n) for tag, name, n in session.execute(statement))


def languages_in_use(session: Session) -> tuple[str, ...]:
    """The codes of the languages that contacts speak or are written to in, sorted."""
    columns = (
        LanguageSkill.language,
        Person.correspondence_language,
        Organisation.correspondence_language,
    )
    found = {code for column in columns for code in session.scalars(select(column).distinct())}
    return tuple(sorted(found - {""}))


class ContactSource:
    """The contacts list as a long list reads it: ids at once, rows by the page."""

    def __init__(self, dispatcher: Dispatcher, wanted: ContactFilter, language: str) -> None:
        self._dispatcher = dispatcher
        self.wanted = wanted
        self._language = language

    def ids(self) -> array[int]:
        """The entries of all contacts in order."""
        return self._dispatcher.ask(contact_ids, self.wanted)

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of entries, in that order."""
        return self._dispatcher.ask(contact_rows, ids, self._language, self.wanted.text)


def _role_lines(session: Session, people: Sequence[int], language: str) -> dict[int, str]:
    """The main role of today of each person in one line."""
    found: dict[int, str] = {}
    for role in roles_where(session, "person_id", people, language, clock.today()):
        if role.current:
            found.setdefault(role.person_id, role.line)
    return found


def _row(entry: SearchEntry, language: str) -> ContactRow:
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
