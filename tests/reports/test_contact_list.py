"""The printed list: words whole, heads on every page, upright or across as the columns need it."""

from __future__ import annotations

import io
from datetime import date

import pypdfium2
import pytest

from twincrm.domain.errors import RuleError
from twincrm.domain.records.contact_list import ContactList
from twincrm.reports.contact_list import print_contact_list
from twincrm.runtime.language import catalogue

DAY = date(2027, 4, 19)
NAMES = ("Ürsel Żółkiewska", "Jean-Luc Wattrelos", "Dr. Hannelore Müller-Lüdenscheidt")


def shown(rows, heads, **more):
    return ContactList("Kontakte", DAY, heads, tuple(rows), **more)


def pages(pdf):
    """Size and text of every page."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return [(page.get_size(), page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def printed(what, language="de"):
    return pages(print_contact_list(what, catalogue(language)))


def test_heads_and_page_numbers_are_on_every_page_and_all_rows_on_one():
    rows = [(f"{NAMES[n % 3]} {n:03d}", "+49 2842 55", "Lindenau") for n in range(120)]
    found = printed(shown(rows, ("Name", "Telefon", "Ort")))
    assert len(found) > 2
    for number, ((width, height), text) in enumerate(found, 1):
        assert width < height
        assert "Telefon" in text
        assert f"Seite {number} von {len(found)}" in text
    whole = "\n".join(text for _, text in found)
    assert all(whole.count(f" {n:03d}") == 1 for n in range(120))
    assert "19. April 2027" in found[0][1]


def test_many_columns_lie_across_and_no_word_is_cut():
    words = ("Verbandsgemeindeverwaltung", "+49 2842 123456", "WB2 7QX", "Städtepartnerschaft")
    mail = "hannelore.mueller-luedenscheidt@verein.example"
    row = (NAMES[2], *words, mail, "Kulturamtsleiterin der Verbandsgemeinde", "Französisch")
    (size, text), *_ = printed(shown([row], tuple(f"Spalte {n}" for n in range(len(row)))))
    assert size[0] > size[1]
    lines = text.replace("\xa0", " ").split()
    for word in (*words[0:1], "Müller-Lüdenscheidt", "Kulturamtsleiterin", "Städtepartnerschaft"):
        assert word in lines
    flat = text.replace("\xa0", " ")
    assert "+49 2842 123456" in flat
    assert "WB2 7QX" in flat
    assert "@" in flat
    assert "verein.example" in flat


def test_most_cells_stand_in_one_line_where_not_all_can():
    mail = "christoph.von-rehden@lindenau.example"
    rows = [("Christoph von Rehden", "Bahnhofstraße 40", "Lindenau", mail) for _ in range(20)]
    body = "Partnerschaftsverein der Freunde von Lindenau und Umgebung"
    heads = ("Name", "Organisation", "Funktion", "Straße", "Ort", "E-Mail")
    wide = [(name, "", "", *rest) for name, *rest in rows]
    wide[3] = (rows[3][0], body, "Beauftragte für die Partnerstadt Westbridge", *rows[3][1:])
    [(_, text)] = printed(shown(wide, heads))
    assert text.replace("\xa0", " ").count("Bahnhofstraße 40") == 20
    assert text.count(mail) == 20


@pytest.mark.parametrize("more", range(5))
def test_letters_stand_above_the_names_and_never_last_on_a_page(more):
    letters = "A" * more + "".join(letter * 3 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = [(f"{letter}name {n:03d}",) for n, letter in enumerate(letters)]
    found = printed(shown(rows, ("Name",), letters=tuple(letters)))
    assert len(found) > 1
    for _, text in found:
        words = text.partition("Seite")[0].split()
        alone = [at for at, word in enumerate(words) if len(word) == 1 and word.isalpha()]
        assert alone
        for at in alone:
            assert words[at + 1 : at + 2] == [f"{words[at]}name"]


def test_columns_that_no_page_holds_are_refused_in_words():
    row = tuple("Verbandsgemeindeverwaltungsangestellte" for _ in range(14))
    with pytest.raises(RuleError, match="fewer columns"):
        print_contact_list(shown([row], row), catalogue("en"))
    with pytest.raises(RuleError, match="no contact"):
        print_contact_list(shown([], ("Name",)), catalogue("en"))


def test_an_endless_word_goes_on_in_the_next_line_and_stops_no_list():
    mail = f"{'anna.weber-' * 9}lindenau@{'verein.' * 3}example"
    rows = [(NAMES[0], mail, "+49 2842 123456", "Lindenau"), ("N" * 140, "", "", "O" * 100_000)]
    found = printed(shown(rows, ("Name", "E-Mail", "Telefon", "Ort")))
    assert len(found) < 3
    text = "".join(page for _, page in found).replace("\xa0", " ")
    assert "+49 2842 123456" in text
    flat = "".join(text.split()).replace("\ufffe", "-").replace("\x02", "-")
    assert "N" * 140 in "".join(flat.split("O"))
    assert "verein.verein.verein.example" in flat
    assert "…" in text
