"""One search: every word a beginning or a part, accents and cases aside, best hits first."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twincrm.domain.texts import Message
from twincrm.store import search
from twincrm.store.models import Email, Organisation, Person, Phone, Place
from twincrm.store.search import index, query, statements


@dataclass(frozen=True)
class Filling:
    """Puts rows of one kind into a test's file."""

    model: type
    rows: list[dict[str, object]]
    label: Message = field(default_factory=lambda: Message("Test"))

    def run(self, work):
        return work.bulk_insert(self.model, self.rows)


def fill(dispatcher, model, *rows):
    return dispatcher.execute(Filling(model, list(rows))).result


def names(dispatcher, text, **options) -> list[str]:
    return [hit.title for hit in dispatcher.ask(search.find, text, **options)]


PEOPLE = [
    ("Jørgen", "Łukaszewicz"),
    ("Käthe", "Weiß"),
    ("Zoë", "Œuvrard"),
    ("Ayşe", "Yılmaz"),
    ("Jürgen", "Müller"),
    ("Ursula", "Mueller"),
    ("Jean-Luc", "Wattrelos"),
    ("Anna-Maria", "d’Estaing"),
]


@pytest.fixture
def club(dispatcher):
    """Eight people, two organisations and a town."""
    people = [{"given": given, "family": family} for given, family in PEOPLE]
    keys = fill(dispatcher, Person, *people)
    fill(
        dispatcher,
        Phone,
        {"person_id": keys[0], "number": "0171 3920001", "e164": "+491713920001"},
        {"person_id": keys[6], "number": "06 39 98 20 57", "e164": "+33639982057"},
    )
    address = "j-l.wattrelos@example.org"
    fill(dispatcher, Email, {"person_id": keys[6], "address": address, "folded": address})
    fill(dispatcher, Place, {"name": "Żory", "country": "PL"})
    fill(
        dispatcher,
        Organisation,
        {"name": "Freiwillige Feuerwehr Müllerthal", "sector": "administration"},
        {"name": "„Klangbrücke“ Żory", "sector": "civil_society"},
    )
    return dispatcher


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("łukas", "Jørgen Łukaszewicz"),
        ("LUKAS", "Jørgen Łukaszewicz"),
        ("jorgen", "Jørgen Łukaszewicz"),
        ("weiss", "Käthe Weiß"),
        ("WEIẞ", "Käthe Weiß"),
        ("oeuv", "Zoë Œuvrard"),
        ("zoe œ", "Zoë Œuvrard"),
        ("yilmaz", "Ayşe Yılmaz"),
        ("yıl", "Ayşe Yılmaz"),
        ("attrel", "Jean-Luc Wattrelos"),
        ("luc watt", "Jean-Luc Wattrelos"),
        ("watt luc", "Jean-Luc Wattrelos"),
        ("jean-luc", "Jean-Luc Wattrelos"),
        ("j wa", "Jean-Luc Wattrelos"),
        ("d'estaing", "Anna-Maria d’Estaing"),
        ("estaing", "Anna-Maria d’Estaing"),
        ("an ma", "Anna-Maria d’Estaing"),
        ("wattrelos@exam", "Jean-Luc Wattrelos"),
        ("j-l.w", "Jean-Luc Wattrelos"),
        ("example.org", "Jean-Luc Wattrelos"),
        ("erweh", "Freiwillige Feuerwehr Müllerthal"),
        ("(Feuerwehr)", "Freiwillige Feuerwehr Müllerthal"),
    ],
)
def test_a_word_is_found_as_a_beginning_or_a_part(club, text, title):
    assert names(club, text) == [title]


@pytest.mark.parametrize("text", ["lu xx", "tt", "eu", "weber", "jean-luc weiß"])
def test_every_word_must_match_and_short_ones_at_the_beginning(club, text):
    assert names(club, text) == []


def test_umlauts_are_found_in_every_spelling(club):
    assert names(club, "Mueller") == [
        "Ursula Mueller",
        "Jürgen Müller",
        "Freiwillige Feuerwehr Müllerthal",
    ]
    assert set(names(club, "müller")) == set(names(club, "mueller"))


