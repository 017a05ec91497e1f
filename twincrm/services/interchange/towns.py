"""The places that the addresses of cards lie in, and those that an import makes places of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.domain.terms import ContactKind
from twincrm.domain.time_zones import zone_of
from twincrm.exchange.tables.towns import told_town, town_in_letters
from twincrm.services.places.drafts import PlaceDraft, checked_place
from twincrm.services.places.queries import places
from twincrm.services.rows import new_row
from twincrm.store.models import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.interchange.incoming import IncomingCard
    from twincrm.store.work import Work

_HOME = str(ContactKind.HOME)
_POST = re.compile(r"(?i)\s+cedex(?:\s+\d+)?$")
"""What French post adds to the name of a town."""
_ABROAD = ("+", "00")


@dataclass(frozen=True, slots=True)
class ListedTown:
    """A town that addresses lie in and that is no place here so far."""

    name: str
    country: str
    people: int
    """How many contacts live there."""


class Towns:
    """All places by what they are called in any language, read once for an import."""

    def __init__(self, session: Session) -> None:
        self._called: defaultdict[str, dict[int, str]] = defaultdict(dict)
        for row in places(session, "en"):
            for name in row.names:
                self._called[_key(name)][row.id] = row.country
        self._found: dict[tuple[str, str], int | None] = {}

    def of(self, incoming: IncomingCard) -> int | None:
        """The place of the private address, else of the first; None where it is not certain."""
        if not self._called:
            return None
        wanted = _wanted(incoming)
        if wanted not in self._found:
            self._found[wanted] = self._find(*wanted)
        return self._found[wanted]

    def country_of(self, incoming: IncomingCard) -> str:
        """The country of that place; empty where there is none."""
        place, (name, _) = self.of(incoming), _wanted(incoming)
        return self._called[_key(name)].get(place, "") if place is not None else ""

    def unknown(self, cards: Iterable[IncomingCard], home: str) -> tuple[ListedTown, ...]:
        """The towns of *cards* that are no places, those of most people first.

        A town without a country lies in that of the list, of its people's phones, or at *home*.
        """
        groups: defaultdict[str, dict[str, list[IncomingCard]]] = defaultdict(dict)
        for card in cards:
            name, country = _wanted(card)
            key = _key(name)
            if any(c.isalpha() for c in key) and not self._has(key, country):
                groups[key].setdefault(country, []).append(card)
        found: list[ListedTown] = []
        for lands in groups.values():
            for land, group in _settled(lands, home).items():
                called = _spelling(_wanted(card)[0] for card in group)
                found.append(ListedTown(called, land, len(group)))
        return tuple(sorted(found, key=lambda town: (-town.people, fold(town.name))))

    def add(self, towns: Sequence[ListedTown]) -> None:
        """Count towns that an import will bring as present, by keys below zero."""
        self._found.clear()
        for number, town in enumerate(towns, 1):
            self._called[_key(town.name)][-number] = town.country

    def _has(self, key: str, country: str) -> bool:
        """Whether a town is here; one without a country, if any of its name is."""
        lands = self._called[key].values() if key in self._called else ()
        return country in lands if country else bool(lands)

    def _find(self, name: str, country: str) -> int | None:
        known = self._called.get(_key(name), {})
        fitting = [key for key, land in known.items() if country in ("", land)]
        return fitting[0] if len(fitting) == 1 else None


def add_towns(work: Work, towns: Sequence[ListedTown]) -> None:
    """Make places of towns, each with the time of its country."""
    for town in towns:
        draft = PlaceDraft(name=town.name, country=town.country, time_zone=zone_of(town.country))
        new_row(work, Place, checked_place(draft))


def _wanted(incoming: IncomingCard) -> tuple[str, str]:
    """Town and country of the private address, else of the first."""
    if not incoming.addresses:
        return "", ""
    homes = (row for row in incoming.addresses if row["kind"] == _HOME)
    address = next(homes, incoming.addresses[0])
    _, town, country = told_town(address["locality"], address["postcode"])
    return town, address["country"] or country


def _key(name: str) -> str:
    """What towns are compared by."""
    return fold(_POST.sub("", name.strip()))


def _settled(lands: dict[str, list[IncomingCard]], home: str) -> dict[str, list[IncomingCard]]:
    """The contacts of a town by its country; where several are said, none is guessed."""
    said = {land: group for land, group in lands.items() if land}
    unsaid = lands.get("", [])
    if not unsaid or len(said) > 1:
        return said
    land = next(iter(said)) if said else _guessed(unsaid, home)
    return {land: [*said.get(land, []), *unsaid]} if land else {}


def _guessed(cards: Sequence[IncomingCard], home: str) -> str:
    """The country of a town that names none: of most people's phones, of the list, or home."""
    abroad = Counter(land for card in cards if (land := _calls_from(card)))
    [(land, people)] = abroad.most_common(1) or [("", 0)]
    return land if people * 2 > len(cards) else cards[0].country or home


def _calls_from(incoming: IncomingCard) -> str:
    """The country that somebody's numbers name with ``+`` or ``00``."""
    from twincrm.domain.phones import parse_phone

    numbers = (row for row in incoming.phones if row["number"].startswith(_ABROAD) and row["e164"])
    lands = {parse_phone(row["e164"], "").country for row in numbers}
    return lands.pop() if len(lands) == 1 else ""


def _spelling(names: Iterable[str]) -> str:
    """How most people write a town that is not in capitals throughout, in usual letters."""
    counted = Counter(" ".join(_POST.sub("", name).split()) for name in names)
    usual = Counter({n: k for n, k in counted.items() if not (n.isupper() or n.islower())})
    if usual:
        return usual.most_common(1)[0][0]
    return town_in_letters(counted.most_common(1)[0][0])
