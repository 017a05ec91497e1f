"""What stands in a column of payments: money, days, ways of paying and reminders."""

from __future__ import annotations

import pytest
from worlds.member_lists import everything, take
from worlds.tables import source

from twincrm.runtime.language import catalogue
from twincrm.services.interchange.account import account_of
from twincrm.store.models import FeeYear


def read(cell: str):
    head = "Name;Mitglied seit;Beitrag 2026;bezahlt 2026\n"
    row = source(f"{head}Uwe Kranz;1999;30;{cell}\n" + "Eva Berg;1999;30;ja\n" * 2).rows[0]
    assert row.membership is not None
    note = row.contacts[0].card.note
    assert note in ("", f"bezahlt 2026: {cell}")
    return row.membership, bool(note), len(row.problems)


@pytest.mark.parametrize(
    "cell",
    ["1. Mahnung", "gemahnt 15.9.", "2 Mahnungen", "chased 2x", "2e relance", "Reminder sent 1/9"],
)
def test_a_reminder_says_that_nothing_came_in(cell):
    held, noted, told = read(cell)
    assert (held.paid, held.paid_cents, noted, told) == (False, None, True, 0)


@pytest.mark.parametrize(
    "cell",
    [
        *("Beleg 44", "Konto 12.2.", "Quittung 17", "Rücklastschrift 3.2.26", "30 12.2.", "SO"),
        *("LS", "half", "12.10", "bar 50", "2 x 15", "1. Rate", "10 offen", "bezahlt 2. Mahnung"),
    ],
)
def test_what_nobody_can_tell_of_a_payment_is_told_and_counts_as_open(cell):
    held, noted, told = read(cell)
    assert (held.paid, held.paid_cents, noted, told) == (None, None, True, 1)


@pytest.mark.parametrize(
    ("cell", "day", "noted"),
    [
        *((text, "", True) for text in ("bar 12.2.", "überw. 12.2.", "ja, 12.2.", "x 12.2.")),
        *((text, "", True) for text in ("LS 01.04.", "am 12.2.", "12.2.", "Bank 3/26", "BACS 3/4")),
        *((text, "", True) for text in ("chq 000123", "CHQ 0012345", "chq", "bar", "esp. 12/02")),
        *(("bar 12.2.26", "2026-02-12", True), ("bez. 12.2.26", "2026-02-12", False)),
        *(("ja", "", False), ("bezahlt", "", False)),
    ],
)
def test_a_day_or_a_way_of_paying_says_that_all_was_paid(cell, day, noted):
    held, kept, told = read(cell)
    assert (held.paid, held.paid_cents, held.paid_on) == (True, None, day)
    assert (kept, told) == (noted, 0)


@pytest.mark.parametrize(
    ("cell", "cents", "day", "noted"),
    [
        *(("10", 1000, "", False), ("10 €", 1000, "", False), ("12,10", 1210, "", False)),
        *(("15 € bar", 1500, "", True), ("35", 3500, "", False), ("12.10 €", 1210, "", False)),
        *(("20 € (gotówka)", 2000, "", True), ("20 € am 12.2.26", 2000, "2026-02-12", False)),
        *(("10 bez.", 1000, "", False), ("0,50", 50, "", False)),
        *(("15,00", 1500, "", False), ("15.05 €", 1505, "", False)),
    ],
)
def test_an_amount_is_one_where_only_words_of_money_stand_beside_it(cell, cents, day, noted):
    held, kept, told = read(cell)
    assert (held.paid, held.paid_cents, held.paid_on) == (None, cents, day)
    assert (kept, told) == (noted, 0)


