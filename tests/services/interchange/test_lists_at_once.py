"""What stands twice in one import is treated as in two that come one after the other."""

from __future__ import annotations

import pytest
from worlds.dump import dump
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.exchange.tables import read_tables
from twincrm.runtime.language import catalogue
from twincrm.services.interchange.doubts import (
    ADDRESS_DIFFERS,
    ALONE,
    FEE_DIFFERS,
    KIND_DIFFERS,
    MEMBER,
    NOBODY_BESIDE,
    NUMBER_TWICE,
    ONE_HOUSE,
)
from twincrm.services.interchange.exporting import all_contacts
from twincrm.services.interchange.table_columns import COLUMNS
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_reading import read_table_file
from twincrm.services.interchange.tables_out import TableOrder, write_contacts
from twincrm.store.models import (
    Address,
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
    Phone,
    Task,
)

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;E-Mail;Art;Beitrag 2026\n"
UWE = "1;Kranz;Uwe;Alt 1;47441;Moers;u@x.de;Einzel;30\n"
BARE = "1;Kranz;Uwe;;;Moers;u@x.de;Einzel;30\n"
NOWHERE = "1;Kranz;Uwe;;;;u@x.de;Einzel;30\n"
MOVED = "1;Kranz;Uwe;Weit 9;50667;Köln;u@x.de;Ehepaar;45\n"
COUPLE = "1;Kranz;Uwe und Ida;Alt 1;47441;Moers;u@x.de;Ehepaar;45\n"
KINDS = {
    Person: ("given", "family", "note"),
    Address: ("person_id", "household_id", "street", "postcode", "locality"),
    Household: ("name",),
    Phone: ("household_id", "number"),
    HouseholdMember: ("household_id", "person_id"),
    Membership: ("kind", "number", "person_id", "household_id", "note"),
    FeeYear: ("membership_id", "year", "due_cents", "paid_cents"),
}


def kept(dispatcher) -> dict[str, list[tuple[object, ...]]]:
    return {
        kind.__name__: [tuple(getattr(row, c) for c in columns) for row in rows]
        for kind, columns in KINDS.items()
        if (rows := everything(dispatcher, kind)) is not None
    }


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((BARE, UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((NOWHERE, UWE, MOVED), [ADDRESS_DIFFERS, KIND_DIFFERS, FEE_DIFFERS]),
        ((UWE, COUPLE), [ALONE, KIND_DIFFERS, FEE_DIFFERS]),
    ],
)
def test_another_address_or_kind_in_one_import_is_told_as_in_two(dispatcher, rows, told):
    lists = [source(HEAD + row, f"{n}.csv") for n, row in enumerate(rows)]
    plan = take(dispatcher, *lists)
    at_once, last = kept(dispatcher), plan.rows[-1]
    [task] = everything(dispatcher, Task)
    assert all(words in task.note for words in ("Uwe Kranz", "another kind of membership"))
    dispatcher.undo()

    *_, after = [take(dispatcher, each) for each in lists]

    assert at_once == kept(dispatcher)
    assert [p.id for p in last.problems] == [p.id for p in told]
    assert last.problems == after.rows[-1].problems


TWO_ROWS = (
    "Nr;Name;Vorname;Straße;PLZ;Ort;Telefon;Art;Beitrag 2027;bezahlt 2027\n"
    "28;Kowalski;Jan;Ring 1;47441;Moers;02841 1;Ehepaar;36;20\n"
    "28;Kowalska;Ewa;Ring 1;47441;Moers;02841 2;Ehepaar;36;20\n"
    ";Alt;Udo;Ring 1;47441;Moers;02841 3;Ehepaar;40;40\n"
    ";Alt;Ida;Ring 1;47441;Moers;;Ehepaar;;\n"
    ";Roth;Max;Weg 1;47441;Moers;;Familie;50;50\n"
    ";Rot;Eva;Weg 1;47441;Moers;;Familie;50;50\n"
)


