"""What is a line on every list and page is kept as one, however it was typed or pasted."""

from __future__ import annotations

import pytest

from twincrm.domain.texts import one_line
from twincrm.services.documents.drafts import DocumentDraft, checked_document
from twincrm.services.households.drafts import HouseholdDraft, checked_household
from twincrm.services.names import NameDraft, tidy_names
from twincrm.services.organisations.drafts import OrganisationDraft, checked_organisation
from twincrm.services.people.drafts import PersonDraft, checked_person
from twincrm.services.places.drafts import PlaceDraft, checked_place
from twincrm.services.tasks.drafts import TaskDraft, checked_task

TYPED, KEPT = " Chor\r\nder\tStadt\x1b ", "Chor der Stadt"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("x\ny", "x y"),
        ("x \n\n y", "x y"),
        ("\x00", ""),
        ("Saint\u00a0Aubin", "Saint\u00a0Aubin"),
        ("two  blanks ", "two  blanks"),
        ("\u0646\u0645\u06cc\u200c\u0634", "\u0646\u0645\u06cc\u200c\u0634"),
    ],
)
def test_control_characters_are_blanks_and_all_else_stays(typed, kept):
    assert one_line(typed) == kept


@pytest.mark.parametrize(
    "name",
    [
        lambda: checked_organisation(OrganisationDraft(name=TYPED)).name,
        lambda: checked_household(HouseholdDraft(name=TYPED)).name,
        lambda: checked_place(PlaceDraft(name=TYPED, country="DE")).name,
        lambda: checked_person(PersonDraft(given=TYPED)).given,
        lambda: checked_person(PersonDraft(family=TYPED)).family,
        lambda: checked_task(TaskDraft(title=TYPED)).title,
        lambda: checked_document(DocumentDraft(title=TYPED)).title,
        lambda: tidy_names([NameDraft(language="de", name=TYPED)])[0].name,
    ],
    ids=["organisation", "household", "place", "given", "family", "task", "document", "names"],
)
def test_names_and_titles_are_one_line(name):
    assert name() == KEPT
