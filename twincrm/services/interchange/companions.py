"""Who is known by those they live with: two names together in one house are the same two people."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.interchange.lodged import places_of
from twincrm.store.models import HouseholdMember, MembershipPerson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.services.interchange.lodged import Place


class Companions:
    """Who is in one household or membership with whom, and who stands with whom in a list."""

    def __init__(self, session: Session, cards: Sequence[IncomingCard]) -> None:
        """*cards* are all that come in."""
        self._session = session
        self._cards = cards

    def beside(self, incoming: IncomingCard) -> set[str]:
        """The names of those who stand in other rows of the same house.

        Empty where the name itself stands there twice: nothing shows which of the two it is.
        """
        if incoming.row is None or incoming.kind != "person":
            return set()
        here = places_of(incoming.addresses[:1])
        others = [
            each
            for place in here
            for each in self._listed.get((incoming.source, place), ())
            if each is not incoming and each.row is not incoming.row
        ]
        names = {each.name_key for each in others}
        return set() if incoming.name_key in names else names

    def of(self, person: int) -> set[int]:
        """Who shares a household or a membership with somebody on file."""
        return self._shared.get(person, set()) - {person}

    @cached_property
    def _listed(self) -> dict[tuple[str, Place], list[IncomingCard]]:
        found: defaultdict[tuple[str, Place], list[IncomingCard]] = defaultdict(list)
        for card in self._cards:
            if card.kind == "person" and card.name_key:
                for place in places_of(card.addresses[:1]):
                    found[card.source, place].append(card)
        return found

    @cached_property
    def _shared(self) -> dict[int, set[int]]:
        homes = select(HouseholdMember.household_id, HouseholdMember.person_id)
        named = select(MembershipPerson.membership_id, MembershipPerson.person_id)
        found: defaultdict[int, set[int]] = defaultdict(set)
        for read in (homes, named):
            groups: defaultdict[int, set[int]] = defaultdict(set)
            for group, person in self._session.execute(read):
                groups[group].add(person)
            for people in groups.values():
                for person in people:
                    found[person] |= people
        return found
