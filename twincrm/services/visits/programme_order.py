"""Programme items once more, and before or behind those that begin with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from twincrm.domain.terms import ItemStatus
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.rows import alter_parts, new_row
from twincrm.services.visits.programme import read_item
from twincrm.store.models import ProgrammeItem, ProgrammeText

if TYPE_CHECKING:
    from twincrm.store.work import Work

Step = Literal[-1, 1]
"""Earlier or later."""


@command
@dataclass(frozen=True, slots=True)
class DuplicateProgrammeItem:
    """Add an item once more, with all it says, behind the one it is like.

    It is not confirmed: nobody has agreed to the second one yet.
    """

    item_id: int
    title: str

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Duplicate “{title}” in the programme", {"title": self.title})

    def run(self, work: Work) -> int:
        """Insert the new item and its texts; returns its id."""
        item = work.get(ProgrammeItem, self.item_id)
        draft = read_item(work.session, item.id)
        place = _in_order(work, item, item.id)
        draft = replace(draft, status=ItemStatus.DRAFT, position=place + 1)
        for later in _beside(work, item)[place + 1 :]:
            later.position += 1
        copy = new_row(work, ProgrammeItem, draft, visit_id=item.visit_id)
        texts = tuple(replace(text, id=None) for text in draft.texts)
        alter_parts(work, ProgrammeText, {"programme_item_id": copy.id}, (), texts)
        return copy.id


@command
@dataclass(frozen=True, slots=True)
class PlaceProgrammeItem:
    """Put an item before or behind its neighbour among those that begin at the same time."""

    item_id: int
    title: str
    step: Step

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Move “{title}” in the programme", {"title": self.title})

    def run(self, work: Work) -> int:
        """Number the items anew; returns the item's id. The first and the last stay there."""
        item = work.get(ProgrammeItem, self.item_id)
        place = _in_order(work, item, item.id)
        there = place + self.step
        beside = _beside(work, item)
        if 0 <= there < len(beside):
            item.position, beside[there].position = there, place
        return item.id


def _beside(work: Work, item: ProgrammeItem) -> list[ProgrammeItem]:
    """The items of a visit that begin with this one, itself among them, in their order."""
    statement = select(ProgrammeItem).where(
        ProgrammeItem.visit_id == item.visit_id,
        ProgrammeItem.day == item.day,
        ProgrammeItem.starts_at.is_not_distinct_from(item.starts_at),
    )
    return list(work.all(statement.order_by(ProgrammeItem.position, ProgrammeItem.id)))


def _in_order(work: Work, item: ProgrammeItem, wanted: int) -> int:
    """Number those that begin with an item from 0, and tell which number one of them has."""
    beside = _beside(work, item)
    for number, each in enumerate(beside):
        if each.position != number:
            each.position = number
    return next(number for number, each in enumerate(beside) if each.id == wanted)
