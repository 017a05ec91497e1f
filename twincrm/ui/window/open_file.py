"""The open file, as the window holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.errors import TwincrmError
    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.hub import ChangeHub
    from twincrm.ui.jobs import JobRunner
    from twincrm.ui.window.troubles import Cures


@dataclass(slots=True)
class OpenFile:
    """What lives as long as a file is open, whatever happens to the widgets."""

    dispatcher: Dispatcher
    jobs: JobRunner
    hub: ChangeHub
    name: str
    """The association's."""
    cures: Cures
    """What the window can do against troubles with it."""
    said: Callable[[TwincrmError], None]
    """Hears which troubles with it were said, so that what broke with one is not said again."""
