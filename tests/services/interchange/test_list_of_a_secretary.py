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
        ("8001;Zürich\n1010;Wien\n6511;Nijmegen", "8001", "of another country"),
        ("1010;Wien\n01067;Dresden\n1069;Dresden", "1010", "of another country"),
        ("1445;Radeburg\n1471;Radeburg\n47441;Moers", "1445", "A 0 may be missing"),
        ("1471;Radeburg\n01471;Radeburg", "01471", ""),
        ("1067;Dresden\n10115;Dresden", "1067", "Dresden has 10115"),
        ("6108;Halle (Saale)\n47441;Moers", "06108", ""),
        ("1000;Bruxelles\n1000;Bourg-en-Bresse", "1000", "of another country"),
        ("1067;Dresden\n01069;Dresden", "01067", ""),
        ("1067;Dresden\n1099;Radebeul\n47441;Moers", "01067", ""),
    ],
)
def test_a_lost_zero_is_put_back_where_it_is_certain_else_told(rows, code, words):
    lines = "".join(f"Udo Koch;Ring {n};{row}\n" for n, row in enumerate(rows.split("\n")))
    first = source(f"Name;Straße;PLZ;Ort\n{lines}").rows[0]

    assert first.contacts[0].card.addresses[0].postcode == code
    said = [catalogue("en").say(p.message) for p in first.problems]
    assert [words in each for each in said] == [True] * bool(words)


@pytest.mark.parametrize(
    "header",
    [
        *("Straße u. Hausnr.", "Straße u. Nr.", "Str. u. Nr.", "Anschrift (Straße, Nr.)"),
        *("Straße/Hausnummer", "Straße + Nr.", "Str. Hausnr."),
    ],
)
def test_a_street_with_its_number_is_a_street(header):
    row = source(f"Name;Vorname;{header};PLZ;Ort\nKranz;Uwe;Alt 1;47443;Moers\n").rows[0]

    assert row.contacts[0].card.addresses[0].street == ("Alt 1",)


@pytest.mark.parametrize(
    ("cell", "cents", "paid", "told"),
    [
        *((text, 6000, True, "") for text in ("60,- bez.", "60 € bez.", "60 gez.", "€60 pd.")),
        *(
            (text, 6000, True, "")
            for text in ("60 € bar bez.", "60 Euro (réglé)", "60 payé", "x 60")
        ),
        *((text, 6000, False, "") for text in ("60,00 offen", "60 nicht bez.")),
        ("60 Euro im Jahr", 6000, None, ""),
        ("60 CHF", 6000, None, "another currency"),
        ("60 € ermäßigt", 6000, None, "not the words beside it"),
        ("60 € wird noch bezahlt", 6000, None, "not the words beside it"),
        *((text, None, True, "No amount") for text in ("bez.", "gez.", "ja", "x")),
    ],
)
def test_words_beside_a_fee_are_read_or_told(cell, cents, paid, told):
    rows = source(
        f"Name;Mitglied seit;Beitrag 2026\nUwe Kranz;1999;{cell}\n" + "Eva Berg;1999;60\n" * 2
    )
    row = rows.rows[0]

    assert row.membership is not None
    assert (row.membership.fee_cents, row.membership.paid) == (cents, paid)
    said = [catalogue("en").say(problem.message) for problem in row.problems]
    assert [told in each for each in said] == [True] * bool(told)
    assert row.contacts[0].card.note == (f"Beitrag 2026: {cell}" if told else "")


@pytest.mark.parametrize(
    ("header", "cells", "paid"),
    [
        ("Beitrag 2026", ("30 LS", "30 DA", "30 bar", "30 Überw.", "30", "frei"), (2, 3)),
        ("Subs 2026", ("£10 chq", "£10 BACS", "£10 SO", "£10 cash", "£10", "Hon"), (0, 1, 3)),
        ("Cotisation 25/26", ("9 virt", "9 esp", "9 CB", "9 chq", "9", "exonéré"), (0, 1, 2, 3)),
    ],
)
def test_how_somebody_pays_stands_beside_a_fee_and_makes_it_no_kind(header, cells, paid):
    names = ("Uwe Kranz", "Eva Berg", "Jo Uhl", "Ina Roth", "Max Lang", "Pia Groß")
    lines = (f"{name};{cell}" for name, cell in zip(names, cells, strict=True))
    rows = source("\n".join((f"Name;{header}", *lines)) + "\n").rows

    held = [row.membership for row in rows if row.membership]
    assert [each.fee_cents for each in held] == [held[0].fee_cents] * 5 + [0]
    assert tuple(n for n, each in enumerate(held) if each.paid) == paid
    assert rows[0].contacts[0].card.note == f"{header}: {cells[0]}"
    assert [problem for row in rows for problem in row.problems] == []


