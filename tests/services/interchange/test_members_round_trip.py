"""A table of the whole association, taken in by an empty file, makes the same members again."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from sqlalchemy import select
from worlds.dump import dump

from twincrm.domain.terms import FeeStatus, MembershipKind
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft, Reach
from twincrm.services.dispatch import Dispatcher
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft, MemberDraft
from twincrm.services.interchange.beside_columns import OF_MEMBERS
from twincrm.services.interchange.doubts import PAYER_DIFFERS
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.handing_out import told_of_members
from twincrm.services.interchange.table_columns import as_listed_of_members, columns_of_everything
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.interchange.tables_out import TableAbout, TableOrder, write_contacts
from twincrm.services.members.commands import AddMembership, ChangeMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.printing.members import BEGINNING
from twincrm.services.trash.commands import MoveToTrash
from twincrm.store.file import Opening, open_file
from twincrm.store.models import Address, HouseholdMember, Membership, Organisation, Person

NOW = datetime(2027, 4, 19, 8, 0, tzinfo=UTC)
YEARS = (2026, 2027)
"""A table tells of the fees of one year; there is one for each."""


def reach(street: str) -> Reach:
    """Somewhere in Moers; a house may have a name and no number."""
    home = AddressDraft(
        None, "home", street=street, postcode="01234", locality="Moers", country="DE"
    )
    return Reach(addresses=(home,))


def fee(year: int, due: int, paid: int, status: FeeStatus, day: date | None = None) -> FeeDraft:
    return FeeDraft(None, year, due, paid, status, day)


class World:
    """A small association, and what is said of it."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.do = dispatcher.execute

    def people(self, *names: str, street: str = "") -> list[int]:
        """People without a home of their own, but for who lives alone in a street."""
        own = reach(street) if street else Reach()
        named = (name.split() for name in names)
        drafts = [PersonDraft(given=one, family=other, reach=own) for one, other in named]
        return [self.do(AddPerson(draft)).result for draft in drafts]

    def home(self, name: str, street: str, people: list[int]) -> int:
        living = tuple(MemberDraft(person_id=each) for each in people)
        draft = HouseholdDraft(name, members=living, reach=reach(street))
        return self.do(AddHousehold(draft)).result

    def joins(self, **said) -> None:
        self.do(AddMembership("somebody", MembershipDraft(**said)))


def share(world: World) -> None:
    """A couple, paid by who stands second, and a household of four of whom nobody is noted."""
    couple = world.people("Albert Klein", "Berta Maurer")
    family = world.people("Carl Weber", "Dora Weber", "Emil Weber", "Frida Weber")
    paid = fee(2027, 4000, 4000, FeeStatus.PAID, date(2027, 3, 2))
    world.joins(
        household_id=world.home("Klein und Maurer", "Ring 1", couple),
        kind=MembershipKind.COUPLE,
        number="12",
        joined_on="2010",
        payer_id=couple[1],
        note="zahlt bar\nbei der Feier",
        person_ids=tuple(couple),
        fees=(fee(2026, 4000, 0, FeeStatus.UNPAID), paid),
    )
    cottage = world.people("Bob Bell", "Bea Bell")
    world.joins(
        household_id=world.home("Bell", "Rose Cottage, Back Lane", cottage),
        kind=MembershipKind.COUPLE,
        joined_on="2010",
        person_ids=tuple(cottage),
    )
    world.joins(
        household_id=world.home("Weber", "Ring 2", family),
        kind=MembershipKind.HOUSEHOLD,
        joined_on="2010-03-01",
        person_ids=tuple(family),
        fees=(
            fee(2026, 5000, 5000, FeeStatus.PAID),
            fee(2027, 5000, 2050, FeeStatus.PARTLY, date(2027, 2, 1)),
        ),
    )


