"""Labels, envelopes and letters: all of them on paper, in their places, nothing of a town lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from twincrm.domain.errors import RuleError
from twincrm.domain.letter_text import filled_letter
from twincrm.domain.placeholders import unknown_placeholders
from twincrm.domain.records.recipient import Recipient
from twincrm.domain.salutation import Addressee, closing, salutation, starts_lower
from twincrm.reports.address_labels import (
    ENVELOPES,
    LABEL_SHEETS,
    LABELS,
    AddressText,
    print_envelopes,
    print_labels,
)
from twincrm.reports.letter import print_letters
from twincrm.reports.sender import Sender
from twincrm.reports.styles import MM, PAPER

ANNA = Addressee("mrs", "Anna", "Weber")
LONG_NAME = " ".join(["Gesellschaft zur Förderung der Städtepartnerschaften"] * 4)
LONG_STREET = "Donaudampfschifffahrtsgesellschaftskapitänsgasse 123 Hinterhaus Treppe 4"
SENDER = Sender("Partnerschaftsverein", "Rathausplatz 1\nTelefon 02842 912")
DAY = date(2027, 4, 2)


def recipient(*names, place=("Ringstraße 1", "01234 Lindenau"), reader=ANNA, language="de"):
    return Recipient(
        (),
        names[0],
        names,
        place,
        language,
        salutation(reader, language),
        closing(reader, language),
        starts_lower(reader, language),
        town="Lindenau",
    )


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_every_label_stands_within_its_own(sheet, translators, read):
    size = LABELS[sheet]
    odd = recipient(LONG_NAME, "Monsieur Jean", place=(LONG_STREET, "Bâtiment C", "01234 Lindenau"))
    everybody = [recipient(f"Frau Anna Weber {n}") for n in range(size.count)] + [odd] * 3

    pages = read(print_labels(everybody, translators["de"], labels=sheet, used=2))

    assert len(pages.pages) == 2
    assert pages.text.count("01234 Lindenau") == len(everybody)
    assert " ".join(pages.text.split()).count("123 Hinterhaus Treppe 4") == 3
    step = size.width + size.gap
    for _, text, (left, bottom, right, top) in pages.words():
        column = (left - size.side) // step
        start = size.side + column * step
        assert start <= left <= right <= start + size.width, text
        from_top = PAPER["A4"][1] - size.top
        assert (from_top - top) // size.height == (from_top - bottom) // size.height, text


def test_one_size_for_a_sheet_and_no_long_name_is_too_small_to_read():
    couple = (
        "Madame Marie-Françoise de La Rochefoucauld",
        "Monsieur Jean-Baptiste de Saint-Exupéry",
    )
    street = "12 bis avenue du Maréchal de Lattre de Tassigny"
    everybody = [recipient(f"Frau Anna Weber {n}") for n in range(18)]
    double = recipient("Frau Sabine Leutheusser-Schnarrenberger und Meier-Vorfelder")
    home = recipient(*couple, place=(street, "62995 SAINT AUBIN SUR LYS", "FRANKREICH"))

    texts = AddressText.alike([*everybody, double, home], 55.5 * MM, 34.1 * MM)

    sizes = [text.lines[0].style.size for text in texts]
    assert sizes[:-1] == [11.0] * 19  # the double name goes on below
    assert len(texts[-2].lines[0].lines) > 1
    assert sizes[-1] >= 8.0


@pytest.mark.parametrize("sheet", LABEL_SHEETS)
def test_a_sheet_of_labels_fills_its_paper(sheet):
    size = LABELS[sheet]
    wide = 2 * size.side + size.columns * size.width + (size.columns - 1) * size.gap
    high = 2 * size.top + size.rows * size.height
    assert (wide, high) == pytest.approx((210 * MM, 297 * MM), abs=0.1)


def test_a_name_without_end_is_shortened_and_the_place_is_not(translators, read):
    endless = recipient(" ".join([LONG_NAME] * 6), place=(LONG_STREET, "01234 Lindenau"))

    pages = read(print_labels([endless], translators["de"]))

    assert "…" in pages.text
    assert "01234 Lindenau" in pages.text
    assert "Treppe 4" in pages.text
    lowest = min(bottom for _, _, (_, bottom, _, _) in pages.words())
    assert lowest > PAPER["A4"][1] - LABELS["3x7"].top - LABELS["3x7"].height


@pytest.mark.parametrize(
    "town", ["59990 {}", "{}, IL 59990", "{} 59990"], ids=["before", "province", "behind"]
)
def test_an_endless_street_and_town_can_be_read_and_keep_the_postcode(translators, read, town):
    street = " ".join(["Hinterhaus", "T" * 39] * 5)
    lines = (street, town.format("Bad Lindenau " * 14).strip(), "FRANCE")
    odd = replace(recipient("Frau Anna Weber", place=lines), postcode="59990")
    for pages in (
        read(print_labels([odd], translators["de"])),
        read(print_envelopes([odd], translators["de"], size="c6")),
    ):
        assert {"Frau Anna Weber", "FRANCE"} <= set(pages.text.splitlines())
        assert pages.text.count("59990") == 1
        assert "…" in pages.text
        assert min(top - bottom for _, _, (_, bottom, _, top) in pages.words()) > 3


@pytest.mark.parametrize("used", [2, 23])
def test_the_labels_of_a_begun_sheet_stay_free(translators, read, used):
    pages = read(print_labels([recipient("Frau Anna Weber")], translators["de"], used=used))

    assert len(pages.pages) == 1
    lefts = {left for _, _, (left, *_) in pages.words()}
    assert min(lefts) > LABELS["3x7"].side + 2 * LABELS["3x7"].width


def test_an_envelope_has_its_size_and_its_sender(translators, read):
    for size, (width, height) in ENVELOPES.items():
        made = print_envelopes(
            [recipient("Frau Anna Weber")], translators["de"], size=size, sender=SENDER
        )
        pages = read(made)
        box = pages.reader.pages[0].mediabox
        assert (float(box.width), float(box.height)) == pytest.approx((width, height), abs=0.1)
        (address,) = [w for w in pages.words() if "01234" in w[1]]
        assert address[2][0] > width / 3
        assert address[2][1] > 15 * MM
        many = recipient(*["Frau Anna Weber"] * 9)
        full = read(print_envelopes([many], translators["de"], size=size, sender=SENDER))
        assert min(box[1] for _, _, box in full.words()) > 15 * MM
        assert "Partnerschaftsverein · Rathausplatz 1" in pages.text


def test_nobody_with_an_address_is_said_instead_of_an_empty_page(translators):
    nowhere = replace(recipient("Kim"), place_lines=())
    for make in (print_labels, print_envelopes):
        with pytest.raises(RuleError):
            make([nowhere], translators["de"])
    with pytest.raises(RuleError):
        print_letters([], translators["de"])


def letter(body, *, reader=ANNA, language="de"):
    return filled_letter(
        recipient("Frau Anna Weber", reader=reader, language=language),
        "Einladung",
        body,
        day=DAY,
        place="Lindenau",
        signature="Monika Terhorst",
    )


SEVEN = (
    "8 rue du Canal",
    "Résidence des Lys",
    "Bâtiment C",
    "BP 12",
    "62995 SAINT AUBIN",
    "FRANCE",
)
LONG_SENDER = Sender(
    "Verein zur Förderung der Städtepartnerschaften in Lindenau und Umgebung e. V.",
    "Marktstraße 5 · 59990 Lindenau · verein@lindenau.example\nTelefon 02842 912\n+49 2842 913",
)


def within(pages, words, window):
    """Whether words stand in a window of a page, told in mm from its upper left corner."""
    left, top, right, bottom = (each * MM for each in window)
    high = PAPER["A4"][1]
    boxes = [box for _, said, box in pages.words() if any(word in said for word in words)]
    assert len(boxes) == len(words)
    return all(
        left <= x0 and x1 <= right and top <= high - y1 and high - y0 <= bottom
        for x0, y0, x1, y1 in boxes
    )


def test_a_letter_has_its_address_in_the_window(translators, read):
    made = letter("Wir laden Sie nach {town} ein.")
    long = replace(made, recipient=recipient("Frau Anna Weber", "c/o Weber", place=SEVEN))
    text = read(print_letters([made], translators["de"], sender=SENDER)).pages[0]
    pages = read(print_letters([long], translators["de"], sender=LONG_SENDER))

    assert "Sehr geehrte Frau Weber,\nwir laden Sie nach Lindenau ein.\nMit freundlichen" in text
    assert "Lindenau, 2. April 2027" in text
    # The window of DIN 680 shows so much of form B wherever the letter slips to.
    back = ("Umgebung e. V.", "Marktstraße 5 · 59990 Lindenau")
    window, letterhead = pages.words(), "verein@lindenau.example"
    shown = [said for _, said, box in window if 50 * MM < PAPER["A4"][1] - box[3] < 90 * MM]
    assert within(pages, ("Frau Anna Weber", "c/o Weber", *SEVEN), (20, 62.7, 100, 90))
    assert not any(letterhead in said or "2842" in said for said in shown)
    for line in back:
        (box,) = [b for _, said, b in window if said in shown and said.endswith(line)]
        assert box[3] - box[1] > 1.5 * MM  # to be read without a glass
        assert 20 * MM <= box[0] < box[2] <= 100 * MM
    marks = {round(mark, 1) for mark in folds(pages)}
    assert marks == {105.0, 148.5, 210.0}


def folds(pages):
    """How far from the top short lines stand at the left edge of a page, in mm."""
    import pypdfium2
    import pypdfium2.raw

    page = pypdfium2.PdfDocument(pages.content)[0]
    for part in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
        _, bottom, right, top = part.get_bounds()
        if right < 15 * MM:
            yield (PAPER["A4"][1] - (bottom + top) / 2) / MM


def test_a_french_letter_stands_as_in_france(translators, read):
    mayor = Addressee("mr", "Claude", "Martin", function="mayor")
    made = letter("Nous vous invitons.", reader=mayor, language="fr")
    long = replace(made, recipient=replace(made.recipient, place_lines=SEVEN))
    sender = replace(SENDER, letterhead="Marktstraße 5 · 59990 Lindenau · verein@lindenau.example")
    pages = read(print_letters([long], translators["fr"], layout="french", sender=sender))

    assert "Objet" in pages.text
    assert "Lindenau ·" not in pages.text.split("Objet")[0]  # each part on a line of its own
    assert "Lindenau, le 2 avril 2027" in pages.text
    assert "Monsieur le Maire," in pages.text
    assert within(pages, ("Frau Anna Weber", *SEVEN), (100, 45, 190, 79))
    assert within(pages, ("Lindenau, le",), (100, 79, 190, 99))  # above the fold


def test_a_long_name_is_broken_before_it_is_too_small_to_read(translators, read):
    bank = recipient(
        "Biuro współpracy zagranicznej Kamieńca Górnego", place=("Rynek 1", "44-799 NOWA")
    )

    pages = read(print_labels([bank], translators["de"]))

    (code,) = [box for _, said, box in pages.words() if "44-799" in said]
    assert code[3] - code[1] > 2 * MM


def test_a_long_letter_goes_on_and_counts_its_own_pages(translators, read):
    long = letter("\n\n".join(["Der Abend beginnt um 19 Uhr im Bürgersaal. " * 8] * 14))

    pages = read(print_letters([long, letter("Kurz.")], translators["de"], sender=SENDER))

    assert len(pages.pages) == 3
    assert "1 / 2" in pages.pages[0]
    assert "2 / 2" in pages.pages[1]
    assert " / " not in pages.pages[2]
    assert pages.pages[1].count("Monika Terhorst") == 1
    assert all(pages.fonts.values())


def test_what_a_letter_says_itself_is_not_said_twice():
    made = letter("{salutation}\n\nHallo {given}{unknown}\n\n{closing}")

    assert made.salutation == ""
    assert made.closing == ""
    assert made.paragraphs[0] == "Sehr geehrte Frau Weber,"
    assert letter("{Anrede}\n\nHallo").salutation == letter("{appel}").salutation == ""
    assert unknown_placeholders("{given} {town} {geld}") == ("geld",)
    assert "{unknown}" in made.paragraphs[1]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("Wir laden ein.", "wir laden ein."),
        ("Herzlichen Dank!", "Herzlichen Dank!"),
        ("Das Fest", "das Fest"),
        ("Gäste kommen.", "Gäste kommen."),
    ],
)
def test_after_a_german_comma_small_words_begin_small(body, first):
    assert letter(body).paragraphs[0] == first
