"""Whom to call when something happens to a person on a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.texts import Message
from twincrm.services.checks import check_filled
from twincrm.services.command import command
from twincrm.services.rows import alter_parts, owned, read_drafts
from twincrm.store.models import EmergencyContact, Person

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from twincrm.store.work import Work


@dataclass(frozen=True, slots=True)
class EmergencyContactDraft:
    """Somebody who is called in an emergency; `relation` in words, such as *mother*."""

    id: int | None = None
    name: str = ""
    relation: str = ""
    phone: str = ""
    language: str = ""


@command
@dataclass(frozen=True, slots=True)
class ChangeEmergencyContacts:
    """Note whom to call for a person: what differs between the contacts as opened and as saved."""

    person_id: int
    name: str
    """The person's name."""
    before: tuple[EmergencyContactDraft, ...]
    after: tuple[EmergencyContactDraft, ...]

    @property
    def label(self) -> Message:
        """Names the act."""
        return Message("Change whom to call in an emergency for {name}", {"name": self.name})

    def run(self, work: Work) -> int:
        """Write the contacts; returns the person's id.

        Raises:
            InputError: a name or number is missing.
        """
        for place, contact in enumerate(self.after):
            missing = Message("Please enter the name of whom to call.")
            check_filled(f"contacts.{place}.name", contact.name, missing)
            missing = Message("Please enter the number to call.")
            check_filled(f"contacts.{place}.phone", contact.phone, missing)
        person = work.get(Person, self.person_id)
        mine = {"person_id": person.id}
        alter_parts(work, EmergencyContact, mine, self.before, self.after)
        return person.id


def emergency_contacts(session: Session, person_id: int) -> tuple[EmergencyContactDraft, ...]:
    """Whom to call for a person, in the order in which they were noted."""
    mine = select(Person.id).where(Person.id == person_id)
    rows = session.scalars(owned(EmergencyContact, {"person_id": session.scalars(mine).one()}))
    return read_drafts(EmergencyContactDraft, rows)
