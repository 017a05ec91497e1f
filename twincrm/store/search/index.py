"""Keeping the search index true to the recorded rows: after each act, or all anew.

``search_entry`` holds the text; ``search_words`` (whole words and their beginnings) and
``search_trigram`` (any three letters and more) index it. They keep no text of their own: what
an entry said before must be named to be taken out of them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from twincrm.store.allowed import Allowed
from twincrm.store.connection import id_list
from twincrm.store.hearing import unheard
from twincrm.store.search.affected import affected
from twincrm.store.search.entries import entries
from twincrm.store.search.entry import Entry
from twincrm.store.search.ids import KINDS, code_of, entry_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from twincrm.domain.changes import Changes
    from twincrm.store.hearing import Hear
    from twincrm.store.search.ids import Kind

FULL_TEXT = ("search_words", "search_trigram")
COLUMNS = ", ".join(Entry._fields)
_PUT = f"INSERT OR REPLACE INTO search_entry ({COLUMNS}) VALUES ({', '.join('?' * 9)})"
_BATCH = 5_000


def refresh(session: Session, changes: Changes, hear: Hear = unheard) -> None:
    """Rewrite the entries that a change touches, inside its transaction."""
    connection = session.connection()
    renew(connection, affected(connection, changes), hear)


def renew(
    connection: Connection, records: Mapping[Kind, Collection[int]], hear: Hear = unheard
) -> None:
    """Bring the entries of some records up to date, inside their transaction."""
    done, total = 0, sum(map(len, records.values()))
    with Allowed(connection):
        for kind, ids in records.items():
            remaining = iter(ids)
            while batch := list(islice(remaining, _BATCH)):
                hear(done, total)
                done += len(batch)
                _renew(connection, kind, batch)


def rebuild(session: Session) -> int:
    """Make the whole index anew; how many entries it has."""
    connection = session.connection()
    with Allowed(connection):
        connection.exec_driver_sql("DELETE FROM search_entry")
        for kind in KINDS:
            _put(connection, entries(connection, kind, None))
        for table in FULL_TEXT:
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    return connection.exec_driver_sql("SELECT count(*) FROM search_entry").scalar_one()


def mend(session: Session) -> bool:
    """Make the index anew where it does not even know every record; whether that was needed.

    It costs a count: for the first change after a file was opened. What else differs is found by
    `twincrm.store.search.comparison`.
    """
    connection = session.connection()
    sound = all(
        connection.exec_driver_sql(
            f"SELECT (SELECT count(*) FROM {kind} WHERE trashed_at IS NULL)"
            f" = (SELECT count(*) FROM search_entry WHERE id % 8 = {code_of(kind)})"
        ).scalar()
        for kind in KINDS
    ) and all(
        connection.exec_driver_sql(
            f"SELECT (SELECT count(*) FROM {table}_docsize) = (SELECT count(*) FROM search_entry)"
        ).scalar()
        for table in FULL_TEXT
    )
    if not sound:
        rebuild(session)
    return not sound


def purge(session: Session) -> None:
    """Leave nothing in the index files of what was taken out of the index: for erasing people."""
    connection = session.connection()
    with Allowed(connection):
        for table in FULL_TEXT:
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def entries_by_id(connection: Connection, ids: Collection[int]) -> dict[int, Entry]:
    """The entries that the file holds under these ids."""
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM search_entry WHERE id IN (SELECT value FROM json_each(?))",
        (id_list(ids),),
    )
    return {row[0]: Entry(*row) for row in rows}


def _renew(connection: Connection, kind: Kind, records: Collection[int]) -> None:
    """Bring the entries of some records up to date; what did not change is not written."""
    old = entries_by_id(connection, [entry_id(kind, record) for record in records])
    new = {entry.id: entry for entry in entries(connection, kind, records)}
    fresh = [entry for entry in new.values() if old.get(entry.id) != entry]
    gone = [entry for entry in old.values() if new.get(entry.id) != entry]
    _take_out(connection, gone)
    _put(connection, fresh)
    _index(connection, [entry.id for entry in fresh])


def _take_out(connection: Connection, gone: list[Entry]) -> None:
    if not gone:
        return
    texts = [(entry.id, entry.heading, entry.words) for entry in gone]
    for table in FULL_TEXT:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({table}, rowid, heading, words) VALUES ('delete', ?, ?, ?)",
            texts,
        )
    connection.exec_driver_sql(
        "DELETE FROM search_entry WHERE id IN (SELECT value FROM json_each(?))",
        (id_list([entry.id for entry in gone]),),
    )


def _put(connection: Connection, fresh: Iterable[Entry]) -> None:
    remaining = iter(fresh)
    while batch := list(islice(remaining, _BATCH)):
        connection.exec_driver_sql(_PUT, batch)  # pyright: ignore[reportArgumentType]


def _index(connection: Connection, ids: list[int]) -> None:
    if not ids:
        return
    for table in FULL_TEXT:
        connection.exec_driver_sql(
            f"INSERT INTO {table} (rowid, heading, words) SELECT id, heading, words"
            " FROM search_entry WHERE id IN (SELECT value FROM json_each(?))",
            (id_list(ids),),
        )
