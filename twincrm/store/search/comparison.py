"""Comparing the search index with what it is derived from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from typing_extensions import override

from twincrm.store.allowed import Allowed
from twincrm.store.search.ageing import outdated
from twincrm.store.search.entries import entries
from twincrm.store.search.ids import KINDS, kind_of, record_of
from twincrm.store.search.index import COLUMNS, FULL_TEXT, entries_by_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from twincrm.store.search.entry import Entry
    from twincrm.store.search.ids import Kind

Trouble = Literal["missing", "superfluous", "different", "not_indexed", "damaged"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with the index; a rebuild cures all of it.

    `missing`, `superfluous` and `different` are about the entry of a record; `not_indexed`: the
    entry and a full-text table do not know of each other; `damaged` is about a whole table.
    """

    trouble: Trouble
    kind: Kind | None = None
    record_id: int | None = None
    table: str = ""

    @override
    def __str__(self) -> str:
        subject = f"{self.kind} {self.record_id}" if self.kind else ""
        return f"{self.trouble}: {' '.join(part for part in (subject, self.table) if part)}"


def compare(session: Session) -> list[Finding]:
    """Where the index is not as a rebuild would make it; empty when all is well.

    What the calendar alone made outdated is well: it is caught up with at the next opening.
    The inside of the full-text tables can only be compared word by word on a session that may
    write, though nothing is written; on any other their lists of entries are compared.
    """
    connection = session.connection()
    found = list(_of_entries(connection, outdated(session)))
    for table in FULL_TEXT:
        found += _of_table(connection, table)
    return found


def _of_entries(connection: Connection, aged: dict[Kind, set[int]]) -> Iterator[Finding]:
    rows = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM search_entry")
    kept = {row[0]: hash(tuple(row)) for row in rows}
    for kind in KINDS:
        others: dict[int, Entry] = {}
        for entry in entries(connection, kind, None):
            present = kept.pop(entry.id, None)
            if present is None:
                yield Finding("missing", kind, entry.record_id)
            elif present != hash(tuple(entry)) and entry.record_id not in aged.get(kind, ()):
                others[entry.id] = entry
        for number, entry in entries_by_id(connection, others).items():
            if _any_order(entry) != _any_order(others[number]):
                yield Finding("different", kind, entry.record_id)
    for left in kept:
        yield Finding("superfluous", kind_of(left), record_of(left))


def _any_order(entry: Entry) -> tuple[Entry, list[str]]:
    """An entry whose words may stand in any order: they are found all the same."""
    return entry._replace(words=""), sorted(entry.words.split())


def _of_table(connection: Connection, table: str) -> Iterator[Finding]:
    known, present = f"SELECT id FROM {table}_docsize", "SELECT id FROM search_entry"
    for one, other in ((known, present), (present, known)):
        for entry in connection.exec_driver_sql(f"{one} EXCEPT {other}").scalars():
            yield Finding("not_indexed", kind_of(entry), record_of(entry), table)
    if not _whole(connection, table):
        yield Finding("damaged", table=table)


def look_afresh(connection: Connection) -> None:
    """Let FTS5 forget what it remembers on this connection: before ``PRAGMA integrity_check``.

    Its part of the check believes what an earlier query remembered, and calls a table damaged that
    another connection wrote to since; opening the table for a query puts that right.
    """
    for table in FULL_TEXT:
        statement = f"SELECT rowid FROM {table} WHERE {table} MATCH 'a' LIMIT 1"
        connection.exec_driver_sql(statement)


def _whole(connection: Connection, table: str) -> bool:
    from sqlalchemy.exc import DatabaseError

    if connection.exec_driver_sql("PRAGMA query_only").scalar():
        look_afresh(connection)
        said = connection.exec_driver_sql(f"PRAGMA integrity_check({table})").scalar()
        return said == "ok"
    try:
        with Allowed(connection):
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        return False
    return True
