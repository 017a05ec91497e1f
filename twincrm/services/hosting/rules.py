"""What must hold where guests sleep: nights within the offer, one bed a night, one visit."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.store.models import (
    HostOffer,
    Household,
    Participation,
    Party,
    PartyMember,
    Placement,
    Visit,
)

if TYPE_CHECKING:
    from datetime import date

    from twincrm.services.hosting.drafts import PlacementDraft
    from twincrm.store.work import Work

Nights = tuple["date", "date"]
"""The first and the last night."""


def nights_of_visit(visit: Visit) -> Nights:
    """The nights of a visit; a visit of one day has the night after it."""
    return visit.starts_on, max(visit.starts_on, visit.ends_on - timedelta(days=1))


def nights_of(row: HostOffer | Placement | PlacementDraft, within: Nights) -> Nights:
    """The nights of an offer or a placement; those it leaves open are those *within*."""
    return row.from_night or within[0], row.until_night or within[1]


def overlap(one: Nights, other: Nights) -> bool:
    """Whether two stays share a night."""
    return one[0] <= other[1] and other[0] <= one[1]


def check_stay(work: Work, draft: PlacementDraft, placement_id: int | None) -> None:
    """Insist on what must hold for a placement; *placement_id* is its own row, if it has one.

    Raises:
        RuleError: see `twincrm.services.hosting.commands.PlaceGuests`.
    """
    offer = work.get(HostOffer, draft.host_offer_id)
    offered = nights_of(offer, nights_of_visit(work.get(Visit, offer.visit_id)))
    stay = nights_of(draft, offered)
    _check_within(work, offer, offered, stay)
    _check_visit(work, offer, draft)
    _check_free(work, draft, stay, placement_id)


def check_offer_nights(work: Work, offer: HostOffer) -> None:
    """Insist that the placements of an offer lie within its nights.

    Raises:
        RuleError: one does not.
    """
    offered = nights_of(offer, nights_of_visit(work.get(Visit, offer.visit_id)))
    for placement in work.all(select(Placement).where(Placement.host_offer_id == offer.id)):
        _check_within(work, offer, offered, nights_of(placement, offered))


def _check_within(work: Work, offer: HostOffer, offered: Nights, stay: Nights) -> None:
    if not (offered[0] <= stay[0] <= stay[1] <= offered[1]):
        name = work.get(Household, offer.household_id, with_trash=True).name
        raise RuleError(
            Message(
                "{household} can host in the nights from {first} to {last} only.",
                {
                    "household": name,
                    "first": offered[0].isoformat(),
                    "last": offered[1].isoformat(),
                },
            )
        )


def _check_visit(work: Work, offer: HostOffer, draft: PlacementDraft) -> None:
    if draft.party_id is not None:
        visit_id = work.get(Party, draft.party_id).visit_id
    else:
        visit_id = work.get(Participation, draft.participation_id or 0).visit_id
    if visit_id != offer.visit_id:
        raise RuleError(Message("These guests take part in another visit than these hosts."))


def _check_free(work: Work, draft: PlacementDraft, stay: Nights, placement_id: int | None) -> None:
    visit_id = work.get(HostOffer, draft.host_offer_id).visit_id
    whole = nights_of_visit(work.get(Visit, visit_id))
    hosts = {
        row.id: row for row in work.all(select(HostOffer).where(HostOffer.visit_id == visit_id))
    }
    others = select(Placement).where(
        Placement.host_offer_id.in_(hosts), Placement.id != (placement_id or 0)
    )
    members = _members(work, visit_id)
    guests = _guests(members, draft)
    for other in work.all(others):
        host = hosts[other.host_offer_id]
        taken = nights_of(other, nights_of(host, whole))
        if overlap(stay, taken) and guests & _guests(members, other):
            name = work.get(Household, host.household_id, with_trash=True).name
            raise RuleError(
                Message(
                    "On one of these nights, these guests are placed with {household} already.",
                    {"household": name},
                )
            )


def _members(work: Work, visit_id: int) -> dict[int, set[int]]:
    """The participations of every party of a visit."""
    statement = (
        select(PartyMember)
        .join(Party, Party.id == PartyMember.party_id)
        .where(Party.visit_id == visit_id)
    )
    found: dict[int, set[int]] = defaultdict(set)
    for member in work.all(statement):
        found[member.party_id].add(member.participation_id)
    return found


def _guests(members: dict[int, set[int]], placed: Placement | PlacementDraft) -> set[int]:
    """The participations of the placed guests."""
    if placed.party_id is None:
        return {placed.participation_id or 0}
    return members.get(placed.party_id, set())
