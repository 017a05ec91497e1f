"""Deleting for good what lies in the trash, with all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, select

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.records.kinds import KINDS, binds, mapped_tables, pointing_at
from twincrm.services.trash.kinds import trashable

if TYPE_CHECKING:
    from sqlalchemy import Column

    from twincrm.store.base import Base
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class DeleteForGood:
    """Take records out of the file that lie in the trash; Undo alone brings them back."""

    records: tuple[tuple[str, int], ...]
    """Kinds and ids."""
    name: str = ""
    """Names a single record in the history."""

    @property
    def label(self) -> Message:
        """Names the act."""
        if self.name:
            return Message("Delete {name} for good", {"name": self.name})
        n = len(self.records)
        return Message("Delete {n} record for good", {"n": n}, "Delete {n} records for good")

    def run(self, work: Work) -> int:
        """Delete the rows and what belongs to them; returns how many records went.

        What only names them stays and names nobody. One that went with another is no trouble.

        Raises:
            RuleError: one does not lie in the trash, or something that stays cannot be without it.
        """
        gone: set[tuple[str, int]] = set()
        for kind, record_id in self.records:
            if (kind, record_id) in gone:
                continue
            row = work.get(trashable(kind), record_id, with_trash=True)
            if row.trashed_at is None:
                words = Message("What is to be deleted for good has to lie in the trash first.")
                raise RuleError(words)
            _delete(work, row, gone)
        return len(self.records)


def _delete(work: Work, row: Base, gone: set[tuple[str, int]]) -> None:
    """A row after everything that cannot be without it."""
    kind, key = row.__tablename__, row.id
    gone.add((kind, key))
    for column in pointing_at(kind):
        mapped: type[Any] = mapped_tables()[column.table.name]
        for other in work.all(select(mapped).where(column == key), with_trash=True):
            if (column.table.name, other.id) in gone:
                continue
            if _goes_with_it(column):
                _delete(work, other, gone)
            elif column.nullable:
                setattr(other, column.name, None)
            else:
                raise RuleError(
                    Message("Something that stays cannot be without this entry, so it stays too.")
                )
    work.delete(row)


def _goes_with_it(column: Column[Any]) -> bool:
    """Whether a row that names a record by this column is nothing without it."""
    part = not column.nullable and column.table.name not in KINDS
    return binds(column) or part or _one_of_several(column)


def _one_of_several(column: Column[Any]) -> bool:
    """Whether it is among the columns of which its table insists that exactly one is filled."""
    named = f"CASE WHEN {column.name} IS NOT NULL"
    rules = (rule for rule in column.table.constraints if isinstance(rule, CheckConstraint))
    return any(named in str(rule.sqltext) for rule in rules)
