"""Whoever would be a member alone and within another membership is named while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget
from worlds.pages import Surroundings
from worlds.partnerships import named

from twincrm.services.households.queries import household_details
from twincrm.services.members.commands import AddMembership, EndMembership
from twincrm.services.members.drafts import MembershipDraft, read_membership
from twincrm.services.members.queries import member_card
from twincrm.ui.kit.record_field import Link
from twincrm.ui.members.fee_dialog import PartingDialog
from twincrm.ui.members.member_dialog import MemberDialog


def test_an_own_membership_ends_in_the_step_in_which_the_household_joins(
    qtbot, qapp, populated, tmp_path
):
    ids, window = populated.ask(named), QWidget()
    qtbot.addWidget(window)
    home = ids["Familie Weber"]
    (held,) = [row.id for row in populated.ask(household_details, home, "en").memberships]
    populated.execute(EndMembership(held, "Familie Weber", "2027-04-18"))
    bernd = MembershipDraft(ids["Bernd"], joined_on="2010")
    alone = populated.execute(AddMembership("Bernd", bernd)).result

    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    asked = MemberDialog(services, None, window)
    asked.whom.set_link(Link("household", home, "Familie Weber"))
    assert [box.value for box in asked.both.ticks.values()] == [False]
    last = list(asked.people.values())[-1]
    last.set_value(False)
    assert asked.both.isHidden()
    last.set_value(True)
    (ends,) = asked.both.ticks.values()
    ends.set_value(True)
    asked.save()
    assert len(populated.ask(read_membership, asked.saved).person_ids) == 2
    assert populated.ask(read_membership, alone).left_on == "2027-04-18"
    populated.undo()  # all of it is one step
    assert populated.ask(read_membership, alone).left_on is None
    assert populated.ask(member_card, asked.saved, 2027, "en", date(2027, 4, 19)) is None


def test_who_joins_again_is_named_where_a_membership_of_a_household_holds_them(
    qtbot, qapp, populated, tmp_path
):
    ids, window = populated.ask(named), QWidget()
    qtbot.addWidget(window)
    bernd = MembershipDraft(ids["Bernd"], joined_on="2010", left_on="2020")
    old = populated.execute(AddMembership("Bernd", bernd)).result
    row = populated.ask(member_card, old, 2020, "en", date(2027, 4, 19)).row
    services = Surroundings().services(qapp, populated, tmp_path, language="en")
    asked = PartingDialog(services, row, window)
    (stays,) = asked.both.ticks.values()
    stays.set_value(True)
    asked.save()
    assert populated.ask(read_membership, asked.saved).joined_on == "2027-04-19"
    shared = next(iter(asked.both.ticks)).shared_id
    assert ids["Bernd"] not in populated.ask(read_membership, shared).person_ids
    ended = PartingDialog(services, row._replace(left_on=None), window)
    assert not ended.both.ticks  # who leaves is asked nothing
