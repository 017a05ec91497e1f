"""Lists as clubs keep them, each in its own way: every value finds its place."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.guessing import guess
from twincrm.exchange.tables.header import layout
from twincrm.exchange.tables.mapping import told
from twincrm.exchange.tables.people import in_proper_case
from twincrm.exchange.tables.rows import RowReader

TODAY = date(2027, 4, 19)


def rows_of(text: str, home: str = "DE", wishes=None, encoding="utf-8"):
    table = read_tables(text.encode(encoding), "liste.csv").tables[0]
    parts = layout(table)
    mapping = told(guess(parts, "liste", home), wishes or {})
    return list(RowReader(parts, mapping, home, TODAY).rows())


def people(text: str, **options) -> list[tuple[str, str]]:
    return [(c.card.given, c.card.family) for row in rows_of(text, **options) for c in row.contacts]


LISTS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "other words and order, a row of sums": (
        (
            "Mitgliedsnr.;Vorname;Zuname;Mitglied seit;Jahresbeitrag\n"
            "M-0012;Karl-Heinz;Groß;1.1.1999;30,00 €\nM-0013;Öznur;Yılmaz;2005;30,00 €\n"
            "Summe:;2;;;60,00 €\n"
        ),
        [("Karl-Heinz", "Groß"), ("Öznur", "Yılmaz")],
    ),
    "Polish, family name first, a couple, Razem": (
        (
            "Lp.;Nazwisko i imię;Kod pocztowy;Miejscowość;Składka\n"
            "1;Nowak Anna;44-100;Gliwice;50 zł\n"
            "2;Kowalski Jan i Maria;44-100;Gliwice;80 zł\n;Razem;;;130 zł\n"
        ),
        [("Anna", "Nowak"), ("Jan", "Kowalski"), ("Maria", "Kowalski")],
    ),
    "English, title rows, Total": (
        (
            "Westbridge Twinning Association;;;\nMembers at 1 March 2026;;;\n"
            "Member no;Title;Surname;Forenames\nW1;Mr and Mrs;Clarke;John & Mary\n"
            "W2;Ms;O'Neill;Siobhán\nTotal: 2;;;\n"
        ),
        [("John", "Clarke"), ("Mary", "Clarke"), ("Siobhán", "O'Neill")],
    ),
    "French, form of address in the name, capitals": (
        (
            "N°;Nom et prénom;Adhérent depuis\n1;M. et Mme DUPONT Jean et Marie;2012\n"
            "2;Mme LE GALL Yvonne;01/09/2019\nTotal;2;\n"
        ),
        [("Jean", "DUPONT"), ("Marie", "DUPONT"), ("Yvonne", "LE GALL")],
    ),
    "whole names": (
        (
            "Name;Telefon\nDr. Anna von der Heide;1\nJürgen und Anna Weber;2\nMüller, Hans;3\n"
            "Fam. Meier;4\nPeter Müller und Eva Weber;5\nGroß, Udo u. Heike;6\n"
        ),
        [
            ("Anna", "von der Heide"),
            *(("Jürgen", "Weber"), ("Anna", "Weber"), ("Hans", "Müller"), ("", "Meier")),
            *(("Peter", "Müller"), ("Eva", "Weber"), ("Udo", "Groß"), ("Heike", "Groß")),
        ],
    ),
    "two lines of header, merged cells": (
        "Name;;Telefon;;\nNachname;Vorname;privat;dienstl.;mobil\nWeber;Anna;1;2;3\n",
        [("Anna", "Weber")],
    ),
    "two family names, a partner in a column": (
        "Familienname,Vorname,Vorname Partner\nSchmidt,Uwe,Heike\nMüller/Meier,Jürgen/Anna,\n",
        [("Uwe", "Schmidt"), ("Heike", "Schmidt"), ("Jürgen", "Müller"), ("Anna", "Meier")],
    ),
    "headings between the rows, header again, a note below": (
        (
            "NAME;VORNAME;ORT\nEhrenmitglieder:;;\nWEBER;ANNA;Moers\nName;Vorname;Ort\n"
            "NAME;VORNAME;ORT\nVON DER HEYDE;UDO;Moers\nStand: 1.3.2024;;\n"
        ),
        [("ANNA", "WEBER"), ("UDO", "VON DER HEYDE")],
    ),
    "empty columns, one cell for the address, a sum in words": (
        (
            ";;;\n;Mitgliederverzeichnis 2025;;\n;;;\n;Lfd. Nr;Name, Vorname;Adresse\n"
            ";1;Weber, Anna;Ringstr. 3, 47475 Lindenau\n;;;\n;Mitglieder gesamt:;1;\n"
        ),
        [("Anna", "Weber")],
    ),
    "no header at all": (
        (
            "Weber;Anna;Ringstr. 3;47475 Lindenau;02842/12345;anna@example.org\n"
            "Groß;Udo;Ringstr. 4;47475 Lindenau;02842/12346;udo@example.org\n"
        ),
        [("Anna", "Weber"), ("Udo", "Groß")],
    ),
    "German, words cut short, month and year": (
        (
            "Lfd. Nr.;Name, Vorname;Tel./Handy;geb.;Eintr.;Austr.;Beitr.\n"
            "1;Meyer, Horst und Gerda;02841 1;;1/85;;40 €\n"
            "2;von Ahn, Elke;;12.12.62;03/1999;;25 €\n"
        ),
        [("Horst", "Meyer"), ("Gerda", "Meyer"), ("Elke", "von Ahn")],
    ),
    "a family with all its names": (
        "Familie;Vornamen;Ort\nMüller;Jürgen, Anna und Tim;47475 Moers\n",
        [("Jürgen", "Müller"), ("Anna", "Müller"), ("Tim", "Müller")],
    ),
    "English, titles in the name": (
        (
            "Mem No,Name,Town,Type\n1,Mr & Mrs Peter and Jane Brown,Westbridge,Joint\n"
            "2,Dr Alice O'Connor,Westbridge,Student\nTotal members,2,,\n"
        ),
        [("Peter", "Brown"), ("Jane", "Brown"), ("Alice", "O'Connor")],
    ),
    "two lines of header that come again, groups by letter, a sum with words": (
        (
            "VEREIN LINDENAU;;;;;\nName;;Anschrift;;E-Mail;Beitrag 2025\n"
            "Zuname;Vorname(n);PLZ;Wohnort;1;bezahlt/offen\nA;;;;;\n"
            "Adler;Bernd;1067;Dresden;b@example.org;x\nName;;Anschrift;;E-Mail;Beitrag 2025\n"
            "Zuname;Vorname(n);PLZ;Wohnort;1;bezahlt/offen\nB;;;;;\n"
            "Bock;Dr. Ida;47475;Moers;;offen\nSumme;2;;;;1 bezahlt\n"
        ),
        [("Bernd", "Adler"), ("Ida", "Bock")],
    ),
    "names with and without commas, families with all their people": (
        (
            "Mitglied;PLZ Wohnort\nMüller, Hans und Inge;47475 Moers\n"
            "Hans u. Inge Schulze;47475 Moers\nEheleute Kurt und Else Neumann;47475 Moers\n"
            "Familie Schmidt (Peter, Anna, Kind Lena);47475 Moers\nMeier, Ulrike;47475 Moers\n"
            "Dr. Karl von der Heide;47475 Moers\n"
        ),
        [
            *(("Hans", "Müller"), ("Inge", "Müller"), ("Hans", "Schulze"), ("Inge", "Schulze")),
            *(("Kurt", "Neumann"), ("Else", "Neumann"), ("Peter", "Schmidt"), ("Anna", "Schmidt")),
            *(("Lena", "Schmidt"), ("Ulrike", "Meier"), ("Karl", "von der Heide")),
        ],
    ),
    "wife and husband in columns of their own": (
        "Familie;Vorname Frau;Vorname Mann;Ort\nUlrich;Sabine;Dirk;Moers\nVogt;Heidrun;;Moers\n",
        [("Dirk", "Ulrich"), ("Sabine", "Ulrich"), ("Heidrun", "Vogt")],
    ),
    "French, a whole name where only the family name belongs": (
        "Civilité;Nom d'usage;Prénom;CP\nMme;PETIT;Chloé;2100\nM. et Mme;Jean ROUX;;59400\n",
        [("Chloé", "PETIT"), ("Jean", "ROUX"), ("", "ROUX")],
    ),
    "commas, all quoted": (
        '"Nachname","Vorname","PLZ, Ort"\n"Weber","Anna","47475, Lindenau"\n',
        [("Anna", "Weber")],
    ),
    "tabs": ("Name\tVorname\tEmail\nWeber\tAnna\ta@example.org\n", [("Anna", "Weber")]),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_in_its_own_manner_names_everybody(name):
    text, expected = LISTS[name]

    assert people(text) == expected


def test_a_column_in_capitals_is_written_as_usual_where_that_is_wished():
    text = "NOM;Prénom\nD'HÉROUVILLE;Anne\nLE GOFF;Yves\nVON DER HEYDE;Udo\n"

    assert [family for _, family in people(text)] == ["D'HÉROUVILLE", "LE GOFF", "VON DER HEYDE"]
    tamed = people(text, wishes={"proper_case": True})
    assert [family for _, family in tamed] == ["d'Hérouville", "Le Goff", "von der Heyde"]


@pytest.mark.parametrize(
    ("loud", "usual"),
    [
        ("DE LA TOUR", "de La Tour"),
        ("SAINT-AUBIN-SUR-LYS", "Saint-Aubin-sur-Lys"),
        ("MCDONALD", "McDonald"),
        ("O'BRIEN", "O'Brien"),
        ("ŁUKASZ", "Łukasz"),
        ("STRAẞE", "Straße"),
        ("İNCE DEMİR", "İnce Demir"),
        ("BE\u0301THUNE", "Béthune"),
    ],
)
def test_a_name_in_capitals_is_written_as_its_bearer_does(loud, usual):
    assert in_proper_case(loud) == usual


def test_letters_of_an_old_sheet_are_read():
    text = "Name;Vorname;Straße\nGroß;Jörg;Königstraße 1\nMüller;Änne;Süßer Weg 2\n"

    assert people(text, encoding="cp1252") == [("Jörg", "Groß"), ("Änne", "Müller")]


def test_a_couple_is_a_household_and_shares_its_membership():
    [row] = rows_of("Nr.;Anrede;Name;Vorname;Eintritt;Beitrag;bez.\n"
                    "7;Herr und Frau;Weber;Udo u. Eva;1998;36,00;x\n")  # fmt: skip

    assert row.household is not None
    assert row.household.name == "Udo und Eva Weber"
    assert row.membership is not None
    assert (row.membership.kind, row.membership.number) == ("couple", "7")
    assert (row.membership.fee_cents, row.membership.paid) == (3600, True)
    assert [dict(c.more)["form_of_address"] for c in row.contacts] == ["mr", "mrs"]


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ("PLZ;Ort\n1234;Dresden", ("", "01234", "Dresden", "")),
        ("PLZ/Ort\nD-01234 Köln", ("", "01234", "Köln", "DE")),
        ("PLZ/Ort\nF-59400 Saint-Aubin", ("", "59400", "Saint-Aubin", "FR")),
        ("PLZ;Ort;Land\n44100;Gliwice;Polen", ("", "44-100", "Gliwice", "PL")),
        ("PLZ;Ort\nwb12ac;Westbridge", ("", "WB1 2AC", "Westbridge", "GB")),
        ("PLZ/Ort\n44-100 Gliwice", ("", "44-100", "Gliwice", "PL")),
        ("PLZ;Ort;Land\n1010;Wien;Österreich", ("", "1010", "Wien", "AT")),
        ("Straße;Nr.;PLZ;Ort\nRingstr.;3a;47475;Moers", ("Ringstr. 3a", "47475", "Moers", "")),
        ("Anschrift\nRingstr. 3, 47475 Moers", ("Ringstr. 3", "47475", "Moers", "")),
        (
            "Adresse\n12, rue de la Paix, 62400 Béthune, Frankreich",
            ("12, rue de la Paix", "62400", "Béthune", "FR"),
        ),
    ],
)
def test_addresses_come_apart(cells, address):
    header, values = cells.split("\n")
    [row] = rows_of(f"Nachname;Vorname;{header}\nWeber;Anna;{values}\n")

    [found] = row.contacts[0].card.addresses
    street = "\n".join(found.street)
    assert (street, found.postcode, found.locality, found.country) == address


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("284212345", ["0284212345"]),
        ("491711234567", ["+491711234567"]),
        ("02842/1234 u. 0171-123456", ["02842/1234", "0171-123456"]),
        ("0171 123456 / 02842 98765", ["0171 123456", "02842 98765"]),
        ("+49 171 1 ::: 0171 2", ["+49 171 1", "0171 2"]),
        ("0171 123456 (Anna)", ["0171 123456"]),
        ("p: 02842-111, d: 0203-222", ["02842-111", "0203-222"]),
        ("n.v.", []),
        ("keine", []),
    ],
)
def test_numbers_in_a_cell_are_told_apart_and_get_their_zero_back(cell, numbers):
    [row] = rows_of(f"Nachname;Vorname;Telefon\nWeber;Anna;{cell}\n")

    assert [phone.number for phone in row.contacts[0].card.phones] == numbers
    assert row.problems == ()


def test_a_number_says_itself_that_it_is_mobile():
    [row] = rows_of("Nachname;Vorname;Telefon\nWeber;Anna;0171 123456, 02842 98765\n")

    assert [p.kinds[0] for p in row.contacts[0].card.phones] == ["mobile", "home"]


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("23.11.94", "1.2.30", ["1994-11-23", "1930-02-01"]),
        ("13/02/1955", "03/06/2001", ["1955-02-13", "2001-06-03"]),
        ("2/13/1980", "12/1/1979", ["1980-02-13", "1979-12-01"]),
        ("1973", "12/1961", ["1973", "1961-12"]),
        ("29221", "1980-01-31", ["1980-01-01", "1980-01-31"]),
        ("0.0.00", "19. April 1957", ["", "1957-04-19"]),
    ],
)
def test_dates_of_a_column_are_read_in_one_order(first, second, kept):
    rows = rows_of(f"Nachname;Vorname;Geburtsdatum\nWeber;Anna;{first}\nGroß;Udo;{second}\n")

    assert [row.contacts[0].card.birthday for row in rows] == kept


def test_an_order_that_nothing_tells_is_asked_for():
    text = "First Name,Last Name,Birthday\nAnna,Weber,2/1/1980\n"
    table = read_tables(text.encode(), "liste.csv").tables[0]

    assert [c.header for c in guess(layout(table), "", "").questions] == ["Birthday"]
    [row] = rows_of(text, wishes={"columns": [{"header": "Birthday", "meaning": "birth_date",
                                               "dates": "mdy"}]})  # fmt: skip
    assert row.contacts[0].card.birthday == "1980-02-01"


def test_what_is_not_understood_is_told_and_kept_in_the_note():
    [row] = rows_of("Nachname;Vorname;Geburtsdatum;E-Mail;Hobby;Funktion\n"
                    "Weber;Anna;31.02.1980;anna.example.org;Schach;Kassiererin\n")  # fmt: skip

    card = row.contacts[0].card
    assert card.birthday == ""
    assert card.emails == ()
    assert set(card.note.splitlines()) == {
        "Geburtsdatum: 31.02.1980",
        "E-Mail: anna.example.org",
        "Hobby: Schach",
        "Funktion: Kassiererin",
    }
    assert [p.header for p in row.problems] == ["E-Mail", "Geburtsdatum"]


def test_rows_that_cannot_be_trusted_are_rejected_with_a_reason():
    wide, nobody = rows_of("Nachname;Vorname;Ort\nWeber;Anna;Moers;zu;viel\n;;Moers\n")[0:2]

    assert wide.rejected
    assert "more cells" in wide.problems[0].message.id
    assert nobody.rejected
    assert "no name" in nobody.problems[0].message.id


def test_a_mark_against_formulas_is_taken_off():
    [row] = rows_of("Nachname;Vorname;Bemerkung\nWeber;Anna;'=Austritt zum Jahresende\n")

    assert row.contacts[0].card.note == "=Austritt zum Jahresende"


def test_organisations_in_a_list_of_members_are_organisations():
    rows = rows_of("Name;Anrede;Telefon\nStadt Lindenau;;1\nBäckerei Klein;Firma;2\n"
                   "Anna Weber;Frau;3\n")  # fmt: skip

    assert [row.contacts[0].card.kind for row in rows] == [
        "organisation",
        "organisation",
        "person",
    ]


def test_bank_details_are_not_kept():
    [row] = rows_of("Nachname;Vorname;IBAN\nWeber;Anna;DE02120300000000202051\n")

    assert "DE02" not in repr(row.contacts)


def test_two_mailboxes_and_two_birthdays_of_a_couple_find_their_owners():
    mails = '"ute@example.org\nklaus@example.org"'
    [row] = rows_of("Nachname;Vorname;Geburtstag;E-Mail\n"
                    f"Schulz;Ute/Klaus;3.5.51 / 7.8.53;{mails}\n")  # fmt: skip

    ute, klaus = (contact.card for contact in row.contacts)
    assert [e.address for e in ute.emails] == ["ute@example.org"]
    assert [e.address for e in klaus.emails] == ["klaus@example.org"]
    assert (ute.birthday, klaus.birthday) == ("1951-05-03", "1953-08-07")


def test_status_is_a_kind_of_membership_only_in_a_list_of_members():
    [contact] = rows_of("Nachname;Vorname;Status\nWeber;Anna;Familie\n")
    [member] = rows_of("Nachname;Vorname;Status;Eintritt\nWeber;Anna;Ehrenmitglied;1998\n")

    assert contact.membership is None
    assert contact.contacts[0].card.note == "Status: Familie"
    assert member.membership is not None
    assert member.membership.kind == "honorary"


@pytest.mark.parametrize("what", ["a", "1/", "u. ", "Dr. ", "a@", "A1 ", "::: "])
def test_a_hostile_cell_costs_no_time(what):
    cell = (what * 100_000)[:100_000]
    header = "Anrede;Name;Vorname;Anschrift;PLZ/Ort;Telefon;E-Mail;Geb.;Sprachen"
    rows = "".join(f"{';' * n}{cell}{';' * (8 - n)}\n" for n in range(9))
    begun = process_time()

    rows_of(f"{header}\n;Weber;Anna;;;;;;\n{rows}")

    assert process_time() - begun < 5


KINDS = (
    *("honorary", "supporting", "youth", "household", "couple", "trial", "corporate"),
    *("ex_officio", "single"),
)
WORDS = {
    "Art": "Ehrenmitglied|Förderer|Jugend|Familie|Ehepaar|Probe|Firma|kraft Amtes|Einzel",
    "Type": "honneur|bienfaiteur|jeune|famille|couple|essai|personne morale|de droit|individuel",
    "Rodzaj": "honorowy|wspierający|młodzież|rodzina|małżeństwo|próbny|firma|z urzędu|zwyczajny",
    "Kind": "honorary|supporting|youth|family|couple|trial|corporate|ex officio|single",
}


@pytest.mark.parametrize("header", WORDS)
def test_what_a_column_called_art_is_about_its_words_say(header):
    def told(words: list[str]):
        cells = (f"Weber{n};Anna;{word};2001\n" for n, word in enumerate(words))
        return rows_of(f"Nachname;Vorname;{header};Eintritt\n" + "".join(cells))

    assert [row.membership.kind for row in told(WORDS[header].split("|"))] == [*KINDS]
    bodies = [row.contacts[0].card.kind for row in told(["Person", "Verein", "Person"])]
    assert bodies == ["person", "organisation", "person"]
    firms = [row.contacts[0].card.kind for row in told(["Firma", "Firma", "Einzel"])]
    assert firms == ["person"] * 3
