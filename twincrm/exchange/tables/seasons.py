"""The years and seasons that the names of columns say: ``Subs 25/26``, ``2025``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.table import Value

_SPAN = re.compile(r"(?<![\d./])(?:20)?(\d\d)\s*[/–-]\s*(?:20)?(\d\d)(?![\d./])")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)|(?<!\w)['’](\d\d)(?!\d)")
_BARE = re.compile(
    r"(?:(?:saison|season|jahr|année|exercice|year|rok|sezon)\s+)?[\d\s/–-]+", re.IGNORECASE
)


def year_in(header: str) -> int:
    """The year that the name of a column says; of a season the one in which it begins: 25/26."""
    if found := _YEAR.search(header):
        return int(found[1] or f"20{found[2]}")
    found = _SPAN.search(header)
    follows = found is not None and (int(found[1]) + 1) % 100 == int(found[2])
    return 2000 + int(found[1]) if found is not None and follows else 0


def is_bare(text: str) -> bool:
    """Whether a text is nothing but a year or season: ``2025/26``, ``Saison 2025``."""
    return bool(_BARE.fullmatch(text.strip())) and bool(year_in(text))


def years_in_a_row(cells: Sequence[Value]) -> int:
    """How many cells are years or seasons next to each other, as above columns: 2025/26; 2026/27.

    Rows about people have no two such.
    """
    years = [year_in(text) if is_bare(text) else 0 for text in map(shown, cells)]
    beside = {n for n in range(len(years) - 1) if years[n] and abs(years[n + 1] - years[n]) == 1}
    return len(beside | {n + 1 for n in beside})
