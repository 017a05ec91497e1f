"""What in a list is no name, no country or no day: told of and kept, never made somebody."""

from __future__ import annotations

import pytest
from worlds.tables import source

from twincrm.exchange.tables.asked import WHEN_DIED, WHO_DIED
from twincrm.exchange.tables.belonging import NO_MEMBER


def rows_of(text: str):
    return source(text).rows


def people(text: str) -> list[tuple[str, str]]:
    return [(c.card.given, c.card.family) for row in rows_of(text) for c in row.contacts]


def test_children_who_are_told_of_without_their_names_are_kept_in_the_note():
    rows = (
        "Özdemir;Ali und Ayşe mit Kindern\nKrause;Uwe, Ina und Kinder\nBock;Udo, Ute und Sohn\n"
        "Adler;Jo & Ann + 2 Kinder\n"
    )
    found = rows_of("Nachname;Vorname\n" + rows)

    assert [[c.card.given for c in row.contacts] for row in found] == [
        ["Ali", "Ayşe"], ["Uwe", "Ina"], ["Udo", "Ute"], ["Jo", "Ann"],
    ]  # fmt: skip
    notes = [row.contacts[0].card.note for row in found]
    assert notes == [f"Vorname: {said}" for said in ("Kindern", "Kinder", "Sohn", "2 Kinder")]


def test_nobility_and_families_called_child_or_son_keep_their_names():
    text = (
        "Name;Ort\nEva von und zu Stein;A\nDr. Karl von und zu der Tann;A\n"
        "Udo und Eva Sohn;A\nKind, Peter;A\nPeter Kind;A\n"
    )
    assert people(text) == [
        *(("Eva", "von und zu Stein"), ("Karl", "von und zu der Tann"), ("Udo", "Sohn")),
        *(("Eva", "Sohn"), ("Peter", "Kind"), ("Peter", "Kind")),
    ]


def test_what_is_written_below_a_short_list_is_nobody_and_told():
    below = ["Stand: 1.1.2026", "Insgesamt 2 Mitglieder", "erstellt von: Frau Schulz"]
    rows = "".join(f"{line};;\n" for line in below)
    found = source(f"Vorname;Nachname;Ort\nAnna;Adam;A\n;;\n{rows}")

    assert len(found.rows) == 1
    assert [left.text for left in found.layout.left_out] == below


def test_days_to_come_and_an_end_before_the_beginning_are_told_and_kept_in_the_note():
    born, ended, early = rows_of("Nachname;Vorname;Geburtstag;Eintritt;Austritt\n"
                                 "Weber;Anna;1.1.2030;1.1.2040;\nGroß;Udo;5.5.1950;2020;1.1.2010\n"
                                 "Klein;Ida;;1.1.2028;\n")  # fmt: skip

    assert (born.contacts[0].card.birthday, born.membership) == ("", None)
    assert born.contacts[0].card.note == "Eintritt: 1.1.2040\nGeburtstag: 1.1.2030"
    assert [p.header for p in born.problems] == ["Eintritt", "Eintritt", "Geburtstag"]
    assert (ended.membership.joined_on, ended.membership.left_on) == ("2020", "")
    assert ended.contacts[0].card.note == "Austritt: 1.1.2010"
    assert [p.header for p in ended.problems] == ["Austritt"]
    assert (early.membership.joined_on, early.problems) == ("2028-01-01", ())


@pytest.mark.parametrize(
    ("cells", "note", "town"),
    [
        ("Ort;Land\n;Frankreich", "Land: Frankreich", ""),
        ("Ort;Land\nOrodruin;Mordor", "Land: Mordor", "Orodruin"),
        ("Bundesland;Land\nHessen;DE", "Bundesland: Hessen\nLand: DE", ""),
        ("Ort;Land\nLille;Frankreich", "", "Lille"),
    ],
)
def test_a_country_that_has_no_place_is_kept_in_the_note_and_told(cells, note, town):
    header, values = cells.split("\n")
    [row] = rows_of(f"Nachname;Vorname;{header}\nWeber;Anna;{values}\n")

    card = row.contacts[0].card
    assert (card.note, "".join(a.locality for a in card.addresses)) == (note, town)
    assert len(row.problems) == len(note.splitlines())


def test_a_header_of_which_nearly_no_name_is_known_is_a_header_and_what_it_names_a_note():
    [row] = rows_of("Name der Eltern;Name des Kindes;Geburtsdatum Kind;Handy Mutter;Allergien\n"
                    "Eva Meier;Lena Meier;1.2.2012;0171 5555555;Nüsse\n")  # fmt: skip

    card = row.contacts[0].card
    assert (card.given, card.family, card.addresses) == ("Eva", "Meier", ())
    assert "Name des Kindes: Lena Meier" in card.note
    assert "Allergien: Nüsse" in card.note


