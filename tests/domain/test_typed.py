"""Times and prices are read as people type them, and shown so that they can be read again."""

from __future__ import annotations

from datetime import time

import pytest

from twincrm.domain.errors import InputError
from twincrm.domain.typed import read_price, read_time, shown_price, shown_time


@pytest.mark.parametrize(
    "typed",
    ["17.30", "17:30", "1730", "17 h 30", "17h30", "17.30 Uhr", "5.30 pm", "5:30 PM", "5.30 p.m."],
)
def test_times_as_people_write_them(typed):
    assert read_time(typed, "de") == time(17, 30)


def test_whole_hours_noon_and_midnight():
    assert read_time("9", "de") == time(9)
    assert read_time("17 h", "fr") == time(17)
    assert read_time("930", "de") == time(9, 30)
    assert read_time("12 am", "en") == time(0)
    assert read_time("12 pm", "en") == time(12)
    assert read_time("  ", "de") is None


@pytest.mark.parametrize("typed", ["25", "12.60", "bald", "24.00", "1.2.3", "17.5.", "13-14"])
def test_what_is_no_time_is_said(typed):
    with pytest.raises(InputError):
        read_time(typed, "de")


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl", "it"])
def test_what_is_shown_can_be_read(language):
    for moment in (time(0), time(0, 5), time(9), time(12), time(17, 30), time(23, 59)):
        assert read_time(shown_time(moment, language), language) == moment
    for cents in (0, 5, 50, 1200, 1250, 99_999_99):
        assert read_price(shown_price(cents, language), language) == cents
    assert shown_time(None, language) == shown_price(None, language) == ""


def test_prices():
    assert read_price("12,5", "de") == 1250
    assert read_price("12.50 €", "en") == 1250
    assert read_price("12 Euro", "de") == 1200
    assert read_price("", "de") is None
    for wrong in ("viel", "1,234", "-3", "12,50,3"):
        with pytest.raises(InputError):
            read_price(wrong, "de")
