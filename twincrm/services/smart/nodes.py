"""What meets a rule, as statements: each contact asked by itself, or all found at once.

Contacts are rows ``e`` of the search index, whose ids say kind and record. Which of the two forms
is asked depends on how many there are: leafing through by name asks each contact until a page is
full, which many contacts fill at once; few are found at once and put in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from twincrm.domain.smart.rule import Mode
from twincrm.store.search import entry_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.store.search.ids import Kind
    from twincrm.store.search.statements import Statement

RECORD = "(e.id >> 3)"
"""The record of an entry: read off its id, so that no row need be looked up."""
EVERYBODY: Statement = ("1", ())
NOBODY: Statement = ("0", ())


class Node(Protocol):
    """A part of a rule."""

    def each(self) -> Statement:
        """Whether the entry ``e`` meets it, looked up for this one."""
        ...

    def whole(self) -> Statement:
        """The same, out of a list made once of all that meet it."""
        ...

    def drivers(self) -> Iterator[Driver]:
        """Lists of entries that all who meet the part are among."""
        ...


class Driver(NamedTuple):
    """A list of entries, and what is still to be asked of them."""

    entries: Statement
    rest: Node


@dataclass(frozen=True, slots=True)
class Found:
    """Records of one kind that something was found for: a column of some tables."""

    kind: Kind
    column: str
    tables: str
    where: str
    values: tuple[str | int, ...] = ()

    @property
    def entries(self) -> Statement:
        """Their entries."""
        number = f"{self.column} * 8 + {_code(self.kind)}"
        return f"SELECT {number} AS id FROM {self.tables} WHERE {self.where}", self.values

    def each(self) -> Statement:
        """Whether the record of ``e`` is among them; its kind is asked elsewhere."""
        found = f"SELECT 1 FROM {self.tables} WHERE ({self.where}) AND {self.column} = {RECORD}"
        return f"EXISTS ({found})", self.values


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries that something was found for, and how one of them is asked by itself."""

    kind: Kind
    listed: Statement
    asked: Statement | None = None
    leads: bool = True
    """Whether they are listed faster than all contacts are looked through."""

    @property
    def entries(self) -> Statement:
        """Their entries."""
        return self.listed

    def each(self) -> Statement:
        """Whether ``e`` is among them."""
        if self.asked is not None:
            return self.asked
        return f"e.id IN ({self.listed[0]})", self.listed[1]


@dataclass(frozen=True, slots=True)
class Met:
    """A condition that is met where something was found, or (`negated`) where nothing was."""

    found: tuple[Found | Entries, ...]
    kinds: tuple[Kind, ...]
    """The kinds of contact that are asked."""
    negated: bool = False

    def each(self) -> Statement:
        """Every kind by what was found for it; a kind that cannot be asked never meets it."""
        parts = [self._of_kind(kind) for kind in self.kinds]
        return _either(part for part in parts if part is not None)

    def whole(self) -> Statement:
        """The same out of one list of entries."""
        if not self.found:
            return NOBODY
        listed = _union([one.entries for one in self.found])
        among = "NOT IN" if self.negated else "IN"
        statement = f"e.id {among} ({listed[0]})"
        if self.negated:
            codes = ", ".join(str(_code(kind)) for kind in self.kinds if self._asks(kind))
            statement = f"({statement} AND (e.id & 7) IN ({codes}))"
        return statement, listed[1]

    def drivers(self) -> Iterator[Driver]:
        """All that were found, where it is these that meet it: nothing more is to be asked."""
        leading = all(one.leads for one in self.found if isinstance(one, Entries))
        if not self.negated and leading:
            listed = _union([one.entries for one in self.found]) if self.found else _NONE
            yield Driver(listed, Joined(Mode.ALL, ()))

    def _asks(self, kind: Kind) -> bool:
        return any(one.kind == kind for one in self.found)

    def _of_kind(self, kind: Kind) -> Statement | None:
        found = [one.each() for one in self.found if one.kind == kind]
        if not found:
            return None
        statement, values = _either(found)
        if self.negated:
            statement = f"NOT {statement}"
        if len(self.kinds) > 1:
            statement = f"((e.id & 7) = {_code(kind)} AND {statement})"
        return statement, values


_NONE: Statement = ("SELECT 0 AS id WHERE 0", ())


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts of which all, any or none must be met; nothing asked is met by everybody."""

    mode: Mode
    parts: tuple[Node, ...]

    def each(self) -> Statement:
        """Each part asked of the entry, those that cost little first."""
        return self._joined([part.each() for part in self.parts])

    def whole(self) -> Statement:
        """Each part out of its list."""
        return self._joined([part.whole() for part in self.parts])

    def drivers(self) -> Iterator[Driver]:
        """Those of one part where all must be met; of all together where any is enough."""
        if self.mode is Mode.ALL:
            for at, part in enumerate(self.parts):
                others = (*self.parts[:at], *self.parts[at + 1 :])
                for entries, rest in part.drivers():
                    yield Driver(entries, Joined(Mode.ALL, (*others, rest)))
        elif self.mode is Mode.ANY and self.parts:
            firsts = [next(part.drivers(), None) for part in self.parts]
            known = [first.entries for first in firsts if first is not None]
            if len(known) == len(firsts):
                yield Driver(_union(known), self)

    def _joined(self, parts: list[Statement]) -> Statement:
        if not parts:
            return EVERYBODY
        word = " AND " if self.mode is Mode.ALL else " OR "
        said = f"({word.join(part for part, _ in parts)})"
        said = f"NOT {said}" if self.mode is Mode.NONE else said
        return said, tuple(value for _, values in parts for value in values)


@dataclass(frozen=True, slots=True)
class OfKinds:
    """A rule of its own inside another one: with the kinds that it finds."""

    kinds: tuple[Kind, ...]
    node: Node

    def each(self) -> Statement:
        """The kind first."""
        return self._narrowed(self.node.each())

    def whole(self) -> Statement:
        """The kind first."""
        return self._narrowed(self.node.whole())

    def drivers(self) -> Iterator[Driver]:
        """Those of the rule."""
        for entries, rest in self.node.drivers():
            yield Driver(entries, OfKinds(self.kinds, rest))

    def _narrowed(self, statement: Statement) -> Statement:
        return f"({of_kinds(self.kinds)} AND {statement[0]})", statement[1]


class Nobody:
    """What is not understood, or asks for itself."""

    def each(self) -> Statement:
        """Never."""
        return NOBODY

    def whole(self) -> Statement:
        """Never."""
        return NOBODY

    def drivers(self) -> Iterator[Driver]:
        """Nobody at all."""
        yield Driver(_NONE, self)


def of_kinds(kinds: tuple[Kind, ...]) -> str:
    """Whether ``e`` is a contact of one of these kinds."""
    return f"(e.id & 7) IN ({', '.join(str(_code(kind)) for kind in kinds)})"


def _code(kind: Kind) -> int:
    """What the ids of a kind's entries leave when divided by eight."""
    return entry_id(kind, 0)


def _either(parts: Iterator[Statement] | list[Statement]) -> Statement:
    listed = list(parts)
    if not listed:
        return NOBODY
    said = " OR ".join(part for part, _ in listed)
    values = tuple(value for _, more in listed for value in more)
    return (said if len(listed) == 1 else f"({said})"), values


def _union(parts: list[Statement]) -> Statement:
    said = " UNION ALL ".join(part for part, _ in parts)
    return said, tuple(value for _, values in parts for value in values)


def plain_like(text: str) -> str:
    """Letters that LIKE takes as they are."""
    return "".join(f"!{letter}" if letter in "!%_" else letter for letter in text)
