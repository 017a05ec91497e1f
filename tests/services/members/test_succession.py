"""Who holds an office after elections, in whatever order the assemblies were entered."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import select, text
from worlds.dump import difference, dump
from worlds.partnerships import named

from twincrm.domain.errors import RuleError
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    ChangeAssembly,
    read_assembly,
)
from twincrm.services.members.board import board_on
from twincrm.services.members.elections import ElectionDraft, holders, offices
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import AssignmentDraft, read_person
from twincrm.services.printing.board import board_list_paper
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.store.models import Assignment, Organisation


@pytest.fixture
def ids(populated):
    return populated.ask(named)


@pytest.fixture
def office(populated):
    return next(each.id for each in populated.ask(offices, "en") if each.key == "treasurer")


def elect(populated, office, year, who, *, follows=True):
    """Somebody is elected for four years and follows whoever holds the office; the assembly."""
    day = date(year, 3, 1)
    held = [each for each in populated.ask(holders, office, day) if each.person_id != who]
    before = tuple(each.role_id for each in held if follows)
    draft = ElectionDraft(who, office, str(year + 4), before)
    return populated.execute(AddAssembly(AssemblyDraft(day, elections=(draft,)))).result


def take_back(populated, assembly, elections=()):
    """The elections of an assembly are no longer ticked; others may be noted in their place."""
    before = populated.ask(read_assembly, assembly)
    after = replace(before, elected=(), elections=elections)
    populated.execute(ChangeAssembly(assembly, before, after))


def move(populated, assembly, day):
    before = populated.ask(read_assembly, assembly)
    populated.execute(ChangeAssembly(assembly, before, replace(before, held_on=day)))


def rows_of(populated, office):
    """Everything that is kept of those who hold an office or held it, but the number of the row."""

    def read(session):
        found = session.scalars(select(Assignment).where(Assignment.function_id == office)).all()
        of = {row.id: row.person_id for row in found}
        return sorted(
            (
                (
                    (row.starts_on, row.ends_on, row.expected_end),
                    (row.person_id, row.assembly_id, of.get(row.successor_of_id or 0)),
                )
                for row in found
            ),
            key=str,
        )

    return populated.ask(read)


def terms_of(populated, office):
    """Who, since when, until when; of whom holds it now also until when it is meant."""
    return [
        (who, starts, ends or f"({until})")
        for (starts, ends, until), (who, _, _) in rows_of(populated, office)
    ]


@pytest.mark.parametrize("winners", ["ABAC", "AABA", "ABBA"])
def test_terms_are_the_same_in_any_order_and_end_with_the_next_election(
    populated, ids, office, winners
):
    people = {"A": ids["Anna"], "B": ids["Bernd"], "C": ids["Klára"]}
    held = [(2015 + 4 * place, people[who]) for place, who in enumerate(winners)]
    for year, who in held:
        elect(populated, office, year, who)
    wanted = terms_of(populated, office)
    for _ in held:
        populated.undo()
    orders = random.Random(winners)
    for _ in range(3):
        for year, who in orders.sample(held, len(held)):
            before = rows_of(populated, office)
            made = elect(populated, office, year, who)
            take_back(populated, made)
            assert rows_of(populated, office) == before  # to the day, and who follows whom
            populated.undo()
            after = rows_of(populated, office)
            move(populated, made, date(year, 5, 9))
            assert rows_of(populated, office) != after
            move(populated, made, date(year, 3, 1))
            assert rows_of(populated, office) == after
            populated.execute(MoveToTrash("assembly", (made,)))
            assert rows_of(populated, office) == before  # as where they are not ticked
            populated.execute(RestoreFromTrash("assembly", (made,)))
            assert rows_of(populated, office) == after
            populated.undo()
            populated.undo()
            populated.undo()
            populated.undo()
        assert terms_of(populated, office) == wanted
        for _ in held:
            populated.undo()
        assert not terms_of(populated, office)


def test_who_was_elected_again_since_keeps_that_term(populated, ids, office):
    bernd, anna = ids["Bernd"], ids["Anna"]
    elect(populated, office, 2019, bernd)
    latest = elect(populated, office, 2027, bernd)
    elect(populated, office, 2023, bernd)
    assert terms_of(populated, office) == [
        (bernd, "2019-03-01", "2023-03-01"),
        (bernd, "2023-03-01", "2027-03-01"),
        (bernd, "2027-03-01", "(2031)"),
    ]
    assert len(populated.ask(read_assembly, latest).elected) == 1
    elect(populated, office, 2021, anna, follows=False)  # she stays beside him, and ends no term
    assert (bernd, "2019-03-01", "2023-03-01") in terms_of(populated, office)


def test_an_office_goes_back_until_the_next_election(populated, ids, office):
    elect(populated, office, 2015, ids["Anna"])
    made = elect(populated, office, 2019, ids["Bernd"])
    elect(populated, office, 2023, ids["Klára"])
    take_back(populated, made)
    (first, _), (second, (_, _, follows)) = rows_of(populated, office)
    assert (first[1], second[0], follows) == ("2023-03-01", "2023-03-01", ids["Anna"])


def test_what_ended_otherwise_since_is_not_opened_again(populated, ids, office):
    anna = ids["Anna"]
    first = elect(populated, office, 2019, anna)
    kept = populated.ask(read_person, anna)
    ended = tuple(replace(role, ends_on="2026-05-20", main=True) for role in kept.assignments)
    populated.execute(ChangePerson(anna, kept, replace(kept, assignments=ended)))
    held = rows_of(populated, office)
    populated.execute(MoveToTrash("assembly", (first,)))
    assert rows_of(populated, office) != held
    populated.execute(RestoreFromTrash("assembly", (first,)))
    assert rows_of(populated, office) == held
    elect(populated, office, 2023, anna)
    (_, (term, _)) = rows_of(populated, office)
    assert term == ("2023-03-01", "2026-05-20", "2027")
    assert all(role.main for role in populated.ask(read_person, anna).assignments)


def with_own_words(populated, anna, klara):
    """Anna's terms carry what was typed to them, and Klára stands in for her by the last one."""
    kept = populated.ask(read_person, anna)
    day = date(2024, 1, 1)
    typed = (replace(role, note="N", verified_on=day) for role in kept.assignments)
    populated.execute(ChangePerson(anna, kept, replace(kept, assignments=tuple(typed))))
    last = populated.ask(read_person, anna).assignments[-1]
    helper = AssignmentDraft(organisation_id=last.organisation_id, deputising_for_id=last.id)
    before = populated.ask(read_person, klara)
    populated.execute(ChangePerson(klara, before, replace(before, assignments=(helper,))))