@pytest.mark.parametrize(
    "heads",
    [
        *("Składka 2026;Wpłata;Data wpłaty", "Składka roczna;Wpłata 2026;Data zapłaty"),
        *("Subs 2026;Amount paid;Date of payment", "Subs 2026;Paid;Date pd"),
        *("Cotisation 2026;Versé;Date de règlement", "Cotisation;Montant versé;Date de paiement"),
        *("Beitrag 2026;Eingang;Zahlungsdatum", "Beitrag 2026;Zahlung;bezahlt am"),
    ],
)
def test_a_day_beside_a_smaller_amount_is_a_part_payment(heads):
    rows = source(
        f"Name;Ort;{heads}\nUwe Kranz;Moers;100;50,00;05.05.2026\n"
        "Eva Berg;Moers;60;60;06.05.2026\nIna Roth;Moers;60;;\nJo Uhl;Moers;60;;07.05.2026\n"
    ).rows
    held = [row.membership for row in rows if row.membership]
    assert [(each.fee_year, each.paid, each.paid_cents, each.paid_on) for each in held] == [
        *((2026, None, 5000, "2026-05-05"), (2026, None, 6000, "2026-05-06")),
        *((2026, None, None, ""), (2026, True, None, "2026-05-07")),
    ]
    assert [row.contacts[0].card.note for row in rows] == [""] * 4


def test_sums_that_were_paid_are_subscriptions_where_none_are_named(dispatcher):
    head = "Name;Joined;2025 paid;2026 paid\n"
    plan = take(dispatcher, source(f"{head}Ann Ash;2001;£15;£25\nBob Bell;2001;£15;\n"))

    (fee,) = everything(dispatcher, FeeYear)
    assert (fee.year, fee.due_cents, fee.paid_cents, fee.status) == (2026, 2500, 2500, "paid")
    assert [catalogue("en").say(each) for each in account_of(plan, "en")] == [
        "1 subscription of 2026, 25 € in all",
        "1 new member without a subscription of 2026: row 3",
    ]
    ticks = source(f"{head}Al Roe;2001;x;x\nJo Uhl;2001;x;\n").rows
    assert [row.membership and row.membership.fee_cents for row in ticks] == [None, None]
    assert ticks[0].contacts[0].card.note == "2026 paid: x\n2025 paid: x"


@pytest.mark.parametrize(
    ("heads", "due"),
    [
        *(("Bezahlt 2026;Rest 2026", 3000), ("Versé;Reste à payer", 3000)),
        *(("Amount paid;Outstanding", 3000), ("Wpłacono za 2026;Zaległość", 3000)),
        *(("Paid;Location", 2000),),
    ],
)
def test_what_is_open_beside_what_came_in_is_due_as_well(heads, due):
    head = f"Name;Ort;Mitglied seit;{heads}\n"
    rows = source(f"{head}Uwe Kranz;Moers;1999;20;10\nEva Berg;Moers;1999;30;0\n").rows
    held = [row.membership for row in rows if row.membership]
    part = None if due == 2000 else 2000
    assert [(each.fee_cents, each.paid, each.paid_cents) for each in held] == [
        *((due, None if part else True, part), (3000, True, None))
    ]


@pytest.mark.parametrize(
    "heads",
    [
        *("Soll 2026;Ist 2026;Zahldatum", "Beitrag Soll;Bezahlt;Zahldatum"),
        *("Cotisation due;Montant versé;Date règlement", "Cotis. due;Versé;Payé le"),
        *("Amount due;Amount received;Date paid", "Due;Paid;Date paid"),
        *("Wysokość składki;Wpłacono za 2026;Data wpłaty 2026",),
        *("Kwota składki;Wpłacono;Data wpłaty 2026",),
    ],
)
def test_what_is_due_has_many_names(heads):
    head = f"Name;Ort;Mitglied seit;{heads}\n"
    more = "Eva Berg;Moers;1999;30;30;06.02.2026\n"
    row = source(f"{head}Uwe Kranz;Moers;1999;30;20;05.02.2026\n{more}").rows[0]
    assert row.membership is not None
    held = row.membership
    assert (held.fee_cents, held.paid_cents, held.paid_on) == (3000, 2000, "2026-02-05")
    assert row.contacts[0].card.note == ""
