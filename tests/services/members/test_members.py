"""Members and the subscriptions of each year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from worlds.partnerships import named

from twincrm.domain.errors import InputError, RuleError
from twincrm.domain.terms import FeeStatus
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.members.commands import (
    AddMembership,
    ChangeMembership,
    EndMembership,
    RecordFee,
    RejoinMembership,
)
from twincrm.services.members.contacts import contacts_of_members, open_fees
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.fees import MakeFees, MarkFees, RemindOfFees, SetFeeRates
from twincrm.services.members.lists import MemberFilter, MemberSource, member_counts
from twincrm.services.members.queries import (
    fee_rates,
    member_card,
    next_number,
    without_fee,
)
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.store.models import Membership


@pytest.fixture
def ids(populated):
    return populated.ask(named)


TODAY = date(2027, 4, 19)


def _listed(populated, **wanted):
    source = MemberSource(populated, MemberFilter(2027, TODAY, **wanted), "de")
    return list(source.rows(source.ids()))


def _family(populated):
    return next(row for row in _listed(populated) if row.member == "household")


def test_members_are_listed_with_the_subscription_of_a_year(populated):
    rows = _listed(populated)

    assert [(row.name, len(row.people)) for row in rows] == [
        ("Brasserie du Lys", 0),
        ("Familie Weber", 2),
    ]
    assert rows[0].fee is None
    assert (rows[1].fee.paid_cents, rows[1].fee.status) == (2400, FeeStatus.PARTLY)
    assert sum(row.fee.open_cents for row in rows if row.fee) == 2400


@pytest.mark.parametrize(
    ("due", "paid", "waived", "status"),
    [
        (4800, 4800, False, FeeStatus.PAID),
        (4800, 1, False, FeeStatus.PARTLY),
        (4800, 0, False, FeeStatus.UNPAID),
        (4800, 0, True, FeeStatus.WAIVED),
        (0, 0, False, FeeStatus.PAID),
    ],
)
def test_the_status_follows_from_the_amounts(populated, due, paid, waived, status):
    family = _family(populated)
    populated.execute(
        RecordFee(family.id, family.name, 2027, due, paid, date(2027, 3, 1), waived=waived)
    )
    fee = _family(populated).fee
    assert (fee.due_cents, fee.paid_cents, fee.status) == (due, paid, status)
    populated.undo()
    assert _family(populated).fee.paid_cents == 2400


def test_one_row_a_year_even_when_typed_anew(populated):
    family = _family(populated)
    before = populated.ask(read_membership, family.id)
    again = FeeDraft(year=2027, due_cents=4800, paid_cents=4800, status=FeeStatus.PAID)
    populated.execute(
        ChangeMembership(family.id, family.name, before, replace(before, fees=(again,)))
    )
    (fee,) = populated.ask(read_membership, family.id).fees
    assert fee.id == next(old.id for old in before.fees if old.year == 2027)

    with pytest.raises(InputError):
        populated.execute(
            ChangeMembership(family.id, family.name, before, replace(before, fees=(again, again)))
        )


def test_whoever_left_is_listed_apart(populated, ids):
    member = MembershipDraft(person_id=ids["Klára"], joined_on="2001", left_on="2020-12-31")
    populated.execute(AddMembership("Klára Kovács", member))
    assert "Kovács Klára" not in [row.name for row in _listed(populated)]
    (row,) = _listed(populated, which="left")
    assert (row.name, len(row.people), row.left_on) == ("Kovács Klára", 1, "2020-12-31")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"household_id": None}, "person_id"),
        ({"person_id": 1}, "person_id"),
        ({"kind": "golden"}, "kind"),
        ({"left_on": "1997"}, "left_on"),
        ({"fees": (FeeDraft(year=27),)}, "fees.0.year"),
        ({"fees": (FeeDraft(year=2027, due_cents=-1),)}, "fees.0.due_cents"),
        ({"fees": (FeeDraft(year=2027, paid_cents=10**20),)}, "fees.0.paid_cents"),
    ],
)
def test_what_cannot_be_kept_names_its_field(populated, wrong, field):
    family = _family(populated)
    before = populated.ask(read_membership, family.id)
    with pytest.raises(InputError) as trouble:
        populated.execute(
            ChangeMembership(family.id, family.name, before, replace(before, **wrong))
        )
    assert trouble.value.field == field


def test_the_fees_of_a_year_are_made_by_kind_and_honorary_members_owe_nothing(populated, ids):
    honorary = MembershipDraft(person_id=ids["Klára"], kind="honorary", joined_on="2001")
    populated.execute(AddMembership("Klára Kovács", honorary))
    single = MembershipDraft(person_id=ids["Jean-Luc"], joined_on="2028-02-01")
    populated.execute(AddMembership("Jean-Luc Wattrelos", single))

    with pytest.raises(RuleError):
        populated.execute(MakeFees(2028))
    populated.execute(SetFeeRates(2028, (("single", 3000), ("household", 5000), ("honorary", 900))))
    assert populated.execute(MakeFees(2027)).result == 2
    assert populated.execute(MakeFees(2028)).result == 4
    assert populated.execute(MakeFees(2028)).result == 0

    made = {
        row.name: populated.ask(member_card, row.id, 2028, "de", TODAY).row.fee
        for row in (*_listed(populated), *_listed(populated, which="coming"))
    }
    assert {name: (fee.due_cents, fee.status) for name, fee in made.items()} == {
        "Brasserie du Lys": (10_000, "unpaid"),
        "Familie Weber": (5000, "unpaid"),
        "Kovács Klára": (0, "waived"),
        "Wattrelos, Jean-Luc": (3000, "unpaid"),
    }
    assert populated.glance(fee_rates, 2027) == {"household": 4800, "corporate": 10_000}


def test_who_lies_in_the_trash_owes_nothing_and_who_came_back_owes_once(populated, ids):
    family = _family(populated)
    populated.execute(SetFeeRates(2028, (("household", 5000),)))
    populated.execute(EndMembership(family.id, family.name, "2028-03-31"))
    populated.execute(RejoinMembership(family.id, family.name, "2028-05-01"))
    assert (family.id, "household") in populated.glance(without_fee, 2028)
    assert len(populated.glance(without_fee, 2028)) == 2
    assert len(populated.glance(without_fee, 2029)) == 2

    populated.execute(MoveToTrash("household", (ids["Familie Weber"],), "Familie Weber"))
    assert [kind for _, kind in populated.glance(without_fee, 2028)] == ["corporate"]
    populated.undo()
    assert len(populated.glance(without_fee, 2028)) == 2


def test_no_amount_of_twenty_digits_is_a_fee(populated):
    family = _family(populated)
    for order in (
        RecordFee(family.id, family.name, 2027, 10**20, 0),
        RecordFee(family.id, family.name, 2027, 10, 10**20),
        SetFeeRates(2027, (("single", 10**20),)),
        SetFeeRates(2027, (("single", -1),)),
    ):
        with pytest.raises(InputError):
            populated.execute(order)
    assert _family(populated).fee.due_cents == 4800


def test_many_are_paid_at_once_and_undone_at_once(populated):
    everybody = tuple(row.id for row in _listed(populated))
    assert populated.glance(member_counts, 2027, TODAY)[:2] == (2, 1)

    populated.execute(MarkFees(everybody, 2027, FeeStatus.PAID, date(2027, 4, 19)))

    assert {row.fee.status for row in _listed(populated)} == {FeeStatus.PAID}
    assert _listed(populated, which="open") == []
    populated.undo()
    assert [row.name for row in _listed(populated, which="open")] == ["Familie Weber"]


def test_what_nobody_said_the_price_of_is_not_marked_as_paid(populated, ids):
    single = MembershipDraft(ids["Klára"], joined_on="2001")
    key = populated.execute(AddMembership("Klára Kovács", single)).result
    for status in (FeeStatus.PAID, FeeStatus.UNPAID):
        with pytest.raises(RuleError):
            populated.execute(MarkFees((key, _family(populated).id), 2027, status))
    assert _family(populated).fee.status == FeeStatus.PARTLY
    with pytest.raises(InputError):
        populated.execute(MarkFees((key,), 2027, FeeStatus.PARTLY))
    populated.execute(MarkFees((key,), 2027, FeeStatus.WAIVED))
    (fee,) = populated.ask(read_membership, key).fees
    assert (fee.due_cents, fee.status) == (0, FeeStatus.WAIVED)
    populated.execute(SetFeeRates(2028, (("single", 0),)))
    populated.execute(MarkFees((key,), 2028, FeeStatus.UNPAID))
    assert populated.ask(read_membership, key).fees[-1].status == FeeStatus.PAID  # nothing is due


def test_a_couple_is_listed_by_its_family_name(populated, ids):
    home = ids["Familie Weber"]
    for name, listed in (
        ("Anna und Bernd Weber", "Weber, Anna und Bernd"),
        ("Anna und Bernd", "Anna und Bernd"),
        ("Familie Weber", "Familie Weber"),
    ):
        before = populated.ask(read_household, home)
        populated.execute(ChangeHousehold(home, before, replace(before, name=name)))
        assert listed in [row.name for row in _listed(populated)]
    person = populated.ask(read_person, ids["Bernd"])
    populated.execute(ChangePerson(ids["Bernd"], person, replace(person, family="Kowalski")))
    for name, listed in (
        ("Bernd Kowalski und Anna Weber", "Kowalski, Bernd und Weber, Anna"),
        ("Bernd Kowalski und Anni Weber", "Bernd Kowalski und Anni Weber"),
    ):
        before = populated.ask(read_household, home)
        populated.execute(ChangeHousehold(home, before, replace(before, name=name)))
        assert listed in [row.name for row in _listed(populated)], _family(populated)


def test_what_was_paid_before_keeps_its_day(populated):
    everybody = tuple(row.id for row in _listed(populated))
    populated.execute(MarkFees(everybody, 2027, FeeStatus.PAID, date(2027, 2, 1)))
    populated.execute(MarkFees(everybody, 2027, FeeStatus.PAID, date(2027, 4, 19)))

    assert date(2027, 4, 19) not in {row.fee.paid_on for row in _listed(populated)}


def test_who_pays_for_others_is_shown_and_asked_and_who_is_there_by_office_owes_nothing(
    populated, ids
):
    family = _family(populated)
    before = populated.ask(read_membership, family.id)
    paid_for = replace(before, payer_id=ids["Klára"])
    populated.execute(ChangeMembership(family.id, family.name, before, paid_for))
    assert populated.ask(member_card, family.id, 2027, "de", TODAY).payer == "Kovács Klára"
    payer = ("person", ids["Klára"])
    assert populated.glance(contacts_of_members, [family.id], of_payers=True) == (payer,)
    owed = populated.glance(open_fees, {payer}, 2027)
    assert [fee.cents for fee in owed[payer]] == [2400]

    mayor = MembershipDraft(ids["Jean-Luc"], kind="ex_officio", joined_on="2020")
    key = populated.execute(AddMembership("Jean-Luc", mayor)).result
    populated.execute(MakeFees(2027))
    (fee,) = populated.ask(read_membership, key).fees
    assert (fee.due_cents, fee.status) == (0, FeeStatus.WAIVED)


def test_who_was_reminded_is_seen_in_the_list_and_on_the_card(populated):
    family = _family(populated)
    populated.execute(RemindOfFees((family.id,), 2027, date(2027, 4, 10)))
    card = populated.ask(member_card, family.id, 2027, "de", TODAY)
    assert [(fee.year, fee.reminders) for fee in card.fees] == [(2027, 1), (2026, 0)]
    assert _family(populated).fee.reminders == 1


def test_whoever_leaves_keeps_the_past_and_may_come_again(populated):
    family = _family(populated)
    with pytest.raises(InputError):
        populated.execute(EndMembership(family.id, family.name, ""))
    populated.execute(EndMembership(family.id, family.name, "2027-03-31", "umgezogen"))
    assert [row.id for row in _listed(populated, which="left")] == [family.id]
    assert populated.ask(read_membership, family.id).left_reason == "umgezogen"

    assert populated.ask(member_card, family.id, 2027, "de", TODAY).may_rejoin
    for day in ("", "2027-03-31", "2027-03-01", "2027-03", "2027", "2026", "--04-01"):
        with pytest.raises(InputError):
            populated.execute(RejoinMembership(family.id, family.name, day))
    number = populated.glance(next_number)
    again = populated.execute(RejoinMembership(family.id, family.name, "2027-04-01", number))
    anew = populated.ask(member_card, again.result, 2027, "de", TODAY)
    assert number == "18"
    assert (anew.row.number, anew.row.joined_on, anew.row.left_on) == ("18", "2027-04-01", None)
    assert [name for _, name in anew.people] == ["Dr. Anna Weber", "Bernd Weber"]
    assert anew.fees == ()
    assert not populated.ask(member_card, family.id, 2027, "de", TODAY).may_rejoin
    with pytest.raises(InputError):
        populated.execute(RejoinMembership(family.id, family.name, "2027-05-01"))


@pytest.mark.parametrize(("joined", "found"), [("2002-05-02", 1), ("2017", 1), ("2003", 0)])
def test_round_years_are_a_jubilee_of_their_year(populated, ids, joined, found):
    member = MembershipDraft(person_id=ids["Klára"], joined_on=joined)
    populated.execute(AddMembership("Klára Kovács", member))
    assert len(_listed(populated, which="jubilee")) == found


def test_nobody_is_a_member_twice_at_a_time_and_the_sentence_says_since_when(populated, ids):
    def join(joined, left=None, **whose):
        draft = MembershipDraft(joined_on=joined, left_on=left, **(whose or {"person_id": klara}))
        return populated.execute(AddMembership("Klára Kovács", draft)).result

    def refused(say, act, *told, **whose):
        with pytest.raises((InputError, RuleError)) as trouble:
            act(*told, **whose)
        assert say in catalogue("en").say(trouble.value.message)

    klara = ids["Klára"]
    old = join("1998", "2003-05-31")
    now = join("2003-06-01")
    refused("Klára Kovács has been a member since 1 June 2003.", join, "2027-01-01")
    refused("since 1 June 2003", join, "2003-05-31", "2003-06-01")
    refused("was a member until 31 May 2003", join, "1999", "2000")
    join("1990", "1997")
    refused("has been a member since 1998.", join, None, household_id=ids["Familie Weber"])
    refused("since when is not known", join, None, organisation_id=ids["Brasserie du Lys"])

    kept = populated.ask(read_membership, old)
    going_on = ChangeMembership(old, "Klára Kovács", kept, replace(kept, left_on=None))
    refused("has been a member since", populated.execute, going_on)
    populated.execute(MoveToTrash("membership", (now,)))
    again = join("2010")
    back = RestoreFromTrash("membership", (now,))
    refused("Kovács Klára has been a member since 2010.", populated.execute, back)
    populated.execute(MoveToTrash("membership", (again,)))
    populated.execute(back)


@dataclass(frozen=True)
class AsOlder:
    """A membership goes on beside another one, as older programs allowed."""

    membership: int
    label = Message("Go on")

    def run(self, work):
        work.get(Membership, self.membership).left_on = None


def test_who_is_twice_a_member_in_an_older_file_can_be_put_right(populated, ids):
    one, other = (
        populated.execute(AddMembership("K", MembershipDraft(ids["Klára"], **term))).result
        for term in ({"joined_on": "1998", "left_on": "2003"}, {"joined_on": "2004"})
    )
    populated.execute(AsOlder(one))

    populated.execute(EndMembership(other, "Klára Kovács", "2027-03-31"))
    populated.execute(EndMembership(one, "Klára Kovács", "2003-12-31"))
    populated.execute(RejoinMembership(other, "Klára Kovács", "2027-04-01"))
