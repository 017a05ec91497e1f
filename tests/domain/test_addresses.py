"""Every country's post is addressed the way its post office asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twincrm.domain.addresses import PostalAddress, locality_line, postal_lines, tidy_postcode

NAME = ("Anna Weber",)


def _lines(address, sender="DE", language="de"):
    return postal_lines(address, sender_country=sender, language=language)


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        (PostalAddress(NAME, "Am Rathaus 2", "47475", "Kamp-Lintfort", "", "DE"),
         ("Anna Weber", "Am Rathaus 2", "47475 Kamp-Lintfort")),
        (PostalAddress(("Mairie de Lille",), "12, rue de la Paix", "F-59000", "Lille", "", "FR"),
         ("Mairie de Lille", "12 rue de la Paix", "59000 LILLE", "FRANKREICH")),
        (PostalAddress(NAME, "BP 12", "59405", "Saint-Aubin-sur-Lys Cedex", "", "FR"),
         ("Anna Weber", "BP 12", "59405 SAINT AUBIN SUR LYS CEDEX", "FRANKREICH")),
        (PostalAddress(("Mr J Smith",), "10 High Street", "tw12ab", "Westbridge", "Kent", "GB"),
         ("Mr J Smith", "10 High Street", "WESTBRIDGE", "TW1 2AB", "VEREINIGTES KÖNIGREICH")),
        (PostalAddress(("Jan Nowak",), "ul. Długa 5 m. 3", "00950", "Warszawa", "", "PL"),
         ("Jan Nowak", "ul. Długa 5 m. 3", "00-950 WARSZAWA", "POLEN")),
        (PostalAddress(("Kovács Anna",), "Fő utca 1.", "H-7621", "Pécs", "", "HU", "II. em. 3"),
         ("Kovács Anna", "PÉCS", "Fő utca 1.", "II. em. 3", "7621", "UNGARN")),
        (PostalAddress(NAME, "Via Roma 1", "20121", "Milano", "mi", "IT"),
         ("Anna Weber", "Via Roma 1", "20121 Milano (MI)", "ITALIEN")),
        (PostalAddress(NAME, "Calle Mayor 1", "36500", "Lalín", "Pontevedra", "ES"),
         ("Anna Weber", "Calle Mayor 1", "36500 Lalín", "Pontevedra", "SPANIEN")),
        (PostalAddress(NAME, "Calle Mayor 1", "28013", "Madrid", "Madrid", "ES"),
         ("Anna Weber", "Calle Mayor 1", "28013 Madrid", "SPANIEN")),
        (PostalAddress(NAME, "Grand-Place 1", "1000", "Bruxelles", "", "BE"),
         ("Anna Weber", "Grand-Place 1", "1000 Bruxelles", "BELGIEN")),
        (PostalAddress(NAME, "Dam 1", "1234ab", "Amsterdam", "", "NL"),
         ("Anna Weber", "Dam 1", "1234 AB AMSTERDAM", "NIEDERLANDE")),
        (PostalAddress(NAME, "Ring 1", "A-1010", "Wien", "", "AT"),
         ("Anna Weber", "Ring 1", "1010 Wien", "ÖSTERREICH")),
        (PostalAddress(NAME, "Gasse 1", "CH-8001", "Zürich", "", "CH"),
         ("Anna Weber", "Gasse 1", "8001 Zürich", "SCHWEIZ")),
        (PostalAddress(NAME, "Dlouhá 1", "60200", "Brno", "", "CZ"),
         ("Anna Weber", "Dlouhá 1", "602 00 Brno", "TSCHECHIEN")),
        (PostalAddress(NAME, "Dlhá 1", "81101", "Bratislava", "", "SK"),
         ("Anna Weber", "Dlhá 1", "811 01 Bratislava", "SLOWAKEI")),
        (PostalAddress(NAME, "12, rue de l’Eau", "1449", "Luxembourg", "", "LU"),
         ("Anna Weber", "12, rue de l’Eau", "L-1449 Luxembourg", "LUXEMBURG")),
        (PostalAddress(NAME, "1 Main St", "02842", "Middletown", "ri", "US"),
         ("Anna Weber", "1 Main St", "Middletown, RI 02842", "VEREINIGTE STAATEN")),
        (PostalAddress(NAME, "Strada Lungă 1", "500035", "Brașov", "", "RO"),
         ("Anna Weber", "Strada Lungă 1", "500035 Brașov", "RUMÄNIEN")),
        (PostalAddress(NAME, "Am Rathaus 2", "47475", "Lindenau"),
         ("Anna Weber", "Am Rathaus 2", "47475 Lindenau")),
        (PostalAddress(NAME, "Hof 1\nHinterhaus", "", "Lindenau", "", "DE", "c/o Schulz"),
         ("Anna Weber", "c/o Schulz", "Hof 1", "Hinterhaus", "Lindenau")),
        (PostalAddress(NAME), ("Anna Weber",)),
    ],
)  # fmt: skip
def test_layout(address, lines):
    assert _lines(address) == lines


@pytest.mark.parametrize(
    ("sender", "language", "last"),
    [("FR", "fr", "ALLEMAGNE"), ("PL", "pl", "NIEMCY"), ("GB", "en", "GERMANY")],
)
def test_the_country_is_in_the_senders_language(sender, language, last):
    address = PostalAddress(NAME, "Am Rathaus 2", "47475", "Kamp-Lintfort", "", "DE")
    assert _lines(address, sender, language)[-1] == last


def test_at_home_no_country_is_written():
    french = PostalAddress(NAME, "1 rue du Lac", "59000", "Lille", "", "FR")
    assert _lines(french, "FR", "fr") == ("Anna Weber", "1 rue du Lac", "59000 LILLE")


def test_a_long_french_street_is_abbreviated_before_it_is_broken():
    address = PostalAddress(NAME, "128 boulevard du Maréchal de Lattre de Tassigny", "59000",
                            "Lille", "", "FR")  # fmt: skip
    assert _lines(address, "FR", "fr")[1:-1] == ("128 BD du Maréchal de Lattre de", "Tassigny")


def test_a_french_address_of_many_lines_is_drawn_together():
    address = PostalAddress(
        ("Comité de jumelage", "Madame Chantal Delattre", "Présidente"),
        "3 place de la Mairie", "59400", "Cambrai", "", "FR", "Escalier B\nBâtiment 4\nBP 7",
    )  # fmt: skip
    lines = _lines(address, "FR", "fr")
    assert len(lines) == 6
    assert "Présidente" in " ".join(lines)
    assert lines[-1] == "59400 CAMBRAI"


WORDS = st.text(alphabet="abcdéèç ,.-'", max_size=60)


@given(st.lists(WORDS, max_size=3), WORDS, WORDS, WORDS)
def test_french_lines_are_short_and_without_punctuation(recipient, extra, street, town):
    address = PostalAddress(tuple(recipient), street, "59000", town, "", "FR", extra)
    longest_word = max(map(len, " ".join([*recipient, extra, street, town, ""]).split()), default=0)
    lines = _lines(address, "FR", "fr")
    assert all(len(line) <= max(38, longest_word) for line in lines)
    assert not any(sign in line for line in lines for sign in ",.;")
    assert lines[-1] == lines[-1].upper()


@given(st.sampled_from(["DE", "FR", "GB", "PL", "HU", "IT", "ES", "NL", "CH", "JP", ""]),
       st.lists(st.text(alphabet="abc XY1", max_size=12), min_size=4, max_size=4))  # fmt: skip
def test_no_country_loses_a_part_of_the_address(country, parts):
    name, street, town, extra = parts
    address = PostalAddress((name,), street, "12345", town, "", country, extra)
    written = "".join("".join(_lines(address)).split()).casefold()
    assert all("".join(part.split()).casefold() in written for part in parts)
    assert all(line == line.strip() and line for line in _lines(address))


@pytest.mark.parametrize(
    ("typed", "country", "tidy"),
    [
        ("D-47475", "DE", "47475"), ("sw1a 1aa", "GB", "SW1A 1AA"), ("m11ae", "GB", "M1 1AE"),
        ("00 950", "PL", "00-950"), ("1234  AB", "NL", "1234 AB"), ("L-1449", "LU", "L-1449"),
        ("d02 x285", "IE", "D02 X285"), ("", "LU", ""), ("9999", "NL", "9999"),
    ],
)  # fmt: skip
def test_postcodes(typed, country, tidy):
    assert tidy_postcode(typed, country) == tidy


def test_the_town_on_screen():
    assert locality_line(PostalAddress((), "", "47475", "Lindenau", "", "DE")) == "47475 Lindenau"
    assert (
        locality_line(PostalAddress((), "", "TW12AB", "Westbridge", "", "GB"))
        == "Westbridge TW1 2AB"
    )
