"""What came in is kept, own amounts go on, and two entries of one member become one."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import date

import pytest
from worlds.partnerships import named
from worlds.tables import source

from twincrm.domain.errors import InputError
from twincrm.domain.terms import FeeStatus
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.members.commands import AddMembership, ChangeMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.fees import MakeFees, MarkFees, SetFeeRates
from twincrm.services.members.lists import MemberFilter, MemberSource
from twincrm.services.members.queries import Asked, asked_of_new, own_amounts, proposed_rates
from twincrm.services.members.twice import paying_twice
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person

TODAY = date(2027, 4, 19)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def _listed(populated):
    source = MemberSource(populated, MemberFilter(2027, TODAY), "de")
    return list(source.rows(source.ids()))


def _family(populated):
    return next(row for row in _listed(populated) if row.member == "household")


def test_a_part_payment_is_kept_whatever_is_marked(populated):
    family = _family(populated)
    for status, stays in ((FeeStatus.UNPAID, FeeStatus.PARTLY), (FeeStatus.WAIVED, "waived")):
        populated.execute(MarkFees((family.id,), 2027, status))
        fee = _family(populated).fee
        assert (fee.paid_cents, fee.status) == (2400, stays)
    populated.execute(MarkFees((family.id,), 2027, FeeStatus.PAID, TODAY))
    populated.execute(MarkFees((family.id,), 2027, FeeStatus.UNPAID))
    assert _family(populated).fee.paid_cents == 0  # it was marked by mistake


def test_who_pays_an_own_amount_or_nothing_does_so_next_year_unless_of_another_kind(populated, ids):
    def join(given, due, status, kind="single"):
        fees = (FeeDraft(year=2027, due_cents=due, status=status),)
        draft = MembershipDraft(ids[given], kind=kind, joined_on="2001", fees=fees)
        return populated.execute(AddMembership(given, draft)).result

    assert populated.glance(asked_of_new, 2029, "single") == Asked()
    generous, free = join("Klára", 5000, "unpaid"), join("Jean-Luc", 3000, "waived")
    assert populated.glance(proposed_rates, 2028)["single"] == 5000  # nobody said what it costs
    asked = populated.glance(asked_of_new, 2027, "single")
    assert asked == Asked(5000, laid_down=True)  # as the others
    assert populated.glance(asked_of_new, 2028, "single") == Asked()  # no fee of that year yet
    populated.execute(SetFeeRates(2026, (("single", 3000), ("couple", 4000))))
    assert populated.glance(proposed_rates, 2028)["single"] == 3000
    couple = join("Bernd", 3000, "paid")
    before = populated.ask(read_membership, couple)
    populated.execute(ChangeMembership(couple, "B", before, replace(before, kind="couple")))
    assert set(populated.glance(own_amounts, 2028)) == {generous, free}
    assert populated.glance(paying_twice, 2028) == ("Bernd Weber",)
    populated.execute(MakeFees(2028))
    made = {key: populated.ask(read_membership, key).fees[-1] for key in (generous, free, couple)}
    assert {key: (fee.due_cents, fee.status) for key, fee in made.items()} == {
        generous: (5000, "unpaid"),
        free: (3000, "waived"),
        couple: (4000, "unpaid"),
    }


def test_two_memberships_of_two_entries_are_one_and_part_payments_add_up(populated, ids):
    part = FeeDraft(year=2027, due_cents=3000, paid_cents=1000, status="partly")
    old = MembershipDraft(ids["Klára"], joined_on="2010", left_on="2020", fees=(part,))
    more = replace(part, paid_cents=1500)
    now = MembershipDraft(ids["Jean-Luc"], joined_on="2015", number="8", fees=(more,))
    for draft in (old, now):
        populated.execute(AddMembership("K", draft))
    populated.execute(MergePeople(ids["Klára"], ids["Jean-Luc"]))
    (row,) = [row for row in _listed(populated) if row.number == "8"]
    assert (row.joined_on, row.left_on, row.member_id) == ("2010", None, ids["Klára"])
    assert (row.fee.paid_cents, row.fee.status) == (2500, "partly")
    assert "2020" in populated.ask(read_person, ids["Klára"]).note


def test_nobody_joins_after_the_death(populated, ids):
    before = populated.ask(read_person, ids["Klára"])
    populated.execute(ChangePerson(ids["Klára"], before, replace(before, death_date="2026-11")))
    for joined, refused in (("2027", True), ("2026-12-01", True), ("2026", False)):
        order = AddMembership("Klára", MembershipDraft(ids["Klára"], joined_on=joined))
        with pytest.raises(InputError, match="died") if refused else nullcontext():
            populated.execute(order)


def test_what_everybody_pays_by_a_list_holds_more_than_what_was_said_long_ago(dispatcher):
    names = ("Weber", "Klein", "Groß", "Kurz")
    rows = "".join(f"{name};Ida;2001;{60 if n else 30}\n" for n, name in enumerate(names))
    said = frozenset(("liste.csv", line) for line in range(2, 6))
    for year, due in ((2027, rows), (2026, rows.replace("60", "25"))):
        listed = source(f"Name;Vorname;Eintritt;Beitrag {year}\n{due}")
        dispatcher.execute(ImportTables((listed,), same=said))

    assert dispatcher.glance(proposed_rates, 2028)["single"] == 6000  # most of the latest year

    dispatcher.execute(SetFeeRates(2020, (("single", 2000), ("couple", 4000))))

    known = dispatcher.glance(proposed_rates, 2028)
    assert (known["single"], known["couple"]) == (6000, 4000)
    assert set(dispatcher.glance(own_amounts, 2028)) == {1}
    for now in (6000, 5000):
        dispatcher.execute(MakeFees(2028))
        made = [dispatcher.ask(read_membership, key).fees[-1].due_cents for key in range(1, 5)]
        assert made == [3000, now, now, now]
        dispatcher.undo()
        dispatcher.execute(SetFeeRates(2028, (("single", 5000),)))
