"""Reads what a card shows, off the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincrm.domain.errors import UnknownRecord
from twincrm.runtime import clock
from twincrm.services.documents.blobs import read_bytes
from twincrm.services.households.queries import household_details
from twincrm.services.organisations.queries import organisation_details
from twincrm.services.people.queries import person_details
from twincrm.services.tasks.queries import tasks

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.households.queries import HouseholdDetails
    from twincrm.services.organisations.queries import OrganisationDetails
    from twincrm.services.people.details import PersonDetails
    from twincrm.services.tasks.queries import TaskRow
    from twincrm.ui.contacts.rows import Contact

    Details = PersonDetails | OrganisationDetails | HouseholdDetails


@dataclass(frozen=True, slots=True)
class Reading:
    """A contact with its details and picture; without details where it is gone."""

    contact: Contact
    details: Details | None
    picture: bytes | None = None
    tasks: tuple[TaskRow, ...] = ()
    """What is to be done about the contact."""


def read_contact(dispatcher: Dispatcher, contact: Contact, language: str) -> Reading:
    """Everything about a contact, in the reader's language."""
    kind, record = contact
    picture: int | None = None
    try:
        if kind == "person":
            details = dispatcher.ask(person_details, record, language)
            picture = details.photo_id
        elif kind == "organisation":
            details = dispatcher.ask(organisation_details, record, language)
            picture = details.logo_id
        else:
            details = dispatcher.ask(household_details, record, language)
    except UnknownRecord:
        return Reading(contact, None)
    content = dispatcher.ask(read_bytes, picture) if picture is not None else None
    to_do = dispatcher.ask(tasks, clock.today(), about=contact)
    return Reading(contact, details, content, to_do)
