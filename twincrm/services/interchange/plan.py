"""What an import would do, card by card, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.services.interchange.completing import completions
from twincrm.services.interchange.doubts import NAMELESS, NUMBER_KNOWN
from twincrm.services.interchange.known import Answer, Known, Match
from twincrm.services.interchange.planned import Duplicates, Plan, PlannedCard, Source
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.planned import Action
    from twincrm.services.progress import Progress

__all__ = ["Duplicates", "Plan", "PlannedCard", "Source", "make_plan"]


def make_plan(
    session: Session,
    sources: Sequence[Source],
    duplicates: Duplicates = "merge",
    leave: frozenset[tuple[str, int]] = frozenset(),
    progress: Progress | None = None,
    fresh: frozenset[tuple[str, int]] = frozenset(),
    same: frozenset[tuple[str, int]] = frozenset(),
    moved: frozenset[tuple[str, int]] = frozenset(),
) -> Plan:
    """Decide for every card: new, an addition to a known contact, unchanged, or skipped.

    *leave* names cards (source and number) that the user wants left out; *fresh* those that become
    contacts of their own, whoever they are like; *same* those that are the contact of their name;
    *moved* those whose address becomes that of the contact instead of the one on file.

    Raises:
        Cancelled: *progress* was asked to stop.
    """
    progress = progress or Silent()
    cards = [card for source in sources for card in source.cards]
    known = Known(session, cards)
    planned: list[PlannedCard] = []
    for number, incoming in enumerate(cards):
        if number % 200 == 0:
            progress.step(number, len(cards))
        alone = (incoming.source, incoming.read.number) in fresh
        mode: Duplicates = "add" if alone else duplicates
        answer = known.find(incoming)
        if answer.namesake is not None and (incoming.source, incoming.read.number) in same:
            named = answer.doubt is None or answer.doubt.id != NUMBER_KNOWN.id
            answer = Answer(Match(*answer.namesake, "said" if named else "number"))
        planned.append(_decide(incoming, answer, known, mode, leave, -number - 1))
    if duplicates == "merge":
        planned = completions(session, planned, moved)
    return Plan(tuple(planned), tuple(sources), _bodies(planned, known))


def _bodies(cards: Sequence[PlannedCard], known: Known) -> tuple[str, ...]:
    """Organisations that functions are in and that neither are here nor come with a card."""
    named: dict[str, str] = {}
    for name in dict.fromkeys(card.employs for card in cards):
        key = fold(name)
        if name and not known.has_body(key):
            named.setdefault(key, name)
    return tuple(named.values())


def _decide(
    incoming: IncomingCard,
    answer: Answer,
    known: Known,
    duplicates: Duplicates,
    leave: frozenset[tuple[str, int]],
    new_key: int,
) -> PlannedCard:
    match, doubt, namesake = answer
    if duplicates == "add":
        doubt = None
    if doubt is None and incoming.nameless and (match is None or duplicates == "add"):
        doubt = NAMELESS.with_values(card=incoming.title)
    if (incoming.source, incoming.read.number) in leave:
        return PlannedCard(incoming, "skip", match, doubt=doubt, namesake=namesake)
    if match is None or duplicates == "add":
        fresh = bool(incoming.uid) and known.uid_taken(incoming.uid)
        known.add(incoming, new_key)
        return PlannedCard(incoming, "new", match, fresh, doubt=doubt, namesake=namesake)
    settled = known.settled(incoming) is not None
    gains: Action = "update" if match.kind == incoming.kind and not settled else "unchanged"
    action: Action = "skip" if duplicates == "skip" else gains
    return PlannedCard(incoming, action, match, doubt=doubt, settled=settled)
