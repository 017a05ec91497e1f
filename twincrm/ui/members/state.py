"""How the members page looks, for when it is made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.services.members.lists import Which


@dataclass(frozen=True, slots=True)
class MembersState:
    """Which members are shown, of which year the fees are, and the chosen one."""

    which: Which
    kinds: tuple[object, ...]
    member: int | None
    card_open: bool
    year: int
