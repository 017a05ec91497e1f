"""Titles find their room, and a whole person is one step that outlives the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton
from sqlalchemy import select

from twincrm.services.contacts import EmailDraft, PhoneDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.people.drafts import AssignmentDraft, read_person
from twincrm.store import history
from twincrm.store.file import Opening, open_file
from twincrm.store.models import Function, Organisation

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("zoom", [1.0, 1.3, 1.5])
@pytest.mark.parametrize("kind", ["person", "organisation", "household"])
def test_no_title_in_the_contents_is_cut(kind, zoom, language, open_editor):
    page = open_editor(kind, language=language, zoom=zoom)
    parts = page.contents.findChildren(QAbstractButton)

    assert parts
    assert [p.text() for p in parts if p.width() < p.sizeHint().width()] == []


def test_phones_mailbox_and_role_are_one_step_found_again_in_the_reopened_file(
    open_editor, populated, around
):
    def steps():
        return len(populated.ask(lambda s: history.steps(s.connection())))

    def first(model):
        return populated.ask(lambda s: s.scalars(select(model.id).order_by(model.id)).first())

    page, before = open_editor("person"), steps()
    role = AssignmentDraft(
        organisation_id=first(Organisation), function_id=first(Function), starts_on="2011"
    )
    reach = Reach(
        phones=(PhoneDraft(number="+33 6 39 98 11 04"), PhoneDraft(number="+33 1 99 00 41 18")),
        emails=(EmailDraft(address="chantal@example.org"),),
    )
    draft = page.form.draft
    person = replace(
        draft.person, given="Chantal", family="Delattre", reach=reach, assignments=(role,)
    )
    page.form.set_draft(replace(draft, person=person))

    page.save()

    assert steps() == before + 1
    populated.file.close()
    again = open_file(populated.file.path, Opening("Anna", NOW, lambda _path, _reason: None))
    try:
        kept = Dispatcher(again, "Anna").ask(read_person, around.went[-1].id)
    finally:
        again.close()
    assert [p.number for p in kept.reach.phones] == ["+33 6 39 98 11 04", "+33 1 99 00 41 18"]
    assert [e.address for e in kept.reach.emails] == ["chantal@example.org"]
    assert [(r.organisation_id, r.function_id, r.starts_on) for r in kept.assignments] == [
        (role.organisation_id, role.function_id, "2011")
    ]
