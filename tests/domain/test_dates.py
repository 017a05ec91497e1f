"""Dates and times as each language prints them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.dates import (
    about,
    clock_time,
    date_interval,
    day_and_month,
    french_spacing,
    long_date,
    month_and_year,
    short_date,
    time_span,
    weekday_date,
)

LANGUAGES = ("de", "fr", "en", "pl")
ASCENSION = date(2027, 5, 6)


def _plain(text):
    """With ordinary blanks."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (time(17, 30), ("17.30 Uhr", "17 h 30", "5.30 pm", "godz. 17.30")),
        (time(17, 0), ("17.00 Uhr", "17 h", "5 pm", "godz. 17.00")),
        (time(9, 5), ("9.05 Uhr", "9 h 05", "9.05 am", "godz. 9.05")),
        (time(12, 0), ("12.00 Uhr", "12 h", "12 noon", "godz. 12.00")),
        (time(12, 30), ("12.30 Uhr", "12 h 30", "12.30 pm", "godz. 12.30")),
        (time(0, 0), ("0.00 Uhr", "0 h", "12 midnight", "godz. 0.00")),
        (time(0, 15), ("0.15 Uhr", "0 h 15", "12.15 am", "godz. 0.15")),
    ],
)
def test_clock_time(moment, expected):
    assert tuple(_plain(clock_time(moment, code)) for code in LANGUAGES) == expected


def test_in_a_column_the_time_stands_alone():
    columns = [_plain(clock_time(time(17, 30), code, bare=True)) for code in LANGUAGES]
    assert columns == ["17.30", "17 h 30", "5.30 pm", "17.30"]
    assert clock_time(time(17, 30), "hu") == "17:30"


@given(st.times())
def test_a_time_is_never_broken_over_two_lines(moment):
    for code in LANGUAGES:
        assert " " not in clock_time(moment, code)
        assert " " not in about(moment, code)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(17, 30), time(19),
         ("17.30–19.00 Uhr", "17 h 30 – 19 h", "5.30–7 pm", "godz. 17.30–19.00")),
        (time(11, 30), time(13),
         ("11.30–13.00 Uhr", "11 h 30 – 13 h", "11.30 am – 1 pm", "godz. 11.30–13.00")),
        (time(10), time(12),
         ("10.00–12.00 Uhr", "10 h – 12 h", "10 am – 12 noon", "godz. 10.00–12.00")),
        (time(17, 30), None, ("17.30 Uhr", "17 h 30", "5.30 pm", "godz. 17.30")),
        (time(17, 30), time(17, 30), ("17.30 Uhr", "17 h 30", "5.30 pm", "godz. 17.30")),
    ],
)  # fmt: skip
def test_time_span(start, end, expected):
    assert tuple(_plain(time_span(start, end, code)) for code in LANGUAGES) == expected


def test_time_span_in_a_column():
    spans = [_plain(time_span(time(17, 30), time(19), code, bare=True)) for code in LANGUAGES]
    assert spans == ["17.30–19.00", "17 h 30 – 19 h", "5.30–7 pm", "17.30–19.00"]


def test_a_time_that_is_not_certain():
    moment = time(17, 30)
    assert [_plain(about(moment, code)) for code in LANGUAGES] == [
        "ca. 17.30 Uhr", "vers 17 h 30", "around 5.30 pm", "ok. godz. 17.30",
    ]  # fmt: skip
    assert _plain(about(moment, "pl", bare=True)) == "ok. 17.30"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (ASCENSION, ("6. Mai 2027", "6 mai 2027", "6 May 2027", "6 maja 2027")),
        (date(2027, 3, 1), ("1. März 2027", "1er mars 2027", "1 March 2027", "1 marca 2027")),
        (date(2026, 12, 24),
         ("24. Dezember 2026", "24 décembre 2026", "24 December 2026", "24 grudnia 2026")),
    ],
)  # fmt: skip
def test_long_date(day, expected):
    assert tuple(long_date(day, code) for code in LANGUAGES) == expected


def test_weekday_date():
    assert [weekday_date(ASCENSION, code) for code in LANGUAGES] == [
        "Donnerstag, 6. Mai", "jeudi 6 mai", "Thursday 6 May", "czwartek, 6 maja",
    ]  # fmt: skip
    assert weekday_date(ASCENSION, "fr", year=True) == "jeudi 6 mai 2027"
    assert weekday_date(ASCENSION, "de", year=True) == "Donnerstag, 6. Mai 2027"


def test_parts_of_a_date():
    assert day_and_month(5, 1, "fr") == "1er mai"
    assert [month_and_year(2027, 5, code) for code in LANGUAGES] == [
        "Mai 2027", "mai 2027", "May 2027", "maj 2027",
    ]  # fmt: skip


