"""Text files of values: letters, separators, quotation marks, and what is odd about them."""

from __future__ import annotations

import pytest

from twincrm.domain.errors import FileTrouble, InputError
from twincrm.exchange.tables import encodings_for, read_tables

GERMAN = "Name;Vorname;Ort\nMüller;Jürgen;Köln\nWeiß;Zoë;Mönchengladbach\n"
FRENCH = "Nom;Prénom;Ville\nLEFÈVRE;Hélène;Bourg-en-Bresse\nD’HÉROUVILLE;François;Béthune\n"
POLISH = "Nazwisko;Imię;Miasto\nDąbrowski;Stanisław;Łódź\nWójcik;Małgorzata;Żory\n"
CZECH = "Příjmení;Jméno;Město\nDvořák;Jiří;Plzeň\nČerný;Zdeněk;Děčín\n"
TURKISH = "Soyadı;Adı;Şehir\nDemirtaş;Gülşen;Iğdır\nYıldız;Çağlar;İzmir\n"
RUSSIAN = "Фамилия;Имя;Город\nИванов;Сергей;Пермь\n"
JAPANESE = "姓,名,町\n権兵衛,名無しの,よしおか\nタナカ,はなこ,京都\n"
EURO = "Name;Betrag\nMüller;25 €\nJäger;15 €\n"


def rows_of(data, name="list.csv", **wishes):
    [table] = read_tables(data, name, **wishes).tables
    return table.rows


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (GERMAN, "cp1252"), (EURO, "cp1252"), (FRENCH, "cp1252"), (POLISH, "cp1250"),
        (POLISH, "iso8859-2"), (CZECH, "cp1250"), (TURKISH, "cp1254"), (RUSSIAN, "cp1251"),
        (JAPANESE, "cp932"), (GERMAN, "cp850"), (GERMAN, "mac_roman"), (FRENCH, "mac_roman"),
        (GERMAN, "utf-8"), (POLISH, "utf-8-sig"), (JAPANESE, "utf-16"), (GERMAN, "utf-16-be"),
        (GERMAN, "utf-16-le"),
    ],
)  # fmt: skip
def test_letters_are_recognised_in_whatever_set_they_were_written(text, charset):
    separator = "," if text == JAPANESE else ";"
    expected = tuple(tuple(line.split(separator)) for line in text.splitlines())
    assert rows_of(text.encode(charset)) == expected


def test_the_likeliest_set_comes_first_and_each_shows_what_it_makes_of_the_words():
    ranked = dict(encodings_for(POLISH.encode("cp1250")))
    assert next(iter(ranked)) == "cp1250"
    assert "Dąbrowski" in ranked["cp1250"]
    assert "D¹browski" in ranked["cp1252"]
    assert [name for name, _ in encodings_for(POLISH.encode())] == ["utf-8"]


def test_lines_of_two_sets_are_each_read_in_their_own_and_told():
    data = "Name;Ort\nMüller;Köln\nJäger;Bonn\n".encode("cp1252") + "Weiß;Łódź\n".encode()
    read = read_tables(data, "list.csv")
    assert read.tables[0].rows[1:] == (("Müller", "Köln"), ("Jäger", "Bonn"), ("Weiß", "Łódź"))
    assert [remark.values["line"] for remark in read.remarks] == [4]


def test_a_set_chosen_by_hand_overrules_and_says_what_does_not_fit():
    read = read_tables(GERMAN.encode("cp1252"), "list.csv", encoding="utf-8")
    assert "�" in str(read.tables[0].rows)
    assert [remark.values["encoding"] for remark in read.remarks] == ["utf-8"]
    with pytest.raises(InputError):
        read_tables(b"a;b", "list.csv", encoding="klingon")


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Name;Adresse;Beitrag\nA;32, rue de la Paix;22,00\nB;5, rue Haute;22,00\n", ";"),
        ("Liste\n\nName;Beitrag\nMüller;22,50\nWeiß;7,00\n", ";"),
        ('Name,Notes\nA,"x;y\nz;w;v;u"\nB,"1;2;3;4"\n', ","),
        ("Name\tOrt\nA, B\tKöln\nC, D\tBonn\n", "\t"),
        ("Name|Ort\nA, B|Köln\n", "|"),
        ("a;b;c;d;e;f\n1;2,0\n1;2,0;3\n1;2,0;3;4\n1;2,0;3;4;5\n", ";"),
        ("sep=|\nName;x|Ort;y\n", "|"),
        ('"a","b;c"\n"d","e;f"\n', ","),
    ],
)
def test_the_separator_is_the_one_that_makes_the_rows_equally_wide(text, separator):
    assert read_tables(text.encode(), "list.csv").separator == separator


