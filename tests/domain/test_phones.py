"""Phone numbers as they are typed, dialled and looked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincrm.domain import phones
from twincrm.domain.phones import parse_phone


@pytest.mark.parametrize(
    ("typed", "read_in", "e164", "country"),
    [
        ("02842 123456", "DE", "+492842123456", "DE"),
        ("+49 (0)2842 / 12 34-56", "DE", "+492842123456", "DE"),
        ("0049 (0) 2842 123456", "FR", "+492842123456", "DE"),
        ("(02842) 123456", "DE", "+492842123456", "DE"),
        ("Tel.: 0171 1234567", "DE", "+491711234567", "DE"),
        ("1711234567", "DE", "+491711234567", "DE"),
        ("tel:+49-171-1234567", "", "+491711234567", "DE"),
        ("06 39 98 11 04", "FR", "+33639981104", "FR"),
        ("+33 6 39 98 11 04", "DE", "+33639981104", "FR"),
        ("01632 960123", "GB", "+441632960123", "GB"),
        ("32 123 45 67", "PL", "+48321234567", "PL"),
        ("06 1 234 5678", "HU", "+3612345678", "HU"),
        ("02 1234567", "IT", "+39021234567", "IT"),
        ("00 33 1 23 45 67 89", "US", "+33123456789", "FR"),
    ],
)
def test_a_number_is_read_as_dialled_in_its_country(typed, read_in, e164, country):
    phone = parse_phone(typed, read_in)
    assert (phone.typed, phone.e164, phone.country) == (typed, e164, country)


@pytest.mark.parametrize(
    "typed",
    ["4321", "123456", "18701689394", "112", "abends", "", "0171 1234567 / 0172 7654321", "+49",
     "weiß Frau Weber", "02842 123456789012345"],
)  # fmt: skip
def test_what_is_no_full_number_is_kept_as_typed(typed):
    phone = parse_phone(typed, "DE")
    assert phone.typed == typed
    assert phone.e164 is None
    assert phone.national() == phone.international() == typed
    assert not phone.is_plausible()
    assert phone.kind() == "unknown"


def test_without_a_country_only_international_numbers_are_read():
    assert parse_phone("02842 123456", "").e164 is None
    assert parse_phone("+48 32 123 45 67", "").country == "PL"


@pytest.mark.parametrize(
    ("typed", "country", "national", "international"),
    [
        ("02842123456", "DE", "02842 123456", "+49 2842 123456"),
        ("0639981104", "FR", "06 39 98 11 04", "+33 6 39 98 11 04"),
        ("321234567", "PL", "32 123 45 67", "+48 32 123 45 67"),
        ("07700900123", "GB", "07700 900123", "+44 7700 900123"),
        ("0800123456", "DE", "0800123456", "+49 800123456"),
        ("02974 1", "DE", "02974 1", "+49 29741"),
    ],
)
def test_display(typed, country, national, international):
    phone = parse_phone(typed, country)
    assert phone.national() == national
    assert phone.international() == international
    assert phone.display(country) == national
    assert phone.display("CH") == international


@pytest.mark.parametrize("typed", ["01 23 45 67 89 poste 12", "01 23 45 67 89 ext. 12"])
def test_an_extension_is_not_part_of_the_number(typed):
    phone = parse_phone(typed, "FR")
    assert (phone.e164, phone.extension) == ("+33123456789", "12")
    assert phone.national() == "01 23 45 67 89 / 12"


@pytest.mark.parametrize(
    ("typed", "country", "kind"),
    [
        ("0171 1234567", "DE", "mobile"),
        ("02842 123456", "DE", "landline"),
        ("06 12 34 56 78", "FR", "mobile"),
        ("01 23 45 67 89", "FR", "landline"),
        ("512 345 678", "PL", "mobile"),
        ("0800 1234567", "DE", "other"),
        ("+1 202 456 1111", "US", "unknown"),
        ("06 39 98 11 04", "FR", "mobile"),
        ("01632 960123", "GB", "landline"),
    ],
)
def test_kind(typed, country, kind):
    assert parse_phone(typed, country).kind() == kind


@pytest.mark.parametrize(
    ("typed", "country", "plausible"),
    [
        ("+33 6 39 98 11 04", "DE", True),
        ("07700 900123", "GB", True),
        ("020 7946 0123", "GB", True),
        ("06 39 98 11", "FR", False),
        ("00 00 00 00 00", "FR", False),
        ("03641 12", "DE", False),
        ("03641 490", "DE", True),
    ],
)
def test_plausible(typed, country, plausible):
    assert parse_phone(typed, country).is_plausible() == plausible


@pytest.mark.parametrize(
    ("typed", "letters"),
    [
        ("0151 O2345678", True),
        ("O151 2345678", True),
        ("0151 23456l8", True),
        ("0151 2345678", False),
        ("Tel. 03641 4900", False),
        ("03641 4900 Durchwahl 12", False),
        ("+49 3641 4900 ext. 12", False),
        ("+49 3641 4900x12", False),
        ("03641 4900 (Anna)", False),
    ],
)
def test_letters_among_digits_are_noticed(typed, letters):
    assert parse_phone(typed, "DE").has_letters() == letters


@given(st.text(max_size=25), st.sampled_from(["DE", "FR", "PL", "GB", ""]))
def test_any_text_is_kept_and_an_international_form_reads_as_the_same_number(text, country):
    phone = parse_phone(text, country)
    assert phone.typed == " ".join(text.split())
    if phone.e164:
        assert parse_phone(phone.e164, "").e164 == phone.e164


@given(st.integers(min_value=10**6, max_value=10**9), st.sampled_from(["DE", "FR", "PL", "GB"]))
def test_displayed_forms_read_as_the_same_number(digits, country):
    phone = parse_phone(f"0{digits}" if country != "PL" else str(digits), country)
    if phone.e164 and phone.is_plausible():
        assert parse_phone(phone.international(), "").e164 == phone.e164
        assert parse_phone(phone.national(), phone.country).e164 == phone.e164


GROUPED = st.lists(st.integers(0, 9999).map(str), min_size=1, max_size=5)
HOME_COUNTRIES = ["DE", "FR", "PL", "GB", "NL", "BE", "AT", "CH", "IT", "ES", "CZ", "HU", "US"]


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(("", "0", "00", "+", "+49 ", "+33", "+48-", "+39 0", "+1 ", "+7", "+36 ")),
    GROUPED,
    st.sampled_from((" ", "", "-", "  ")),
    st.sampled_from(HOME_COUNTRIES),
)
def test_plain_numbers_read_as_the_library_reads_them(start, groups, between, country):
    """The short way for ordinary numbers gives what the long way gives, or nothing at all."""
    typed = " ".join((start + between.join(groups)).split())
    plainly = phones._plainly(typed, country)
    assert plainly is None or plainly == phones._fully_parsed(typed, country)
    assert parse_phone(typed, country) == phones._fully_parsed(typed, country)
