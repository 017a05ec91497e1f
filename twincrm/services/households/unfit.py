"""What of a household no longer fits once a couple has parted, or one of them has died.

Nothing is kept of it and nothing changes by itself: it is read from who lives there, so it is said
whichever way somebody left, and is silent once it was put right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.envelope_names import Named, bare_names
from twincrm.domain.folding import fold
from twincrm.domain.terms import HouseholdRole, MembershipKind
from twincrm.services.home_of_today import is_home
from twincrm.services.households.greeting import SPOUSES
from twincrm.services.memberships import holds
from twincrm.services.wording import people_named
from twincrm.store.connection import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from twincrm.domain.names import PersonName
    from twincrm.store.connection import Reading

_PEOPLE = f"""SELECT p.id, m.role, {is_home("m", "?2")} AND p.death_date IS NULL
FROM household_member AS m JOIN person AS p ON p.id = m.person_id AND p.trashed_at IS NULL
WHERE m.household_id = ?1
 AND (m.starts_on IS NULL OR m.starts_on <= substr(?2, 1, length(m.starts_on))) ORDER BY m.id"""
_MEMBERSHIPS = f"""SELECT m.id, m.number, m.kind, m.payer_id FROM membership AS m
WHERE m.household_id = ?1 AND m.trashed_at IS NULL AND {holds("?2")} ORDER BY m.id"""
_TOGETHER = (MembershipKind.COUPLE, MembershipKind.HOUSEHOLD)
"""Kinds of several people."""


class UnfitMembership(NamedTuple):
    """A membership of the household that is still the one of before, and what it could be."""

    id: int
    number: str
    kind: str
    """The kind that would fit; empty where the present one does."""
    payer: str
    """Who pays although they are gone; empty where nobody does."""
    payer_id: int | None
    """Who could pay instead."""
    pays: str
    """Their name."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """What no longer fits, and what would."""

    name: str = ""
    """What the household could be called; empty where its name names nobody who is gone."""
    memberships: tuple[UnfitMembership, ...] = ()


def unfit(
    reading: Reading,
    household_id: int,
    language: str,
    today: date,
    leaving: Collection[int] = (),
) -> Unfit:
    """What no longer fits those who live in a household; *leaving* are gone as well."""
    day = today.isoformat()
    roles: dict[int, str] = {}
    living: set[int] = set()
    for person, role, lives in rows(reading, _PEOPLE, (household_id, day)):
        roles[person] = role
        living |= {person} if lives and person not in leaving else set()
    gone = roles.keys() - living
    adults = [key for key in roles if key in living and roles[key] != HouseholdRole.CHILD]
    if not gone or not adults:
        return Unfit()
    names = people_named(reading, roles)
    kept = [key for key in roles if key in living]
    people = [Named(names[key], child=key not in adults) for key in kept]
    name, language = "", language[:2]
    couple = any(roles[key] != HouseholdRole.CHILD for key in gone) and len(adults) == 1
    if _names_gone(_called(reading, household_id), names, gone, couple=couple):
        name = bare_names(people, language)
    alone = couple and len(living) == 1
    found = [
        _membership(row, names, gone, adults[0], alone=alone)
        for row in rows(reading, _MEMBERSHIPS, (household_id, day))
    ]
    return Unfit(name, tuple(each for each in found if each.kind or each.payer))


def _called(reading: Reading, household_id: int) -> str:
    found = rows(reading, "SELECT name FROM household WHERE id = ?", (household_id,))
    return found[0][0] if found else ""


def _names_gone(
    called: str, names: Mapping[int, PersonName], gone: Collection[int], *, couple: bool
) -> bool:
    """Whether a name names somebody who is gone, whom nobody bears the first name of who stays."""
    said = {word.strip(",.&") for word in fold(called).split()}
    staying = {_first(names[key]) for key in names if key not in gone}
    if {_first(names[key]) for key in gone if _first(names[key])} & (said - staying):
        return True
    return couple and bool(said & SPOUSES)


def _first(name: PersonName) -> str:
    words = fold(name.given).split()
    return words[0] if words else ""


def _membership(
    row: Sequence[Any],
    names: Mapping[int, PersonName],
    gone: Collection[int],
    stays: int,
    *,
    alone: bool,
) -> UnfitMembership:
    key, number, kind, payer = row
    left = payer in gone and payer in names
    return UnfitMembership(
        key,
        number,
        MembershipKind.SINGLE.value if alone and kind in _TOGETHER else "",
        names[payer].full() if left else "",
        stays if left else None,
        names[stays].full() if left else "",
    )
