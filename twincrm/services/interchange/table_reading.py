"""Reads the files that tables come in, and tells them from files of cards."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.exchange.tables import read_tables
from twincrm.runtime import clock
from twincrm.services.association.queries import home_country
from twincrm.services.interchange.reading import file_bytes
from twincrm.services.interchange.remembering import remembered_mappings
from twincrm.services.interchange.table_sources import Wanted, source_of
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from twincrm.exchange.tables.table import TableFile
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.table_sources import TableSource
    from twincrm.services.progress import Progress

_BEGIN = re.compile(rb"BEGIN:\s*VCARD|B\0?E\0?G\0?I\0?N\0?:\0?V\0?C\0?A\0?R\0?D", re.IGNORECASE)
CARDS = (".vcf", ".vcard")
_LOOKED_AT = 64 * 1024
TABLES = (".csv", ".xlsx", ".xlsm", ".xls", ".ods", ".ldif", ".tsv", ".tab")
"""Endings of files of tables."""


def holds_cards(path: Path, data: bytes) -> bool:
    """Whether a file holds cards rather than a table: what stands in it says so, else its name."""
    if _BEGIN.search(data[:_LOOKED_AT]):
        return True
    ending = path.suffix.lower()
    return ending in CARDS or (not data.strip() and ending not in TABLES)


def read_table_file(
    dispatcher: Dispatcher,
    path: Path,
    progress: Progress | None = None,
    wanted: Wanted | None = None,
    data: bytes | None = None,
) -> TableSource:
    """The table of a file with what its columns are and what its rows say.

    What nobody says of the columns is as the last time, else guessed. *data* is what stands in
    the file, where that is known already.

    Raises:
        FileTrouble: the file cannot be read, or holds no table, or no sheet of that name.
        InputError: the character set is none, or what is said of columns cannot be understood.
        Cancelled: *progress* was asked to stop.
    """
    wanted = wanted or Wanted()
    data = file_bytes(path, progress) if data is None else data
    return understood(open_tables(dispatcher, path, data, wanted, progress), wanted, progress)


@dataclass(frozen=True, slots=True)
class OpenedTables:
    """A file of tables that was read once, and what it takes to understand it."""

    name: str
    data: bytes
    """What stands in it, so that it can be read again with another character set."""
    file: TableFile
    home: str
    """The country of the association."""
    today: date
    before: Mapping[str, str]
    """The mappings of earlier times by the keys of their headers."""


def open_tables(
    dispatcher: Dispatcher,
    path: Path,
    data: bytes,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> OpenedTables:
    """Read the tables in *data*, which stands in a file.

    Raises:
        FileTrouble: it holds no table.
        InputError: the character set is none.
        Cancelled: *progress* was asked to stop.
    """
    wanted = wanted or Wanted()
    name = path.name.encode("utf-8", "replace").decode()
    file = read_tables(
        data,
        name,
        format=wanted.format,  # pyright: ignore[reportArgumentType]
        encoding=wanted.encoding,
        separator=wanted.separator,
        progress=progress or Silent(),
    )
    home, before = dispatcher.ask(home_country), dispatcher.ask(remembered_mappings)
    return OpenedTables(name, data, file, home, clock.today(), before)


def understood(
    opened: OpenedTables, wanted: Wanted | None = None, progress: Progress | None = None
) -> TableSource:
    """The table of an opened file with what its columns are and what its rows say.

    Raises:
        FileTrouble: the file holds no table of people, or no sheet of that name.
        InputError: what is said of columns cannot be understood.
        Cancelled: *progress* was asked to stop.
    """
    return source_of(
        opened.file,
        opened.name,
        opened.home,
        opened.today,
        wanted,
        remembered=opened.before,
        progress=progress,
    )


def told_apart(sources: list[TableSource]) -> tuple[TableSource, ...]:
    """Two files of one name are told apart, as their rows are by the source."""
    taken: set[str] = set()
    found: list[TableSource] = []
    for source in sources:
        name, number = source.name, 2
        while name in taken:
            name, number = f"{source.name} ({number})", number + 1
        taken.add(name)
        found.append(source if name == source.name else _renamed(source, name))
    return tuple(found)


def _renamed(source: TableSource, name: str) -> TableSource:
    cards = tuple(replace(card, source=name) for card in source.cards.cards)
    return replace(source, name=name, cards=replace(source.cards, name=name, cards=cards))
