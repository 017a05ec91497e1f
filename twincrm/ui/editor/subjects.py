"""The three sorts of contact: how each is read, edited, saved and put into the trash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from twincrm.domain.texts import Message
from twincrm.services.documents.commands import SetPhoto
from twincrm.services.documents.queries import photo_of
from twincrm.services.hosting.commands import SetHostingProfile
from twincrm.services.hosting.drafts import HostingProfileDraft, read_hosting_profile
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.organisations.commands import AddOrganisation, ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.people.queries import person_details
from twincrm.services.together import Together
from twincrm.ui.editor.household_form import HouseholdEdit, HouseholdForm
from twincrm.ui.editor.joining import moving_in, settle_membership, taken_in
from twincrm.ui.editor.last_day import endings, what_ended
from twincrm.ui.editor.moving import Settled, settle_address
from twincrm.ui.editor.organisation_form import OrganisationForm
from twincrm.ui.editor.person_form import PersonEdit, PersonForm

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from twincrm.services.command import Command
    from twincrm.services.dispatch import Dispatcher
    from twincrm.ui.editor.form import ErrorPlace
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.editor.sections import Listed
    from twincrm.ui.editor.target import EditKind
    from twincrm.ui.window.page import PageServices


class Do(Protocol):
    """Does a command; answers what it made, None where it could not be done."""

    def __call__(self, command: Command[Any], /) -> Any:  # noqa: ANN401 - what the command returns
        """Do it."""
        ...


class ContactForm(Protocol):
    """A form as the editor uses it; its draft is one frozen record, equal when nothing changed."""

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        ...

    @property
    def sections(self) -> tuple[Listed, ...]:
        """Its parts in order."""
        ...

    @property
    def changed(self) -> Any:  # noqa: ANN401 - a signal: of the class for pyright, of the object else
        """Sent whenever something is typed."""
        ...

    @property
    def draft(self) -> Any:  # noqa: ANN401 - three sorts of draft
        """The record as typed."""
        ...

    def set_draft(self, draft: Any) -> None:  # noqa: ANN401
        """Show another draft."""
        ...

    def problems(self) -> dict[str, Message]:
        """What keeps it from being saved, by path."""
        ...

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors at their fields."""
        ...

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        ...

    def start(self) -> None:
        """Put the keyboard where typing begins."""
        ...


def _settled(services: PageServices, key: int, before: object, after: object) -> Settled | None:
    del services, key, before
    return Settled(after)


@dataclass(frozen=True, slots=True)
class Subject:
    """A sort of contact."""

    new: Message
    """The title over a new one."""
    blank: Any
    form: Callable[[PageServices, EditorLists, int | None, Any], ContactForm]
    read: Callable[[Dispatcher, int], Any]
    name: Callable[[Any], str]
    add: Callable[[Do, Any], int | None]
    change: Callable[[Do, int, Any, Any], bool]
    settle: Callable[[PageServices, int, Any, Any], Settled | None] = _settled
    """Asks whose address changes; None where the question is left."""


def _read_person(dispatcher: Dispatcher, person_id: int) -> PersonEdit:
    dispatcher.ask(person_details, person_id, "en")
    person = dispatcher.ask(read_person, person_id)
    return PersonEdit(person, dispatcher.ask(photo_of, person_id) if person.photo_id else None)


def _add_person(do: Do, after: PersonEdit) -> int | None:
    return do(AddPerson(after.person, photo=after.photo))


def _change_person(do: Do, person_id: int, before: PersonEdit, after: PersonEdit) -> bool:
    change = ChangePerson(person_id, before.person, after.person)
    if before.photo == after.photo:
        return do(change) is not None
    photo = SetPhoto(person_id, after.photo, after.person.full_name)
    return do(Together(change.label, (change, photo))) is not None


def _add_organisation(do: Do, after: OrganisationDraft) -> int | None:
    return do(AddOrganisation(after))


def _change_organisation(
    do: Do, organisation_id: int, before: OrganisationDraft, after: OrganisationDraft
) -> bool:
    return do(ChangeOrganisation(organisation_id, before, after)) is not None


def _read_household(dispatcher: Dispatcher, household_id: int) -> HouseholdEdit:
    household = dispatcher.ask(read_household, household_id)
    return HouseholdEdit(household, dispatcher.ask(read_hosting_profile, household_id))


def _add_household(do: Do, after: HouseholdEdit) -> int | None:
    offers = after.hosting if after.hosting != HostingProfileDraft() else None
    return do(AddHousehold(after.household, hosting=offers))


def _change_household(
    do: Do, household_id: int, before: HouseholdEdit, after: HouseholdEdit
) -> bool:
    change = ChangeHousehold(household_id, before.household, after.household)
    if before.hosting == after.hosting:
        return do(change) is not None
    name = after.household.name
    hosting = SetHostingProfile(household_id, name, before.hosting, after.hosting)
    return do(Together(change.label, (change, hosting))) is not None


def _settle_person(
    services: PageServices, key: int, before: PersonEdit, after: PersonEdit
) -> Settled | None:
    found = settle_address(services, key, before.person, after.person)
    if found is None:
        return None
    joined = settle_membership(services, moving_in(key, before.person, after.person))
    if joined is None:
        return None
    died = after.person.death_date
    ends, told = endings(services, after.ends, died), what_ended(services, key, after.ends, died)
    return Settled(replace(after, person=found.after), (*found.beside, *ends, *joined), told)


def _settle_household(
    services: PageServices, key: int, before: HouseholdEdit, after: HouseholdEdit
) -> Settled | None:
    found = settle_address(services, key, before.household, after.household)
    if found is None:
        return None
    joined = settle_membership(services, taken_in(key, before.household, after.household))
    if joined is None:
        return None
    kept = replace(after, household=found.after)
    return Settled(kept, (*found.beside, *joined))


SUBJECTS: dict[EditKind, Subject] = {
    "person": Subject(
        Message("New person"),
        PersonEdit(),
        PersonForm,
        _read_person,
        lambda draft: draft.person.full_name,
        _add_person,
        _change_person,
        _settle_person,
    ),
    "organisation": Subject(
        Message("New organisation"),
        OrganisationDraft(),
        OrganisationForm,
        lambda dispatcher, record: dispatcher.ask(read_organisation, record),
        lambda draft: draft.name,
        _add_organisation,
        _change_organisation,
    ),
    "household": Subject(
        Message("New household"),
        HouseholdEdit(),
        HouseholdForm,
        _read_household,
        lambda draft: draft.household.name,
        _add_household,
        _change_household,
        _settle_household,
    ),
}
