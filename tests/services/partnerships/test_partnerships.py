"""Partnerships: two or more places, several signings, and the years since the first one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from worlds.partnerships import lindenau_and_saint_aubin, named

from twincrm.domain.errors import InputError, RuleError, UnknownRecord
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.partnerships.anniversaries import next_anniversary, next_round
from twincrm.services.partnerships.commands import AddPartnership, ChangePartnership
from twincrm.services.partnerships.drafts import (
    DatedMotiveDraft,
    PartnershipDraft,
    SigningDraft,
    read_partnership,
)
from twincrm.services.partnerships.queries import partnership_details, partnership_rows
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.models import Attachment, Partnership, Signatory

TODAY = date(2027, 4, 19)


@pytest.fixture
def ids(populated):
    return populated.ask(named)


@pytest.fixture
def pair(populated):
    name = "Lindenau – Saint-Aubin"
    return populated.ask(
        lambda session: session.scalars(
            select(Partnership.id).where(Partnership.name == name)
        ).one()
    )


def test_a_partnership_is_read_as_it_was_saved(populated, ids, pair):
    saved = populated.ask(read_partnership, pair)

    assert saved.place_ids == (ids["Lindenau"], ids["Saint-Aubin-sur-Lys"])
    assert [signing.signed_on for signing in saved.signings] == [
        "1967-09-24",
        "1968-05-12",
        "2017-09-23",
    ]
    assert saved.signings[0].signatories[0].name == "Karl Berger"
    wanted = lindenau_and_saint_aubin(ids)
    assert replace(saved, contacts=(), motives=(), themes=(), signings=()) == replace(
        wanted, contacts=(), motives=(), themes=(), signings=()
    )


def test_details_say_who_signed_where_and_what_is_celebrated(populated, pair):
    details = populated.ask(partnership_details, pair, "fr", TODAY)

    assert details.type == "Jumelage"
    assert [place.country for place in details.places] == ["DE", "FR"]
    assert [body.name for body in details.organisations] == ["Partnerschaftsverein Lindenau"]
    assert [contact.name.full() for contact in details.contacts] == [
        "Dr. Anna Weber",
        "Jean-Luc Wattrelos",
    ]
    assert [(motive.starts_on, motive.ends_on) for motive in details.motives] == [
        ("1964", "1995"),
        ("1992", None),
    ]
    first = details.signings[0]
    assert (first.event, first.place) == ("first", "Saint-Aubin-sur-Lys")
    assert (first.signatories[0].function, first.signatories[0].place) == (
        "Bürgermeister",
        "Lindenau",
    )
    assert details.next_round.years == 60
    assert details.next_round.on == date(2027, 9, 24)
    assert details.next_round.days == 158
    assert details.working_languages == ("de", "fr")


def test_the_list_names_types_and_places_in_the_readers_language(populated):
    rows = populated.ask(partnership_rows, "de", TODAY)
    assert [row.name for row in rows] == ["Dreieck", "Lindenau – Saint-Aubin"]
    assert [place.name for place in rows[0].places] == [
        "Saint-Aubin-sur-Lys",
        "Lindenau",
        "Steinau",
    ]
    assert rows[0].next_round is None
    assert rows[1].signed_on == "1967-09-24"


def test_towns_are_joined_by_two_or_more(populated, ids):
    town = ids["Lindenau"]
    for places in ((), (town,), (town, town)):
        draft = PartnershipDraft("Lindenau", ids["partnership_type friendship"], place_ids=places)
        with pytest.raises(RuleError):
            populated.execute(AddPartnership(draft))


def test_schools_may_be_joined_without_places(populated, ids):
    bodies = (ids["Feuerwehr Lindenau"], ids["Chorale de Saint-Aubin"])
    draft = PartnershipDraft("Schulen", ids["partnership_type school"], organisation_ids=bodies)
    key = populated.execute(AddPartnership(draft)).result
    assert populated.ask(read_partnership, key).organisation_ids == bodies

    with pytest.raises(RuleError):
        populated.execute(AddPartnership(replace(draft, organisation_ids=bodies[:1])))


def test_a_partnership_is_no_part_of_itself(populated, ids, pair):
    ring = populated.ask(
        lambda session: session.scalars(
            select(Partnership.id).where(Partnership.name == "Dreieck")
        ).one()
    )
    before = populated.ask(read_partnership, pair)
    with pytest.raises(RuleError):
        populated.execute(ChangePartnership(pair, before, replace(before, parent_id=ring)))


def test_a_removed_signing_takes_its_signatories_and_leaves_its_document(populated, pair):
    before = populated.ask(read_partnership, pair)
    charter = DocumentDraft(title="Urkunde 1967", file_name="1967.pdf")
    populated.execute(AddDocument(charter, b"%PDF 1967", "signing", before.signings[0].id))

    populated.execute(
        ChangePartnership(pair, before, replace(before, signings=before.signings[1:]))
    )

    left = populated.ask(read_partnership, pair).signings
    assert [signing.event for signing in left] == ["second", "renewal"]
    assert not populated.ask(_of_signing, Signatory, before.signings[0].id)
    assert not populated.ask(_of_signing, Attachment, before.signings[0].id)
    populated.undo()
    assert populated.ask(read_partnership, pair) == before


def _of_signing(session, kind, signing_id):
    return list(session.scalars(select(kind.id).where(kind.signing_id == signing_id)))


def test_two_editors_lose_nothing_of_each_other(populated, ids, pair):
    opened = populated.ask(read_partnership, pair)
    third = ids["Kamieniec Górny"]
    populated.execute(
        ChangePartnership(pair, opened, replace(opened, place_ids=(*opened.place_ids, third)))
    )
    populated.execute(ChangePartnership(pair, opened, replace(opened, note="Ruht seit Corona")))

    kept = populated.ask(read_partnership, pair)
    assert kept.note == "Ruht seit Corona"
    assert third in kept.place_ids


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"status": "lively"}, "status"),
        ({"first_contact": "1964-13"}, "first_contact"),
        ({"signings": (SigningDraft(),)}, "signings.0.signed_on"),
        ({"motives": (DatedMotiveDraft(None, 1, "1990", "1989-12"),)}, "motives.0.ends_on"),
    ],
)
def test_what_cannot_be_kept_names_its_field(populated, ids, wrong, field):
    draft = replace(lindenau_and_saint_aubin(ids), **wrong)
    with pytest.raises(InputError) as trouble:
        populated.execute(AddPartnership(draft))
    assert trouble.value.field == field


def test_an_unknown_place_is_refused(populated, ids):
    draft = replace(lindenau_and_saint_aubin(ids), place_ids=(ids["Lindenau"], 4711))
    with pytest.raises(UnknownRecord):
        populated.execute(AddPartnership(draft))


def test_a_contact_in_the_trash_is_not_shown(populated, ids, pair):
    populated.execute(MoveToTrash("person", (ids["Anna"],), "Anna Weber"))
    details = populated.ask(partnership_details, pair, "de", TODAY)
    assert [contact.name.given for contact in details.contacts] == ["Jean-Luc"]
    populated.undo()
    assert len(populated.ask(partnership_details, pair, "de", TODAY).contacts) == 2


@pytest.mark.parametrize(
    ("signed", "years", "on"),
    [
        ("1967-09-24", 60, date(2027, 9, 24)),
        ("1967-04-19", 60, TODAY),
        ("1967-04-18", 61, date(2028, 4, 18)),
        ("1968-02-29", 60, date(2028, 2, 29)),
        ("1967", 60, None),
        ("2027-03-01", 1, date(2028, 3, 1)),
        ("2027-06-01", 1, date(2028, 6, 1)),
    ],
)
def test_the_next_anniversary(signed, years, on):
    coming = next_anniversary(signed, TODAY)
    assert (coming.years, coming.on) == (years, on)


@pytest.mark.parametrize(
    ("signed", "years", "on"),
    [
        ("1967-04-18", 65, date(2032, 4, 18)),
        ("1970-01-31", 60, date(2030, 1, 31)),
        ("2026", 5, None),
        ("--09-24", None, None),
    ],
)
def test_the_next_round_one_comes_every_five_years(signed, years, on):
    coming = next_round(signed, TODAY)
    assert (coming and coming.years, coming and coming.on) == (years, on)
