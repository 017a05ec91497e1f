"""What a table of ours says comes back as it was, column by column, in each language and form."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import openpyxl
import pytest
from sqlalchemy import select
from worlds.dump import dump

from twincrm.domain.terms import ContactKind, FeeStatus, GroupKind
from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.kinds import kind_of
from twincrm.exchange.tables.naming import named
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import AddressDraft, EmailDraft, LinkDraft, PhoneDraft, Reach
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.table_columns import COLUMNS
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.interchange.tables_out import TableOrder, write_contacts
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft
from twincrm.services.organisations.commands import AddOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft
from twincrm.services.people.columns import BY_KEY
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import (
    AssignmentDraft,
    LanguageDraft,
    PersonDraft,
    read_person,
)
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.store.models import Person, Phone

ADDRESS = AddressDraft(
    None,
    ContactKind.HOME,
    extra="c/o Groß\nHinterhaus",
    street="Gut Berg 3\nTor 2",
    po_box="PF 12",
    postcode="01234",
    locality="Lindenau",
    region="Sachsen",
    country="DE",
)
KINDS = (ContactKind.HOME, ContactKind.MOBILE, ContactKind.WORK, ContactKind.FAX)
PHONES = tuple(
    PhoneDraft(None, kind, "", f"+49 2842 1000{n}" if n != 1 else "+49 171 3920001")
    for n, kind in enumerate((*KINDS, *KINDS, ContactKind.OTHER))
)
REACH = Reach(
    phones=PHONES,
    emails=(EmailDraft(address="a@example.org"), EmailDraft(address="b@example.org")),
    addresses=(ADDRESS,),
    links=(LinkDraft(url="https://example.org/a"), LinkDraft(url="https://example.org/b")),
    tags=("Chor", "Vorstand"),
)


FULL = PersonDraft(
    given="Anna Maria",
    family="Berg",
    particle="von der",
    title="Dr.",
    suffix="jun.",
    nickname="Änni",
    birth_name="Groß",
    form_of_address="mrs",
    salutation="Liebe Änni,",
    birth_date="1957-04-19",
    nationality="PL",
    occupation="Hebamme",
    correspondence_language="pl",
    languages=(LanguageDraft(None, "fr"), LanguageDraft(None, "la")),
    note="=mag keinen Fisch\nzweite Zeile",
    reach=REACH,
)
PEOPLE = (
    FULL,
    PersonDraft(
        given="Luc",
        family="Estaing",
        particle="d’",
        form_of_address="neutral",
        death_date="2019-03-02",
    ),
    PersonDraft(
        given="Jo",
        family="Van Dyk",
        form_of_address="mr",
        birth_date="1957-04",
        death_date="2021",
    ),
)
OF_OURS = {
    *("name_order", "informal", "pronunciation"),  # how we speak with them
    *("preferred_channel", "contact_limit_months"),  # how we keep in touch
    *("place_id", "new_town", "photo_id"),  # other records: the address says the town
}
"""What is the association's own about a person, and in no table."""
OF_HER = ("member_since", "fee_state", "member_people", "age", "groups")
"""What is told of Anna for information, and taken from no table."""
VALUES = [
    each.name
    for each in fields(PersonDraft)
    if isinstance(getattr(PersonDraft(), each.name), str | int | None) and each.name not in OF_OURS
]
"""Whatever else is a plain value of a person."""


@pytest.fixture
def everybody(dispatcher) -> int:
    """An organisation and people with something in every column; how many steps it took."""
    body = OrganisationDraft(name="Chor Lindenau", note="singt", correspondence_language="fr")
    chor = dispatcher.execute(AddOrganisation(body)).result
    leads = AssignmentDraft(organisation_id=chor, title="Leiterin", main=True)
    keys = []
    for draft in PEOPLE:
        roles = (leads,) if draft is FULL else ()
        keys.append(dispatcher.execute(AddPerson(replace(draft, assignments=roles))).result)
    fee = FeeDraft(None, 2027, 3000, 1250, FeeStatus.PARTLY, date(2027, 2, 1))
    stays = MembershipDraft(
        keys[0],
        number="17",
        joined_on="1999-05-01",
        payer_id=keys[0],
        note="zahlt bar",
        fees=(fee,),
    )
    left = MembershipDraft(
        keys[2], number="9", joined_on="1980", left_on="2018-12-31", left_reason="Umzug"
    )
    dispatcher.execute(AddMembership("Berg", stays))
    dispatcher.execute(AddMembership("Van Dyk", left))
    group = GroupDraft("Freunde", GroupKind.STATIC)
    dispatcher.execute(AddGroup(group, (("person", keys[0]),)))
    return 7


