"""Who died is no member any more, and who joins next year is none yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from worlds.partnerships import named

from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule
from twincrm.runtime.language import catalogue
from twincrm.services.households.queries import household_details
from twincrm.services.members.bereft import bereft
from twincrm.services.members.commands import AddMembership, ChangeMembership, EndMembership
from twincrm.services.members.contacts import late_members, open_fees
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.fees import MakeFees, RemindOfFees
from twincrm.services.members.lists import MemberFilter, MemberSource, member_counts, member_ids
from twincrm.services.members.queries import member_card, without_fee
from twincrm.services.members.statistics import member_statistics, people_behind
from twincrm.services.members.wording import fee_words, row_words
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.people.queries import person_details
from twincrm.services.printing.members import member_list_paper
from twincrm.services.smart.finding import rule_entries
from twincrm.store.search import record_of

TODAY = date(2027, 4, 19)
RATES = (("single", 3000), ("household", 4800), ("corporate", 9000))


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def die(populated, person, day):
    before = populated.ask(read_person, person)
    populated.execute(ChangePerson(person, before, replace(before, death_date=day)))


def shown(populated, which):
    source = MemberSource(populated, MemberFilter(2027, TODAY, which), "de")
    return {row.name: row for row in source.rows(source.ids())}


def owing(populated, key, klara):
    """The years that are open on her card and of which letters remind, whether she owes, groups."""
    card = populated.ask(member_card, key, 2027, "de", TODAY)
    asked = populated.glance(open_fees, {("person", klara)}, 2027).get(("person", klara), ())
    rule = Rule((ContactType.PERSON,), Block(Mode.ALL, (Condition("member", "unpaid", (2027,)),)))
    found = {record_of(entry) for entry in populated.glance(rule_entries, rule, TODAY)}
    return (
        [fee.year for fee in card.fees if fee.is_open],
        [fee.year for fee in asked],
        populated.glance(late_members, (key,), 2027),
        found & {klara},
    )


def said_of(row):
    """The words of a row as it is, once paid, and without a fee: first the year of the head."""
    settled = row._replace(fee=row.fee._replace(status="paid"))
    return [row_words(catalogue("en"), each) for each in (row, settled, row._replace(fee=None))]


def figures(populated):
    found = populated.glance(member_statistics, TODAY, "de")
    return found.people, {each.year: (each.joined, each.left, each.died) for each in found.years}


def test_a_membership_ends_with_the_death_of_the_one_whose_it_is(populated, ids):
    klara = MembershipDraft(ids["Klára"], joined_on="2019")
    key = populated.execute(AddMembership("Klára Kovács", klara)).result
    people, years = figures(populated)
    assert years[2026] == (0, 0, 0)
    die(populated, ids["Klára"], "2026-11-02")

    assert "Kovács Klára" not in shown(populated, "active")
    assert shown(populated, "died")["Kovács Klára"].died == "2026-11-02"
    counts = populated.glance(member_counts, 2027, TODAY)
    assert (counts.died, counts.people) == (1, people - 1)
    now, years = figures(populated)
    assert (now, years[2026]) == (people - 1, (0, 0, 1))
    for year, due in ((2025, True), (2026, False), (2027, False)):
        assert (key in dict(populated.ask(without_fee, year))) is due
    made = populated.execute(MakeFees(2027, RATES)).result
    assert populated.ask(member_card, key, 2027, "de", TODAY).fees == ()
    populated.undo()
    assert made == 1  # the brewery; the family has one

    populated.execute(EndMembership(key, "Klára Kovács", "2026-11-02", "verstorben"))
    assert "Kovács Klára" in shown(populated, "died")
    counts = populated.glance(member_counts, 2027, TODAY)
    assert (counts.died, counts.left) == (1, 0)
    assert figures(populated) == (now, years)
    populated.execute(EndMembership(key, "Klára Kovács", "2025-12-31", "umgezogen"))
    counts = populated.glance(member_counts, 2027, TODAY)
    assert (counts.died, counts.left) == (0, 1)  # she left before
    assert figures(populated)[1][2025] == (0, 1, 0)


def test_no_fee_is_owed_of_a_year_after_the_death_or_the_end(populated, ids):
    klara = MembershipDraft(
        ids["Klára"],
        joined_on="2019",
        fees=tuple(FeeDraft(year=year, due_cents=3000) for year in (2024, 2025, 2026, 2027)),
    )
    key = populated.execute(AddMembership("Klára Kovács", klara)).result

    def owes():
        return owing(populated, key, ids["Klára"])

    row = shown(populated, "open")["Kovács Klára"]
    assert said_of(row) == ["not paid", "paid, 2024 open", "–, 2024 open"]
    years = [2024, 2025, 2026, 2027]
    assert owes() == (years[::-1], years, (key,), {ids["Klára"]})
    die(populated, ids["Klára"], "2025-11-20")
    assert owes() == ([], [], (), set())  # nor of the years before: nobody reminds the dead
    draft = populated.ask(read_membership, key)
    paid_for = replace(draft, payer_id=ids["Bernd"])
    populated.execute(ChangeMembership(key, "Klára Kovács", draft, paid_for))
    assert owes()[::2] == ([2025, 2024], (key,))  # whoever pays for her lives
    fees = populated.ask(member_card, key, 2027, "de", TODAY).fees
    assert [fee_words(catalogue("en"), fee) for fee in fees] == [
        "no longer due",
        "no longer due",
        "not paid",
        "not paid",
    ]
    assert populated.execute(RemindOfFees((key,), 2027, TODAY)).result == 2
    for _ in range(3):
        populated.undo()
    assert owes()[0] == years[::-1]
    populated.execute(EndMembership(key, "Klára Kovács", "2023-12-31"))
    assert owes() == ([], [], (), set())
    assert "Kovács Klára" not in shown(populated, "open")
    by_fee = MemberFilter(2027, TODAY, "left", sort=(("fee", False),))
    mayor = MembershipDraft(ids["Bernd"], joined_on="2001", left_on="2026")  # no fee is kept
    other = populated.execute(AddMembership("Bernd Weber", mayor)).result
    assert list(populated.glance(member_ids, by_fee)) == [other, key]


def test_groups_find_the_dead_and_the_coming_not_among_members(populated, ids):
    for given, joined in (("Klára", "2019"), ("Jean-Luc", "2027-06-01")):
        populated.execute(AddMembership(given, MembershipDraft(ids[given], joined_on=joined)))
    die(populated, ids["Klára"], "2026-11-02")

    def found(attribute):
        rule = Rule((ContactType.PERSON,), Block(Mode.ALL, (Condition("member", attribute),)))
        return {record_of(entry) for entry in populated.glance(rule_entries, rule, TODAY)}

    assert found("is") == {ids["Anna"], ids["Bernd"]}
    assert found("was") == {ids["Klára"]}


def test_a_family_goes_on_as_long_as_one_of_it_lives(populated, ids):
    people, _ = figures(populated)
    die(populated, ids["Bernd"], "2026-05")
    row = shown(populated, "active")["Familie Weber"]
    assert (row.died, row.living, row.gone) == (None, 1, ("Bernd Weber",))
    paper = pypdfium2.PdfDocument(populated.ask(member_list_paper, (row.id,), "de").pdf)
    assert "† Familie Weber" in paper[0].get_textpage().get_text_bounded()
    card = populated.ask(member_card, row.id, 2027, "de", TODAY)
    assert card.died == {ids["Bernd"]: "2026-05"}
    home = populated.ask(household_details, row.member_id, "de", TODAY)
    assert {each.person_id: each.died for each in home.members} == {
        ids["Bernd"]: "2026-05",
        ids["Anna"]: None,
    }
    anna = populated.ask(person_details, ids["Anna"], "de", TODAY)
    assert anna.households[0].gone == {ids["Bernd"]}
    assert [each.died for each in anna.relations if each.person_id == ids["Bernd"]] == ["2026-05"]
    bernd = populated.ask(person_details, ids["Bernd"], "de", TODAY)
    assert {role.died for role in bernd.roles} <= {"2026-05"}
    assert figures(populated)[0] == people - 1
    assert ids["Bernd"] in populated.glance(people_behind, TODAY)["died:2026"]
    assert populated.glance(bereft, ids["Bernd"], "2026-05", "en", TODAY) == ()
    (alone,) = populated.glance(bereft, ids["Anna"], "2027-01-30", "en", TODAY)
    assert alone[1:] == ("Familie Weber", False)  # the last of them
    die(populated, ids["Anna"], "2027-01-30")
    assert shown(populated, "died")["Familie Weber"].died == "2027-01-30"
    assert not populated.ask(without_fee, 2028)[1:]  # the brewery alone


def test_whoever_joins_later_is_no_member_yet(populated, ids):
    people, _ = figures(populated)
    before = populated.glance(member_counts, 2027, TODAY)
    later = MembershipDraft(ids["Klára"], joined_on="2027-06")
    populated.execute(AddMembership("Klára Kovács", later))
    counts = populated.glance(member_counts, 2027, TODAY)
    assert counts == before._replace(coming=1)
    assert list(shown(populated, "coming")) == ["Kovács Klára"]
    assert figures(populated)[0] == people
    assert figures(populated)[1][2027] == (0, 0, 0)


def test_who_belongs_within_a_year_owes_once_however_well_the_days_are_known(populated, ids):
    one = MembershipDraft(ids["Klára"])

    def joined(*terms):
        made = [
            populated.execute(
                AddMembership("Klára", replace(one, kind=kind, joined_on=a, left_on=b))
            ).result
            for a, b, kind in terms
        ]
        due = dict(populated.ask(without_fee, 2026))
        for _ in made:
            populated.undo()
        return [key in due for key in made]

    for since, until in (("2026", "2026"), ("2026-03-01", "2026"), ("2026-03", "2026-03")):
        assert joined((since, until, "single")) == [True]
    old, new = ("2010", "2026-03-31"), ("2026-06-01", None)
    assert joined((*old, "single"), (*new, "single")) == [True, False]
    assert joined((*old, "honorary"), (*new, "single"))[1]  # the old one was free