def test_a_few_known_names_among_many_unknown_are_a_header():
    more = ";".join(f"Spalte{n}" for n in range(98, 120))
    [row] = rows_of(f"Nachname;Vorname;{more}\nWeber;Anna;{';'.join(['w1'] * 22)}\n")

    assert (row.contacts[0].card.family, row.contacts[0].card.addresses) == ("Weber", ())
    assert "Spalte98: w1" in row.contacts[0].card.note


def test_a_list_of_words_without_a_header_loses_nobody():
    assert len(rows_of("Weber;Anna;Moers\nGroß;Udo;Köln\nKlein;Ida;Bonn\n")) == 3
    assert len(rows_of("Weber;Anna;keine\nGroß;Udo;02842 12345\n")) == 2


def test_titles_and_languages_of_our_own_tables_are_understood():
    rows = rows_of("Title;Given name;Family name;Languages\n"
                   "Revd;Anna;Weber;French, Latin\nDr.;Udo;Groß;\n;Ida;Klein;\n")  # fmt: skip

    first, second, _ = (row.contacts[0].card for row in rows)
    assert (first.prefix, first.languages, first.note) == ("Revd", ("fr", "la"), "")
    assert second.prefix == "Dr."


def test_what_nobody_sees_is_no_name_and_turns_nothing_round():
    text = "Nachname;Vorname;Notiz\n\u200b\u200b;\u00ad;x\n\u202eevil;b\x85x;\u2067y\n"
    nobody, somebody = rows_of(text)

    assert nobody.rejected
    card = somebody.contacts[0].card
    assert (card.family, card.given, card.note) == ("evil", "bx", "y")


def test_one_slip_does_not_turn_the_days_of_a_column_round():
    days = ("3.4.1990", "5.6.2001", "1.13.2000", "7.8.2005")
    rows = "".join(f"W{at};Anna;{day}\n" for at, day in enumerate(days))
    found = rows_of(f"Nachname;Vorname;Eintritt\n{rows}")
    joined = [row.membership.joined_on if row.membership else "" for row in found]
    assert joined == ["1990-04-03", "2001-06-05", "", "2005-08-07"]
    assert [p.header for p in found[2].problems] == ["Eintritt"] * 2  # and is no member by it


def test_a_subscription_that_nobody_could_pay_is_kept_in_the_note():
    (row,) = rows_of(f"Nachname;Vorname;Eintritt;Beitrag\nWeber;Anna;2001;{'9' * 20}\n")
    assert row.contacts[0].card.note == f"Beitrag: {'9' * 20}"
    assert row.membership.joined_on == "2001"


def test_less_than_nothing_a_share_and_too_much_are_no_fee_and_are_told_of():
    good = {
        "30,-": 3000,
        "Beitrag - 25 €": 2500,
        "30.--": 3000,
        **{f"{n},00": 100 * n for n in range(1, 9)},
    }
    bad = ("-5,00", "€ -5", "(5,00)", "10%", "5,00-", "12.345.678,00")
    lines = [f"{n};Udo Wolf;{fee}\n" for n, fee in enumerate((*good, *bad))]
    rows = rows_of("Nr;Name;Beitrag 2026\n" + "".join(lines))

    fees = [row.membership.fee_cents for row in rows]
    assert fees == [*good.values(), *[None] * len(bad)]
    assert [problem.text for row in rows for problem in row.problems] == list(bad)
    assert rows[-1].contacts[0].card.note == "Beitrag 2026: 12.345.678,00"


def test_no_fee_is_made_of_a_year_after_somebody_left():
    (row,) = rows_of("Nr;Name;Eintritt;Austritt;Beitrag 2026\n1;Udo Wolf;1998;31.12.2019;30\n")

    assert (row.membership.left_on, row.membership.fee_cents) == ("2019-12-31", None)
    assert [problem.text for problem in row.problems] == ["30"]


def test_a_row_without_any_name_is_a_problem_and_a_mailbox_alone_a_question():
    text = "Nachname;Vorname;Telefon;E-Mail;Notiz\n;;02841 5555;;\n;;;post@example.org;Kasse\n"
    numbered, mailed = rows_of(text)

    assert numbered.rejected
    assert [c.card.shown_name for c in mailed.contacts] == ["post@example.org"]
    assert "Please enter whose it is" in mailed.problems[0].message.id
    assert [p.message.id for p in numbered.problems] == ["There is no name in this row."]
    assert numbered.problems[0].text == "02841 5555"