@pytest.mark.parametrize(
    "text",
    [
        "0171 3920001",
        "0171 39200",
        "0171 392 00 01",
        "01713920001",
        "0171/39 20 001",
        "(0171) 3920001",
        "+49 171 3920001",
        "+491713920001",
        "+49 (0)171 3920001",
        "0049171",
        "0049 171 39 20 001",
        "171 3920001",
        "3920001",
        "0171",
        "0171 jorgen",
        "jorgen +49 171 39",
    ],
)
def test_a_phone_is_found_however_its_digits_are_written(club, text):
    assert names(club, text) == ["Jørgen Łukaszewicz"]


def test_two_numbers_are_also_two_words(dispatcher):
    fill(dispatcher, Place, {"name": "Treffen 2024 bis 2025", "country": "DE"})

    assert names(dispatcher, "2025 2024") == ["Treffen 2024 bis 2025"]


def test_beginnings_come_first_then_words_of_the_title_then_the_rest(dispatcher):
    fill(dispatcher, Place, {"name": "Rosenheim", "country": "DE"})
    fill(
        dispatcher,
        Person,
        {"given": "Ute", "family": "Zorn", "nickname": "Rose"},
        {"given": "Rosa", "family": "Adam"},
        {"given": "Berta", "family": "Ambrosius"},
        {"given": "Uwe", "family": "Ros"},
    )
    hits = dispatcher.ask(search.find, "ros")

    assert [(hit.title, hit.score) for hit in hits] == [
        ("Uwe Ros", query.BEGINS_TITLE),
        ("Rosenheim", query.BEGINS_TITLE),
        ("Rosa Adam", query.IN_TITLE),
        ("Berta Ambrosius", query.ELSEWHERE),
        ("Ute Zorn", query.ELSEWHERE),
    ]


def test_a_full_name_finds_its_bearer_first(dispatcher):
    fill(
        dispatcher,
        Person,
        {"given": "Maria Anna", "family": "Adam"},
        {"given": "Anna", "family": "Marian"},
    )

    assert names(dispatcher, "anna maria") == ["Anna Marian", "Maria Anna Adam"]


def test_quotes_do_not_decide_the_order(club):
    assert names(club, "zory") == ["Żory", "„Klangbrücke“ Żory"]
    assert names(club, "kl") == ["„Klangbrücke“ Żory"]


def test_kinds_narrow_what_is_found(club):
    assert names(club, "müller", kinds=("organisation",)) == ["Freiwillige Feuerwehr Müllerthal"]
    assert names(club, "müller", kinds=("person",)) == ["Ursula Mueller", "Jürgen Müller"]
    assert names(club, "j", kinds=("place",)) == []


def test_pages_of_a_search_continue_each_other(club):
    whole = names(club, "müller")

    assert [names(club, "müller", limit=1, offset=place)[0] for place in range(3)] == whole
    assert names(club, "müller", offset=3) == []
    assert names(club, "müller", limit=0) == []
    assert club.ask(search.count, "müller") == 3
    assert club.ask(search.count, "müller", kinds=("person",)) == 2
    assert club.ask(search.count, " ") == 0


@pytest.fixture
def crowd(dispatcher):
    """So many Annas that they are not looked up one by one."""
    rows = [{"given": "Anna", "family": f"Weber{999 - n:03}"} for n in range(1000)]
    fill(dispatcher, Person, *rows, {"given": "Joanna", "family": "Adam"})
    fill(dispatcher, Person, {"given": "Zoë", "family": "Annas"}, {"given": "Anna", "family": "Ab"})
    fill(dispatcher, Place, {"name": "Annaberg", "country": "DE"})
    return dispatcher


def test_many_hits_are_ranked_like_few(crowd):
    assert crowd.ask(search.count, "anna") == 1004
    assert names(crowd, "anna", limit=3) == ["Annaberg", "Zoë Annas", "Anna Ab"]

    everything = crowd.ask(search.find, "anna", limit=2000)
    assert len(everything) == len(set(everything)) == 1004
    assert everything[-1].title == "Joanna Adam"
    assert crowd.ask(search.find, "anna", limit=5, offset=999) == everything[999:]


