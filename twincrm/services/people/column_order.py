"""The contacts in the order of one column or of several.

The file says what each contact has in a column; what is put in order are these values alone. To let
SQLite join them to the list first takes twice as long.
"""

from __future__ import annotations

import json
from array import array
from itertools import groupby
from typing import TYPE_CHECKING, Any

from twincrm.domain.folding import fold
from twincrm.services.people.column_facts import ASKED
from twincrm.services.people.column_more import MORE
from twincrm.services.people.column_words import names_of
from twincrm.services.people.columns import BY_KEY
from twincrm.services.people.contact_filter import CONTACTS
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from twincrm.domain.table_view import SortBy
    from twincrm.services.people.column_facts import Fact
    from twincrm.services.people.columns import ContactColumn
    from twincrm.store.connection import Reading

_OF_KIND = "SELECT id FROM search_entry WHERE kind = ?"
_IN_YEAR = "CASE WHEN {0} LIKE '--%' THEN substr({0}, 3) ELSE substr({0}, 6) END"
_BORN = (
    "CASE WHEN {0} LIKE '--%' THEN NULL ELSE -replace(substr({0} || '-00-00', 1, 10), '-', '') END"
)
_EXPRESSIONS = {
    "number": "printf('%020d', CAST({0} AS INTEGER)) || {0}",
    "year": _IN_YEAR,
    "age": _BORN,
}
"""What a value is sorted by, where that is not the value itself or a word for it."""


def sorted_entries(
    reading: Reading, found: array[int], sort: Sequence[SortBy], language: str, today: date
) -> array[int]:
    """The entries *found*, sorted; who has nothing in a column comes last.

    Equals stay in the order in which they were found.
    """
    entries = found.tolist()
    for each in reversed(sort):
        column = BY_KEY.get(each.column)
        if column is None or column.sorting is None:
            continue
        said = _shown if column.sorting == "shown" else _said
        keys = said(reading, column, language, today)
        entries = _in_order(entries, keys, down=each.descending)
    return array("q", entries)


def _in_order(entries: list[int], said: dict[int, str | int], *, down: bool) -> list[int]:
    """Last who has nothing, before them who has something that says no order: a year, no day."""
    vague = {entry for entry, key in said.items() if key == ""}
    known = [entry for entry in entries if entry in said and entry not in vague]
    known.sort(key=said.__getitem__, reverse=down)
    if vague:
        known += [entry for entry in entries if entry in vague]
    return known + [entry for entry in entries if entry not in said]


def _shown(
    reading: Reading, column: ContactColumn, language: str, today: date
) -> dict[int, str | int]:
    """The words that a column shows of all contacts, folded: no statement can word them."""
    entries = {kind: [row[0] for row in rows(reading, _OF_KIND, (kind,))] for kind in CONTACTS}
    words = MORE[column.key](reading, entries, language, today)
    folded = {each: fold(each) for each in set(words.values())}
    return {entry: folded[each] for entry, each in words.items() if each}


def _said(
    reading: Reading, column: ContactColumn, language: str, today: date
) -> dict[int, str | int]:
    """What contacts are sorted by in a column; those without anything there are left out."""
    said: dict[int, Any] = {}
    facts = [(fact, [at for _, at in group]) for fact, group in groupby(column.sources, _fact)]
    for fact, values in reversed(facts):  # the first one that says something counts
        statement = _statement(fact, values, _EXPRESSIONS.get(column.sorting or "", "{0}"))
        asked = ("[]", language[:2], today.isoformat())
        entries, keys = map(json.loads, rows(reading, statement, asked)[0])
        said.update(zip(entries, keys, strict=True))
    if column.sorting in ("words", "named"):
        ranks = _ranks(said.values(), column, language)
        said = {entry: ranks[value] for entry, value in said.items()}
    return {entry: key for entry, key in said.items() if key is not None}


def _fact(source: tuple[Fact, int]) -> Fact:
    return source[0]


def _statement(fact: Fact, values: Sequence[int], expression: str) -> str:
    """The entries of a fact and the first of its values that says something, as two lists."""
    columns = ", ".join(f"c{value}" for value in range(fact.n))
    told = ", ".join(f"nullif(c{value}, '')" for value in values)
    told = f"coalesce({told})" if len(values) > 1 else told
    return (
        f"{ASKED}, f(entry, {columns}, first) AS ({fact.of_all()}),"
        f" said(entry, v) AS (SELECT entry, {told} FROM f)"
        f" SELECT json_group_array(entry), json_group_array({expression.format('v')}) FROM said"
        " WHERE v IS NOT NULL"
    )


def _ranks(values: Iterable[Any], column: ContactColumn, language: str) -> dict[Any, str | int]:
    """What each different value is sorted by: words folded, codes by the names they have."""
    different = set(values)
    if column.sorting == "words":
        return {word: fold(word) for word in different}
    names = names_of(column.key, language)
    ranked = sorted(different, key=lambda code: (names(code), code))
    return {code: rank for rank, code in enumerate(ranked, 1)}
