"""How old the members are, who comes and goes, and what they bring: figures without names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from datetime import date

AGES = ((80, None), (70, 79), (60, 69), (50, 59), (40, 49), (30, 39), (18, 29), (None, 17))
"""The first and the last age of each group, the oldest first."""
YEARS = 10
"""So many years of joining and leaving are told of."""


@dataclass(frozen=True, slots=True)
class AgeCount:
    """How many members are of an age; both bounds None where no year of birth is known."""

    first: int | None
    last: int | None
    women: int
    men: int
    others: int
    """Of whom no form of address is known."""

    @property
    def key(self) -> str:
        """Names the group, such as ``60``."""
        return age_key(self.first, self.last)

    @property
    def words(self) -> Message:
        """The group in words."""
        if self.first is None and self.last is None:
            return Message("age unknown")
        if self.last is None:
            return Message("{first} and older", {"first": self.first or 0})
        if self.first is None:
            return Message("under {last}", {"last": self.last + 1})
        return Message("{first}–{last}", {"first": self.first, "last": self.last})

    @property
    def number(self) -> int:
        """All of them."""
        return self.women + self.men + self.others


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many people joined in a year, left, and died as members."""

    year: int
    joined: int
    left: int
    died: int = 0

    @property
    def gone(self) -> int:
        """Those who left and those who died."""
        return self.left + self.died


@dataclass(frozen=True, slots=True)
class Share:
    """How many members have something, such as a language."""

    key: str
    name: str
    """As the reader calls it; empty for those who have none."""
    number: int


@dataclass(frozen=True, slots=True)
class MemberStatistics:
    """The figures of one day."""

    on: date
    association: str
    people: int
    bodies: int
    """Organisations that are members."""
    average: int | None
    """The average age in years of those whose year of birth is known."""
    under_50: int
    over_60: int
    """Sixty or older."""
    since: int
    """The year from whose beginning on joining and leaving are told together."""
    joined: int
    left: int
    ages: tuple[AgeCount, ...]
    years: tuple[YearCount, ...]
    sectors: tuple[Share, ...]
    languages: tuple[Share, ...]
    died: int = 0
    """As members, since then."""

    @property
    def change(self) -> int:
        """How many members more there are than then, or fewer."""
        return self.joined - self.left - self.died


def age_key(first: int | None, last: int | None) -> str:
    """The name of a group of ages."""
    return "unknown" if first is None and last is None else str(first or 0)


def group_of(age: int | None) -> str:
    """The name of the group that an age belongs to."""
    if age is None:
        return "unknown"
    return next(age_key(first, last) for first, last in AGES if age >= (first or 0))
