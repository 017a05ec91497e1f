"""How many changes a person would count."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


TAGS = tuple("abcdef")


@pytest.mark.parametrize(
    ("tags", "changes"),
    [("bcdef", 1), ("abdef", 1), ("acxef", 2), ("xabcdef", 1), ("abcxdef", 1), ("abxdef", 1),
     ("bcdefa", 1), ("fbcdea", 2), ("bcdefx", 2), ("", 6)],
)  # fmt: skip
def test_what_moves_up_or_down_for_a_tag_is_no_change(tags, changes):
    kept = replace(KEPT, reach=Reach(tags=TAGS))

    assert count_changes(kept, replace(kept, reach=Reach(tags=tuple(tags)))) == changes


def test_new_rows_count_one_each_wherever_they_stand():
    new = tuple(LanguageDraft(None, code) for code in ("pl", "cs", "it"))
    begun = replace(KEPT, languages=(*KEPT.languages, *new))

    assert count_changes(KEPT, begun) == 3
    assert count_changes(begun, replace(begun, languages=(*KEPT.languages, *new[1:]))) == 1
    altered = (*KEPT.languages, new[0], replace(new[1], language="hu"), new[2])
    assert count_changes(begun, replace(begun, languages=altered)) == 1
    assert count_changes(begun, replace(begun, languages=(KEPT.languages[1], *new))) == 1
