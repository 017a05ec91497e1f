"""What a list of members adds up to is said, so that a column read otherwise is seen."""

from __future__ import annotations

from worlds.member_lists import take
from worlds.tables import source

from twincrm.runtime.language import catalogue
from twincrm.services.interchange.account import account_of

LIST = (
    "Nr.;Name;Vorname;Straße;PLZ;Ort;Art;Eintritt;Beitrag 2026;Austritt\n"
    "1;Abel;Uwe;Ringstr. 1;47441;Moers;Ehepaar;2010;45,50;\n"
    "1;Abel;Eva;Ringstr. 1;47441;Moers;Ehepaar;2010;45,50;\n"
    "2;Busch;Jan;Ringstr. 2;47441;Moers;Einzel;2011;30;\n"
    "3;Conrad;Ute;Ringstr. 3;47441;Moers;Einzel;2012;;\n"
    "4;Dorn;Max;Ringstr. 4;47441;Moers;Ehrenmitglied;1980;;\n"
    ";Ernst;Ina;Ringstr. 5;47441;Moers;;;zur Zeit;\n"
    "5;Falk;Ole;Ringstr. 6;47441;Moers;Einzel;2001;;2024\n"
)
TWICE = "1 row repeats the subscription of somebody with the same membership; it counts once: row 3"


def said(plan, language: str, rows=None) -> list[str]:
    return [catalogue(language).say(each) for each in account_of(plan, language, rows)]


def test_subscriptions_are_added_up_and_who_has_none_is_named(dispatcher):
    found = take(dispatcher, source(LIST))
    assert said(found, "en") == [
        "2 subscriptions of 2026, 75.50 € in all",
        "1 new member without a subscription of 2026: row 5",
        TWICE,
        "1 row makes nobody a member: row 7",
    ]
    assert said(found, "de")[0] == "2 Beiträge für 2026, zusammen 75,50 €"
    assert said(found, "en", found.rows[2:3]) == ["1 subscription of 2026, 30 € in all"]
    assert said(take(dispatcher, source(LIST)), "en") == []


def test_the_subscription_of_a_couple_may_stand_in_the_second_row(dispatcher):
    later = LIST.replace("2010;45,50;\n", "2010;;\n", 1)
    assert said(take(dispatcher, source(later)), "en") == [
        "2 subscriptions of 2026, 75.50 € in all",
        "1 new member without a subscription of 2026: row 5",
        "1 row makes nobody a member: row 7",
    ]


def test_contacts_that_are_no_members_add_up_to_nothing(dispatcher):
    assert said(take(dispatcher, source("Name;Vorname;Ort\nAbel;Uwe;Moers\n")), "en") == []
