"""What a row says beside the names: partners, deaths, years of two digits, what was paid."""

from __future__ import annotations

import pytest
from worlds.tables import source

from twincrm.exchange.tables.area_codes import NO_CODE
from twincrm.exchange.tables.belonging import BAD_DATE
from twincrm.exchange.tables.polish_names import ENDING, PLURAL
from twincrm.exchange.tables.reach import ZERO_MISSING
from twincrm.exchange.tables.whom import GIVEN_BEHIND


def rows_of(text: str):
    return source(text).rows


def test_a_year_of_two_digits_in_which_somebody_joined_lies_never_ahead():
    [row] = rows_of("Nachname;Vorname;Geb.;Eintritt;Austritt\nWeber;Anna;1.2.29;1.1.29;31.12.28\n")

    assert row.membership is not None
    assert row.contacts[0].card.birthday == "1929-02-01"
    assert (row.membership.joined_on, row.membership.left_on) == ("1929-01-01", "2028-12-31")


def test_the_death_of_a_husband_in_brackets_is_not_hers():
    rows = rows_of(
        "Name;Vorname;Eintritt;Beitrag 2026\nWeber;Ida (Karl † 2020);1998;30\n"
        "Kurz;Udo († 3.4.2020);1998;30\n"
    )

    assert [r.membership.fee_cents for r in rows if r.membership] == [3000, None]
    ida, udo = (row.contacts[0] for row in rows)
    assert (ida.card.given, ida.card.note, ida.more) == ("Ida", "Karl † 2020", ())
    assert dict(udo.more)["death_date"] == "2020-04-03"
    assert "somebody else died" in rows[0].problems[0].message.id


@pytest.mark.parametrize(("day", "fee"), [("31.02.2020", "viel"), ("31.02.2020", "30"), ("", "")])
def test_who_is_no_member_as_nothing_could_be_read_is_told(day, fee):
    row, _ = rows_of(
        f"Name;Vorname;Eintritt;Beitrag\nWeber;Ida;{day};{fee}\nGroß;Udo;1.2.2001;30\n"
    )

    said = [str(p.message.values.get("cells", "")) for p in row.problems[:1]]
    assert said == {"viel": ["Eintritt: 31.02.2020, Beitrag: viel"], "": []}.get(fee, [""])
    assert (row.membership is None) == (fee != "30")


def test_a_day_of_payment_to_come_and_a_death_of_one_of_two_are_no_such_thing_here():
    head = "Name;Vorname;Verstorben am;Eintritt;Beitrag 2027;bezahlt 2027\n"
    rows = rows_of(f"{head}Weber;Ida;;2001;30;12.3.2028\nKurz;Udo u. Eva;3.2.2020;2001;30;1.2.27\n")
    said = [(r.membership.fee_cents, r.membership.paid_on) for r in rows if r.membership]
    assert said == [(3000, ""), (3000, "2027-02-01")]
    unpaid, _ = rows_of(f"{head}Kurz;Udo u. Eva;3.2.2020;2001;30;\nWeber;Ida;;2001;30;1.2.27\n")
    assert unpaid.membership is not None
    assert unpaid.membership.fee_cents == 3000


BESIDE = (
    "Mitglied;Bemerkung\nMüller, Hans;verstorben 2019\n† Weber, Heinz;\nWeber, Heinz jun.;\n"
    "Blum, Kai (Kassierer);\nGroß, Eva geb. Klein;\nKurz, Udo (verst. 3.4.2020);\n"
)


def test_what_stands_beside_a_name_is_no_part_of_it():
    rows = rows_of(BESIDE)
    cards = [row.contacts[0].card for row in rows]

    assert [(card.given, card.family) for card in cards] == [
        *(("Hans", "Müller"), ("Heinz", "Weber"), ("Heinz", "Weber"), ("Kai", "Blum")),
        *(("Eva", "Groß"), ("Udo", "Kurz")),
    ]
    assert [card.note for card in cards] == ["verstorben 2019", "†", "", "Kassierer", "", ""]
    assert cards[2].suffix == "jun."
    more = [dict(row.contacts[0].more) for row in rows]
    assert [each.get("death_date", "") for each in more] == ["2019", "", "", "", "", "2020-04-03"]
    assert more[4] == {"birth_name": "Klein"}


