"""The search index: derived from the recorded rows, kept true by every act, rebuilt at any time."""

from twincrm.store.search.entry import Entry
from twincrm.store.search.ids import KINDS, Kind, entry_id, kind_of, record_of
from twincrm.store.search.index import entries_by_id, purge, rebuild, refresh

__all__ = [
    "KINDS",
    "Entry",
    "Kind",
    "entries_by_id",
    "entry_id",
    "kind_of",
    "purge",
    "rebuild",
    "record_of",
    "refresh",
]
