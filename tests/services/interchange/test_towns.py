"""The town of a card is that of its new contact where the file knows the place."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from worlds.dump import dump

from twincrm.exchange.vcard import write_cards
from twincrm.services.contacts import EmailDraft, Reach
from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.names import NameDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Organisation, Person


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def take(dispatcher, data: bytes):
    source = read_card_source(data, "kontakte.vcf", "DE")
    return dispatcher.execute(ImportCards((source,))).result


@pytest.fixture
def town(dispatcher) -> int:
    names = (NameDraft(None, "de", "Hinterberg"),)
    return dispatcher.execute(
        AddPlace(PlaceDraft(name="Zagórze", country="PL", names=names))
    ).result


def person_from(dispatcher, *addresses: str) -> int | None:
    take(dispatcher, card("N:Nowak;Jan;;;", "FN:Jan Nowak", *addresses))
    return dispatcher.ask(lambda s: s.scalars(select(Person)).one().place_id)


@pytest.mark.parametrize(
    "address",
    [
        "ADR;TYPE=home:;;ul. Polna 1;ZAGORZE;;32-700;Polska",
        "ADR;TYPE=home:;;;Hinterberg;;;Polen",
        "ADR:;;;Zagórze;;;",
        "ADR:;;;32-700 Zagórze\\, Polska;;;",
    ],
)
def test_a_new_contact_comes_from_the_town_of_its_address(dispatcher, town, address):
    before = dump(dispatcher.file)
    assert person_from(dispatcher, address) == town
    dispatcher.undo()
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize(
    "address", ["ADR:;;;Zagórze;;;Ukraine", "ADR:;;;Zagórze Dolne;;;Poland", "ADR:;;X 1;;;;Poland"]
)
def test_a_town_of_another_country_or_name_is_not_it(dispatcher, town, address):
    assert person_from(dispatcher, address) is None


def test_home_comes_before_work(dispatcher, town):
    dispatcher.execute(AddPlace(PlaceDraft(name="Altdorf", country="DE")))
    lines = ("ADR;TYPE=work:;;;Altdorf;;;Germany", "ADR;TYPE=home:;;;Zagórze;;;Poland")
    assert person_from(dispatcher, *lines) == town


def test_of_two_towns_without_a_country_none_is_guessed(dispatcher, town):
    dispatcher.execute(AddPlace(PlaceDraft(name="Zagórze", country="UA")))
    assert person_from(dispatcher, "ADR:;;;Zagórze;;;") is None


def test_a_town_in_the_trash_is_not_it(dispatcher, town):
    dispatcher.execute(MoveToTrash("place", (town,)))
    assert person_from(dispatcher, "ADR:;;;Zagórze;;;Poland") is None


def test_an_organisation_has_its_town_too(dispatcher, town):
    lines = ("KIND:org", "N:;;;;", "FN:Chór", "ORG:Chór", "ADR;TYPE=work:;;;Zagórze;;;Poland")
    take(dispatcher, card(*lines, version="4.0"))
    assert dispatcher.ask(lambda s: s.scalars(select(Organisation)).one().place_id) == town


def test_known_contacts_stay_where_they_are_and_what_went_out_comes_in_unchanged(dispatcher, town):
    reach = Reach(emails=(EmailDraft(address="jan@example.org"),))
    jan = PersonDraft(given="Jan", family="Nowak", reach=reach)
    key = dispatcher.execute(AddPerson(jan)).result
    data = card(
        "N:Nowak;Jan;;;", "FN:Jan Nowak", "EMAIL:jan@example.org", "ADR:;;;Zagórze;;;Poland"
    )
    assert take(dispatcher, data).totals()["new"] == 0
    assert dispatcher.ask(read_person, key).place_id is None

    take(dispatcher, card("N:Nowak;Ewa;;;", "FN:Ewa Nowak", "ADR:;;;Zagórze;;;Poland"))
    went_out = write_cards(dispatcher.ask(lambda s: cards_of(s, all_contacts(s), "de")))
    before = dump(dispatcher.file)
    assert take(dispatcher, went_out).totals()["unchanged"] == 2
    assert dump(dispatcher.file) == before
