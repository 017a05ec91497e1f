"""Townsfolk among whom some are entered twice and some only look as if they were.

What is written twice is written by somebody else, from another list, years later: facts are
missing, new or misspelt. Whoever had both cards in hand could tell that they are one person:
something of their own agrees. Whatever is found beside the planted duplicates is a mistake.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from worlds.townsfolk import Registry, namesakes

from twincrm.services.demo.stage import script

if TYPE_CHECKING:
    from worlds.townsfolk import Soul

KEYS = ("qwertzuiop", "asdfghjkl", "yxcvbnm")
SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
DROPPED = str.maketrans("äöüéèêëàâçîïôûùńśźżłóąęćÉÈŁŚŻ", "aoueeeeaaciiouunszzloaecEELSZ")
SHORTENED = {"straße": "str.", "Straße": "Str.", "Street": "St", "Road": "Rd", "avenue": "av."}


@dataclass
class Town:
    """The people, and what is known about the pairs among them."""

    souls: list[Soul] = field(default_factory=list)
    doubles: dict[tuple[int, int], str] = field(default_factory=dict)
    """Places in *souls* of who is entered twice, and how."""
    lookalikes: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, soul: Soul) -> int:
        self.souls.append(soul)
        return len(self.souls) - 1


def planted(people: int, each: int, seed: int) -> Town:
    """So many *people*, *each* of duplicates and of look-alikes among them, in random order."""
    registry, town = Registry(Random(seed)), Town()
    planter = Planter(registry, town)
    while len(town.souls) < people - 3 * each:
        for soul in registry.family_of():
            town.add(soul)
    originals = registry.chance.sample(range(len(town.souls)), len(town.souls))
    for turn in range(each):
        planter.double(originals, KINDS[turn % len(KINDS)])
    for turn in range(each):
        planter.lookalike(ALIKE[turn % len(ALIKE)])
    return shuffled(town, registry.chance)


def shuffled(town: Town, chance: Random) -> Town:
    order = list(range(len(town.souls)))
    chance.shuffle(order)
    places = {old: new for new, old in enumerate(order)}

    def moved(pairs):
        return {tuple(sorted((places[a], places[b]))): kind for (a, b), kind in pairs.items()}

    return Town([town.souls[old] for old in order], moved(town.doubles), moved(town.lookalikes))


class Planter:
    """Enters people a second time, and puts others beside them."""

    def __init__(self, registry: Registry, town: Town) -> None:
        self.registry, self.town, self.chance = registry, town, registry.chance

    def double(self, originals: list[int], kind: str) -> None:
        """Enter the next one who can be entered again in such a way."""
        for turn, place in enumerate(originals):
            again = self.again(self.town.souls[place], kind)
            if again is not None:
                del originals[turn]
                self.town.doubles[place, self.town.add(again)] = kind
                return

    def again(self, soul: Soul, kind: str) -> Soul | None:
        """The same person as somebody else writes it down; None where nobody could tell."""
        again = replace(soul)
        if not getattr(self, f"_{kind}")(again):
            return None
        self._from_another_list(again, moved=kind == "moved")
        traces = 1 if again.family == soul.family or again.birth_name or kind != "married" else 2
        return again if len(common(soul, again)) >= traces else None

    def _from_another_list(self, soul: Soul, *, moved: bool) -> None:
        luck = self.chance.random
        soul.email = kept(luck(), 0.65, soul.email) or (
            self.registry.mailbox(soul) if luck() < 0.3 else ""
        )
        soul.mobile = kept(luck(), 0.7, soul.mobile)
        soul.landline = "" if moved else kept(luck(), 0.6, soul.landline)
        soul.form = kept(luck(), 0.6, soul.form) or "unknown"
        soul.birth = self._birth(soul.birth)
        if moved:
            self.registry.settle(soul)
        elif luck() < 0.12:
            soul.street = soul.number = ""
        elif luck() < 0.3:
            for long, short in SHORTENED.items():
                soul.street = soul.street.replace(long, short)

    def _birth(self, birth: str | None) -> str | None:
        luck = self.chance.random()
        if not birth or luck < 0.17:
            return None
        if luck < 0.22:
            return birth[:4]
        if luck < 0.27 and len(birth) == 10:
            return self.miscopied(birth)
        return birth

    def miscopied(self, birth: str) -> str:
        """A day before or after, two digits of the year turned, or the month first."""
        year, month, day = birth.split("-")
        match self.chance.randrange(3):
            case 0:
                return f"{year}-{month}-{day[0]}{(int(day[1]) + 1) % 9 or 1}"
            case 1:
                return f"{year[:2]}{year[3]}{year[2]}-{month}-{day}"
            case _:
                return f"{year}-{day}-{month}" if int(day) <= 12 else birth

    # how a name is written otherwise

    def _typo(self, soul: Soul) -> bool:
        which = self.chance.choice(("given", "family", "family", "both"))
        if which in {"given", "both"}:
            soul.given = self.misspelt(soul.given)
        if which in {"family", "both"}:
            soul.family = self.misspelt(soul.family)
            if self.chance.random() < 0.2:
                soul.family = self.misspelt(soul.family)
        return True

    def misspelt(self, name: str) -> str:
        """One slip of the hand: a key beside it, turned, left out or twice."""
        at = self.chance.randrange(1, max(2, len(name) - 1))
        match self.chance.choice(("beside", "turned", "left out", "twice")):
            case "beside":
                row = next((row for row in KEYS if name[at] in row), "ea")
                beside = row[(row.find(name[at]) + self.chance.choice((-1, 1))) % len(row)]
                return name[:at] + beside + name[at + 1 :]
            case "turned":
                return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
            case "left out":
                return name[:at] + name[at + 1 :]
            case _:
                return name[:at] + name[at] + name[at:]

    def _swapped(self, soul: Soul) -> bool:
        soul.given, soul.family = soul.family, soul.given
        return True

    def _accents(self, soul: Soul) -> bool:
        before = (soul.given, soul.family)
        for name in ("given", "family"):
            text = getattr(soul, name)
            if self.chance.random() < 0.5:
                for letter, spelt in SPELT_OUT.items():
                    text = text.replace(letter, spelt)
            setattr(soul, name, text.translate(DROPPED).replace("ß", "ss"))
        return before != (soul.given, soul.family)

    def _married(self, soul: Soul) -> bool:
        if not soul.female and self.chance.random() < 0.75:
            return False
        born = soul.family
        soul.family = self.registry.family(soul.country, female=soul.female)
        luck = self.chance.random()
        if luck < 0.3:
            soul.family = self.chance.choice((f"{born}-{soul.family}", f"{soul.family}-{born}"))
        elif luck < 0.7:
            soul.birth_name = born
        return soul.family != born

    def _moved(self, soul: Soul) -> bool:
        return bool(soul.street)

    # who only looks like another one

    def lookalike(self, kind: str) -> None:
        """Put two people there who are two."""
        one, other = getattr(self, f"_pair_of_{kind}")()
        self.town.lookalikes[self.town.add(one), self.town.add(other)] = kind

    def _pair_of_twins(self) -> tuple[Soul, Soul]:
        one = self.registry.single()
        one.birth = f"{self.chance.randint(1950, 2012)}-{self.chance.randint(1, 12):02}-17"
        other = self.registry.mate(one, 1, shared=0.3)
        other.birth, other.family = one.birth, one.family
        other.female = one.female
        alike = self.chance.random() < 0.7  # many parents like the names to begin alike
        for _ in range(60):
            name = self.registry.given(one.country, female=one.female)
            if not namesakes(name, one.given) and (not alike or name[0] == one.given[0]):
                other.given = name
                break
        other.form = "mrs" if other.female else "mr"
        return one, other

    def _pair_of_father_and_son(self) -> tuple[Soul, Soul]:
        father = self.registry.single()
        son = self.registry.mate(father, 28, shared=0.35)
        son.given, son.female, son.form = father.given, father.female, father.form
        son.family = father.family
        if father.birth is None or son.birth is None or self.chance.random() < 0.25:
            son.suffix = "jun."
            father.suffix = self.chance.choice(("sen.", ""))
        if self.chance.random() < 0.3:
            self.registry.settle(son)
        return father, son

    def _pair_of_couple(self) -> tuple[Soul, Soul]:
        one = self.registry.single()
        one.email = one.email or self.registry.mailbox(one)
        other = self.registry.mate(one, 0, shared=1)
        other.email = one.email
        if self.chance.random() < 0.15:
            other.given = sister_name(one) or other.given
        return one, other


KINDS = ("typo", "swapped", "accents", "married", "moved")
ALIKE = ("twins", "father_and_son", "couple")


def sister_name(soul: Soul) -> str:
    """A name of the same stem for the other half of a couple: Michaela for Michael."""
    names = script("names")[soul.country]["given_male" if soul.female else "given_female"]
    return next((n for n in names if n[:4] == soul.given[:4] and n != soul.given), "")


def kept(luck: float, share: float, value: str) -> str:
    return value if luck < share else ""


def common(one: Soul, other: Soul) -> set[str]:
    """What of their own two entries have in common, beside the name."""
    facts = ("email", "mobile", "landline", "birth")
    found = {
        name for name in facts if getattr(one, name) and getattr(one, name) == getattr(other, name)
    }
    if one.street and (one.number, one.town) == (other.number, other.town):
        found.add("address")
    return found - ({"birth"} if len(one.birth or "") < 10 else set())


class Tally(NamedTuple):
    """What was found of what was planted."""

    planted: Counter[str]
    found: Counter[str]
    mistaken: Counter[str]
    """Pairs that were taken for one: look-alikes by their kind, all others as ``innocent``."""

    @property
    def recall(self) -> float:
        """The share of the duplicates that were found."""
        return self.found.total() / self.planted.total()

    @property
    def precision(self) -> float:
        """The share of duplicates in what was found."""
        return self.found.total() / ((self.found + self.mistaken).total() or 1)


def tally(town: Town, pairs: set[tuple[int, int]]) -> Tally:
    """Compare what was found, as places in the town, with what was planted."""
    found = Counter(kind for pair, kind in town.doubles.items() if pair in pairs)
    wrong = pairs - town.doubles.keys()
    mistaken = Counter(town.lookalikes.get(pair, "innocent") for pair in wrong)
    return Tally(Counter(town.doubles.values()), found, mistaken)
