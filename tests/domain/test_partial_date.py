"""Dates as people know them: whole, in part, and typed in many ways."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.partial_date import PartialDate

TODAY = date(2027, 4, 19)

FULL = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)).map(PartialDate.from_date)
PARTIAL = FULL | FULL.flatmap(
    lambda d: st.sampled_from(
        [PartialDate(d.year, d.month), PartialDate(d.year), PartialDate(None, d.month, d.day)]
    )
)


@pytest.mark.parametrize(
    ("typed", "language", "iso"),
    [
        ("19.04.1957", "de", "1957-04-19"),
        ("19.4.57", "de", "1957-04-19"),
        (" 19. 4. 1957 ", "de", "1957-04-19"),
        ("18.4.27", "de", "2027-04-18"),
        ("19.4.27", "de", "2027-04-19"),
        ("20.4.27", "de", "1927-04-20"),
        ("1957", "de", "1957"),
        ("19.04.", "de", "--04-19"),
        ("19/04", "fr", "--04-19"),
        ("04/1957", "de", "1957-04"),
        ("4.1957", "pl", "1957-04"),
        ("19/04/1957", "fr", "1957-04-19"),
        ("19/04/1957", "en", "1957-04-19"),
        ("3/4/57", "en", "1957-04-03"),
        ("19 avril 1957", "fr", "1957-04-19"),
        ("1er août 1990", "fr", "1990-08-01"),
        ("3 fév. 2001", "fr", "2001-02-03"),
        ("19. April 1957", "de", "1957-04-19"),
        ("28. März", "de", "--03-28"),
        ("Dez. 1989", "de", "1989-12"),
        ("19th April 1957", "en", "1957-04-19"),
        ("April 19, 1957", "en", "1957-04-19"),
        ("19 Apr 57", "en", "1957-04-19"),
        ("19 kwietnia 1957 r.", "pl", "1957-04-19"),
        ("kwiecień 1957", "pl", "1957-04"),
        ("1957. április 19.", "hu", "1957-04-19"),
        ("19 avril 1957", "de", "1957-04-19"),
        ("1957-04-19", "de", "1957-04-19"),
        ("1957-04", "fr", "1957-04"),
        ("--04-19", "en", "--04-19"),
        ("--0419", "en", "--04-19"),
        ("19570419", "de", "1957-04-19"),
        ("19041957", "de", "1957-04-19"),
        ("29.2.00", "de", "2000-02-29"),
        ("29.02.", "de", "--02-29"),
    ],
)
def test_what_people_type_is_understood(typed, language, iso):
    assert PartialDate.parse(typed, language, today=TODAY).iso == iso


@pytest.mark.parametrize(
    ("about", "typed", "iso"),
    [
        (About.COMING, "6.5.27", "2027-05-06"),
        (About.COMING, "3.12.26", "2026-12-03"),
        (About.COMING, "1.1.85", "1985-01-01"),
        (About.COMING, "6.5.", "2027-05-06"),
        (About.COMING, "18. April", "2028-04-18"),
        (About.COMING, "29.2.", "2028-02-29"),
        (About.TERM, "31.12.32", "2032-12-31"),
        (About.TERM, "1.5.57", "1957-05-01"),
        (About.PAST, "6.5.27", "1927-05-06"),
        (About.PAST, "6.5.", "--05-06"),
        (About.RECENT, "6.5.", "2026-05-06"),
        (About.RECENT, "29.2.", "2024-02-29"),
        (About.LEAVING, "31.12.", "2027-12-31"),
        (About.LEAVING, "31.12.98", "1998-12-31"),
        (About.NEAR, "1.5.", "2027-05-01"),
        (About.NEAR, "1.3.", "2027-03-01"),
        (About.NEAR, "1.5.75", "1975-05-01"),
    ],
)
def test_what_a_date_is_about_settles_its_year(about, typed, iso):
    assert PartialDate.parse(typed, "de", today=TODAY, about=about).iso == iso


@pytest.mark.parametrize(
    "typed",
    ["", "bald", "31.02.1957", "29.02.1957", "04/19/1957", "32. Mai", "1.2.3.4", "19", "195",
     "0000", "19. Quark 1957", "April", "13/1957", "00.00.1957", "19.04.1957 ca.", "²"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(InputError) as refused:
        PartialDate.parse(typed, "de", today=TODAY)
    assert refused.value.message.values["text"] == typed


def test_the_refusal_shows_a_date_in_the_readers_manner():
    for language, example in (("de", "19.04.1957"), ("fr", "19/04/1957")):
        with pytest.raises(InputError) as refused:
            PartialDate.parse("gestern", language, today=TODAY)
        assert refused.value.message.values["example"] == example


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text):
    with suppress(InputError):
        assert PartialDate.from_iso(PartialDate.parse(text, "de", today=TODAY).iso)


@pytest.mark.parametrize(
    ("iso", "de", "fr", "en", "pl"),
    [
        ("1957-04-19", "19. April 1957", "19 avril 1957", "19 April 1957", "19 kwietnia 1957"),
        ("1957-04", "April 1957", "avril 1957", "April 1957", "kwiecień 1957"),
        ("1957", "1957", "1957", "1957", "1957"),
        ("--04-19", "19. April", "19 avril", "19 April", "19 kwietnia"),
        ("--05-01", "1. Mai", "1er mai", "1 May", "1 maja"),
    ],
)
def test_each_language_writes_it_its_own_way(iso, de, fr, en, pl):
    day = PartialDate.from_iso(iso)
    assert [day.format(language) for language in ("de", "fr", "en", "pl")] == [de, fr, en, pl]


@pytest.mark.parametrize(
    ("iso", "de", "fr"),
    [
        ("1957-04-19", "19.04.1957", "19/04/1957"),
        ("1957-04", "04.1957", "04/1957"),
        ("1957", "1957", "1957"),
        ("--04-19", "19.04.", "19/04"),
    ],
)
def test_the_entry_field_shows_the_short_form(iso, de, fr):
    day = PartialDate.from_iso(iso)
    assert (day.typed("de"), day.typed("fr")) == (de, fr)


@given(PARTIAL, st.sampled_from(["de", "fr", "en", "pl"]))
def test_what_is_shown_can_be_typed_again(day, language):
    assert PartialDate.from_iso(day.iso) == day
    assert PartialDate.parse(day.typed(language), language, today=TODAY) == day
    assert PartialDate.parse(day.format(language), language, today=TODAY) == day


@pytest.mark.parametrize(
    "iso",
    ["1957-4-19", "1957-13", "1957-00", "1957-04-00", "57", "--4-1", "1957-02-30", "", "0000"],
)
def test_no_other_text_is_stored(iso):
    with pytest.raises(InputError):
        PartialDate.from_iso(iso)


@pytest.mark.parametrize(
    "parts", [(None, None, None), (None, 4, None), (1957, None, 19), (None, None, 1)]
)
def test_a_day_needs_its_month_and_a_month_its_year_or_day(parts):
    with pytest.raises(InputError):
        PartialDate(*parts)


@pytest.mark.parametrize(
    ("iso", "on", "age"),
    [
        ("1957-04-19", date(2027, 4, 18), 69),
        ("1957-04-19", date(2027, 4, 19), 70),
        ("2004-02-29", date(2027, 2, 28), 22),
        ("2004-02-29", date(2027, 3, 1), 23),
        ("2004-02-29", date(2028, 2, 29), 24),
        ("1957-04", date(2027, 4, 19), None),
        ("1957-04", date(2027, 5, 1), 70),
        ("1957-04", date(2027, 3, 31), 69),
        ("1957", date(2027, 12, 31), None),
        ("--04-19", date(2027, 4, 19), None),
        ("2030-01-01", date(2027, 4, 19), None),
    ],
)
def test_age(iso, on, age):
    assert PartialDate.from_iso(iso).age_on(on) == age


def test_years_reached_in_a_year_need_the_year_only():
    assert PartialDate(1967).turns_in(2027) == 60
    assert PartialDate(1967).turns_in(1960) is None
    assert PartialDate(None, 5, 1).turns_in(2027) is None


@pytest.mark.parametrize(
    ("iso", "anniversary"),
    [
        ("1957-04-19", date(2027, 4, 19)),
        ("1957-04-18", date(2028, 4, 18)),
        ("--12-24", date(2027, 12, 24)),
        ("2004-02-29", date(2028, 2, 29)),
        ("1957", None),
        ("1957-04", None),
    ],
)
def test_next_anniversary(iso, anniversary):
    assert PartialDate.from_iso(iso).next_anniversary(TODAY) == anniversary


def test_a_leap_day_is_kept_on_the_first_of_march_in_common_years():
    assert PartialDate(2004, 2, 29).next_anniversary(date(2027, 1, 1)) == date(2027, 3, 1)


def test_where_the_calendar_ends_nothing_returns():
    assert PartialDate(1990, 4, 19).next_anniversary(date.max) is None
    assert PartialDate(1990, 12, 31).next_anniversary(date.max) == date.max


@given(FULL, st.dates(min_value=date(1900, 1, 1), max_value=date(2900, 1, 1)))
def test_on_the_anniversary_a_round_number_of_years_is_complete(day, on):
    anniversary = day.next_anniversary(on)
    assert anniversary is not None
    assert on <= anniversary
    if anniversary.year >= (day.year or 0):
        assert day.age_on(anniversary) == anniversary.year - (day.year or 0)


def test_dates_sort_by_time_and_those_without_year_come_last():
    in_order = ["1957", "1957-04", "1957-04-19", "1958", "--01-02", "--04-19"]
    days = [PartialDate.from_iso(iso) for iso in reversed(in_order)]
    assert [str(day) for day in sorted(days)] == in_order


@given(FULL, FULL)
def test_full_dates_sort_like_the_calendar(one, other):
    assert (one < other) == (one.iso < other.iso)


def test_a_full_date_is_a_day_of_the_calendar():
    assert PartialDate(1957, 4, 19).as_date() == date(1957, 4, 19)
    assert PartialDate(1957, 4).as_date() is None
