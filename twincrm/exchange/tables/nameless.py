"""Columns without names: what they are is told by their cells alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.content import share
from twincrm.exchange.tables.mapping import Column
from twincrm.exchange.tables.towns import split_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.table import Row, Value

_LOOKS = Message("The table has no header; the values look like it.")
_KEPT = Message("The table has no header; please say what this column is.")
_LOOKED_AT = 100
_MOSTLY = 0.6
_LOOKING = ("email", "url", "address", "date", "phone", "postcode")
_MEANT = {"date": "birth_date"}


def without_header(layout: Layout) -> tuple[Column, ...]:
    """The columns of a table without a header."""
    width = len(layout.header)
    found = {place: _looks(layout, place) for place in range(width)}
    found |= _names(layout, [place for place in range(width) if found[place] == "text"])
    return tuple(_column(place, found[place]) for place in range(width))


def _column(place: int, meaning: str) -> Column:
    if meaning in ("", "text"):
        return Column(place, "", "keep" if meaning else "out", "", "check", _KEPT)
    return Column(place, "", meaning, "", "check", _LOOKS)


def _looks(layout: Layout, place: int) -> str:
    cells = layout.column(place)
    if not cells:
        return ""
    for look in _LOOKING:
        if share(cells, look) >= _MOSTLY:
            return _MEANT.get(look, look)
    texts = [cell for cell in cells[:_LOOKED_AT] if isinstance(cell, str)]
    places = sum(all(split_place(text)[:2]) for text in texts)
    if places >= len(texts) * _MOSTLY:
        return "place"
    streets = sum(text[-1:].isdigit() and text[:1].isalpha() for text in texts)
    return "street" if streets >= len(texts) * _MOSTLY else "text"


def _names(layout: Layout, places: list[int]) -> dict[int, str]:
    """A column that joins two others holds whole names; else the first two are names."""
    rows = [line.cells for line in layout.lines[:_LOOKED_AT]]
    for whole in places:
        for one in places:
            for other in places:
                if len({whole, one, other}) == 3 and _joins(rows, whole, one, other):
                    return {whole: "display", one: "given", other: "family"}
    words = [place for place in places if not _has_digits(layout.column(place))]
    if not words:
        return {}
    if len(words) == 1 or _several_words(layout, words[0]):
        return {words[0]: "full_name"}
    town = {words[2]: "city"} if len(words) == 3 else {}
    return {words[0]: "family", words[1]: "given", **town}


def _joins(rows: Sequence[Row], whole: int, one: int, other: int) -> bool:
    wide = [row for row in rows if len(row) > max(whole, one, other) and row[whole]]
    return bool(wide) and all(
        fold(str(row[whole])) == fold(f"{row[one] or ''} {row[other] or ''}") for row in wide
    )


def _has_digits(cells: Sequence[Value]) -> bool:
    return any(c.isdigit() for cell in cells[:_LOOKED_AT] for c in str(cell))


def _several_words(layout: Layout, place: int) -> bool:
    texts = [str(cell) for cell in layout.column(place)[:_LOOKED_AT]]
    return sum(" " in text for text in texts) >= len(texts) * _MOSTLY
