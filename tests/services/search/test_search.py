"""What a search answers in one language, and what of it is marked."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft
from twincrm.services.search.queries import search
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import (
    Assignment,
    Category,
    CategoryName,
    Function,
    FunctionTitle,
    Organisation,
    OrganisationName,
    Person,
    Place,
    PlaceName,
)


@dataclass(frozen=True)
class Settling:
    """A town, its fire brigade and two people of it."""

    label: Message = field(default_factory=lambda: Message("Test"))

    def run(self, work):
        town = work.add(Place(name="Cambrai", country="FR")).id
        work.add(PlaceName(place_id=town, language="de", name="Kammerich"))
        kind = work.add(Category(sector="administration")).id
        work.add(CategoryName(category_id=kind, language="de", name="Feuerwehr"))
        work.add(CategoryName(category_id=kind, language="en", name="Fire brigade"))
        brigade = work.add(
            Organisation(
                name="Sapeurs-pompiers", sector="administration", category_id=kind, place_id=town
            )
        ).id
        work.add(
            OrganisationName(organisation_id=brigade, language="de", name="Feuerwehr Kammerich")
        )
        office = work.add(Function(sector="administration")).id
        work.add(
            FunctionTitle(
                function_id=office,
                language="de",
                feminine="Kommandantin",
                masculine="Kommandant",
                neutral="Kommando",
            )
        )
        for given, form in (("Odile", "mrs"), ("Hervé", "mr"), ("Dominique", "unknown")):
            person = work.add(Person(given=given, family="Lemaire", form_of_address=form)).id
            work.add(
                Assignment(
                    person_id=person,
                    organisation_id=brigade,
                    function_id=office,
                    sector="administration",
                )
            )
        work.add(Person(given="Sylvie", family="Sansrôle", place_id=town))


@pytest.fixture
def brigade(dispatcher):
    dispatcher.execute(Settling())
    return dispatcher


def subtitles(dispatcher, text, language):
    answer = dispatcher.ask(search, text, language=language)
    return {item.title: item.subtitle for item in answer.items}


def test_functions_and_names_are_said_in_the_language_and_as_people_wish(brigade):
    assert subtitles(brigade, "lemaire", "de") == {
        "Odile Lemaire": "Kommandantin · Feuerwehr Kammerich",
        "Hervé Lemaire": "Kommandant · Feuerwehr Kammerich",
        "Dominique Lemaire": "Kommando · Feuerwehr Kammerich",
    }
    assert set(subtitles(brigade, "lemaire", "fr").values()) == {
        "Kommandantin · Sapeurs-pompiers",
        "Kommandant · Sapeurs-pompiers",
        "Kommando · Sapeurs-pompiers",
    }


def test_what_is_found_by_a_text_that_is_not_shown_says_by_which(brigade):
    found = {one.title: one for one in brigade.ask(search, "sapeurs fire", language="de").items}
    club = found["Feuerwehr Kammerich"]
    assert club.found_in == "Fire brigade"
    assert club.line(catalogue("de")).startswith("„Fire brigade“ · ")
    people = brigade.ask(search, "kommandantin dominique", language="de").items
    assert [(one.title, one.found_in) for one in people] == [("Dominique Lemaire", "Kommandantin")]
    shown = brigade.ask(search, "feuerwehr kammerich", language="de").items
    assert {one.found_in for one in shown} == {""}


def test_nobody_is_found_by_the_name_of_an_organisation_in_the_trash(brigade):
    found = brigade.ask(search, "sapeurs fire", language="de").items
    (club,) = [one for one in found if one.kind == "organisation"]
    role = AssignmentDraft(organisation_id=club.record_id, sector="administration")
    draft = PersonDraft("Zora", "Lind", note="Kam 1999 aus Kammerich.", assignments=(role,))
    brigade.execute(AddPerson(draft))
    brigade.execute(MoveToTrash("organisation", (club.record_id,)))
    (zora,) = brigade.ask(search, "kammerich lind", language="de").items
    assert zora.found_in == "Kam 1999 aus Kammerich."


def test_an_organisation_says_what_it_is_and_where(brigade):
    named = ("Feuerwehr Kammerich", "Sapeurs-pompiers · Feuerwehr · Kammerich")
    assert named in subtitles(brigade, "sapeurs-", "de").items()
    assert subtitles(brigade, "sapeurs-", "en")["Sapeurs-pompiers"] == "Fire brigade · Cambrai"
    assert subtitles(brigade, "sapeurs-", "fr")["Sapeurs-pompiers"] == "Fire brigade · Cambrai"


def test_who_has_no_role_is_shown_with_the_town(brigade):
    assert subtitles(brigade, "sansrole", "de") == {"Sylvie Sansrôle": "Kammerich"}


def test_of_one_name_the_person_comes_before_the_household(brigade):
    brigade.execute(AddHousehold(HouseholdDraft("Sylvie Sansrôle")))
    for text in ("Sansrôle", "Sylvie Sansrôle"):
        found = brigade.ask(search, text).items
        assert [item.kind for item in found] == ["person", "household"]


def test_hits_are_marked_in_title_and_subtitle(brigade):
    answer = brigade.ask(search, "HERVE feuer (kamm)", language="de")

    (item,) = answer.items
    marked = [item.title[start:end] for start, end in item.title_hits]
    below = [item.subtitle[start:end] for start, end in item.subtitle_hits]
    assert (answer.total, marked, below) == (1, ["Hervé"], ["Feuer", "Kamm"])
    assert item.sectors == ("administration",)


def test_nothing_is_found_for_nothing(brigade):
    assert brigade.ask(search, "  ").total == 0
    assert brigade.ask(search, "lemaire", limit=1).total == 3
    assert len(brigade.ask(search, "lemaire", limit=1).items) == 1
    assert brigade.ask(search, "lemaire", kinds=("place",)).items == ()


def test_a_contact_is_found_by_what_its_note_says(dispatcher):
    for command in (
        AddOrganisation(OrganisationDraft(name="Chor", note="Probt montags")),
        AddHousehold(HouseholdDraft(name="Familie Ott", note="Hund; Schlüssel beim Nachbarn")),
        AddPerson(PersonDraft(given="Ida", note="Gastfamilie seit 1998")),
    ):
        dispatcher.execute(command)

    def found(text):
        return [item.title for item in dispatcher.ask(search, text).items]

    said = {"Ida": "gastfam", "Chor": "montags", "Familie Ott": "nachbar"}
    assert {name: found(text) for name, text in said.items()} == {name: [name] for name in said}
    dispatcher.undo()
    assert found("gastfam") == []
