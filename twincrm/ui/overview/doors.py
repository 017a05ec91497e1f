"""What the overview is given by other rooms and by this machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.window.page import PageServices

    Contacts = tuple[tuple[str, int], ...]
    Enter = Callable[[PageServices, int | None, QWidget], int | None]


class StepsMemory(Protocol):
    """What this machine remembers of the first steps, by the uid of an association."""

    @property
    def user(self) -> str: ...  # noqa: D102 - the name under *I am*

    def shows_steps(self, association: str, *, new: bool) -> bool: ...  # noqa: D102 - still shown

    def bring_steps_back(self, association: str) -> None: ...  # noqa: D102 - wanted once more

    def put_steps_away(self, association: str) -> None: ...  # noqa: D102 - taken or not wanted


@dataclass(frozen=True, slots=True)
class BeginningDoors:
    """What lies behind the first steps."""

    import_cards: Callable[[PageServices, Callable[[Contacts], None]], None]
    """Import; the second is the way to show the new contacts."""
    edit_partnership: Enter
    """Asks for a new partnership; answers with the one that was saved."""
    edit_visit: Enter
    memory: StepsMemory | None = None
    """Without it an association that is new shows its steps."""


@dataclass(frozen=True, slots=True)
class OverviewDoors:
    """What lies behind the links."""

    print_programme: Callable[[PageServices, int], None]
    begin: BeginningDoors
