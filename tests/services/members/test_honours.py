"""Who is to be honoured in a year, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from sqlalchemy import select
from worlds.partnerships import named

from twincrm.domain.errors import InputError, RuleError
from twincrm.services.hosting.commands import ChangePlacement, SetHostingProfile
from twincrm.services.hosting.drafts import (
    HostingProfileDraft,
    read_hosting_profile,
    read_placement,
)
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.mailings.signing import TREASURER, who_signs
from twincrm.services.members.assemblies import AddAssembly, AssemblyDraft
from twincrm.services.members.certified import Given, has_certificate
from twincrm.services.members.commands import AddMembership, ChangeMembership
from twincrm.services.members.drafts import MembershipDraft, read_membership
from twincrm.services.members.elections import ElectionDraft
from twincrm.services.members.honours import (
    AddAward,
    NoteHonours,
    RemoveHonour,
)
from twincrm.services.members.jubilees import due_honours, noted_honours
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.printing.certificates import certificate_paper, open_certificates
from twincrm.store.models import Function, Membership, Placement

TODAY = date(2027, 4, 19)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


def due(populated, year=2027):
    return {
        (each.name, each.honour.kind, each.honour.number): (each.on, each.state)
        for each in populated.glance(due_honours, year, "de", TODAY)
    }


def born(populated, person, day):
    before = populated.ask(read_person, person)
    populated.execute(ChangePerson(person, before, replace(before, birth_date=day)))


def test_round_years_and_round_birthdays_of_members_are_due(populated, ids):
    member = MembershipDraft(ids["Klára"], joined_on="2002-05-02")
    populated.execute(AddMembership("Klára Kovács", member))
    found = due(populated)
    assert found["Dr. Anna Weber", "birthday", 70] == ("2027-04-19", "open")
    assert ("2027-05-02", "open") in found.values()
    assert "membership" not in {kind for _, kind, _ in due(populated, 2028)}


def test_a_leap_day_returns_on_the_first_of_march(populated, ids):
    born(populated, ids["Anna"], "1956-02-29")
    assert due(populated, 2026)["Dr. Anna Weber", "birthday", 70] == ("2026-03-01", "open")
    assert due(populated, 2036)["Dr. Anna Weber", "birthday", 80][0] == "2036-02-29"


@pytest.mark.parametrize(
    ("year", "known"), [(2027, True), (2028, False), (2032, True), (2033, True)]
)
def test_from_seventy_five_on_every_birthday_is_a_round_one(populated, year, known):
    birthdays = [
        each for each in due(populated, year) if each[:2] == ("Dr. Anna Weber", "birthday")
    ]
    assert bool(birthdays) is known


def test_done_left_out_and_open_again_each_undone(populated):
    (honour,) = [
        each.honour
        for each in populated.glance(due_honours, 2027, "de", TODAY)
        if each.name == "Dr. Anna Weber"
    ]
    key = ("Dr. Anna Weber", "birthday", 70)
    populated.execute(NoteHonours((honour,), date(2027, 4, 19)))
    assert due(populated)[key][1] == "done"
    populated.execute(NoteHonours((honour,), declined=True))
    assert due(populated)[key][1] == "declined"
    populated.execute(NoteHonours((honour,)))
    assert due(populated)[key][1] == "open"
    for state in ("declined", "done", "open"):
        populated.undo()
        assert due(populated)[key][1] == state


def test_a_family_hosts_since_guests_first_lived_there(populated, ids):
    def of_family(year):
        return due(populated, year).get(("Familie Weber", "hosting", 10))

    place = populated.ask(lambda session: session.scalars(select(Placement.id)).first())
    before = populated.ask(read_placement, place)
    for status, found in (("proposed", None), ("agreed", ("2037-05-06", "open"))):
        after = replace(before, status=status)
        populated.execute(ChangePlacement(place, before, after, "Gast", "Familie Weber"))
        before = after
        assert of_family(2037) == found
    home = ids["Familie Weber"]
    profile = populated.ask(read_hosting_profile, home)
    noted = replace(profile or HostingProfileDraft(), hosting_since="2017-08")
    populated.execute(SetHostingProfile(home, "Familie Weber", profile, noted))
    assert (of_family(2027), of_family(2037)) == (("2027-08", "open"), None)
    before = populated.ask(read_household, home)
    moved = tuple(replace(each, ends_on="2027-04-18") for each in before.members)
    populated.execute(ChangeHousehold(home, before, replace(before, members=moved)))
    assert of_family(2027) is None


def test_whoever_died_is_not_congratulated(populated, ids):
    before = populated.ask(read_person, ids["Anna"])
    gone = replace(before, death_date="2026")
    populated.execute(ChangePerson(ids["Anna"], before, gone))
    assert "Dr. Anna Weber" not in {name for name, _, _ in due(populated)}


def test_of_a_couple_only_who_lives_is_honoured(populated, ids):
    def page():
        given = [g for g in populated.ask(open_certificates, "de") if g.honour.kind == "membership"]
        pdf = pypdfium2.PdfDocument(populated.ask(certificate_paper, given, "de").pdf)
        return " ".join(each.get_textpage().get_text_bounded() for each in pdf)

    def end(name):
        before = populated.ask(read_person, ids[name])
        populated.execute(ChangePerson(ids[name], before, replace(before, death_date="2026-12")))

    home, people = ids["Familie Weber"], (ids["Jean-Luc"], ids["Klára"])
    before = populated.ask(read_household, home)
    named = replace(before, name="Anna und Bernd Weber")
    populated.execute(ChangeHousehold(home, before, named))
    joined = {"joined_on": "2017-05", "kind": "couple"}
    (mine,) = populated.ask(
        lambda session: session.scalars(
            select(Membership.id).where(Membership.household_id == home)
        ).all()
    )
    before = populated.ask(read_membership, mine)
    populated.execute(ChangeMembership(mine, "Weber", before, replace(before, joined_on="2017")))
    couple = MembershipDraft(people[0], person_ids=people, **joined)
    populated.execute(AddMembership("Jean-Luc", couple))
    end("Bernd")
    end("Jean-Luc")
    told = page()
    assert ("Bernd" in told, "Jean-Luc" in told) == (False, False)
    assert ("Anna Weber" in told, "Klára" in told) == (True, True)
    assert "Kovács Klára" in {name for name, kind, _ in due(populated) if kind == "membership"}
    for name in ("Klára", "Anna"):
        end(name)
    assert "membership" not in {kind for _, kind, _ in due(populated)}


def test_one_contact_may_be_given_several_awards(populated, ids):
    awards = lambda: [each.title for each in populated.glance(noted_honours) if each.title]  # noqa: E731
    second = populated.execute(AddAward("person", ids["Anna"], "Anna", "Stadtmedaille"))
    assert awards() == ["Stadtmedaille", "Ehrennadel in Gold"]
    populated.execute(RemoveHonour(second.result, "Anna"))
    assert awards() == ["Ehrennadel in Gold"]
    with pytest.raises(InputError):
        populated.execute(AddAward("person", ids["Anna"], "Anna", " "))


def test_certificates_are_in_the_language_of_who_gets_them(populated, ids):
    populated.execute(AddMembership("Klára", MembershipDraft(ids["Klára"], joined_on="2002-05-02")))
    before = populated.ask(read_person, ids["Klára"])
    french = replace(before, correspondence_language="fr")
    populated.execute(ChangePerson(ids["Klára"], before, french))
    given = populated.ask(open_certificates, "de")
    assert all(has_certificate(each.honour.kind) for each in given)
    mine = tuple(each for each in given if each.honour[:2] == ("person", ids["Klára"]))
    paper = populated.ask(certificate_paper, (*mine, Given(mine[0].honour, "")), "pl")
    assert paper.pages == 2
    page = pypdfium2.PdfDocument(paper.pdf)[0].get_textpage().get_text_bounded()
    assert "Diplôme" in page
    assert "25" in page
    assert paper.about
    with pytest.raises(RuleError):
        populated.ask(certificate_paper, (), "de")


def test_an_office_stands_below_only_where_it_can_be_worded(populated, ids):
    populated.execute(AddMembership("Klára", MembershipDraft(ids["Klára"], joined_on="2002-05-02")))
    chair = populated.ask(lambda s: s.scalar(select(Function.id).where(Function.key == "chair")))
    elected = (ElectionDraft(ids["Bernd"], chair),)
    populated.execute(AddAssembly(AssemblyDraft(date(2027, 3, 1), elections=elected)))
    for form, below in (("mr", "Vorsitzender"), ("unknown", "Für den Vorstand")):
        before = populated.ask(read_person, ids["Bernd"])
        after = replace(before, form_of_address=form)
        populated.execute(ChangePerson(ids["Bernd"], before, after))
        given = populated.ask(open_certificates, "de")
        pdf = populated.ask(certificate_paper, given, "de", (ids["Bernd"], None)).pdf
        page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
        assert page.split("Bernd Weber")[-1].split("\n")[1].strip() == below


def test_without_a_chair_nobody_signs_unless_chosen(populated, ids):
    def signed(signers=None):
        given = populated.ask(open_certificates, "de")
        return populated.ask(certificate_paper, given, "de", signers).signed

    populated.execute(AddMembership("Klára", MembershipDraft(ids["Klára"], joined_on="2002-05-02")))
    for name in ("Anna", "Bernd"):
        before = populated.ask(read_person, ids[name])
        none = replace(before, assignments=())
        populated.execute(ChangePerson(ids[name], before, none))
    keys = select(Function.key, Function.id).where(Function.key.in_(("treasurer", "chair")))
    offices = dict(populated.ask(lambda session: session.execute(keys).all()))
    for office, names in (
        ("treasurer", ("", "")),
        ("chair", ("Bernd Weber", "Dr. Anna Weber")),
    ):
        person = ids["Anna" if office == "treasurer" else "Bernd"]
        elected = (ElectionDraft(person, offices[office]),)
        populated.execute(AddAssembly(AssemblyDraft(date(2027, 3, 1), elections=elected)))
        assert signed() == names
    assert signed((None, ids["Anna"])) == ("", "Dr. Anna Weber")
    assert populated.ask(who_signs, "ada") == "Bernd Weber"
    populated.undo()
    assert (populated.ask(who_signs, "ada"), populated.ask(who_signs, "ada", TREASURER)) == (
        "",
        "Dr. Anna Weber",
    )