def test_cells_keep_their_lines_their_zeros_and_their_inner_blanks_and_lose_blanks_at_the_end():
    text = 'PLZ;Notiz;Notiz\n01234 ;"erste  Zeile\nzweite; ""halb"" ";  x\n;   ;\n\nZ;;\n\n'
    text = text.replace("\n", "\r\n")
    read = read_tables(text.encode(), "list.csv")
    assert read.tables[0].rows == (
        ("PLZ", "Notiz", "Notiz"),
        ("01234", 'erste  Zeile\nzweite; "halb"', "  x"),
        (),
        (),
        ("Z", None, None),
    )
    assert read.tables[0].lines == (1, 2, 4, 5, 6)


def test_a_row_divided_by_another_sign_is_divided_all_the_same_and_named():
    read = read_tables(b"1,1,1,1,x@y.z,,,\n2\t2\t2\t2\tx\n3\t3\t3\t3\tx\n", "list.csv")
    assert read.tables[0].rows[0][:5] == ("1", "1", "1", "1", "x@y.z")
    assert [remark.values["line"] for remark in read.remarks] == [1]


def test_a_title_is_not_torn_apart_by_its_commas():
    read = read_tables(b"Liste, Stand, geheim\nName;Ort;Tel\nA;B;1\n", "list.csv")
    assert read.tables[0].rows[0] == ("Liste, Stand, geheim",)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_forgotten_quotation_mark_is_told_and_swallows_no_row(end):
    lines = [f"A{n};B{n}" for n in range(30)]
    text = end.join(["Name;Ort", "U;V", 'X;"offen', *lines, 'Y;"zu"', ""])
    read = read_tables(text.encode(), "list.csv")
    table = read.tables[0]
    assert len(table.rows) == 34
    assert table.rows[2:4] == (("X", "offen"), ("A0", "B0"))
    assert table.rows[-1] == ("Y", "zu")
    assert (table.lines[2], table.lines[-1]) == (3, 34)
    assert [remark.values["line"] for remark in read.remarks] == [3]


@pytest.mark.parametrize("later", ["", '"z"'])
def test_a_forgotten_quotation_mark_swallows_not_even_a_few_rows(later):
    text = f'Name;Vorname;Notiz\nU;V;w\nMeier;Hans;"offen\nSchmitz;Eva;x\nKlein;Udo;{later}\n'
    read = read_tables(text.encode(), "list.csv")
    assert [row[0] for row in read.tables[0].rows] == ["Name", "U", "Meier", "Schmitz", "Klein"]
    assert [remark.values["line"] for remark in read.remarks] == [3]


def test_a_long_note_stays_whole_and_is_told():
    note = "\n".join(f"Zeile {n}, und mehr" for n in range(30))
    read = read_tables(f'Name,Note\nU,V\nX,"{note}"\nY,Z\n'.encode(), "list.csv")
    assert read.tables[0].rows[2:] == (("X", note), ("Y", "Z"))
    assert [remark.values["line"] for remark in read.remarks] == [3]


def test_guards_against_formulas_are_taken_off_and_control_characters_left_out():
    read = read_tables(b"Name;Tel\n'=A;'+49 1\n''=B;'t Hooft\nC\x07;\x00D\n", "list.csv")
    assert read.tables[0].rows[1:] == (("=A", "+49 1"), ("'=B", "'t Hooft"), ("C", "D"))
    assert len(read.remarks) == 1


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"%PDF-1.7 ...", "not a table"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\x03\0>\0\x01", "not a table"),
        (b"<html><table><tr><td>a", "web page"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "contact cards"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not a table"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "damaged"),
    ],
)
def test_what_is_no_table_is_named_and_nothing_is_changed(data, word):
    with pytest.raises(FileTrouble) as told:
        read_tables(data, "list.xlsx")
    assert word in told.value.message.id
    assert "Nothing was changed." in told.value.message.id


def test_more_cells_than_anybody_needs_are_refused(monkeypatch):
    monkeypatch.setattr("twincrm.exchange.tables.separated.MOST_CELLS", 100)
    with pytest.raises(FileTrouble, match="million cells"):
        read_tables(b"a;b\n" * 51, "list.csv")
