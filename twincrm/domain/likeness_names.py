"""What the names of two people say about whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.common_names import is_common
from twincrm.domain.likeness import ReasonKind, reason
from twincrm.domain.likeness_words import (
    Tie,
    given_tie,
    his_and_hers,
    slip_between,
    spelt_given,
    tie,
)
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from twincrm.domain.likeness import Crowd, Reason
    from twincrm.domain.likeness_words import Spelt

SAME_NAME = Message("Same name · {name}")
SWAPPED = Message("Given and family name swapped · {one} – {other}")
RARE = Message("A rare name · {name}")
ANOTHER_FAMILY = Message("Another family name · {one} – {other} · married?")
USUAL = Message("Many are called {name}")

USUAL_FROM, _TELLING = 3, 1_000
"""So many bearers make a given name a usual one: Tim is no slip for Tom. Among so many people a
given name that nobody else bears is rather a slip."""
_RARE_UP_TO, _USUAL_FROM = 0.05, 1.0
"""Bearers of a name that are to be expected by mere chance."""
_ENOUGH = 100
"""Among fewer people every name is borne by few: none of them is rare."""

_GIVEN = {
    Tie.SAME: (20, Message("Same given name · {one}")),
    Tie.SPELLING: (20, Message("Given name spelt otherwise · {one} = {other}")),
    Tie.SOUND: (18, Message("Given name sounds the same · {one} = {other}")),
    Tie.PART: (15, Message("One of several given names · {one} – {other}")),
    Tie.SHORT: (14, Message("Short form of the given name · {one} – {other}")),
    Tie.TYPO: (14, Message("Given name with a slip of the hand · {one} – {other}")),
    Tie.INITIAL: (5, Message("Given name by its initial · {one} – {other}")),
    Tie.UNKNOWN: (0, Message("Given name is missing once")),
    Tie.NEAR: (-60, Message("Two different given names · {one} – {other}")),
}
_FAMILY = {
    Tie.SAME: (20, Message("Same family name · {one}")),
    Tie.SPELLING: (20, Message("Family name spelt otherwise · {one} = {other}")),
    Tie.SOUND: (18, Message("Family name sounds the same · {one} = {other}")),
    Tie.PART: (17, Message("Half of a double name · {one} – {other}")),
    Tie.TYPO: (17, Message("Family name with a slip of the hand · {one} – {other}")),
    Tie.SLIPS: (6, Message("Family name with slips of the hand · {one} – {other}")),
    Tie.UNKNOWN: (0, Message("Family name is missing once")),
    Tie.OTHER: (-18, ANOTHER_FAMILY),
}
_BIRTH_NAME = (17, Message("Family name is the other’s birth name · {one} – {other}"))


class NameFacts(NamedTuple):
    """The names of a person, ready to be compared."""

    given: Spelt
    family: Spelt
    nickname: str
    birth_name: Spelt


def compare_names(one: NameFacts, other: NameFacts, crowd: Crowd) -> tuple[Reason, ...] | None:
    """What the names say; None where they cannot be one person's."""
    if _swapped(one, other):
        words = SWAPPED.with_values(one=_said(one), other=_said(other))
        return (reason(ReasonKind.NAME, 38, words),)
    given = _given(one, other, crowd)
    if given is Tie.OTHER:
        return None
    family = tie(one.family, other.family)
    if given is Tie.SAME and family is Tie.SAME:
        same = reason(ReasonKind.NAME, 40, SAME_NAME.with_values(name=_said(one)))
        return (same, *_rarity(one, crowd))
    points, words = _GIVEN[given]
    first = reason(ReasonKind.NAME, points, _named(words, one.given, other.given))
    last = _of_families(one, other, family)
    close = {given, family} <= {Tie.SAME, Tie.SPELLING, Tie.SOUND}
    return (first, last, *(_rarity(one, crowd) if close else ()))


def _given(one: NameFacts, other: NameFacts, crowd: Crowd) -> Tie:
    found = given_tie(one.given, other.given, usual=_usual(one, other, crowd))
    if found is Tie.TYPO and his_and_hers(one.family, other.family):
        found = Tie.NEAR
    if found in {Tie.OTHER, Tie.NEAR} and (_called(one, other) or _called(other, one)):
        return Tie.SHORT
    return found


def _usual(one: NameFacts, other: NameFacts, crowd: Crowd) -> bool | None:
    """Whether both given names are usual ones; in a small crowd a rare one says nothing."""
    fewest = min(crowd.given.get(each.given.sound, 0) for each in (one, other))
    if fewest >= USUAL_FROM:
        return True
    return False if crowd.people >= _TELLING else None


def _called(one: NameFacts, other: NameFacts) -> bool:
    """Whether one is called what is written as the other's given name."""
    if not one.nickname:
        return False
    return spelt_given(one.nickname).sound in {other.given.sound, *other.given.words}


def _of_families(one: NameFacts, other: NameFacts, family: Tie) -> Reason:
    was = _born_as(one, other) or _born_as(other, one)
    if family in {Tie.OTHER, Tie.TYPO, Tie.SLIPS, Tie.UNKNOWN} and was:
        points, words = _BIRTH_NAME
        return reason(ReasonKind.NAME, points, _named(words, *was))
    points, words = _FAMILY[family]
    return reason(ReasonKind.NAME, points, _named(words, one.family, other.family))


def _born_as(one: NameFacts, other: NameFacts) -> tuple[Spelt, Spelt] | None:
    """Whether one bears the name that the other was born with, and which two names that are."""
    born = other.birth_name
    if born.key and (born.sound == one.family.sound or born.key in one.family.words):
        return one.family, other.family
    return None


def _swapped(one: NameFacts, other: NameFacts) -> bool:
    mine = (one.given.sound, one.family.sound)
    if not all(mine) or mine[0] == mine[1]:
        return False
    crossed = _alike(one.given, other.family) and _alike(one.family, other.given)
    return crossed and not _alike(one.given, other.given)


def _alike(one: Spelt, other: Spelt) -> bool:
    return one.sound == other.sound or (len(one.key) > 4 and slip_between(one.key, other.key))


def _rarity(one: NameFacts, crowd: Crowd) -> tuple[Reason, ...]:
    """A name that many bear proves less, a rare one more; of a few people nobody is many."""
    if not crowd.people:
        return ()
    expected = crowd.expected(one.given.sound, one.family.sound)
    if expected > _USUAL_FROM and crowd.people >= _TELLING:
        return (reason(ReasonKind.RARITY, -8, USUAL.with_values(name=_said(one))),)
    if expected < _RARE_UP_TO and crowd.people >= _ENOUGH and not is_common(one.family.sound):
        return (reason(ReasonKind.RARITY, 8, RARE.with_values(name=_said(one))),)
    return ()


def _said(one: NameFacts) -> str:
    return f"{one.given.text} {one.family.text}".strip()


def _named(words: Message, one: Spelt, other: Spelt) -> Message:
    return words.with_values(one=one.text, other=other.text)
