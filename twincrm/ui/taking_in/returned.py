"""Rows of a table that did not come in, or not with all that stands in them, and why."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.ui.taking_in.row_entries import has_problem
from twincrm.ui.taking_in.row_words import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.table_plan import PlannedRow
    from twincrm.ui.taking_in.row_entries import RowEntry, RowKey

_UNDECIDED = Message("Nobody decided whether it is a contact that is there already.")
_CHOSEN = Message("You left it out.")
_OUT, _PARTLY = Message("not taken in"), Message("taken in, but check it")


@dataclass(frozen=True, slots=True)
class Returned:
    """A row to look at again after an import."""

    row: PlannedRow
    who: str
    left_out: bool
    outcome: str
    why: str


def returned(
    texts: Translator, entries: Iterable[RowEntry], waiting: frozenset[RowKey]
) -> tuple[Returned, ...]:
    """The rows that were left out, or lost something, in their order."""
    found: list[Returned] = []
    for entry in entries:
        out = entry.row.action in ("skip", "problem")
        if out or has_problem(entry):
            outcome = texts.say(_OUT if out else _PARTLY)
            found.append(
                Returned(entry.row, named(entry), out, outcome, _why(texts, entry, waiting))
            )
    return tuple(found)


def _why(texts: Translator, entry: RowEntry, waiting: frozenset[RowKey]) -> str:
    unnamed = entry.key in waiting and entry.row.row.suggested is not None
    if unnamed or entry.row.action != "skip":
        return " ".join(texts.say(problem) for problem in entry.troubles)
    if entry.key not in waiting:
        return texts.say(_CHOSEN)
    return texts.say(_UNDECIDED)


class ReturnedRows:
    """Rows to look at again, by their places; a `RowSource`."""

    def __init__(self, rows: Sequence[Returned]) -> None:
        self._rows = rows

    def ids(self) -> array[int]:
        """All of them."""
        return array("q", range(len(self._rows)))

    def rows(self, ids: Sequence[int]) -> list[Returned]:
        """Rows by their places."""
        return [self._rows[place] for place in ids]
