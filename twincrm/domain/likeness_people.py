"""Whether two people of the file are one: what speaks for it, and what against.

Living together proves nothing: couples share mailbox and phone, twins a birthday as well, father
and son a name. So another given name, generation or suffix weighs more than all they share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.likeness import NOBODY, UNLIKE, ReasonKind, reason, weigh
from twincrm.domain.likeness_births import compare_births
from twincrm.domain.likeness_names import ANOTHER_FAMILY, compare_names
from twincrm.domain.likeness_reach import compare_emails, compare_lodgings, compare_phones
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.likeness import Crowd, Likeness, Reason
    from twincrm.domain.likeness_names import NameFacts
    from twincrm.domain.likeness_reach import Lodging

HOUSEHOLD = Message("Both are noted in one household")
MEMBERSHIP = Message("Same membership number · {number}")
OTHER_MEMBERSHIP = Message("Different membership numbers")
SUFFIX = Message("Different suffixes · {one} – {other}")
ONE_SUFFIX = Message("Only one bears the suffix {one}")
FORM = Message("One is Mrs, the other Mr")
RELATED = Message("They are noted as related to each other")

_TRACE, _TRACES = 14, 2
"""Points from which a fact is a trace of one person, and how many traces tell of a marriage."""
_JUNIOR = frozenset(("jun", "junior", "jr", "fils", "ml", "mlodszy", "dj"))
_SENIOR = frozenset(("sen", "senior", "sr", "pere", "st", "starszy", "da"))


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Everything that a person is compared by."""

    id: int
    names: NameFacts
    suffix: str = ""
    form_of_address: str = ""
    birth_date: str | None = None
    emails: tuple[str, ...] = ()
    """Folded addresses."""
    phones: tuple[str, ...] = ()
    """E.164, else digits."""
    lodgings: tuple[Lodging, ...] = ()
    households: tuple[int, ...] = ()
    memberships: tuple[str, ...] = ()
    relatives: tuple[int, ...] = ()
    """Ids of those who are noted as related."""


def compare_people(one: PersonFacts, other: PersonFacts, crowd: Crowd = NOBODY) -> Likeness:
    """How like two people are, with every reason."""
    named = compare_names(one.names, other.names, crowd)
    if named is None:
        return UNLIKE
    others = [*_of_reach(one, other, crowd), *_of_standing(one, other)]
    return weigh([*_married(named, others), *others])


def _married(named: tuple[Reason, ...], others: list[Reason]) -> Iterator[Reason]:
    """Whoever shares a given name and two more facts has rather married than become another."""
    traces = sum(each.points >= _TRACE for each in others)
    for each in named:
        telling = each.message.id == ANOTHER_FAMILY.id and traces >= _TRACES
        yield replace(each, points=-4) if telling else each


def _of_reach(one: PersonFacts, other: PersonFacts, crowd: Crowd) -> Iterator[Reason]:
    found = (
        compare_emails(one.emails, other.emails, crowd.emails),
        compare_phones(one.phones, other.phones, crowd.phones),
        compare_lodgings(one.lodgings, other.lodgings),
    )
    yield from (each for each in found if each is not None)
    at_home = found[2] is not None and found[2].points > 0
    if not at_home and set(one.households) & set(other.households):
        yield reason(ReasonKind.HOUSEHOLD, 10, HOUSEHOLD)


def _of_standing(one: PersonFacts, other: PersonFacts) -> Iterator[Reason]:
    born = compare_births(one.birth_date, other.birth_date)
    if born is not None:
        yield born
    suffix = _suffixes(one.suffix, other.suffix, proven=born is not None and born.points > 20)
    if suffix is not None:
        yield suffix
    if {one.form_of_address, other.form_of_address} == {"mrs", "mr"}:
        yield reason(ReasonKind.FORM_OF_ADDRESS, -30, FORM)
    if other.id in one.relatives or one.id in other.relatives:
        yield reason(ReasonKind.RELATION, -80, RELATED)
    yield from _memberships(one.memberships, other.memberships)


def _memberships(mine: tuple[str, ...], others: tuple[str, ...]) -> Iterator[Reason]:
    if not mine or not others:
        return
    both = sorted(set(mine) & set(others))
    if both:
        words = MEMBERSHIP.with_values(number=both[0])
        yield reason(ReasonKind.MEMBERSHIP, 40, words)
    else:
        yield reason(ReasonKind.MEMBERSHIP, -8, OTHER_MEMBERSHIP)


def _suffixes(one: str, other: str, *, proven: bool) -> Reason | None:
    """What *jun.* and *sen.* say; one of them missing counts little where the birthday is proof."""
    mine, others = _generation(one), _generation(other)
    if mine == others:
        return None
    if mine and others:
        words = SUFFIX.with_values(one=one, other=other)
        return reason(ReasonKind.SUFFIX, -80, words)
    words = ONE_SUFFIX.with_values(one=one if mine else other)
    return reason(ReasonKind.SUFFIX, -10 if proven else -70, words)


def _generation(suffix: str) -> str:
    plain = fold(suffix).replace(".", "").replace(" ", "")
    if plain in _JUNIOR:
        return "junior"
    return "senior" if plain in _SENIOR else ""
