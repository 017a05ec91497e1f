"""General assemblies: who came, who had a vote, and who was elected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.partnerships import named

from twincrm.domain.errors import InputError
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.documents.queries import documents_of
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    AttendanceDraft,
    ChangeAssembly,
    assembly_rows,
    board_roles,
    invited,
    read_assembly,
)
from twincrm.services.members.commands import AddMembership, EndMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.elections import ElectionDraft, offices
from twincrm.services.members.lists import MemberFilter, MemberSource
from twincrm.services.members.papers import KeepAssembly
from twincrm.services.tasks.lines import task_lines
from twincrm.store.models import Assignment

DAY = date(2027, 3, 12)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def test_who_had_a_vote_on_the_day_is_counted(populated, ids):
    for given, kind, joined in (
        ("Klára", "youth", "2001"), ("Jean-Luc", "single", "2027-03-13"),
    ):  # fmt: skip
        member = MembershipDraft(ids[given], kind=kind, joined_on=joined)
        populated.execute(AddMembership(given, member))
    names = [each.name for each in populated.ask(invited, DAY)]
    assert names == ["Weber, Bernd", "Weber, Dr. Anna"]
    assert len(populated.ask(invited, date(2027, 3, 13))) == 3
    source = MemberSource(populated, MemberFilter(2027, DAY), "de")
    family = next(row for row in source.rows(source.ids()) if row.member == "household")
    populated.execute(EndMembership(family.id, "Weber", "2027-03-12"))
    assert len(populated.ask(invited, DAY)) == 2  # the last day counts
    assert "Weber, Dr. Anna" not in [
        each.name for each in populated.ask(invited, date(2027, 3, 13))
    ]


def test_minutes_are_kept_with_a_new_assembly_in_one_step_and_tasks_name_it(populated):
    minutes = AddDocument(DocumentDraft(file_name="protokoll.pdf"), b"%PDF-1.7 2028")
    new = KeepAssembly(AddAssembly(AssemblyDraft(date(2028, 3, 10))), (minutes,))
    key = populated.execute(new).result
    assert [row.title for row in populated.ask(documents_of, "assembly", key)] == ["protokoll.pdf"]
    populated.undo()
    assert len(populated.ask(assembly_rows)) == 1
    line = next(
        each for each in populated.ask(task_lines, DAY, "de") if each.row.assembly_id is not None
    )
    assert (line.row.title, line.target) == ("Protokoll verteilen", ("assembly", 1))
    assert line.about.startswith("12. März 2027")


def test_who_came_is_counted_and_undone(populated, ids):
    (row,) = populated.ask(assembly_rows)
    assert (row.quorum, row.votes, row.held_on) == (1, 2, DAY)
    before = populated.ask(read_assembly, row.id)
    more = AttendanceDraft(None, ids["Bernd"], "represented", ids["Anna"])
    after = replace(before, attendance=(*before.attendance, more))
    populated.execute(ChangeAssembly(row.id, before, after))
    assert populated.ask(assembly_rows)[0].quorum == 2
    populated.undo()
    assert populated.ask(assembly_rows)[0].quorum == 1


def test_a_role_says_which_assembly_elected_to_it(populated):
    role = populated.ask(lambda session: session.query(Assignment.id).limit(1).scalar())
    made = populated.execute(AddAssembly(AssemblyDraft(DAY, elected=(role,)))).result
    assert populated.ask(read_assembly, made).elected == (role,)


@pytest.mark.parametrize(
    "wrong",
    [{"held_on": None}, {"kind": "secret"}, {"attendance": (AttendanceDraft(None, 1),) * 2}],
)
def test_what_cannot_be_kept_is_refused(populated, wrong):
    with pytest.raises(InputError):
        populated.execute(AddAssembly(replace(AssemblyDraft(DAY), **wrong)))


def test_who_was_elected_takes_the_office_in_the_association(populated):
    ids = populated.ask(named)
    treasurer = next(
        office.id for office in populated.ask(offices, "en") if office.key == "treasurer"
    )
    draft = AssemblyDraft(DAY, elections=(ElectionDraft(ids["Bernd"], treasurer, "2029"),))
    made = populated.execute(AddAssembly(draft)).result
    kept = populated.ask(read_assembly, made)
    (role,) = [r for r in populated.ask(board_roles, "en", DAY) if r.id in kept.elected]
    assert (role.person, role.starts_on, role.expected_end) == (
        "Bernd Weber",
        DAY.isoformat(),
        "2029",
    )
    again = replace(draft, elections=(ElectionDraft(ids["Bernd"], treasurer, "2031"),))
    later = populated.execute(AddAssembly(again)).result
    assert populated.ask(read_assembly, later).elected == kept.elected  # the same office goes on
    with pytest.raises(InputError):
        populated.execute(AddAssembly(replace(draft, elections=(ElectionDraft(ids["Bernd"]),))))
    populated.undo()
    populated.undo()
    assert role.id not in {r.id for r in populated.ask(board_roles, "en", DAY)}
