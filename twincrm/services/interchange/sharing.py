"""One membership in several rows: how they are known to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.folding import fold
from twincrm.domain.likeness_reach import lodging
from twincrm.domain.terms import MembershipKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.table_row import RowMembership
    from twincrm.services.interchange.planned import PlannedCard

_PAIR = 2


class Mark(NamedTuple):
    """What two rows of one membership have alike; empty where it is not asked."""

    kind: str
    number: str
    family: str
    house: str


class Share(NamedTuple):
    """What is known of a membership that an earlier row brings."""

    kind: str
    people: frozenset[int]
    pays: bool
    """Whether its row names a fee."""
    alone: bool
    """Whether its row names one person."""


def house_of(card: PlannedCard) -> str:
    """The address of a card as those of others are compared with it; empty without a house."""
    for row in card.incoming.addresses[:1]:
        here = lodging(row["street"], row["postcode"], row["locality"])
        if here.street and here.number:
            return f"{here.street} {here.number}, {here.postcode or here.locality}"
    return ""


def address_line(card: PlannedCard) -> str:
    """The whole address of a card, for those of whom it is known otherwise that they are one."""
    for row in card.incoming.addresses[:1]:
        here = lodging(row["street"], row["postcode"], row["locality"])
        if here.street:
            return f"{here.street} {here.number}, {here.postcode or here.locality}"
    return ""


def marks_of(said: RowMembership, cards: Sequence[PlannedCard]) -> tuple[Mark, ...]:
    """What a row shares with others of the same membership.

    Of a number and an address two surnames are one couple. Where there are no numbers one surname
    at one address is asked: strangers live in one house as well.
    """
    number = said.number.lstrip("0").casefold()
    houses = sorted({house_of(card) for card in cards} - {""})
    if number:
        return tuple(Mark(said.kind, number, "", house) for house in houses)
    families = sorted({fold(card.incoming.card.family) for card in cards} - {""})
    return tuple(Mark(said.kind, "", family, house) for family in families for house in houses)


def may_share(said: RowMembership, mark: Mark, held: Share, people: frozenset[int]) -> bool:
    """Whether *people* of a row belong to a membership with the same mark.

    A couple is two. Without a number each row names one person: who stands there as two is whole.
    Two such rows that both name a fee are one couple, but they may be two families.
    """
    couple = said.kind == MembershipKind.COUPLE
    if couple and len(held.people | people) > _PAIR:
        return False
    if mark.number:
        return True
    if not held.alone or len(people) > 1:
        return False
    return couple or held.pays != (said.fee_cents is not None)