def test_short_date():
    assert [short_date(ASCENSION, code) for code in LANGUAGES] == [
        "06.05.2027", "06/05/2027", "06/05/2027", "06.05.2027",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "plain", "sentence"),
    [
        (ASCENSION, date(2027, 5, 9),
         ("6.–9. Mai 2027", "6–9 mai 2027", "6–9 May 2027", "6–9 maja 2027"),
         ("vom 6. bis 9. Mai 2027", "du 6 au 9 mai 2027", "from 6 to 9 May 2027",
          "od 6 do 9 maja 2027")),
        (date(2027, 5, 28), date(2027, 6, 1),
         ("28. Mai – 1. Juni 2027", "28 mai – 1er juin 2027", "28 May – 1 June 2027",
          "28 maja – 1 czerwca 2027"),
         ("vom 28. Mai bis 1. Juni 2027", "du 28 mai au 1er juin 2027",
          "from 28 May to 1 June 2027", "od 28 maja do 1 czerwca 2027")),
        (date(2027, 12, 30), date(2028, 1, 2),
         ("30. Dezember 2027 – 2. Januar 2028", "30 décembre 2027 – 2 janvier 2028",
          "30 December 2027 – 2 January 2028", "30 grudnia 2027 – 2 stycznia 2028"),
         ("vom 30. Dezember 2027 bis 2. Januar 2028", "du 30 décembre 2027 au 2 janvier 2028",
          "from 30 December 2027 to 2 January 2028",
          "od 30 grudnia 2027 do 2 stycznia 2028")),
        (ASCENSION, ASCENSION,
         ("6. Mai 2027", "6 mai 2027", "6 May 2027", "6 maja 2027"),
         ("am 6. Mai 2027", "le 6 mai 2027", "on 6 May 2027", "6 maja 2027")),
    ],
)  # fmt: skip
def test_date_interval(start, end, plain, sentence):
    assert tuple(date_interval(start, end, code) for code in LANGUAGES) == plain
    spoken = tuple(date_interval(start, end, code, form="sentence") for code in LANGUAGES)
    assert spoken == sentence
    heading = date_interval(start, end, "de", form="heading")
    assert heading == plain[0]
    assert date_interval(start, end, "fr", form="heading") == sentence[1]


def test_other_languages_follow_babel():
    assert long_date(ASCENSION, "hu") == "2027. május 6."
    assert date_interval(ASCENSION, date(2027, 5, 9), "it") == "6 maggio 2027 – 9 maggio 2027"
    assert date_interval(ASCENSION, ASCENSION, "it") == "6 maggio 2027"
    assert month_and_year(2027, 5, "es") == "mayo de 2027"
    assert short_date(ASCENSION, "it") == "06/05/2027"
    assert weekday_date(ASCENSION, "it") == "giovedì 6 maggio"
    assert weekday_date(ASCENSION, "it", year=True) == "giovedì 6 maggio 2027"
    assert long_date(ASCENSION, "zz") == "6 May 2027"


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Pompiers: exercice", "Pompiers\u00a0: exercice"),
        ("Pompiers : exercice", "Pompiers\u00a0: exercice"),
        ("conseil municipal; avec interprète", "conseil municipal\u202f; avec interprète"),
        ("Bienvenue!", "Bienvenue\u202f!"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("chorale «Klangbrücke» et buffet", "chorale «\u00a0Klangbrücke\u00a0» et buffet"),
        ("« Bonjour ! »", "«\u00a0Bonjour\u202f!\u00a0»"),
        ("Rendez-vous : 17:30", "Rendez-vous\u00a0: 17:30"),
        ("https://example.org/?a=1;b=2", "https://example.org/?a=1;b=2"),
        ("Rien à changer.", "Rien à changer."),
        ("", ""),
    ],
)
def test_french_blanks(text, spaced):
    assert french_spacing(text) == spaced


@given(st.text(alphabet="ab :;!?«»\u00a0\u202f/1.\n"))
def test_french_blanks_are_set_once_and_change_no_letter(text):
    spaced = french_spacing(text)
    assert french_spacing(spaced) == spaced
    assert "".join(spaced.split()) == "".join(text.split())


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_names_of_months_and_days_are_those_of_babel(language):
    from babel import Locale

    from twincrm.domain.calendar_names import DAYS, MONTHS, MONTHS_ALONE

    locale = Locale.parse(language)
    for names, theirs in (
        (MONTHS, locale.months["format"]["wide"]),
        (MONTHS_ALONE, locale.months["stand-alone"]["wide"]),
        (DAYS, locale.days["stand-alone"]["wide"]),
    ):
        assert names[language].split() == [theirs[key] for key in sorted(theirs)]
