"""The search index: one entry per findable record, derived and rebuildable at any time."""

from __future__ import annotations

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from twincrm.store.base import Base, Keeping


class SearchEntry(Base):
    """A findable record as lists and searches show it.

    Its id says its kind and record (`twincrm.store.search.ids`). The full-text tables
    ``search_words`` and ``search_trigram`` index `heading` and `words` under the same id.
    """

    __keeping__ = Keeping.DERIVED
    __table_args__ = (
        Index("ix_search_entry_order", "kind", "sort_key", "id"),
        Index("ix_search_entry_sort", "sort_key", "id"),
    )

    kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[int]
    title: Mapped[str] = mapped_column(String(400))
    subtitle: Mapped[str] = mapped_column(String(600), default="")
    sort_key: Mapped[str] = mapped_column(String(400))
    sectors: Mapped[str] = mapped_column(String(120), default="")
    heading: Mapped[str] = mapped_column(String(400), default="")
    """The title, folded."""
    words: Mapped[str] = mapped_column(Text, default="")
    """Folded text of everything else it is found by."""
