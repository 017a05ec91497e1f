"""Invented townsfolk of four countries, with names as usual and as rare as they are in life.

The names stand in the lists in the order of how usual they are; a few are borne by very many.
Beyond the lists there is a long tail of family names that hardly anybody shares.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.demo.stage import script
from twincrm.services.people.drafts import PersonDraft

if TYPE_CHECKING:
    from random import Random

SHARES = {"DE": 55, "FR": 25, "PL": 12, "GB": 8}
DIALLED = {"DE": ("+49", "2842"), "FR": ("+33", "3"), "PL": ("+48", "32"), "GB": ("+44", "1632")}
TAIL = {
    "DE": """
Acker Birken Blumen Brand Buchen Dorn Ebers Eichen Erlen Falken Gold Grün Hagen Hasel Heiden Hirsch
Höll Kalten Linden Löwen Mühl Nieder Ober Pfaffen Rosen Rüben Sand Schön Stein Tannen Unter Wald
Weiden Winter Wolfs Zeller
/ acker auer bach bauer baum beck berg born brink brunn busch dorf eck felder gruber hardt haus
hofer holz huber kamp kötter land loh mann meier müller ried rott stätter thal winkel""",
    "FR": """
Beau Bois Bon Bour Car Char Chau Cour De Del Des Du Fau Fon Gau Gra Han Lam Le Mar Mon Pel Per Pré
Rou Sau Ser Ta Va Ver Vil
/ bert bois bourg champ court dier don fert fort gnac lain lard let lier mont nard nay not quet ray
rel rey rin roy sac teil ton val vet vier""",
    "PL": """
Bor Brz Chm Dob Gaj Grab Jar Jaw Kal Kam Klim Kos Krz Lip Mal Mich Mor Ol Pad Paw Pias Rad Rog Sob
Stan Tar Trz Wal Wier Zab
/ ański arczyk asik czak czyk elak ecki elski iak icki ielski iński kiewicz nik oń ewski orek orski
owicz owski owiak szewski uch ura yński""",
    "GB": """
