"""Columns of two people without the word partner, and house numbers before the street."""

from __future__ import annotations

import pytest
from worlds.tables import source


def cards(text: str):
    return [[c.card for c in row.contacts] for row in source(text).rows]


@pytest.mark.parametrize(
    "head",
    [
        "Name 1;Vorname 1;Name 2;Vorname 2",
        "Name;Vorname;Name 2;Vorname 2",
        "Nachname;Vorname;Nachname 2;Vorname 2",
        "Surname 1;First name 1;Surname 2;First name 2",
        "Last name;First name;Last name 2;First name 2",
        "Nom;Prénom;Nom 2;Prénom 2",
        "Nom;Prénom;Nom conjoint;Prénom conjoint",
        "Nazwisko;Imię;Nazwisko 2;Imię 2",
        "Name;Vorname;Name Partner;Vorname Partner",
    ],
)
def test_a_partner_keeps_the_own_family_name(head):
    [two, [ute]] = cards(f"{head};Eintritt\nAbel;Willi;Wieczorek;Danuta;1990\nBraun;Ute;;;1991\n")

    assert [(c.family, c.given) for c in two] == [("Abel", "Willi"), ("Wieczorek", "Danuta")]
    assert (ute.family, ute.given, [c.note for c in (*two, ute)]) == ("Braun", "Ute", ["", "", ""])


def test_the_title_of_the_second_is_no_function():
    head = "First name 1,Surname 1,Title 2,First name 2,Surname 2"
    read = source(f"{head}\nColin,Dodd,Dr,Janet,Eaves\n")
    assert [c.card.title for c in read.rows[0].contacts] == ["", ""]
    assert [c.card.prefix for c in read.rows[0].contacts] == ["", "Dr"]
    [[_, janet]] = cards(f"Title 1,{head}\nMr,Colin,Dodd,Ms,Janet,Eaves\n")
    assert (janet.prefix, janet.note) == ("", "Title 2: Ms")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Handy 1;E-Mail 1", "Handy 2;E-Mail 2"),
        ("Mobil (Er);E-Mail (Er)", "Mobil (Sie);E-Mail (Sie)"),
        ("Mob 1;Email (his)", "Mob 2;Email (hers)"),
        ("GSM Monsieur;Mail 1", "GSM Madame;Mail 2"),
        ("Portable Monsieur;Mail Monsieur", "Portable Madame;Mail Madame"),
    ],
)
def test_the_second_number_and_mailbox_are_the_partners(first, second):
    head = f"Name;Vorname;Name 2;Vorname 2;{first};{second}\n"
    both = "0171 2222222;d@x.example;0171 3333333;e@x.example\n"
    [two, [ute], pair] = cards(
        f"{head}Abel;Willi;Wieczorek;Danuta;{both}Braun;Ute;;;{both}"
        "Kurz;Udo;Kurz;Eva;0171 4444444;u@x.example;;\n"
    )

    assert [([p.number for p in c.phones], [e.address for e in c.emails]) for c in two] == [
        (["0171 2222222"], ["d@x.example"]),
        (["0171 3333333"], ["e@x.example"]),
    ]
    assert ([len(ute.phones), len(ute.emails)], ute.note) == ([2, 2], "")
    assert [c.number for c in pair[0].phones] == ["0171 4444444"]
    assert (pair[1].phones, pair[1].emails) == ((), ())


def test_two_numbers_of_a_list_without_partners_stay_with_the_one():
    [[willi]] = cards("Name;Vorname;Handy 1;Handy 2\nAbel;Willi;0171 2222222;0171 3333333\n")
    assert len(willi.phones) == 2
    head = "Name;Vorname;Partnerstadt;Mobil 1;Mobil 2"
    [two] = cards(f"{head}\nKurz;Udo u. Eva;Arras;0171 2222222;0171 3333333\n")
    assert [len(card.phones) for card in two] == [2, 2]


@pytest.mark.parametrize(
    ("head", "row", "street"),
    [
        (
            "Nom;Prénom;N°;Voie;CP;Ville",
            "Roy;Ida;23;rue d'Arras;62500;Saint-Omer",
            "23 rue d'Arras",
        ),
        (
            "Nom;Prénom;N° rue;Rue;CP;Ville",
            "Roy;Ida;7ter;rue Carnot;62500;Arras",
            "7ter rue Carnot",
        ),
        ("Name;Vorname;Nr;Straße;PLZ;Ort", "Roy;Ida;8;Ringstr.;47441;Moers", "Ringstr. 8"),
        (
            "Surname;First name;No;Street;Postcode;Town",
            "Roy;Ida;4;Hall Lane;L34 5RT;Ayr",
            "4 Hall Lane",
        ),
    ],
)
def test_a_number_before_the_street_is_the_one_of_the_house(head, row, street):
    [[ida]] = cards(f"{head}\n{row}\n")
    assert ida.addresses[0].street == (street,)


def test_a_number_before_a_street_with_its_own_stays_one_of_the_member():
    [row] = source(
        "Name;Vorname;Nr.;Straße;PLZ;Ort;Eintritt\nRoy;Ida;12;Ringstr. 8;47441;Moers;1990\n"
    ).rows
    assert row.membership is not None
    assert row.membership.number == "12"


def test_domicile_above_numbers_is_a_phone_at_home():
    [[ida]] = cards("Nom;Prénom;Domicile;Voie;Ville\nRoy;Ida;03 21 38 11 22;2 rue Carnot;Arras\n")
    assert [(p.number, p.kinds) for p in ida.phones] == [("03 21 38 11 22", ("home",))]


def test_what_is_nowhere_else_of_a_row_is_never_lost():
    [[anna], [udo]] = cards(
        "Name;Vorname;Anzeigename;Straße;PLZ;Ort;Anschrift\n"
        "Weber;Anna;Anna Weber;Ring 1;47441;Moers;Ring 1, 47441 Moers\n"
        "Kurz;Udo;Udo Kurz-Holm;Ring 2;47441;Moers;Ring 2, Hinterhaus, 47441 Moers\n"
    )
    assert anna.note == ""
    assert udo.note == "Anzeigename: Udo Kurz-Holm\nAnschrift: Ring 2, Hinterhaus, 47441 Moers"
