"""What can be asked about records of every kind: how many, which, and one with all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, select

from twincrm.domain.folding import sort_key
from twincrm.services.records.kinds import (
    COUNTED,
    KINDS,
    kind_named,
    no_such,
    visible,
)
from twincrm.services.records.showing import record_tree
from twincrm.services.records.titles import titles
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.store.base import table_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LONGEST_ID = 19
"""Digits; longer numbers are no id of a row."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as the command line lists it."""

    id: int
    uid: str
    title: str


def counts(session: Session) -> dict[str, int]:
    """How many records of each kind there are; none that lies in the trash, itself or its owner."""
    return {kind: count_of(session, kind) for kind in COUNTED}


def count_of(session: Session, kind: str) -> int:
    """How many records of one kind there are; none that lies in the trash."""
    table = table_of(KINDS[kind])
    statement = select(func.count()).select_from(table).where(*visible(table))
    return session.execute(statement).scalar_one()


def list_records(session: Session, kind: str, language: str) -> tuple[RecordRow, ...]:
    """Every record of a kind that is not in the trash: words in their order, others by title.

    Raises:
        UnknownRecord: there is no such kind.
    """
    kind = kind_named(kind)
    table = table_of(KINDS[kind])
    named = titles(session, kind, language)
    uid = table.c.uid if "uid" in table.c else literal("")  # what never leaves a file has none
    statement = select(table.c.id, uid).where(*visible(table))
    if kind in TERMS:
        statement = statement.order_by(table.c.position, table.c.id)
    rows = [
        RecordRow(record_id, uid_of_row, named.get(record_id, ""))
        for record_id, uid_of_row in session.execute(statement)
    ]
    if kind not in TERMS:
        rows.sort(key=lambda row: (sort_key(row.title), row.id))
    return tuple(rows)


def show_record(session: Session, kind: str, id_or_uid: int | str, language: str) -> dict[str, Any]:
    """One record with all that hangs on it, as JSON has it; also one in the trash, which it says.

    Raises:
        UnknownRecord: there is no such kind, or no such record.
    """
    kind = kind_named(kind)
    return record_tree(session, kind, _found(session, kind, id_or_uid), language)


def find_id(session: Session, kind: str, id_or_uid: int | str) -> int:
    """The id of a record that a user names by its id or uid.

    Raises:
        UnknownRecord: there is no such kind, or no such record; one in the trash is none.
    """
    kind = kind_named(kind)
    found = _found(session, kind, id_or_uid)
    if found.get("trashed_at") is not None:
        raise no_such(kind, id_or_uid)
    return int(found["id"])


def _found(session: Session, kind: str, id_or_uid: int | str) -> dict[str, Any]:
    table = table_of(KINDS[kind])
    text = str(id_or_uid).strip()
    row = None
    if text.isascii() and text.isdigit() and len(text) < _LONGEST_ID:
        row = session.execute(select(table).where(table.c.id == int(text))).mappings().first()
    if row is None and "uid" in table.c:
        row = session.execute(select(table).where(table.c.uid == text)).mappings().first()
    if row is None:
        raise no_such(kind, id_or_uid)
    return {str(column): value for column, value in row.items()}
