"""How texts break into lines, and which faces draw them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twincrm.reports.fonts import FALLBACKS, runs, text_width, without_glyph
from twincrm.reports.styles import PROGRAMME_STYLES, SANS, SERIF_ITALIC, SERIF_STRONG, TextStyle
from twincrm.reports.typesetting import cleaned, drawn_order, one_line, polished, set_text

STYLE = TextStyle(SANS, 10, 13)


def _words(setting):
    return [" ".join(run.text for run in line.runs) for line in setting.lines]


def test_a_title_breaks_into_lines_of_like_length():
    lines = _words(set_text("Abbaye de Kamp et son jardin en terrasses", STYLE, 150))
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 8


def test_a_title_breaks_at_a_comma_where_it_can():
    text = "Mine de Zollverein, patrimoine mondial"
    assert _words(set_text(text, STYLE, 120))[0] == "Mine de Zollverein,"


def test_prose_does_not_end_with_a_word_alone():
    words = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "acht", "neun", "zehn", "elf"]
    broken = 0
    for count in range(4, len(words)):
        for width in range(80, 200, 5):
            lines = _words(set_text(" ".join(words[:count]), STYLE, width, "prose"))
            if len(lines) > 1:
                broken += 1
                assert len(lines[-1].split()) > 1, lines
    assert broken > 20


def test_a_word_too_long_for_the_column_breaks_after_a_hyphen():
    lines = _words(set_text("Nordrhein-Westfalen-Straße", STYLE, 70))
    assert lines[0].endswith("-")
    assert "".join(lines) == "Nordrhein-Westfalen-Straße"


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("jo.brandt@lindenau.example", ["jo.brandt@", "lindenau.example"]),
        ("www.partnerschaft.example/verein", ["www.partnerschaft", ".example/verein"]),
    ],
)
def test_an_address_never_breaks_behind_a_dot(address, lines):
    assert _words(set_text(address, STYLE, 100)) == lines


def test_a_typed_line_break_is_kept():
    assert _words(set_text("Rathaus\r\nMarkt 1", STYLE, 300)) == ["Rathaus", "Markt 1"]


def test_no_text_makes_no_line():
    assert set_text(" \n ", STYLE, 100).lines == ()


@settings(deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf"]), max_size=120),
    st.integers(30, 300),
)
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text, width):
    for breaking in ("balanced", "prose"):
        setting = set_text(text, STYLE, width, breaking)
        assert all(line.width <= width + 0.01 for line in setting.lines)
        drawn = "".join(run.text for line in setting.lines for run in line.runs)
        if drawn_order(text) == text:
            assert _letters(drawn) == _letters(cleaned(text))


def test_a_dot_between_two_thoughts_does_not_hang_at_the_end_of_a_line():
    lines = _words(set_text("Parkplatz Am Rathaus 2 · Begrüßung im Hof", STYLE, 130))
    assert lines == ["Parkplatz Am Rathaus 2", "Begrüßung im Hof"]


def test_a_dot_never_begins_a_line():
    text = "tournoi de baby-foot au Bürgerhaus · pour les jeunes · facultatif · sur inscription"
    for width in range(60, 300):
        lines = _words(set_text(text, STYLE, width))
        assert not any(line.startswith("·") for line in lines), (width, lines)


def test_a_dot_stays_where_two_lines_would_read_as_one_sentence():
    lines = _words(set_text("Die Leitungen unterschreiben · für die Gäste", STYLE, 150))
    assert lines == ["Die Leitungen unterschreiben ·", "für die Gäste"]


def _letters(text):
    """Without blanks, and without the dots that the end of a line replaces."""
    return "".join(text.split()).replace("·", "")


@pytest.mark.parametrize("stray", ["\u0301 ", "\u0301 \u0301 ", "\u200d "])
def test_a_sign_without_width_costs_no_text(stray):
    words = "mit durch gemeinsames im die Wohnhaus Besuch Bürgermeisterin durch Familie"
    for end in range(10, len(words)):
        for width in range(60, 400, 11):
            lines = _words(set_text(stray + words[:end], STYLE, width))
            assert "".join(lines).replace(" ", "").endswith(words[:end].replace(" ", ""))


def test_polish_prepositions_do_not_end_a_line():
    assert polished("spacer w parku i kawa", "pl") == "spacer w\u00a0parku i\u00a0kawa"


def test_a_day_and_its_month_stay_together():
    assert "6\u00a0maja" in polished("Dnia 6 maja 2027", "pl")
    assert "maja 2027" in polished("Dnia 6 maja 2027", "pl")
    assert "6.\u00a0Mai" in polished("Am 6. Mai um 18.00 Uhr", "de")
    assert "18.00\u00a0Uhr" in polished("Am 6. Mai um 18.00 Uhr", "de")


def test_french_signs_have_a_blank_before_them():
    assert polished("Attention! Départ: 8 h", "fr").startswith("Attention\u202f! Départ\u00a0: ")


def test_a_long_line_becomes_smaller_rather_than_two():
    setting = one_line("Ein sehr langer Name einer Begegnung", STYLE, 80)
    assert len(setting.lines) == 1
    assert setting.width == pytest.approx(80)
    assert setting.style.size < STYLE.size


def test_another_face_draws_what_the_first_one_lacks():
    found = runs("Levi דוד 2026", SANS)
    assert [run.face for run in found] == [SANS, "NotoSansHebrew", SANS]
    assert "2026" in found[-1].text


def test_an_accent_stays_with_its_letter():
    assert len(runs("x\u0301y", SANS)) == 1


def test_width_counts_every_run():
    whole = text_width("Levi דוד", SANS, 10)
    parts = text_width("Levi ", SANS, 10) + text_width("דוד", SANS, 10)
    assert whole == pytest.approx(parts)


@pytest.mark.parametrize("face", [SANS, SERIF_STRONG, SERIF_ITALIC])
@pytest.mark.parametrize(
    "text",
    [
        "Größe, Straße, Ökumene „so“ – € 5,50",
        "Célébration œcuménique « à l’été » ÿ Ç",
        "Zażółć gęślą jaźń ŁÓDŹ",
        "Пётр Чайковский, Київ їґє",
        "Ελλάδα ώρα",
        "Ștefan Țepeș, Dvořák, Őrség, Ğ İ ı",
        "דוד לוי",
        "محمد العربي",
        "→ ✓ № ½ ·",
    ],
)
def test_the_scripts_of_partner_towns_can_be_drawn(face, text):
    assert without_glyph(text, face) == ""


def test_what_no_face_can_draw_gives_way_to_the_nearest_or_is_left_out():
    odd = "Anna \U0001f389\U0001f3fd Ｗeber\u2009\U0001d400 1\ufe0f\u20e3 \U0001f30d\ufe0f\nﬁn"
    setting = set_text(odd, STYLE, 500)
    assert _words(setting)[0].split() == ["Anna", "Weber", "A", "1"]
    assert _words(setting)[-1] in ("fin", "ﬁn")
    assert not any(without_glyph(line) for line in _words(setting))
    assert set_text("\U0001f389", STYLE, 500).lines == ()


def test_hebrew_is_turned_and_arabic_joined_for_drawing():
    assert drawn_order("אבג") == "גבא"
    assert drawn_order("Rue אבג 12").startswith("Rue ")
    joined = drawn_order("محمد")
    assert joined != "محمد"
    assert without_glyph(joined) == ""


def test_every_style_has_a_face_with_fallbacks():
    from dataclasses import fields

    for each in fields(PROGRAMME_STYLES):
        assert getattr(PROGRAMME_STYLES, each.name).face in FALLBACKS
