"""The search index: derived from the recorded rows, kept true by every act, rebuilt at any time.

What finds stands here. What keeps the index (`twincrm.store.search.index`) and checks it
(`twincrm.store.search.comparison`) is imported from there, by those who write: a window that only
shows its first list does without.
"""

from twincrm.store.search.ids import KINDS, Kind, entry_id, kind_of, record_of
from twincrm.store.search.query import Hit, Order, count, find, first, ids, total
from twincrm.store.search.wording import marked_words

__all__ = [
    "KINDS",
    "Hit",
    "Kind",
    "Order",
    "count",
    "entry_id",
    "find",
    "first",
    "ids",
    "kind_of",
    "marked_words",
    "record_of",
    "total",
]
