"""The contacts list as its view reads it: one row for every id, whatever happens meanwhile."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from twincrm.services.people.lists import ContactRow, ContactSource
from twincrm.store.search import entry_id, kind_of, record_of
from twincrm.ui.models.lazy_table import PAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.store.search import Kind

Contact = tuple[str, int]
"""Kind (person, organisation, household) and id."""

DAGGER = "† "
_KINDS: dict[str, Kind] = {
    "person": "person",
    "organisation": "organisation",
    "household": "household",
}


def contact_of(entry: int) -> Contact:
    """The contact that an entry of the list stands for."""
    return kind_of(entry), record_of(entry)


def entry_of(contact: Contact) -> int | None:
    """The entry of a contact in the list; None for records of another kind."""
    kind = _KINDS.get(contact[0])
    return entry_id(kind, contact[1]) if kind else None


class ContactRows:
    """The answer to one question: its ids, and rows by the page.

    Between a change of the file and the new answer a row may be gone; it is shown blank then, so
    that the rows behind it stay in their places. Pages read ahead are handed out once.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        wanted: ContactFilter,
        texts: Translator,
        columns: Sequence[str] = (),
    ) -> None:
        self._source = ContactSource(dispatcher, wanted, texts.language, columns)
        self._texts = texts
        self._read_ahead: dict[int, Sequence[ContactRow]] = {}

    @property
    def wanted(self) -> ContactFilter:
        """The question."""
        return self._source.wanted

    def ids(self) -> array[int]:
        """The entries of all contacts in order."""
        return self._source.ids()

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """The rows of entries, one each."""
        ready = self._read_ahead.pop(ids[0], None) if ids else ()
        if ready is not None and [row.entry_id for row in ready] == list(ids):
            return ready
        found = {row.entry_id: self.worded(row) for row in self._source.rows(ids)}
        return [found.get(entry) or _gone(entry) for entry in ids]

    def worded(self, row: ContactRow) -> ContactRow:
        """What the second line says more: what a household is, or where a contact was found.

        Households are often called like a person. A dagger stands before the names of the dead.
        """
        if row.died:
            hits = tuple((start + len(DAGGER), length) for start, length in row.title_hits)
            row = row._replace(title=f"{DAGGER}{row.title}", title_hits=hits)
        tr, line = self._texts.tr, row.subtitle
        if row.kind == "household":
            line = tr("Household · {place}").format(place=line) if line else tr("Household")
        elif not row.found_in:
            return row
        if row.found_in:
            return self._explained(row, line)
        before = max(0, line.find(row.subtitle))
        hits = tuple((start + before, length) for start, length in row.subtitle_hits)
        return row._replace(subtitle=line, subtitle_hits=hits)

    def _explained(self, row: ContactRow, line: str) -> ContactRow:
        from twincrm.domain.folding import find_hits
        from twincrm.services.people.elsewhere import found_line

        line = found_line(self._texts, row.found_in, line)
        found = find_hits(line, self.wanted.text.split())
        hits = tuple((start, end - start) for start, end in found)
        return row._replace(subtitle=line, subtitle_hits=hits)

    def hold(self, page: Sequence[ContactRow]) -> None:
        """Keep a page that was read already until the view asks for it."""
        if page:
            self._read_ahead[page[0].entry_id] = [self.worded(row) for row in page]

    def read_ahead(self, ids: array[int], entry: int | None) -> None:
        """Read the first page, and that of an entry, before the view asks for them."""
        starts = {0}
        if entry is not None and entry in ids:
            starts.add(ids.index(entry) // PAGE * PAGE)
        for start in starts:
            page = ids[start : start + PAGE]
            if page:
                self._read_ahead[page[0]] = self.rows(page)


class NoRows:
    """An empty list, until the first answer is there."""

    def ids(self) -> array[int]:
        """No entries."""
        return array("q")

    def rows(self, ids: Sequence[int]) -> Sequence[ContactRow]:
        """No rows."""
        return [_gone(entry) for entry in ids]


def _gone(entry: int) -> ContactRow:
    kind, record = kind_of(entry), record_of(entry)
    return ContactRow(entry, kind, record, "", "", (), (), "")
