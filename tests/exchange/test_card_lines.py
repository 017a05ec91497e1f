"""Letters and lines of cards: character sets, folds, escapes, quoting, pictures."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from twincrm.domain.records.contact_card import CardPhone
from twincrm.exchange.vcard import read_cards


def _picture():
    target = BytesIO()
    Image.effect_noise((24, 24), 80).save(target, "JPEG")
    return target.getvalue()


JPEG = _picture()


def lines(*texts, version="3.0", end="\r\n"):
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *texts, "END:VCARD", ""])


def read(*texts, version="3.0", end="\r\n", charset="utf-8"):
    [only] = read_cards(lines(*texts, version=version, end=end).encode(charset))
    return only


def card(*texts, **how):
    return read(*texts, **how).card


def codes(one):
    return [each.code for each in one.odd]


# Letters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_way_to_write_unicode(charset):
    one = card("N:Müller;Łucja;;;", "FN:Łucja Müller", charset=charset)
    assert (one.family, one.given) == ("Müller", "Łucja")


def test_old_western_files_are_guessed_and_said():
    one = read("FN:Jürgen Großmann", "NOTE:10 €", charset="cp1252")
    assert one.card.formatted_name == "Jürgen Großmann"
    assert one.card.note == "10 €"
    assert set(codes(one)) == {"guessed-letters"}


def test_a_chosen_encoding_overrules_the_guess():
    data = lines("FN:Łucja Żak").encode("cp1250")
    [one] = read_cards(data, encoding="cp1250")
    assert one.card.formatted_name == "Łucja Żak"
    assert one.odd == ()


def test_a_wrongly_chosen_encoding_is_said():
    [one] = read_cards(lines("FN:Jürgen", "TEL:1").encode("cp1252"), encoding="ascii")
    assert one.card.formatted_name == "J\ufffdrgen"
    assert codes(one) == ["guessed-letters"]


def test_each_line_may_name_its_own_character_set():
    data = b"".join(
        [
            b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS:",
            "安藤".encode("shift_jis"),
            b"\nNOTE;CHARSET=ISO-8859-1:gr\xfcn\nNICKNAME;CHARSET=SHIFT_JIS:",
            "ﾃｱ".encode("shift_jis"),
            b"\nTITLE;CHARSET=UTF-8:",
            "Bürgermeister".encode(),
            b"\nEND:VCARD\n",
        ]
    )
    [one] = read_cards(data)
    assert one.odd == ()
    assert one.card.formatted_name == "安藤"
    assert one.card.note == "grün"
    assert one.card.nickname == "ﾃｱ"
    assert one.card.title == "Bürgermeister"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_line_end(end):
    one = card("N:Roy;Anne;;;", "FN:Anne Roy", "NOTE:one\\ntwo", end=end)
    assert (one.family, one.note) == ("Roy", "one\ntwo")


def test_a_stray_carriage_return_inside_a_value_ends_nothing():
    assert card("FN:Anne Roy", "NOTE:first \rsecond").note == "first  second"


def test_control_characters_are_stripped():
    one = card("FN:An\x00ne\x0b R\x85oy\x7f", "NOTE;ENCODING=QUOTED-PRINTABLE:a=00b")
    assert one.formatted_name == "Anne Roy"
    assert one.note == "ab"


# Lines ------------------------------------------------------------------------------------------


def test_quoted_printable_with_soft_breaks_and_its_own_charset():
    one = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=",
        "ler;J=C3=BCrgen;;;",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=X-UNKNOWN:Gr=FC=DFe=0D=0Aaus Lindenau",
        "FN;QUOTED-PRINTABLE:J=C3=BCrgen M=C3=BCller",
        version="2.1",
    )
    assert (one.family, one.given) == ("Müller", "Jürgen")
    assert one.note == "Grüße\naus Lindenau"
    assert one.formatted_name == "Jürgen Müller"


def test_a_text_cut_in_the_middle_of_a_letter_loses_only_that_letter():
    one = read(
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen Gro=C3=9Fm=C3", version="2.1"
    )
    assert one.card.formatted_name == "Jürgen Großm"
    assert codes(one) == ["guessed-letters"]


def test_quoted_printable_may_be_declared_after_the_first_physical_break():
    one = card(
        "FN:Anne", "NOTE;CHARSET=UTF-8", " ;ENCODING=QUOTED-PRINTABLE:gr=C3=", "=BCn", version="2.1"
    )
    assert one.note == "grün"


def test_commas_and_semicolons_in_plain_texts_are_kept():
    one = card(
        "FN:Schmidt, Karl; Dr.", "NOTE:Straße 1, Köln; Hinterhof", "URL:https://x.org/a,b;c\\,d"
    )
    assert one.formatted_name == "Schmidt, Karl; Dr."
    assert one.note == "Straße 1, Köln; Hinterhof"
    assert one.urls[0].url == "https://x.org/a,b;c,d"


def test_escapes():
    one = card(
        "N:A\\;B;C\\,D;E,F;;", "FN:a\\\\nb", "NOTE:1\\n2\\N3\\;4", "CATEGORIES:Chor,Vor\\,stand"
    )
    assert (one.family, one.given, one.additional) == ("A;B", "C,D", "E F")
    assert one.formatted_name == "a\\nb"
    assert one.note == "1\n2\n3;4"
    assert one.categories == ("Chor", "Vor,stand")


def test_parameters_in_quotes_with_carets_and_lists():
    one = card(
        'TEL;TYPE="voice,home":1',
        'TEL;TYPE="work":2',
        "ADR;LABEL=\"a^nb: ^^ ^'x^'\";TYPE=home:;;Weg 1;;;;",
        "FN:x",
        version="4.0",
    )
    assert [phone.kinds for phone in one.phones] == [("home",), ("work",)]
    assert one.addresses[0].street == ("Weg 1",)
    assert one.addresses[0].kind == "home"


def test_an_unclosed_quote_does_not_swallow_the_card():
    one = card('TEL;TYPE="home:1', "FN:Anne")
    assert one.formatted_name == "Anne"
    assert one.phones[0].number == "1"


def test_lines_that_are_none_are_reported_with_their_place():
    data = b"\n\nBEGIN:VCARD\nVERSION:3.0\nFN:Anne\n# a remark\nsecond line of a note\nEND:VCARD\n"
    [one] = read_cards(data)
    assert one.line == 3
    assert [(each.code, each.line, each.snippet) for each in one.odd] == [
        ("not-a-line", 6, "# a remark"),
        ("not-a-line", 7, "second line of a note"),
    ]


def test_photos_whose_folds_lost_their_space():
    text = base64.b64encode(JPEG).decode()
    pieces = [text[start : start + 70] for start in range(0, len(text), 70)]
    one = card("FN:x", "PHOTO;ENCODING=BASE64;JPEG:", *pieces, "", "TEL;CELL:1", version="2.1")
    assert one.photo.data == JPEG
    assert one.photo.media_type == "image/jpeg"
    assert one.phones == (CardPhone("1", ("mobile",)),)


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("PHOTO;ENCODING=b;TYPE=JPEG:{}", "3.0"),
        ("PHOTO:data:image/jpeg;base64,{}", "4.0"),
        ("PHOTO:data:image/jpeg;base64\\,{}", "4.0"),
        ("PHOTO;TYPE=JPEG;ENCODING=BASE64:{}", "2.1"),
    ],
)
def test_photos_of_every_version(line, version):
    text = base64.b64encode(JPEG).decode()
    assert card("FN:x", line.format(text), version=version).photo.data == JPEG


def test_a_broken_photo_costs_only_itself():
    one = read("FN:x", "PHOTO;ENCODING=b:?????", "TEL:1")
    assert codes(one) == ["bad-photo"]
    assert one.left_out == ("PHOTO",)
    assert one.card.phones[0].number == "1"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_control_characters_are_said_with_their_lines(end):
    data = f"BEGIN:VCARD{end}N:Roy;An\x00ne{end}NOTE:a\x1bb\x07{end}END:VCARD{end}".encode()
    clean, one = read_cards(data.translate(None, b"\x00\x1b\x07") + data)
    assert one.card == clean.card
    assert clean.odd == ()
    assert [(each.code, each.line, each.snippet) for each in one.odd] == [
        ("controls", 6, "N:Roy;Anne"),
        ("controls", 7, "NOTE:ab"),
    ]


def test_control_characters_are_said_in_every_character_set():
    text = "BEGIN:VCARD\nFN:An\x00ne\x85\nEND:VCARD\n"
    for name in ("utf-8", "utf-16", "utf-8-sig"):
        [one] = read_cards(text.encode(name))
        assert (one.card.formatted_name, [each.line for each in one.odd]) == ("Anne", [2])
    [one] = read_cards(b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:a=00b\nEND:VCARD\n")
    assert (one.card.note, [each.code for each in one.odd]) == ("ab", ["controls"])


def test_a_mark_of_byte_order_inside_is_nothing_to_be_said():
    [one] = read_cards(b"\xef\xbb\xbfBEGIN:VCARD\nFN:\xef\xbb\xbfAnne\nEND:VCARD\n")
    assert (one.card.formatted_name, one.odd) == ("Anne", ())