def members(dispatcher) -> list[tuple[object, ...]]:
    """The memberships with their people by name, their households and fees, whatever their ids."""
    called = {each.id: each.family for each in everything(dispatcher, Person)}
    homes, sharing = (
        everything(dispatcher, HouseholdMember),
        everything(dispatcher, MembershipPerson),
    )
    places, fees = everything(dispatcher, Address), everything(dispatcher, FeeYear)
    numbers = everything(dispatcher, Phone)
    return sorted(
        (
            held.kind,
            held.number,
            sorted(called[each.person_id] for each in sharing if each.membership_id == held.id),
            sorted(called[e.person_id] for e in homes if e.household_id == held.household_id),
            [(e.due_cents, e.paid_cents) for e in fees if e.membership_id == held.id],
            [e.street for e in places if held.household_id and e.household_id == held.household_id],
            sorted(e.e164 for e in numbers if e.household_id == (held.household_id or 0)),
        )
        for held in everything(dispatcher, Membership)
    )


def test_a_couple_in_two_rows_is_one_and_pays_once_in_our_own_table_too(dispatcher, tmp_path):
    plan = take(dispatcher, source(TWO_ROWS))

    jan, udo = ["Kowalska", "Kowalski"], ["Alt", "Alt"]
    found = members(dispatcher)
    assert found == [
        ("couple", "", udo, udo, [(4000, 4000)], ["Ring 1"], ["+4928413"]),
        ("couple", "28", jan, jan, [(3600, 2000)], ["Ring 1"], ["+4928411", "+4928412"]),
        *[("single", "", [], [], [(5000, 5000)], [], [])] * 2,
    ]
    names = {each.name for each in everything(dispatcher, Household)}
    assert names == {"Jan Kowalski und Ewa Kowalska", "Udo und Ida Alt"}
    assert [p.id for row in plan.rows for p in row.problems] == [NOBODY_BESIDE.id] * 2

    columns = tuple(each.key for each in COLUMNS)
    order = TableOrder(dispatcher.ask(all_contacts), catalogue("de"), kind="xlsx", columns=columns)
    write_contacts(dispatcher, order, out := tmp_path / "mitglieder.xlsx")
    [table] = read_tables(out.read_bytes(), out.name).tables
    fees = [row[list(table.rows[0]).index("Beitrag 2027")] for row in table.rows[1:]]
    assert sorted(float(fee) for fee in fees if fee) == [36, 40, 50, 50]
    dispatcher.undo()
    dispatcher.execute(ImportTables((read_table_file(dispatcher, out),)))

    assert members(dispatcher) == found


LIVING = "Nr;Vorname;Name;Straße;PLZ;Ort;Art;Beitrag 2027;Austritt\n"
HERE = "Weg 2;47441;Moers"
BOTH = f";Hans und Eva;Meier;{HERE};Familie;60;"
HANS, EVA, UTE = (f"{{}};{name};Meier;{HERE};Familie;{{}};" for name in ("Hans", "Eva", "Ute"))
KLAUS = f";Klaus;Vogt;{HERE};Familie;;31.12.2024"
LEFT = "31.12.2025"


def shared(dispatcher) -> list[tuple[list[str], str]]:
    """Who has each membership, and when it ended."""
    called = {each.id: each.given for each in everything(dispatcher, Person)}
    named = [(e.membership_id, e.person_id) for e in everything(dispatcher, MembershipPerson)]
    return sorted(
        (
            sorted(called[key] for home, key in named if home == held.id)
            or [called[held.person_id]],
            held.left_on or "",
        )
        for held in everything(dispatcher, Membership)
    )


