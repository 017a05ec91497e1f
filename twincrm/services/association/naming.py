"""What the association is called: all that a window must know before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.store.connection import rows

if TYPE_CHECKING:
    from twincrm.store.connection import Reading


def association_name(reading: Reading) -> str:
    """The name of the association whose file this is."""
    ((name,),) = rows(reading, "SELECT name FROM association")
    return str(name)
