"""Reading the rows that concern certain records, or all there are, in one statement."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

Words = defaultdict[int, list[str]]
"""What records are found by, as written, by the id of the record."""


class Asked:
    """Reads rows that concern certain records, or all there are."""

    def __init__(self, connection: Connection, ids: Collection[int] | None) -> None:
        self.connection = connection
        self.ids = ids
        self._chosen = ("IS NOT NULL", ()) if ids is None else among(ids)

    def rows(self, statement: str, column: str) -> Iterable[Sequence[Any]]:
        """The rows of a statement (it ends within its WHERE) whose *column* is an asked id."""
        condition, values = self._chosen
        return self.connection.exec_driver_sql(
            f"{statement} AND {column} {condition}", values
        ).all()

    def add(self, words: Words, statement: str, column: str) -> None:
        """Add the texts of a statement (record id, texts …) to what the records are found by."""
        for row in self.rows(statement, column):
            words[row[0]].extend(text for text in row[1:] if text)


def among(ids: Collection[int]) -> tuple[str, tuple[Any, ...]]:
    """A condition on a column of ids and its values; ids in a row are only bounds."""
    if ids and max(ids) - min(ids) + 1 == len(ids):
        return "BETWEEN ? AND ?", (min(ids), max(ids))
    return "IN (SELECT value FROM json_each(?))", (id_list(ids),)


def id_list(ids: Collection[int]) -> str:
    """Any number of ids as one value for SQLite's ``json_each``."""
    return json.dumps(sorted(ids))


def no_words() -> Words:
    """An empty collection of words."""
    return defaultdict(list)
