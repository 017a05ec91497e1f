"""The search index: derived from the recorded rows, kept true by every act, rebuilt at any time."""

from twincrm.store.search.ageing import catch_up, outdated
from twincrm.store.search.comparison import Finding, compare, look_afresh
from twincrm.store.search.entry import Entry
from twincrm.store.search.ids import KINDS, Kind, entry_id, kind_of, record_of
from twincrm.store.search.index import entries_by_id, purge, rebuild, refresh
from twincrm.store.search.query import Hit, Order, count, find, ids
from twincrm.store.search.rows import rows_of
from twincrm.store.search.wording import marked_words

__all__ = [
    "KINDS",
    "Entry",
    "Finding",
    "Hit",
    "Kind",
    "Order",
    "catch_up",
    "compare",
    "count",
    "entries_by_id",
    "entry_id",
    "find",
    "ids",
    "kind_of",
    "look_afresh",
    "marked_words",
    "outdated",
    "purge",
    "rebuild",
    "record_of",
    "refresh",
    "rows_of",
]
