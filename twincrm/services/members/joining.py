"""Somebody joins who was not known before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.domain.names import typed_name
from twincrm.domain.texts import Message
from twincrm.services.command import command
from twincrm.services.members.commands import AddMembership
from twincrm.services.people.drafts import PersonDraft, checked_person
from twincrm.services.rows import new_row
from twincrm.store.models import Person

if TYPE_CHECKING:
    from twincrm.services.members.drafts import MembershipDraft
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class AddNewMember:
    """Let a person join who was not known before; one step of the history."""

    name: str
    """As it was typed: ``Pierre Martin`` or ``Martin, Pierre``."""
    draft: MembershipDraft

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Add {name} and the membership", {"name": self.name})

    def run(self, work: Work) -> int:
        """Insert the person and the membership; returns the id of the membership.

        Raises:
            InputError: no name was typed, or something of the membership is wrong.
        """
        given, family = typed_name(self.name)
        person = new_row(work, Person, checked_person(PersonDraft(given=given, family=family)))
        return AddMembership(self.name, replace(self.draft, person_id=person.id)).run(work)
