"""General assemblies: who came, who had a vote, and who was elected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text
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
    chair_signs,
    invited,
    read_assembly,
    signing_roles,
)
from twincrm.services.members.commands import AddMembership, EndMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.elections import ElectionDraft, holders, offices
from twincrm.services.members.lists import MemberFilter, MemberSource
from twincrm.services.members.papers import KeepAssembly
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import AssignmentDraft, read_person
from twincrm.services.tasks.lines import task_lines
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.services.trash.queries import what_hangs_on
from twincrm.store.models import Assignment, Organisation

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
    (term,) = populated.ask(read_assembly, made).elected
    assert term != role  # a term of its own: the assembly before keeps whom it elected
    held = populated.ask(board_roles, "en", DAY)
    assert [each.starts_on for each in held if each.id == term] == ["2019"]


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
    again = AssemblyDraft(date(2028, 3, 10), elections=(ElectionDraft(ids["Bernd"], treasurer),))
    later = populated.execute(AddAssembly(again)).result
    (held,) = [r for r in populated.ask(board_roles, "en", again.held_on) if role.id in r.terms]
    assert held.terms == kept.elected + populated.ask(read_assembly, later).elected
    assert populated.ask(read_assembly, made).elected == kept.elected
    assert (held.starts_on, held.elected_again) == (DAY.isoformat(), ("2028-03-10",))
    with pytest.raises(InputError):
        populated.execute(AddAssembly(replace(draft, elections=(ElectionDraft(ids["Bernd"]),))))
    populated.undo()
    populated.undo()
    assert role.id not in {r.id for r in populated.ask(board_roles, "en", DAY)}


def office_of(populated, key):
    return next(office.id for office in populated.ask(offices, "en") if office.key == key)


def terms_of(populated, function):
    """Who holds an office, since when and until when."""
    statement = select(Assignment).where(Assignment.function_id == function).order_by(Assignment.id)
    found = populated.ask(lambda session: session.scalars(statement).all())
    return [(row.person_id, row.starts_on, row.ends_on) for row in found]


def test_who_is_elected_follows_the_holder_and_moves_with_the_day(populated, ids):
    chair = office_of(populated, "treasurer")
    first = AssemblyDraft(date(2025, 3, 1), elections=(ElectionDraft(ids["Bernd"], chair),))
    populated.execute(AddAssembly(first))
    (holder,) = populated.ask(holders, chair, DAY)
    assert holder.name == "Bernd Weber"
    follows = ElectionDraft(ids["Anna"], chair, "2029", (holder.role_id,))
    made = populated.execute(AddAssembly(AssemblyDraft(DAY, elections=(follows,)))).result
    old, new = (ids["Bernd"], "2025-03-01"), ids["Anna"]
    assert terms_of(populated, chair) == [(*old, "2027-03-12"), (new, "2027-03-12", None)]
    signing = populated.ask(signing_roles, "en", date(2027, 3, 13), "treasurer")
    assert "Bernd Weber" not in [role.person for role in signing]
    before = populated.ask(read_assembly, made)
    populated.execute(ChangeAssembly(made, before, replace(before, held_on=date(2027, 4, 2))))
    assert terms_of(populated, chair) == [(*old, "2027-04-02"), (new, "2027-04-02", None)]
    populated.execute(MoveToTrash("assembly", (made,)))
    assert len(populated.ask(holders, chair, date(2027, 4, 3))) == 1
    populated.execute(RestoreFromTrash("assembly", (made,)))
    assert len(populated.ask(read_assembly, made).elected) == 1


@pytest.mark.parametrize(
    ("changed", "times", "field"),
    [({"until": "2026"}, 1, "until"), ({"until": "2027-03-11"}, 1, "until"), ({}, 2, "elections")],
)
def test_an_election_that_cannot_be_meant_is_refused(populated, ids, changed, times, field):
    elected = replace(ElectionDraft(ids["Bernd"], office_of(populated, "chair")), **changed)
    with pytest.raises(InputError) as refused:
        populated.execute(AddAssembly(AssemblyDraft(DAY, elections=(elected,) * times)))
    assert refused.value.field == field


def test_the_dead_take_no_office(populated, ids):
    chair, bernd = office_of(populated, "chair"), ids["Bernd"]
    alive = populated.ask(read_person, bernd)
    dead = replace(alive, death_date="2026")
    populated.execute(ChangePerson(bernd, alive, dead))
    draft = AssemblyDraft(DAY, elections=(ElectionDraft(bernd, chair),))
    with pytest.raises(InputError):
        populated.execute(AddAssembly(draft))
    own = populated.ask(lambda session: session.query(Organisation.id).limit(1).scalar())
    for term in (("2027", None), ("2027", "2028"), (None, None)):
        role = AssignmentDraft(None, own, starts_on=term[0], ends_on=term[1])
        more = replace(dead, assignments=(*dead.assignments, role))
        with pytest.raises(InputError):
            populated.execute(ChangePerson(bernd, dead, more))


def test_what_becomes_of_the_elected_is_said_before_an_assembly_is_deleted(populated, ids):
    elected = ElectionDraft(ids["Bernd"], office_of(populated, "chair"))
    made = populated.execute(AddAssembly(AssemblyDraft(DAY, elections=(elected,)))).result
    (said,) = populated.ask(what_hangs_on, "assembly", made)
    assert said.words.id.startswith("{n} term of office by its election (it goes along")
    assert not said.hidden_with_it  # it names it: what is deleted for good takes no role along


def follow(populated, office, day, who, until=None):
    """Somebody is elected to an office and follows whoever holds it; the id of the assembly."""
    before = tuple(each.role_id for each in populated.ask(holders, office, day))
    draft = AssemblyDraft(day, elections=(ElectionDraft(who, office, until, before),))
    return populated.execute(AddAssembly(draft)).result


def on_day(populated, assembly, day):
    before = populated.ask(read_assembly, assembly)
    populated.execute(ChangeAssembly(assembly, before, replace(before, held_on=day)))


def test_nobody_leaves_an_office_before_they_came_to_it(populated, ids):
    office = office_of(populated, "treasurer")
    follow(populated, office, DAY, ids["Bernd"])
    (holder,) = populated.ask(holders, office, DAY)
    follows = ElectionDraft(ids["Anna"], office, None, (holder.role_id,))
    with pytest.raises(InputError, match="came to this office") as refused:
        populated.execute(AddAssembly(AssemblyDraft(date(2026, 4, 19), elections=(follows,))))
    assert refused.value.field == "elections"
    assert refused.value.message.values["name"] == "Bernd Weber"


def test_a_day_is_not_moved_beyond_the_end_of_a_term_or_of_a_life(populated, ids):
    office = office_of(populated, "treasurer")
    first = follow(populated, office, date(2025, 3, 1), ids["Bernd"])
    second = follow(populated, office, DAY, ids["Anna"])
    with pytest.raises(InputError) as ended:
        on_day(populated, first, date(2027, 6, 1))
    alive = populated.ask(read_person, ids["Anna"])
    dead = replace(alive, death_date="2027-03-20")
    populated.execute(ChangePerson(ids["Anna"], alive, dead))
    kept = terms_of(populated, office)
    assert kept[-1] == (ids["Anna"], "2027-03-12", "2027-03-20")
    with pytest.raises(InputError) as died:
        on_day(populated, second, date(2027, 4, 1))
    for refused, name in ((ended, "Bernd Weber"), (died, "Dr. Anna Weber")):
        assert refused.value.field == "held_on"
        assert refused.value.message.values["name"] == name
    assert terms_of(populated, office) == kept


def test_only_what_an_election_ended_moves_with_its_day(populated, ids):
    office = office_of(populated, "treasurer")
    for who in ("Bernd", "Jean-Luc", "Klára"):
        draft = ElectionDraft(ids[who], office)
        populated.execute(AddAssembly(AssemblyDraft(date(2025, 3, 1), elections=(draft,))))
    resigned = populated.ask(read_person, ids["Klára"])
    ended = tuple(replace(role, ends_on="2027-03-12") for role in resigned.assignments)
    populated.execute(ChangePerson(ids["Klára"], resigned, replace(resigned, assignments=ended)))
    both = tuple(each.role_id for each in populated.ask(holders, office, DAY))[:2]
    follows = AssemblyDraft(DAY, elections=(ElectionDraft(ids["Anna"], office, None, both),))
    made = populated.execute(AddAssembly(follows)).result
    on_day(populated, made, date(2027, 4, 2))
    ends = {who: end for who, _, end in terms_of(populated, office)}
    assert (ends[ids["Bernd"]], ends[ids["Jean-Luc"]]) == ("2027-04-02", "2027-04-02")
    assert populated.ask(offices, "en")[0].key == "chair"  # what is mostly asked for comes first
    assert ends[ids["Klára"]] == "2027-03-12"  # she resigned on that day by herself


def test_a_role_that_began_before_a_death_ends_with_it(populated, ids):
    alive = populated.ask(read_person, ids["Bernd"])
    own = populated.ask(lambda session: session.query(Organisation.id).limit(1).scalar())
    role = AssignmentDraft(None, own, starts_on="1998")
    late = replace(alive, death_date="2026-05", assignments=(*alive.assignments, role))
    populated.execute(ChangePerson(ids["Bernd"], alive, late))
    kept = populated.ask(read_person, ids["Bernd"]).assignments[-1]
    assert (kept.starts_on, kept.ends_on) == ("1998", "2026-05")


def test_nobody_signs_after_their_death_and_an_office_ends_with_it(populated, ids):
    anna, today = ids["Anna"], date(2027, 4, 19)
    assert populated.ask(chair_signs, today)
    alive = populated.ask(read_person, anna)
    populated.execute(ChangePerson(anna, alive, replace(alive, death_date="2026-05")))
    assert "2026-05" in [role.ends_on for role in populated.ask(read_person, anna).assignments]
    follow(populated, office_of(populated, "chair"), DAY, ids["Bernd"])
    assert (anna, "2019", "2026-05") in terms_of(populated, office_of(populated, "chair"))
    populated.undo()
    populated.undo()
    assert populated.ask(read_person, anna) == alive
    with populated.file.writing.begin() as connection:  # a file from before
        connection.info["recorded_write"] = True
        connection.execute(
            text("UPDATE person SET death_date = '2026-05' WHERE id = :p"), {"p": anna}
        )
    assert not populated.ask(chair_signs, today)
    assert anna not in {each.person_id for each in populated.ask(signing_roles, "en", today)}
