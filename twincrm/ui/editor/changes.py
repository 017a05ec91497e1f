"""How much of a draft was changed, counted as a person would."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, cast


def count_changes(before: Any, after: Any) -> int:  # noqa: ANN401 - any part of any draft
    """How many entries differ: attributes, and rows added, removed or altered."""
    if before == after:
        return 0
    if type(before) is type(after):
        if _is_record(before):
            names = [each.name for each in fields(before)]
            return sum(count_changes(getattr(before, n), getattr(after, n)) for n in names)
        if isinstance(before, tuple):
            return _rows(cast("tuple[Any, ...]", before), after)
    return 1


def _is_record(value: object) -> bool:
    """A draft, but not a row with an id: that counts as one entry."""
    return is_dataclass(value) and not hasattr(value, "id")


def _rows(before: tuple[Any, ...], after: tuple[Any, ...]) -> int:
    old, new = _by_key(before), _by_key(after)
    gone = sum(1 for key in old if key not in new)
    other = sum(1 for key, row in new.items() if old.get(key) != row)
    moved = [key for key in old if key in new] != [key for key in new if key in old]
    return gone + other or int(moved)


def _by_key(rows: tuple[Any, ...]) -> dict[object, Any]:
    """Rows by their ids, those that are new and bare values by themselves."""
    return {getattr(row, "id", None) or (at, row): row for at, row in enumerate(rows)}
