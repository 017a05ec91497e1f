"""What a name to show or a whole address says that no other cell of its row does: never lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.mapping import Column, Mapping

FORMATTED = Message("Other columns hold the parts of this address.")
_WORDS = re.compile(r"[^\W_]+")


def said_again(mapping: Mapping) -> tuple[Column, ...]:
    """The columns that only say again what others do; what somebody left out is none of them."""
    return tuple(
        c
        for c in mapping.columns
        if c.meaning == "display" or (c.meaning == "out" and c.reason == FORMATTED)
    )


def keep_unsaid(cells: Cells, texts: Sequence[str], again: Sequence[Column]) -> None:
    """A cell of those columns goes to the note if it holds a word that no other cell has.

    Where no other cell has a name the one to show is read.
    """
    for column in again:
        text = texts[column.place].strip() if column.place < len(texts) else ""
        if column.meaning == "display":
            text = next((shown(v) for c, v in cells.of("display") if c is column), "")
            text = text if cells.has("given") or cells.has("family") else ""
        if not text:
            continue
        places = {each.place for each in again}
        others = " ".join(t for n, t in enumerate(texts) if n not in places)
        known = set(_words(others))
        if not all(word in known or _is_initial(word, known) for word in _words(text)):
            cells.keep(column, text)


def _words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def _is_initial(word: str, known: set[str]) -> bool:
    return len(word) == 1 and any(each.startswith(word) for each in known)
