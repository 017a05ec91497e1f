"""The figures about the members, and who stands behind each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import MembershipDraft
from twincrm.services.members.statistics import member_statistics, names_behind, people_behind
from twincrm.services.people.commands import AddPerson, ChangePerson
from twincrm.services.people.drafts import LanguageDraft, PersonDraft, read_person

TODAY = date(2027, 4, 19)


@pytest.fixture
def club(populated):
    """Besides the Webers one too young to tell, one who left, one of unknown age, one who died."""
    for given, born, form, joined, left in (
        ("Ute", "1957-04-20", "mrs", "2018", None),  # seventy tomorrow
        ("Uwe", "1957-04-19", "mr", "2027-01-01", None),
        ("Kim", None, "unknown", "2020-05", None),
        ("Rolf", "1940", "mr", "2019", "2026-12-31"),
        ("Hans", "1950", "mr", "2015", None),
    ):
        draft = PersonDraft(given=given, family="Zahl", birth_date=born, form_of_address=form)
        person = populated.execute(AddPerson(draft)).result
        member = MembershipDraft(person, joined_on=joined, left_on=left)
        populated.execute(AddMembership(given, member))
    alive = populated.ask(read_person, person)
    dead = replace(alive, death_date="2027")  # nobody knows on which day of this year
    populated.execute(ChangePerson(person, alive, dead))
    return populated


def test_figures_count_people_once_and_the_unknown_apart(club):
    found = club.glance(member_statistics, TODAY, "en")
    ages = {age.key: (age.women, age.men, age.others) for age in found.ages}

    assert found.people == 5  # Anna and Bernd Weber, Ute, Uwe, Kim
    assert found.bodies == 1
    assert ages["60"][0] == 1  # Ute, still 69
    assert ages["70"][1] >= 1  # Uwe, seventy today
    assert ages["unknown"] == (0, 0, ages["unknown"][2])
    assert sum(age.number for age in found.ages) == found.people
    years = {each.year: (each.joined, each.left) for each in found.years}
    assert (years[2018], years[2019], years[2026], years[2027]) == ((1, 0), (1, 0), (0, 1), (1, 0))
    assert (found.joined, found.left, found.died, found.since) == (1, 1, 1, 2026)


def test_shares_of_equal_size_stand_by_name(club):
    spoken = tuple(LanguageDraft(language=code) for code in ("vi", "nl", "tr", "pl", "cs", "it"))
    for given in ("Ada", "Ida"):
        draft = PersonDraft(given=given, family="Zahl", languages=spoken)
        person = club.execute(AddPerson(draft)).result
        club.execute(AddMembership(given, MembershipDraft(person, joined_on="2020")))
    told = [
        (each.number, each.name) for each in club.glance(member_statistics, TODAY, "de").languages
    ]
    assert [name for number, name in told if number == 2 and name][:6] == [
        "Italienisch", "Niederländisch", "Polnisch", "Tschechisch", "Türkisch", "Vietnamesisch"
    ]  # fmt: skip


def test_behind_every_figure_stand_as_many_people_as_it_says(club):
    found, behind = club.glance(member_statistics, TODAY, "de"), club.glance(people_behind, TODAY)
    for age in found.ages:
        for form, number in (("mrs", age.women), ("mr", age.men), ("other", age.others)):
            assert len(behind.get(f"age:{age.key}:{form}", ())) == number
    for word, shares in (("sector", found.sectors), ("language", found.languages)):
        for share in shares:
            assert len(club.glance(names_behind, behind[f"{word}:{share.key}"])) == share.number
    assert [name for _, name in club.glance(names_behind, behind["left:2026"])] == ["Zahl, Rolf"]


def test_a_file_without_members_has_figures_too(dispatcher):
    found = dispatcher.glance(member_statistics, TODAY, "fr")
    assert (found.people, found.average, found.sectors) == (0, None, ())
