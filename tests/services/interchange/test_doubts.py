"""What is taken for known although something speaks against it is said, never hidden."""

from __future__ import annotations

import pytest
from worlds.tables import source as table

from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.doubts import births_agree, names_agree
from twincrm.services.interchange.plan import make_plan
from twincrm.services.interchange.sources import read_card_source
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.people.drafts import read_person

FATHER = ("UID:a-1", "N:Weber;Karl;;;", "FN:Karl Weber", "BDAY:1950-01-01", "TEL:02842 123456")
SON = ("UID:a-2", "N:Weber;Karl;;;", "FN:Karl Weber", "BDAY:1980-05-05", "TEL:02842 123456")


def card(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode()


def source(*cards: bytes):
    return read_card_source(b"".join(cards), "kontakte.vcf", "DE")


def take(dispatcher, *cards: bytes, **options):
    return dispatcher.execute(ImportCards((source(*cards),), **options)).result


def doubts(plan) -> list[str]:
    return [problem.message.id.format(**problem.message.values) for problem in plan.problems]


def test_a_son_on_the_landline_of_the_family_is_no_father(dispatcher):
    take(dispatcher, card(*FATHER))

    plan = take(dispatcher, card(*SON))

    assert [c.action for c in plan.cards] == ["new"]
    assert plan.duplicates == 0
    assert "same phone number but another birthday" in doubts(plan)[0]
    assert [dispatcher.ask(read_person, n).birth_date for n in (1, 2)] == [
        "1950-01-01",
        "1980-05-05",
    ]


def test_father_and_son_in_one_file_stay_two(dispatcher):
    plan = take(dispatcher, card(*FATHER), card(*SON))

    assert [c.action for c in plan.cards] == ["new", "new"]
    assert len(doubts(plan)) == 1
    again = take(dispatcher, card(*FATHER), card(*SON))
    assert [c.action for c in again.cards] == ["unchanged", "unchanged"]
    assert doubts(again) == []


def test_where_both_are_known_each_finds_his_own(dispatcher):
    take(dispatcher, card(*FATHER), card(*SON))

    plan = take(dispatcher, card(*SON[1:], "EMAIL:karl@example.org"))

    assert [c.match.key for c in plan.cards] == [2]
    assert doubts(plan) == []


def test_a_common_mailbox_is_believed_but_the_birthdays_are_named(dispatcher):
    take(dispatcher, card(*FATHER, "EMAIL:weber@example.org"))

    plan = take(dispatcher, card(*SON[1:], "EMAIL:weber@example.org"))

    assert [c.match.by for c in plan.cards] == ["email"]
    assert "the birthdays differ" in doubts(plan)[0]
    assert dispatcher.ask(read_person, 1).birth_date == "1950-01-01"


def test_two_people_under_one_identifier_in_one_file_stay_two(dispatcher):
    anna = card("UID:x", "N:Weber;Anna;;;", "FN:Anna Weber", "TEL:02842 1111111")
    bernd = card("UID:x", "N:Kurz;Bernd;;;", "FN:Bernd Kurz", "TEL:02842 2222222")

    plan = take(dispatcher, anna, bernd)

    assert [(c.action, c.fresh_uid) for c in plan.cards] == [("new", False), ("new", True)]
    assert "carries the same identifier as “Anna Weber”" in doubts(plan)[0]
    assert [len(dispatcher.ask(read_person, n).reach.phones) for n in (1, 2)] == [1, 1]
    again = take(dispatcher, anna, bernd)
    assert [(c.action, c.match.key) for c in again.cards] == [("unchanged", 1), ("unchanged", 2)]


def test_another_name_under_a_known_identifier_is_said(dispatcher):
    take(dispatcher, card("UID:x", "N:Weber;Anna;;;", "FN:Anna Weber"))

    plan = take(dispatcher, card("UID:x", "N:Kurz;Anna;;;", "FN:Anna Kurz", "TEL:02842 1111111"))

    assert [c.match.by for c in plan.cards] == ["uid"]
    assert "though the names differ" in doubts(plan)[0]
    assert dispatcher.ask(read_person, 1).family == "Weber"


def test_an_organisation_under_the_identifier_of_a_person_is_not_that_person(dispatcher):
    take(dispatcher, card("UID:x", "N:Weber;Anna;;;", "FN:Anna Weber"))

    plan = take(dispatcher, card("UID:x", "FN:Chor", "ORG:Chor", "N:;;;;", "TEL:02842 1111111"))

    assert [(c.action, c.incoming.kind) for c in plan.cards] == [("new", "organisation")]
    assert doubts(plan)
    assert dispatcher.ask(read_person, 1).reach.phones == ()


@pytest.mark.parametrize("mode", ["add", "skip", "merge"])
def test_a_doubt_is_said_where_something_is_taken_for_known(mode, dispatcher):
    take(dispatcher, card("UID:x", "N:Weber;Anna;;;", "FN:Anna Weber"))
    other = source(card("UID:x", "N:Kurz;Bernd;;;", "FN:Bernd Kurz"))

    plan = dispatcher.ask(make_plan, (other,), mode)

    assert bool(doubts(plan)) == (mode != "add")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Jürgen Müller", "Juergen Mueller", True),
        ("Anna Weber", "Weber Anna", True),
        ("Anna Maria Weber", "Anna Weber", True),
        ("Anna Weber", "Anna Kurz", False),
        ("Anna Weber", "", True),
    ],
)
def test_spellings_of_one_name_agree(one, other, agree):
    assert names_agree(one, other) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("1957-04-19", "1957-04-19", True),
        ("1957-04-19", "1957", True),
        ("1957-04-19", "--04-19", True),
        ("1957-04", "1957-04-19", True),
        ("1957", "--04-19", True),
        ("1957-04-19", "1957-04-20", False),
        ("1957-04-19", "1958", False),
        ("--04-19", "--04-20", False),
        (None, "1957", True),
    ],
)
def test_what_only_one_date_says_contradicts_nothing(one, other, agree):
    assert births_agree(one, other) is agree
    assert births_agree(other, one) is agree


