"""Pairs of which somebody said that they are two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import or_, select

from twincrm.store.models import DistinctPair, Organisation, Person, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

PairKind = Literal["person", "organisation", "place"]
MODELS: Mapping[PairKind, type[Person | Organisation | Place]] = {
    "person": Person,
    "organisation": Organisation,
    "place": Place,
}


def distinct_pairs(session: Session, kind: PairKind) -> frozenset[tuple[int, int]]:
    """The ids of all pairs of a kind, the lower one first."""
    one, other = _columns(kind)
    wanted = select(one, other).where(one.is_not(None))
    return frozenset((min(a, b), max(a, b)) for a, b in session.execute(wanted))


def is_distinct(session: Session, kind: PairKind, first: int, second: int) -> bool:
    """Whether two were said to be two."""
    one, other = _columns(kind)
    either = or_((one == first) & (other == second), (one == second) & (other == first))
    return session.scalars(select(DistinctPair.id).where(either)).first() is not None


def _columns(kind: PairKind) -> tuple[Any, Any]:
    return getattr(DistinctPair, f"{kind}_id"), getattr(DistinctPair, f"other_{kind}_id")
