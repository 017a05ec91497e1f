"""The pairs that were found last in an open file, for pages that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.duplicates.queries import Pair

_FOUND: WeakKeyDictionary[Dispatcher, tuple[Pair, ...]] = WeakKeyDictionary()


def found_pairs(dispatcher: Dispatcher) -> tuple[Pair, ...] | None:
    """The pairs found last; None before anybody looked."""
    return _FOUND.get(dispatcher)


def keep_pairs(dispatcher: Dispatcher, pairs: tuple[Pair, ...]) -> None:
    """Remember what was found."""
    _FOUND[dispatcher] = pairs
