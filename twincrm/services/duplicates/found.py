"""The pairs that were found last in an open file, for pages that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.duplicates.queries import Pair


class FoundPairs(NamedTuple):
    """What a search found."""

    pairs: tuple[Pair, ...]
    whole: bool = True
    """Whether all of the file was looked through; else the search was stopped."""


_FOUND: WeakKeyDictionary[Dispatcher, FoundPairs] = WeakKeyDictionary()


def found_pairs(dispatcher: Dispatcher) -> tuple[Pair, ...] | None:
    """The pairs found last; None before anybody looked."""
    found = _FOUND.get(dispatcher)
    return None if found is None else found.pairs


def last_search(dispatcher: Dispatcher) -> FoundPairs | None:
    """The same, and whether the search came to its end."""
    return _FOUND.get(dispatcher)


def keep_pairs(dispatcher: Dispatcher, found: FoundPairs) -> None:
    """Remember what was found."""
    _FOUND[dispatcher] = found
