"""Which people are worth comparing: those who have a telling fact in common.

Everybody with everybody would be five thousand million pairs of 100,000 people. Blocks that are too
large are left out; whom they hold meets in smaller ones, by a second fact.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincrm.domain.likeness_people import PersonFacts

Key = tuple[object, ...]

LARGEST = 60
"""People of one block, who all are compared with each other."""
_RARE_FAMILY, _RARE_GIVEN = "family", "given"
_RARE_NAMES = frozenset((_RARE_FAMILY, _RARE_GIVEN))
_FULL_DATE = 10
RARE = 12
"""So many bearers of a name are compared for the name alone, if the other one begins alike."""
_BEGINNING = 2


def pairs_of(people: Sequence[PersonFacts]) -> set[tuple[int, int]]:
    """The pairs to be compared, as places in *people*, the lower one first."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in set(_keys(person)):
            blocks[key].append(place)
    return {
        pair
        for key, block in blocks.items()
        if 1 < len(block) <= (RARE if key[0] in _RARE_NAMES else LARGEST)
        for pair in combinations(block, 2)
    }


def _keys(person: PersonFacts) -> Iterator[Key]:
    yield from _by_name(person)
    yield from (("mail", mail) for mail in person.emails)
    yield from (("phone", number) for number in person.phones)
    yield from (("number", number) for number in person.memberships)
    for home in person.lodgings:
        yield "home", home.street, home.number, home.postcode or home.locality


def _by_name(person: PersonFacts) -> Iterator[Key]:
    """Both names in either order, and what narrows them down where many bear them."""
    given, family = person.names.given, person.names.family
    both = tuple(sorted((given.sound, family.sound)))
    born = person.birth_date or ""
    yield ("name", *both)
    for word in family.words if len(family.words) > 1 else ():
        yield ("name", *sorted((given.sound, word)))
    if person.names.birth_name.sound:
        yield ("name", *sorted((given.sound, person.names.birth_name.sound)))
    yield _RARE_FAMILY, family.sound, given.key[:_BEGINNING]
    yield _RARE_GIVEN, given.sound, family.key[:_BEGINNING]
    if len(born) == _FULL_DATE:
        yield "born", born
        yield "day", born[5:], *both
        yield "year", born[:4], *both
    yield from (("town", home.locality, *both) for home in person.lodgings if home.locality)
