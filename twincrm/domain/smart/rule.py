"""A rule as it is meant: all of, any of or none of some conditions, one inside another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int
DEEPEST = 6
"""So many blocks inside each other are read; nobody understands as many."""


class Mode(StrEnum):
    """How the parts of a block are joined."""

    ALL = "all"
    ANY = "any"
    NONE = "none"


class ContactType(StrEnum):
    """The kinds of contact that a rule finds."""

    PERSON = "person"
    ORGANISATION = "organisation"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked of a contact: ``hosting / in / 2024``; any one of the values is enough."""

    field: str
    operator: str
    values: tuple[Value, ...] = ()

    @property
    def key(self) -> str:
        """Names the question without its values, as in ``hosting.in``."""
        return f"{self.field}.{self.operator}"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part that a newer program wrote: kept as it came, so that it is not lost."""

    written: str
    """As JSON."""


@dataclass(frozen=True, slots=True)
class Block:
    """Conditions and further blocks, joined in one way."""

    mode: Mode = Mode.ALL
    parts: tuple[Condition | Unknown | Block, ...] = ()

    def conditions(self) -> Iterator[Condition]:
        """All conditions in it, at any depth."""
        for part in self.parts:
            if isinstance(part, Condition):
                yield part
            elif isinstance(part, Block):
                yield from part.conditions()

    def unknown(self) -> Iterator[Unknown]:
        """All parts in it that this program does not know, at any depth."""
        for part in self.parts:
            if isinstance(part, Unknown):
                yield part
            elif isinstance(part, Block):
                yield from part.unknown()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a smart group asks for, and of which kinds of contact."""

    kinds: tuple[ContactType, ...] = (ContactType.PERSON,)
    block: Block = Block()
    more: str = ""
    """What else a newer program wrote beside these, as JSON."""

    @property
    def understood(self) -> bool:
        """Whether this program knows all that is asked; otherwise the rule finds nobody.

        To leave out what is not understood would let people in who are not meant.
        """
        return not self.more and not any(True for _ in self.block.unknown())
