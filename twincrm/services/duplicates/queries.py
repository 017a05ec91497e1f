"""Which records may be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.domain.likeness import Verdict
from twincrm.domain.likeness_people import compare_people
from twincrm.services.duplicates.blocks import pairs_of
from twincrm.services.duplicates.facts import crowd_of, read_people
from twincrm.services.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from twincrm.domain.likeness import Likeness, Reason
    from twincrm.services.progress import Progress

PairKind = Literal["person", "organisation", "place"]
KINDS: tuple[PairKind, ...] = ("person", "organisation", "place")

_TELL_EVERY = 1_000
"""So many pairs are compared between two reports."""


class Pair(NamedTuple):
    """Two records that may be one, the older one first, and why."""

    kind: PairKind
    first_id: int
    second_id: int
    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]


def candidates(
    session: Session, progress: Progress | None = None, kinds: Iterable[PairKind] = KINDS
) -> tuple[Pair, ...]:
    """All pairs that may be one record, the surest first.

    Raises:
        Cancelled: the user gave up.
    """
    watched = progress or Silent()
    found = [pair for kind in kinds for pair in _FINDERS[kind](session, watched)]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.kind, pair.first_id)))


def _people(session: Session, progress: Progress) -> Iterable[Pair]:
    people = read_people(session)
    crowd = crowd_of(people)
    pairs = pairs_of(people)
    for done, (first, second) in enumerate(pairs):
        if done % _TELL_EVERY == 0:
            progress.step(done, len(pairs))
        one, other = people[first], people[second]
        likeness = compare_people(one, other, crowd)
        if likeness.verdict is not Verdict.NONE:
            yield pair_of("person", one.id, other.id, likeness)


def pair_of(kind: PairKind, first: int, second: int, likeness: Likeness) -> Pair:
    """A pair with what was found about it."""
    return Pair(kind, first, second, likeness.score, likeness.verdict, likeness.reasons)


_FINDERS = {"person": _people}