def test_a_partner_in_a_column_lives_there_too_and_is_not_the_one_who_was_born_then():
    rows = rows_of(
        "Nr.;Name;Vorname;Partner/in;geb. am;Eintritt\n1;Kaiser;Lutz;Monika;12.03.48;1.1.12\n"
        "2;Nagel;Uta;Jens Petersen;;2003\n3;Lang;Ida;ja;;2003\n"
    )
    named = [[(c.card.given, c.card.family, c.card.birthday) for c in r.contacts] for r in rows]

    assert named == [
        [("Lutz", "Kaiser", "1948-03-12"), ("Monika", "Kaiser", "")],
        [("Uta", "Nagel", ""), ("Jens", "Petersen", "")],
        [("Ida", "Lang", "")],
    ]
    assert rows[2].contacts[0].card.note == "Partner/in: ja"


def test_a_subscription_says_itself_that_it_was_paid_or_need_not_be():
    rows = rows_of(
        "Mem No,Surname,Forename,Subs 2025/26\n1,Clarke,John,£20.00 paid\n2,Gray,Ann,unpaid\n"
        "3,Hill,Joe,free\n4,Poe,Eva,£20\n"
    )
    said = [(r.membership.fee_cents, r.membership.paid) for r in rows if r.membership]

    assert said == [(2000, True), (None, False), (0, None), (2000, None)]
    assert {r.membership.fee_year for r in rows if r.membership} == {2025}


@pytest.mark.parametrize(
    "heads",
    [
        "Beitrag 2025;bezahlt 2025;Beitrag 2026;bezahlt 2026",
        "Beitrag 2026;bezahlt 2026;Beitrag 2025;bezahlt 2025",
        "Cotisation 2025;Payé 2025;Cotisation 2026;Payé 2026",
    ],
)
def test_of_several_years_the_newest_counts_and_no_amount_meets_another_years_payment(heads):
    old, new = ("30", "ja"), ("35", "nein")
    cells = (*old, *new) if heads.find("2025") < heads.find("2026") else (*new, *old)
    row = rows_of(f"Nr;Name;Vorname;{heads}\n1;Lang;Ida;{';'.join(cells)}\n")[0]
    said = row.membership

    assert (said.fee_year, said.fee_cents, said.paid) == (2026, 3500, False)
    assert [line.split()[-1] for line in row.contacts[0].card.note.splitlines()] == ["30", "ja"]


def test_the_payment_of_an_earlier_year_does_not_pay_this_one():
    row = rows_of("Nr;Name;Vorname;Beitrag 2026;bezahlt 2025\n1;Lang;Ida;35;ja\n")[0]
    assert (row.membership.fee_year, row.membership.paid) == (2026, None)


def test_who_died_stands_where_others_left_and_births_stand_before_first_names():
    rows = rows_of(
        'Name, Vorname;Eintritt;ausgetr.\n"Klein (geb. Groß), Clara";2001;31.12.\n'
        '"Heyde geb. Wolf, Ute";1999;verst. 5/2020\nMüller;2001;\n'
        '"Lang, Ida u. Udo";1999;verst. 5/2020\n'
    )
    told = [{**dict(row.contacts[0].more), "name": row.contacts[0].card.family} for row in rows]
    left = [(row.membership.left_on, row.membership.left_reason) for row in rows]

    assert told[0] == {"name": "Klein", "birth_name": "Groß"}
    assert told[1] == {"name": "Heyde", "birth_name": "Wolf", "death_date": "2020-05"}
    assert left == [("", ""), ("2020-05", "verst."), ("", ""), ("", "")]
    assert [p.message.id for p in rows[0].problems] == [BAD_DATE.id]
    assert [p.message.id[:9] for p in rows[3].problems] == ["Which of "]