def everything_of(person: PersonDraft) -> dict[str, object]:
    return {name: getattr(person, name) for name in VALUES}


def written(dispatcher, out, language, kind):
    order = TableOrder(
        dispatcher.ask(all_contacts),
        catalogue(language),
        kind=kind,
        columns=tuple(each.key for each in COLUMNS),
    )
    write_contacts(dispatcher, order, out)
    [table] = read_tables(out.read_bytes(), out.name).tables
    return table.rows[0], sorted(table.rows[1:], key=str)


@pytest.mark.parametrize(
    ("language", "kind"), [("de", "csv"), ("fr", "plain"), ("en", "xlsx"), ("pl", "plain")]
)
def test_every_column_comes_back_as_it_went_out(dispatcher, everybody, tmp_path, language, kind):
    out = tmp_path / ("a.xlsx" if kind == "xlsx" else "a.csv")
    _, went = written(dispatcher, out, language, kind)
    for _ in range(everybody):
        dispatcher.undo()
    source = read_table_file(dispatcher, out)
    dispatcher.execute(ImportTables((source,)))
    before = dump(dispatcher.file)
    kinds = [kind for (kind,) in dispatcher.ask(lambda s: s.execute(select(Phone.kind)).all())]
    assert sorted(kinds) == sorted(phone.kind for phone in PHONES)
    dispatcher.execute(ImportTables((read_table_file(dispatcher, out),)))
    assert dump(dispatcher.file) == before
    ids = dispatcher.ask(lambda s: list(s.scalars(select(Person.id))))
    back = {p.given: everything_of(p) for p in (dispatcher.ask(read_person, key) for key in ids)}
    assert back == {each.given: everything_of(each) for each in PEOPLE}

    head, came = written(dispatcher, out.with_stem("again"), language, kind)
    for place, column in enumerate(COLUMNS):
        sent = [row[place] for row in went]
        if "column" in column.title.values:
            assert named(head[place]).meaning == "out"
            assert column.key not in OF_HER or any(sent), column
            continue
        assert [row[place] for row in came] == sent, column
        assert any(sent), column
    assert [row.problems for row in source.rows if row.problems] == []


def test_a_workbook_can_sum_the_fees(dispatcher, everybody, tmp_path):
    columns = ("fee", "fee_paid", "member_since", "note")
    who = dispatcher.ask(all_contacts)
    write_contacts(
        dispatcher, TableOrder(who, catalogue("de"), columns=columns), tmp_path / "a.xlsx"
    )
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value is not None)
    assert [(cell.value, cell.number_format) for cell in row[:3]] == [
        (30, "0.00"),
        (12.5, "0.00"),
        (1999, "0"),
    ]
    assert (row[3].data_type, row[3].value) == ("s", "=mag keinen Fisch\nzweite Zeile")


def test_every_value_of_a_person_is_put_to_the_test():
    given, empty = [everything_of(each) for each in PEOPLE], everything_of(PersonDraft())
    assert [name for name in VALUES if all(each[name] == empty[name] for each in given)] == []


def test_columns_are_called_the_same_in_the_window_in_print_and_in_a_table():
    listed = {"function": "role"}
    titles = {each.key: each.title.values.get("column", each.title) for each in COLUMNS}
    both = [(key, listed.get(key, key)) for key in titles if listed.get(key, key) in BY_KEY]
    assert [titles[key] for key, _ in both] == [BY_KEY[other].title for _, other in both]


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_every_kind_of_membership_that_is_written_is_read(language):
    say = catalogue(language).say
    assert {kind: kind_of(say(words)) for kind, words in MEMBERSHIP_KINDS.items()} == {
        kind: kind for kind in MEMBERSHIP_KINDS
    }
