"""One thing the quick jump leads to."""

from __future__ import annotations

from dataclasses import dataclass

Hits = tuple[tuple[int, int], ...]
"""Where the words were found: ``(start, end)`` in characters."""


@dataclass(frozen=True, slots=True)
class JumpEntry:
    """A record, page or action as the list shows it."""

    icon: str
    word: str
    """What kind of thing it is, translated: "Person"."""
    title: str
    subtitle: str
    target: object
    """What is handed back when it is chosen."""
    title_hits: Hits = ()
    subtitle_hits: Hits = ()
