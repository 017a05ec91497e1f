"""Numbers for new members of whom a list says none, and the marks of memberships of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.services.members.queries import next_number
from twincrm.store.models import Membership
from twincrm.store.work import WITH_TRASH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import Row
    from twincrm.services.interchange.table_plan import PlannedRow
    from twincrm.services.interchange.table_sources import TableSource


def give_numbers(
    session: Session, sources: Sequence[TableSource], made: Iterable[tuple[PlannedRow, Row]]
) -> None:
    """Give the next numbers to the new memberships of lists of which that is wished.

    *made* are rows and the memberships that come of them. Numbers that the lists say themselves are
    taken as well; who has left gets none any more.
    """
    wished = {source.name for source in sources if source.mapping.numbered}
    if not wished:
        return
    rows = list(made)
    first = next_number(session)
    said = [int(number) for _, row in rows if (number := row.get("number") or "").isdecimal()]
    last = max([int(first) - 1, *said])
    for planned, row in rows:
        if planned.source in wished and not row.get("number") and not row.get("left_on"):
            last += 1
            row["number"] = str(last).rjust(len(first), "0")


def give_marks(session: Session, made: Sequence[tuple[PlannedRow, Row]]) -> None:
    """Give new memberships the marks that a table of ours says, unless one on file has it.

    That may be one in the trash, or of somebody who is to come in a second time.
    """
    said = [(row.row.membership.uid, new) for row, new in made if row.row.membership]
    if not any(uid for uid, _ in said):
        return
    taken = set(session.scalars(select(Membership.uid), execution_options=WITH_TRASH))
    for uid, new in said:
        if uid and uid not in taken:
            new["uid"] = uid
            taken.add(uid)
