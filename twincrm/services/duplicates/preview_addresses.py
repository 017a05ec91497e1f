"""The addresses of two records, line by line: street and town of one house, others whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from twincrm.domain.countries import country_name
from twincrm.domain.texts import Message
from twincrm.services.duplicates.comparing import plain, sign_of
from twincrm.services.duplicates.folding import values_of
from twincrm.services.duplicates.lines import LineSign, MergeLine, Pick
from twincrm.services.duplicates.part_lines import pair_line, side_by_side
from twincrm.services.duplicates.together import STREET, TOWN, said_by, says_more
from twincrm.store.base import table_of
from twincrm.store.models import Address

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"\d+")


def address_lines(left: list[Any], right: list[Any], language: str) -> list[MergeLine]:
    """Street and town of addresses that are nearly the same, all others whole."""
    found: list[MergeLine] = []
    for mine in list(left):
        near = [theirs for theirs in right if _one_address(mine, theirs)]
        if near:
            twin = min(near, key=lambda theirs: _joined(mine, STREET) != _joined(theirs, STREET))
            left.remove(mine)
            right.remove(twin)
            found += _of_one(mine, twin, language)
    return found + side_by_side(Message("Address"), left, right, _whole)


def _one_address(mine: Address, theirs: Address) -> bool:
    """Whether two addresses are nearly the same: one house of one town, or a town alone."""
    town = (plain(mine.postcode), plain(mine.locality))
    if town != (plain(theirs.postcode), plain(theirs.locality)):
        return False
    streets = [" ".join(filter(None, (row.street, row.po_box))) for row in (mine, theirs)]
    houses = [_NUMBER.findall(street) for street in streets]
    if all(houses) and houses[0] != houses[1]:
        return False
    return sign_of(*streets) is not LineSign.DIFFERENT


def _of_one(mine: Address, theirs: Address, language: str) -> list[MergeLine]:
    rows, found = (mine, theirs), list[MergeLine]()
    abroad = bool(mine.country and theirs.country and mine.country != theirs.country)
    for label, columns in ((Message("Street"), STREET), (Message("Town"), TOWN)):
        words = [_joined(row, columns) for row in rows]
        taken = columns
        if columns is TOWN:
            taken = (*columns, "country")
            if abroad:
                words = [_in_country(row, language) for row in rows]
        if any(words):
            line = pair_line(label, mine, theirs, words, taken)
            more = says_more(_said(theirs, columns), _said(mine, columns))
            found.append(replace(line, suggested=Pick.RIGHT) if more else line)
    return found


def _said(row: Address, names: Sequence[str]) -> dict[str, object]:
    return said_by([table_of(Address).columns[name] for name in names], values_of(row))


def _in_country(row: Address, language: str) -> str:
    """Where two towns lie in different countries, these are told; else they say nothing new."""
    return f"{_joined(row, TOWN)} {country_name(row.country, language)}".strip()


def _joined(row: Any, columns: Sequence[str]) -> str:  # noqa: ANN401 - an address
    """What stands in one line, such as postcode and town."""
    return " ".join(said for name in columns if (said := getattr(row, name)))


def _whole(row: Any) -> str:  # noqa: ANN401 - an address
    return ", ".join(part for part in (_joined(row, STREET), _joined(row, TOWN)) if part)