def test_how_often_somebody_came_is_no_fee():
    [row] = source("Name;Ort;Eintritt;2025;2026\nUwe Kranz;Moers;1999;4;3\n").rows

    assert row.membership is not None
    assert row.membership.fee_cents is None
    assert row.contacts[0].card.note == "2025: 4\n2026: 3"


def test_payments_say_it_each_in_its_own_way_and_parts_stand_beside_the_fee():
    rows = source(
        "Nom;Adhérent depuis;Cotisation 2025;Payé;Cotisation 2026;Payé;Remarque\n"
        "Luc Roux;1998;20;oui;22;chq;\nZoé Petit;2003;20;oui;22;10;\n"
        "Jo Bon;2010;20;;22;le 15/01/2026;\n"
        "Eva Morel;2024;20;oui;22;CB 03/02/26;\nGuy Hue;2001;20;oui;22 (10 payés);;\n"
        "Al Roe;2001;démission;;22 € (12 € à payer);;\n"
    ).rows

    held = [row.membership for row in rows if row.membership]
    assert [(each.paid, each.paid_cents, each.paid_on) for each in held] == [
        *((True, None, ""), (None, 1000, ""), (True, None, "2026-01-15")),
        *((True, None, "2026-02-03"), (None, 1000, ""), (None, 1000, "")),
    ]
    assert [len(row.problems) for row in rows] == [0, 0, 0, 0, 0, 1]


def test_a_fee_says_how_and_when_it_was_paid():
    lines = ("£18 BACS 3/1/26", "£18.00 pd SO", "£18 3/1/26", "£18 3/1/2029")
    rows = source("".join(("Name;Joined;Subs 2026\n", *(f"Al Roe;1999;{c}\n" for c in lines)))).rows

    held = [row.membership for row in rows if row.membership]
    assert [(each.fee_cents, each.paid, each.paid_on) for each in held] == [
        (1800, True, "2026-01-03"),
        (1800, True, ""),
        (1800, True, "2026-01-03"),
        (None, None, ""),
    ]
    assert [len(row.problems) for row in rows] == [0, 0, 0, 1]
    assert [row.contacts[0].card.note.partition(": ")[2] for row in rows] == [
        *("£18 BACS", "£18.00 pd SO", "", "£18 3/1/2029"),
    ]


@pytest.mark.parametrize(
    ("headers", "year"),
    [
        ("Beitrag 24/25;Beitrag 25/26", 2025),
        ("Cotisation 2024-2025;Cotisation 2025-2026", 2025),
        ("2025/26;2026/27", 2026),
        ("2025;2026", 2026),
        ("Subs 25;Subs 26", 2026),
        ("Adhésion 2024/25;Adhésion 2025/26", 2025),
        ("Membership 24-25;Membership 25-26", 2025),
    ],
)
def test_of_fees_of_two_years_the_newest_counts_and_who_paid_before_stays_a_member(headers, year):
    old = headers.partition(";")[0]
    text = f"Name;{headers};Bemerkung\nUwe Kranz;20 bez.;25;\nEva Berg;20;25 bez.;\nIna Roth;20;;\n"
    read = source(f"{text}Jo Uhl;;;Presse\n", "Mitglieder.csv")

    held = [row.membership for row in read.rows]
    assert [(m.fee_year, m.fee_cents, m.paid) for m in held if m] == [
        *((year, 2500, None), (year, 2500, True), (year, None, None)),
    ]
    notes = [row.contacts[0].card.note for row in read.rows]
    assert notes == [f"{old}: 20 bez.", f"{old}: 20", f"{old}: 20", "Presse"]
    (told,) = (c.reason for c in read.mapping.columns if c.header == old)
    assert "another year" in catalogue("en").say(told)


def test_a_year_of_which_nothing_stands_yet_and_a_payment_of_another_count_for_nothing():
    rows = source(
        "Name;Beitrag 2025;bezahlt;Beitrag 2026;bezahlt;Beitrag 2027\n"
        "Uwe Kranz;20;ja;25;;\nEva Berg;20;;25;ja;\nIna Roth;20;ja;25;;\n"
    ).rows

    held = [row.membership for row in rows]
    assert [(m.fee_year, m.fee_cents, m.paid) for m in held if m] == [
        *((2026, 2500, None), (2026, 2500, True), (2026, 2500, None)),
    ]


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
