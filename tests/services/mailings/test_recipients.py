"""Who gets a mailing, and how each piece of post is addressed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from twincrm.app.opening import opened
from twincrm.domain.letter_tone import joined
from twincrm.domain.terms import FormOfAddress, HouseholdRole
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft, EmailDraft, Reach
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.households.commands import AddHousehold, ChangeHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft, read_household
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft
from twincrm.services.mailings.recipients import recipients
from twincrm.services.organisations.commands import AddOrganisation, ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import AssignmentDraft, ConsentDraft, PersonDraft, read_person
from twincrm.services.printing.post import Post, post_paper
from twincrm.store.models import Assignment, Category, Function, Organisation, Person

RING = AddressDraft(street="Ringstraße 1", postcode="01234", locality="Lindenau", country="DE")
QUAI = AddressDraft(street="2 quai Bas", postcode="59400", locality="Cambrai", country="FR")


def person(dispatcher, given, family, form=FormOfAddress.MRS, **more):
    draft = PersonDraft(given=given, family=family, form_of_address=form, **more)
    return dispatcher.execute(AddPerson(draft)).result


@pytest.fixture
def webers(populated):
    """Anna and Dr. Hans Weber with Lena, who share a house and its post."""
    anna = person(
        populated, "Anna", "Weber", reach=Reach(emails=(EmailDraft(address="anna@example.org"),))
    )
    hans = person(populated, "Hans", "Weber", FormOfAddress.MR, title="Dr.")
    lena = person(populated, "Lena", "Weber", FormOfAddress.UNKNOWN)
    members = (
        MemberDraft(person_id=anna),
        MemberDraft(person_id=hans),
        MemberDraft(person_id=lena, role=HouseholdRole.CHILD),
    )
    draft = HouseholdDraft("Familie Weber", members=members, reach=Reach(addresses=(RING,)))
    return populated.execute(AddHousehold(draft)).result, (anna, hans, lena)


def post(dispatcher, *contacts, language="de", **more):
    return dispatcher.ask(recipients, contacts, language, **more).all


def test_a_household_gets_one_letter_that_names_its_people(populated, webers):
    _, (anna, hans, _) = webers

    (letter,) = post(populated, ("person", hans), ("person", anna))

    assert letter.lines == ("Dr. Hans und Anna Weber", "Ringstraße 1", "01234 Lindenau")
    assert letter.salutation == "Sehr geehrter Herr Dr. Weber, sehr geehrte Frau Weber,"
    assert letter.closing == "Mit freundlichen Grüßen"
    assert letter.starts_lower
    assert letter.email == "anna@example.org"
    assert set(letter.contacts) == {("person", anna), ("person", hans)}


def test_a_couple_of_whom_little_is_known_is_greeted_by_name(populated):
    names = ("Dieter", "Anna")
    people = [person(populated, name, "Kobusch", FormOfAddress.UNKNOWN) for name in names]
    members = tuple(MemberDraft(person_id=key) for key in people)
    populated.execute(AddHousehold(HouseholdDraft("Kobusch", members=members)))
    empty = populated.execute(AddHousehold(HouseholdDraft("Familie Groß"))).result

    both, nobody = post(populated, *(("person", key) for key in people), ("household", empty))

    assert both.salutation == "Guten Tag Dieter und Anna Kobusch,"
    assert both.starts_lower
    assert nobody.salutation == "Sehr geehrte Familie Groß,"


def test_each_gets_an_own_letter_where_that_is_wished(populated, webers):
    _, (anna, hans, _) = webers

    letters = post(populated, ("person", anna), ("person", hans), per_household=False)

    assert [letter.names for letter in letters] == [
        ("Frau Anna Weber",),
        ("Herrn Dr. Hans Weber",),
    ]
    assert [letter.name for letter in letters] == ["Anna Weber", "Dr. Hans Weber"]
    assert {letter.place_lines for letter in letters} == {("Ringstraße 1", "01234 Lindenau")}


def test_the_household_itself_stands_for_all_who_live_there(populated, webers):
    household, (anna, *_) = webers

    (letter,) = post(populated, ("household", household), ("person", anna))

    assert letter.names == ("Familie Weber",)
    assert letter.salutation == "Sehr geehrte Frau Weber, sehr geehrter Herr Dr. Weber,"


def test_somebody_alone_of_a_household_is_written_to_alone(populated, webers):
    _, (anna, *_) = webers

    (letter,) = post(populated, ("person", anna))

    assert letter.names == ("Frau Anna Weber",)
    assert letter.salutation == "Sehr geehrte Frau Weber,"


def test_a_french_mayor_is_reached_at_the_town_hall_in_french(populated):
    mayor = person(populated, "Claude", "Martin", FormOfAddress.MR, correspondence_language="fr")
    draft = populated.ask(read_person, mayor)
    body = populated.ask(lambda session: session.scalars(select(Organisation.id)).first())
    office = populated.ask(
        lambda session: session.scalars(
            select(Function.id).where(Function.salutation_kind == "mayor")
        ).first()
    )
    before = populated.ask(read_organisation, body)
    after = replace(before, name="Mairie de Cambrai", reach=Reach(addresses=(QUAI,)))
    populated.execute(ChangeOrganisation(body, before, after))
    role = AssignmentDraft(organisation_id=body, function_id=office, sector="politics")
    populated.execute(ChangePerson(mayor, draft, replace(draft, assignments=(role,))))

    claire = person(populated, "Claire", "Martin", correspondence_language="fr")
    home = HouseholdDraft("Martin", members=(MemberDraft(person_id=claire),))
    together = replace(home, members=(*home.members, MemberDraft(person_id=mayor)))
    home_id = populated.execute(AddHousehold(together)).result
    (both,) = post(populated, ("person", claire), ("person", mayor))
    assert both.salutation == "Monsieur le Maire, Madame,"  # an office is named first

    (letter,) = post(populated, ("person", mayor))

    assert letter.salutation == "Monsieur le Maire,"
    assert "Monsieur le Maire," in letter.closing
    hall = ("Mairie de Cambrai", "Monsieur Claude Martin", "Maire", "2 quai Bas")
    assert letter.lines[:4] == hall
    assert letter.name == "Claude Martin"
    at_home = replace(together, reach=Reach(addresses=(QUAI,)))
    populated.execute(ChangeHousehold(home_id, together, at_home))
    (letter,) = post(populated, ("person", mayor))
    assert letter.names == ("Monsieur Claude Martin",)  # nobody is mayor at home
    assert letter.lines[-2:] == ("59400 CAMBRAI", "FRANKREICH")


def test_a_chair_of_a_club_is_one_in_post_to_the_club_and_of_twinning_everywhere(populated):
    chair = person(populated, "Karl", "Kranz", FormOfAddress.MR, reach=Reach(addresses=(RING,)))
    draft = populated.ask(read_person, chair)
    wanted = select(Function.id).where(Function.key == "chair")
    office = populated.ask(lambda session: session.scalar(wanted))
    kind = select(Category.id).where(Category.key == "twinning_association")
    twinning = populated.ask(lambda session: session.scalar(kind))
    club = OrganisationDraft("Schützenverein", reach=Reach(addresses=(QUAI,)))
    body = populated.execute(AddOrganisation(club)).result
    role = AssignmentDraft(organisation_id=body, function_id=office, sector="civil_society")
    at_home = replace(draft, assignments=(role,))
    populated.execute(ChangePerson(chair, draft, at_home))

    def begins():
        (letter,) = post(populated, ("person", chair))
        return letter.salutation

    assert begins() == "Sehr geehrter Herr Kranz,"
    before = populated.ask(read_organisation, body)
    populated.execute(ChangeOrganisation(body, before, replace(before, category_id=twinning)))
    assert begins() == "Sehr geehrter Herr Vorsitzender Kranz,"
    populated.undo()
    at_home = populated.ask(read_person, chair)
    populated.execute(ChangePerson(chair, at_home, replace(at_home, reach=Reach())))
    assert begins() == "Sehr geehrter Herr Vorsitzender Kranz,"  # it goes to the club


def test_a_parent_with_children_is_greeted_as_the_family_on_the_envelope(populated, webers):
    _, (anna, _, lena) = webers
    for language, line in (
        ("de", "Sehr geehrte Familie Weber,"),
        ("fr", "Madame, Monsieur,"),
        ("en", "Dear Weber family,"),
        ("pl", "Szanowni Państwo,"),
    ):
        (letter,) = post(populated, ("person", anna), ("person", lena), language=language)
        assert letter.salutation == line
        assert letter.several


def test_nobody_writes_to_the_dead(populated, webers):
    _, (anna, hans, _) = webers
    draft = populated.ask(read_person, hans)
    populated.execute(ChangePerson(hans, draft, replace(draft, death_date="2026-01")))

    found = populated.ask(recipients, (("person", anna), ("person", hans)), "de")

    assert [letter.names for letter in found.all] == [("Frau Anna Weber",)]
    assert found.died == ("Dr. Hans Weber",)
    (home,) = post(populated, ("household", webers[0]))
    assert home.names == ("Familie Anna Weber",)


def test_who_outlives_the_other_is_greeted_alone_and_nobody_writes_to_a_dead_household(populated):
    hans = person(populated, "Hans", "Weber", FormOfAddress.MR, death_date="2026")
    anna = person(populated, "Anna", "Weber")
    members = (MemberDraft(person_id=hans), MemberDraft(person_id=anna))
    draft = HouseholdDraft("Hans und Anna Weber", "Liebe Anna, lieber Hans,", members=members)
    home = populated.execute(AddHousehold(draft)).result
    (letter,) = post(populated, ("household", home))
    assert (letter.salutation, letter.names) == ("Sehr geehrte Frau Weber,", ("Frau Anna Weber",))
    before = populated.ask(read_person, anna)
    populated.execute(ChangePerson(anna, before, replace(before, death_date="2027-02-01")))
    found = populated.ask(recipients, (("household", home),), "de")
    assert (found.all, found.died) == ((), ("Hans Weber", "Anna Weber"))


def test_a_household_that_a_merge_left_empty_gets_no_post_and_is_named(populated):
    homes = []
    for street in ("Ringstraße 1", "Am Tor 3"):
        lives = MemberDraft(person_id=person(populated, "Anna", "Weber"))
        where = Reach(addresses=(replace(RING, street=street),))
        draft = HouseholdDraft(f"Weber, {street}", members=(lives,), reach=where)
        homes.append((populated.execute(AddHousehold(draft)).result, lives.person_id))
    (home, anna), (empty, other) = homes
    populated.execute(MergePeople(anna, other))
    chosen = (("household", home), ("household", empty))
    assert [each.place_lines[0] for each in post(populated, *chosen)] == ["Ringstraße 1"]
    paper = populated.ask(post_paper, "labels", chosen, "de")
    assert [each.values["names"] for each in paper.warnings] == ["Weber, Am Tor 3"]


def test_own_words_of_a_household_hold_but_those_that_greeted_the_dead_are_given_up(populated):
    anna = person(populated, "Anna", "Weber", FormOfAddress.MRS)
    hans = person(populated, "Hans", "Weber", FormOfAddress.MR)
    kai = person(populated, "Kai", "Weber", death_date="1994")
    members = tuple(MemberDraft(person_id=each) for each in (anna, hans, kai))
    draft = HouseholdDraft("Weber", "Liebe Webers,", members=members)
    home = populated.execute(AddHousehold(draft)).result
    said = lambda: post(populated, ("household", home))[0].salutation  # noqa: E731
    assert said() == "Liebe Webers,"  # who died long ago is not greeted by it
    before = populated.ask(read_person, hans)
    died = ChangePerson(hans, before, replace(before, death_date="2027-02-01"))
    populated.execute(died)
    assert (said(), populated.ask(read_household, home).salutation) == (
        "Sehr geehrte Frau Weber,",
        "",
    )
    assert catalogue("en").say(died.label).endswith("the household “Weber” is given up")
    populated.undo()
    assert said() == "Liebe Webers,"
    populated.redo()
    now = populated.ask(read_household, home)
    populated.execute(ChangeHousehold(home, now, replace(now, salutation="Liebe Anna,")))
    assert said() == "Liebe Anna,"

    twin = person(populated, "Anna", "Weber", FormOfAddress.MRS, death_date="2027-03")
    populated.execute(MergePeople(anna, twin))
    assert populated.ask(read_household, home).salutation == ""


def test_a_couple_is_among_friends_only_where_both_are(populated, webers):
    household, (anna, hans, _) = webers
    for key, friends in ((anna, False), (hans, True)):
        draft = populated.ask(read_person, key)
        populated.execute(ChangePerson(key, draft, replace(draft, informal=True)))
        (letter,) = post(populated, ("household", household))
        assert (letter.familiar, letter.several) == (friends, True)
    assert letter.salutation == "Liebe Anna, lieber Hans,"
    (alone,) = post(populated, ("person", anna))
    assert (alone.familiar, alone.several) == (True, False)


def test_who_reads_the_words_for_friends_is_told_not_warned_of(populated, webers):
    household, people = webers
    for key in people:
        draft = populated.ask(read_person, key)
        populated.execute(ChangePerson(key, draft, replace(draft, informal=True)))
    text = LetterTextDraft(None, "de", "Fest", joined("Kommen Sie!", "Kommt!"))
    letter = Post(letter=LetterDraft("Fest", texts=(text,)))

    paper = populated.ask(post_paper, "letter", (("household", household),), "de", letter)

    assert paper.warnings == ()
    assert [note.values["names"] for note in paper.notes] == ["Familie Weber"]
    silent = replace(letter, letter=LetterDraft("Fest", texts=(replace(text, body=""),)))
    paper = populated.ask(post_paper, "letter", (("household", household),), "de", silent)
    (doubt,) = paper.doubts  # asked about: there is a subject, and no text
    assert (doubt.values["n"], paper.warnings) == (1, (doubt,))
    holed = replace(text, body="Grüße aus {Ort} von {Verein}.")
    paper = populated.ask(
        post_paper,
        "letter",
        (("household", household),),
        "de",
        Post(letter=LetterDraft("", texts=(holed,))),
    )
    said = [catalogue("de").say(each) for each in paper.warnings]
    assert said == ["{Organisation} bleibt bei 1 Empfänger leer: Familie Weber"]


def test_whose_data_stand_on_a_label_are_noted(populated, webers):
    household, people = webers

    paper = populated.ask(post_paper, "labels", (("household", household),), "de")

    assert sorted(kind for kind, _ in paper.about) == ["household", *["person"] * len(people)]

    chosen = (("household", household), *(("person", key) for key in people))
    paper = populated.ask(post_paper, "envelopes", chosen, "de", Post(per_household=False))
    assert paper.pages == len(people)  # nobody twice

    before = populated.ask(read_person, people[0])
    days = {"given_on": date(2026, 1, 1), "withdrawn_on": date(2027, 1, 1)}
    refused = replace(before, consents=(ConsentDraft(purpose="newsletter", **days),))
    populated.execute(ChangePerson(people[0], before, refused))
    for newsletter, pages in ((False, len(people)), (True, len(people) - 1)):
        how = Post(per_household=False, newsletter=newsletter)
        paper = populated.ask(post_paper, "envelopes", chosen, "de", how)
        assert paper.pages == pages
        assert [w.values["names"] for w in paper.warnings] == ["Anna Weber"]


def test_who_has_no_address_is_known_by_it(populated):
    kim = person(populated, "Kim", "Novak", FormOfAddress.UNKNOWN)

    (letter,) = post(populated, ("person", kim))

    assert not letter.has_address
    assert letter.lines == ("Kim Novak",)


@pytest.fixture
def demo(demo_file, tmp_path):
    path = tmp_path / "demo.twincrm"
    shutil.copyfile(demo_file, path)
    with opened(path, write=False) as dispatcher:
        yield dispatcher


def test_everybody_of_the_demo_can_be_written_to(demo):
    people = demo.ask(lambda session: session.scalars(select(Person.id)).all())
    roles = demo.ask(lambda session: session.scalars(select(Assignment.id)).all())
    assert roles

    found = demo.ask(recipients, tuple(("person", key) for key in people), "de")

    assert len(found.all) + len(found.died) <= len(people)
    for letter in found.all:
        assert letter.names
        assert letter.salutation.endswith((",", "!")), letter
        assert letter.closing
