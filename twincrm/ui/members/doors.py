"""The ways from the members page to paper and files, which other rooms know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.members.certified import Given
    from twincrm.ui.window.page import PageServices

Contacts = tuple[tuple[str, int], ...]


def _nowhere(services: PageServices, contacts: Contacts, year: int) -> None:
    """Nothing is opened: pages that are shown alone know no other room."""
    del services, contacts, year


@dataclass(frozen=True, slots=True)
class MemberDoors:
    """What is opened for members, each with the contacts or memberships it is for.

    What speaks of fees is told their year as well.
    """

    post: Callable[[PageServices, Contacts], None]
    reminders: Callable[[PageServices, Contacts, int], None]
    save_table: Callable[[PageServices, Contacts, tuple[str, ...], int, tuple[int, ...]], None]
    """With the columns of the list, the year of the fees and the memberships meant."""
    print_list: Callable[[PageServices, tuple[int, ...], tuple[str, ...], int], None]
    email: Callable[[PageServices, Contacts, int], None] = _nowhere
    certificates: Callable[[PageServices, tuple[Given, ...]], None] | None = None
    board_list: Callable[[PageServices], None] | None = None
