"""Cards say what holds today, and what holds today is not taken in again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.exchange.vcard import write_cards
from twincrm.services.contacts import AddressDraft, PhoneDraft, Reach
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import AssignmentDraft, PersonDraft
from twincrm.services.trash.commands import MoveToTrash

PERIODS = pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (None, None, True),
        ("2020", "2027", True),
        ("2020-01-01", "2027-04-19", True),
        ("2027-04-19", "2031-12", True),
        (None, "2027-04-18", False),
        ("2020", "2026", False),
        ("2027-04-20", None, False),
        ("2028", None, False),
    ],
)
ANNA = PersonDraft(given="Anna", family="Weber")
POST = AddressDraft(street="Hauptstraße 1", locality="Lindenau", country="DE")
NUMBER = PhoneDraft(number="+49 30 1234567")


def card(dispatcher, key: int):
    (found,) = dispatcher.ask(lambda s: list(cards_of(s, [("person", key)], "de")))
    return found


@PERIODS
def test_a_card_names_the_role_of_today(dispatcher, starts, ends, holds):
    body = dispatcher.execute(AddOrganisation(OrganisationDraft(name="Gemeinde"))).result
    later = AssignmentDraft(
        title="Bürgermeisterin", organisation_id=body, main=True, starts_on=starts, ends_on=ends
    )
    always = replace(later, title="Rätin", main=False, starts_on=None, ends_on=None)
    key = dispatcher.execute(AddPerson(replace(ANNA, assignments=(later, always)))).result

    assert card(dispatcher, key).title == ("Bürgermeisterin" if holds else "Rätin")


def test_a_role_in_a_trashed_organisation_is_on_no_card(dispatcher):
    body = dispatcher.execute(AddOrganisation(OrganisationDraft(name="Gemeinde"))).result
    role = AssignmentDraft(title="Rätin", organisation_id=body, main=True)
    key = dispatcher.execute(AddPerson(replace(ANNA, assignments=(role,)))).result
    assert (card(dispatcher, key).title, card(dispatcher, key).organisation) == (
        "Rätin",
        "Gemeinde",
    )

    dispatcher.execute(MoveToTrash("organisation", (body,)))

    assert (card(dispatcher, key).title, card(dispatcher, key).organisation) == ("", "")


@PERIODS
def test_a_card_has_the_addresses_of_today(dispatcher, starts, ends, holds):
    post = replace(POST, starts_on=starts, ends_on=ends)
    key = dispatcher.execute(AddPerson(replace(ANNA, reach=Reach(addresses=(post,))))).result

    assert len(card(dispatcher, key).addresses) == holds


@PERIODS
def test_a_household_lends_what_it_has_to_those_who_live_there_today(
    dispatcher, starts, ends, holds
):
    gone = Reach(addresses=(replace(POST, ends_on="2020"),))
    key = dispatcher.execute(AddPerson(replace(ANNA, reach=gone))).result
    member = MemberDraft(person_id=key, starts_on=starts, ends_on=ends)
    reach = Reach(phones=(NUMBER,), addresses=(POST,))
    home = HouseholdDraft("Familie Weber", members=(member,), reach=reach)
    dispatcher.execute(AddHousehold(home))

    said = card(dispatcher, key)

    assert (len(said.phones), len(said.addresses)) == (holds, holds)
    lent = replace(said, phones=(), addresses=())
    assert planned(dispatcher, said) == "unchanged"
    with_number = b"TEL:+49301234567\r\nEND:VCARD"
    data = write_cards([lent]).replace(b"END:VCARD", with_number)
    assert planned(dispatcher, data) == ("unchanged" if holds else "update")


def planned(dispatcher, said) -> str:
    data = said if isinstance(said, bytes) else write_cards([said])
    (only,) = dispatcher.ask(make_plan, (read_card_source(data, "a.vcf", "DE"),)).cards
    return only.action


@PERIODS
def test_an_address_of_the_household_stands_only_for_its_time(dispatcher, starts, ends, holds):
    key = dispatcher.execute(AddPerson(ANNA)).result
    post = replace(POST, starts_on=starts, ends_on=ends)
    member = MemberDraft(person_id=key)
    home = HouseholdDraft("Familie Weber", members=(member,), reach=Reach(addresses=(post,)))
    dispatcher.execute(AddHousehold(home))

    said = card(dispatcher, key)

    assert len(said.addresses) == holds
    data = write_cards([said]).replace(b"END:VCARD", b"ADR:;;Am Bach 2;Lindenau;;;\r\nEND:VCARD")
    assert planned(dispatcher, data) == ("unchanged" if holds else "update")