def test_a_suffix_beside_each_name_is_kept():
    [row] = rows_of("Vorname;Nachname\nHans, jun.;Müller, MdB\n")
    card = row.contacts[0].card
    assert (card.given, card.family, card.suffix) == ("Hans", "Müller", "jun. MdB")


@pytest.mark.parametrize(
    "head", ["bezahlt 2026", "bezahlt am", "Beitrag bezahlt am", "payé le", "paid on"]
)
def test_the_day_of_a_payment_is_kept_as_such_and_a_month_alone_is_a_note(head):
    rows = rows_of(f"Name;Vorname;Beitrag;{head}\nLang;Ida;35;12.03.2026\nMoll;Udo;35;03/2026\n")
    said = [(r.membership.paid, r.membership.paid_on, r.contacts[0].card.note) for r in rows]

    assert said == [(True, "2026-03-12", ""), (True, "", f"{head}: 03/2026")]


def test_of_a_year_after_the_death_no_subscription_is_due():
    heads = "Name;Vorname;Beitrag 2026;gestorben;Bemerkung\n"
    rows = rows_of(f"{heads}Lang;Ida;35;;verst. 2025\nMoll;Udo;35;3.4.2025;\nNau;Eva;35;2026;\n")

    assert [row.membership and row.membership.fee_cents for row in rows] == [None, None, 3500]
    assert all(row.contacts[0].card.note.endswith("Beitrag 2026: 35") for row in rows[:2])


def test_a_first_name_behind_a_comma_in_the_column_of_family_names_is_one_to_be_checked():
    heads = "Nachname;Vorname;Ort\n"
    rows = rows_of(
        f"{heads}Lang;Ida;Moers\nNeumann, Petra;;Moers\nStadt Moers, Kulturamt;;Moers\n"
        "Meier, Wwe;;\nMeier, jun.;;\nMeier, Dr.;;\nMeier, Frau;;\n"
    )
    said = [(r.contacts[0].card.given, r.contacts[0].card.family) for r in rows]

    assert said[:2] == [("Ida", "Lang"), ("Petra", "Neumann")]
    assert said[3:] == [("", "Meier")] * 4
    assert rows[2].contacts[0].card.organisation == "Stadt Moers, Kulturamt"
    assert rows[3].contacts[0].card.note == "Nachname: Meier, Wwe"
    told = [[p.message.id for p in row.problems] for row in rows]
    assert told == [[], [GIVEN_BEHIND.id], [], [], [], [], []]


@pytest.mark.parametrize(
    "row",
    [
        *(
            "Bäckerei Schäfer;;Firma",
            "Schäfer & Sohn;;Firma",
            "Metzgerei Groß & Sohn;;",
            "Gasthof Adler;;",
        ),
        *("Apotheke am Markt;;", "Boulangerie Petit;;", "Mairie de Lys;;", "TSV Moers e.V.;;"),
    ],
)
def test_a_name_with_a_trade_or_called_a_firm_in_the_remarks_is_an_organisation(row):
    [lang, found] = rows_of(
        f"Name;Vorname;Bemerkung;Eintritt\nApotheke;Uwe;Firma;2001\n{row};2001\n"
    )

    assert lang.contacts[0].card.family == "Apotheke"
    assert found.contacts[0].card.organisation == row.split(";")[0]
    assert found.membership.kind == "corporate"
    assert not found.problems


FIRST = ("Name;Vorname;Geb.;E-Mail;Tel.;Titel", "Nom;Prénom;Né le;E-mail;Tél.;Titre")
SECOND = (
    "Vorname Partner;Geb. Partnerin;E-Mail Partner;Handy Partner;Titel Partner",
    "Prénom conjoint;Date de naissance conjoint;E-mail conjoint;Portable conjoint;Titre conjoint",
)


