"""Reading the rows that concern certain records, or all there are, in one statement."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

Words = defaultdict[int, list[str]]
"""What records are found by, as written, by the id of the record."""


class Asked:
    """Reads rows that concern certain records, or all there are."""

    def __init__(self, connection: Connection, ids: Collection[int] | None) -> None:
        self.connection = connection
        self.ids = ids
        self._list = None if ids is None else id_list(ids)

    def rows(self, statement: str, column: str) -> Iterable[Sequence[Any]]:
        """The rows of a statement (it ends within its WHERE) whose *column* is an asked id."""
        if self._list is None:
            return self.connection.exec_driver_sql(f"{statement} AND {column} IS NOT NULL")
        only = f"{statement} AND {column} IN (SELECT value FROM json_each(?))"
        return self.connection.exec_driver_sql(only, (self._list,))

    def add(self, words: Words, statement: str, column: str) -> None:
        """Add the texts of a statement (record id, texts …) to what the records are found by."""
        for row in self.rows(statement, column):
            words[row[0]].extend(text for text in row[1:] if text)


def id_list(ids: Collection[int]) -> str:
    """Any number of ids as one value for SQLite's ``json_each``."""
    return json.dumps(sorted(ids))


def rows_of(
    session: Session, statement: str, ids: Collection[int], *more: str
) -> Sequence[Sequence[Any]]:
    """The rows of a statement that begins with the ids as JSON; *more* are its other values."""
    return fetched(session.connection(), statement, (id_list(ids), *more))


def fetched(connection: Connection, statement: str, values: Sequence[Any]) -> list[Any]:
    """The rows of a statement as the driver hands them out.

    On the way of every key stroke, wrapping the rows would cost as much as finding them.
    """
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement, values).fetchall()


def no_words() -> Words:
    """An empty collection of words."""
    return defaultdict(list)
