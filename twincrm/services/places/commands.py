"""What can be done with places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.names import matched_names
from twincrm.services.places.drafts import PlaceDraft, checked_place
from twincrm.services.rows import alter_parts, alter_row, new_row
from twincrm.store.models import Place, PlaceName

if TYPE_CHECKING:
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddPlace:
    """Add a town, district or region."""

    draft: PlaceDraft
    uid: str = ""
    """Given by an import; a fresh one otherwise."""

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the place {name}", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the place and its names; returns its id."""
        draft = checked_place(self.draft)
        more = {"uid": self.uid} if self.uid else {}
        row = new_row(work, Place, draft, **more)
        _write_names(work, row, PlaceDraft(), draft)
        return row.id


@command
@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Change what differs between the place as opened and as saved."""

    place_id: int
    before: PlaceDraft
    after: PlaceDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the place {name}", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the place and its names; returns its id."""
        after = checked_place(self.after)
        row = work.get(Place, self.place_id)
        if after.within_id != self.before.within_id:
            _refuse_circle(work, row.id, after.within_id)
        alter_row(row, self.before, after)
        _write_names(work, row, self.before, after)
        return row.id


def _write_names(work: Work, row: Place, before: PlaceDraft, after: PlaceDraft) -> None:
    names = matched_names(before.names, after.names)
    alter_parts(work, PlaceName, {"place_id": row.id}, before.names, names)


def _refuse_circle(work: Work, place_id: int, within_id: int | None) -> None:
    around = within_id
    while around is not None:
        if around == place_id:
            raise InputError("within_id", Message("A place cannot lie within itself."))
        around = work.get(Place, around, with_trash=True).within_id