def test_an_assembly_deleted_and_restored_leaves_every_row_as_it_was(populated, ids, office):
    anna, bernd = ids["Anna"], ids["Bernd"]
    made = [
        elect(populated, office, year, who)
        for year, who in ((2015, anna), (2019, bernd), (2023, anna))
    ]
    with_own_words(populated, anna, ids["Klára"])
    rows = dump(populated.file)
    together = [((2, 0), (2, 0)), ((1, 0, 2), (0, 2, 1))]
    singly = [((2,), (2,)), ((0, 1), (0, 1)), ((1, 2), (1, 2)), ((2, 1, 0), (1, 2, 0))]
    for gone, back in (*together, *singly):
        parts = 1 if (gone, back) in together else len(gone)
        for act, order in ((MoveToTrash, gone), (RestoreFromTrash, back)):
            keys = [made[each] for each in order]
            for each in range(parts):
                populated.execute(act("assembly", tuple(keys[each::parts])))
        assert difference(rows, dump(populated.file)) == {}  # with its number and who follows whom
    populated.execute(MoveToTrash("assembly", (made[2],)))
    one_gone = rows_of(populated, office)
    populated.undo()
    populated.execute(MoveToTrash("assembly", (made[1], made[2])))
    populated.execute(RestoreFromTrash("assembly", (made[1],)))
    assert rows_of(populated, office) == one_gone  # the other one still lies in the trash


