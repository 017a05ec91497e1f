"""Makes of a rule what is asked of the file: see `nodes`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.smart.questions import QUESTIONS, Asked
from twincrm.domain.smart.rule import Block, Condition, Mode
from twincrm.domain.smart.text import read_rule
from twincrm.domain.terms import GroupKind
from twincrm.runtime import clock
from twincrm.services.smart.answers import ANSWERS
from twincrm.services.smart.asking import OWNERS, Asking, owned
from twincrm.services.smart.nodes import Joined, Met, Nobody, OfKinds
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from twincrm.domain.smart.rule import Rule, Unknown, Value
    from twincrm.services.smart.nodes import Node
    from twincrm.store.connection import Reading
    from twincrm.store.search.ids import Kind

_RECORDS = {
    *(Asked.PLACE, Asked.ORGANISATION, Asked.VISIT, Asked.CATEGORY, Asked.FIELD),
    *(Asked.FUNCTION, Asked.TAG, Asked.GROUP, Asked.IMPORT),
}
"""Of these the values are ids, and the table is called as they are."""
_NAME = "SELECT name FROM contact_group WHERE id = ?"
_GROUP = "SELECT kind, rule FROM contact_group WHERE id = ? AND trashed_at IS NULL"


class Compiler:
    """Compiles rules for one day; *within* is the group whose rule it is, where that is known."""

    def __init__(self, reading: Reading, today: date, within: int | None = None) -> None:
        self._reading = reading
        self._today = today
        self._inside: list[int] = [] if within is None else [within]
        self._strange = False
        """Whether something is asked that is not understood, perhaps in a group that is named."""
        self._denied = False
        """Whether the part at hand is one that must not be met."""
        self.lost = False
        """Whether somebody must not be in, have or belong to something that is no longer there.

        Everybody would meet that, also those who were kept out by it: such a rule finds nobody.
        """
        self.circle: tuple[int, ...] = ()
        """Groups each of which asks for the next, until the first is asked for again.

        What it means to be in them cannot be said, nor that somebody is not: the rule finds nobody.
        """

    def group(self, group_id: int) -> OfKinds | Nobody:
        """Who is in a group; nobody in one that lies in the trash."""
        found = rows(self._reading, _GROUP, (group_id,))
        if found and group_id in self._inside:
            self.circle = (*self._inside[self._inside.index(group_id) :], group_id)
        if not found or self.circle:
            return Nobody()
        kind, written = found[0]
        if kind == GroupKind.STATIC:
            put = owned("group_member", f"x.contact_group_id = {group_id}")
            return OfKinds(OWNERS, Met(put, OWNERS))
        self._inside.append(group_id)
        node = self.rule(read_rule(written))
        self._inside.pop()
        return node

    def rule(self, rule: Rule) -> OfKinds | Nobody:
        """Who meets a rule; nobody where it is not understood, or does not ask anything.

        So it is where it names a group that is not understood: of such a one nobody can be said
        not to be in it.
        """
        self._strange = self._strange or not rule.understood
        if self._strange or not any(True for _ in rule.block.conditions()):
            return Nobody()
        kinds: tuple[Kind, ...] = tuple(kind.value for kind in rule.kinds)
        block = self._block(rule.block, kinds)
        lost = self._strange or self.lost or self.circle
        return Nobody() if lost else OfKinds(kinds, block)

    def _block(self, block: Block, kinds: tuple[Kind, ...]) -> Node:
        parts = [part for part in block.parts if not isinstance(part, Block) or part.parts]
        before, self._denied = self._denied, self._denied != (block.mode is Mode.NONE)
        made = tuple(self._part(part, kinds) for part in parts)
        self._denied = before
        return Joined(block.mode, made)

    def _part(self, part: Condition | Unknown | Block, kinds: tuple[Kind, ...]) -> Node:
        if isinstance(part, Block):
            return self._block(part, kinds)
        if not isinstance(part, Condition):
            return Nobody()
        if part.field == "group":
            return self._groups(part)
        answer, asking = ANSWERS[part.key], Asking(self._reading, part.values, self._today)
        self._look_for_lost(part, denied=self._denied != answer.negated)
        asked = {kind.value for kind in QUESTIONS[part.key].kinds}
        found = tuple(one for one in answer.find(asking) if one.kind in kinds and one.kind in asked)
        return Met(found, kinds, answer.negated)

    def _groups(self, part: Condition) -> Node:
        outside = part.operator != "in"
        before, self._denied = self._denied, self._denied != outside
        self._look_for_lost(part, denied=self._denied)
        groups = tuple(self.group(value) for value in part.values if isinstance(value, int))
        self._denied = before
        return Joined(Mode.NONE if outside else Mode.ANY, groups)

    def _look_for_lost(self, part: Condition, *, denied: bool) -> None:
        asked = QUESTIONS[part.key].asked
        if denied and asked in _RECORDS and not self.lost:
            self.lost = len(alive(self._reading, asked, part.values)) < len(set(part.values))


class Hindrance(NamedTuple):
    """Why a rule that is understood finds nobody, where that is so."""

    lost: bool = False
    """Whether it keeps people out by something that is no longer there."""
    circle: tuple[str, ...] = ()
    """Names of groups each of which asks for the next, the first of them once more at the end."""


def hindrance(reading: Reading, rule: Rule, within: int | None = None) -> Hindrance:
    """What keeps a rule, that of the group *within* where it has one, from finding anybody."""
    compiler = Compiler(reading, clock.today(), within)
    compiler.rule(rule)
    called = {key: name for key in set(compiler.circle) for (name,) in rows(reading, _NAME, (key,))}
    return Hindrance(compiler.lost, tuple(called[key] for key in compiler.circle))


def alive(reading: Reading, asked: Asked, values: Collection[Value]) -> set[int]:
    """Those of the ids whose records are still there, outside of the trash."""
    keys = [value for value in values if isinstance(value, int)]
    unseen = "" if asked is Asked.IMPORT else "AND r.trashed_at IS NULL"
    there = f"SELECT r.id FROM json_each(?) AS j JOIN {asked.value} AS r ON r.id = j.value {unseen}"
    return {int(row[0]) for row in rows(reading, there, (json.dumps(keys),))}
