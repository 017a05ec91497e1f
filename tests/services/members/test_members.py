"""Members and the subscriptions of each year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds.partnerships import named

from twincrm.domain.errors import InputError
from twincrm.domain.terms import FeeStatus
from twincrm.services.members.commands import AddMembership, ChangeMembership, RecordFee
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.queries import member_rows, unpaid_cents


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def _family(populated):
    return next(row for row in populated.ask(member_rows, 2027) if row.member == "household")


def test_members_are_listed_with_the_subscription_of_a_year(populated):
    rows = populated.ask(member_rows, 2027)

    assert [(row.name, row.people) for row in rows] == [
        ("Brasserie du Lys", 0),
        ("Familie Weber", 2),
    ]
    assert rows[0].fee is None
    assert (rows[1].fee.paid_cents, rows[1].fee.status) == (2400, FeeStatus.PARTLY)
    assert unpaid_cents(rows) == 2400


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
    assert "Kovács Klára" not in [row.name for row in populated.ask(member_rows, 2027)]
    (row,) = populated.ask(member_rows, 2027, left=True)
    assert (row.name, row.people, row.left_on) == ("Kovács Klára", 1, "2020-12-31")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"household_id": None}, "person_id"),
        ({"person_id": 1}, "person_id"),
        ({"kind": "golden"}, "kind"),
        ({"left_on": "1997"}, "left_on"),
        ({"fees": (FeeDraft(year=27),)}, "fees.0.year"),
        ({"fees": (FeeDraft(year=2027, due_cents=-1),)}, "fees.0.due_cents"),
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
