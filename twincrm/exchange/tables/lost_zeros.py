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
    lacks_digit,
    split_address,
    split_code,
    split_place,
    told_town,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping

OTHER_CODE = Message(
    "This postcode lacks a digit. In other rows {town} has {code}, so no 0 was put before it; "
    "please check it."
)
MAYBE_ZERO = Message(
    "This postcode lacks a digit. A 0 was put before it, as spreadsheets drop it: {code}; please "
    "check it."
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

        It is where the town has such a code in other rows; never where it has only others. Else it
        is where several rows lack a digit and no postcode of the list begins with 0.
        """
        whole, short = self._codes
        others = whole.get(fold(town)) if town else None
        if others:
            alike = any(other.startswith(f"0{code}"[:_REGION]) for other in others)
            return ("sure", "") if alike else ("never", others.most_common(1)[0][0])
        kept = any(code.startswith("0") for codes in whole.values() for code in codes)
        return ("sure" if short > 1 and not kept else "maybe"), ""

    @cached_property
    def _codes(self) -> tuple[dict[str, Counter[str]], int]:
        """The whole postcodes of each town, and how many rows lack a digit."""
        whole: defaultdict[str, Counter[str]] = defaultdict(Counter)
        lacking: list[_Said] = []
        for code, town in self._said():
            if lacks_digit(code, self._country):
                lacking.append(_Said(code, fold(town)))
            elif code.isdigit() and expected_digits(code, self._country) is None:
                whole[fold(town)][code] += 1
        return dict(whole), sum(self._may_be(each, whole) for each in lacking)

    def _may_be(self, said: _Said, whole: defaultdict[str, Counter[str]]) -> bool:
        others = whole.get(said.town) if said.town else None
        return not others or any(o.startswith(f"0{said.code}"[:_REGION]) for o in others)

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