@pytest.mark.parametrize(
    ("rows", "found", "alone"),
    [
        ((BOTH, f";Tom und Pia;Bach;{HERE};Familie;;"), ["Eva+Hans", "Pia+Tom"], 0),
        ((BOTH, f";Tom und Pia;Meier;{HERE};Familie;;"), ["Eva+Hans", "Pia+Tom"], 0),
        ((BOTH, UTE.format("", "")), ["Eva+Hans", "Ute"], 1),
        ((f";Lea;Klein;{HERE};Paar;60;", f";Pia;Groß;{HERE};Paar;;"), ["Lea", "Pia"], 2),
        ((BOTH, KLAUS), ["Eva+Hans", "Klaus 2024-12-31"], 1),
        ((HANS.format(12, 60), EVA.format(12, 60) + LEFT), ["Eva 2025-12-31", "Hans"], 2),
        (
            (EVA.format(12, "") + LEFT, HANS.format(12, 60), UTE.format(12, "")),
            ["Eva 2025-12-31", "Hans+Ute"],
            1,
        ),
        ((HANS.format("", 60), EVA.format("", "") + LEFT), ["Eva 2025-12-31", "Hans"], 2),
        ((HANS.format("", 60), EVA.format("", "")), ["Eva+Hans"], 0),
    ],
)
def test_neighbours_and_who_left_have_memberships_of_their_own(dispatcher, rows, found, alone):
    text = LIVING + "\n".join(rows)
    plan = take(dispatcher, source(text))

    assert [f"{'+'.join(who)} {left}".strip() for who, left in shared(dispatcher)] == found
    told = [problem.id for row in plan.rows for problem in row.problems]
    assert told.count(NOBODY_BESIDE.id) == alone
    before = dump(dispatcher.file)
    take(dispatcher, source(text))
    assert dump(dispatcher.file) == before


def test_one_of_a_couple_who_leaves_ends_nothing_for_the_other(dispatcher):
    take(dispatcher, source(LIVING + HANS.format(12, 60) + "\n" + EVA.format(12, "")))
    text = LIVING + HANS.format(12, 60) + "\n" + EVA.format(12, "") + LEFT

    plan = take(dispatcher, source(text, "neu.csv"))

    assert shared(dispatcher) == [(["Eva", "Hans"], "")]
    assert [p.id for row in plan.rows for p in row.problems] == [MEMBER.id]
    [held] = everything(dispatcher, Membership)
    assert held.note == "2025-12-31"
    before = dump(dispatcher.file)
    take(dispatcher, source(text, "neu.csv"))
    assert dump(dispatcher.file) == before
    both = HANS.format(12, 60) + LEFT + "\n" + EVA.format(12, "") + LEFT
    take(dispatcher, source(LIVING + both, "alle.csv"))
    assert shared(dispatcher) == [(["Eva", "Hans"], "2025-12-31")]


UNTOLD = "Anrede;Nr;Vorname;Name;Straße;PLZ;Ort;Telefon;Eintritt;Beitrag 2026\n"
SHE, HE, SON, NEXT = (
    f"{form};{{}};{name};Ringstr. {door};47441;Moers;02841 505050;2010;{{}}"
    for form, name, door in (
        ("Frau", "Ida;Jaworska", 8),
        ("Herr", "Udo;Jaworski", 8),
        ("Herr", "Max;Jaworski", 8),
        ("Herr", "Tom;Weber", 8),
    )
)


