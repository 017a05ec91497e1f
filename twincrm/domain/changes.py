"""What an act changed: the one event that screens live by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
