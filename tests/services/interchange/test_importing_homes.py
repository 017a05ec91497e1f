"""Couples that tables bring, beside the households that are there already or in the trash."""

from __future__ import annotations

from sqlalchemy import select
from worlds.tables import source

from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.joining import LivingIn
from twincrm.services.contacts import EmailDraft, Reach
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.store.models import Household, HouseholdMember, Person

MAILBOX = Reach(emails=(EmailDraft(address="w@example.org"),))
HEADER = "Name;Vorname;Straße;PLZ;Ort;E-Mail\n"
COUPLE = "Weber;Udo u. Eva;Ringstr. 3;47475;Moers;w@example.org\n"


def take(dispatcher, text):
    dispatcher.execute(ImportTables((source(text),)))


def everything(dispatcher, model) -> list:
    return dispatcher.ask(lambda s: list(s.scalars(select(model).order_by(model.id))))


def test_a_couple_lives_at_its_address_until_one_of_them_moves(dispatcher):
    eva = dispatcher.execute(AddPerson(PersonDraft("Eva", "Weber", reach=MAILBOX))).result
    coming = (MemberDraft(person_id=eva, starts_on="2028"),)
    later = dispatcher.execute(AddHousehold(HouseholdDraft("Hof", members=coming))).result
    take(dispatcher, (HEADER + COUPLE.replace("Udo u. Eva", "Eva u. Udo")))

    udo = next(p.id for p in everything(dispatcher, Person) if p.given == "Udo")
    home = next(h.id for h in everything(dispatcher, Household) if h.id != later)
    times = [
        (m.person_id, m.household_id, m.starts_on, m.ends_on)
        for m in everything(dispatcher, HouseholdMember)
    ]
    assert times == [(eva, later, "2028", None), (eva, home, None, "2027"), (udo, home, None, None)]


def test_who_is_named_with_an_age_below_eighteen_is_a_child_of_the_household(dispatcher):
    take(dispatcher, HEADER + COUPLE.replace("Udo u. Eva", "Udo, Lena (12) u. Eva"))
    [home] = everything(dispatcher, Household)
    roles = [m.role for m in everything(dispatcher, HouseholdMember) if m.household_id == home.id]
    assert roles == ["adult", "child", "adult"]
    assert [(p.given, p.note) for p in everything(dispatcher, Person)] == [
        *(("Udo", ""), ("Lena", "Lena (12)"), ("Eva", "")),
    ]


def test_a_household_from_the_trash_takes_nobody_back_who_lives_elsewhere_by_now(dispatcher):
    take(dispatcher, HEADER + COUPLE)
    [gone] = everything(dispatcher, Household)
    dispatcher.execute(MoveToTrash("household", (gone.id,)))
    take(dispatcher, (HEADER + COUPLE.replace("Ringstr. 3", "Hof 2")))
    dispatcher.execute(RestoreFromTrash("household", (gone.id,)))
    times = [(m.household_id, m.ends_on) for m in everything(dispatcher, HouseholdMember)]
    home = next(h.id for h in everything(dispatcher, Household) if h.id != gone.id)
    assert times == [*[(gone.id, "2027-04-18")] * 2, *[(home, None)] * 2]


def test_who_came_back_to_the_former_home_left_the_restored_one_only_now(dispatcher):
    eva = dispatcher.execute(AddPerson(PersonDraft("Eva", "Weber"))).result
    who, came = (("person", eva),), (MemberDraft(person_id=eva, starts_on="2026-06"),)
    old = dispatcher.execute(AddHousehold(HouseholdDraft("Ring", members=came))).result
    gone = dispatcher.execute(AddHousehold(HouseholdDraft("Hof"))).result
    dispatcher.execute(ChangeMany(who, LivingIn(gone, "Hof")))
    dispatcher.execute(MoveToTrash("household", (gone,)))
    dispatcher.execute(ChangeMany(who, LivingIn(old, "Ring")))
    dispatcher.execute(RestoreFromTrash("household", (gone,)))
    times = [(m.household_id, m.ends_on) for m in everything(dispatcher, HouseholdMember)]
    assert times == [(old, "2027-04-18"), (gone, "2027-04-18"), (old, None)]
