"""Everything that hangs on one record moves to another, whatever tables there are.

What hangs on a record is read from the foreign keys of all tables, so that none is forgotten that
is added later. Rows that say the same afterwards become one, and with them what hangs on these.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, inspect, or_, select

from twincrm.services.duplicates.completing import UNASKED, Believed, complete
from twincrm.services.duplicates.sameness import has_keys, keys_of
from twincrm.services.duplicates.with_itself import with_itself
from twincrm.services.progress import Silent
from twincrm.services.records.kinds import mapped_tables, pointing_at, target_of
from twincrm.store.base import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from twincrm.services.duplicates.choices import Pairing
    from twincrm.services.duplicates.completing import Said
    from twincrm.services.duplicates.sameness import Key
    from twincrm.services.progress import Progress
    from twincrm.store.base import Base
    from twincrm.store.work import Work

    Told = tuple[str, Said]

_SILENT = Silent()
_TOLD_EVERY = 100
"""So many rows are moved between two reports."""


class Folding:
    """Puts rows of one record to another, and remembers what found no place of its own."""

    def __init__(
        self, work: Work, pairings: Iterable[Pairing] = (), progress: Progress = _SILENT
    ) -> None:
        self._work = work
        self._progress = progress
        self._done = self._total = 0
        self._chosen = {
            (each.table, each.other_id): Believed(each.taken, each.stays) for each in pairings
        }
        self.told: list[Told] = []
        """Values by table that are said by no row any more: for the note of what stays."""

    def count(self, kind: str, key: int) -> None:
        """See how many rows name a record, so that it can be told how far the work is."""
        for column in pointing_at(kind):
            counted = select(func.count()).select_from(column.table).where(column == key)
            self._total += self._work.session.scalar(counted) or 0

    def fold(self, kept: Base, other: Base, values: Said) -> None:
        """Complete a row by another that says the same, move what hangs on that, and delete it."""
        table = kept.__tablename__
        believed = self._chosen.get((table, other.id), UNASKED)
        self.tell(table, complete(kept, values, believed))
        self.move(table, kept.id, other.id)
        self._work.delete(other)

    def tell(self, table: str, said: Said) -> None:
        """Remember what is to be told in the note of what stays."""
        if said:
            self.told.append((table, said))

    def move(self, kind: str, kept_id: int, other_id: int) -> None:
        """Let every row that names one record of a kind name the other one."""
        columns: dict[str, list[str]] = defaultdict(list)
        for column in pointing_at(kind):
            columns[column.table.name].append(column.name)
        for table, names in columns.items():
            self._move_rows(table, names, (kept_id, other_id), own=table == kind)

    def _move_rows(
        self, table: str, names: Sequence[str], ids: tuple[int, int], *, own: bool
    ) -> None:
        kept_id, other_id = ids
        theirs = self._rows(table, names, other_id)
        known = self._known(table, names, kept_id, theirs) if theirs else {}
        for row in theirs:
            self._step()
            if inspect(row).deleted:  # it became one with another while that was moved
                continue
            moved = {name: kept_id for name in names if getattr(row, name) == other_id}
            values: Said = {**values_of(row), **moved}
            if with_itself(self._work, row, values):
                self.tell(table, {"note": row.note} if table == "relation" and row.note else {})
                self._work.delete(row)
                continue
            keys = keys_of(table, values)
            found = (known[key] for key in keys if key in known)
            twin = next((each for each in found if not inspect(each).deleted), None)
            if twin is not None:
                self.fold(twin, row, values)
                continue
            for name in moved:
                setattr(row, name, None if own and row.id == kept_id else kept_id)
            known |= dict.fromkeys(keys, row)
        self._work.flush()

    def _step(self) -> None:
        self._done += 1
        if self._done % _TOLD_EVERY == 0:
            self._progress.step(min(self._done, self._total), self._total)

    def _rows(self, table: str, names: Sequence[str], key: int) -> Sequence[Any]:
        mapped = mapped_tables()[table]
        columns = table_of(mapped).columns
        named = or_(*(columns[name] == key for name in names))
        statement: Any = select(mapped).where(named).order_by(columns["id"])
        return self._work.all(statement, with_trash=True)

    def _known(
        self, table: str, names: Sequence[str], kept_id: int, theirs: Sequence[Base]
    ) -> dict[Key, Any]:
        """What is said of the record that stays, by its keys."""
        if not has_keys(table):
            return {}
        known: dict[Key, Any] = {}
        moving = {row.id for row in theirs}
        for row in self._rows(table, names, kept_id):
            if row.id not in moving:
                known |= dict.fromkeys(keys_of(table, values_of(row)), row)
        return known


def values_of(row: Base) -> Said:
    """All columns of a row."""
    return {column.name: getattr(row, column.name) for column in table_of(type(row)).columns}


def points_at(row: Base, kind: str, keys: Collection[int]) -> bool:
    """Whether a row belongs to one of these records."""
    mapped = mapped_tables()[kind]
    return any(
        target_of(column) is mapped and getattr(row, column.name) in keys
        for column in table_of(type(row)).columns
    )
