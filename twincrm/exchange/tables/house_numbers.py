"""Numbers of houses in columns before their street: ``N°`` beside ``Voie``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Column

_VALUES = Message("The header may mean several things; the values look like this.")
_OF_HOUSE = re.compile(r"(?i)\d{1,4} ?(?:[a-z]|bis|ter|quater)?(?: ?[-/] ?\d{1,4} ?[a-z]?)?")
_HALF = 0.5


def before_streets(columns: Sequence[Column], layout: Layout) -> list[Column]:
    """The columns, with the number before a street, or named like one, as that of the house."""
    found = list(columns)
    for column in columns:
        street = _street_of(column, columns)
        if street is None or any(c.field == "house_number" for c in found):
            continue
        own = _share(layout, street, lambda text: any(map(str.isdigit, text)))
        if _share(layout, column, _OF_HOUSE.fullmatch) > _HALF and own < _HALF:
            meaning = f"house_number.{street.kind}" if street.kind else "house_number"
            found[column.place] = replace(
                column, meaning=meaning, slot=street.slot, certainty="sure", reason=_VALUES
            )
    return found


def _street_of(column: Column, columns: Sequence[Column]) -> Column | None:
    """The column of streets right behind it; a number may stand behind that one as well."""
    if column.field not in ("number", "street") or not 0 < column.place < len(columns) - 1:
        return None
    behind = columns[column.place + 1]
    numbered = columns[column.place + 2].field if column.place + 2 < len(columns) else ""
    return behind if behind.field == "street" and numbered != "number" else None


def _share(layout: Layout, column: Column, looks: Callable[[str], object]) -> float:
    texts = [str(cell).strip() for cell in layout.column(column.place)[:100] if cell]
    return sum(bool(looks(text)) for text in texts) / max(1, len(texts))