Ash Black Brad Broad Cal Clif Cran Dun East El Fair Hal Harts Hol Kings Lang Long Mar Mid Nor Oak
Pen Red Shel Stan Thorn Wake West Whit Win
/ borough bourne bridge brook burn by cliffe combe cote den don field ford gate ham hurst ley low
man mere more ridge shaw stead stone ton wall well wick wood worth""",
}
"""How rare family names begin / and how they end."""
OF_ONE_HOUSE = ((0,), (0, 28), (29, 27, 0))
"""How many years younger than the first the others are."""
YOUNGEST = 2020


@dataclass
class Soul:
    """A person as one would enter it into a list."""

    country: str
    female: bool
    given: str
    family: str
    birth: str | None = None
    email: str = ""
    mobile: str = ""
    landline: str = ""
    street: str = ""
    number: str = ""
    town: tuple[str, str] = ("", "")
    """Postcode and locality."""
    birth_name: str = ""
    suffix: str = ""
    form: str = "unknown"

    def draft(self) -> PersonDraft:
        """As the program keeps it."""
        phones = tuple(PhoneDraft(number=each) for each in (self.mobile, self.landline) if each)
        return PersonDraft(
            self.given,
            self.family,
            suffix=self.suffix,
            birth_name=self.birth_name,
            form_of_address=self.form,
            birth_date=self.birth,
            nationality=self.country,
            reach=Reach(
                phones,
                (EmailDraft(address=self.email),) if self.email else (),
                (self._address(),) if self.street else (),
            ),
        )

    def _address(self) -> AddressDraft:
        first = script("names")[self.country]["house_number"] != "after"
        line = f"{self.number} {self.street}" if first else f"{self.street} {self.number}"
        return AddressDraft(
            street=line, postcode=self.town[0], locality=self.town[1], country=self.country
        )


class Registry:
    """Draws townsfolk and whole families, all alike for the same chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._issued = 0
        self._mailboxes: dict[str, int] = {}

    def single(self) -> Soul:
        """Somebody who lives alone."""
        country = self.chance.choices(list(SHARES), list(SHARES.values()))[0]
        female = self.chance.random() < 0.52
        soul = Soul(country, female, "", "", self.birth())
        soul.given = self.given(country, female=female)
        soul.family = self.family(country, female=female)
        self.settle(soul)
        self.equip(soul)
        return soul

    def family_of(self) -> list[Soul]:
        """One to four people of one house; couples, brothers and sisters among them."""
        first = self.single()
        if self.chance.random() < 0.6:
            return [first]
        house = [first]
        for years in self.chance.choice(OF_ONE_HOUSE):
            house.append(self.mate(first, years))
            while any(namesakes(house[-1].given, each.given) for each in house[:-1]):
                house[-1].given = self.given(first.country, female=house[-1].female)
        return house

    def mate(self, first: Soul, years: int, *, shared: float = 0.12) -> Soul:
        """Somebody of the same house, so many *years* younger; often of the same name."""
        female = not first.female if years == 0 else self.chance.random() < 0.5
        given = self.given(first.country, female=female)
        while namesakes(given, first.given):
            given = self.given(first.country, female=female)
        family = declined(first.country, undeclined(first.country, first.family), female=female)
        if self.chance.random() < 0.12:
            family = self.family(first.country, female=female)
        soul = replace(first, female=female, given=given, family=family, birth_name="", suffix="")
        soul.birth = self.birth(first, years)
        mailbox = first.email
        self.equip(soul, landline=first.landline)
        if mailbox and self.chance.random() < shared:
            soul.email = mailbox
        return soul

    def given(self, country: str, *, female: bool) -> str:
        """A given name, now and then two."""
        listed = script("names")[country]["given_female" if female else "given_male"]
        name = drawn(self.chance, listed, 0.7)
        if self.chance.random() < 0.05:
            second = drawn(self.chance, listed, 0.7)
            name = name if second == name else f"{name}{self.chance.choice('- ')}{second}"
        return name

    def family(self, country: str, *, female: bool) -> str:
        """A family name: one of the usual ones, or one of the many rare ones."""
        if self.chance.random() < 0.55:
            name = drawn(self.chance, script("names")[country]["family"], 0.85)
        else:
            first, last = (self.chance.choice(part.split()) for part in TAIL[country].split("/"))
            name = first + last
        return declined(country, name, female=female)

    def birth(self, elder: Soul | None = None, years: int = 0) -> str | None:
        """A birthday, of some only the year, of some nothing."""
        luck = self.chance.random()
        if luck < 0.22:
            return None
        year = self.chance.randint(1936, 1992)
        if elder is not None and elder.birth:
            year = min(YOUNGEST, int(elder.birth[:4]) + years + self.chance.randint(-4, 4))
        day = f"{year}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
        return day if luck < 0.92 else day[:4]

    def settle(self, soul: Soul) -> None:
        """Give a house to live in."""
        names = script("names")[soul.country]
        place = self.chance.choice(names["locality"])
        soul.town = (place["postcode"], place["name"])
        soul.street, soul.number = (
            self.chance.choice(names["streets"]),
            str(self.chance.randint(1, 120)),
        )
        if self.chance.random() < 0.12:
            soul.street = soul.number = ""

    def equip(self, soul: Soul, *, landline: str = "") -> None:
        """Give a mailbox, a mobile and the telephone of the house, to some."""
        soul.email = self.mailbox(soul) if self.chance.random() < 0.55 else ""
        soul.mobile = self.dialled(soul.country) if self.chance.random() < 0.6 else ""
        own = self.dialled(soul.country, DIALLED[soul.country][1])
        soul.landline = landline or (own if self.chance.random() < 0.45 else "")
        known = "mrs" if soul.female else "mr"
        soul.form = known if self.chance.random() < 0.8 else "unknown"

    def mailbox(self, soul: Soul) -> str:
        """A mailbox that nobody else has got."""
        pattern = self.chance.choice(("{g}.{f}", "{i}.{f}", "{f}.{g}", "{g}{f}", "{f}"))
        name = fold(pattern.format(g=soul.given, i=soul.given[:1], f=soul.family))
        plain = "".join(sign for sign in name if sign.isalnum() or sign in ".-")
        self._mailboxes[plain] = count = self._mailboxes.get(plain, 0) + 1
        return f"{plain}{count if count > 1 else ''}@{self.chance.choice(('a', 'b', 'c'))}.example"

    def dialled(self, country: str, area: str = "") -> str:
        """A number that nobody else has got."""
        self._issued += 1
        rest = f"{self._issued * 7919 % 10**7:07}"
        return f"{DIALLED[country][0]} {area or '171'} {rest}"


def namesakes(one: str, other: str) -> bool:
    """Whether two have a given name in common: no house has an Anna and an Anna Maria."""
    return not set(one.replace("-", " ").split()).isdisjoint(other.replace("-", " ").split())


def drawn(chance: Random, listed: list[str], steepness: float) -> str:
    """One of a list, what stands first far more often (Zipf's law)."""
    weights = [1 / (place + 3) ** steepness for place in range(len(listed))]
    return chance.choices(listed, cum_weights=list(accumulate(weights)))[0]


def declined(country: str, name: str, *, female: bool) -> str:
    """The family name of a woman: Kowalska."""
    for ending, changed in script("names")[country].get("feminine", ()) if female else ():
        if name.endswith(ending):
            return name.removesuffix(ending) + changed
    return name


def undeclined(country: str, name: str) -> str:
    """The family name of a man: Kowalski."""
    for ending, changed in script("names")[country].get("feminine", ()):
        if name.endswith(changed):
            return name.removesuffix(changed) + ending
    return name
