"""What can be done with counterpart links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.services.checks import must_exist
from twincrm.services.command import command
from twincrm.services.counterparts.drafts import check_counterpart
from twincrm.services.rows import alter_row, new_row
from twincrm.store.models import Counterpart, Organisation, Person, Place

if TYPE_CHECKING:
    from twincrm.services.counterparts.drafts import CounterpartDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddCounterpart:
    """Link an organisation or person to its counterpart in another place."""

    name: str
    """Both sides, such as *Fire brigade – Sapeurs-pompiers*."""
    draft: CounterpartDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the counterparts {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Insert the link; returns its id.

        Raises:
            RuleError: both sides are in the same place, or are the same.
        """
        _check(work, self.draft)
        return new_row(work, Counterpart, self.draft).id


@command
@dataclass(frozen=True, slots=True)
class ChangeCounterpart:
    """Change what differs between the link as opened and as saved."""

    counterpart_id: int
    name: str
    before: CounterpartDraft
    after: CounterpartDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the counterparts {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Alter the link; returns its id.

        Raises:
            RuleError: both sides are in the same place, or are the same.
        """
        counterpart = work.get(Counterpart, self.counterpart_id)
        _check(work, self.after)
        alter_row(counterpart, self.before, self.after)
        return counterpart.id


def _check(work: Work, draft: CounterpartDraft) -> None:
    """Counterparts are of two places; a side whose place is not known may be of any."""
    check_counterpart(draft)
    must_exist(work, Place, [draft.other_place_id])
    near = (draft.organisation_id, draft.person_id)
    far = (draft.other_organisation_id, draft.other_person_id)
    if near == far:
        raise RuleError(Message("Nobody is their own counterpart. Please choose somebody else."))
    here = _place(work, *near)
    there = _place(work, *far) or draft.other_place_id
    if here is not None and here == there:
        raise RuleError(
            Message("Counterparts belong to two different places. Both are in the same one.")
        )


def _place(work: Work, organisation_id: int | None, person_id: int | None) -> int | None:
    if organisation_id is not None:
        return work.get(Organisation, organisation_id, with_trash=True).place_id
    if person_id is not None:
        return work.get(Person, person_id, with_trash=True).place_id
    return None
