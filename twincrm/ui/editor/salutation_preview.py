"""How a letter to a person would begin, from what is typed so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.salutation import Addressee, letter_form, letter_office, salutation
from twincrm.domain.terms import NameOrder
from twincrm.ui.editor.wording import former

if TYPE_CHECKING:
    from twincrm.domain.salutation import Function
    from twincrm.services.people.drafts import AssignmentDraft, PersonDraft
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
        function=_function(lists, person.assignments),
        familiar=person.informal,
        eastern_order=person.name_order == NameOrder.EASTERN,
        override=person.salutation,
    )
    return salutation(addressee, language)


def _function(lists: EditorLists, roles: tuple[AssignmentDraft, ...]) -> Function:
    """The office of today by which letters address the person; the main role before others."""
    now = [role for role in roles if role.function_id and not former(role.ends_on)]
    for role in sorted(now, key=lambda role: not role.main):
        kind = lists.salutation_kind(role.function_id or 0)
        if function := letter_office(kind):
            return function
    return ""
