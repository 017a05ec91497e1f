"""People who move out and who move in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.terms import HouseholdRole
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.bulk.joining import LivingIn
from twincrm.services.bulk.queries import recap
from twincrm.services.contacts import AddressDraft, PhoneDraft, Reach
from twincrm.services.duplicates.facts import read_people
from twincrm.services.duplicates.lines import Pick, choices_of
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.duplicates.preview import emptied_homes, merge_preview
from twincrm.services.duplicates.typed import namesakes
from twincrm.services.homes import last_day
from twincrm.services.households.addresses import home_of
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.households.greeting import greeted_by_own_words
from twincrm.services.households.queries import household_details
from twincrm.services.households.splitting import SplitDraft, SplitHousehold
from twincrm.services.mailings.reading import known_of
from twincrm.services.mailings.recipients import recipients
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.people.captions import person_captions
from twincrm.services.people.column_words import cells_of
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.contact_filter import ContactFilter
from twincrm.services.people.drafts import LivingDraft, PersonDraft, read_person
from twincrm.services.people.narrowing import entries_meeting
from twincrm.services.people.queries import person_details
from twincrm.services.trash.commands import MoveToTrash, RestoreFromTrash
from twincrm.services.trash.queries import lies_in_trash
from twincrm.store.models import HouseholdMember, Place
from twincrm.store.search import entry_id

SON, HAS, SERVES = "jest synem osoby", "ma osobę kontaktową", "sert d’interprète"
OLD = AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau", country="DE")
NEW = AddressDraft(street="Gartenweg 4", postcode="47475", locality="Lindenau", country="DE")


@pytest.fixture
def home_of_two(populated):
    """A household with the towns of its own and of another place."""
    rows = select(Place.id).where(Place.within_id.is_(None)).order_by(Place.id)
    places = populated.ask(lambda session: session.scalars(rows).all())[:2]
    two = [
        populated.execute(AddPerson(PersonDraft(name, "Weber", place_id=places[0]))).result
        for name in ("Anna", "Bernd")
    ]
    members = tuple(MemberDraft(person_id=each) for each in two)
    draft = HouseholdDraft("Weber", place_id=places[0], members=members)
    return populated.execute(AddHousehold(draft)).result, two, places


def living(dispatcher, household):
    rows = dispatcher.ask(household_details, household, "de").members
    return [row.name for row in rows if row.current]


def test_who_moves_out_has_a_household_of_their_own_and_one_undo(dispatcher, home, people):
    anna = people[0]
    split = SplitDraft((anna,), "2027-04-01", name="Anna Weber", address=NEW)
    new = dispatcher.execute(SplitHousehold(home, split, "Familie Weber")).result

    assert living(dispatcher, home) == ["Bernd Weber", "Clara Weber"]
    assert living(dispatcher, new) == ["Anna Weber"]
    assert dispatcher.ask(read_household, home).salutation == ""  # it greeted all of them
    (address,) = dispatcher.ask(person_details, anna, "de").reached.addresses
    assert address.lines[0] == "Gartenweg 4"
    old, *_ = reversed(dispatcher.ask(person_details, anna, "de").households)
    assert (old.name, old.starts_on, old.ends_on) == ("Familie Weber", "2001", "2027-03-31")
    dispatcher.undo()
    assert living(dispatcher, home) == ["Anna Weber", "Bernd Weber", "Clara Weber"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Sehr geehrte Eheleute Brinkmann,", {"Rolf", "Gisela"}),
        ("Liebe Eheleute,", {"Rolf", "Gisela", "Heike"}),
        ("Liebe Gisela, lieber Rolf,", {"Rolf", "Gisela"}),
        ("Chère famille Brinkmann,", set()),
        ("Sehr geehrte Frau Abel,", {"Heike"}),
        ("Liebe Lisa,", {"Lisa"}),
    ],
)
def test_whom_the_own_words_of_a_household_greet_and_how_long(dispatcher, words, named):
    family = {"Rolf": "Brinkmann", "Gisela": "Brinkmann", "Heike": "Abel", "Lisa": "Brinkmann"}
    ids = {n: dispatcher.execute(AddPerson(PersonDraft(n, f))).result for n, f in family.items()}
    members = tuple(
        MemberDraft(person_id=key, role=HouseholdRole.CHILD if name == "Lisa" else "adult")
        for name, key in ids.items()
    )
    home = dispatcher.execute(AddHousehold(HouseholdDraft("B", words, members=members))).result
    greeted = dispatcher.ask(greeted_by_own_words, home, clock.today())
    assert {name for name, key in ids.items() if key in greeted} == named
    stays = SplitDraft((ids["Heike"],), "2027-04-01", keeps_salutation=True)
    dispatcher.execute(SplitHousehold(home, stays))
    assert said_on(dispatcher, home, clock.today()) == words
    leaves = SplitDraft((ids["Rolf"],), "2027-06-01", keeps_salutation=True)
    dispatcher.execute(SplitHousehold(home, leaves))
    said = [said_on(dispatcher, home, date(2027, *day)) for day in ((5, 31), (6, 1), (6, 2))]
    assert said == [words, *(["", ""] if "Rolf" in named else [words, words])]


def said_on(dispatcher, home, day):
    shown = dispatcher.ask(household_details, home, "de", day).salutation
    assert shown == dispatcher.ask(known_of, {("household", home)}, day).homes[home].salutation
    return shown


def test_who_moves_out_alone_needs_no_household_and_has_an_own_address(populated, home_of_two):
    home, (anna, bernd), (_, town) = home_of_two
    alone = SplitDraft((anna,), "2027-04-01", place_id=town, address=NEW)
    populated.execute(SplitHousehold(home, alone, "Weber"))
    found = populated.ask(person_details, anna, "de")
    assert [row.lines[0] for row in found.reached.addresses] == ["Gartenweg 4"]
    assert (found.place_id, [row.current for row in found.households]) == (town, [False])
    assert living(populated, home) == ["Bernd Weber"]
    assert populated.ask(person_details, bernd, "de").reached.addresses == ()
    (post,) = populated.ask(recipients, [("person", anna)], "de").all
    assert post.place_lines[0] == "Gartenweg 4"
    populated.undo()
    assert living(populated, home) == ["Anna Weber", "Bernd Weber"]


def test_the_town_of_who_moves_out_is_that_of_the_new_home(populated, home_of_two):
    home, (anna, bernd), (old, new) = home_of_two
    known = SplitDraft((anna,), "2027-04-01", name="Anna", place_id=new, address=NEW)
    populated.execute(SplitHousehold(home, known))
    assert populated.ask(person_details, anna, "de").place_id is None
    wanted = [ContactFilter(place_ids=(place,)) for place in (old, new)]
    ids = [populated.ask(entries_meeting, each, clock.today()) for each in wanted]
    assert [entry_id("person", anna) in each for each in ids] == [False, True]
    assert populated.ask(person_details, bernd, "de").place_id == old
    populated.undo()
    assert populated.ask(person_details, anna, "de").place_id == old
    unknown = SplitDraft((anna,), "2027-04-01", name="Anna")
    populated.execute(SplitHousehold(home, unknown))
    assert populated.ask(person_details, anna, "de").place_id == old


def test_nobody_lives_in_two_households_whichever_way_they_come_to_the_second(dispatcher, home):
    there = (MemberDraft(person_id=1),)
    other = dispatcher.execute(AddHousehold(HouseholdDraft("Weber", members=there))).result
    assert living(dispatcher, home) == ["Bernd Weber", "Clara Weber"]
    before = dispatcher.ask(read_person, 2)
    moved = replace(before, households=(*before.households, LivingDraft(None, other)))
    dispatcher.execute(ChangePerson(2, before, moved))
    dispatcher.execute(ChangeMany((("person", 3),), LivingIn(other, "Weber", "2026")))
    assert living(dispatcher, home) == []
    assert len(living(dispatcher, other)) == 3
    for _ in range(3):
        dispatcher.undo()
    assert len(living(dispatcher, home)) == 3


def test_one_entry_of_two_merged_ones_keeps_one_household(dispatcher, home):
    twin = dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber"))).result
    there = (MemberDraft(person_id=twin, starts_on="2020-05-01"),)
    other = dispatcher.execute(AddHousehold(HouseholdDraft("Weber", members=there))).result
    preview = dispatcher.ask(merge_preview, "person", 1, twin, catalogue("en"), clock.today())
    (line,) = [line for line in preview.lines if line.label.id == "Household"]
    assert (line.left, line.right, line.suggested) == ("Familie Weber", "Weber", Pick.LEFT)

    dispatcher.execute(MergePeople(1, twin))
    assert living(dispatcher, home) == ["Anna Weber", "Bernd Weber", "Clara Weber"]
    assert dispatcher.ask(lies_in_trash, "household", other)  # nobody is left there
    assert "Household: Weber; Since: 1 May 2020" in dispatcher.ask(read_person, 1).note
    dispatcher.undo()
    chosen = choices_of(preview.lines, {line.key: Pick.RIGHT})
    dispatcher.execute(MergePeople(1, twin, chosen))
    assert living(dispatcher, home) == ["Bernd Weber", "Clara Weber"]
    assert living(dispatcher, other) == ["Anna Weber"]
    assert dispatcher.ask(read_person, 1).note == ""  # the time before it is kept


def test_a_couple_entered_twice_leaves_no_empty_household(dispatcher, home):
    twins = [
        dispatcher.execute(AddPerson(PersonDraft(n, "Weber"))).result for n in ("Anna", "Bernd")
    ]
    there = tuple(MemberDraft(person_id=twin) for twin in twins)
    again = dispatcher.execute(AddHousehold(HouseholdDraft("Weber", members=there))).result
    dispatcher.execute(MergePeople(1, twins[0]))
    assert living(dispatcher, again) == ["Bernd Weber"]

    texts = catalogue("en")
    two = merge_preview, "person", 2, twins[1], texts, clock.today()
    told = [texts.say(word) for word in emptied_homes(dispatcher.ask(*two), {})]
    assert told == ["Nobody lives in the household “Weber” then: it goes to the trash as well."]
    merge = MergePeople(2, twins[1], name="Bernd Weber", other_name="Bernd Weber")
    dispatcher.execute(merge)
    assert dispatcher.ask(lies_in_trash, "household", again)
    assert texts.say(merge.label).endswith(" – the household “Weber”, then empty, to the trash")
    dispatcher.undo()
    assert living(dispatcher, again) == ["Bernd Weber"]

    dispatcher.execute(AddMembership("Weber", MembershipDraft(household_id=again, number="7")))
    (kept,) = emptied_homes(dispatcher.ask(*two), {})
    assert texts.say(kept).endswith(" then. What hangs on it keeps it: 1 membership.")
    dispatcher.execute(MergePeople(2, twins[1]))
    assert living(dispatcher, again) == []


@pytest.mark.parametrize(("number", "goes"), [("02842 5517", True), ("02842 9999", False)])
def test_a_number_kept_nowhere_else_keeps_the_empty_household(dispatcher, home, number, goes):
    twin = dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber"))).result
    there = (MemberDraft(person_id=twin),)
    reach = Reach(phones=(PhoneDraft(number=number),))
    alone = HouseholdDraft("Anna Weber", members=there, reach=reach)
    left = dispatcher.execute(AddHousehold(alone)).result
    anna = dispatcher.ask(read_person, 1)
    known = replace(anna, reach=replace(anna.reach, phones=(PhoneDraft(number="02842 5517"),)))
    dispatcher.execute(ChangePerson(1, anna, known))

    two = merge_preview, "person", 1, twin, catalogue("en"), clock.today()
    (told,) = emptied_homes(dispatcher.ask(*two), {})
    assert catalogue("en").say(told).endswith("1 phone number.") is not goes
    dispatcher.execute(MergePeople(1, twin))

    assert dispatcher.ask(lies_in_trash, "household", left) is goes


def test_what_lies_in_the_trash_is_nobody_s_home_and_no_move(dispatcher, home):
    """The household to which Anna moves in 2028 goes to the trash: nothing is in the way of it."""
    split = SplitDraft((1,), "2028", name="Anna Weber", address=NEW)
    gone = dispatcher.execute(SplitHousehold(home, split)).result
    assert dispatcher.ask(read_household, home).salutation == "Liebe drei,"  # they live there yet
    dispatcher.execute(MoveToTrash("household", (gone,)))
    twin = dispatcher.execute(AddPerson(PersonDraft("Anna", "Weber"))).result
    dispatcher.execute(MergePeople(1, twin))
    assert living(dispatcher, home)[0] == "Anna Weber"
    third = dispatcher.execute(AddHousehold(HouseholdDraft("Au"))).result
    before = dispatcher.ask(read_household, third)
    after = replace(before, members=(MemberDraft(person_id=1, starts_on="2027"),))
    dispatcher.execute(ChangeHousehold(third, before, after))
    assert living(dispatcher, third) == ["Anna Weber"]
    dispatcher.execute(ChangeMany((("person", 1),), LivingIn(home, "Familie Weber", "2027-03")))
    assert living(dispatcher, home)[-1] == "Anna Weber"
    dispatcher.execute(SplitHousehold(home, SplitDraft((1,), "2027-04", household_id=third)))

    back = RestoreFromTrash("household", (gone,), "Anna Weber")
    dispatcher.execute(back)
    assert living(dispatcher, third) == ["Anna Weber"]
    assert dispatcher.ask(household_details, gone, "de").members == ()
    said = catalogue("en").say(back.label)
    assert said == "Restore Anna Weber – without 1 person who lives elsewhere by now"


@pytest.mark.parametrize("since", ["2027", "2027-04", "2027-04-19"])
def test_screens_and_post_agree_on_where_somebody_lives(dispatcher, home, since):
    anna = 1
    split = SplitDraft((anna,), since, name="Anna Weber", address=NEW)
    new = dispatcher.execute(SplitHousehold(home, split)).result
    current = [row for row in dispatcher.ask(person_details, anna, "de").households if row.current]
    assert [row.household_id for row in current] == [new]
    assert dispatcher.ask(home_of, anna).household_id == new
    (post,) = dispatcher.ask(recipients, [("person", anna)], "de").all
    assert post.place_lines[0] == "Gartenweg 4"


def test_a_move_that_is_noted_already_is_not_noted_beside_it(dispatcher, home):
    third = dispatcher.execute(AddHousehold(HouseholdDraft("Au"))).result
    split = SplitDraft((1,), "2027-06-01", name="Anna Weber")
    dispatcher.execute(SplitHousehold(home, split))
    with pytest.raises(InputError, match="It is noted already"):
        dispatcher.execute(SplitHousehold(home, replace(split, starts_on="2027-07")))
    both, change = (("person", 1), ("person", 2)), LivingIn(third, "Au", "2027-05")
    told = [(line.id, line.values["n"]) for line in dispatcher.ask(recap, change, both).lines]
    assert [n for _, n in told] == [1, 1]
    assert "moves there yet" in told[1][0]
    dispatcher.execute(ChangeMany(both, change))
    assert [row.household_id for row in dispatcher.ask(read_person, 2).households] == [home, third]
    assert third not in [row.household_id for row in dispatcher.ask(read_person, 1).households]
    with pytest.raises(InputError) as refused:
        dispatcher.execute(ChangeMany(both, LivingIn(third, "Au", "0001")))
    assert refused.value.field == "since"  # as the form calls it


def test_who_lies_in_the_trash_does_not_stay_behind(dispatcher, home, people):
    dispatcher.execute(MoveToTrash("person", (people[2],)))
    all_others = SplitDraft(tuple(people[:2]), "2027-04-01", name="Anna und Bernd")
    with pytest.raises(InputError) as caught:
        dispatcher.execute(SplitHousehold(home, all_others))
    assert caught.value.field == "leaving"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"leaving": ()}, "leaving"),
        ({"leaving": (1, 2, 3)}, "leaving"),
        ({"starts_on": None}, "starts_on"),
        ({"name": " ", "leaving": (1, 2)}, "household_id"),
        ({"household_id": 1}, "household_id"),
        ({"household_id": 77}, "household_id"),
        ({"starts_on": "1999-05-01"}, "starts_on"),
        ({"starts_on": "2000"}, "starts_on"),
        ({"starts_on": "2001"}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
    ],
)
def test_a_split_that_cannot_be_meant_is_refused(dispatcher, home, people, change, field):
    assert (home, people) == (1, [1, 2, 3])
    split = replace(SplitDraft((1,), "2027", name="Neu"), **change)
    with pytest.raises(InputError) as refused:
        dispatcher.execute(SplitHousehold(home, split))
    assert refused.value.field == field
    assert len(living(dispatcher, home)) == 3


@pytest.mark.parametrize(
    ("moved", "last"),
    [("2027-03-01", "2027-02-28"), ("2027-01", "2026-12"), ("2027", "2026")],
)
def test_the_last_day_in_the_old_household(moved, last):
    assert last_day(moved) == last


def test_a_person_who_is_only_named_moves_in_and_is_added(dispatcher, home):
    before = dispatcher.ask(read_household, home)
    newcomer = MemberDraft(new_person="Doris von der Au", starts_on="2027")
    after = replace(before, members=(*before.members, newcomer))
    dispatcher.execute(ChangeHousehold(home, before, after))
    assert living(dispatcher, home)[-1] == "Doris von der Au"
    dispatcher.undo()
    assert len(living(dispatcher, home)) == 3


@dataclass(frozen=True)
class LivesInTwo:
    """Somebody comes to a household and stays in the one before, as older programs allowed."""

    person: int
    home: int
    label = Message("Move in")

    def run(self, work):
        work.add(HouseholdMember(person_id=self.person, household_id=self.home, role="adult"))


def test_of_who_lives_in_two_households_in_an_older_file_everybody_says_the_last_one(
    dispatcher, people, home
):
    anna, entry = people[0], entry_id("person", people[0])
    lent = Reach(
        (PhoneDraft(kind="home", number="02842 777"),), (), (replace(NEW, locality="Moers"),)
    )
    last = dispatcher.execute(AddHousehold(HouseholdDraft("Garten", reach=lent))).result
    dispatcher.execute(LivesInTwo(anna, last))
    today = clock.today()

    cells = dispatcher.glance(cells_of, [entry], ("phone", "street", "town"), "de", today)[entry]
    assert cells == {"phone": "+49 2842 777", "street": "Gartenweg 4", "town": "Moers"}
    (post,) = dispatcher.ask(recipients, [("person", anna)], "de").all
    assert post.town == "Moers"
    card = dispatcher.ask(person_details, anna, "de")
    assert [row.name for row in card.households] == ["Garten", "Familie Weber"]
    assert "Moers" in card.reached.addresses[0].lines[-1]
    assert dispatcher.glance(person_captions, [anna], "de", today)[anna].line == "Moers"
    (facts,) = dispatcher.ask(read_people, [anna])
    assert (facts.households, len(facts.lodgings)) == ((last,), 1)
    (same,) = dispatcher.ask(namesakes, PersonDraft("Anna", "Weber", form_of_address="mrs"))
    assert same.where == "Gartenweg 4"
    dispatcher.execute(MoveToTrash("household", (last,)))
    assert dispatcher.ask(read_people, [anna])[0].households == (home,)
