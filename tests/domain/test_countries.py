"""Countries and languages in the words of the reader."""

from __future__ import annotations

import pytest

from twincrm.domain.countries import (
    EU_MEMBERS,
    countries,
    country_code,
    country_codes,
    country_name,
    default_display_order,
    language_name,
    languages,
)


@pytest.mark.parametrize(
    ("language", "germany", "poland", "french"),
    [
        ("de", "Deutschland", "Polen", "Französisch"),
        ("fr", "Allemagne", "Pologne", "français"),
        ("en", "Germany", "Poland", "French"),
        ("pl", "Niemcy", "Polska", "francuski"),
    ],
)
def test_names(language, germany, poland, french):
    assert country_name("DE", language) == germany
    assert country_name("pl", language) == poland
    assert language_name("fr", language) == french


def test_what_is_unknown_is_shown_as_it_is():
    assert country_name("QQ", "de") == "QQ"
    assert language_name("qq", "de") == "qq"
    assert country_name("DE", "zz") == "Germany"


def test_every_country_is_listed_once_and_sorted_as_read():
    codes = [code for code, _ in countries("de")]
    assert len(codes) == len(set(codes)) > 190
    assert EU_MEMBERS <= set(codes) == country_codes()
    assert not {"EU", "UN", "ZZ"} & set(codes)
    names = [name for _, name in countries("de")]
    assert names.index("Oman") < names.index("Österreich") < names.index("Pakistan")


def test_languages_have_names_everywhere():
    for reader in ("de", "fr", "en", "pl"):
        assert all(code != name for code, name in languages(reader))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Deutschland", "DE"), ("allemagne", "DE"), ("POLSKA", "PL"), ("fr", "FR"),
        ("Vereinigtes Königreich", "GB"), ("UK", "GB"), ("England", "GB"), ("Türkiye", "TR"),
        ("Großbritannien", "GB"), ("Tschechische Republik", "CZ"), ("Atlantis", None), ("", None),
    ],
)  # fmt: skip
def test_a_typed_country_is_recognised(typed, code):
    assert country_code(typed) == code


def test_the_family_name_comes_first_in_hungary():
    assert default_display_order("HU") == "eastern"
    assert default_display_order("FR") == "western"