@pytest.mark.parametrize(
    ("rows", "found", "fees", "told"),
    [
        ((HE.format(1, 40), SHE.format(1, "")), ["couple Ida+Udo"], [4000], []),
        ((SHE.format(1, ""), HE.format(1, 40)), ["couple Ida+Udo"], [4000], []),
        (
            (HE.format(1, 40), SHE.format(1, ""), SON.format(1, "")),
            ["household Ida+Max+Udo"],
            [4000],
            [],
        ),
        ((HE.format(1, 40), NEXT.format(2, "")), ["single Tom", "single Udo"], [4000], []),
        (
            (HE.format(1, 20), SHE.format(1, 20)),
            ["single Ida", "single Udo"],
            [2000, 2000],
            [NUMBER_TWICE.id] * 2,
        ),
        (
            (HE.format("", 40), NEXT.format("", ""), SHE.format("", "")),
            ["single Ida", "single Tom", "single Udo"],
            [4000],
            [ONE_HOUSE.id] * 2,
        ),
        ((HE.format("", "40 Paar"), SHE.format("", "")), ["couple Ida+Udo"], [4000], []),
        (
            (HE.format("", "40 Paar"), SHE.format("", ""), SON.format("", 20)),
            ["couple Ida+Udo", "single Max"],
            [4000, 2000],
            [],
        ),
        (
            (HE.format(4, "40 Paar"), SHE.format(5, "")),
            ["single Ida", "single Udo"],
            [4000],
            [NOBODY_BESIDE.id, ONE_HOUSE.id, ONE_HOUSE.id],
        ),
        ((HE.format(4, 40), SHE.format(5, "")), ["single Ida", "single Udo"], [4000], []),
        (
            (HE.format(4, 40), SHE.format("", "")),
            ["single Ida", "single Udo"],
            [4000],
            [ONE_HOUSE.id] * 2,
        ),
    ],
)
def test_two_rows_of_one_couple_whose_kind_no_column_names(dispatcher, rows, found, fees, told):
    text = UNTOLD + "\n".join(rows)

    plan = take(dispatcher, source(text))

    kinds = sorted(each.kind for each in everything(dispatcher, Membership))
    assert kinds == sorted(each.split()[0] for each in found)
    together = ["+".join(who) for who, _ in shared(dispatcher)]
    assert together == [each.split()[1] for each in sorted(found, key=lambda e: e.split()[1])]
    assert [each.due_cents for each in everything(dispatcher, FeeYear)] == fees
    assert [problem.id for row in plan.rows for problem in row.problems] == told
    assert len(everything(dispatcher, Household)) == sum("+" in each for each in found)
    before = dump(dispatcher.file)
    assert not [p for row in take(dispatcher, source(text)).rows for p in row.problems]
    assert dump(dispatcher.file) == before


BARE_LIST = "Nr;Nachname;Vorname;Straße;PLZ;Ort;geb.;Beitrag 2025\n"
TWO_AND_ONE = (
    "1;Meier;Hans;Am Ring 1;01067;Dresden;;60 Paar\n"
    ";Meier;Inge;Am Ring 1;01067;Dresden;;\n"
    "7;Meier;Udo;Am Ring 1;01067;Dresden;1950;\n"
)
CHILD = ";Meier;Lea;Am Ring 1;01067;Dresden;1.1.2015;\n"
FREE = ";Solo;Ute;Am Ring 9;01067;Dresden;;30\n"


@pytest.mark.parametrize("more", ["", FREE, FREE + FREE.replace("Ute", "Pia") + CHILD])
def test_a_partner_without_anything_is_one_however_many_have_numbers(dispatcher, more):
    text = BARE_LIST + TWO_AND_ONE + more
    plan = take(dispatcher, source(text))

    both = ["Hans", "Inge", *(["Lea"] if CHILD in more else [])]
    assert (both, "") in shared(dispatcher)
    assert len(everything(dispatcher, Household)) == 1
    assert "7" in [e.number for e in everything(dispatcher, Membership) if e.kind == "single"]
    assert not [p for row in plan.rows[:2] for p in row.problems]
    before = dump(dispatcher.file)
    take(dispatcher, source(text))
    assert dump(dispatcher.file) == before


@pytest.mark.parametrize("number", ["1", ""])
def test_the_couple_of_last_year_is_the_same_two_people_next_year(dispatcher, number):
    text = (BARE_LIST + TWO_AND_ONE).replace("1;Meier", f"{number};Meier") + FREE
    take(dispatcher, source(text))
    people = len(everything(dispatcher, Person))

    after = take(dispatcher, source(text.replace("2025", "2026"), "neu.csv"))

    assert not [p for row in after.rows[:3] for p in row.problems]
    assert len(everything(dispatcher, Person)) == people + 1
    assert (["Hans", "Inge"], "") in shared(dispatcher)
    fees = [(each.year, each.due_cents) for each in everything(dispatcher, FeeYear)]
    assert {(2025, 6000), (2026, 6000)} < set(fees)