@pytest.mark.parametrize(
    "lines",
    [("FN:", "TEL:0221 777"), ("TEL:0221 777",), ("FN:0221 777", "TEL:0221 777"),
     ("N:;;;;", "FN:", "EMAIL:post@example.org")],
)  # fmt: skip
def test_a_card_without_a_name_is_told_of(dispatcher, lines):
    plan = dispatcher.ask(make_plan, (source(card(*lines)),))

    assert [c.action for c in plan.cards] == ["new"]
    (said,) = doubts(plan)
    assert "has no name" in said
    assert plan.cards[0].incoming.title in said
    twice = dispatcher.ask(make_plan, (source(card(*lines)),), "add")
    assert doubts(twice) == [said]


@pytest.mark.parametrize("lines", [("FN:Anna",), ("FN:", "ORG:Chor"), ("FN:", "NICKNAME:Nana")])
def test_a_card_with_any_name_is_not(dispatcher, lines):
    assert doubts(dispatcher.ask(make_plan, (source(card(*lines, "TEL:0221 777")),))) == []


def test_a_nameless_card_that_is_known_is_told_of_no_more(dispatcher):
    nameless = card("FN:", "TEL:0221 777")
    take(dispatcher, nameless)

    again = dispatcher.ask(make_plan, (source(nameless),))

    assert [c.action for c in again.cards] == ["unchanged"]
    assert doubts(again) == []


def test_who_has_only_a_mailbox_in_a_list_comes_in_under_it_and_is_asked_about_once(dispatcher):
    mailed = table("E-Mail;Telefon\ninfo@example.org;02842 1\nnora.neu@example.org;\n")

    plan = dispatcher.execute(ImportTables((mailed,))).result
    again = dispatcher.execute(ImportTables((mailed,))).result

    said = [str(problem.message.values["problem"]) for problem in plan.problems]
    assert [row.action for row in plan.rows] == ["new", "new"]
    assert ["whose it is" in said[0], "Nora Neu" in said[1]] == [True, True]
    assert dispatcher.ask(read_person, 1).family == "info@example.org"
    assert [row.action for row in again.rows] == ["unchanged", "unchanged"]
    assert again.problems == ()
