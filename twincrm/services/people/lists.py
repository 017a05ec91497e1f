"""The contacts list: people, organisations and households, by the page."""

from __future__ import annotations

from array import array
from collections.abc import Mapping  # noqa: TC003 - a named tuple reads it
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.folding import hits_of, sought
from twincrm.runtime import clock
from twincrm.services.people.captions import Caption, captions
from twincrm.services.people.contact_filter import CONTACTS
from twincrm.services.vocabularies.wording import sector_name
from twincrm.store import search
from twincrm.store.connection import rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.connection import Reading
    from twincrm.store.search import Kind

_ENTRIES = """SELECT e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors
FROM json_each(?) AS j CROSS JOIN search_entry AS e ON e.id = j.value"""

NO_CELLS: Mapping[str, str] = MappingProxyType({})
Hits = tuple[tuple[int, int], ...]
"""Where a search was found: (start, length) in characters."""


class ContactRow(NamedTuple):
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
    found_in: str = ""
    """Another text of the contact in which words stand that title and subtitle do not show."""
    cells: Mapping[str, str] = NO_CELLS
    """What the columns of a table say, by their keys, as far as they were asked for."""
    died: bool = False


def contact_ids(session: Session, wanted: ContactFilter) -> array[int]:
    """The entries of all contacts that are looked for, in order."""
    found = found_ids(session, wanted)
    if not wanted.narrows:
        return found
    from twincrm.services.people.narrowing import entries_meeting

    return only_meeting(found, entries_meeting(session, wanted, clock.today()))


def only_meeting(found: array[int], meeting: Collection[int]) -> array[int]:
    """Those of the entries found that meet the filters."""
    return array("q", [entry for entry in found if entry in meeting])


def found_ids(reading: Reading, wanted: ContactFilter, limit: int | None = None) -> array[int]:
    """The entries of all contacts that the text of *wanted* is found in, in order.

    Of more than *limit* the first.
    """
    kinds = wanted.kinds or CONTACTS
    if not wanted.sort:
        return search.ids(reading, wanted.text, kinds, wanted.order, limit)
    from twincrm.services.people.column_order import sorted_entries

    found = search.ids(reading, wanted.text, kinds)  # by name: equals follow so
    return sorted_entries(reading, found, wanted.sort, wanted.language, clock.today())[:limit]


def contact_rows(
    reading: Reading, ids: Sequence[int], language: str, text: str = ""
) -> tuple[ContactRow, ...]:
    """The rows of entries, one each, in the order of *ids*; of what is gone none.

    *text* is what was looked for: where it is found in the row is marked.
    """
    entries = {row[0]: row for row in rows_of(reading, _ENTRIES, ids)}
    return _worded(reading, [entries[one] for one in ids if one in entries], language, text)


def table_rows(
    reading: Reading, ids: Sequence[int], language: str, text: str, columns: Sequence[str]
) -> tuple[ContactRow, ...]:
    """The same rows with their cells in some columns, from one snapshot."""
    from twincrm.services.people.column_words import cells_of

    cells = cells_of(reading, ids, columns, language, clock.today())
    found = contact_rows(reading, ids, language, text)
    return tuple(row._replace(cells=cells[row.entry_id]) for row in found)


def first_rows(
    reading: Reading, wanted: ContactFilter, language: str, limit: int
) -> tuple[ContactRow, ...]:
    """The first rows of what the text of *wanted* is found in, the best first: for each key stroke.

    They are those of `found_ids` by rank, from one snapshot and without looking entries up twice.
    Those of a group alone, that nothing is searched in, come by name.
    """
    if wanted.of_group is not None:
        from twincrm.services.smart.finding import first_of_group

        found = first_of_group(reading, wanted.of_group, clock.today(), limit)
        return _worded(reading, found, language, "")
    entries = search.first(reading, wanted.text, wanted.kinds or CONTACTS, limit)
    return _worded(reading, entries, language, wanted.text)


