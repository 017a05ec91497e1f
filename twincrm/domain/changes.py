"""What an act changed: the one event that screens live by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Change = Literal["added", "altered", "removed"]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which rows of which table were added, altered or removed by a command, undo or redo."""

    rows: dict[str, dict[int, Change]] = field(default_factory=dict[str, dict[int, Change]])
    left: dict[str, set[int]] = field(default_factory=dict[str, set[int]])
    """Whom removed and altered rows belonged to before, by column: ``{"phone.person_id": {7}}``."""

    def __bool__(self) -> bool:
        return any(self.rows.values())

    def touches(self, *tables: str) -> bool:
        """Whether any row of one of the tables changed."""
        return any(self.rows.get(table) for table in tables)

    def ids(self, table: str, *kinds: Change) -> set[int]:
        """The changed rows of a table, all or of the given kinds of change."""
        return {row for row, kind in self.rows.get(table, {}).items() if not kinds or kind in kinds}

    @property
    def count(self) -> int:
        """How many rows changed."""
        return sum(len(rows) for rows in self.rows.values())


def joined(acts: Iterable[Changes]) -> Changes:
    """What acts changed together, in their order: what was added and removed again is gone."""
    whole = Changes()
    for act in acts:
        for table, rows in act.rows.items():
            known = whole.rows.setdefault(table, {})
            for row, change in rows.items():
                known[row] = _then(known.get(row), change)
        for column, owners in act.left.items():
            whole.left.setdefault(column, set()).update(owners)
    return whole


def _then(before: Change | None, now: Change) -> Change:
    if before == "added" and now == "altered":
        return "added"
    if before == "removed" and now == "added":
        return "altered"
    return now
