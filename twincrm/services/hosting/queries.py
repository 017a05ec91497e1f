"""What can be asked about hosts and where guests sleep."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.terms import OfferStatus, ParticipationRole, ParticipationStatus
from twincrm.services.hosting.rules import nights_of, nights_of_visit
from twincrm.services.rows import owned
from twincrm.services.wording import people_named
from twincrm.store.models import (
    AvoidPair,
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

    from sqlalchemy.orm import Session

    from twincrm.services.hosting.rules import Nights

STAYING = (
    ParticipationStatus.REGISTERED,
    ParticipationStatus.CONFIRMED,
    ParticipationStatus.ATTENDED,
)
AT_HOME = (ParticipationRole.HOST, ParticipationRole.HELPER, ParticipationRole.LOCAL)
FAMILY = ("", "family")
"""Lodgings that mean a bed with hosts; any other, such as a hotel, is the guest's own."""
OFFERED = (OfferStatus.OFFERED, OfferStatus.CONFIRMED)


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """Guests at a host's."""

    id: int
    party_id: int | None
    participation_id: int | None
    guests: str
    """The party's or the guest's name."""
    participations: tuple[int, ...]
    from_night: date
    until_night: date
    locked: bool
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class HostRow:
    """A household among the hosts of a visit, and who is placed with it."""

    offer_id: int
    household_id: int
    household: str
    status: str
    beds: int
    from_night: date
    until_night: date
    placements: tuple[PlacementRow, ...]


@dataclass(frozen=True, slots=True)
class NightCount:
    """One night: who needs a bed, which beds there are, who has one."""

    night: date
    guests: int
    beds: int
    reserve: int
    placed: int


@dataclass(frozen=True, slots=True)
class TooFull:
    """A warning: more guests than beds."""

    offer_id: int
    household: str
    night: date
    guests: int
    beds: int


@dataclass(frozen=True, slots=True)
class Capacity:
    """Beds and guests of a visit."""

    hosts: tuple[HostRow, ...]
    nights: tuple[NightCount, ...]
    guests: int
    """Guests who need a bed."""
    beds: int
    reserve: int
    without_bed: tuple[int, ...]
    """Participations that lack a bed in at least one night."""
    too_full: tuple[TooFull, ...]
    avoided: tuple[int, ...]
    """Placements that bring together whom somebody asked to keep apart; confidential."""


@dataclass(frozen=True, slots=True)
class _Guest:
    participation_id: int
    person_id: int
    nights: frozenset[date]


@dataclass(frozen=True, slots=True)
class _Names:
    parties: dict[int, str]
    members: dict[int, tuple[int, ...]]
    people: dict[int, str]
    """By participation; those who cancelled are left out, for they need no bed."""


def avoid_pairs(session: Session) -> tuple[tuple[int, int], ...]:
    """Person and household of every confidential wish to be kept apart."""
    rows = session.execute(
        select(AvoidPair.person_id, AvoidPair.household_id).order_by(AvoidPair.id)
    )
    return tuple((row.person_id, row.household_id) for row in rows)


def capacity(session: Session, visit_id: int) -> Capacity:
    """Beds and guests of a visit, night by night, and what does not fit.

    Raises:
        NoResultFound: there is no such visit.
    """
    visit = session.scalars(select(Visit).where(Visit.id == visit_id)).one()
    whole = nights_of_visit(visit)
    hosts = _hosts(session, visit_id, whole)
    guests = _guests(session, visit)
    placed = _placed(hosts)
    return Capacity(
        hosts=hosts,
        nights=tuple(_count(night, hosts, guests, placed) for night in _each(whole)),
        guests=len(guests),
        beds=sum(host.beds for host in hosts if host.status in OFFERED),
        reserve=sum(host.beds for host in hosts if host.status == OfferStatus.RESERVE),
        without_bed=tuple(
            guest.participation_id
            for guest in guests
            if any(guest.participation_id not in placed[night] for night in guest.nights)
        ),
        too_full=tuple(warning for host in hosts for warning in _too_full(host)),
        avoided=_avoided(session, hosts),
    )


def _hosts(session: Session, visit_id: int, whole: Nights) -> tuple[HostRow, ...]:
    statement = (
        select(HostOffer, Household)
        .join(Household, Household.id == HostOffer.household_id)
        .where(HostOffer.visit_id == visit_id)
        .order_by(Household.name, HostOffer.id)
    )
    found = session.execute(statement).all()
    names = _names(session, visit_id)
    rows: dict[int, list[Placement]] = defaultdict(list)
    mine = Placement.host_offer_id.in_([offer.id for offer, _ in found])
    for placement in session.scalars(select(Placement).where(mine).order_by(Placement.id)):
        rows[placement.host_offer_id].append(placement)
    return tuple(_host(offer, home, rows[offer.id], names, whole) for offer, home in found)


