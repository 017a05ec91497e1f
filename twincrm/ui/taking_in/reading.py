"""Reads the chosen files, away from the interface thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.association.queries import home_country
from twincrm.services.interchange.sources import read_card_source
from twincrm.store.file import translated

if TYPE_CHECKING:
    from pathlib import Path

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.interchange.planned import Source
    from twincrm.services.progress import Progress


def read_files(
    dispatcher: Dispatcher, files: tuple[Path, ...], progress: Progress
) -> tuple[Source, ...]:
    """The cards of files; two files of one name are told apart, as cards are by their source.

    Raises:
        FileTrouble: a file cannot be read.
        Cancelled: *progress* was asked to stop.
    """
    country = dispatcher.ask(home_country)
    sources: list[Source] = []
    taken: set[str] = set()
    for path in files:
        name, number = path.name, 2
        while name in taken:
            name, number = f"{path.name} ({number})", number + 1
        taken.add(name)
        with translated(path):
            data = path.read_bytes()
        sources.append(read_card_source(data, name, country, progress=progress))
    return tuple(sources)
