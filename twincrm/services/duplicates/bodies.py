"""Organisations and places as they are compared, and which of them are worth comparing."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.folding import match_key
from twincrm.domain.likeness import Crowd
from twincrm.domain.likeness_bodies import BodyFacts, PlaceFacts, body_key, host_of
from twincrm.domain.likeness_reach import lodging
from twincrm.services.duplicates.facts import by_owner, number_of
from twincrm.store.models import (
    Address,
    Email,
    Organisation,
    OrganisationName,
    Phone,
    Place,
    PlaceName,
    WebLink,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

LARGEST = 60
"""Organisations of one block, who all are compared with each other."""
_MICRO = 1_000_000


def read_bodies(session: Session) -> tuple[BodyFacts, ...]:
    """All organisations."""

    def read(kind: Any, *columns: str) -> Iterable[Any]:  # noqa: ANN401 - a mapped class
        chosen = [getattr(kind, column) for column in columns]
        mine = kind.organisation_id
        return session.execute(select(mine, *chosen).where(mine.is_not(None)))

    numbers = read(Phone, "e164", "number")
    streets = read(Address, "street", "postcode", "locality")
    parts = {
        "emails": by_owner(read(Email, "folded")),
        "phones": by_owner((key, number_of(e164, typed)) for key, e164, typed in numbers),
        "hosts": by_owner((key, host_of(url)) for key, url in read(WebLink, "url")),
        "lodgings": by_owner((key, lodging(*where)) for key, *where in streets),
    }
    names = by_owner(read(OrganisationName, "name"))
    return tuple(
        BodyFacts(
            key,
            (name, *names.get(key, ())),
            short,
            place,
            parent,
            **{part: tuple(rows[key]) for part, rows in parts.items() if key in rows},
        )
        for key, name, short, place, parent in session.execute(
            select(
                Organisation.id,
                Organisation.name,
                Organisation.short_name,
                Organisation.place_id,
                Organisation.parent_id,
            ).order_by(Organisation.id)
        )
    )


def crowd_of_bodies(bodies: Collection[BodyFacts]) -> Crowd:
    """How many organisations have a mailbox or a number."""
    return Crowd(
        len(bodies),
        emails=Counter(mail for each in bodies for mail in set(each.emails)),
        phones=Counter(number for each in bodies for number in set(each.phones)),
    )


def pairs_of_bodies(bodies: Sequence[BodyFacts]) -> set[tuple[int, int]]:
    """The pairs to be compared, as places in *bodies*."""
    return _pairs((place, _body_keys(body)) for place, body in enumerate(bodies))


def _body_keys(body: BodyFacts) -> Iterator[Hashable]:
    for name in body.names:
        key = body_key(name)
        yield key
        yield "beginning", key[:6], body.place_id
        yield from (("word", word, body.place_id) for word in key.split() if len(word) > 5)
        yield "short", match_key(name)
    if body.short_name:
        yield "short", match_key(body.short_name)
    yield from (("mail", mail) for mail in body.emails)
    yield from (("phone", number) for number in body.phones)
    yield from (("web", host) for host in body.hosts)


def read_places(session: Session) -> tuple[PlaceFacts, ...]:
    """All places."""
    names = by_owner(session.execute(select(PlaceName.place_id, PlaceName.name)))
    return tuple(
        PlaceFacts(
            place.id,
            (place.name, *names.get(place.id, ())),
            place.kind,
            place.country,
            place.region,
            place.official_code,
            place.within_id,
            _degrees(place.latitude_e6),
            _degrees(place.longitude_e6),
        )
        for place in session.scalars(select(Place).order_by(Place.id))
    )


def _degrees(micro: int | None) -> float | None:
    return None if micro is None else micro / _MICRO


def pairs_of_places(places: Sequence[PlaceFacts]) -> set[tuple[int, int]]:
    """The pairs to be compared, as places in *places*."""
    return _pairs(
        (at, [(each.country, each.code), *((each.country, match_key(n)) for n in each.names)])
        for at, each in enumerate(places)
    )


def _pairs(keyed: Iterable[tuple[int, Iterable[Hashable]]]) -> set[tuple[int, int]]:
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, keys in keyed:
        for key in set(keys):
            blocks[key].append(place)
    few = (block for block in blocks.values() if 1 < len(block) <= LARGEST)
    return {pair for block in few for pair in combinations(block, 2)}
