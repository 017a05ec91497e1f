"""Lines of notes that kept what an import could not read, once it comes in right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.exchange.tables.asides import says_death
from twincrm.store.models import HistoryChange, HistoryStep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard

_IMPORTS = ("ImportTables",)
_DAYS = ("birth_date", "death_date")


class StaleLines:
    """Finds the lines of a contact's note that a row settles.

    Only those that an import wrote, as the history knows: what somebody typed stays.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._written: dict[tuple[str, int], frozenset[str]] = {}

    def of(
        self, contact: tuple[str, int], incoming: IncomingCard, columns: dict[str, object]
    ) -> tuple[str, ...]:
        """The lines of the note in *columns*, which the contact has, that hold no longer."""
        row, note = incoming.row, str(columns.get("note") or "")
        if row is None or not note or contact[1] < 0:
            return ()
        heads = tuple(f"{header}: " for header in _settled(incoming, columns))
        kept = set(incoming.card.note.splitlines())
        lines = [
            line
            for line in note.splitlines()
            if line.startswith(heads) and line not in kept and not says_death(line)
        ]
        if not heads or not lines:
            return ()
        return tuple(line for line in lines if line in self._lines_of(contact))

    def _lines_of(self, contact: tuple[str, int]) -> frozenset[str]:
        """All lines that imports ever put into the note of a contact."""
        if contact not in self._written:
            table, key = contact
            kept = (
                select(HistoryChange.before, HistoryChange.after)
                .join(HistoryStep, HistoryStep.id == HistoryChange.step_id)
                .where(HistoryChange.table_name == table, HistoryChange.row_id == key)
                .where(HistoryStep.command.in_(_IMPORTS))
                .where(HistoryStep.state.in_(("done", "closed")))
            )
            found: set[str] = set()
            for before, after in self._session.execute(kept):
                found |= _lines(after) - _lines(before)
            self._written[contact] = frozenset(found)
        return self._written[contact]


def _settled(incoming: IncomingCard, columns: dict[str, object]) -> Iterator[str]:
    """The headers of the cells that came in right; a day only where the contact has that one."""
    row = incoming.row
    assert row is not None
    wrong = {problem.header for problem in row.problems}
    came = {"birth_date": incoming.birth_date, **dict(incoming.more)}
    for place, field, header in row.checked:
        if place >= len(row.cells) or not row.cells[place].strip() or header in wrong:
            continue
        here = columns.get(field)
        if field not in _DAYS or here in (None, "", came.get(field)):
            yield header


def _lines(values: dict[str, object] | None) -> set[str]:
    return set(str((values or {}).get("note") or "").splitlines())
