"""Which contacts of an import come to live in the town of their address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.services.association.queries import home_country
from twincrm.services.interchange.completion import Completion
from twincrm.services.interchange.towns import Towns
from twincrm.store.models import Organisation, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.planned import Plan, PlannedCard
    from twincrm.services.interchange.towns import ListedTown

Contact = tuple[str, int]


def new_towns(session: Session, cards: Sequence[IncomingCard]) -> tuple[ListedTown, ...]:
    """The towns of *cards* that are no places here, those of most people first."""
    return Towns(session).unknown(cards, home_country(session))


def with_towns(
    session: Session, plan: Plan, sources: frozenset[str]
) -> tuple[Plan, tuple[ListedTown, ...]]:
    """The plan with the towns of known contacts that have none, and the towns that are new.

    Only the cards of *sources* are looked at.
    """
    unplaced = _unplaced(session)
    cards = list(plan.cards)
    moving = [
        number
        for number, card in enumerate(cards)
        if card.incoming.source in sources and _may_move(card, unplaced)
    ]
    towns = Towns(session)
    new = towns.unknown([cards[n].incoming for n in moving], home_country(session))
    towns.add(new)
    for number in moving:
        card = cards[number]
        contact = _contact(card)
        if contact in unplaced and towns.of(card.incoming) is not None:
            unplaced.discard(contact)
            completion = card.completion or Completion(columns={})
            gained = replace(completion, place=True)
            cards[number] = replace(card, action="update", completion=gained)
    return replace(plan, cards=tuple(cards)), new


def _may_move(card: PlannedCard, unplaced: set[Contact]) -> bool:
    """Whether somebody is new, or known and completed, and lives nowhere so far."""
    if card.action == "new":
        return True
    return (
        card.action in ("update", "unchanged") and not card.settled and _contact(card) in unplaced
    )


def _contact(card: PlannedCard) -> Contact:
    """The known contact of the same kind; none for a new one."""
    match = card.match
    known = match is not None and card.action != "new" and match.kind == card.incoming.kind
    return (match.kind, match.key) if known and match else ("", 0)


def _unplaced(session: Session) -> set[Contact]:
    """Everybody who lives nowhere."""
    kinds: tuple[tuple[str, Any], ...] = (("person", Person), ("organisation", Organisation))
    return {
        (kind, key)
        for kind, model in kinds
        for key in session.scalars(select(model.id).where(model.place_id.is_(None)))
    }
