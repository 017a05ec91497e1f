"""Who is a member alone and within another membership is told wherever it comes to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.partnerships import named

from twincrm.runtime.language import catalogue
from twincrm.services.duplicates.preview import merge_preview
from twincrm.services.health import remarks
from twincrm.services.members.commands import AddMembership, EndMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.fees import MakeFees
from twincrm.services.members.lists import MemberFilter, member_ids
from twincrm.services.members.queries import member_card
from twincrm.services.members.twice import ends_alone, would_be_twice
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft

TODAY = date(2027, 4, 19)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def _family(populated):
    cards = (
        populated.ask(member_card, key, 2027, "en", TODAY)
        for key in populated.glance(member_ids, MemberFilter(2027, TODAY))
    )
    return next(card for card in cards if card.row.member == "household")


def test_joining_says_who_is_a_member_within_another_membership_in_both_ways(populated, ids):
    alone = MembershipDraft(ids["Bernd"], joined_on="2027-05-01")
    (found,) = populated.glance(would_be_twice, alone, TODAY)
    family = _family(populated)
    assert (found.name, found.alone_id, found.shared_id) == ("Bernd Weber", 0, family.row.id)
    assert found.with_whom == "Familie Weber"
    for other in (
        replace(alone, person_id=ids["Klára"]),
        replace(alone, kind="honorary"),  # of whom nobody pays
        replace(alone, left_on="2027-04-18"),
    ):
        assert populated.glance(would_be_twice, other, TODAY) == ()
    mine = populated.execute(AddMembership("Bernd", alone)).result
    (met,) = populated.glance(would_be_twice, family.draft, TODAY, family.row.id)
    assert (met.alone_id, met.shared_id) == (mine, family.row.id)
    populated.execute(EndMembership(family.row.id, "Familie Weber", "2027-04-30"))
    ended = replace(family.draft, left_on="2027-04-30")  # before the other one begins
    assert populated.glance(would_be_twice, ended, TODAY, family.row.id) == ()


def test_an_own_membership_ends_before_the_shared_one_begins_unless_that_is_long_ago(
    populated, ids
):
    populated.execute(AddMembership("Klára", MembershipDraft(ids["Klára"], joined_on="2027-01-15")))
    home = MembershipDraft(ids["Jean-Luc"], kind="couple", person_ids=(ids["Klára"],))
    days = {
        "2028-01-01": "2027-12-31",
        "2027-03-01": "2027-02-28",
        "2027-01-01": "2027-04-19",  # not before she joined
        "2019-03-01": "2027-04-19",
        None: "2027-04-19",
    }
    for begins, ends in days.items():
        (each,) = populated.glance(would_be_twice, replace(home, joined_on=begins), TODAY)
        assert ends_alone(each, TODAY) == ends
        assert each.with_whom == "Jean-Luc Wattrelos"


def test_cards_and_subscriptions_made_say_who_is_asked_twice(populated, ids):
    assert _family(populated).twice == ()
    draft = MembershipDraft(ids["Bernd"], joined_on="2020")
    mine = populated.execute(AddMembership("Bernd", draft)).result
    for card in (_family(populated), populated.ask(member_card, mine, 2027, "en", TODAY)):
        assert [each.name for each in card.twice] == ["Bernd Weber"]
    (said,) = populated.ask(remarks)  # what `check` tells; it may be meant, and is no damage
    assert said.values == {"name": "Bernd Weber", "home": "Familie Weber"}
    rates = tuple((kind, 3000) for kind in ("single", "couple", "household", "corporate"))
    populated.execute(MakeFees(2028, rates))
    assert "Bernd Weber" in catalogue("en").say(populated.undo().label)


def test_the_preview_of_a_merge_says_that_one_is_a_member_twice_then(populated, ids):
    twin = populated.execute(AddPerson(PersonDraft("Bernd", "Weber"))).result
    populated.execute(AddMembership("Bernd", MembershipDraft(twin, joined_on="2020")))
    for pair in ((ids["Bernd"], twin), (twin, ids["Bernd"])):
        preview = populated.ask(merge_preview, "person", *pair, catalogue("en"), TODAY)
        assert "Familie Weber" in "".join(each.detail for each in preview.moving)
