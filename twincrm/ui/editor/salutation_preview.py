"""How a letter to a person would begin, from what is typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.salutation import Addressee, letter_form, letter_office, salutation
from twincrm.domain.terms import NameOrder
from twincrm.ui.editor.wording import former

if TYPE_CHECKING:
    from twincrm.domain.salutation import Function
    from twincrm.services.people.drafts import PersonDraft
    from twincrm.ui.editor.lists import EditorLists


def salutation_of(lists: EditorLists, person: PersonDraft) -> str:
    """The first line of a letter in the person's language, else in the reader's."""
    language = person.correspondence_language or lists.language
    addressee = Addressee(
        form=letter_form(person.form_of_address),
        given=person.given,
        family=person.family,
        particle=person.particle,
        title=person.title,
        function=_function(lists, person),
        familiar=person.informal,
        eastern_order=person.name_order == NameOrder.EASTERN,
        override=person.salutation,
    )
    return salutation(addressee, language)


def _function(lists: EditorLists, person: PersonDraft) -> Function:
    """The office of today by which letters address the person; the main role before others."""
    at_home = bool(person.reach.addresses or person.households)
    roles = [role for role in person.assignments if role.function_id and not former(role.ends_on)]
    for role in sorted(roles, key=lambda role: not role.main):
        function = letter_office(lists.salutation_kind(role.function_id or 0))
        if function and not (at_home and lists.only_at_its_body(function, role.organisation_id)):
            return function
    return ""
