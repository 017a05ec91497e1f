"""Names of people, in the order their country says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DisplayOrder = Literal["western", "eastern"]
"""``western``: Anna Weber; ``eastern``: Kovács Anna (Hungary, East Asia)."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts; a Hungarian married name such as *Kovácsné* is a family name.

    The particle (*von der*, *de*) stands before the family name and is kept apart for sorting.
    Nothing is derived from a first name, least of all a form of address.
    """

    given: str = ""
    family: str = ""
    particle: str = ""
    title: str = ""
    suffix: str = ""
    nickname: str = ""
    birth_name: str = ""
    display_order: DisplayOrder = "western"

    def full(self) -> str:
        """As said and written on an envelope: ``Dr. Anna von der Heide``, ``Dr. Kovács Anna``."""
        names = [self.given, self.surname()]
        if self.display_order == "eastern":
            names.reverse()
        return _spaced(self.title, *names, self.suffix) or self.nickname

    def surname(self) -> str:
        """Particle and family name: ``von der Heide``, ``d’Estaing``."""
        return _joined(self.particle, self.family)

    def list_form(self) -> str:
        """Family name first: ``Heide, Dr. Anna von der``; Hungarian without comma."""
        if self.display_order == "eastern":
            return _spaced(self.surname(), self.given, self.title, self.suffix) or self.nickname
        rest = _spaced(self.title, self.given, self.particle)
        family = _spaced(self.family, self.suffix)
        return ", ".join(part for part in (family, rest) if part) or self.nickname

    def upper_family(self) -> str:
        """NOM Prénom: ``DELATTRE Chantal``; the particle stays as it is."""
        family = _joined(self.particle, _capitals(self.family))
        return _spaced(family, self.given) or self.nickname

    def initials(self) -> str:
        """One or two capital letters, in the order of the name: ``AH``, ``KA``."""
        return initials(self.given, self.family, self.nickname, self.display_order)

    def call_name(self) -> str:
        """What the person is called, as on a badge: the nickname, else the first name."""
        return self.nickname or self.given or self.surname()


def typed_name(text: str) -> tuple[str, str]:
    """First and family name of a name that somebody typed in one line.

    ``Martin, Pierre`` says which is which; else the last word is the family name, and with it
    small words such as *von der* that stand before it.
    """
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma:
        return given, family
    words = text.split()
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].islower():
        begin -= 1
    return " ".join(words[:begin]), " ".join(words[begin:])


def initials(given: str, family: str, nickname: str, order: DisplayOrder) -> str:
    """The initials of a name whose other parts need not be known."""
    first, last = (family, given) if order == "eastern" else (given, family)
    return _first_letter(first) + _first_letter(last) or _first_letter(nickname)


def _spaced(*parts: str) -> str:
    return " ".join(" ".join(parts).split())


def _joined(particle: str, family: str) -> str:
    """With a blank between, except after an apostrophe."""
    if particle.rstrip().endswith(("'", "’")):
        return particle.strip() + family.strip()
    return _spaced(particle, family)


def _capitals(text: str) -> str:
    """In capitals, with ẞ for ß, so that Weiß and Weiss stay two names."""
    return text.replace("ß", "ẞ").upper()


def _first_letter(name: str) -> str:
    if name[:1].isalpha():
        return name[0].upper()[0]
    for character in name:
        if character.isalpha():
            return character.upper()[0]
    return ""
