"""Who stands in a list of members without anything that makes a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Mapping

Bare = Literal["member", "told", "contact"]
"""What somebody of a row without fee, number and day is."""
_OF_MEMBERS = ("member_number", "joined")


def bare_rows(layout: Layout, mapping: Mapping) -> Bare:
    """What who has neither fee nor number nor day is in a list: it depends on the others.

    Where most have a number or a day the list is one of members; where most pay it is asked. A
    table of ours names the membership itself: who has none there is no member.
    """
    if mapping.has("member_uid"):
        return "contact"
    if _most(layout, mapping, _OF_MEMBERS):
        return "member"
    return "told" if _most(layout, mapping, ("fee",)) else "contact"


def _most(layout: Layout, mapping: Mapping, fields: tuple[str, ...]) -> bool:
    """Whether more than half of all rows say something in a column of these fields."""
    columns = (column for column in mapping.columns if column.field in fields)
    filled = max((len(layout.column(column.place)) for column in columns), default=0)
    return 2 * filled > len(layout.lines)
