"""The pairs that may be one, as the rows of a list."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from twincrm.services.records.titles import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.duplicates.queries import Pair


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two records by name, and what is known of the pair."""

    id: int
    """The position of the pair among those found."""
    first: str
    second: str
    pair: Pair


class PairSource:
    """The pairs found; their names are read by the page."""

    def __init__(self, dispatcher: Dispatcher, pairs: Sequence[Pair], language: str) -> None:
        self._dispatcher = dispatcher
        self._pairs = pairs
        self._language = language

    def ids(self) -> array[int]:
        """The positions of the pairs, the surest first."""
        return array("q", range(len(self._pairs)))

    def rows(self, ids: Sequence[int]) -> list[PairRow]:
        """The rows of some pairs, in that order."""
        wanted = [self._pairs[at] for at in ids]
        names = self._dispatcher.ask(partial(_names, wanted=wanted, language=self._language))
        return [
            PairRow(at, names[pair.kind, pair.first_id], names[pair.kind, pair.second_id], pair)
            for at, pair in zip(ids, wanted, strict=True)
        ]


def _names(session: Session, wanted: Sequence[Pair], language: str) -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = {}
    for kind in {pair.kind for pair in wanted}:
        ids = {key for pair in wanted if pair.kind == kind for key in pair[1:3]}
        named = titles(session, kind, language, ids)
        found |= {(kind, key): named.get(key, "") for key in ids}
    return found
