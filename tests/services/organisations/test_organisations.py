"""Organisations: added, changed by several people, described to a reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError, UnknownRecord
from twincrm.domain.terms import Sector
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation, ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.organisations.queries import organisation_details
from twincrm.services.vocabularies.queries import terms

BRIGADE = OrganisationDraft(
    name=" Freiwillige Feuerwehr ",
    sector=Sector.ADMINISTRATION,
    second_sector=Sector.CIVIL_SOCIETY,
    founded_on="1888-05",
    names=(NameDraft(language="fr", name="Sapeurs-pompiers"), NameDraft(language="en", name=" ")),
    reach=Reach(phones=(PhoneDraft(number="02841 112"),), tags=("Jubiläum",)),
)


def test_it_is_read_as_it_was_written(dispatcher):
    brigade = dispatcher.execute(AddOrganisation(BRIGADE)).result
    kept = dispatcher.ask(read_organisation, brigade)
    assert kept.name == "Freiwillige Feuerwehr"
    assert [name.name for name in kept.names] == ["Sapeurs-pompiers"]
    assert kept.reach.phones[0].number == "02841 112"
    assert kept.reach.tags == ("Jubiläum",)


def test_a_reader_gets_the_name_in_the_own_language(dispatcher):
    brigade = dispatcher.execute(AddOrganisation(BRIGADE)).result
    assert dispatcher.ask(organisation_details, brigade, "fr").name == "Sapeurs-pompiers"
    german = dispatcher.ask(organisation_details, brigade, "de")
    assert (german.name, german.founded_on) == ("Freiwillige Feuerwehr", "Mai 1888")
    assert german.sectors == ("administration", "civil_society")


def test_two_names_can_swap_their_languages(dispatcher):
    names = (NameDraft(language="fr", name="Eins"), NameDraft(language="pl", name="Zwei"))
    body = dispatcher.execute(AddOrganisation(replace(BRIGADE, names=names))).result
    before = dispatcher.ask(read_organisation, body)
    french, polish = before.names
    swapped = (replace(french, language="pl"), replace(polish, language="fr"))
    dispatcher.execute(ChangeOrganisation(body, before, replace(before, names=swapped)))
    after = dispatcher.ask(read_organisation, body).names
    assert {name.language: name.name for name in after} == {"pl": "Eins", "fr": "Zwei"}


def test_two_people_who_edit_at_once_lose_nothing_of_each_other(dispatcher):
    body = dispatcher.execute(AddOrganisation(BRIGADE)).result
    opened = dispatcher.ask(read_organisation, body)
    dispatcher.execute(ChangeOrganisation(body, opened, replace(opened, size=40)))
    dispatcher.execute(ChangeOrganisation(body, opened, replace(opened, short_name="FF")))
    kept = dispatcher.ask(read_organisation, body)
    assert (kept.size, kept.short_name) == (40, "FF")


def test_fields_follow_the_draft(populated):
    field = [row.id for row in populated.ask(terms, "field", "de")]
    draft = replace(BRIGADE, field_ids=(field[0], field[1], field[0]))
    body = populated.execute(AddOrganisation(draft)).result
    before = populated.ask(read_organisation, body)
    assert before.field_ids == (field[0], field[1])
    after = replace(before, field_ids=(field[1], field[2]))
    populated.execute(ChangeOrganisation(body, before, after))
    assert populated.ask(read_organisation, body).field_ids == (field[1], field[2])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "  "}, "name"),
        ({"second_sector": Sector.ADMINISTRATION}, "second_sector"),
        ({"sector": "church"}, "sector"),
        ({"founded_on": "1888-13"}, "founded_on"),
        ({"dissolved_on": "1870"}, "dissolved_on"),
        ({"size": -1}, "size"),
        ({"reach": Reach(phones=(PhoneDraft(number="geheim"),))}, "phones.0.number"),
    ],
)
def test_what_cannot_be_kept_is_named(dispatcher, change, field):
    with pytest.raises(InputError) as refused:
        dispatcher.execute(AddOrganisation(replace(BRIGADE, **change)))
    assert refused.value.field == field
    assert dispatcher.status().undo is None


def test_an_organisation_is_never_a_part_of_itself(dispatcher):
    town = dispatcher.execute(AddOrganisation(BRIGADE)).result
    office = dispatcher.execute(AddOrganisation(replace(BRIGADE, parent_id=town))).result
    before = dispatcher.ask(read_organisation, town)
    with pytest.raises(InputError) as refused:
        dispatcher.execute(ChangeOrganisation(town, before, replace(before, parent_id=office)))
    assert refused.value.field == "parent_id"


def test_an_unknown_one_is_no_traceback(dispatcher):
    with pytest.raises(UnknownRecord):
        dispatcher.ask(organisation_details, 99, "de")