@pytest.mark.parametrize(("heads", "of_partner"), [*zip(FIRST, SECOND, strict=True)])
def test_what_columns_say_of_the_partner_is_the_second_persons_alone(heads, of_partner):
    first = "Lang;Ida;1.2.1950;ida@example.org;02842 5517;"
    [two, one] = rows_of(
        f"{heads};{of_partner}\n{first};Eva;3.4.1949;eva@example.org;0171 123456;Dr.\n"
        f"{first};;3.4.1949;;;\n"
    )
    ida, eva = (each.card for each in two.contacts)

    assert (ida.birthday, eva.birthday) == ("1950-02-01", "1949-04-03")
    assert [e.address for e in ida.emails] == ["ida@example.org"]
    assert [e.address for e in eva.emails] == ["eva@example.org"]
    assert [p.number for p in ida.phones] == ["02842 5517"]
    assert [p.number for p in eva.phones] == ["0171 123456", "02842 5517"]
    assert (ida.prefix, eva.prefix, ida.note, eva.note) == ("", "Dr.", "", "")
    [alone] = one.contacts
    assert alone.card.birthday == "1950-02-01"
    assert alone.card.note.endswith(": 3.4.1949")


@pytest.mark.parametrize("number", ["Telefon", "Rufnummer", "Nummer"])
def test_an_area_code_in_a_column_of_its_own_is_put_before_the_number(number):
    rows = rows_of(
        f"Name;Vorname;Vorwahl;{number};Beitrag\nLang;Ida;02842;5517;1\nMoll;Udo;2841;5518;1\n"
        "Nau;Eva;02842;;1\nOtt;Kai;;5519;1\n"
    )
    said = [[p.number for p in row.contacts[0].card.phones] for row in rows]

    assert said == [["02842 5517"], ["02841 5518"], [], ["5519"]]
    assert rows[2].contacts[0].card.note == "Vorwahl: 02842"
    assert [[p.message.id for p in row.problems] for row in rows] == [[], [], [], [NO_CODE.id]]


def test_a_number_without_an_area_code_among_others_with_one_is_told_of_and_stays():
    heads = "Name;Vorname;Telefon\n"
    rows = rows_of(f"{heads}Lang;Ida;02842 5517\nMoll;Udo;5518\nNau;Eva;2842334\n")

    assert [r.contacts[0].card.phones[0].number for r in rows[1:]] == ["5518", "2842334"]
    assert [p.message.id for r in rows for p in r.problems] == [NO_CODE.id, ZERO_MISSING.id]
    [local] = rows_of(f"{heads}Moll;Udo;5518\n")
    assert not local.problems


def test_the_days_of_payments_say_the_year_of_the_subscriptions_where_nothing_else_does():
    cells = "Lang;Ida;35;12.03.2026\nMoll;Udo;35;\n"
    rows = rows_of(f"Name;Vorname;Beitrag;bezahlt am\n{cells}")
    named = rows_of(f"Name;Vorname;Beitrag 2027;bezahlt am\n{cells}")

    assert [row.membership.fee_year for row in (*rows, *named)] == [2026, 2026, 2027, 2027]


@pytest.mark.parametrize(("heads", "asked"), [("Name;Vorname;Geb.", 1), ("Nom;Prénom;Né le", 0)])
def test_whether_day_or_month_comes_first_is_asked_where_germans_write_slashes(heads, asked):
    read = source(f"{heads}\nLang;Ida;03/04/1950\nMoll;Udo;05/06/1951\n")

    assert len(read.mapping.questions) == asked
    assert [row.contacts[0].card.birthday for row in read.rows] == ["1950-04-03", "1951-06-05"]
    clear = source(f"{heads}\nLang;Ida;03/04/1950\nMoll;Udo;25/06/1951\n")
    assert not clear.mapping.questions


