"""Somebody who gets post: a person, people of one household, or an organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.salutation import Addressee


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a letter, and how it is addressed, begun and ended."""

    contacts: tuple[tuple[str, int], ...]
    """Kind and id of everybody the piece of post is for."""
    name: str
    """On one line, for lists and previews."""
    names: tuple[str, ...] = ()
    """The first lines on the envelope."""
    place_lines: tuple[str, ...] = ()
    """Street, postcode and town as the country writes them; none where no address is known."""
    language: str = ""
    salutation: str = ""
    """The first line of the letter, with the mark it ends with."""
    closing: str = ""
    starts_lower: bool = False
    """Whether the first sentence goes on in small letters."""
    familiar: bool = False
    """Whether everybody who is spoken to is on first-name terms with the association."""
    several: bool = False
    """Whether more than one person is spoken to."""
    people: tuple[tuple[str, int], ...] = ()
    """Everybody who is named in it: of a household those who live there."""
    email: str = ""
    given: str = ""
    family: str = ""
    organisation: str = ""
    postcode: str = ""
    town: str = ""
    addressed: tuple[Addressee, ...] = ()
    """Everybody the first line speaks to: it can be said in another language as well."""
    override: str = ""
    """A first line that somebody wrote for all of them; it stands in every language."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that stands on the envelope."""
        return (*self.names, *self.place_lines)

    @property
    def has_address(self) -> bool:
        """Whether post can reach them."""
        return bool(self.place_lines)
