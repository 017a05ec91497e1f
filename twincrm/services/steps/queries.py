"""One step of the history with everything it changed, and what undoing up to it would undo."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select

from twincrm.services.records.kinds import KINDS, binds, mapped_tables, target_of
from twincrm.services.records.words import KIND_WORDS
from twincrm.services.steps.lists import change_ids_of, step_rows
from twincrm.services.steps.values import WORKINGS, Named, field_called, full_row
from twincrm.services.steps.words import PART_WORDS
from twincrm.store.base import Keeping, table_of
from twincrm.store.models import HistoryChange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator
    from twincrm.services.steps.lists import Record, StepRow
    from twincrm.services.steps.values import Row

Fate = Literal["added", "altered", "removed", "trashed", "restored"]
Kept = Literal["", "sensitive", "erased"]

MOST = 40
"""So many rows of a step are shown in words; how many more there are is said."""
_HIDDEN = ("blob", "import_fingerprint")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, in words; a dash stands for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record, or one part of it, and what became of it."""

    kind: str
    title: str
    """Of the record, or of that which the part belongs to; empty where nobody knows any more."""
    fate: Fate
    fields: tuple[FieldChange, ...]
    further: int = 0
    """How many fields changed that are not worded."""
    kept: Kept = ""
    """Why nothing is shown: it is sensitive, or its values were let go of."""


@dataclass(frozen=True, slots=True)
class StepDetails:
    """A step and what it changed, in the reader's language."""

    row: StepRow
    at: datetime
    records: tuple[RecordChange, ...]
    more: int
    """How many changed rows are not among the records."""


@dataclass(frozen=True, slots=True)
class UndoPlan:
    """What undoing up to a step would undo, the newest step first."""

    steps: tuple[StepRow, ...]


def moment_of(row: StepRow) -> datetime:
    """When it was done (UTC)."""
    return datetime.fromisoformat(row.at).replace(tzinfo=UTC)


def step_details(
    session: Session, step_id: int, texts: Translator, record: Record | None = None
) -> StepDetails | None:
    """A step with what it changed, of one record where it is named; None for one not kept."""
    found = step_rows(session, (step_id,))
    if not found:
        return None
    wanted = select(HistoryChange).where(
        HistoryChange.step_id == step_id, HistoryChange.table_name.not_in(_HIDDEN)
    )
    if record is not None:
        wanted = wanted.where(HistoryChange.id.in_(change_ids_of(session, step_id, record)[:MOST]))
    changes = session.scalars(wanted.order_by(HistoryChange.id).limit(MOST)).all()
    records = _Worded(session, texts, step_id).records(changes)
    cut = record is not None or len(changes) == MOST
    more = found[0].changes - len(changes) if cut else 0
    return StepDetails(found[0], moment_of(found[0]), records, max(0, more))


def undo_plan(session: Session, step_id: int) -> UndoPlan:
    """The steps that would be undone, down to *step_id*; none if that one cannot be undone."""
    statement = "SELECT id FROM history_step WHERE state = 'done' AND id >= ? ORDER BY id DESC"
    ids = [row[0] for row in session.connection().exec_driver_sql(statement, (step_id,)).all()]
    return UndoPlan(step_rows(session, ids) if step_id in ids else ())


class _Worded:
    """Words changed rows; what they name is read table by table."""

    def __init__(self, session: Session, texts: Translator, step: int) -> None:
        self._session = session
        self._texts = texts
        self._named = Named(session, texts, step)
        self._owners: dict[int, tuple[str, int] | None] = {}

    def records(self, changes: Sequence[HistoryChange]) -> tuple[RecordChange, ...]:
        """All of them that have anything to tell, in the order in which they were kept."""
        by_table: defaultdict[str, list[Row]] = defaultdict(list)
        whose: defaultdict[str, set[int]] = defaultdict(set)
        for change in changes:
            by_table[change.table_name] += [change.before or {}, change.after or {}]
            owner = self._owners[change.id] = self._whose(change)
            if owner is not None:
                whose[owner[0]].add(owner[1])
        for table, rows in by_table.items():
            self._named.learn_of(table_of(mapped_tables()[table]), rows)
        self._named.learn(whose)
        worded = (self._record(change) for change in changes)
        return tuple(one for one in worded if one.fields or one.further or one.fate != "altered")

    def _whose(self, change: HistoryChange) -> tuple[str, int] | None:
        """The record that a row is, or belongs to."""
        if change.table_name in KINDS:
            return change.table_name, change.row_id
        row: Row = {**(change.before or {}), **(change.after or {})}
        if not (change.before is None or change.after is None) or not row:
            step = self._named.step
            row = full_row(self._session, change.table_name, change.row_id, step)
        for column in table_of(mapped_tables()[change.table_name]).columns:
            target = target_of(column)
            if target is not None and binds(column) and row.get(column.name) is not None:
                return target.__tablename__, row[column.name]
        return None

    def _record(self, change: HistoryChange) -> RecordChange:
        name = change.table_name
        mapped, owner = mapped_tables()[name], self._owners[change.id]
        kind = self._texts.say(KIND_WORDS[name] if name in KIND_WORDS else PART_WORDS[name])
        title = self._named.title(*owner) if owner else ""
        fate = _fate(change)
        if not change.before and not change.after:
            return RecordChange(kind, title, fate, (), 1, "erased")
        if mapped.__keeping__ is Keeping.SENSITIVE:
            return RecordChange(kind, title, fate, (), 1, "sensitive")
        fields, further = self._fields(table_of(mapped), change)
        return RecordChange(kind, title, fate, fields, further)

    def _fields(self, table: Table, change: HistoryChange) -> tuple[tuple[FieldChange, ...], int]:
        before, after = change.before or {}, change.after or {}
        owner = self._owners[change.id]
        found: list[FieldChange] = []
        further = 0
        for column in table.columns:
            old, new = before.get(column.name), after.get(column.name)
            if column.name in WORKINGS or (_nothing(old) and _nothing(new)) or old == new:
                continue
            target = target_of(column)
            whose = [(target.__tablename__, key) for key in (old, new)] if target else []
            if owner is not None and owner in whose:
                continue
            called = field_called(column, self._texts)
            if called:
                found.append(FieldChange(called, self._said(column, old), self._said(column, new)))
            elif old is not None and new is not None:
                further += 1
        return tuple(found), further

    def _said(self, column: Any, value: object) -> str:  # noqa: ANN401 - a column of any type
        return self._named.value(column, value)


def _fate(change: HistoryChange) -> Fate:
    if change.before is None:
        return "added"
    if change.after is None:
        return "removed"
    if "trashed_at" in change.after:
        return "restored" if change.after["trashed_at"] is None else "trashed"
    return "altered"


def _nothing(value: object) -> bool:
    return value is None or value == "" or value is False
