"""The contacts in the order of one column or of several, sorted in the file."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from twincrm.services.people.column_facts import ASKED
from twincrm.services.people.column_words import names_of
from twincrm.services.people.columns import BY_KEY
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.table_view import SortBy
    from twincrm.services.people.column_facts import Fact
    from twincrm.services.people.columns import ContactColumn
    from twincrm.store.connection import Reading

_IN_YEAR = "CASE WHEN {0} LIKE '--%' THEN substr({0}, 3) ELSE substr({0}, 6) END"
_BORN = (
    "CASE WHEN {0} LIKE '--%' THEN NULL ELSE -replace(substr({0} || '-00-00', 1, 10), '-', '') END"
)
_EXPRESSIONS = {
    "words": "folded({0})",
    "plain": "{0}",
    "number": "CASE WHEN {0} = '' THEN NULL ELSE printf('%020d', CAST({0} AS INTEGER)) || {0} END",
    "year": _IN_YEAR,
    "age": _BORN,
}


def sorted_entries(
    reading: Reading, found: array[int], sort: Sequence[SortBy], language: str, today: date
) -> array[int]:
    """The entries *found*, sorted; who has nothing in a column comes last.

    Equals stay in the order in which they were found.
    """
    keys = [(BY_KEY[each.column], each.descending) for each in sort if each.column in BY_KEY]
    keys = [(column, down) for column, down in keys if column.sorting is not None]
    statement = _statement(reading, keys, language, today)
    values = (json.dumps(found.tolist()), language[:2], today.isoformat())
    return array("q", json.loads(rows(reading, statement, values)[0][0]))


def _statement(
    reading: Reading, keys: Sequence[tuple[ContactColumn, bool]], language: str, today: date
) -> str:
    """All facts below each other, put together by entry: one pass each, and nothing looked up."""
    facts = list(dict.fromkeys(fact for column, _ in keys for fact, _ in column.sources))
    slots = [(at, *source) for at, (column, _) in enumerate(keys) for source in column.sources]
    nothing = "".join(f", NULL AS v{at}" for at in range(len(slots)))
    parts = [f"SELECT value AS entry, key + 1 AS place{nothing} FROM json_each(?1)"]
    for number, fact in enumerate(facts):
        shown = (f"c{value}" if of is fact else "NULL" for _, of, value in slots)
        parts.append(f"SELECT entry, NULL, {', '.join(shown)} FROM f{number}")
    values = "".join(f", {_told(slots, at)} AS k{at}" for at in range(len(keys)))
    order = [
        _by(reading, column, f"k{at}", language, today, down=down)
        for at, (column, down) in enumerate(keys)
    ]
    return (
        f"{ASKED}, {', '.join(_named(number, fact) for number, fact in enumerate(facts))}"
        f" SELECT json_group_array(entry) FROM (SELECT entry FROM (SELECT entry{values},"
        f" max(place) AS at FROM ({' UNION ALL '.join(parts)}) GROUP BY entry HAVING at)"
        f" ORDER BY {', '.join([*order, 'at'])})"
    )


def _told(slots: Sequence[tuple[int, Fact, int]], key: int) -> str:
    """What the facts of one key say; the first one that says something counts."""
    said = [f"nullif(max(v{at}), '')" for at, slot in enumerate(slots) if slot[0] == key]
    return f"coalesce({', '.join([*said, 'NULL'])})"


def _named(number: int, fact: Fact) -> str:
    columns = ", ".join(f"c{value}" for value in range(fact.n))
    return f"f{number}(entry, {columns}, first) AS ({fact.of_all()})"


def _by(
    reading: Reading,
    column: ContactColumn,
    value: str,
    language: str,
    today: date,
    *,
    down: bool,
) -> str:
    """Nothing comes last whichever way the others go."""
    if column.sorting == "named":
        expression = _ranked(reading, column, value, language, today)
    else:
        expression = _EXPRESSIONS[column.sorting or "plain"].format(value)
    empty = f"coalesce({expression}, '') = ''"
    return f"{empty}, {expression}{' DESC' if down else ''}"


def _ranked(reading: Reading, column: ContactColumn, value: str, language: str, today: date) -> str:
    """Codes in the order of the names that they have for the reader."""
    names = names_of(column.key, language)
    order = sorted(_codes(reading, column, language, today), key=lambda code: (names(code), code))
    if not order:
        return "NULL"
    quoted = (code.replace("'", "''") for code in order)
    cases = " ".join(f"WHEN '{code}' THEN {rank}" for rank, code in enumerate(quoted, 1))
    return f"CASE {value} {cases} END"


def _codes(reading: Reading, column: ContactColumn, language: str, today: date) -> set[str]:
    """The codes that there are of a column."""
    found: set[str] = set()
    for fact, value in column.sources:
        named = _named(0, fact)
        statement = f"{ASKED}, {named} SELECT DISTINCT c{value} FROM f0 WHERE c{value} <> ''"
        values = ("[]", language[:2], today.isoformat())
        found |= {str(row[0]) for row in rows(reading, statement, values)}
    return found
