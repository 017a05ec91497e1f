"""Lists from elsewhere: their towns become places, and their members are members elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from worlds.dump import dump
from worlds.tables import TODAY, source

from twincrm.domain.errors import InputError
from twincrm.exchange.tables.towns import town_in_letters
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_sources import mapped
from twincrm.services.interchange.whole_list import whole_list
from twincrm.services.people.drafts import read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.store.models import (
    Address,
    Assignment,
    Household,
    Membership,
    Organisation,
    Person,
    Place,
)

CLUB = (
    "NOM;Prénom;Adresse;Code Postal;Ville;Courriel;Adhésion;Cotisation;Fonction\n"
    "BOCQUET;Amélie;57, rue Jean-Jaurès;59400;SAINT-AUBIN-SUR-LYS;a@example.net;2015;22,00;\n"
    "BOCQUET;Amélie;3, rue des Épées;62400;BÉTHUNE CEDEX 2;;2019;22,00;Trésorière\n"
    "MASCLET;Paul;4, rue de la Paix;62400;Béthune;;2019;22,00;\n"
)


def take(dispatcher, *sources, **options):
    return dispatcher.execute(ImportTables(sources, **options)).result


def at_home(dispatcher) -> None:
    before = dispatcher.ask(read_association)
    home = dispatcher.execute(AddPlace(PlaceDraft(name="Moers", country="DE"))).result
    dispatcher.execute(ChangeAssociation(before, replace(before, place_id=home)))


def towns(dispatcher) -> list[tuple[str, str]]:
    found = select(Place.name, Place.country).order_by(Place.id)
    return [tuple(row) for row in dispatcher.ask(lambda s: s.execute(found).all())]


def lives(dispatcher) -> list[str | None]:
    found = select(Person.id, Place.name).outerjoin(Place).order_by(Person.id)
    return [name for _, name in dispatcher.ask(lambda s: s.execute(found).all())]


def said(text: str, **wishes):
    return mapped(source(text), wishes, "DE", TODAY)


def test_towns_that_are_not_known_become_places_in_the_same_step(dispatcher):
    dispatcher.execute(AddPlace(PlaceDraft(name="Moers", country="DE")))
    german = source(
        "Name;Vorname;PLZ/Ort;Tel.\nGroß;Anna;47441 MOERS;\nTer Meer;Jo;Arnheim;0031 26 3770000\n"
    )
    take(dispatcher, source(CLUB), german)
    before = dump(dispatcher.file)
    assert lives(dispatcher) == [None, None, None, "Moers", None]

    placing = [replace(s, mapping=replace(s.mapping, places=True)) for s in (source(CLUB), german)]
    plan = take(dispatcher, *placing)

    assert [(t.name, t.country, t.people) for t in plan.towns] == [
        ("Béthune", "FR", 2),
        ("Arnheim", "NL", 1),
        ("Saint-Aubin-sur-Lys", "FR", 1),
    ]
    assert lives(dispatcher) == ["Saint-Aubin-sur-Lys", "Béthune", "Béthune", "Moers", "Arnheim"]
    assert plan.totals()["updated"] == 4
    again = take(dispatcher, *placing)
    assert again.totals()["unchanged"] == 5
    assert len(towns(dispatcher)) == 4
    dispatcher.undo()
    assert dump(dispatcher.file) == before


def test_a_town_said_in_two_countries_is_two_places_and_nobody_is_guessed_into_one(dispatcher):
    rows = "A;Jan;Zagórze;Polen\nB;Ewa;Zagórze;Ukraine\nC;Ida;Zagórze;\n"
    take(dispatcher, said("Name;Vorname;Ort;Land\n" + rows, places=True))
    assert sorted(towns(dispatcher)) == [("Zagórze", "PL"), ("Zagórze", "UA")]
    assert lives(dispatcher) == ["Zagórze", "Zagórze", None]


def test_places_are_called_by_the_town_alone(dispatcher):
    rows = "A;Jan;47475 Lindenau\nB;Ewa;Köln, Deutschland\nC;Ida;Unbekannt\nD;Udo;Lindenau\n"
    take(dispatcher, said("Name;Vorname;Ort\n" + rows, places=True))
    assert sorted(towns(dispatcher)) == [("Köln", "DE"), ("Lindenau", "DE")]
    assert lives(dispatcher) == ["Lindenau", "Köln", None, "Lindenau"]


def test_a_new_place_keeps_the_time_of_its_country(dispatcher):
    rows = "A;Jan;Leeds;GB\nB;Ewa;Lwów;Ukraine\nC;Ida;Béthune;Frankreich\nD;Al;Boston;USA\n"
    take(dispatcher, said("Name;Vorname;Ort;Land\n" + rows, places=True))
    found = select(Place.name, Place.time_zone)
    assert dict(dispatcher.ask(lambda s: [tuple(row) for row in s.execute(found)])) == {
        "Leeds": "Europe/London",
        "Lwów": "Europe/Kiev",
        "Béthune": "Europe/Paris",
        "Boston": "America/New_York",
    }


@pytest.mark.parametrize(
    ("loud", "usual"),
    [
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("L'ISLE-D'ABEAU", "L'Isle-d'Abeau"),
        ("LE HAVRE", "Le Havre"),
    ],
)
def test_a_town_in_capitals_is_written_as_usual(loud, usual):
    assert town_in_letters(loud) == usual


def test_a_list_in_capitals_is_tamed_where_that_is_wished_and_known_again_either_way(dispatcher):
    rows = "DE LA TOUR;Anne;LILLE\nO'BRIEN;Yves;LENS\nROUX;Luc;SAINT-AUBIN-SUR-LYS\n"
    loud = source("NOM;Prénom;Ville\n" + rows)
    look = dispatcher.ask(whole_list, loud)
    assert look.loud == (("DE LA TOUR", "de La Tour"), ("LILLE", "Lille"))

    tamed = mapped(loud, {"proper_case": True}, "DE", TODAY)
    take(dispatcher, tamed)

    assert dispatcher.ask(lambda s: list(s.scalars(select(Person.family)))) == [
        *("de La Tour", "O'Brien", "Roux")
    ]
    towns = dispatcher.ask(lambda s: list(s.scalars(select(Address.locality))))
    assert towns == ["Lille", "Lens", "Saint-Aubin-sur-Lys"]
    before = dump(dispatcher.file)
    for again in (tamed, loud):
        take(dispatcher, again)
        assert dump(dispatcher.file) == before
    mixed = source("NOM;Prénom;Ville\n" + rows.replace("LENS", "Lens"))
    assert dispatcher.ask(whole_list, mixed).loud == look.loud[:1]


def test_members_of_another_organisation_are_not_ours(dispatcher):
    wishes = {"members_of": "other", "organisation": "Amis de Béthune"}
    before = dump(dispatcher.file)
    take(dispatcher, said(CLUB, **wishes))

    titles = select(Assignment.title, Organisation.name).join(Organisation).order_by(Assignment.id)
    held = [tuple(row) for row in dispatcher.ask(lambda s: s.execute(titles).all())]
    club = "Amis de Béthune"
    assert held == [("membre", club), ("Trésorière", club), ("membre", club)]
    assert dispatcher.ask(lambda s: s.scalars(select(Membership)).all()) == []
    first = dispatcher.ask(lambda s: s.scalars(select(Person.id)).first())
    assert dispatcher.ask(read_person, first).note == "Adhésion: 2015\nCotisation: 22,00"

    again = take(dispatcher, said(CLUB, **wishes))
    assert again.totals()["unchanged"] == 3
    dispatcher.undo()
    assert dump(dispatcher.file) == before


def test_members_of_nothing_that_is_kept(dispatcher):
    rows = "Name;Vorname;Eintritt;Firma\nKobusch;Udo u. Eva;1998;Volksbank\n"
    take(dispatcher, said(rows, members_of="none"))
    assert dispatcher.ask(lambda s: s.scalars(select(Membership)).all()) == []
    assert len(dispatcher.ask(lambda s: s.scalars(select(Household)).all())) == 1


def test_new_contacts_get_letters_in_the_language_that_was_said(dispatcher):
    take(dispatcher, source(CLUB))
    more = CLUB + "ROUX;Zoé;1, rue X;62400;Béthune;z@example.net;2020;22,00;\n"
    take(dispatcher, said(more, letters="fr"))
    written = select(Person.correspondence_language).order_by(Person.id)
    assert dispatcher.ask(lambda s: list(s.scalars(written))) == ["", "", "", "fr"]


def test_a_list_whose_people_live_abroad_is_told_of(dispatcher):
    at_home(dispatcher)
    look = dispatcher.ask(whole_list, source(CLUB))
    assert (look.members, look.abroad, look.language) == (True, "FR", "fr")
    assert [town.name for town in look.towns] == ["Béthune", "Saint-Aubin-sur-Lys"]
    german = dispatcher.ask(whole_list, source("Name;Vorname;PLZ/Ort\nGroß;Anna;47441 Moers\n"))
    assert (german.members, german.abroad, german.towns) == (False, "", ())


def test_another_organisation_has_to_be_named():
    with pytest.raises(InputError):
        said(CLUB, members_of="other")
