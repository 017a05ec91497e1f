"""What contacts can be dropped on, and the contacts that are dragged there."""

from __future__ import annotations

from dataclasses import dataclass
from os import urandom
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QMimeData

from twincrm.domain.texts import Message
from twincrm.runtime import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.contacts.rows import Contact

    Contacts = tuple[Contact, ...]

CONTACTS = "application/x-twincrm-contacts"
OURS = urandom(8).hex()
"""Tells contacts of this program from those of another one, in whose file the ids mean others."""
GROUPS, VISITS = 3, 2
"""So many are offered by name: the newest groups, the next visits."""
ANY = 0
"""Stands for one that is still to be chosen."""
Kind = Literal["group", "household", "visit"]
ICONS: dict[Kind, str] = {"group": "folder", "household": "house", "visit": "bus"}
OTHERS: dict[Kind, Message] = {
    "group": Message("Group…"),
    "household": Message("Household…"),
    "visit": Message("Visit…"),
}


@dataclass(frozen=True, slots=True)
class DropTarget:
    """A group, a household or a visit that contacts are dropped on."""

    kind: Kind
    id: int = ANY
    title: str = ""


def offered(dispatcher: Dispatcher, language: str) -> tuple[DropTarget, ...]:
    """What is offered below the list while somebody drags."""
    # The first list is there before these.
    from twincrm.services.smart.listing import groups
    from twincrm.services.visits.queries import visit_rows

    static = [row for row in dispatcher.glance(groups) if not row.smart]
    static.sort(key=lambda row: -row.id)
    to_come = dispatcher.ask(visit_rows, clock.today(), language, past=False)
    return (
        *(DropTarget(kind) for kind in ICONS),
        *(DropTarget("group", row.id, row.name) for row in static[:GROUPS]),
        *(DropTarget("visit", row.id, row.name) for row in to_come[:VISITS]),
    )


def packed(contacts: Iterable[Contact]) -> QMimeData:
    """Contacts as they are dragged; other programs can make nothing of them."""
    lines = [OURS, *(f"{kind} {key}" for kind, key in contacts)]
    data = QMimeData()
    data.setData(CONTACTS, QByteArray("\n".join(lines).encode()))
    return data


def unpacked(data: QMimeData) -> Contacts:
    """The contacts that are dragged; none where it is something else."""
    lines = bytes(data.data(CONTACTS).data()).decode(errors="replace").splitlines()
    if not lines or lines[0] != OURS:
        return ()
    pairs = (line.split(" ") for line in lines[1:])
    return tuple((kind, int(key)) for kind, key in pairs)
