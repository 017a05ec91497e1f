"""What can be done with groups. They go to the trash and come back as all records do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.errors import RuleError
from twincrm.domain.folding import fold
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.groups.drafts import checked_group
from twincrm.services.progress import Silent
from twincrm.services.rows import alter_row, new_row
from twincrm.services.static_groups import BY_ITSELF
from twincrm.store.models import ContactGroup, GroupMember

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.services.groups.drafts import GroupDraft
    from twincrm.services.progress import Progress
    from twincrm.store.work import Work

Contacts = tuple[tuple[str, int], ...]
"""Kind (person, organisation, household) and id."""

CHUNK = 500
"""So many are written between two looks at whether somebody gave up."""


@command
@dataclass(frozen=True, slots=True)
class AddGroup:
    """Make a group; a static one with contacts at once."""

    draft: GroupDraft
    contacts: Contacts = ()
    progress: Progress = field(default_factory=Silent, compare=False)

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add the group “{name}”", {"name": self.draft.name})

    def run(self, work: Work) -> int:
        """Insert the group and who is in it; returns its id."""
        draft = checked_group(work, self.draft)
        group = new_row(work, ContactGroup, draft, folded=fold(draft.name))
        if draft.kind == GroupKind.STATIC:
            put_in(work, group.id, self.contacts, self.progress)
        return group.id


@command
@dataclass(frozen=True, slots=True)
class EditGroup:
    """Change what differs between the group as opened and as saved."""

    group_id: int
    before: GroupDraft
    after: GroupDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change the group “{name}”", {"name": self.after.name})

    def run(self, work: Work) -> int:
        """Alter the group; returns its id."""
        after = checked_group(work, self.after, self.group_id)
        group = work.get(ContactGroup, self.group_id)
        alter_row(group, self.before, after)
        group.folded = fold(group.name)
        return self.group_id


@command
@dataclass(frozen=True, slots=True)
class PutInGroup:
    """Put contacts into a static group; who is in it already stays."""

    group_id: int
    contacts: Contacts
    name: str = ""
    """Names the group in the history."""
    progress: Progress = field(default_factory=Silent, compare=False)

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Put {n} contact into the group “{name}”",
            {"n": len(self.contacts), "name": self.name},
            "Put {n} contacts into the group “{name}”",
        )

    def run(self, work: Work) -> int:
        """Insert who is not in it yet; returns how many.

        Raises:
            RuleError: the group is a smart one.
        """
        _static(work, self.group_id)
        return put_in(work, self.group_id, self.contacts, self.progress)


@command
@dataclass(frozen=True, slots=True)
class TakeOutOfGroup:
    """Take contacts out of a static group; they themselves stay as they are."""

    group_id: int
    contacts: Contacts
    name: str = ""
    """Names the group in the history."""
    progress: Progress = field(default_factory=Silent, compare=False)

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message(
            "Take {n} contact out of the group “{name}”",
            {"n": len(self.contacts), "name": self.name},
            "Take {n} contacts out of the group “{name}”",
        )

    def run(self, work: Work) -> int:
        """Delete their rows; returns how many there were.

        Raises:
            RuleError: the group is a smart one.
        """
        _static(work, self.group_id)
        wanted = set(self.contacts)
        work.flush()
        gone = [row.id for row in _members(work, self.group_id) if _contact(row) in wanted]
        for begin in range(0, len(gone), CHUNK):
            self.progress.step(begin, len(gone))
            work.bulk_delete(GroupMember, gone[begin : begin + CHUNK])
        self.progress.step(len(gone), len(gone))
        return len(gone)


def put_in(
    work: Work, group_id: int, contacts: Iterable[tuple[str, int]], progress: Progress
) -> int:
    """Insert those who are not in the group yet; returns how many.

    Raises:
        Cancelled: *progress* was asked to stop; nothing is changed then.
    """
    there = {_contact(row) for row in _members(work, group_id)}
    new = [contact for contact in dict.fromkeys(contacts) if contact not in there]
    empty: dict[str, Any] = {"person_id": None, "organisation_id": None, "household_id": None}
    rows = [{**empty, "contact_group_id": group_id, f"{kind}_id": key} for kind, key in new]
    for begin in range(0, len(rows), CHUNK):
        progress.step(begin, len(rows))
        work.bulk_insert(GroupMember, rows[begin : begin + CHUNK])
    progress.step(len(rows), len(rows))
    return len(rows)


def _members(work: Work, group_id: int) -> Iterable[GroupMember]:
    return work.all(select(GroupMember).where(GroupMember.contact_group_id == group_id))


def _contact(row: GroupMember) -> tuple[str, int]:
    if row.person_id is not None:
        return "person", row.person_id
    if row.organisation_id is not None:
        return "organisation", row.organisation_id
    assert row.household_id is not None
    return "household", row.household_id


def _static(work: Work, group_id: int) -> None:
    group = work.get(ContactGroup, group_id)
    if group.kind != GroupKind.STATIC:
        raise RuleError(BY_ITSELF.with_values(name=group.name))
