"""Counterparts: two sides, two places."""

from __future__ import annotations

import pytest
from worlds.partnerships import named

from twincrm.domain.errors import InputError, RuleError
from twincrm.services.counterparts.commands import AddCounterpart
from twincrm.services.counterparts.drafts import CounterpartDraft
from twincrm.services.counterparts.queries import counterpart_rows
from twincrm.services.trash.commands import MoveToTrash


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def test_links_show_both_sides_with_their_places(populated, ids):
    rows = populated.ask(counterpart_rows, "de")

    assert [(row.near.name, row.far.name) for row in rows] == [
        ("Dr. Anna Weber", "Jean-Luc Wattrelos"),
        ("Feuerwehr Lindenau", "Chorale de Saint-Aubin"),
    ]
    assert (rows[1].near.place.name, rows[1].far.place.country) == ("Lindenau", "FR")
    found = populated.ask(counterpart_rows, "de", organisation_id=ids["Chorale de Saint-Aubin"])
    assert [row.near.kind for row in found] == ["organisation"]
    assert len(populated.ask(counterpart_rows, "de", place_id=ids["Lindenau"])) == 2
    assert populated.ask(counterpart_rows, "de", place_id=ids["Kamieniec Górny"]) == ()


def test_somebody_is_sought_in_a_place(populated, ids):
    sought = CounterpartDraft(
        organisation_id=ids["Feuerwehr Lindenau"], other_place_id=ids["Kamieniec Górny"]
    )
    populated.execute(AddCounterpart("Feuerwehr – Steinau", sought))
    (row,) = populated.ask(counterpart_rows, "de", place_id=ids["Kamieniec Górny"])
    assert (row.far.kind, row.far.name, row.far.id) == ("sought", "Steinau", None)


def test_counterparts_are_of_two_places(populated, ids):
    same_town = CounterpartDraft(
        organisation_id=ids["Ville de Saint-Aubin"],
        other_organisation_id=ids["Chorale de Saint-Aubin"],
    )
    sought_at_home = CounterpartDraft(
        organisation_id=ids["Feuerwehr Lindenau"], other_place_id=ids["Lindenau"]
    )
    itself = CounterpartDraft(person_id=ids["Klára"], other_person_id=ids["Klára"])
    for draft in (same_town, sought_at_home, itself):
        with pytest.raises(RuleError):
            populated.execute(AddCounterpart("Irrtum", draft))


def test_each_side_is_one(populated, ids):
    brigade = ids["Feuerwehr Lindenau"]
    nobody = CounterpartDraft(other_place_id=ids["Lindenau"])
    nowhere = CounterpartDraft(organisation_id=brigade)
    two = CounterpartDraft(organisation_id=brigade, person_id=ids["Anna"])
    for draft, field in (
        (nobody, "organisation_id"),
        (two, "organisation_id"),
        (nowhere, "other_organisation_id"),
    ):
        with pytest.raises(InputError) as trouble:
            populated.execute(AddCounterpart("Irrtum", draft))
        assert trouble.value.field == field


def test_a_side_in_the_trash_hides_the_link(populated, ids):
    populated.execute(MoveToTrash("organisation", (ids["Chorale de Saint-Aubin"],), "Chorale"))
    assert [row.near.kind for row in populated.ask(counterpart_rows, "de")] == ["person"]
    populated.undo()
    assert len(populated.ask(counterpart_rows, "de")) == 2
