"""What people write short in a list: at whose door, in which year, by which mailbox."""

from __future__ import annotations

import pytest
from worlds.tables import source

from twincrm.exchange.tables.mailbox_names import name_in


def first_of(text: str):
    return source(text).rows[0]


@pytest.mark.parametrize(
    ("cell", "extra", "street"),
    [
        ("c/o Müller, Hauptstr. 3", "c/o Müller", ("Hauptstr. 3",)),
        ("Hauptstr. 3, c/o Müller", "c/o Müller", ("Hauptstr. 3",)),
        ("Hauptstr. 3 (C/O Dr. Müller)", "C/O Dr. Müller", ("Hauptstr. 3",)),
        ("c/o Müller Hauptstr. 3", "c/o Müller", ("Hauptstr. 3",)),
        ("c/o Martin 12 bis rue de la Paix", "c/o Martin", ("12 bis rue de la Paix",)),
        ("bei Familie Berg, Ringstr. 4", "bei Familie Berg", ("Ringstr. 4",)),
        ("chez Dupont, 3, rue du Lac", "chez Dupont", ("3, rue du Lac",)),
        ("12 Mill Lane, c/o Smith", "c/o Smith", ("12 Mill Lane",)),
        ("c/o Müller", "c/o Müller", ()),
        ("Bei den Mühren 5", "", ("Bei den Mühren 5",)),
        ("Chez Bernard", "", ("Chez Bernard",)),
        ("c/o Müller Lange Straße 3", "", ("c/o Müller Lange Straße 3",)),
        ("chez Mme Petit 12 rue du Lys", "chez Mme Petit", ("12 rue du Lys",)),
        ("12 rue du Lys chez Mme Petit", "chez Mme Petit", ("12 rue du Lys",)),
        ("bei Groß Am Ring 4 a", "bei Groß", ("Am Ring 4 a",)),
        ("c/o Nowak ul. Lipowa 4/5", "c/o Nowak", ("ul. Lipowa 4/5",)),
        ("c/o Haus am Ring 4", "", ("c/o Haus am Ring 4",)),
        ("bei der Mühle Parkweg 4", "", ("bei der Mühle Parkweg 4",)),
    ],
)
def test_at_whose_door_stands_beside_the_street(cell, extra, street):
    row = first_of(f'Vorname;Nachname;Straße;PLZ;Ort\nAnna;Weber;"{cell}";47475;Moers\n')
    [address] = row.contacts[0].card.addresses
    assert (address.extended, address.street) == (extra, street)


def test_at_whose_door_joins_what_the_addition_says_already():
    row = first_of("Name;Vorname;Adresszusatz;Straße;Ort\nW;A;3. Stock;c/o Berg, Weg 1;Moers\n")
    assert row.contacts[0].card.addresses[0].extended == "c/o Berg\n3. Stock"


@pytest.mark.parametrize(
    ("header", "cell", "joined"),
    [
        ("Mitglied seit", "98", "1998"),
        ("Mitglied seit", "seit '05", "2005"),
        ("Adhérent depuis", "depuis 98", "1998"),
        ("Member since", "98", "1998"),
        ("Eintritt", "Mitglied seit 98", "1998"),
        ("Eintritt", "30", "1930"),
    ],
)
def test_two_digits_say_since_which_year_somebody_is_a_member(header, cell, joined):
    row = first_of(f"Nachname;Vorname;{header}\nWeber;Anna;{cell}\n")
    assert row.problems == ()
    assert row.membership.joined_on == joined


def test_two_digits_alone_are_no_birthday():
    row = first_of("Nachname;Vorname;Geburtstag\nWeber;Anna;57\n")
    assert (row.contacts[0].card.birthday, len(row.problems)) == ("", 1)


def test_more_numbers_say_themselves_what_they_are_for():
    cell = "mobil: +43 1 999\ngeschäftlich: +49 2842 7\nFax: +49 2842 8\n0171 3920001\n02842 9"
    row = first_of(f'Nachname;Vorname;Weitere Telefonnummern\nWeber;Anna;"{cell}"\n')
    kinds = [phone.kinds for phone in row.contacts[0].card.phones]
    assert kinds == [("mobile",), ("work",), ("fax",), ("mobile",), ("other",)]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("anna.weber@example.org", ("Anna", "Weber")),
        ("jean-luc_le.goff57@example.org", ("Jean-Luc", "Le Goff")),
        ("a.weber@example.org", ("A.", "Weber")),
        ("aweber@example.org", ("", "")),
        ("info@example.org", ("", "")),
        ("info.buero@example.org", ("", "")),
        ("12.34@example.org", ("", "")),
        ("weber.a@example.org", ("", "")),
    ],
)
def test_a_mailbox_may_suggest_a_name(address, name):
    assert name_in(address) == name


def test_a_row_of_nothing_but_a_mailbox_asks_for_its_name():
    row = first_of("Nachname;Vorname;E-Mail\n;;anna.weber@example.org\n")
    assert row.unnamed
    assert row.suggested == ("Anna", "Weber")
    said = row.problems[0].message
    assert dict(said.values)["name"] == "Anna Weber"
    bare = first_of("Nachname;Vorname;E-Mail\n;;info@example.org\n")
    assert bare.suggested == ("", "")
    assert first_of("Nachname;Vorname;Telefon\n;;02841 5555\n").suggested is None