def worded_rows(
    reading: Reading, entries: Sequence[Sequence[Any]], language: str
) -> tuple[ContactRow, ...]:
    """The rows of entries that were read already: id, kind, record, title, subtitle, sectors."""
    return _worded(reading, entries, language, "")


def contact_total(reading: Reading, kinds: Sequence[Kind] = CONTACTS) -> int:
    """How many contacts there are in all."""
    return search.total(reading, kinds)


class ContactSource:
    """The contacts list as a long list reads it: ids at once, rows by the page."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        wanted: ContactFilter,
        language: str,
        columns: Sequence[str] = (),
    ) -> None:
        self._dispatcher = dispatcher
        self.wanted = wanted
        self._language = language
        self._columns = tuple(columns)

    def ids(self) -> array[int]:
        """The entries of all contacts in order."""
        if self.wanted.narrows:
            return self._dispatcher.ask(contact_ids, self.wanted)
        return self._dispatcher.glance(found_ids, self.wanted)

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of entries, in that order."""
        ask, language = self._dispatcher.glance, self._language
        if not self._columns:
            return ask(contact_rows, ids, language, self.wanted.text)
        return ask(table_rows, ids, language, self.wanted.text, self._columns)


def _worded(
    reading: Reading, entries: Sequence[Sequence[Any]], language: str, text: str
) -> tuple[ContactRow, ...]:
    by_kind: dict[Kind, list[int]] = {}
    for entry in entries:
        by_kind.setdefault(entry[1], []).append(entry[2])
    said = captions(reading, by_kind, language, clock.today())
    words = search.marked_words(text)
    marks = _Marks(language, sought(words))
    found = tuple([_row(entry, said[entry[1]].get(entry[2]), marks) for entry in entries])
    return _explained(reading, found, words) if words else found


def _explained(
    reading: Reading, found: tuple[ContactRow, ...], words: Sequence[str]
) -> tuple[ContactRow, ...]:
    """The rows, each with the text it was found in where what is shown of it lacks a word."""
    from twincrm.services.people.elsewhere import found_hidden

    shown: dict[tuple[Kind, int], str] = {
        (row.kind, row.record_id): f"{row.title} {row.subtitle}" for row in found
    }
    texts = found_hidden(reading, shown, words)
    if not texts:
        return found
    return tuple([row._replace(found_in=texts.get(row[1:3], "")) for row in found])


class _Marks:
    """What is marked in the rows of one answer; many of these say the same below their names."""

    def __init__(self, language: str, forms: tuple[str, ...]) -> None:
        self._language = language
        self._forms = forms
        self._lines: dict[str, Hits] = {}
        self._badges: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {(): ()}

    def in_title(self, title: str) -> Hits:
        """Where a name has what was looked for."""
        found = hits_of(title, self._forms) if self._forms else ()
        if not found:
            return ()
        if len(found) == 1:
            ((start, end),) = found
            return ((start, end - start),)
        return tuple((start, end - start) for start, end in found)

    def in_line(self, line: str) -> Hits:
        """The same of what is said below a name."""
        if (hits := self._lines.get(line)) is None:
            hits = self._lines[line] = self.in_title(line)
        return hits

    def badges(self, sectors: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """Sectors with their names."""
        if (named := self._badges.get(sectors)) is None:
            named = tuple((sector, sector_name(sector, self._language)) for sector in sectors)
            self._badges[sectors] = named
        return named


def _row(entry: Sequence[Any], caption: Caption | None, marks: _Marks) -> ContactRow:
    number, kind, record, title, subtitle, sectors = entry
    caption = caption or Caption(subtitle)
    title = caption.title or title
    person = kind == "person"
    shown = caption.sectors if person else tuple(sectors.split())
    return ContactRow(
        number,
        kind,
        record,
        title,
        caption.line,
        shown,
        marks.badges(shown),
        caption.initials if person else title[:1].upper(),
        marks.in_title(title),
        marks.in_line(caption.line),
        died=caption.died,
    )
