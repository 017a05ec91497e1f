"""A search entry, and how it is made from a title and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import fold, sort_key
from twincrm.domain.terms import Sector
from twincrm.store.search.ids import entry_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.store.search.ids import Kind

_SECTORS = {sector.value: place for place, sector in enumerate(Sector)}
_LONG_TITLE, _LONG_SUBTITLE = 400, 600


class Entry(NamedTuple):
    """A row of ``search_entry``, its columns in their order."""

    id: int
    kind: Kind
    record_id: int
    title: str
    subtitle: str
    sort_key: str
    sectors: str
    heading: str
    words: str


def made(
    kind: Kind,
    record: int,
    title: str,
    words: Iterable[str],
    *,
    subtitle: str = "",
    order: str | None = None,
    sectors: str = "",
) -> Entry:
    """The entry of a record; *order* is what it is sorted by where that is not its title.

    Everybody's entry is stored once, so an organisation stands in every list where its own name
    does, although readers who have a name for it in their language see that one, with its own name
    below. A key for each language would have to be kept true for every reader a file may ever have;
    and lists that are printed, read aloud or gone through together stand in the same order for all.

    The *words* may come in any order, which rows do that were asked for in different ways.
    """
    title = " ".join(title.split())[:_LONG_TITLE]
    return Entry(
        id=entry_id(kind, record),
        kind=kind,
        record_id=record,
        title=title,
        subtitle=subtitle[:_LONG_SUBTITLE],
        sort_key=(sort_key(title) if order is None else order)[:_LONG_TITLE],
        sectors=sectors,
        heading=fold(title),
        words=fold(" ".join(sorted(set(words)))),
    )


def in_order(sectors: Iterable[str]) -> str:
    """Sectors, each once, in the order of the actor triangle."""
    return " ".join(sorted(set(sectors), key=_SECTORS.__getitem__))
