"""How many changes a person would count."""

from __future__ import annotations

from dataclasses import replace

from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.people.drafts import LanguageDraft, PersonDraft
from twincrm.ui.editor.changes import count_changes
from twincrm.ui.editor.person_form import PersonEdit

KEPT = PersonDraft("Anna", "Weber", languages=(LanguageDraft(4, "de"), LanguageDraft(5, "fr")))


def test_nothing_changed():
    assert count_changes(PersonEdit(KEPT), PersonEdit(replace(KEPT))) == 0


def test_every_altered_field_counts():
    altered = replace(KEPT, given="Anne", note="Ruft abends an.", informal=True)

    assert count_changes(PersonEdit(KEPT), PersonEdit(altered, b"photo")) == 4


def test_rows_added_removed_and_altered_count_one_each():
    rows = (LanguageDraft(4, "de", "1"), LanguageDraft(None, "pl"))
    reach = Reach(phones=(PhoneDraft(number="112"),), emails=(EmailDraft(address="a@b.org"),))

    assert count_changes(KEPT, replace(KEPT, languages=rows, reach=reach)) == 5


def test_rows_in_another_order_are_one_change():
    assert count_changes(KEPT, replace(KEPT, languages=KEPT.languages[::-1])) == 1
