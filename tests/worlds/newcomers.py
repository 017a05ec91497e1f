"""A second town, made otherwise than the first: Polish, Turkish and Dutch names, villages of few.

Nothing here is drawn as the townsfolk are, so that rules which only fit those are found out.
Whoever had both cards in hand could tell twice entered people by something of their own, and those
who only look alike by something that differs.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from worlds.plants import Town, common, shuffled
from worlds.townsfolk import Soul

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

GIVEN = {
    ("PL", True): """Agnieszka Małgorzata Katarzyna Jadwiga Elżbieta Aleksandra Magdalena Zofia
        Bożena Grażyna Halina Danuta Wiesława Urszula Renata Beata Dorota Iwona Kinga Hanna""",
    ("PL", False): """Krzysztof Stanisław Wojciech Grzegorz Zbigniew Tadeusz Andrzej Kazimierz
        Henryk Ryszard Jerzy Bogdan Mirosław Dariusz Sławomir Przemysław Łukasz Paweł Marcin""",
    ("TR", True): """Ayşe Fatma Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Gülsüm Özlem
        Nurcan Sevgi Hülya Filiz Dilek Yasemin Çiğdem Büşra""",
    ("TR", False): """Mehmet Mustafa Ahmet Hüseyin İbrahim İsmail Osman Yusuf Süleyman Ramazan
        Abdullah Halil Ömer Kemal Murat Gökhan Çetin Şükrü Uğur Tuncay""",
    ("NL", True): """Johanna Wilhelmina Cornelia Hendrika Elisabeth Margaretha Annemieke Saskia
        Marijke Femke Sanne Anouk Willemijn Geertje Antje Tineke Riet Loes Fleur Jolijn""",
    ("NL", False): """Johannes Cornelis Hendrik Wilhelmus Jacobus Petrus Antonius Gerardus Maarten
        Joost Sjoerd Thijs Ruud Wouter Bram Dirk Pieter Sander Rinus Evert""",
}
FAMILY = {
    "PL": """Nowak Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
        Mazur Krawczyk Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Stępień
        Górski Rutkowski Sikora Ostrowski Baran Duda Szewczyk Tomaszewski Pietrzak Marciniak""",
    "TR": """Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç
        Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Erdoğan Güneş Aktaş Bulut Acar""",
    "NL": """Jong Vries Berg Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker
        Brouwer Dijkstra Groot Leeuwen Dijk Kuiper Veenstra Prins Huisman Postma Kuijpers""",
}
RARE = {
    "PL": """Bach Cich Drop Fur Gac Has Jus Kub Mach Now Pol Rat Szcz Tyb Urb Wit
        / ala ara czak elewicz ka niak nicki oszek ula yga yra ysz""",
    "TR": """Ak Al Bay Can Demir Er Gök Gül Işık Kara Kaya Öz Sarı Taş Tun Ün Yal
        / alp baş can çı demir dağ er göz han kan kaya lar maz oğlu oğulları soy taş türk ürk""",
    "NL": """Aal Beek Dijk Eik Gras Hoek Hof Ijzer Kamp Klein Laar Meer Nieuw Oost Schaap Veld
        / bos broek dam donk hof horst huis kamp koop land man mans sma stra veen zicht""",
}
"""How rare family names begin / and how they end."""
SHORT = {
    "Katarzyna": "Kasia", "Małgorzata": "Gosia", "Aleksandra": "Ola", "Magdalena": "Magda",
    "Elżbieta": "Ela", "Jadwiga": "Jadzia", "Agnieszka": "Aga", "Stanisław": "Staszek",
    "Wojciech": "Wojtek", "Grzegorz": "Grzesiek", "Zbigniew": "Zbyszek", "Tadeusz": "Tadek",
    "Krzysztof": "Krzysiek", "Kazimierz": "Kazik", "Andrzej": "Jędrek", "Jerzy": "Jurek",
    "İbrahim": "İbo", "Mustafa": "Musti", "Süleyman": "Sülo", "Mehmet": "Memo",
    "Johannes": "Jan", "Cornelis": "Kees", "Hendrik": "Henk", "Wilhelmus": "Wim",
    "Jacobus": "Jaap", "Petrus": "Piet", "Antonius": "Toon", "Gerardus": "Gerrit",
    "Johanna": "Hanneke", "Wilhelmina": "Mina", "Cornelia": "Corrie", "Hendrika": "Rika",
    "Elisabeth": "Els", "Margaretha": "Greet",
}  # fmt: skip
STREETS = """Mühlweg Lindenallee Kirchgasse Schulstraße Feldweg Bahnhofstraße Gartenweg Birkenweg
    Hauptstraße Bergstraße Wiesengrund Dorfstraße Uferweg Teichgasse Ahornring Kastanienhof"""
PLAIN = str.maketrans("ıİşŞğĞçÇöÖüÜłŁżźńśćąęóÓ", "iIsSgGcCoOuUlLzznscaeoO")
KINDS = ("nickname", "swapped", "hyphen", "moved", "letters", "typo")
ALIKE = ("cousins", "three_generations", "couple", "sisters")
VILLAGERS = 400


def settled(people: int, each: int, seed: int) -> Town:
    """So many *people*, *each* of duplicates and of look-alikes among them, in random order."""
    chance, town = Random(seed * 31 + 7), Town()
    hall = TownHall(chance, max(2, people // VILLAGERS))
    while len(town.souls) < people - 3 * each:
        town.add(hall.newcomer())
    places = chance.sample(range(len(town.souls)), len(town.souls))
    for turn in range(each):
        kind = KINDS[turn % len(KINDS)]
        place, again = next(hall.again(town, places, kind))
        places.remove(place)
        town.doubles[place, town.add(again)] = kind
    while len(town.lookalikes) < each:
        kind = ALIKE[len(town.lookalikes) % len(ALIKE)]
        rows = [town.add(soul) for soul in getattr(hall, kind)()]
        pairs = ((a, b) for n, a in enumerate(rows) for b in rows[n + 1 :])
        town.lookalikes |= dict.fromkeys(pairs, kind)
    return shuffled(town, chance)


class TownHall:
    """Enters people in the order in which they come, and some of them a second time."""

    def __init__(self, chance: Random, villages: int) -> None:
        self.chance = chance
        self.villages = [(f"{38000 + 7 * n}", f"Neudorf {n}") for n in range(villages)]
        self.numbers = 0

    def newcomer(self, origin: str = "") -> Soul:
        """Somebody with a name of the country they or their parents came from."""
        chance = self.chance
        origin = origin or chance.choice(("PL", "TR", "NL"))
        female = chance.random() < 0.5
        given, family = chance.choice(GIVEN[origin, female].split()), self.family(origin, female)
        soul = Soul("PL" if origin == "PL" else "DE", female, given, family)
        soul.birth = self.birthday(chance.randint(1938, 2001)) if chance.random() < 0.7 else None
        soul.form = chance.choice(("mrs" if female else "mr", "unknown"))
        return self.reached(soul)

    def family(self, origin: str, female: bool) -> str:
        begin, end = (part.split() for part in RARE[origin].split("/"))
        name = self.chance.choice(begin) + self.chance.choice(end)
        if self.chance.random() < 0.5:
            name = self.chance.choice(FAMILY[origin].split())
        if origin == "NL" and self.chance.random() < 0.3:
            return f"{self.chance.choice(('van', 'van der', 'de'))} {name}"
        changed = origin == "PL" and female and name.endswith(("ski", "cki"))
        return f"{name[:-1]}a" if changed else name

    def birthday(self, year: int) -> str:
        return f"{year}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def reached(self, soul: Soul) -> Soul:
        """At home somewhere, with a mobile and a mailbox of their own, as far as is known."""
        soul.town, soul.number = self.chance.choice(self.villages), str(self.chance.randint(1, 60))
        soul.street = self.chance.choice(STREETS.split())
        soul.mobile = self.number() if self.chance.random() < 0.6 else ""
        soul.email = self.mailbox(soul) if self.chance.random() < 0.5 else ""
        return soul

    def number(self) -> str:
        self.numbers += 1
        return f"+49 160 {self.numbers * 104729 % 10**7:07}"

    def mailbox(self, soul: Soul) -> str:
        self.numbers += 1
        name = fold(f"{soul.given}{soul.family}{self.numbers}")
        return "".join(c for c in name if c.isascii() and c.isalnum()) + "@mail.example"

    def again(self, town: Town, places: list[int], kind: str) -> Iterator[tuple[int, Soul]]:
        """Those who can be entered again in such a way that one could tell."""
        for place in places:
            soul = town.souls[place]
            other = getattr(self, f"_{kind}")(replace(soul, form="unknown"))
            if other is not None and len(common(soul, other)) >= 1 + (kind == "moved"):
                yield place, other

    def _nickname(self, soul: Soul) -> Soul | None:
        soul.given = SHORT.get(soul.given, "")
        return self._copied(soul) if soul.given else None

    def _swapped(self, soul: Soul) -> Soul | None:
        soul.given, soul.family = soul.family, soul.given
        return self._copied(soul)

    def _hyphen(self, soul: Soul) -> Soul | None:
        if not soul.female:
            return None
        other = self.family(self.chance.choice(("PL", "TR", "NL")), female=True)
        soul.family = self.chance.choice((f"{soul.family}-{other}", f"{other}-{soul.family}"))
        return self._copied(soul)

    def _moved(self, soul: Soul) -> Soul | None:
        """Another house and mailbox; day of birth and mobile are what they were."""
        known = replace(soul)
        self.reached(soul)
        soul.mobile, soul.email = known.mobile, self.mailbox(soul)
        return soul

    def _letters(self, soul: Soul) -> Soul | None:
        before = soul.given + soul.family
        soul.given, soul.family = (n.translate(PLAIN) for n in (soul.given, soul.family))
        return self._copied(soul) if before != soul.given + soul.family else None

    def _typo(self, soul: Soul) -> Soul | None:
        at = self.chance.randrange(1, len(soul.family) - 1)
        name = soul.family
        soul.family = self.chance.choice(
            (name[:at] + name[at + 1 :], name[:at] + name[at : at + 1] + name[at:])
        )
        return self._copied(soul)

    def _copied(self, soul: Soul) -> Soul:
        """Copied from an older list: one of what is known is not in it."""
        gone = self.chance.choice(("birth", "mobile", "email", "street"))
        setattr(soul, gone, None if gone == "birth" else "")
        if gone == "street":
            soul.number, soul.town = "", ("", "")
        return soul

    def cousins(self) -> list[Soul]:
        """Two of one name in one village, in houses of their own, some years apart or not told."""
        one = self.newcomer()
        one.birth = self.birthday(1970 + self.chance.randrange(20))
        other = self.reached(replace(one, birth=None))
        other.town = one.town
        if self.chance.random() < 0.7:
            year = int(one.birth[:4]) + self.chance.choice((-9, -4, 3, 6, 11))
            other.birth = self.birthday(year)
        return [one, other]

    def three_generations(self) -> list[Soul]:
        """Grandfather, father and son of one name in one house, with one telephone."""
        old = Soul("DE", False, "Hans", "Müller", form="mr")
        if self.chance.random() < 0.6:
            old = self.newcomer()
            old.female, old.given = False, self.chance.choice(GIVEN["NL", False].split())
        self.reached(old)
        old.birth, old.landline = self.birthday(1935 + self.chance.randrange(15)), self.number()
        found = [old]
        for born in (27, 56):
            year = int(old.birth[:4]) + born
            birth = self.birthday(year) if self.chance.random() < 0.7 else str(year)
            found.append(replace(old, birth=birth, email="", mobile=self.number()))
        return found

    def couple(self) -> list[Soul]:
        """Hendrik and Hendrika, Jan and Janna: one mailbox, one telephone, one house."""
        names = (("Hendrik", "Hendrika"), ("Wilhelm", "Wilhelmina"), ("Johan", "Johanna"),
                 ("Cornelis", "Cornelia"), ("Bogdan", "Bogdana"), ("Kemal", "Kemale"))  # fmt: skip
        one = self.newcomer("NL")
        one.female, (one.given, wife) = False, self.chance.choice(names)
        one.form, one.email, one.landline = "mr", self.mailbox(one), self.number()
        other = replace(one, female=True, given=wife, mobile=self.number(), form="mrs")
        other.birth = self.birthday(1960 + self.chance.randrange(9)) if one.birth else None
        return [one, other]

    def sisters(self) -> list[Soul]:
        """Of one house, a year apart or twins."""
        one = self.newcomer()
        one.female, one.landline = True, self.number()
        first, second = self.chance.sample(GIVEN["PL", True].split(), 2)
        one.given, one.birth = first, self.birthday(1990)
        twins = self.chance.random() < 0.5
        birth = one.birth if twins else self.birthday(1991)
        return [one, replace(one, given=second, birth=birth, mobile="", email="")]
