"""What a row says beside the names: partners, deaths, years of two digits, what was paid."""

from __future__ import annotations

import pytest
from worlds.tables import source

from twincrm.exchange.tables.belonging import BAD_DATE


def rows_of(text: str):
    return source(text).rows


def test_a_year_of_two_digits_in_which_somebody_joined_lies_never_ahead():
    [row] = rows_of("Nachname;Vorname;Geb.;Eintritt;Austritt\nWeber;Anna;1.2.29;1.1.29;31.12.28\n")

    assert row.membership is not None
    assert row.contacts[0].card.birthday == "1929-02-01"
    assert (row.membership.joined_on, row.membership.left_on) == ("1929-01-01", "2028-12-31")


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


def test_a_first_name_behind_a_comma_in_the_column_of_family_names_is_one():
    heads = "Nachname;Vorname;Ort\n"
    rows = rows_of(f"{heads}Lang;Ida;Moers\nNeumann, Petra;;Moers\nStadt Moers, Kulturamt;;Moers\n")
    said = [(r.contacts[0].card.given, r.contacts[0].card.family) for r in rows]

    assert said[:2] == [("Ida", "Lang"), ("Petra", "Neumann")]
    assert rows[2].contacts[0].card.organisation == "Stadt Moers, Kulturamt"


@pytest.mark.parametrize(
    "cell", ["12.3.26", "ja, am 12.3.2026", "bez. 12.03.26", "12.03.2026 bar", "bar 12.3.26"]
)
def test_a_day_of_payment_stands_beside_a_yes_or_with_a_year_of_two_digits(cell):
    rows = rows_of(f"Name;Vorname;Beitrag;bezahlt\nLang;Ida;35;{cell}\nMoll;Udo;35;ja\n")
    said = rows[0].membership
    assert (said.paid, said.paid_on, rows[0].contacts[0].card.note) == (True, "2026-03-12", "")
