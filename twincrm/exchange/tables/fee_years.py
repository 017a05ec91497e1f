"""Of which year a column of subscriptions or payments is; of several years the newest counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import says_nothing
from twincrm.exchange.tables.meanings import OF_MEMBERSHIP
from twincrm.exchange.tables.seasons import is_bare, year_in
from twincrm.exchange.tables.sums import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Column

_OTHER_YEAR = Message("A subscription of another year; the values go to the note, with the header.")
_SUMS = Message("The header may mean several things; the values look like this.")
_FEES = ("fee", "fee_paid")
_PERHAPS = ("joined", "member_kind")
"""Adhésion 2026, Membership 2025/26: sums below such a name are subscriptions of that year."""
_SHORT = re.compile(r"(?<![\d.,/])([1-3]\d)\s*$")
_CALENDAR = re.compile(r"(?:19|20)\d\d")
_HALF = 0.5
_LEAST = 500
"""Cents of a subscription below a bare year: smaller numbers may count how often somebody came."""


def of_one_year(
    columns: Sequence[Column], layout: Layout, *, members: bool
) -> tuple[list[Column], dict[int, int]]:
    """The columns of which only subscriptions of the newest year are such; years by place.

    An amount of one year must never meet the payment of another. A year of which nothing stands
    in the list yet counts for nothing. *members*: the list is called one of members.
    """
    found = _with_sums(columns, layout, members=members)
    years = _years(found)
    told = [year for place, year in years.items() if _cells(layout, place)]
    newest = max(told or years.values(), default=0)
    for place, year in years.items():
        if year != newest:
            found[place] = _left(found[place])
    return found, years


def _left(column: Column) -> Column:
    return replace(
        column, meaning="keep", slot="", certainty="check", reason=_OTHER_YEAR, other_year=True
    )


def _with_sums(columns: Sequence[Column], layout: Layout, *, members: bool) -> list[Column]:
    """What has a year in its name and sums below it is a subscription, whatever it is called."""
    members = members or any(c.field in OF_MEMBERSHIP for c in columns)
    of_any_year = any(c.field == "fee" and not year_in(c.header) for c in columns)
    alone = members and not of_any_year
    return [
        replace(column, meaning="fee", slot="", certainty="check", reason=_SUMS)
        if year_in(column.header)
        and (
            (column.field in _PERHAPS and _are_sums(_cells(layout, column.place)))
            or (alone and _is_bare(column) and _are_sums(_cells(layout, column.place), _LEAST))
        )
        else column
        for column in columns
    ]


def _is_bare(column: Column) -> bool:
    """Whether nothing but a year or season is the name of a column: 2025/26."""
    return not column.meaning and is_bare(column.header)


def _are_sums(cells: list[str], least: int = 0) -> bool:
    """Whether cells are sums, of which none is a year; *least* cents, as counts are smaller."""
    due = [cents for text in cells if (cents := amount(text)) is not None]
    sums = sum(cents >= least for cents in due)
    years = any(_CALENDAR.fullmatch(text) for text in cells)
    return bool(cells) and sums >= _HALF * len(cells) and not years


def _cells(layout: Layout, place: int) -> list[str]:
    texts = (shown(cell).strip() for cell in layout.column(place))
    return [text for text in texts if text and not says_nothing(text)]


def _years(columns: Sequence[Column]) -> dict[int, int]:
    """The years of subscriptions and payments by the places of their columns."""
    of_fees = {c.place: c.header for c in columns if c.field in _FEES}
    years = {place: year_in(header) for place, header in of_fees.items()}
    short = {p: int(found[1]) for p, h in of_fees.items() if (found := _SHORT.search(h))}
    if len({*short.values(), *filter(None, years.values())}) > 1:  # “Subs 26” beside “Subs 25”
        years |= {place: 2000 + year for place, year in short.items() if not years[place]}
    years = {place: year for place, year in years.items() if year}
    return years | _of_payments(columns, years)


def _of_payments(columns: Sequence[Column], years: dict[int, int]) -> dict[int, int]:
    """The years of payments that name none: each is of the subscription that it stands behind.

    A single one behind all of them may be of the newest, however the years are sorted.
    """
    fees = [c.place for c in columns if c.field == "fee" and c.place in years]
    open_ = [c.place for c in columns if c.field == "fee_paid" and c.place not in years]
    if not fees or (len(open_) == 1 and open_[0] > max(fees)):
        return {}
    before = {place: [fee for fee in fees if fee < place] for place in open_}
    return {place: years[found[-1]] for place, found in before.items() if found}