def test_a_nickname_is_a_name():
    [row] = rows_of("Nachname;Vorname;Spitzname;Telefon\n;;Bine;02841 5555\n")
    assert row.contacts[0].card.shown_name == "Bine"


@pytest.mark.parametrize(
    ("cell", "code", "town", "country"),
    [
        ("47475 Lindenau", "47475", "Lindenau", ""),
        ("Köln, Deutschland", "", "Köln", "DE"),
        ("Béthune (France)", "", "Béthune", "FR"),
        ("F-62400 Béthune", "62400", "Béthune", "FR"),
        ("Kraków - Polska", "", "Kraków", "PL"),
        ("Frankfurt (Oder)", "", "Frankfurt (Oder)", ""),
        ("Neustadt, BW", "", "Neustadt, BW", ""),
        ("Saint-Aubin", "", "Saint-Aubin", ""),
    ],
)
def test_what_stands_beside_a_town_in_its_cell_is_no_part_of_its_name(cell, code, town, country):
    first, _ = rows_of(f"Nachname;Vorname;Straße;Ort\nA;B;Weg 1;{cell}\nC;D;Weg 2;Moers\n")
    [address] = first.contacts[0].card.addresses
    assert (address.postcode, address.locality, address.country) == (code, town, country)


def test_words_for_not_knowing_are_no_town_and_what_points_elsewhere_is_told():
    nothing = ("Unbekannt", "?", "???", "-", "n/a", "k.A.", "k. A.", "inconnu", "nieznane", "n.n.")
    said = (*nothing, "siehe oben")
    found = rows_of(
        "Nachname;Vorname;PLZ;Ort\n" + "".join(f"A;B{n};;{w}\n" for n, w in enumerate(said))
    )

    assert [row.contacts[0].card.addresses for row in found] == [()] * len(said)
    assert [row.contacts[0].card.note for row in found] == [""] * len(nothing) + ["Ort: siehe oben"]
    assert [bool(row.problems) for row in found] == [False] * len(nothing) + [True]


def test_with_a_postcode_beside_it_ohne_is_the_town_that_is_called_so():
    rows = rows_of("Nachname;Vorname;PLZ;Ort\nA;B;48465;Ohne\nC;D;;48465 Ohne\nE;F;47475;Ohne?\n")
    places = [(a.postcode, a.locality) for row in rows for a in row.contacts[0].card.addresses]
    assert places == [("48465", "Ohne"), ("48465", "Ohne"), ("47475", "")]


@pytest.mark.parametrize(
    ("cell", "taken", "told"),
    [
        ("łaski3@example.org", "łaski3@example.org", "A mailbox with “{letters}”"),
        ("jörg.öz@example.org", "jörg.öz@example.org", "A mailbox with “{letters}”"),
        ("info@müller.de", "info@müller.de", ""),
        ("anna@@example.org", "", "This is no e-mail address"),
        ("anna@home@example.org", "", "This is no e-mail address"),
        ("anna weber@example.org", "", "There is a blank in this e-mail address"),
        ("anna@exa mple.org", "", "This is no e-mail address"),
        ("anna@example.org.", "anna@example.org", "The full stop at the end was left out"),
        ("Mail: anna@example.org", "anna@example.org", ""),
        ("privat anna@example.org", "anna@example.org", ""),
        ("Anna Weber <anna@example.org>", "anna@example.org", ""),
        ("Anna Weber a.w@example.org", "a.w@example.org", ""),
        ("Weber weber3@example.org", "weber3@example.org", ""),
    ],
)
def test_mailboxes_that_may_be_wrong_are_told_of(cell, taken, told):
    [row] = rows_of(f"Nachname;Vorname;E-Mail\nWeber;Anna;{cell}\n")
    card = row.contacts[0].card
    assert "".join(each.address for each in card.emails) == taken
    assert "".join(p.message.id for p in row.problems).startswith(told)
    assert bool(row.problems) == bool(told)
    assert bool(card.note) == (not taken)


@pytest.mark.parametrize(
    ("given", "remark", "asked"),
    [
        ("Udo u. Eva", "verst. 12/2025", True),
        ("Udo u. Eva", "Er ist im Mai verstorben", True),
        ("Udo † 3.2.2024 u. Eva", "", True),
        ("Udo u. Eva", "spendet gern", False),
        ("Udo", "verst. 12/2025", False),
    ],
)
def test_of_a_couple_it_is_asked_which_of_the_two_died(given, remark, asked):
    [row] = rows_of(f"Nachname;Vorname;Bemerkung\nWeber;{given};{remark}\n")

    assert [p.message.id.startswith("Which of the two died?") for p in row.problems] == [
        True
    ] * asked
    assert [dict(c.more).get("death_date") for c in row.contacts] == (
        [None, None] if " u. " in given else ["2025-12"]
    )
    notes = {c.card.note for c in row.contacts}
    assert notes == {remark or "† 3.2.2024"}