@pytest.fixture
def full(dispatcher) -> Dispatcher:
    """Those who share, a choir, an honorary member, who came back, and two who do not belong."""
    world = World(dispatcher)
    share(world)
    world.people("Nora Nonmember", street="Ring 5")
    world.do(AddOrganisation(OrganisationDraft(name="Partnerschaftsverein Moers")))
    [gerda] = world.people("Gerda Groß", street="Ring 3")
    [hans] = world.people("Hans Huber", street="Ring 4")
    choir = world.do(AddOrganisation(OrganisationDraft(name="Chor Moers"))).result
    world.joins(
        organisation_id=choir,
        kind=MembershipKind.CORPORATE,
        number="14",
        fees=(fee(2026, 3000, 1000, FeeStatus.WAIVED), fee(2027, 3000, 0, FeeStatus.UNPAID)),
    )
    free = tuple(fee(year, 0, 0, FeeStatus.WAIVED) for year in YEARS)
    world.joins(
        person_id=gerda, kind=MembershipKind.HONORARY, number="15", joined_on="1998-05", fees=free
    )
    left = {"left_on": "2005", "left_reason": "Umzug"}
    world.joins(person_id=hans, number="5", joined_on="2000-01-01", **left)
    nothing = (fee(2026, 2500, 0, FeeStatus.WAIVED), fee(2027, 0, 0, FeeStatus.PAID))
    world.joins(person_id=hans, number="16", joined_on="2012", fees=nothing)
    return dispatcher


@pytest.fixture
def empty(empty_file, tmp_path, dispatcher):
    """An association that has nothing yet."""
    path = tmp_path / "leer.twincrm"
    shutil.copyfile(empty_file, path)
    file = open_file(path, Opening("Anna", NOW, lambda _path, _reason: None))
    yield Dispatcher(file, "Anna")
    file.close()


def written(dispatcher, folder, kind: str, language: str = "de", columns=()) -> list:
    """The tables of each year, in *columns*, else in those that everybody gets."""
    files = []
    columns = columns or [each.key for each in columns_of_everything("internal")]
    for year in YEARS:
        out = folder / f"{year}.{'xlsx' if kind == 'xlsx' else 'csv'}"
        order = TableOrder(
            dispatcher.ask(all_contacts),
            catalogue(language),
            kind=kind,
            columns=tuple(columns),
            about=TableAbout(year),
        )
        write_contacts(dispatcher, order, out)
        files.append(out)
    return files


def members(dispatcher) -> list:
    """Every membership in words: whose, with whom, paid by whom, and its years."""

    def read(session):
        names = {p.id: f"{p.given} {p.family}" for p in session.scalars(select(Person))}
        bodies = {o.id: o.name for o in session.scalars(select(Organisation))}
        found = []
        for key in session.scalars(select(Membership.id)):
            m = read_membership(session, key)
            people = sorted(names[each] for each in {*m.person_ids, m.person_id} - {None})
            fees = [(f.year, f.due_cents, f.paid_cents, str(f.status), f.paid_on) for f in m.fees]
            owner = (
                "home" if m.household_id else names.get(m.person_id, bodies.get(m.organisation_id))
            )
            term = (m.joined_on, m.left_on, m.left_reason)
            pays = names.get(m.payer_id)
            found.append((owner, m.kind, m.number, people, term, pays, m.note, fees))
        return sorted(found, key=str)

    return dispatcher.ask(read)


def living(dispatcher) -> list:
    """Who lives where: alone, or with whom."""

    def read(session):
        names = {p.id: f"{p.given} {p.family}" for p in session.scalars(select(Person))}
        homes: dict[int, list[str]] = {}
        for row in session.scalars(select(HouseholdMember)):
            homes.setdefault(row.household_id, []).append(names[row.person_id])
        return sorted(
            (
                sorted(homes.get(a.household_id, [names.get(a.person_id, "")])),
                (a.street, a.postcode, a.locality),
            )
            for a in session.scalars(select(Address))
        ) + sorted(names.values())

    return dispatcher.ask(read)


@pytest.mark.parametrize(("kind", "language"), [("xlsx", "de"), ("plain", "fr"), ("csv", "pl")])
def test_an_empty_file_gets_the_same_members(full, empty, tmp_path, kind, language):
    files = written(full, tmp_path, kind, language)
    for out in files:
        source = read_table_file(empty, out)
        found = empty.execute(ImportTables((source,))).result
        assert [p for row in found.rows for p in row.problems] == []
    assert members(empty) == members(full)
    assert living(empty) == living(full)
    for dispatcher in (empty, full):
        before = dump(dispatcher.file)
        for out in files:
            dispatcher.execute(ImportTables((read_table_file(dispatcher, out),), remember=False))
        assert dump(dispatcher.file) == before


