"""Postcodes that lack their first 0: a spreadsheet dropped it, or a digit was not typed."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.domain.addresses import expected_digits
from twincrm.domain.folding import fold
from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.towns import (
    split_address,
    split_code,
    split_place,
    told_town,
)
from twincrm.exchange.tables.zero_towns import begins_with_zero

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping

OTHER_CODE = Message(
    "This postcode lacks a digit. In other rows {town} has {code}, so no 0 was put before it; "
    "please check it."
)
MAYBE_ZERO = Message(
    "This postcode lacks a digit. A 0 may be missing before it, or it is of another country; "
    "please check it."
)
Verdict = Literal["sure", "maybe", "never"]
_REGION = 2
"""So many digits of a postcode tell where in a country it is."""


class _Said(NamedTuple):
    code: str
    town: str


class LostZeros:
    """Tells by all rows of a list whether a 0 is lost; read when somebody asks first."""

    def __init__(self, layout: Layout, mapping: Mapping, country: str) -> None:
        self._layout = layout
        self._mapping = mapping
        self._country = country

    def lost(self, code: str, town: str) -> tuple[Verdict, str]:
        """Whether the 0 before *code* is lost, and the postcode of the town in other rows.

        It is where the town has such a code in other rows, or is known for it; never where it has
        only others. Else it may be of another country: Zürich has 8001, Wien 1010.
        """
        others = self._codes.get(fold(town)) if town else None
        if others:
            alike = any(other.startswith(f"0{code}"[:_REGION]) for other in others)
            return ("sure", "") if alike else ("never", others.most_common(1)[0][0])
        return ("sure" if begins_with_zero(code, town) else "maybe"), ""

    @cached_property
    def _codes(self) -> dict[str, Counter[str]]:
        """The whole postcodes of each town."""
        whole: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for code, town in self._said():
            if code.isdigit() and expected_digits(code, self._country) is None:
                whole[fold(town)][code] += 1
        return dict(whole)

    def _said(self) -> Iterator[_Said]:
        """The postcode and the town of every row, as often as it has an address."""
        slots: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for column in self._mapping.columns:
            if column.field in ("postcode", "city", "place", "address"):
                slots[column.slot].setdefault(column.field, column.place)
        for line in self._layout.lines:
            for places in slots.values():
                here = {
                    field: shown(line.cells[place])
                    for field, place in places.items()
                    if place < len(line.cells)
                }
                yield _told(here)


def _told(cells: dict[str, str]) -> _Said:
    code, _ = split_code(cells.get("postcode", ""))
    town = ""
    for field in ("city", "place"):
        if cells.get(field):
            other, town, _ = told_town(cells[field], code)
            code = code or other
    if not code and (whole := split_address(cells.get("address", ""))):
        _, code, town, _ = whole
    more, inside, _ = split_place(code)
    return _Said(more or code, town or inside)
