"""Words beside a fee or in place of one are not taken for what they are not."""

from __future__ import annotations

import pytest
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.store.models import FeeYear, Membership, Person, Phone

HEAD = "Nr;Name;Vorname;Straße;PLZ;Ort;Telefon;Status;Beitrag 2026;Bemerkung\n"
UWE = "1;Kranz;Uwe;Alt 1;47441;Moers;;Einzel;30;\n"
ADA = "2;Kunz;Ada;Alt 2;47441;Moers;;Einzel;30;\n"


@pytest.mark.parametrize(
    ("cell", "paid_on"),
    [
        ("30 gemahnt am 3.3.2026", None),
        ("30 Austritt 31.3.2026", None),
        ("30 (Rechnung 3.3.2026)", None),
        ("30 LS 3.3.2026", "2026-03-03"),
        ("30 (3.3.2026)", "2026-03-03"),
    ],
)
def test_a_day_beside_a_fee_is_that_of_its_payment_only_behind_words_of_payment(
    dispatcher, cell, paid_on
):
    take(dispatcher, source(HEAD + UWE.replace(";30;", f";{cell};") + ADA))
    found = {str(f.paid_on) for f in everything(dispatcher, FeeYear) if f.paid_cents}
    assert found == ({paid_on} if paid_on else set())
    noted = everything(dispatcher, Person)[0].note
    assert (cell.split()[-1].strip("()") in noted) is (paid_on is None)


def test_who_has_neither_fee_nor_number_but_another_word_becomes_no_member(dispatcher):
    others = [ADA.replace("2;Kunz", f"{n};{name}") for n, name in ((3, "Ohm"), (4, "Uhl"))]
    guests = (
        ";Rot;Udo;Alt 3;47441;Moers;;Interessent;;\n"
        ";Chor Moers e.V.;;Markt 1;47441;Moers;;;;\n"
        ";Blau;Ina;Alt 4;47441;Moers;;;;\n"
    )
    found = take(dispatcher, source(HEAD + "".join(others) + UWE + ADA + guests))
    people = {p.id: p.family for p in everything(dispatcher, Person)}
    members = {people.get(m.person_id, "") for m in everything(dispatcher, Membership)}
    assert members == {"Kranz", "Kunz", "Ohm", "Uhl", "Blau"}
    told = [row for row in found.rows if row.problems]
    assert [row.row.line for row in told] == [6, 7]


def test_two_numbers_with_a_word_between_are_two(dispatcher):
    cell = UWE.replace(";;Einzel", ";02841 99123 mobil 0170 8877665;Einzel")
    take(dispatcher, source(HEAD + cell))
    phones = [(p.number, p.kind) for p in everything(dispatcher, Phone) if p.number]
    assert phones == [("02841 99123", "home"), ("0170 8877665", "mobile")]
