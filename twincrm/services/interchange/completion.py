"""What a known contact gains from a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.services.interchange.incoming import Row
    from twincrm.services.interchange.residing import Residence


@dataclass(frozen=True, slots=True)
class Completion:
    """What a known contact gains from a card."""

    columns: dict[str, str]
    """Texts for columns that are empty so far."""
    phones: tuple[Row, ...] = ()
    emails: tuple[Row, ...] = ()
    addresses: tuple[Row, ...] = ()
    links: tuple[Row, ...] = ()
    tags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    assignment: bool = False
    photo: bool = False
    place: bool = False
    """Whether it comes to live in the town of its address."""
    former: Residence | None = None
    """The address on file that becomes a former one, as the contact has moved to the new one."""
    filled: Residence | None = None
    """The address on file that gains the street of the new one."""
    settled: tuple[str, ...] = ()
    """Lines of its note that an import wrote and that hold no longer; they are left out of it."""

    @property
    def nothing(self) -> bool:
        """Whether the contact stays as it is."""
        rows = (self.phones, self.emails, self.addresses, self.links, self.tags, self.languages)
        more = (self.assignment, self.photo, self.place, self.filled)
        return not (self.columns or any(rows) or any(more))
