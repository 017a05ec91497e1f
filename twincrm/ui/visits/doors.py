"""What the page of the visits is given by other rooms, and how it looked for who comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from twincrm.ui.visits.listing import VisitFilter
    from twincrm.ui.visits.programme_pane import ViewMemory
    from twincrm.ui.window.page import PageServices

PROGRAMME = "programme"
PARTS = {"visit_people": "people"}
"""The part in which a link of another kind than ``visit`` ends; all others, the programme."""
"""The part of a visit that is shown first."""


@dataclass(frozen=True, slots=True)
class VisitDoors:
    """What opens the dialogs of other rooms."""

    print_programme: Callable[[PageServices, int], None]
    edit_visit: Callable[[PageServices, int | None, QWidget, str, str], int | None]
    """Asks for a new visit, or changes one, the keyboard in a part in a language; answers with the
    one that was saved."""
    edit_participation: Callable[[PageServices, int, QWidget], bool]
    """Changes all of one participation; whether it was saved."""
    edit_delegation: Callable[[PageServices, int, int | None, QWidget], int | None]
    """Asks for a new delegation of a visit, or changes one; answers with the one saved."""
    memory: ViewMemory | None = None
    """Remembers on this machine how programmes are shown."""


@dataclass(frozen=True, slots=True)
class VisitsState:
    """How the page looks, for when it is made anew."""

    visit: int | None
    card_open: bool
    wanted: VisitFilter
    part: str = PROGRAMME
