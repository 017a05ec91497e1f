"""The steps of the history by the page: all of them, or those that touched one record."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from twincrm.services.records.kinds import binds, pointing_at
from twincrm.store.connection import rows, rows_of
from twincrm.store.next_step import message_from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message
    from twincrm.services.dispatch import Dispatcher
    from twincrm.store.connection import Reading, Values

Record = tuple[str, int]
"""The kind and the id of a record."""

_STEPS = """SELECT s.id, s.happened_at, s.who, s.label, s.state, s.command, s.changes
FROM json_each(?) AS j CROSS JOIN history_step AS s ON s.id = j.value"""

_OF_PARTS = "FROM part JOIN history_change c ON c.table_name = part.name AND c.row_id = part.id"


class StepRow(NamedTuple):
    """A step as the list shows it."""

    id: int
    at: str
    """The moment in UTC, in ISO form."""
    who: str
    label: Message
    state: str
    """``done``, ``undone``, ``dropped`` (undone for good) or ``closed`` (done for good)."""
    command: str
    changes: int

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""
        return self.state in ("undone", "dropped")


def step_ids(reading: Reading) -> array[int]:
    """All steps that are kept, the newest first."""
    return array(
        "q", [row[0] for row in rows(reading, "SELECT id FROM history_step ORDER BY 1 DESC")]
    )


def step_ids_of(session: Session, record: Record) -> array[int]:
    """The steps that touched a record or what belongs to it, the newest first.

    Parts count that were removed since, and those of a record that was removed itself.
    """
    with_parts, values = _with_parts(record)
    statement = f"{with_parts} SELECT DISTINCT c.step_id {_OF_PARTS} ORDER BY 1 DESC"
    return array("q", [row[0] for row in rows(session, statement, values)])


def change_ids_of(session: Session, step_id: int, record: Record) -> list[int]:
    """What a step changed of a record or of what belongs to it."""
    with_parts, values = _with_parts(record)
    statement = f"{with_parts} SELECT DISTINCT c.id {_OF_PARTS} WHERE c.step_id = ? ORDER BY 1"
    return [row[0] for row in rows(session, statement, (*values, step_id))]


def step_rows(reading: Reading, ids: Sequence[int]) -> tuple[StepRow, ...]:
    """Steps in the order of *ids*; of what is gone none."""
    found = {row[0]: row for row in rows_of(reading, _STEPS, ids)}
    return tuple(_row(found[one]) for one in ids if one in found)


def step_total(reading: Reading) -> int:
    """How many steps are kept."""
    return int(rows(reading, "SELECT count(*) FROM history_step")[0][0])


class StepSource:
    """The history as a long list reads it: ids at once, rows by the page."""

    def __init__(self, dispatcher: Dispatcher, record: Record | None = None) -> None:
        self._dispatcher = dispatcher
        self.record = record

    def ids(self) -> array[int]:
        """All steps, or those of the record, the newest first."""
        if self.record is not None:
            return self._dispatcher.ask(step_ids_of, self.record)
        return self._dispatcher.glance(step_ids)

    def rows(self, ids: Sequence[int]) -> Sequence[StepRow]:
        """The rows of steps, in that order."""
        return self._dispatcher.glance(step_rows, ids)


def _with_parts(record: Record) -> tuple[str, Values]:
    """The rows of a record and of what belongs or belonged to it, as SQL that others go on."""
    kind, key = record
    parts: list[str] = ["SELECT ?, ?"]
    values: list[str | int | None] = [kind, key]
    for table, column in _parts_of(kind):
        parts.append(f"SELECT '{table}', id FROM \"{table}\" WHERE {column} = ?")
        parts.append(
            f"SELECT table_name, row_id FROM history_change WHERE table_name = '{table}' AND ? IN "
            f"(json_extract(before, '$.{column}'), json_extract(after, '$.{column}'))"
        )
        values += [key, key]
    return f"WITH part (name, id) AS ({' UNION '.join(parts)})", tuple(values)


def _parts_of(kind: str) -> Iterator[tuple[str, str]]:
    for column in pointing_at(kind):
        if binds(column):
            yield column.table.name, column.name


def _row(row: Sequence[object]) -> StepRow:
    key, at, who, label, state, command, changes = row
    words = message_from_json(str(label))
    assert isinstance(key, int)
    assert isinstance(changes, int)
    return StepRow(key, str(at), str(who), words, str(state), str(command), changes)
