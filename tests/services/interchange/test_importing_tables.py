"""Tables that come in: what is new, what is completed, what is left, and that it can be undone."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest
from openpyxl import Workbook
from worlds.dump import dump
from worlds.member_lists import ANNA, COUPLE, HEADER, everything, take
from worlds.tables import TODAY, source

from twincrm.domain.errors import Cancelled, InputError
from twincrm.domain.texts import Message
from twincrm.exchange.tables import read_tables
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.interchange.rejecting import rejected_tables
from twincrm.services.interchange.remembering import remembered_mappings
from twincrm.services.interchange.table_plan import make_table_plan
from twincrm.services.interchange.table_sources import Wanted, mapped, source_of
from twincrm.services.mailings.recipients import recipients
from twincrm.services.members.commands import ChangeMembership
from twincrm.services.members.drafts import read_membership
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft, read_person
from twincrm.store.models import (
    Address,
    FeeYear,
    Household,
    HouseholdMember,
    Membership,
    MembershipPerson,
    Person,
)


def test_a_couple_comes_with_household_address_and_one_membership(dispatcher):
    plan = take(dispatcher, source(HEADER + COUPLE))

    udo, eva = everything(dispatcher, Person)
    [home] = everything(dispatcher, Household)
    [address] = everything(dispatcher, Address)
    [held] = everything(dispatcher, Membership)
    [fee] = everything(dispatcher, FeeYear)
    assert [p.given for p in (udo, eva)] == ["Udo", "Eva"]
    assert {m.person_id for m in everything(dispatcher, HouseholdMember)} == {udo.id, eva.id}
    assert (address.household_id, address.postcode) == (home.id, "47475")
    assert (held.household_id, held.kind, held.number) == (home.id, "couple", "7")
    assert {m.person_id for m in everything(dispatcher, MembershipPerson)} == {udo.id, eva.id}
    assert (fee.due_cents, fee.paid_cents, fee.status, fee.year) == (3600, 3600, "paid", 2027)
    assert plan.totals()["households"] == plan.totals()["memberships"] == 1


@pytest.mark.parametrize(
    ("table", "language", "greeting"),
    [
        ("Anrede;Name;Vorname\nEheleute;Weiß;Uwe u. Zoë\n", "de", "Guten Tag Uwe und Zoë Weiß,"),
        ("Name;Ort\nEheleute Uwe und Zoë Weiß;Moers\n", "fr", "Madame, Monsieur,"),
        (
            "Anrede;Name;Vorname\nHerr u. Frau;Weiß;Uwe u. Zoë\n",
            "de",
            "Sehr geehrter Herr Weiß,",
        ),
        ("Civilité;Nom;Prénom\nM. et Mme;BLANC;Luc et Zoé\n", "fr", "Madame, Monsieur,"),
        ("Name;Ort\nHerr Uwe und Frau Zoë Weiß;Moers\n", "de", "Sehr geehrter Herr Weiß,"),
        ("Name;Vorname\nFamilie Brandt;\n", "de", "Sehr geehrte Familie Brandt,"),
    ],
)
def test_a_couple_is_greeted_as_the_list_calls_it(dispatcher, table, language, greeting):
    take(dispatcher, source(table))
    (home,) = everything(dispatcher, Household)
    (letter,) = dispatcher.ask(recipients, [("household", home.id)], language).all
    assert letter.salutation.startswith(greeting)


def test_at_whose_door_somebody_lives_stands_on_the_label(dispatcher):
    door = ANNA.replace("Ringstr. 4", "Ringstr. 4 (c/o Berg)")
    take(dispatcher, source(HEADER + door))

    [address] = everything(dispatcher, Address)
    assert (address.extra, address.street) == ("c/o Berg", "Ringstr. 4")
    [anna] = everything(dispatcher, Person)
    [label] = dispatcher.ask(recipients, [("person", anna.id)], "de").all
    assert [line for line in label.lines if "c/o" in line or "Ringstr" in line] == [
        "c/o Berg",
        "Ringstr. 4",
    ]


def test_a_known_person_is_completed_and_nothing_is_overwritten(dispatcher):
    dispatcher.execute(
        AddPerson(
            PersonDraft(
                given="Anna",
                family="Groß",
                nationality="DE",
                birth_date="1957-04-19",
                note="Ruft gern an",
                reach=Reach(phones=(PhoneDraft(number="0171 3920001"),)),
            )
        )
    )

    plan = take(dispatcher, source(HEADER + ANNA))

    [anna] = everything(dispatcher, Person)
    known = dispatcher.ask(read_person, anna.id)
    assert [row.action for row in plan.rows] == ["update"]
    assert known.note == "Ruft gern an\nHobby: Schach"
    assert [p.number for p in known.reach.phones] == ["0171 3920001"]
    assert known.reach.addresses[0].postcode == "01234"
    assert [m.number for m in everything(dispatcher, Membership)] == ["8"]


def test_the_same_table_again_changes_nothing(dispatcher):
    take(dispatcher, source(HEADER + COUPLE + ANNA))
    before = dump(dispatcher.file)

    plan = take(dispatcher, source(HEADER + COUPLE + ANNA, "anders.csv"))

    assert [row.action for row in plan.rows] == ["unchanged", "unchanged"]
    assert dump(dispatcher.file) == before


def test_known_rows_are_skipped_or_added_where_somebody_says_so(dispatcher):
    take(dispatcher, source(HEADER + COUPLE))

    skipped = take(dispatcher, source(HEADER + COUPLE), duplicates="skip")
    added = take(dispatcher, source(HEADER + COUPLE), duplicates="add")

    assert [row.action for row in skipped.rows] == ["skip"]
    assert [row.action for row in added.rows] == ["new"]
    assert len(everything(dispatcher, Household)) == 2


def test_a_later_list_completes_the_membership_and_adds_the_year(dispatcher):
    take(dispatcher, source(HEADER + COUPLE.replace("1998", "").replace("36,00;x", ";")))

    plan = take(dispatcher, source(HEADER + COUPLE))

    [held] = everything(dispatcher, Membership)
    assert [row.action for row in plan.rows] == ["update"]
    assert held.joined_on == "1998"
    assert [f.due_cents for f in everything(dispatcher, FeeYear)] == [3600]


def test_a_later_row_of_the_same_import_brings_the_subscription(dispatcher):
    before = dump(dispatcher.file)
    first = ANNA.replace("24,00", "").replace("2001", "")

    take(dispatcher, source(HEADER + first + ANNA))

    [held] = everything(dispatcher, Membership)
    assert held.joined_on == "2001"
    assert [f.due_cents for f in everything(dispatcher, FeeYear)] == [2400]
    dispatcher.undo()
    assert dump(dispatcher.file) == before


FAMILY = "Nr.;Name;Vorname;PLZ/Ort;Mitgliedsart;Beitrag\n"


def test_a_family_in_rows_of_its_own_is_one_membership(dispatcher):
    rows = "7;Weber;Udo;47475 Moers;Familie;36\n7;Weber;Eva;47475 Moers;Familie;36\n"
    other = "7;Klein;Ida;47475 Moers;Familie;36\n"  # the same number by mistake
    take(dispatcher, source(FAMILY + rows + other))
    take(dispatcher, source(FAMILY + "7;Weber;Tim;47475 Moers;Familie;36\n"))

    udo, eva, ida, tim = everything(dispatcher, Person)
    family, single = everything(dispatcher, Membership)
    named = [m.person_id for m in everything(dispatcher, MembershipPerson)]
    assert named == [udo.id, eva.id, tim.id]
    assert (family.kind, family.person_id, single.person_id) == ("household", udo.id, ida.id)
    assert [f.membership_id for f in everything(dispatcher, FeeYear)] == [family.id, single.id]


def test_one_of_a_household_that_is_a_member_brings_no_second_membership(dispatcher):
    take(dispatcher, source(HEADER + COUPLE))
    [held] = everything(dispatcher, Membership)
    mine = dispatcher.ask(read_membership, held.id)
    dispatcher.execute(
        ChangeMembership(held.id, "Weber", mine, dataclasses.replace(mine, person_ids=()))
    )

    take(dispatcher, source(HEADER + COUPLE.replace("Udo u. Eva", "Eva").replace("1998", "1999")))

    assert len(everything(dispatcher, Membership)) == 1


def test_undo_takes_the_whole_import_back(dispatcher):
    before = dump(dispatcher.file)
    take(dispatcher, source(HEADER + COUPLE + ANNA))
    after = dump(dispatcher.file)

    dispatcher.undo()
    assert dump(dispatcher.file) == before
    dispatcher.redo()

    assert dump(dispatcher.file) == after


def test_a_dry_run_says_what_will_happen_and_writes_nothing(dispatcher):
    before = dump(dispatcher.file)

    plan = dispatcher.ask(
        make_table_plan, (source(HEADER + COUPLE + ANNA + ";;;;Moers;;;;;;;;\n"),)
    )

    assert [row.action for row in plan.rows] == ["new", "new", "problem"]
    assert dump(dispatcher.file) == before


def test_what_was_said_of_the_columns_is_remembered_for_the_header(dispatcher):
    first = source(HEADER + ANNA)
    chosen = mapped(first, {"columns": {"Hobby": "categories"}}, "DE", TODAY)
    take(dispatcher, chosen)

    file = read_tables((HEADER + COUPLE).encode(), "neu.csv")
    before = dispatcher.ask(remembered_mappings)
    again = source_of(file, "neu.csv", "DE", TODAY, remembered=before)

    assert again.remembered
    assert again.mapping.columns[-1].meaning == "categories"


SAID = {"columns": [{"header": "Geb.", "meaning": "birth_date", "dates": "dmy"},
                    {"header": "Kontakt", "meaning": "email"}]}  # fmt: skip


def again(dispatcher, text):
    file = read_tables(text.encode(), "neu.csv")
    return source_of(
        file, "neu.csv", "DE", TODAY, remembered=dispatcher.ask(remembered_mappings)
    ).mapping


def test_what_was_said_is_known_again_in_another_order_and_asked_where_cells_say_no(dispatcher):
    first = source("Name;Vorname;Geb.;Kontakt\nWeber;Anna;3/4/1957;a@example.org\n")
    take(dispatcher, mapped(first, SAID, "DE", TODAY))

    turned = again(dispatcher, "Kontakt;Geb.;Vorname;Name\na@example.org;5/4/1957;Udo;Groß\n")
    assert [c.meaning for c in turned.columns][:2] == ["email", "birth_date"]
    assert [c.certainty for c in turned.columns][:2] == ["sure", "sure"]

    other = again(dispatcher, "Name;Vorname;Geb.;Kontakt\nGroß;Udo;3/25/1957;02842 12345\n")
    assert [c.certainty for c in other.columns][2:] == ["check", "check"]
    assert other.columns[2].order == "mdy"


def test_a_sheet_is_chosen_by_its_name():
    book = Workbook()
    book.active.title = "Mitglieder"
    book.active.append(["Name", "Vorname"])
    book.active.append(["Weber", "Anna"])
    book.active.append(["Summe", "=COUNTA(A2:A2)"])
    more = book.create_sheet("Ehemalige")
    more.append(["Name", "Vorname", "Notiz"])
    more.append(["Groß", "Udo", "=1+1"])
    data = io.BytesIO()
    book.save(data)
    file = read_tables(data.getvalue(), "liste.xlsx")

    first = source_of(file, "liste.xlsx", "DE", TODAY)
    other = source_of(file, "liste.xlsx", "DE", TODAY, Wanted(sheet="Ehemalige"))

    assert (first.sheet, first.other_sheets) == ("Mitglieder", ("Ehemalige",))
    assert first.remarks == ()  # of a sum that is about nobody, and of another sheet
    assert [said.values["cell"] for said in other.remarks] == ["C2"]
    assert other.rows[0].contacts[0].card.given == "Udo"


def test_rejected_rows_can_be_corrected_and_come_again(dispatcher):
    broken = ";;;Ringstr. 5;47475 Moers;02842 5;;;;;;;=1+1\n".replace("02842 5", "")
    plan = take(dispatcher, source(HEADER + ANNA + broken))

    text = rejected_tables(plan, catalogue("de"))[0].decode("utf-8-sig")
    corrected = text.replace('"";"";"";"Ringstr. 5"', '"";"Klein";"Ida";"Ringstr. 5"')
    again = take(dispatcher, source(corrected, "berichtigt.csv"))

    assert '"\'=1+1"' in text
    assert [row.action for row in again.rows] == ["new"]
    assert again.rows[0].row.contacts[0].card.note == "Hobby: =1+1"
    assert [p.given for p in everything(dispatcher, Person)] == ["Anna", "Ida"]


def test_no_cell_of_the_rejected_rows_is_calculated(dispatcher):
    header = HEADER.rstrip("\n") + ";=1+1;@SUM(A1)\n"
    broken = ";;;Ringstr. 5;47475 Moers;;;;;;;;;\n"
    plan = take(dispatcher, source(header + broken))

    text = rejected_tables(plan, catalogue("de"))[0].decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text), delimiter=";")

    assert len(plan.rejected) == 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "@"))] == []


@pytest.mark.parametrize("said", ["three", [3]])
def test_a_header_row_that_is_no_number_of_a_row_is_told(said):
    file = read_tables((HEADER + ANNA).encode(), "liste.csv")
    with pytest.raises(InputError):
        source_of(file, "liste.csv", "DE", TODAY, Wanted(columns={"header_row": said}))


def test_an_import_that_is_stopped_leaves_nothing(dispatcher):
    class Stop:
        def __init__(self, after):
            self.left = after

        def step(self, done, total):
            self.left -= 1
            if not self.left:
                raise Cancelled(Message("Stopped."))

    listed = source(HEADER + COUPLE + "".join(f"{n};N{n};A;;;;;;;2001;;;\n" for n in range(600)))
    before = dump(dispatcher.file)
    for after in (1, 3, 5):
        with pytest.raises(Cancelled):
            take(dispatcher, listed, progress=Stop(after))
        assert dump(dispatcher.file) == before


def test_a_cell_without_end_is_cut_and_told_of(dispatcher):
    plan = take(dispatcher, source(f"Name;Vorname\n{'W' * 5000};Anna\n"))

    [person] = everything(dispatcher, Person)
    assert len(person.family) == 300
    assert person.note.endswith("W" * 5000)
    assert len(plan.problems) == 1


def test_a_namesake_of_another_birthday_is_new_without_a_doubt(dispatcher):
    plan = take(dispatcher, source("Name;Vorname;Geb.\nWeber;Anna;1.2.1950\nWeber;Anna;3.4.1980\n"))

    assert [row.action for row in plan.rows] == ["new", "new"]
    assert plan.problems == ()


def test_of_two_columns_with_one_name_each_is_what_is_said_of_it():
    columns = [{"header": "Tel", "meaning": f"phone.{kind}"} for kind in ("work", "fax")]
    text = "Name;Vorname;Tel;Tel\nWeber;Anna;02842 1234;02842 1235\n"

    told = mapped(source(text), {"columns": columns}, "DE", TODAY)

    phones = told.rows[0].contacts[0].card.phones
    assert [phone.kinds for phone in phones] == [("work",), ("fax",)]


def test_father_and_son_of_one_mailbox_in_a_table_stay_two_and_wait_for_a_decision(dispatcher):
    head = "Nachname;Vorname;Geburtstag;E-Mail\n"
    rows = "Krüger;Hans;{};familie@example.org\n"
    plan = take(dispatcher, source(head + rows.format("1.1.1950") + rows.format("5.5.1980")))

    assert [row.action for row in plan.rows] == ["new", "new"]
    assert "another birthday" in plan.rows[1].problems[0].id
    assert plan.plan.cards[1].namesake is not None
    again = take(dispatcher, source(head + rows.format("5.5.1980")))
    assert [row.action for row in again.rows] == ["unchanged"]
    assert [p.birth_date for p in everything(dispatcher, Person)] == ["1950-01-01", "1980-05-05"]
