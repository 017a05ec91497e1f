"""The printed visit programme: what it says, how it is divided, what the file tells readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from twincrm.domain.errors import RuleError
from twincrm.domain.records.visit_programme import (
    Funder,
    ProgrammeDay,
    ProgrammeItem,
    VisitProgramme,
    texts,
)
from twincrm.reports.programme import print_programme
from twincrm.reports.styles import PROGRAMME_MEASURES, PROGRAMME_STYLES


@pytest.fixture(scope="module")
def german_french(sample, translators, read):
    return read(print_programme(sample.PROGRAMME, ("de", "fr"), translators))


def _numbered(count: int, *, lines: int = 6) -> VisitProgramme:
    """One long day; each item begins and ends with words of its own in both languages."""
    filler = "mit vielen Worten in jeder Zeile " * lines
    items = tuple(
        ProgrammeItem(
            title=texts(de=f"Anfang{n:03}", fr=f"Début{n:03}"),
            start=time(9 + n % 10, 15),
            detail=texts(de=f"{filler} Ende{n:03}", fr=f"{filler} Fin{n:03}"),
        )
        for n in range(count)
    )
    return VisitProgramme(
        association="Verein",
        visit_name=texts(de="Besuch", fr="Visite"),
        title=texts(de="Willkommen", fr="Bienvenue"),
        start=date(2027, 5, 6),
        end=date(2027, 5, 6),
        days=(ProgrammeDay(date(2027, 5, 6), items),),
    )


def test_every_title_stands_there_in_both_languages(german_french, sample):
    for day in sample.PROGRAMME.days:
        for item in day.items:
            for language in ("de", "fr"):
                first_words = " ".join(item.title[language].replace(":", "").split()[:2])
                assert first_words in german_french.text.replace(" :", "").replace(":", "")


def test_times_follow_the_custom_of_each_language(german_french):
    assert "14.30" in german_french.text
    assert "14 h 30" in german_french.text


def test_french_texts_have_french_blanks(translators, sample):
    from twincrm.reports.typesetting import polished

    raw = print_programme(sample.PROGRAMME, ("fr",), translators)
    assert polished("Pompiers: exercice", "fr") == "Pompiers\u00a0: exercice"
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "allemand et en français\u202f; bonnes chaussures" in text.replace("\r\n", " ")


def test_a_day_is_named_as_in_its_language(german_french):
    assert "Donnerstag, 6. Mai" in german_french.pages[0]
    assert "Jeudi 6 mai" in german_french.pages[0]
    assert "Christi Himmelfahrt" in german_french.pages[0]


def test_all_days_are_named_in_type_of_one_size(translators):
    """Also where one language needs more room for the longest of them."""
    from twincrm.reports.programme_days import day_blocks
    from twincrm.reports.programme_frame import plan
    from twincrm.reports.programme_words import Words

    days = (date(2026, 12, 17), date(2026, 12, 20))  # Donnerstag, 17. Dezember; Sonntag
    item = ProgrammeItem(title=texts(de="Ankunft", fr="Arrivée"))
    programme = replace(_numbered(1), days=tuple(ProgrammeDay(day, (item,)) for day in days))
    words = tuple(Words(translators[code]) for code in ("de", "fr"))

    made = plan(programme, words, room=(480, 700), scale=1.3, ends=False)

    sizes = {cell.settings[0].style.size for each in day_blocks(programme, made)
             for cell in each.headings}  # fmt: skip
    assert len(sizes) == 1
    assert sizes.pop() < PROGRAMME_STYLES.scaled(1.3).day.size


def test_years_dates_and_association_head_the_first_page(german_french):
    first = german_french.pages[0]
    for said in (
        "Partnerschaftsverein Kamp-Lintfort e. V.",
        "Gastgeber · Hôtes: Kamp-Lintfort",
        "Gäste · Invités: Cambrai",
        "1967 – 2027",
        "6.–9. Mai 2027",
        "du 6 au 9 mai 2027",
    ):
        assert said in first


def test_numbers_stand_once_after_the_days(german_french):
    assert german_french.text.count("+49 30 23125 041") == 1
    assert german_french.text.count("116 117") == 1
    assert german_french.text.index("116 117") > german_french.text.index("Verabschiedung")


def test_every_page_says_visit_version_date_and_its_number(german_french):
    total = len(german_french.pages)
    for number, page in enumerate(german_french.pages, start=1):
        assert "Bürgerbegegnung Cambrai – Kamp-Lintfort 2027" in page
        assert f"{number}/{total}" in page
        assert "19. April 2027" in page
        assert "19 avril 2027" in page


def test_the_funder_is_thanked_with_his_logo_on_the_last_page(german_french):
    assert "Gefördert vom Deutsch-Französischen Bürgerfonds" in german_french.pages[-1]
    assert len(german_french.reader.pages[-1].images) == 1


def test_every_day_is_in_the_outline(german_french):
    assert german_french.outline == [
        "Donnerstag, 6. Mai · Jeudi 6 mai",
        "Freitag, 7. Mai · Vendredi 7 mai",
        "Samstag, 8. Mai · Samedi 8 mai",
        "Sonntag, 9. Mai · Dimanche 9 mai",
    ]


def test_the_outline_leads_to_the_page_of_the_day(german_french):
    reader = german_french.reader
    assert reader.outline
    for entry in reader.outline:
        page = german_french.pages[reader.get_destination_page_number(entry)]
        assert entry.title.split(" · ")[0] in page


def test_the_file_says_its_title_author_and_language(german_french):
    meta = german_french.reader.metadata
    assert meta.title == "Bürgerbegegnung Cambrai – Kamp-Lintfort 2027"
    assert meta.author == "Partnerschaftsverein Kamp-Lintfort e. V."
    assert german_french.reader.trailer["/Root"]["/Lang"] == "de"


@pytest.mark.parametrize("languages", [("de", "fr"), ("de", "pl"), ("en",), ("fr", "en")])
def test_only_embedded_subsets_draw_the_pages(sample, translators, read, languages):
    fonts = read(print_programme(sample.PROGRAMME, languages, translators)).fonts
    assert fonts
    assert all(fonts.values())
    assert all(name[1:].split("+")[0].isupper() and "+" in name for name in fonts)


def test_the_same_programme_makes_the_same_file(sample, translators):
    first = print_programme(sample.PROGRAMME, ("de", "fr"), translators)
    other = print_programme(sample.PROGRAMME, ("fr", "de"), translators)
    assert print_programme(sample.PROGRAMME, ("de", "fr"), translators) == first
    assert other != first


def test_no_item_is_split_over_two_pages(translators, read):
    printed = read(print_programme(_numbered(40), ("de", "fr"), translators))
    assert len(printed.pages) > 4
    for n in range(40):
        parts = (f"Anfang{n:03}", f"Ende{n:03}", f"Début{n:03}", f"Fin{n:03}")
        where = {number for number, page in enumerate(printed.pages) for p in parts if p in page}
        assert len(where) == 1, f"item {n} is on pages {where}"
        assert all(printed.text.count(part) == 1 for part in parts)


def test_the_day_is_named_again_where_it_continues(translators, read):
    printed = read(print_programme(_numbered(40), ("de", "fr"), translators))
    last = max(n for n, page in enumerate(printed.pages) if "Anfang" in page)
    continued = {language: translators[language].tr("(continued)") for language in ("de", "fr")}
    assert continued["de"] not in printed.pages[0]
    for page in printed.pages[1 : last + 1]:
        assert "Donnerstag, 6. Mai" in page
        assert continued["de"] in page
        assert continued["fr"] in page
    assert printed.outline == ["Donnerstag, 6. Mai · Jeudi 6 mai"]


def test_a_day_never_leaves_a_single_item_behind(translators, read):
    for count in range(8, 30):
        printed = read(print_programme(_numbered(count, lines=2), ("de", "fr"), translators))
        per_page = [page.count("Anfang") for page in printed.pages if "Anfang" in page]
        assert min(per_page) >= 2, f"{count} items lie on the pages as {per_page}"


def test_an_item_longer_than_a_page_still_comes_out_whole(translators, read):
    printed = read(print_programme(_numbered(3, lines=120), ("de", "fr"), translators))
    for n in range(3):
        assert printed.text.count(f"Ende{n:03}") == 1
        assert printed.text.count(f"Fin{n:03}") == 1
    expected = 3 * 2 * 120
    assert printed.text.count("vielen") == expected


@pytest.mark.parametrize("languages", [("de", "fr"), ("de", "pl"), ("en",)])
def test_nothing_leaves_the_margins(sample, translators, read, languages):
    printed = read(print_programme(sample.long_programme(), languages, translators))
    width, height = (float(n) for n in printed.reader.pages[0].mediabox[2:])
    side = PROGRAMME_MEASURES.side
    assert len(printed.words()) > 200
    for page, word, (left, bottom, right, top) in printed.words():
        assert left >= side - 1, (page, word)
        assert right <= width - side + 1, (page, word)
        assert bottom >= 20, (page, word)
        assert top <= height - PROGRAMME_MEASURES.top + 1, (page, word)


def test_texts_of_neighbouring_rows_never_touch(sample, translators, read):
    printed = read(print_programme(sample.long_programme(), ("de", "fr"), translators))
    words = printed.words()
    assert len(words) > 200
    for index, (page, word, box) in enumerate(words):
        for other_page, other, other_box in words[index + 1 :]:
            if other_page != page or not word.strip() or not other.strip():
                continue
            across = min(box[2], other_box[2]) - max(box[0], other_box[0])
            upward = min(box[3], other_box[3]) - max(box[1], other_box[1])
            assert min(across, upward) < 1.5, (page, word, other)


def test_a_time_stands_at_the_height_of_its_titles(translators, read):
    printed = read(print_programme(_numbered(3), ("de", "fr"), translators))
    boxes = {word.strip(): box for _, word, box in printed.words()}
    base = boxes["Anfang001"][1]
    assert abs(boxes["10.15"][1] - base) < 3.5
    assert abs(boxes["10 h 15"][1] - base) < 3.5
    assert boxes["Anfang001"][2] < boxes["10.15"][0] < boxes["10 h 15"][0] < boxes["Début001"][0]


def test_one_language_is_set_in_one_column(sample, translators, read):
    printed = read(print_programme(sample.PROGRAMME, ("en",), translators))
    assert "Day trip to the Hansa coking plant" in printed.text
    assert "12 noon" in printed.text
    assert "Ausflug" not in printed.text
    assert printed.reader.trailer["/Root"]["/Lang"] == "en"


def test_states_and_conditions_are_said(sample, translators, read):
    printed = read(print_programme(sample.PROGRAMME, ("en",), translators)).text
    assert "Cancelled" in printed
    assert "Changed" in printed
    assert "optional · free of charge" in printed
    assert "€5.50 per person" in printed
    assert "Board members only" in printed
    assert "Meeting point: bus station" in printed


def test_occasion_and_dates_take_a_line_each_where_one_is_too_short(sample, translators, read):
    programme = replace(sample.PROGRAMME, start=date(2026, 12, 30), end=date(2027, 1, 2))
    first = read(print_programme(programme, ("de", "fr"), translators)).pages[0]
    assert "30. Dezember 2026 – 2. Januar 2027" in first
    assert "du 30 décembre 2026 au 2 janvier 2027" in first
    assert "|" not in first


def test_a_visit_without_a_title_is_headed_by_its_name_once(translators, read):
    untitled = replace(_numbered(2), title=texts(), visit_name=texts(de="Treffen", fr="Treffen"))
    first = read(print_programme(untitled, ("de", "fr"), translators)).pages[0]
    assert first.count("Treffen") == 2  # above, and in the footer


def test_a_meeting_point_is_not_said_again_as_the_place(sample, translators, read):
    item = replace(
        sample.THURSDAY.items[0], place=texts(de="Busbahnhof"), meeting_point=texts(de="Busbahnhof")
    )
    programme = replace(sample.PROGRAMME, days=(replace(sample.THURSDAY, items=(item,)),))
    printed = read(print_programme(programme, ("de",), translators)).text
    assert printed.count("Busbahnhof") == 1


def test_a_funder_whose_credit_does_not_name_him_is_named(sample, translators, read):
    funder = Funder("Stadt Lindenau", credit=texts(de="Mit Unterstützung der Stadt"), named=True)
    programme = replace(sample.PROGRAMME, funders=(funder,))
    last = read(print_programme(programme, ("de",), translators)).pages[-1]
    assert "Stadt Lindenau" in last
    assert "Mit Unterstützung der Stadt" in last


def test_no_page_is_begun_only_for_notes(translators, read):
    for count in range(4, 9):
        plain = replace(_numbered(count, lines=2), room_for_notes=False)
        expected = len(read(print_programme(plain, ("de",), translators)).pages)
        noted = read(print_programme(_numbered(count, lines=2), ("de",), translators))
        assert len(noted.pages) == expected


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_prices_are_written_as_in_their_language(sample, translators, language):
    from babel.numbers import format_decimal

    from twincrm.reports.programme_words import Words

    words = Words(translators[language])
    for cents in (800, 550, 123_456, 1_234_500):
        pattern = "#,##0.00" if cents % 100 else "#,##0"
        number = format_decimal(cents / 100, pattern, locale=language)
        item = replace(sample.THURSDAY.items[0], price_cents=cents)
        conditions = words.below_title(item)[-1].text
        assert number.replace("\u202f", "\u00a0") in conditions.replace("\u202f", "\u00a0")


def test_texts_on_one_line_keep_the_blanks_of_their_own_language(sample, translators):
    import pypdfium2

    occasion = texts(de="Fest: Ende", fr="Fête: fin")
    programme = replace(sample.PROGRAMME, occasion=occasion)
    for languages, expected in (
        (("de", "fr"), "Fest: Ende · Fête : fin"),
        (("fr", "de"), "Fête : fin · Fest: Ende"),
    ):
        document = pypdfium2.PdfDocument(print_programme(programme, languages, translators))
        assert expected in document[0].get_textpage().get_text_range().replace("\u00a0", " ")
        document.close()


def test_a_missing_translation_is_replaced_by_what_is_there(sample, translators, read):
    item = replace(sample.THURSDAY.items[1], title=texts(de="Überraschung"))
    day = replace(sample.THURSDAY, items=(item,))
    programme = replace(sample.PROGRAMME, days=(day,))
    printed = read(print_programme(programme, ("de", "fr"), translators))
    assert printed.text.count("Überraschung") == 2


def test_ends_of_items_can_be_said(sample, translators, read):
    plain = read(print_programme(sample.PROGRAMME, ("en",), translators)).text
    with_ends = read(print_programme(sample.PROGRAMME, ("en",), translators, ends=True)).text
    assert "– 11 pm" not in plain
    assert "– 11 pm" in with_ends


def test_larger_type_needs_more_pages(sample, translators, read):
    normal = read(print_programme(sample.PROGRAMME, ("de", "fr"), translators))
    large = read(print_programme(sample.PROGRAMME, ("de", "fr"), translators, scale=1.3))
    assert len(large.pages) > len(normal.pages)


def test_an_empty_programme_is_still_a_page(translators, read):
    empty = replace(_numbered(1), days=(), room_for_notes=False)
    printed = read(print_programme(empty, ("de", "fr"), translators))
    assert len(printed.pages) == 1
    assert "Willkommen" in printed.text


def test_a_broken_logo_does_not_stop_the_print(sample, translators, read):
    programme = replace(sample.PROGRAMME, logo=b"this is no picture", funders=())
    printed = read(print_programme(programme, ("de",), translators))
    assert not printed.reader.pages[0].images


@pytest.mark.parametrize("lines", ["Am Rathaus 2\n47475 Kamp-Lintfort", "Am Rathaus 2\n" * 12])
def test_the_letterhead_stands_on_the_first_page(sample, translators, read, lines):
    programme = replace(sample.PROGRAMME, letterhead=lines)
    printed = read(print_programme(programme, ("de", "fr"), translators))
    line = " · ".join(lines.split("\n")).removesuffix(" · ")
    found = [(page, box) for page, word, box in printed.words() if word.strip() == line]

    [(page, (left, lower, right, _upper))] = found
    assert page == 0
    assert left >= 42
    assert right <= 595 - 42
    assert lower >= 12


def test_three_languages_are_refused_with_a_sentence(sample, translators):
    with pytest.raises(RuleError):
        print_programme(sample.PROGRAMME, ("de", "fr", "pl"), translators)


def test_letters_of_every_script_come_out(sample, translators, read):
    contact = replace(sample.PROGRAMME.contacts[0], name="Wałęsa דוד محمد Пётр")
    programme = replace(sample.PROGRAMME, contacts=(contact,))
    printed = read(print_programme(programme, ("de", "pl"), translators))
    assert "Złożenie wieńca" in printed.text
    assert "Wałęsa" in printed.text
    assert "Пётр" in printed.text
    names = " ".join(printed.fonts)
    assert "NotoSansHebrew" in names
    assert "NotoSansArabic" in names
