"""Lists as clubs really keep them: they come in untouched, say what they said, and only once."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import select
from worlds.dump import dump

from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.people.drafts import read_person
from twincrm.store.models import (
    Address,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
)


@pytest.fixture
def club() -> Path:
    folder = Path(os.environ.get("TWINCRM_CORPUS") or "corpus") / "club"
    if not (folder / "truth.json").is_file():
        pytest.skip("TWINCRM_CORPUS names no folder with lists of a club")
    return folder


def take(dispatcher, path: Path, **options):
    source = read_table_file(dispatcher, path)
    return dispatcher.execute(ImportTables((source,), **options)).result


def everybody(dispatcher) -> list[dict[str, object]]:
    """Every person as the truth tells of them."""
    ids = dispatcher.ask(lambda s: list(s.scalars(select(Person.id).order_by(Person.id))))
    return [as_told(dispatcher, key) for key in ids]


def as_told(dispatcher, key: int) -> dict[str, object]:
    person = dispatcher.ask(read_person, key)
    homes = select(HouseholdMember.household_id).where(HouseholdMember.person_id == key)
    at = select(Address.postcode, Address.locality)
    home, *_ = dispatcher.ask(
        lambda s: list(
            s.execute(at.where((Address.person_id == key) | Address.household_id.in_(homes)))
        )
    )
    mine = select(MembershipPerson.membership_id).where(MembershipPerson.person_id == key)
    of = select(Membership.joined_on, Membership.number)
    [held] = dispatcher.ask(
        lambda s: list(s.execute(of.where((Membership.person_id == key) | Membership.id.in_(mine))))
    )
    return {
        "family": person.family,
        "given": person.given,
        "postcode": home.postcode,
        "city": home.locality,
        "email": person.reach.emails[0].address if person.reach.emails else "",
        "born": person.birth_date,
        "joined_year": int(held.joined_on[:4]),
        "number": int(held.number or 0),
    }


def test_the_list_of_members_says_here_what_it_said_there(dispatcher, club):
    truth = json.loads((club / "truth.json").read_text(encoding="utf-8"))

    plan = take(dispatcher, club / "Mitgliederliste.xlsx")

    assert everybody(dispatcher) == truth["people"]
    homes = dispatcher.ask(lambda s: list(s.scalars(select(Household.name))))
    assert len(homes) == truth["households"] == plan.totals()["households"]
    assert "Uwe und Zoë Weiß" in homes
    assert plan.sources[0].other_sheets == ("Gastfamilien",)
    assert plan.rejected == ()


def test_the_list_of_adherents_says_here_what_it_said_there(dispatcher, club):
    truth = json.loads((club / "truth.json").read_text(encoding="utf-8"))["french"]

    take(dispatcher, club / "adherents.csv")

    found = everybody(dispatcher)
    names = ("given", "family", "born")
    assert [tuple(p[n] for n in names) for p in found] == [
        tuple(p[n] for n in names) for p in truth
    ]
    assert {p["postcode"] for p in found} == {"62400", "59400", "02100"}


@pytest.mark.parametrize("name", ["Mitgliederliste.xlsx", "adherents.csv"])
def test_a_list_imported_again_changes_nothing(dispatcher, club, name):
    take(dispatcher, club / name)
    before = dump(dispatcher.file)

    plan = take(dispatcher, club / name)

    assert dump(dispatcher.file) == before
    assert plan.totals()["unchanged"] == plan.totals()["read"]