def _host(
    offer: HostOffer, home: Household, rows: list[Placement], names: _Names, whole: Nights
) -> HostRow:
    offered = nights_of(offer, whole)
    return HostRow(
        offer_id=offer.id,
        household_id=home.id,
        household=home.name,
        status=offer.status,
        beds=offer.max_guests,
        from_night=offered[0],
        until_night=offered[1],
        placements=tuple(_placement(row, names, offered) for row in rows),
    )


def _placement(row: Placement, names: _Names, offered: Nights) -> PlacementRow:
    stay = nights_of(row, offered)
    party = row.party_id is not None
    single = tuple(key for key in (row.participation_id,) if key in names.people)
    name = names.parties.get(row.party_id or 0) or names.people.get(row.participation_id or 0)
    return PlacementRow(
        id=row.id,
        party_id=row.party_id,
        participation_id=row.participation_id,
        guests=name or "",
        participations=names.members.get(row.party_id or 0, ()) if party else single,
        from_night=stay[0],
        until_night=stay[1],
        locked=row.locked,
        status=row.status,
        reason=row.reason,
    )


def _names(session: Session, visit_id: int) -> _Names:
    mine = {"visit_id": visit_id}
    parties = {row.id: row.name for row in session.scalars(owned(Party, mine))}
    all_rows = session.scalars(owned(Participation, mine))
    taking_part = [row for row in all_rows if row.status != ParticipationStatus.CANCELLED]
    people = people_named(session, [row.person_id for row in taking_part])
    names = {row.id: people[row.person_id].full() for row in taking_part if row.person_id in people}
    members: dict[int, tuple[int, ...]] = {}
    wanted = select(PartyMember).where(PartyMember.party_id.in_(parties)).order_by(PartyMember.id)
    for member in session.scalars(wanted):
        if member.participation_id in names:
            known = members.get(member.party_id, ())
            members[member.party_id] = (*known, member.participation_id)
    return _Names(parties, members, names)


def _guests(session: Session, visit: Visit) -> list[_Guest]:
    """Who needs a bed with hosts, and in which nights."""
    statement = select(Participation).where(
        Participation.visit_id == visit.id,
        Participation.status.in_(STAYING),
        Participation.role.not_in(AT_HOME),
        Participation.lodging.in_(FAMILY),
    )
    rows = session.scalars(statement.order_by(Participation.id)).all()
    known = people_named(session, [row.person_id for row in rows])
    return [_guest(row, visit) for row in rows if row.person_id in known]


def _guest(row: Participation, visit: Visit) -> _Guest:
    whole = nights_of_visit(visit)
    first = max(row.starts_on or whole[0], whole[0])
    last = whole[1] if row.ends_on is None else min(row.ends_on - timedelta(days=1), whole[1])
    return _Guest(row.id, row.person_id, frozenset(_each((first, last))))


def _each(nights: Nights) -> list[date]:
    first, last = nights
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def _placed(hosts: tuple[HostRow, ...]) -> dict[date, set[int]]:
    """The participations that have a bed, night by night."""
    found: dict[date, set[int]] = defaultdict(set)
    for host in hosts:
        for placement in host.placements:
            for night in _each((placement.from_night, placement.until_night)):
                found[night].update(placement.participations)
    return found


def _count(
    night: date, hosts: tuple[HostRow, ...], guests: list[_Guest], placed: dict[date, set[int]]
) -> NightCount:
    open_now = [host for host in hosts if host.from_night <= night <= host.until_night]
    return NightCount(
        night=night,
        guests=sum(night in guest.nights for guest in guests),
        beds=sum(host.beds for host in open_now if host.status in OFFERED),
        reserve=sum(host.beds for host in open_now if host.status == OfferStatus.RESERVE),
        placed=len(placed[night]),
    )


def _too_full(host: HostRow) -> list[TooFull]:
    nights = _placed((host,))
    return [
        TooFull(host.offer_id, host.household, night, len(guests), host.beds)
        for night, guests in sorted(nights.items())
        if len(guests) > host.beds
    ]


def _avoided(session: Session, hosts: tuple[HostRow, ...]) -> tuple[int, ...]:
    apart = set(avoid_pairs(session))
    if not apart:
        return ()
    guests = [key for host in hosts for each in host.placements for key in each.participations]
    rows = session.scalars(select(Participation).where(Participation.id.in_(guests)))
    people = {row.id: row.person_id for row in rows}
    return tuple(
        placement.id
        for host in hosts
        for placement in host.placements
        if any((people.get(key), host.household_id) in apart for key in placement.participations)
    )
