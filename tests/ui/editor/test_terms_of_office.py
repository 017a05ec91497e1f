"""The terms of one office in the form of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from twincrm.services.people.drafts import AssignmentDraft
from twincrm.store.models import Function
from twincrm.ui.editor.lists import EditorLists
from twincrm.ui.editor.role_form import RoleHolder
from twincrm.ui.editor.role_rows import roles_spec
from twincrm.ui.kit.rows_editor import RowsEditor


@pytest.fixture
def services(qapp, populated, around, tmp_path):
    made = around.services(qapp, populated, tmp_path, language="de")
    yield made
    assert made.jobs.shutdown()


@pytest.fixture
def lists(services, populated) -> EditorLists:
    return EditorLists(services.ctx, populated)


def test_the_terms_of_an_office_are_one_row_with_the_earlier_ones_beneath(
    qtbot, services, lists, populated
):
    treasurer = populated.ask(
        lambda s: s.scalars(select(Function.id).where(Function.key == "treasurer")).one()
    )
    office = AssignmentDraft(organisation_id=1, function_id=treasurer)
    roles = (
        replace(office, starts_on="2019-03-01", ends_on="2023-03-01"),
        AssignmentDraft(organisation_id=1, title="Webmaster"),
        replace(office, starts_on="2023-03-01"),
        replace(office, starts_on="2015-03-01", ends_on="2019-03-01", main=True),
        replace(office, starts_on="2005", ends_on="2008"),  # long before: an office of its own
    )
    asked = []
    spec = roles_spec(lists, RoleHolder, lambda: rows)
    spec = replace(spec, edit=lambda role: asked.append(role) or replace(role, note="typed"))
    rows = RowsEditor(services.ctx, spec, roles)
    qtbot.addWidget(rows)
    with qtbot.waitExposed(rows):
        rows.show()

    faces = [(at, face.detail, face.beneath) for at, face in spec.faces(roles)]
    assert [at for at, _, _ in faces] == [2, 0, 3, 1, 4]
    assert [beneath for _, _, beneath in faces] == [False, True, True, False, False]
    assert "2015" in faces[0][1]
    assert faces[0][1].endswith("wiedergewählt 2019, 2023")
    assert "2019" in faces[2][1]
    assert [line.beneath for line in rows.lines()] == [True, False, False, True, False]
    qtbot.keyClick(rows.lines()[2], Qt.Key.Key_Return)
    assert asked == [roles[2]]  # the latest term
    assert rows.value == (*roles[:2], replace(roles[2], note="typed"), *roles[3:])
    rows.remove_row(2)
    assert rows.value == (*roles[:2], *roles[3:])  # its earlier terms stay
    assert not rows.lines()[0].beneath
