"""What a row says half and somebody has to finish: who of two died, when somebody leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.records.table_row import RowProblem
from twincrm.domain.texts import Message
from twincrm.exchange.tables.asides import says_death, says_end
from twincrm.exchange.tables.cells import shown

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells
    from twincrm.exchange.tables.whom import Whom

WHO_DIED = Message(
    "Which of the two died? It stands in the notes of both; please enter it with the right one."
)
_SAYS_END = Message(
    "This says that somebody left or is going to leave. It stands in the note alone; please enter "
    "the end of the membership."
)


def ask_who_died(cells: Cells, who: Whom) -> None:
    """Of two people in a row the remark does not say which one died: somebody has to."""
    for column, value in cells.of("note"):
        if says_death(shown(value)):
            cells.warn(column, shown(value), WHO_DIED)
            return
    sign = f"† {who.beside.died}" if who.beside.died else "†"
    if who.beside.died or sign in cells.notes:
        cells.notes += [] if sign in cells.notes else [sign]
        cells.problems.append(RowProblem("", sign, WHO_DIED))


def tell_of_end(cells: Cells) -> None:
    """A remark that somebody left says it to people; the membership has no end by it."""
    for column, value in cells.of("note"):
        if says_end(shown(value)):
            cells.warn(column, shown(value), _SAYS_END)