@pytest.mark.parametrize(
    "text",
    ["a", "an", "ann", "anna", "anna w", "anna we", "a w", "w a", "weber anna", "weber9", "oanna",
     "nna 99", "ber", "e", "annas zoë", "müll", "0171", "999", "ann ann", "nix"],
)  # fmt: skip
def test_however_many_hits_there_are_they_come_in_the_same_order(crowd, monkeypatch, text):
    """What is too much to be looked up one by one is found in other ways."""
    monkeypatch.setattr(query, "FEW", 5_000)
    monkeypatch.setattr(query, "VERY_FEW", 5_000)
    everything = crowd.ask(search.find, text, limit=2_000)
    keys = crowd.ask(search.ids, text, (), "rank")
    by_name = crowd.ask(search.ids, text, (), "name_down")
    monkeypatch.setattr(query, "FEW", 7)
    monkeypatch.setattr(query, "VERY_FEW", 2)
    monkeypatch.setattr(statements, "NEAR", 60)

    assert crowd.ask(search.find, text, limit=2_000) == everything
    for limit in (1, 5, 50, 990):
        assert crowd.ask(search.find, text, limit=limit) == everything[:limit]
        assert crowd.ask(search.ids, text, (), "rank", limit) == keys[:limit]
    assert crowd.ask(search.ids, text, (), "rank") == keys
    assert crowd.ask(search.ids, text, (), "name_down") == by_name
    assert sorted(by_name) == sorted(keys)


def test_many_hits_of_one_letter_come_in_the_order_of_names(crowd):
    assert crowd.ask(search.count, "w") == 1000
    assert names(crowd, "w", limit=2) == ["Anna Weber000", "Anna Weber001"]


def test_ids_for_lists_come_in_order(club):
    def shown(text, order):
        keys = club.ask(search.ids, text, ("person", "place"), order)
        kept = club.ask(lambda s: index.entries_by_id(s.connection(), keys))
        return [kept[key].title for key in keys]

    assert shown("zo", "name") == ["Zoë Œuvrard", "Żory"]
    assert shown("zo", "name_down") == ["Żory", "Zoë Œuvrard"]
    assert shown("", "name")[0] == "Anna-Maria d’Estaing"
    assert len(shown("", "name")) == 9
    assert shown("wattr", "rank") == ["Jean-Luc Wattrelos"]


def test_ids_in_order_of_rank_are_those_that_are_found(crowd):
    keys = crowd.ask(search.ids, "anna", (), "rank")
    hits = crowd.ask(search.find, "anna", limit=2000)

    assert list(keys) == [search.entry_id(hit.kind, hit.record_id) for hit in hits]


HOSTILE = [
    "", " ", '"', "''", '"anna', "anna*", "*", "NEAR(anna weiß, 3)", "anna OR", "AND", "NOT anna",
    "{heading}: x", "heading:anna", "^anna", "-anna", "+", "(", "((((", "%", "_", "?", ":1", "\x00",
    "anna\x00weiß", "\ud800", "😀", "\u202eanna", "a" * 10_000, "a " * 5_000, '"' * 10_000,
    "1" * 10_000, "+49 " * 3_000, "0 0 0 0", "+0", "00", "'; DROP TABLE person; --", "\\", "日本",
    "ß", "ﬁ", "İ", "\u0301", "e\u0301", "1/2", "½", "٣٤٥ ٦٧", "a\nb", "\t", "WÆ", "wae",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_understood_as_an_instruction(club, text):
    found = club.ask(search.find, text)

    assert club.ask(search.count, text) == len(found)
    club.ask(search.ids, text, ("person",), "rank")


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
@given(st.text())
def test_whatever_is_typed_is_answered(club, text):
    found = club.ask(search.find, text)

    assert club.ask(search.count, text) == len(found)
    assert len(club.ask(search.ids, text, (), "rank")) in (len(found), 11)
