"""The columns and the order that a group was kept with."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.table_view import TableView
from twincrm.runtime import clock
from twincrm.services.people.column_order import sorted_entries
from twincrm.services.people.columns import BY_KEY, COLUMNS
from twincrm.store.models import ContactGroup
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.store.search import Kind

_KINDS: dict[str, Kind] = {
    "person": "person",
    "organisation": "organisation",
    "household": "household",
}


def kept_view(session: Session, group_id: int) -> TableView:
    """How a group was kept; an empty view where nothing was."""
    text = session.scalar(select(ContactGroup.view).where(ContactGroup.id == group_id))
    return TableView.from_text(text or "").known(BY_KEY, COLUMNS[0].key)


def in_kept_order(
    session: Session, group_id: int, contacts: Sequence[tuple[str, int]], language: str
) -> tuple[tuple[str, int], ...]:
    """Contacts in the order that a group was kept with; without one they stay in theirs."""
    sort = kept_view(session, group_id).sort
    if not sort:
        return tuple(contacts)
    by_entry = {entry_id(_KINDS[kind], key): (kind, key) for kind, key in contacts}
    found = sorted_entries(session, array("q", by_entry), sort, language, clock.today())
    return tuple(by_entry[entry] for entry in found)