@pytest.mark.parametrize("kept", ["Klára", "Bernd"])
def test_what_lies_in_the_trash_goes_to_who_was_kept_of_two_merged_people(
    populated, ids, office, kept
):
    anna, bernd, keep = ids["Anna"], ids["Bernd"], ids[kept]
    elect(populated, office, 2019, bernd)
    made = elect(populated, office, 2023, anna)
    rows = dump(populated.file)
    populated.execute(MoveToTrash("assembly", (made,)))
    populated.execute(MergePeople(keep, anna))
    populated.execute(RestoreFromTrash("assembly", (made,)))
    assert terms_of(populated, office) == [
        (bernd, "2019-03-01", "2023-03-01"),
        (keep, "2023-03-01", "(2027)"),
    ]
    follows = rows_of(populated, office)[1][1][2]
    assert follows == (bernd if keep != bernd else None)  # nobody follows themselves
    for _ in range(3):
        populated.undo()
    assert difference(rows, dump(populated.file)) == {}


@pytest.mark.parametrize("parts", [1, 3])
def test_assemblies_restored_after_a_merge_are_as_by_the_merge_alone(populated, ids, parts):
    found = populated.ask(offices, "en")
    office = next(each.id for each in found if each.key == "committee_head")  # held by several
    klara, bernd, anna = (ids[who] for who in ("Klára", "Bernd", "Anna"))
    made = [
        elect(populated, office, year, who)
        for year, who in ((2009, klara), (2011, bernd), (2017, anna))
    ]
    rows = dump(populated.file)
    populated.execute(MergePeople(bernd, anna))
    merged = terms_of(populated, office)
    assert merged[0] == (klara, "2009-03-01", "2011-03-01")
    populated.undo()
    for each in (1, 2, 0):
        populated.execute(MoveToTrash("assembly", (made[each],)))
    populated.execute(MergePeople(bernd, anna))
    back = made[::-1]
    for each in range(parts):
        populated.execute(RestoreFromTrash("assembly", tuple(back[each::parts])))
    assert terms_of(populated, office) == merged
    for _ in range(4 + parts):
        populated.undo()
    assert difference(rows, dump(populated.file)) == {}


def test_two_elected_anew_come_back_together_though_a_role_was_entered_meanwhile(populated, ids):
    found = populated.ask(offices, "en")
    several = next(each.id for each in found if each.key == "assessor")
    for year in (2019, 2023):
        both = tuple(
            ElectionDraft(ids[who], several, str(year + 4), ()) for who in ("Anna", "Bernd")
        )
        assembly = AssemblyDraft(date(year, 3, 1), elections=both)
        made = populated.execute(AddAssembly(assembly)).result
    held = rows_of(populated, several)
    populated.execute(MoveToTrash("assembly", (made,)))
    klara = populated.ask(read_person, ids["Klára"])
    role = AssignmentDraft(place_id=ids["Lindenau"], title="Gästeführerin")
    more = replace(klara, assignments=(*klara.assignments, role))
    populated.execute(ChangePerson(ids["Klára"], klara, more))  # takes the number of a row

    populated.execute(RestoreFromTrash("assembly", (made,)))

    assert rows_of(populated, several) == held


@pytest.mark.parametrize(("first", "end"), [("Anna", "2025-05-20"), ("Bernd", "(2023)")])
def test_who_resigned_since_does_not_come_back_by_an_election_taken_back(
    populated, ids, office, first, end
):
    anna = ids["Anna"]
    elect(populated, office, 2019, ids[first])
    made = elect(populated, office, 2023, anna)
    kept = populated.ask(read_person, anna)
    *before, last = kept.assignments
    resigned = (*before, replace(last, ends_on="2025-05-20"))
    populated.execute(ChangePerson(anna, kept, replace(kept, assignments=resigned)))
    take_back(populated, made)
    assert terms_of(populated, office) == [(ids[first], "2019-03-01", end)]


def test_an_election_is_taken_back_where_the_history_is_silent(populated, ids, office):
    elect(populated, office, 2019, ids["Bernd"])
    made = elect(populated, office, 2023, ids["Anna"])
    with populated.file.writing.begin() as connection:
        connection.info["recorded_write"] = True
        connection.execute(text("DELETE FROM history_change"))
    take_back(populated, made)
    assert terms_of(populated, office) == [(ids["Bernd"], "2019-03-01", "(2023)")]


