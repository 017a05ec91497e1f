"""Which records may be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from twincrm.domain.likeness import Verdict
from twincrm.domain.likeness_bodies import compare_bodies, compare_places
from twincrm.domain.likeness_people import compare_people
from twincrm.services.duplicates.blocks import pairs_of
from twincrm.services.duplicates.bodies import (
    crowd_of_bodies,
    pairs_of_bodies,
    pairs_of_places,
    read_bodies,
    read_places,
)
from twincrm.services.duplicates.distinct import distinct_pairs
from twincrm.services.duplicates.facts import crowd_of, read_people
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.likeness import Likeness, Reason
    from twincrm.domain.likeness_bodies import BodyFacts, PlaceFacts
    from twincrm.domain.likeness_people import PersonFacts
    from twincrm.services.duplicates.choices import Kind
    from twincrm.services.duplicates.distinct import PairKind
    from twincrm.services.progress import Progress

KINDS: tuple[PairKind, ...] = ("person", "organisation", "place")

_TELL_EVERY = 1_000
"""So many pairs are compared between two reports."""

F = TypeVar("F", "PersonFacts", "BodyFacts", "PlaceFacts")


class Pair(NamedTuple):
    """Two records that may be one, the older one first, and why."""

    kind: Kind
    """Households are never looked for: which two are one, their people know."""
    first_id: int
    second_id: int
    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]


def candidates(
    session: Session,
    progress: Progress | None = None,
    kinds: Iterable[PairKind] = KINDS,
    seen: list[Pair] | None = None,
) -> tuple[Pair, ...]:
    """All pairs that may be one record, the surest first; none that are known to be two.

    Each is put to those *seen* as soon as it is found: that is left of a search that is stopped.

    Raises:
        Cancelled: the user gave up.
    """
    watched = progress or Silent()
    found = seen if seen is not None else []
    for kind in kinds:
        for pair in _FINDERS[kind](session, watched):
            found.append(pair)
    return surest_first(found)


def surest_first(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Pairs in the order in which they are answered."""
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.kind, *pair[1:3])))


def _people(session: Session, progress: Progress) -> Iterator[Pair]:
    people = read_people(session)
    crowd = crowd_of(people)
    known = distinct_pairs(session, "person")
    for one, other in _each(people, pairs_of(people), known, progress):
        likeness = compare_people(one, other, crowd)
        if likeness.verdict is not Verdict.NONE:
            yield pair_of("person", one.id, other.id, likeness)


def _bodies(session: Session, progress: Progress) -> Iterator[Pair]:
    bodies = read_bodies(session)
    crowd = crowd_of_bodies(bodies)
    known = distinct_pairs(session, "organisation")
    for one, other in _each(bodies, pairs_of_bodies(bodies), known, progress):
        likeness = compare_bodies(one, other, crowd)
        if likeness.verdict is not Verdict.NONE:
            yield pair_of("organisation", one.id, other.id, likeness)


def _places(session: Session, progress: Progress) -> Iterator[Pair]:
    places = read_places(session)
    known = distinct_pairs(session, "place")
    for one, other in _each(places, pairs_of_places(places), known, progress):
        likeness = compare_places(one, other)
        if likeness.verdict is not Verdict.NONE:
            yield pair_of("place", one.id, other.id, likeness)


def _each(
    facts: Sequence[F],
    pairs: Collection[tuple[int, int]],
    known: Collection[tuple[int, int]],
    progress: Progress,
) -> Iterator[tuple[F, F]]:
    """The pairs that are not known to be two."""
    for done, (first, second) in enumerate(pairs):
        if done % _TELL_EVERY == 0:
            progress.step(done, len(pairs))
        one, other = facts[first], facts[second]
        if (one.id, other.id) not in known:
            yield one, other


def pair_of(kind: PairKind, first: int, second: int, likeness: Likeness) -> Pair:
    """A pair with what was found about it."""
    return Pair(kind, first, second, likeness.score, likeness.verdict, likeness.reasons)


_FINDERS: dict[PairKind, Callable[[Session, Progress], Iterator[Pair]]] = {
    "person": _people,
    "organisation": _bodies,
    "place": _places,
}