@pytest.mark.parametrize(
    ("given", "left", "remark", "asked"),
    [
        ("Udo", "", "verstorben.", "When"),
        ("Udo †", "", "", "When"),
        ("Udo", "Tod", "", "When"),
        ("Udo (dec'd)", "", "", "When"),
        ("Udo RIP", "", "", "When"),
        ("Udo", "", "dec’d", "When"),
        ("Udo", "", "R.I.P.", "When"),
        ("Udo", "", "décédé le 3 mars 2026", ""),
        ("Udo", "décédé", "verst. 2019", ""),
        ("Udo", "", "Mutter verstorben", ""),
        ("Udo u. Eva", "verst.", "", "Which"),
    ],
)
def test_a_death_without_a_day_is_told_once(given, left, remark, asked):
    head = "Nachname;Vorname;Eintritt;Austritt;Bemerkung\nGroß;Ida;1998;1.2.2001;\n"
    _, row = rows_of(f"{head}Weber;{given};1998;{left};{remark}\n")

    told = [WHO_DIED.id, WHEN_DIED.id]
    expected = {"When": [WHEN_DIED.id], "Which": [WHO_DIED.id], "": []}[asked]
    assert [p.message.id for p in row.problems if p.message.id in told] == expected
    assert len(row.problems) == len(expected)
    assert {c.card.given for c in row.contacts} <= {"Udo", "Eva"}
    died = [dict(c.more).get("death_date") for c in row.contacts]
    assert died[0] == {"verst. 2019": "2019"}.get(
        remark, "2026-03-03" if "mars" in remark else None
    )


@pytest.mark.parametrize(
    ("header", "row", "member"),
    [
        ("N° adh.;Nom;Prénom;Cotisation 2026", "", True),
        ("Nom;Prénom;Adhésion depuis;Cotisation 2026", "", True),
        ("Nom;Prénom;Ville;Cotisation 2026", "told", False),
        ("Nom;Prénom;Ville;Cotisation 2026", "few", False),
    ],
)
def test_whoever_has_no_fee_is_a_member_in_a_list_of_members_or_it_is_told(header, row, member):
    bare = ";Petit;Léa;" if header.startswith("N°") else "Petit;Léa;;"
    full = bare.replace("Petit", "Roux").replace(";;", ";1998;").replace(";Roux", "8;Roux") + "25"
    *_, last = rows_of(
        "\n".join([header, full, *[bare if row == "few" else full] * 3, bare]) + "\n"
    )

    assert (last.membership is not None) == member
    assert [p.message.id for p in last.problems] == [NO_MEMBER.id] * (row == "told")


@pytest.mark.parametrize(
    ("left", "remark", "asked"),
    [
        ("", "Austritt zum Jahresende", True),
        ("", "kündigt zum 31.12.", True),
        ("", "démission fin d'année", True),
        ("", "rezygnacja", True),
        ("", "kündigt Besuche rechtzeitig an", False),
        ("31.12.2019", "Austritt zum Jahresende", False),
    ],
)
def test_a_remark_that_somebody_leaves_is_told_of(left, remark, asked):
    [row] = rows_of(f"Name;Vorname;Eintritt;Austritt;Bemerkung\nWeber;Udo;1998;{left};{remark}\n")

    assert [p.text for p in row.problems] == [remark] * asked
    assert row.contacts[0].card.note == remark


@pytest.mark.parametrize(
    ("header", "cells", "number"),
    [
        ("Lp.;Nazwisko;Imię;Członek od", "1;Nowak;Jan;2001", ""),
        ("Lfd. Nr.;Name;Vorname;Eintritt", "1;Weber;Udo;2001", ""),
        ("Nr.;Name;Vorname;Mitgliedsnummer", "1;Weber;Udo;812", "812"),
        ("N°;Nom;Prénom;N° adhérent", "1;Roux;Zoé;44", "44"),
        ("Nr.;Name;Vorname;Eintritt", "7;Weber;Udo;2001", "7"),
    ],
)
def test_a_running_number_is_no_membership_number(header, cells, number):
    read = source(f"{header}\n{cells}\n")
    [row] = read.rows
    assert row.membership.number == number
    assert read.mapping.columns[0].meaning == ("member_number" if number == "7" else "out")
    assert row.contacts[0].card.note == ""


def test_half_letters_are_no_letters():
    from twincrm.exchange.tables.table import cell_text

    assert cell_text("Ann\udce9 \ud83d\ude00") == "Ann\ufffd \U0001f600"
