"""How much of a draft was changed, counted as a person would."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
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
    """Rows by their ids; new rows and bare values are compared in their order."""
    old, new = _by_id(before), _by_id(after)
    gone = sum(1 for key in old if key not in new)
    other = sum(1 for key, row in new.items() if old.get(key) != row)
    counted = gone + other + _pieces(_without_id(before), _without_id(after))
    return counted or int(before != after)


def _pieces(before: list[Any], after: list[Any]) -> int:
    """How many were removed, added, altered in their place or moved; moving up is no change."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    places = [(before[a:b], after[c:d]) for word, a, b, c, d in steps if word != "equal"]
    gone = Counter(piece for removed, _ in places for piece in removed)
    moved = gone & Counter(piece for _, added in places for piece in added)
    counted = moved.total()
    for removed, added in places:
        here = (sum(1 for piece in side if piece not in moved) for side in (removed, added))
        counted += max(here)
    return counted


def _by_id(rows: tuple[Any, ...]) -> dict[int, Any]:
    return {row.id: row for row in rows if getattr(row, "id", None) is not None}


def _without_id(rows: tuple[Any, ...]) -> list[Any]:
    return [row for row in rows if getattr(row, "id", None) is None]
