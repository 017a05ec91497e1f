"""Contacts as rows of a table: titles and words, for the clipboard and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.runtime.language import catalogue
from twincrm.services.people.columns import BY_KEY, COLUMNS
from twincrm.services.people.lists import table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress

AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class ContactTable:
    """What a table of contacts says, worded for one reader."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def known_columns(keys: Sequence[str]) -> tuple[str, ...]:
    """Those of the columns that there are, the name always among them and first."""
    first = COLUMNS[0].key
    return (first, *(key for key in dict.fromkeys(keys) if key in BY_KEY and key != first))


def table_of(
    dispatcher: Dispatcher,
    entries: Sequence[int],
    columns: Sequence[str],
    language: str,
    progress: Progress,
) -> ContactTable:
    """The rows of entries in their order; of what is gone none.

    Raises:
        Cancelled: *progress* says so.
    """
    keys = known_columns(columns)
    texts = catalogue(language)
    said: list[tuple[str, ...]] = []
    for at in range(0, len(entries), AT_ONCE):
        page = entries[at : at + AT_ONCE]
        found = dispatcher.glance_while_wanted(progress, table_rows, page, language, "", keys)
        said += [(row.title, *(row.cells.get(key, "") for key in keys[1:])) for row in found]
        progress.step(min(at + AT_ONCE, len(entries)), len(entries))
    return ContactTable(tuple(texts.say(BY_KEY[key].title) for key in keys), tuple(said))