@pytest.mark.parametrize(
    "cell", ["12.3.26", "ja, am 12.3.2026", "bez. 12.03.26", "12.03.2026 bar", "bar 12.3.26"]
)
def test_a_day_of_payment_stands_beside_a_yes_or_with_a_year_of_two_digits(cell):
    rows = rows_of(f"Name;Vorname;Beitrag;bezahlt\nLang;Ida;35;{cell}\nMoll;Udo;35;ja\n")
    said = rows[0].membership
    assert (said.paid, said.paid_on) == (True, "2026-03-12")
    note = f"bezahlt: {cell}" if "bar" in cell else ""
    assert rows[0].contacts[0].card.note == note


def test_a_double_family_name_behind_a_first_name_is_no_first_name():
    [row] = rows_of("Name;Vorname\nWolf;Ulla u. Bernd Wolf-Hansen\n")
    named = [(each.card.given, each.card.family) for each in row.contacts]
    assert named == [("Ulla", "Wolf"), ("Bernd", "Wolf-Hansen")]


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        (
            "07700 900001 (Alan) 07700 900002 (Sue)",
            [("07700 900001", "Alan"), ("07700 900002", "Sue")],
        ),
        ("07700 900003 (after 6pm)", [("07700 900003", "after 6pm")]),
        ("(privat) 07700 900003", [("(privat) 07700 900003", "")]),
        ("+44 (0)7700 900003", [("+44 (0)7700 900003", "")]),
    ],
)
def test_a_label_behind_each_of_two_numbers_is_its_own(cell, numbers):
    [row] = rows_of(f"First Name;Surname;Mobile;Subs 2026\nAlan;Price;{cell};10\n")
    assert [(p.number, p.label) for p in row.contacts[0].card.phones] == numbers


@pytest.mark.parametrize(
    ("county", "country", "region"),
    [("France", "FR", ""), ("Merseyside", "", "Merseyside"), ("Scotland", "", "Scotland")],
)
def test_a_country_among_the_counties_is_one(county, country, region):
    head = "First Name;Surname;Address;Town;County;Postcode\n"
    [row] = rows_of(f"{head}Jean;Moreau;10 rue Hugo;Angers;{county};\n")
    [address] = row.contacts[0].card.addresses
    assert (address.country or "", address.region) == (country, region)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kamińscy Piotr i Zofia", [PLURAL.id]),
        ("Zieliński Stanisław i Halina", [ENDING.id]),
        ("Nowak Jan i Anna", []),
        ("Kowalski Jan", []),
    ],
)
def test_one_polish_surname_of_two_is_told(name, told):
    head = "Nazwisko i imię;Adres;Kod pocztowy;Miejscowość;Składka 2026\n"
    [row] = rows_of(f"{head}{name};Rynek 1;58-100;Świdnica;60\n")
    assert [p.message.id for p in row.problems] == told


@pytest.mark.parametrize(
    ("given", "children", "note"),
    [
        ("Udo, Eva, Lena (12) und Tim", (2,), "Lena (12)"),
        ("Udo, Eva und Lena (12 Jahre)", (2,), "Lena (12 Jahre)"),
        ("Udo, Eva und Lena (25)", (), "Lena (25)"),
        ("Udo und Eva", (), ""),
    ],
)
def test_an_age_beside_a_first_name_is_no_part_of_it(given, children, note):
    [row] = rows_of(f"Name;Vorname;Straße;PLZ;Ort;Beitrag 2026\nWeber;{given};W 1;1;M;30\n")
    assert row.household is not None
    assert row.household.children == children
    cards = [each.card for each in row.contacts]
    assert [c.given for c in cards][:3] == ["Udo", "Eva", "Lena"][: len(cards)]
    assert [c.note for c in cards if c.note] == [note] * bool(note)
    assert row.membership is not None
    assert row.membership.kind == ("household" if note else "couple")


def test_an_age_behind_one_name_is_no_part_of_it():
    [row] = rows_of('Name;Ort;Beitrag 2026\n"Kurz, Lena (12)";Moers;10\n')
    assert (row.contacts[0].card.given, row.contacts[0].card.note) == ("Lena", "12")
