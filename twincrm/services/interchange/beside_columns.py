"""Columns of what no card says: memberships with their fees, groups, households, last contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.interchange.table_column import (
    TableColumn,
    day,
    more,
    since,
    sum_of_money,
    year,
)
from twincrm.services.people.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.records.contact_card import ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.exchange.tables import Value
    from twincrm.services.interchange.table_column import Reach

    Taken = Callable[[str], Value]


class _Said:
    """What was looked up under a key, as a table takes it."""

    def __init__(self, key: str, taken: Taken) -> None:
        self._key, self._taken = key, taken

    def __call__(self, card: ContactCard, _: Translator) -> Value:
        return self._taken(more(card, self._key))


def _column(
    key: str, title: Message, *, reach: Reach = "internal", taken: Taken = str
) -> TableColumn:
    """*taken* makes a day or a number of what was looked up."""
    said = _Said(key, taken)
    return TableColumn(key, title, said, usual=False, reach=reach, beside=True)


def _told(
    key: str, title: Message, *, reach: Reach = "internal", taken: Taken = str
) -> TableColumn:
    """A column that is written for its readers alone: its title says so, and no import takes it."""
    words = Message("{column} (for information)", {"column": title})
    return _column(key, words, reach=reach, taken=taken)


BESIDE: tuple[TableColumn, ...] = (
    _column("member_number", BY_KEY["member_number"].title),
    _column("member_kind", BY_KEY["member_kind"].title),
    _column("member_joined", Message("Joined on"), taken=since),
    _told("member_since", BY_KEY["member_since"].title, taken=year),
    _column("member_left", Message("Left on"), taken=since),
    _column("left_reason", Message("Reason for leaving")),
    _column("fee", Message("Fee {year}"), taken=sum_of_money),
    _column("fee_paid", Message("Fee paid {year}"), taken=sum_of_money),
    _column("fee_paid_on", Message("Day of payment {year}"), taken=day),
    _column("member_pays", Message("Pays the fee")),
    _column("member_note", Message("Remark on the membership")),
    _column("member_uid", Message("Identifier of the membership")),
    _told("fee_state", Message("State of the fee {year}")),
    _told("office", Message("Function in the association")),
    _told("member_people", Message("People")),
    _told("sectors", BY_KEY["sectors"].title, reach="all"),
    _told("category", Message("Kind of organisation"), reach="all"),
    _told("age", BY_KEY["age"].title),
    _told("household", Message("Household"), reach="not_partner"),
    _told("groups", Message("Groups")),
    _told("last_contact", BY_KEY["last_contact"].title, taken=day),
    _told("consent", BY_KEY["consent"].title),
)
"""In the order in which a table has them unless another is asked for."""
OF_MEMBERS = (
    *("member_number", "member_kind", "member_joined", "member_left", "left_reason"),
    *("fee", "fee_paid", "fee_paid_on", "member_pays", "member_note", "member_uid"),
)
"""What makes a membership again when the table is taken in."""
