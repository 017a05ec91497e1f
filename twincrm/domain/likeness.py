"""How like two records are: points for and against, each with its reason in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.domain.texts import Message

SURE_FROM, LIKELY_FROM, POSSIBLE_FROM = 75, 50, 40
"""From so many points on the verdict is given."""

Sign = Literal["for", "against"]


class Verdict(StrEnum):
    """Whether two records are about one and the same."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"
    NONE = "none"


class ReasonKind(StrEnum):
    """Which fact a reason is about."""

    NAME = "name"
    RARITY = "rarity"
    BIRTH = "birth"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    HOUSEHOLD = "household"
    MEMBERSHIP = "membership"
    SUFFIX = "suffix"
    FORM_OF_ADDRESS = "form_of_address"
    RELATION = "relation"
    PLACE = "place"
    WEB = "web"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that speaks for or against, and how much it weighs.

    The points of a reason against are below zero; those of a likeness are the sum of all.
    """

    kind: ReasonKind
    sign: Sign
    message: Message
    points: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two records are, and why."""

    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]
    """What weighs most first, for before against."""


UNLIKE = Likeness(0, Verdict.NONE, ())


def reason(kind: ReasonKind, points: int, message: Message) -> Reason:
    """A reason whose sign follows from its points."""
    return Reason(kind, "for" if points >= 0 else "against", message, points)


def weigh(reasons: Iterable[Reason]) -> Likeness:
    """What the reasons come to together."""
    found = tuple(sorted(reasons, key=lambda each: -each.points))
    score = sum(each.points for each in found)
    return Likeness(score, verdict_of(score), found)


def verdict_of(score: int) -> Verdict:
    """What so many points mean."""
    if score >= SURE_FROM:
        return Verdict.SURE
    if score >= LIKELY_FROM:
        return Verdict.LIKELY
    return Verdict.POSSIBLE if score >= POSSIBLE_FROM else Verdict.NONE


@dataclass(frozen=True, slots=True)
class Crowd:
    """How usual names, mailboxes and numbers are among all who are known.

    A name that many bear proves little, and a mailbox of three is nobody's own. Names are counted
    by their sound, all else as it is compared.
    """

    people: int = 0
    given: Mapping[str, int] = field(default_factory=Counter[str])
    family: Mapping[str, int] = field(default_factory=Counter[str])
    emails: Mapping[str, int] = field(default_factory=Counter[str])
    phones: Mapping[str, int] = field(default_factory=Counter[str])

    def expected(self, given: str, family: str) -> float:
        """How many bearers of both names there would be by mere chance."""
        if not self.people:
            return 1.0
        return self.given.get(given, 0) * self.family.get(family, 0) / self.people


NOBODY = Crowd()
"""Nothing is known of others."""
