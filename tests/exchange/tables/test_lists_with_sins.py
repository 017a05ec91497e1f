"""Small lists as secretaries keep them, each with sins of its own, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from worlds.tables import TODAY, source

from twincrm.exchange.tables import read_tables
from twincrm.services.interchange.table_sources import source_of

if TYPE_CHECKING:
    from twincrm.domain.records.contact_card import ContactCard


def read(text: str):
    return source(text).rows


def cards(row) -> list[ContactCard]:
    return [contact.card for contact in row.contacts]


def said(row) -> list[tuple[str, str]]:
    return [(card.given, card.family) for card in cards(row)]


def test_sections_sums_and_footnotes_between_the_rows_are_nobody():
    found = source(
        "Mitglieder;;;\nStand: 1.1.2027;;;\n;;;\nAnrede;Name;Vorname;Beitrag\nVorstand:;;;\n"
        "Herr;Meier;Karl;30,- €\n;Summe Vorstand;;30,- €\nBeisitzer:;;;\nFrau;Abel;Ina;20 €\n"
        ";2 Mitglieder;;50,00\n* Beitrag noch offen;;;\n¹ ohne Gewähr;;;\n"
    )
    assert [said(row) for row in found.rows] == [[("Karl", "Meier")], [("Ina", "Abel")]]
    assert [row.membership.fee_cents for row in found.rows] == [3000, 2000]
    assert len(found.layout.left_out) == 8


def test_three_first_names_in_one_cell_are_three_people_of_one_household():
    [row] = read("Anrede;Name;Vorname\nFamilie;Klein;Udo, Ida und Tom\n")
    assert [given for given, _ in said(row)] == ["Udo", "Ida", "Tom"]
    assert row.household.name == "Familie Klein"


def test_names_by_marriage_and_birth_degrees_and_titles_behind():
    rows = read(
        "Name;Vorname;Geburtsname\nverh. Meier, geb. Schulz;Erna;\n"
        "Lang;Ann-Kathrin M.A.;geb. Abel\n"
    )
    married, master = (row.contacts[0] for row in rows)
    assert (married.card.family, dict(married.more)["birth_name"]) == ("Meier", "Schulz")
    assert (master.card.given, master.card.suffix) == ("Ann-Kathrin", "M.A.")
    assert dict(master.more)["birth_name"] == "Abel"
    [doctor] = read("Nazwisko i imię;Uwagi\nNowak-Lis Ewa, dr;\n")
    [card] = cards(doctor)
    assert (card.prefix, card.given, card.family) == ("dr", "Ewa", "Nowak-Lis")
    [born] = read("NOM Prénom;Ville\nnée PETIT Jeanne;Lille\n")
    assert (said(born), cards(born)[0].note) == ([("Jeanne", "PETIT")], "née PETIT Jeanne")


def test_two_numbers_in_one_cell_are_two():
    rows = read(
        "Name;Vorname;Tel./Handy\nA;B;02842/12345 oder 0171-3920001\n"
        "C;D;02842 12345 / 0160 9112233\n"
    )
    assert [[p.kinds for p in cards(row)[0].phones] for row in rows] == [
        [("home",), ("mobile",)]
    ] * 2
    [polish] = read("Nazwisko;Imię;Telefon\nKowal;Jan;14 611 22 33, 601 202 303\n")
    assert [p.number for p in cards(polish)[0].phones] == ["14 611 22 33", "601 202 303"]
    [french] = read("Nom;Prénom;Tél. fixe / portable\nRoux;Zoé;03 21 00 00 01 / 06 11 22 33 44\n")
    assert [p.kinds for p in cards(french)[0].phones] == [("home",), ("mobile",)]


def test_months_years_and_subscriptions_as_they_are_written():
    rows = read(
        "Nom;Prénom;Date naiss.;Adhésion;Cotis. 2027;Payé\nRoux;Zoé;12 mars 1950;depuis 2003;"
        "40 € (chq);\nLune;Luc;1999;2024;10 € (étudiante);3/2/2027\n"
    )
    zoe, luc = rows
    assert (cards(zoe)[0].birthday, zoe.membership.joined_on) == ("1950-03-12", "2003")
    assert (zoe.membership.fee_cents, cards(zoe)[0].note) == (4000, "Cotis. 2027: chq")
    assert (luc.membership.fee_cents, luc.membership.paid) == (1000, True)
    [german] = read("Name;Vorname;Geb.;Beitritt;Beitrag\nA;B;März 1950;seit 2003;30,- €\n")
    held = german.membership
    assert (cards(german)[0].birthday, held.joined_on, held.fee_cents) == ("1950-03", "2003", 3000)


def test_bodies_among_people():
    [body] = read("Civilité;Nom;Téléphone\nMairie de;Saint-Aubin;0320000004\n")
    assert [(c.kind, c.organisation) for c in cards(body)] == [
        ("organisation", "Mairie de Saint-Aubin")
    ]


def test_forms_of_address_before_each_of_two_first_names():
    [row] = read("Surname;Forenames;Town\nPatel;Mr R & Mrs S;Leeds\n")
    assert said(row) == [("R", "Patel"), ("S", "Patel")]
    assert [dict(c.more)["form_of_address"] for c in row.contacts] == ["mr", "mrs"]


def test_a_town_that_stands_before_a_lonely_postcode():
    [row] = read('Name;Address\nTom Brown;"5 Mill Lane, Tamworth, B79 7AC"\n')
    [address] = cards(row)[0].addresses
    assert (address.street, address.locality) == (("5 Mill Lane",), "Tamworth")
    assert (address.postcode, address.country) == ("B79 7AC", "GB")


def test_why_somebody_left_stands_beside_when():
    [left] = read("Name;Vorname;Austritt;Grund\nFalk;Bernd;2025;Umzug\n")
    assert (left.membership.left_on, left.membership.left_reason) == ("2025", "Umzug")
    [stays] = read("Name;Vorname;Grund\nFalk;Bernd;Sprachkurs\n")
    assert (stays.membership, cards(stays)[0].note) == (None, "Grund: Sprachkurs")


def test_a_dutch_list_is_read_as_one():
    rows = read(
        "Ledenlijst;;;;;;;\nLidnr;Voornaam;Tussenvoegsel;Achternaam;Straat;Huisnr;Postcode;Plaats;"
        "Telefoon;Geboortedatum;Lid sinds;Contributie;Betaald\n"
        "1;Jan;van der;Berg;Dorpsstraat;12 A;6811 AB;Arnhem;026-3770001 / 06-12345678;12 mei 1950;"
        "jan. 2003;€ 25,-;ja\n"
        "2;Piet en Els;de;Vries;Kerkweg;3;6811ac;Arnhem;;;sinds 1998;€ 40,00;nee\n"
        "Totaal;;;;;;;;;;;€ 65,-;\n"
    )
    jan, couple = rows
    [card] = cards(jan)
    assert (card.family, dict(jan.contacts[0].more)["particle"]) == ("van der Berg", "van der")
    assert (card.addresses[0].street, card.addresses[0].postcode) == (
        ("Dorpsstraat 12 A",),
        "6811 AB",
    )
    assert (card.birthday, [p.kinds for p in card.phones]) == (
        "1950-05-12",
        [("home",), ("mobile",)],
    )
    held = jan.membership
    assert (held.number, held.joined_on, held.fee_cents, held.paid) == ("1", "2003-01", 2500, True)
    assert couple.household.name == "Piet en Els de Vries"
    assert (couple.contacts[0].card.addresses[0].postcode, couple.membership.paid) == (
        "6811 AC",
        False,
    )


def test_a_number_that_a_sheet_has_shortened_is_told_and_no_name_keeps_what_nobody_sees():
    [row] = read("Nachname;Vorname;Telefon\nWe\u200bber;\ufeffAn\xadna\u200b;4,91712E+11\n")

    card = row.contacts[0].card
    assert (card.given, card.family, card.phones) == ("Anna", "Weber", ())
    assert [problem.text for problem in row.problems] == ["4,91712E+11"]
    assert "4,91712E+11" in card.note


@pytest.mark.parametrize(
    ("heads", "rows", "people"),
    [
        (
            "Nazwisko;Imię;Małżonek",
            "Dąbrowski;Piotr;Dąbrowska Joanna\nNowak;Jan;Nowak Ewa\nPiękny;Jan;Ewa Piękna",
            ["Joanna Dąbrowska", "Ewa Nowak", "Ewa Piękna"],
        ),
        (
            "Nachname;Vorname;Partnerin",
            (
                "Müller;Udo;Müller Eva\nvon Stein;Max;von Stein Ida\nAbel;Jo;Abel-Lis Ina\n"
                "Abt;Jo;Ina Abel"
            ),
            ["Eva Müller", "Ida von Stein", "Ina Abel-Lis", "Ina Abel"],
        ),
    ],
)
def test_the_surname_of_the_row_is_that_of_a_partner_in_whatever_order(heads, rows, people):
    lines = rows.replace("\n", ";2014\n")
    found = read(f"{heads};{JOINED[heads[:4]]}\n{lines};2014\n")
    assert [" ".join(said(row)[1]) for row in found] == people


JOINED = {"Nazw": "Data wstąpienia", "Nach": "Eintritt"}
OF_TWO = (
    *("Nom;Prénom Mr;Prénom Mme", "Nom;Prénom 1;Prénom 2", "Nom;Prénom M.;Prénom Mme"),
    *("Name;Vorname Mann;Vorname Frau", "Name;Vorname 1;Vorname 2"),
    *("Name;Vorname Ehemann;Vorname Ehefrau", "Surname;First name (him);First name (her)"),
    *("Surname;First name Mr;First name Mrs", "Nazwisko;Imię męża;Imię żony"),
)


@pytest.mark.parametrize("heads", OF_TWO)
def test_first_names_of_two_in_two_columns(heads):
    rows = (
        "LE GOFF;Yves;\nde LA ROCHE;;Solange\nROUSSEAU;Luc;Anne DUVAL\nGIRARD;Paul;Denise\n"
        "GIRARD;Marc;"
    )
    found = read(f"{heads};E-mail\n" + rows.replace("\n", ";\n") + ";\n")
    assert [said(row) for row in found] == [
        [("Yves", "LE GOFF")],
        [("Solange", "de LA ROCHE")],
        [("Luc", "ROUSSEAU"), ("Anne", "DUVAL")],
        [("Paul", "GIRARD"), ("Denise", "GIRARD")],
        [("Marc", "GIRARD")],
    ]


def test_a_particle_is_never_a_first_name():
    names = (
        "LE GOFF",
        "de LA ROCHE",
        "Anne de LA ROCHE",
        "Karl von STEIN",
        "Le Goff",
        "D Smith",
        "VAN der BERG Jan",
    )
    found = read("Nom;Ville\n" + "".join(f"{name};Lys\n" for name in names))
    assert [said(row) for row in found] == [
        [("", "LE GOFF")],
        [("", "de LA ROCHE")],
        [("Anne", "de LA ROCHE")],
        [("Karl", "von STEIN")],
        [("", "Le Goff")],
        [("D", "Smith")],
        [("Jan", "VAN der BERG")],
    ]


def test_irish_towns_have_counties_and_codes_of_their_own_and_some_no_code():
    def british(text: str):
        return source_of(read_tables(text.encode(), "list.csv"), "list.csv", "GB", TODAY).rows

    rows = british(
        "Surname;First Name;Town;Postcode;Phone\nByrne;Jo;Naas, Co. Kildare;W91 X2Y3;\n"
        "Byrne;Al;Sligo;f91a2c4;\nByrne;Ed;Tralee, County Kerry;;066 1234567\n"
        "Byrne;Una;Cashel;;+353 62 12345\nHill;Ida;Seaham, Co. Durham;SR7 7AA;\n"
        "Hill;Max;Leeds;;0113 123456\n"
    )
    rows += british(
        "Surname;First Name;Address\nByrne;Jo;22 Main Street, Naas, Co. Kildare, W91 X2Y3\n"
    )
    places = [card.addresses[0] for row in rows for card in cards(row)]
    assert [(p.locality, p.region, p.postcode, p.country or "GB") for p in places] == [
        ("Naas", "Kildare", "W91 X2Y3", "IE"),
        ("Sligo", "", "F91 A2C4", "IE"),
        ("Tralee", "Kerry", "", "IE"),
        ("Cashel", "", "", "IE"),
        ("Seaham", "Durham", "SR7 7AA", "GB"),
        ("Leeds", "", "", "GB"),
        ("Naas", "Kildare", "W91 X2Y3", "IE"),
    ]
    assert places[-1].street == ("22 Main Street",)