def test_another_one_elected_on_the_day_of_a_later_term_follows_who_held_it_between(
    populated, ids, office
):
    anna, klara = ids["Anna"], ids["Klára"]
    elect(populated, office, 2019, ids["Bernd"])
    (held,) = populated.ask(holders, office, date(2027, 3, 1))
    both = tuple(ElectionDraft(who, office, None, (held.role_id,)) for who in (anna, klara))
    populated.execute(AddAssembly(AssemblyDraft(date(2027, 3, 1), elections=both)))
    elect(populated, office, 2023, anna)
    follows = {(who, term[0]): after for term, (who, _, after) in rows_of(populated, office)}
    assert (follows[anna, "2023-03-01"], follows[klara, "2027-03-01"]) == (ids["Bernd"], anna)


def test_who_came_to_an_office_without_an_election_can_have_been_elected_before(
    populated, ids, office
):
    anna = ids["Anna"]
    own = populated.ask(lambda session: session.query(Organisation.id).limit(1).scalar())
    kept = populated.ask(read_person, anna)
    role = AssignmentDraft(None, own, function_id=office, starts_on="2025")
    populated.execute(
        ChangePerson(anna, kept, replace(kept, assignments=(*kept.assignments, role)))
    )
    elect(populated, office, 2026, ids["Bernd"], follows=False)  # the office is the association's
    elect(populated, office, 2023, anna)
    assert (anna, "2023-03-01", "2025") in terms_of(populated, office)


def test_an_election_taken_back_leaves_each_their_own(populated, ids, office):
    bernd, anna, klara, jean = (ids[who] for who in ("Bernd", "Anna", "Klára", "Jean-Luc"))
    for who in (bernd, klara):
        elect(populated, office, 2019, who, follows=False)
    seats = {
        each.person_id: each.role_id for each in populated.ask(holders, office, date(2023, 3, 1))
    }
    both = (
        ElectionDraft(anna, office, None, (seats[bernd],)),
        ElectionDraft(jean, office, None, (seats[klara],)),
    )
    made = populated.execute(AddAssembly(AssemblyDraft(date(2023, 3, 1), elections=both))).result
    before = populated.ask(read_assembly, made)
    first, second = before.elected
    populated.execute(ChangeAssembly(made, before, replace(before, elected=(second,))))
    held = {each.person_id for each in populated.ask(holders, office, date(2024, 1, 1))}
    assert held == {bernd, jean}
    populated.undo()
    instead = ElectionDraft(klara, office, "2027", (first, second))
    take_back(populated, made, (instead,))  # the wrong ones were noted
    held = [
        (each.person_id, each.name) for each in populated.ask(holders, office, date(2024, 1, 1))
    ]
    assert [who for who, _ in held] == [klara]
    assert (bernd, "2019-03-01", "2023-03-01") in terms_of(populated, office)


def test_the_board_of_a_day_is_listed_with_the_first_unbroken_term(populated, ids, office):
    bernd, anna = ids["Bernd"], ids["Anna"]
    for year, who in ((2019, bernd), (2023, bernd), (2026, anna)):
        elect(populated, office, year, who)

    def seats(*day):
        found = populated.ask(board_on, "en", date(*day))
        return [(seat.person_id, seat.since, seat.until) for seat in found if seat.until]

    assert seats(2022, 5, 1) == [(bernd, "2019-03-01", "2023")]
    assert seats(2023, 3, 1) == seats(2026, 2, 28) == [(bernd, "2019-03-01", "2027")]
    assert seats(2026, 3, 1) == [(anna, "2026-03-01", "2030")]  # who was followed has left
    with pytest.raises(RuleError):
        populated.ask(board_list_paper, "de", date(1999, 1, 1))
    paper = populated.ask(board_list_paper, "fr", date(2022, 5, 1))
    own, others = paper, populated.ask(board_list_paper, "fr", date(2022, 5, 1), for_members=True)
    pages = [
        pypdfium2.PdfDocument(each.pdf)[0].get_textpage().get_text_bounded()
        for each in (own, others)
    ]
    assert all(word in page for page in pages for word in ("Trésorier", "2019", "2023"))
    assert ["@" in page for page in pages] == [True, False]  # nobody agreed to it
    assert [bool(each.warnings) for each in (own, others)] == [False, True]
