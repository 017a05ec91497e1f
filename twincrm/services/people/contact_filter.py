"""What the contacts list is narrowed down by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.table_view import SortBy
    from twincrm.store.search import Kind, Order

CONTACTS: tuple[Kind, ...] = ("person", "organisation", "household")


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What is looked for: every filter that is set must be met, by any one of its values."""

    text: str = ""
    kinds: tuple[Kind, ...] = CONTACTS
    place_ids: tuple[int, ...] = ()
    """With everything that lies within them."""
    sectors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tag_ids: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()
    """Static and smart alike; who is in one of them."""
    entries: frozenset[int] | None = None
    """None of any other entries, such as what an import brought; None for all."""
    order: Order = "name"
    sort: tuple[SortBy, ...] = ()
    """Columns of the table that decide instead of *order*."""
    language: str = "en"
    """Whose names of countries and the like are sorted."""

    @property
    def narrows(self) -> bool:
        """Whether anything but text and kind is asked for."""
        filters = self.place_ids or self.sectors or self.languages or self.tag_ids
        return bool(filters or self.group_ids) or self.entries is not None

    @property
    def of_group(self) -> int | None:
        """The group whose contacts are asked for, all and nothing else; None for any other list."""
        alone = ContactFilter(group_ids=self.group_ids, order=self.order, language=self.language)
        if self != alone:
            return None
        return self.group_ids[0] if len(self.group_ids) == 1 else None
