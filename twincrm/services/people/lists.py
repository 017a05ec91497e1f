"""The contacts list: people, organisations and households, by the page."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from twincrm.domain.folding import find_hits
from twincrm.runtime import clock
from twincrm.services.people.captions import Caption, captions
from twincrm.services.people.contact_filter import CONTACTS, entries_meeting
from twincrm.services.vocabularies.queries import sector_name
from twincrm.store import search
from twincrm.store.models import LanguageSkill, Organisation, Person, SearchEntry, Tag, Tagging

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.search import Kind

_ENTRIES = """SELECT e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors
FROM json_each(?) AS j CROSS JOIN search_entry AS e ON e.id = j.value"""

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


def contact_ids(
    session: Session, wanted: ContactFilter, meeting: Collection[int] | None = None
) -> array[int]:
    """The entries of all contacts that are looked for, in order.

    *meeting* are those that meet the filters, where they are known already.
    """
    found = search.ids(session, wanted.text, wanted.kinds or CONTACTS, wanted.order)
    if not wanted.narrows:
        return found
    if meeting is None:
        meeting = entries_meeting(session, wanted, clock.today())
    return array("q", [entry for entry in found if entry in meeting])


def first_contact_ids(session: Session, wanted: ContactFilter, limit: int) -> array[int]:
    """The first of the entries that `contact_ids` finds; for questions without filters."""
    return search.ids(session, wanted.text, wanted.kinds or CONTACTS, wanted.order, limit)


def contact_rows(
    session: Session, ids: Sequence[int], language: str, text: str = ""
) -> tuple[ContactRow, ...]:
    """The rows of entries, one each, in the order of *ids*; of what is gone none.

    *text* is what was looked for: where it is found in the row is marked.
    """
    entries = {row[0]: row for row in search.rows_of(session, _ENTRIES, ids)}
    said = _captions(session, entries, language)
    words = search.marked_words(text)
    found = (_row(entries[one], said, language) for one in ids if one in entries)
    return tuple(_marked(row, words) if words else row for row in found)


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


def _captions(
    session: Session, entries: Iterable[int], language: str
) -> dict[tuple[Kind, int], Caption]:
    by_kind: dict[Kind, list[int]] = {}
    for entry in entries:
        by_kind.setdefault(search.kind_of(entry), []).append(search.record_of(entry))
    return captions(session, by_kind, language, clock.today())


def _row(
    entry: Sequence[Any], said: Mapping[tuple[Kind, int], Caption], language: str
) -> ContactRow:
    number, kind, record, title, subtitle, sectors = entry
    caption = said.get((kind, record)) or Caption(subtitle)
    shown = caption.sectors if kind == "person" else tuple(sectors.split())
    title = caption.title or title
    return ContactRow(
        entry_id=number,
        kind=kind,
        record_id=record,
        title=title,
        subtitle=caption.line,
        sectors=shown,
        badges=tuple((sector, sector_name(sector, language)) for sector in shown),
        initials=caption.initials if kind == "person" else title[:1].upper(),
    )


def _marked(row: ContactRow, words: Sequence[str]) -> ContactRow:
    return replace(
        row,
        title_hits=_hits(row.title, words),
        subtitle_hits=_hits(row.subtitle, words),
    )


def _hits(text: str, words: Sequence[str]) -> Hits:
    return tuple((start, end - start) for start, end in find_hits(text, words))