def test_what_is_chosen_in_advance_for_the_list_of_members_makes_them_again(full, empty, tmp_path):
    files = written(full, tmp_path, "xlsx", columns=as_listed_of_members(BEGINNING))
    for out in files:
        found = empty.execute(ImportTables((read_table_file(empty, out),))).result
        assert [p for row in found.rows for p in row.problems] == []
    keys = empty.ask(lambda s: list(s.scalars(select(Membership.id))))
    empty.execute(MoveToTrash("membership", tuple(keys)))
    assert members(empty) == []
    for out in files:
        empty.execute(ImportTables((read_table_file(empty, out),)))
    back, there = ([each[1:] for each in members(d)] for d in (empty, full))
    assert sorted(back, key=str) == sorted(there, key=str)


def test_a_workbook_sorts_who_joined_when_and_a_table_of_cells_says_it_alike(full, tmp_path):
    cells, title = {}, catalogue("de").tr("Joined on")
    for kind in ("xlsx", "plain"):
        out = written(full, tmp_path, kind)[-1]
        if kind == "xlsx":
            rows = list(openpyxl.load_workbook(out).active.values)
        else:
            rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8"), newline="")))
        cells[kind] = {row[rows[0].index(title)] for row in rows[1:]}
    days = {datetime(2010, 3, 1), datetime(2000, 1, 1)}  # noqa: DTZ001 - as a workbook has them
    assert cells["xlsx"] == {2010, 2012, "1998-05", None, *days}
    assert cells["plain"] == {"2010", "2012", "1998-05", "", "2010-03-01", "2000-01-01"}


def test_who_came_back_and_who_pays_for_others_is_told(full, empty, tmp_path):
    [other] = World(full).people("Udo Kern")
    [key] = full.ask(
        lambda s: list(s.scalars(select(Membership.id).where(Membership.number == "15")))
    )
    before = full.ask(read_membership, key)
    full.execute(ChangeMembership(key, "Groß", before, replace(before, payer_id=other)))
    order = TableOrder(full.ask(all_contacts), catalogue("en"), columns=OF_MEMBERS)
    done = write_contacts(full, order, tmp_path / "a.xlsx")
    assert (done.several, done.paid_by_others) == (("Hans Huber",), ("Gerda Groß",))
    told = [catalogue("en").say(each) for each in told_of_members(done)]
    assert [each.split(":")[0] for each in told] == [
        "1 contact has had several memberships and stands in a row for each",
        (
            "1 membership is paid by somebody who does not belong to it, and the table does not "
            "say by whom"
        ),
    ]
    for columns in (("name", "member_since"), ("name", "email")):
        order = TableOrder(full.ask(all_contacts), catalogue("en"), columns=columns)
        done = write_contacts(full, order, tmp_path / "b.xlsx")
        assert (done.written, done.several) == (14, ())


def couple_with(dispatcher, **said) -> MembershipDraft:
    """The membership of the couple, once that is changed of it."""
    [key] = dispatcher.ask(
        lambda s: list(s.scalars(select(Membership.id).where(Membership.number == "12")))
    )
    before = dispatcher.ask(read_membership, key)
    if said:
        after = replace(before, **said)
        dispatcher.execute(ChangeMembership(key, "Maurer", before, after))
    return dispatcher.ask(read_membership, key)


def test_who_pays_here_stays_and_a_new_remark_comes_in_beside_it(full, empty, tmp_path):
    out = written(full, tmp_path, "plain")[-1]
    empty.execute(ImportTables((read_table_file(empty, out),)))
    albert = min(couple_with(empty).person_ids)
    couple_with(empty, payer_id=albert)
    couple_with(full, note="zahlt bar\nim Saal")
    out = written(full, tmp_path, "plain")[-1]
    found = empty.execute(ImportTables((read_table_file(empty, out),))).result
    ids = [problem.id for row in found.rows for problem in row.problems]
    assert PAYER_DIFFERS.id in ids
    held = couple_with(empty)
    assert (held.payer_id, held.note) == (albert, "zahlt bar\nbei der Feier\nim Saal")
