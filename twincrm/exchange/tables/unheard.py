"""Headers of which nearly no name is known: words only, above columns of values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.exchange.tables.content import share
from twincrm.exchange.tables.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.table import Row, Value

_VALUES = ("email", "url", "address", "date", "phone", "postcode")
_LOOKED_AT = 40
_MOSTLY = 0.6
_FEW = 2
_READ = 120
_NUMBER = re.compile(r"[\W\d_]*")
_WORD = re.compile(r"[^\W\d_]{3,}")


def unheard_header(rows: Sequence[Row]) -> int:
    """The place of the first row with several cells, if it is a header; else -1.

    None of its cells is a value, and two of them say in some word what a column is; one is enough
    where values stand below.
    """
    at = next((n for n, row in enumerate(rows[:_LOOKED_AT]) if _filled(row) >= _FEW), -1)
    if at < 0:
        return -1
    below = [row for row in rows[at + 1 : at + 1 + _LOOKED_AT] if row]
    if not below or len(_texts(rows[at])) < max(map(_filled, below)):
        return -1
    telling = sum(bool(says_what(text)) for text in _texts(rows[at]))
    valued = any(_holds_values(below, place) for place, cell in enumerate(rows[at]) if cell)
    return at if telling >= _FEW or (telling and valued) else -1


def says_what(text: str) -> str:
    """What a column is by the first of its words that says so: ``Name der Eltern``."""
    return next((said for word in _WORD.findall(text) if (said := named(word).meaning)), "")


def _texts(row: Row) -> list[str]:
    """The cells of a row of words only; none where a single one is a value."""
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and not _is_value(cell)]
    return texts if len(texts) == len(cells) and len(texts) >= _FEW else []


def _is_value(text: str) -> bool:
    if len(text) > _READ or _NUMBER.fullmatch(text):
        return True
    return any(share([text], look) for look in _VALUES)


def _filled(row: Row) -> int:
    return sum(cell is not None for cell in row)


def _holds_values(rows: Sequence[Row], place: int) -> bool:
    cells: list[Value] = [row[place] for row in rows if place < len(row) and row[place]]
    return any(share(cells, look) >= _MOSTLY for look in _VALUES)
