"""What a secretary writes into her list, beside names and days: it finds its place."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from worlds.dump import dump
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.exchange.tables.spouses import FIRST_NAME_MISSING
from twincrm.runtime.language import catalogue
from twincrm.services.mailings.recipients import recipients
from twincrm.store.models import (
    Address,
    FeeYear,
    Household,
    Membership,
    Person,
    Phone,
    Place,
    Relation,
    Task,
)


def test_a_family_without_first_names_is_a_member_as_a_household(dispatcher):
    take(dispatcher, source("Name;Vorname;Eintritt;Ort\nFamilie Brandt;;2018;Moers\n"))
    (home,), (held,) = everything(dispatcher, Household), everything(dispatcher, Membership)
    (person,) = everything(dispatcher, Person)
    for contact in (("household", home.id), ("person", person.id)):
        (letter,) = dispatcher.ask(recipients, [contact], "de").all
        assert (letter.names, letter.salutation) == (
            ("Familie Brandt",),
            "Sehr geehrte Familie Brandt,",
        )
    assert (held.household_id, held.kind) == (home.id, "household")


def test_a_list_of_a_secretary_is_understood_and_leaves_one_task(dispatcher):
    text = (
        "Anrede;Name;Vorname;PLZ Ort;Tel.;Beitrag;bezahlt;Bemerkung\n"
        "Frau;SCHNEIDER;HELGA;47475 Lindenau;02842 5511 (abends);15;12.03.2026;\n"
        "Herr;Neumann;Thomas;47475 Lindenau OT Gestfeld;2842 5519;15;10 €;Austritt zum Jahresende\n"
        "Herr und Frau;Berg;Udo und Gisa;47475 Lindenau;2843 55123;15;20 €;Ehemann verst.\n"
        "Eheleute;Bock;Uwe und Zoë;47475 Lindenau;;15;;\n"
    )
    read = source(text)
    read = dataclasses.replace(
        read, mapping=dataclasses.replace(read.mapping, places=True, numbered=True)
    )
    assert [len(row.problems) for row in read.rows] == [2, 1, 2, 0]
    take(dispatcher, read, language="de")

    (told, *others) = everything(dispatcher, FeeYear)
    assert (told.paid_on, {f.paid_on for f in others}) == (date(2026, 3, 12), {None})
    fees = [(f.paid_cents, f.status) for f in (told, *others)]
    assert fees == [(1500, "paid"), (1000, "partly"), (2000, "paid"), (0, "unpaid")]
    phones = [(p.number, p.label) for p in everything(dispatcher, Phone) if p.number]
    assert phones[:2] == [("02842 5511", "abends"), ("02842 5519", "")]
    addresses = everything(dispatcher, Address)
    assert {a.country for a in addresses} == {"DE"}
    assert [a.extra for a in addresses if a.extra] == ["OT Gestfeld"]
    assert [p.name for p in everything(dispatcher, Place)] == ["Lindenau"]
    numbers = [m.number for m in everything(dispatcher, Membership)]
    assert numbers == ["0001", "0002", "0003", "0004"]
    assert [r.kind for r in everything(dispatcher, Relation)] == ["spouse"]
    udo = next(p for p in everything(dispatcher, Person) if p.given == "Udo")
    when, check = everything(dispatcher, Task)
    assert (when.person_id, check.title) == (
        udo.id,
        "3 Zeilen des Imports von liste.csv prüfen",
    )
    assert "Zeile 3, Thomas Neumann" in check.note
    before = dump(dispatcher.file)
    take(dispatcher, read)
    assert dump(dispatcher.file) == before


def test_who_has_left_already_gets_no_number_any_more(dispatcher):
    read = source("Name;Vorname;Eintritt;Austritt\nBerg;Udo;1999;2020\nWeber;Anna;2001;\n")
    numbered = dataclasses.replace(read.mapping, numbered=True)
    take(dispatcher, dataclasses.replace(read, mapping=numbered))
    assert [held.number for held in everything(dispatcher, Membership)] == ["", "0001"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Schulze u. Frau", [("", "Schulze", "mr"), ("", "Schulze", "mrs")]),
        ("Dr. Hans Schulz und Frau", [("Hans", "Schulz", "mr"), ("", "Schulz", "mrs")]),
        ("Frau Ida Maier u. Mann", [("Ida", "Maier", "mrs"), ("", "Maier", "mr")]),
        ("M. DUPONT et Mme", [("", "DUPONT", "mr"), ("", "DUPONT", "mrs")]),
        ("Udo Koch und Eva Mann", [("Udo", "Koch", ""), ("Eva", "Mann", "")]),
        ("Herr u. Frau Schulze", [("", "Schulze", "mr"), ("", "Schulze", "mrs")]),
    ],
)
def test_a_wife_or_husband_without_a_name_is_no_family_name(dispatcher, text, names):
    read = source(f"Name;E-Mail\n{text};zwei@example.org\n")
    plan = take(dispatcher, read)

    [row] = read.rows
    forms = [dict(each.more).get("form_of_address", "") for each in row.contacts]
    cards = [(each.card.given, each.card.family) for each in row.contacts]
    assert [(*card, form) for card, form in zip(cards, forms, strict=True)] == names
    asked = not (names[1][0] or text.startswith("Herr u."))
    assert [p.message for p in row.problems] == [FIRST_NAME_MISSING] * asked
    assert len(plan.rows[0].problems) == asked
    assert len(everything(dispatcher, Person)) == 2


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ("4747;Moers\n47441;Moers", "4747", "Moers has 47441"),
        ("1067;Dresden\n47441;Moers", "01067", "A 0 was put before it"),
        ("1067;Dresden\n01069;Dresden", "01067", ""),
        ("1067;Dresden\n1099;Radebeul\n47441;Moers", "01067", ""),
        ("1067;Dresden\n1099;Radebeul\n04103;Leipzig", "01067", "A 0 was put before it"),
    ],
)
def test_a_lost_zero_is_put_back_where_it_is_certain_else_told(rows, code, words):
    lines = "".join(f"Udo Koch;Ring {n};{row}\n" for n, row in enumerate(rows.split("\n")))
    first = source(f"Name;Straße;PLZ;Ort\n{lines}").rows[0]

    assert first.contacts[0].card.addresses[0].postcode == code
    said = [catalogue("en").say(p.message) for p in first.problems]
    assert [words in each for each in said] == [True] * bool(words)


def test_adhesion_with_sums_is_a_fee_and_no_year_of_joining():
    couple = "M. et Mme;LE GOFF;Yann et Maëlle;35 €;03/05/1962 - 12/07/1964\n"
    rows = f"{couple};ROUX;Zoé;15;\n;DUPRÉ;Jo;offert;\n"
    read = source("Civilité;NOM;Prénom;Adhésion 2026;Né(e) le\n" + rows).rows

    held = [row.membership for row in read]
    assert [(m.joined_on, m.fee_year, m.fee_cents) for m in held if m] == [
        ("", 2026, 3500),
        ("", 2026, 1500),
        ("", 2026, 0),
    ]
    assert [c.card.birthday for c in read[0].contacts] == ["1962-05-03", "1964-07-12"]
