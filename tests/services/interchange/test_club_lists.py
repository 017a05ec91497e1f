"""Lists as clubs really keep them: they come in untouched, say what they said, and only once."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import select
from worlds.club import Told, told_in_csv, told_in_workbook, write_adherents, write_members
from worlds.dump import dump

from twincrm.domain.phones import parse_phone
from twincrm.services.interchange.outgoing import cards_of
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.people.drafts import read_person
from twincrm.store.models import (
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
)

MEMBERS, ADHERENTS = "Mitgliederliste.xlsx", "adherents.csv"
OF_OTHERS = "of another club"


def of_others() -> Path:
    folder = Path(os.environ.get("TWINCRM_CORPUS") or "corpus") / "club"
    if not (folder / "truth.json").is_file():
        pytest.skip("TWINCRM_CORPUS names no folder with lists of a club")
    return folder


@pytest.fixture(params=["written here", OF_OTHERS])
def club(request, tmp_path) -> Path:
    """A folder with both lists."""
    if request.param == OF_OTHERS:
        return of_others()
    write_members(tmp_path / MEMBERS)
    write_adherents(tmp_path / ADHERENTS)
    return tmp_path


def take(dispatcher, path: Path, **options):
    source = read_table_file(dispatcher, path)
    return dispatcher.execute(ImportTables((source,), **options)).result


def everybody(dispatcher) -> list[Told]:
    """Every person as a list tells of them."""
    ids = dispatcher.ask(lambda s: list(s.scalars(select(Person.id).order_by(Person.id))))
    contacts = [("person", key) for key in ids]
    cards = dispatcher.ask(lambda s: list(cards_of(s, contacts, "de")))
    return [as_told(dispatcher, key, card) for key, card in zip(ids, cards, strict=True)]


def as_told(dispatcher, key: int, card) -> Told:
    person, held = dispatcher.ask(read_person, key), dispatcher.ask(membership_of, key)
    [address] = card.addresses
    return Told(
        person.given,
        person.family,
        person.form_of_address,
        "\n".join(address.street),
        (address.postcode, address.locality),
        frozenset(parse_phone(each.number, "").e164 for each in card.phones),
        tuple(each.address for each in person.reach.emails),
        person.birth_date or "",
        held[0],
        held[1],
        dispatcher.ask(lambda s: len(beside(s, key))),
        held[2],
        tuple([person.note] if "Fonction" not in person.note else person.note.splitlines())
        if person.note
        else (),
    )


def membership_of(session, key: int) -> tuple[str, tuple[int, int, str], str]:
    mine = select(MembershipPerson.membership_id).where(MembershipPerson.person_id == key)
    of = select(Membership).where((Membership.person_id == key) | Membership.id.in_(mine))
    held = session.scalars(of).one()
    fee = session.scalars(select(FeeYear).where(FeeYear.membership_id == held.id)).one()
    return held.joined_on or "", (fee.due_cents, fee.paid_cents, str(fee.status)), held.number


def beside(session, key: int) -> list[int]:
    """Who lives in the person's household."""
    member = HouseholdMember
    homes = select(member.household_id).where(member.person_id == key)
    return list(session.scalars(select(member.person_id).where(member.household_id.in_(homes))))


def nothing_changes(dispatcher, path):
    """The same list comes in once more."""
    before = dump(dispatcher.file)

    plan = take(dispatcher, path)

    assert dump(dispatcher.file) == before
    assert plan.totals()["unchanged"] == plan.totals()["read"]


def test_the_list_of_members_says_here_what_it_said_there_and_only_once(dispatcher, club):
    plan = take(dispatcher, club / MEMBERS)

    told = told_in_workbook(club / MEMBERS)
    assert everybody(dispatcher) == told
    homes = dispatcher.ask(lambda s: list(s.scalars(select(Household.name))))
    assert len(homes) == sum(each.home == 2 for each in told) / 2 == plan.totals()["households"]
    assert plan.sources[0].other_sheets == ("Gastfamilien",)
    assert plan.rejected == ()
    nothing_changes(dispatcher, club / MEMBERS)


def test_the_list_of_adherents_says_here_what_it_said_there_and_only_once(dispatcher, club):
    plan = take(dispatcher, club / ADHERENTS)

    assert everybody(dispatcher) == told_in_csv(club / ADHERENTS)
    assert (plan.totals()["households"], plan.rejected) == (0, ())
    nothing_changes(dispatcher, club / ADHERENTS)


def test_what_is_doubtful_in_the_list_of_members_is_asked(dispatcher, tmp_path):
    plan = take(dispatcher, write_members(tmp_path / MEMBERS))
    said = [(p.place, p.message.values["problem"].id.partition("?")[0]) for p in plan.problems]
    assert said == [
        ("7", "A mailbox with “{letters}”: many programs cannot write to it; please check it."),
        ("8", "Which of the two died"),
    ]


def test_what_is_compared_is_what_is_known_of_the_other_club():
    folder = of_others()
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    names = [(p["given"], p["family"], p["born"] or "") for p in truth["people"]]
    french = [(p["given"], p["family"], p["born"] or "") for p in truth["french"]]
    told = told_in_workbook(folder / MEMBERS)

    assert [(t.given, t.family, t.born) for t in told] == names
    assert [t.place for t in told] == [(p["postcode"], p["city"]) for p in truth["people"]]
    assert [t.emails for t in told] == [(p["email"],) * bool(p["email"]) for p in truth["people"]]
    assert [int(t.joined[:4]) for t in told] == [p["joined_year"] for p in truth["people"]]
    assert sum(t.home == 2 for t in told) / 2 == truth["households"]
    assert [(t.given, t.family, t.born) for t in told_in_csv(folder / ADHERENTS)] == french
    assert [int(t.number) for t in told] == [p["number"] for p in truth["people"]]
