"""What was chosen when two records become one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "household", "place"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two rows of the two records that say the same: the first stays, completed by the second."""

    table: str
    kept_id: int
    other_id: int
    taken: tuple[str, ...] = ()
    """The columns in which the second one is believed."""
    stays: tuple[str, ...] = ()
    """The columns in which the first one stays as it is, also where it says nothing."""


@dataclass(frozen=True, slots=True)
class MergeChoices:
    """How two records become one; what is not chosen here follows the rules.

    By rule a value of the record that stays is kept, what it lacks comes from the other one, notes
    are put together, and of phones, addresses, tags and the like all are kept, equal ones once.
    """

    taken: tuple[str, ...] = ()
    """The columns in which the other record is believed; what belongs together is taken whole."""
    pairings: tuple[Pairing, ...] = ()
    stays: tuple[str, ...] = ()
    """The columns in which the record that stays was chosen, also where it says nothing."""
    dropped: tuple[tuple[str, int], ...] = ()
    """Rows that are not kept, by table and id: a wrong phone number, an old address."""
