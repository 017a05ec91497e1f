"""The name that is proposed for a file or folder that leaves the association."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.file_names import dated_name
from twincrm.runtime import clock
from twincrm.services.association.queries import association_details

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher


def proposed_name(dispatcher: Dispatcher, *what: str, ending: str = "") -> str:
    """Association, what it is and the day, in the words of who saves it."""
    return dated_name(dispatcher.ask(association_details).name, what, clock.today(), ending)
