"""The trash: what is in it is nowhere else, and comes back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from twincrm.domain.errors import RuleError, UnknownRecord
from twincrm.runtime.language import catalogue
from twincrm.services.association.queries import association_details
from twincrm.services.duplicates.commands import RememberDistinct
from twincrm.services.members.commands import ChangeMembership
from twincrm.services.members.drafts import read_membership
from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft, read_person
from twincrm.services.people.lists import contact_total
from twincrm.services.records.queries import counts, list_records, show_record
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.services.trash.deleting import DeleteForGood
from twincrm.services.trash.queries import (
    trash_content,
    trash_count,
    what_hangs_on,
    where_used,
)
from twincrm.services.vocabularies.commands import AddTerm
from twincrm.services.vocabularies.drafts import TermDraft
from twincrm.store.models import DistinctPair, Visit


def person(dispatcher, title):
    return next(
        row.id for row in dispatcher.ask(list_records, "person", "de") if row.title == title
    )


def test_a_person_takes_along_what_belongs_to_it(populated):
    anna = person(populated, "Dr. Anna Weber")
    before, contacts = populated.ask(counts), populated.ask(contact_total)
    populated.execute(MoveToTrash("person", (anna,), "Anna Weber"))
    after = populated.ask(counts)
    assert after["person"] == before["person"] - 1
    assert after["assignment"] == before["assignment"] - 1
    assert after["consent"] == before["consent"] - 1
    assert populated.ask(contact_total) == contacts - 1
    for kind in after:
        listed = populated.ask(list_records, kind, "de")
        assert not any(row.title.startswith("Dr. Anna Weber") for row in listed)


def test_what_comes_back_is_what_went(populated):
    anna = person(populated, "Dr. Anna Weber")
    draft, before = populated.ask(read_person, anna), populated.ask(counts)
    populated.execute(MoveToTrash("person", (anna,), "Anna Weber"))
    assert populated.execute(RestoreFromTrash("person", (anna,), "Anna Weber")).result == 1
    assert populated.ask(read_person, anna) == draft
    assert populated.ask(counts) == before


def test_show_says_that_a_record_lies_in_the_trash(populated):
    anna = person(populated, "Dr. Anna Weber")
    whole = populated.ask(show_record, "person", anna, "de")
    populated.execute(MoveToTrash("person", (anna,)))
    shown = populated.ask(show_record, "person", anna, "de")
    assert (whole["in_trash"], shown["in_trash"]) == (False, True)
    assert shown["parts"] == whole["parts"]


def test_what_hangs_on_a_record_is_said_in_plain_words(populated):
    anna = person(populated, "Dr. Anna Weber")
    english = catalogue("en")
    hanging = populated.ask(what_hangs_on, "person", anna)
    said = {english.say(each.words): each.hidden_with_it for each in hanging}
    assert said["2 phone numbers"]
    assert said["1 role"]
    assert said["2 relations"]
    assert not said["1 task"]


def test_who_only_pays_for_a_membership_is_named_as_that(populated):
    anna = person(populated, "Dr. Anna Weber")
    (key,) = [each.id for each in populated.ask(list_records, "membership", "en")][:1]
    before = populated.ask(read_membership, key)
    populated.execute(ChangeMembership(key, "M", before, replace(before, payer_id=anna)))
    said = [
        catalogue("en").say(each.words) for each in populated.ask(what_hangs_on, "person", anna)
    ]
    assert "1 membership (as the one who pays)" in said


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("household", "ties to people, who stay"),
        ("contact_group", "ties to contacts, who stay"),
        ("membership", "yearly fee"),
    ],
)
def test_what_stays_is_not_said_to_go(populated, kind, words):
    keys = [row.id for row in populated.ask(list_records, kind, "en")]
    said = [catalogue("en").say(each.words) for each in populated.ask(what_hangs_on, kind, *keys)]
    assert any(words in each for each in said), said
    assert not any("places in" in each for each in said)


def test_a_visit_does_not_hang_on_itself(populated):
    visit = populated.ask(lambda s: s.scalars(select(Visit.id).order_by(Visit.id)).first())

    kinds = {each.kind for each in populated.ask(what_hangs_on, "visit", visit)}

    assert "delegation" in kinds
    assert not {"visit", "visit_partnership"} & kinds


def test_the_trash_names_what_it_holds(populated):
    rows = {(row.kind, row.title) for row in populated.ask(trash_content, "de")}
    assert ("person", "Egon Vergessen") in rows
    bernd = person(populated, "Bernd Weber")
    populated.execute(MoveToTrash("person", (bernd,), "Bernd Weber"))
    assert ("person", "Bernd Weber") in {
        (row.kind, row.title) for row in populated.ask(trash_content, "de")
    }


def test_many_go_in_one_step_and_twice_is_no_step(dispatcher):
    ids = tuple(
        dispatcher.execute(AddPerson(PersonDraft(given=name))).result for name in ("A", "B", "C")
    )
    moved = dispatcher.execute(MoveToTrash("person", ids))
    assert moved.result == 3
    assert catalogue("en").say(dispatcher.status().undo) == "Delete 3 people"
    assert dispatcher.execute(MoveToTrash("person", ids)).step is None
    dispatcher.undo()
    assert dispatcher.ask(counts)["person"] == 3


@pytest.mark.parametrize("kind", ["place", "organisation"])
def test_the_association_does_not_lose_itself(populated, kind):
    shown = populated.ask(association_details)
    own = shown.place_id if kind == "place" else shown.organisation_id
    with pytest.raises(RuleError):
        populated.execute(MoveToTrash(kind, (own,)))


def test_a_role_in_a_body_that_went_is_no_longer_counted(populated):
    (body,) = [
        row.id
        for row in populated.ask(list_records, "organisation", "fr")
        if row.title == "Brasserie du Lys"
    ]
    role = AssignmentDraft(organisation_id=body)
    populated.execute(AddPerson(PersonDraft(given="Luc", assignments=(role,))))
    before = populated.ask(counts)["assignment"]
    populated.execute(MoveToTrash("organisation", (body,)))
    assert populated.ask(counts)["assignment"] == before - 1


@pytest.mark.parametrize(("kind", "key"), [("person", 9999), ("phone", 1), ("nothing", 1)])
def test_what_cannot_be_there_is_said(populated, kind, key):
    with pytest.raises(UnknownRecord):
        populated.execute(MoveToTrash(kind, (key,)))


def test_a_word_in_use_stays_until_nothing_uses_it(populated):
    names = (NameDraft(language="de", name="Imkerei"),)
    category = populated.execute(AddTerm("category", TermDraft(names))).result
    club = OrganisationDraft(name="Bienenfreunde", category_id=category)
    role = AssignmentDraft(
        organisation_id=populated.execute(AddOrganisation(club)).result, category_id=category
    )
    keeper = populated.execute(AddPerson(PersonDraft(given="Luc", assignments=(role,)))).result
    used = populated.ask(where_used, "category", category)
    assert [(words.id, words.values["n"]) for words in used] == [
        ("{n} role", 1),
        ("{n} organisation", 1),
    ]
    with pytest.raises(RuleError):
        populated.execute(MoveToTrash("category", (category,)))

    populated.execute(MoveToTrash("person", (keeper,)))
    populated.execute(MoveToTrash("organisation", (role.organisation_id,)))
    assert populated.execute(MoveToTrash("category", (category,))).result == 1


def test_the_trash_says_what_hangs_on_each_entry_and_how_long_it_is_kept(populated):
    anna, bernd = person(populated, "Dr. Anna Weber"), person(populated, "Bernd Weber")
    alone = {key: populated.ask(what_hangs_on, "person", key) for key in (anna, bernd)}
    together = populated.ask(what_hangs_on, "person", anna, bernd)
    populated.execute(MoveToTrash("person", (anna,)))
    rows = populated.ask(trash_content, "de")
    found = {row.id: row for row in rows if row.kind == "person"}

    assert len(rows) == populated.ask(trash_count)
    assert found[anna].hanging == alone[anna]
    numbers = {row.kind: row.n for row in together}
    assert numbers["phone"] == sum(
        row.n for each in alone.values() for row in each if row.kind == "phone"
    )
    day = found[anna].trashed_at.astimezone().date()
    assert [found[anna].days_left(day + timedelta(days=n)) for n in (0, 1, 90, 400)] == [
        90,
        89,
        0,
        0,
    ]


def test_what_goes_for_good_takes_along_what_is_nothing_without_it(populated):
    anna = person(populated, "Dr. Anna Weber")
    with pytest.raises(RuleError):
        populated.execute(DeleteForGood((("person", anna),)))
    tasks = populated.ask(counts)["task"]
    populated.execute(MoveToTrash("person", (anna,)))
    populated.execute(DeleteForGood((("person", anna),), "Anna Weber"))

    assert ("person", anna) not in {
        (row.kind, row.id) for row in populated.ask(trash_content, "de")
    }
    with pytest.raises(UnknownRecord):
        populated.ask(show_record, "person", anna, "de")
    assert populated.ask(counts)["task"] == tasks
    assert catalogue("en").say(populated.status().undo) == "Delete Anna Weber for good"
    populated.undo()
    assert populated.execute(RestoreFromTrash("person", (anna,))).result == 1


def test_that_two_are_not_the_same_goes_with_either_of_them(populated):
    anna, bernd = person(populated, "Dr. Anna Weber"), person(populated, "Bernd Weber")
    populated.execute(RememberDistinct("person", anna, bernd, "Anna", "Bernd"))
    populated.execute(MoveToTrash("person", (bernd,)))
    populated.execute(DeleteForGood((("person", bernd),)))

    pairs = select(func.count()).select_from(DistinctPair)
    assert populated.ask(lambda session: session.scalar(pairs)) == 0
