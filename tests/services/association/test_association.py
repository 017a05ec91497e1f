"""The association whose file this is: how it begins, and how it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.errors import InputError
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.association.founding import FoundAssociation, found_association
from twincrm.services.association.queries import association_details, home_country
from twincrm.services.organisations.queries import organisation_details
from twincrm.services.records.queries import counts
from twincrm.services.vocabularies.queries import terms
from twincrm.store.history import steps


def test_a_new_file_knows_its_home_and_all_words(dispatcher):
    found_association(dispatcher, "Comité de jumelage", "Saint-Aubin", "fr", ["fr", "de", "fr"])
    shown = dispatcher.ask(association_details)
    assert (shown.name, shown.place, shown.country) == ("Comité de jumelage", "Saint-Aubin", "FR")
    assert shown.languages == ("fr", "de")
    own = dispatcher.ask(organisation_details, shown.organisation_id, "fr")
    assert (own.name, own.place, own.sectors) == (
        "Comité de jumelage",
        "Saint-Aubin",
        ("civil_society",),
    )
    assert dispatcher.ask(home_country) == "FR"
    assert len(dispatcher.ask(terms, "function", "fr")) > 50


def test_the_beginning_is_one_step_that_stays(dispatcher):
    before = len(dispatcher.ask(lambda s: steps(s.connection())))

    found_association(dispatcher, "Verein", "Lindenau", "DE", ["de"])

    assert len(dispatcher.ask(lambda s: steps(s.connection()))) == before + 1
    assert dispatcher.undo() is None
    assert dispatcher.ask(association_details).name == "Verein"


def test_a_wrong_country_leaves_nothing_behind(dispatcher):
    with pytest.raises(InputError) as refused:
        found_association(dispatcher, "Verein", "Lindenau", "Germany", ["de"])
    assert refused.value.field == "country"
    assert set(dispatcher.ask(counts).values()) == {0}


def test_to_begin_again_adds_nothing_twice(dispatcher):
    begin = FoundAssociation("Verein", "Lindenau", "DE", ("de",))
    dispatcher.execute(begin)
    before = dispatcher.ask(counts)
    assert dispatcher.execute(begin).step is None
    assert dispatcher.ask(counts) == before


def test_the_association_is_renamed(dispatcher):
    before = dispatcher.ask(read_association)
    paper = {"letterhead": "Ringstraße 1", "account": " Sparkasse \n\n DE02 1203 "}
    after = replace(before, name="Freundeskreis", languages=" de  FR ", **paper)
    dispatcher.execute(ChangeAssociation(before, after))
    shown = dispatcher.ask(association_details)
    assert (shown.name, shown.languages) == ("Freundeskreis", ("de", "fr"))
    assert (shown.letterhead, shown.account) == ("Ringstraße 1", "Sparkasse\nDE02 1203")
    with pytest.raises(InputError):
        dispatcher.execute(ChangeAssociation(after, replace(after, name=" ")))


def test_a_name_is_one_line(dispatcher):
    found_association(dispatcher, "Comité\nde \x07jumelage\u2028", "Saint\r\nAubin", "fr", [])

    shown = dispatcher.ask(association_details)
    assert (shown.name, shown.place) == ("Comité de jumelage", "Saint Aubin")
    (step,) = (s for s in dispatcher.ask(lambda s: steps(s.connection())) if s.label.values)
    assert step.label.values["name"] == "Comité de jumelage"


def test_a_name_of_control_characters_is_none(dispatcher):
    with pytest.raises(InputError) as refused:
        found_association(dispatcher, "\x00\x1b", "Lindenau", "DE", [])
    assert refused.value.field == "name"
