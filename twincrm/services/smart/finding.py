"""Who is in a group or meets a rule: the first by name at once, all of them, how many.

Nothing here asks the trash: the search index holds only what is shown.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twincrm.services.smart.asking import OWNERS
from twincrm.services.smart.compiling import Compiler
from twincrm.services.smart.nodes import Nobody, of_kinds
from twincrm.store.connection import rows
from twincrm.store.search import entry_id, kind_of, record_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.domain.smart.rule import Rule
    from twincrm.services.smart.nodes import Node, OfKinds
    from twincrm.store.connection import Reading
    from twincrm.store.search.statements import Statement

FEW, MANY = 500, (4_000, 16_000)
"""Up to so many that one condition found are asked one by one whether they meet the others: before
contacts are leafed through, and after that."""
NEAR, FAR = 800, 6_000
"""So many contacts are leafed through by name: what many meet fills a page by then. The second only
where the first show that it is worth while."""
_COLUMNS = "e.id, e.kind, e.record_id, e.title, e.subtitle, e.sectors"
_BY_NAME = "ORDER BY e.sort_key, e.id"

Entry = "Sequence[Any]"


@dataclass(frozen=True, slots=True)
class GroupContacts:
    """The contacts of a group, each kind by name."""

    people: tuple[int, ...]
    organisations: tuple[int, ...]
    households: tuple[int, ...]

    @property
    def pairs(self) -> tuple[tuple[str, int], ...]:
        """All of them as kind and id."""
        kinds = (("person", self.people), ("organisation", self.organisations))
        found = (*kinds, ("household", self.households))
        return tuple((kind, key) for kind, keys in found for key in keys)


def group_ids(reading: Reading, group_id: int, today: date) -> GroupContacts:
    """Who is in a group now, static or smart alike: the one place for exports and prints."""
    found: dict[str, list[int]] = {"person": [], "organisation": [], "household": []}
    for entry in group_entries(reading, group_id, today):
        found[kind_of(entry)].append(record_of(entry))
    return GroupContacts(*(tuple(keys) for keys in found.values()))


def group_entries(reading: Reading, group_id: int, today: date) -> array[int]:
    """The entries of a group's contacts by name."""
    return _entries(reading, Compiler(reading, today).group(group_id))


def rule_entries(reading: Reading, rule: Rule, today: date) -> array[int]:
    """The entries of the contacts that meet a rule, by name."""
    return _entries(reading, Compiler(reading, today).rule(rule))


def group_count(reading: Reading, group_id: int, today: date) -> int:
    """How many contacts are in a group."""
    return _count(reading, Compiler(reading, today).group(group_id))


def rule_count(reading: Reading, rule: Rule, today: date) -> int:
    """How many contacts meet a rule."""
    return _count(reading, Compiler(reading, today).rule(rule))


def holds(reading: Reading, group_id: int, contact: tuple[str, int], today: date) -> bool:
    """Whether a contact is in a group now."""
    kind, record = contact
    entry = next(entry_id(each, record) for each in OWNERS if each == kind)
    asked, values = Compiler(reading, today).group(group_id).each()
    statement = f"SELECT 1 FROM search_entry AS e WHERE e.id = ? AND {asked}"
    return bool(rows(reading, statement, (entry, *values)))


def first_of_group(
    reading: Reading, group_id: int, today: date, limit: int
) -> Sequence[Sequence[Any]]:
    """The first of a group by name: id, kind, record, title, subtitle, sectors of the entries."""
    return _first(reading, Compiler(reading, today).group(group_id), limit)


def first_of_rule(reading: Reading, rule: Rule, today: date, limit: int) -> Sequence[Sequence[Any]]:
    """The same of those who meet a rule."""
    return _first(reading, Compiler(reading, today).rule(rule), limit)


def _entries(reading: Reading, node: OfKinds | Nobody) -> array[int]:
    if isinstance(node, Nobody):
        return array("q")
    few = _fewest(reading, node, FEW)
    met = _whole(node) if few is None else _among(*few)
    statement, values = _shown("e.id", met, "")
    listed = f"SELECT json_group_array(id) FROM ({statement})"
    return array("q", json.loads(rows(reading, listed, values)[0][0]))


def _count(reading: Reading, node: OfKinds | Nobody) -> int:
    if isinstance(node, Nobody):
        return 0
    statement, values = _whole(node)
    return int(rows(reading, f"SELECT count(*) FROM ({statement})", values)[0][0])


def _first(reading: Reading, node: OfKinds | Nobody, limit: int) -> Sequence[Sequence[Any]]:
    """Of few each is asked; else contacts are leafed through; at last all are put in order."""
    if isinstance(node, Nobody):
        return ()
    few = _fewest(reading, node, FEW)
    if few is None:
        found = [*rows(reading, *_leafed(node, limit, NEAR))]
        if limit > len(found) and len(found) * FAR >= limit * NEAR:  # as many fill the page
            found += rows(reading, *_leafed(node, limit - len(found), FAR - NEAR, after=NEAR))
        if len(found) == limit:
            return found
        tried = (_fewest(reading, node, most) for most in MANY)
        few = next((found for found in tried if found is not None), None)
    met = _whole(node) if few is None else _among(*few)
    return rows(reading, *_shown(_COLUMNS, met, f"LIMIT {limit}"))


def _fewest(reading: Reading, node: OfKinds, most: int) -> tuple[str, Node] | None:
    """The fewest that one condition found, as JSON, and what is still to be asked of them.

    None where every condition found more.
    """
    best: tuple[str, Node] | None = None
    for (statement, values), rest in node.drivers():
        counted = (
            f"SELECT count(*), json_group_array(id) FROM"
            f" (SELECT DISTINCT id FROM ({statement}) LIMIT {most + 1})"
        )
        n, listed = rows(reading, counted, values)[0]
        if n <= most:
            best, most = (listed, rest), max(n - 1, 0)
        if n == 0:
            break
    return best


def _shown(columns: str, met: Statement, limit: str) -> Statement:
    """Entries that meet a rule, by name."""
    joined = "CROSS JOIN search_entry AS e ON e.id = n.id"
    return f"SELECT {columns} FROM ({met[0]}) AS n {joined} {_BY_NAME} {limit}", met[1]


def _among(listed: str, node: Node) -> Statement:
    asked, values = node.each()
    candidates = "SELECT value AS id FROM json_each(?)"
    return f"SELECT e.id AS id FROM ({candidates}) AS e WHERE {asked}", (listed, *values)


def _whole(node: OfKinds) -> Statement:
    asked, values = node.whole()
    return f"SELECT e.id AS id FROM search_entry AS e WHERE {asked}", values


def _leafed(node: OfKinds, limit: int, most: int, after: int = 0) -> Statement:
    """So many contacts by name, asked one by one; *after* were asked already."""
    asked, values = node.each()
    source = "search_entry AS e INDEXED BY ix_search_entry_sort"
    if len(node.kinds) == 1:
        source = "search_entry AS e INDEXED BY ix_search_entry_order"
    first = f"SELECT e.id AS id FROM {source} WHERE {_kinds(node)} {_BY_NAME}"
    first += f" LIMIT {most} OFFSET {after}"
    return (
        (
            f"SELECT {_COLUMNS} FROM ({first}) AS n CROSS JOIN search_entry AS e ON e.id = n.id"
            f" WHERE {asked} LIMIT {limit}"
        ),
        values,
    )


def _kinds(node: OfKinds) -> str:
    if len(node.kinds) == 1:
        return f"e.kind = '{node.kinds[0]}'"
    return of_kinds(node.kinds)
