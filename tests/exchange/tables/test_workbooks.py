"""Workbooks of Excel and LibreOffice: cells as a person sees them."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from twincrm.domain.errors import FileTrouble
from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.seen import number_seen

SAMPLES = Path(__file__).parent / "samples"
MOMENT = datetime(2026, 5, 1, 18, 30)  # noqa: DTZ001 - sheets know no time zones


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(data, part, change):
    """The packed file *data* with one part of it changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            content = old.read(each)
            new.writestr(each, change(content) if each == part else content)
    return out.getvalue()


@pytest.fixture
def book():
    book = openpyxl.Workbook()
    book.active.title = "Liste"
    return book


@pytest.mark.parametrize(
    ("number", "form", "seen"),
    [
        (1234, "00000", "01234"),
        (491711234567.0, "General", "491711234567"),
        (22.5, "General", "22.5"),
        (0.1 + 0.2, "General", "0.3"),
        (22, "0.00", "22.00"),
        (22, '#,##0.00\\ "€"', "22.00"),
        (1234.5, "#,##0.00", "1234.50"),
        (25, "General", "25"),
        (0.125, "0.0%", "12.5%"),
        (322497811, "0#\\ ##\\ ##\\ ##\\ ##", "03 22 49 78 11"),
        (1234, "00\\-000", "01-234"),
        (4912345, '[$-407]"+"0', "4912345"),
        (17112345, "0000\\ 0000", "1711 2345"),
        (7, "000", "007"),
        (-5, "0", "-5"),
        (1e21, "General", "1000000000000000000000"),
        (1e40, "0.00", "1" + "0" * 40),
    ],
)
def test_numbers_are_read_as_they_are_seen(number, form, seen, book):
    assert number_seen(number, form) == seen
    book.active["A1"] = number
    book.active["A1"].number_format = form
    [table] = read_tables(saved(book), "list.xlsx").tables
    assert table.rows == ((seen,),)


def test_days_are_days_only_where_their_format_says_so(book):
    sheet = book.active
    sheet.append([date(1974, 4, 25), 29221, 29221, date(1999, 1, 1), date(1999, 5, 1)])
    sheet.append([MOMENT, time(9, 5), "1.4.81", True, None, None])
    sheet["C1"].number_format = "DD.MM.YY"
    sheet["D1"].number_format = "YYYY"
    sheet["E1"].number_format = "MM/YYYY"
    [table] = read_tables(saved(book), "list.xlsx").tables
    assert table.rows == (
        (date(1974, 4, 25), "29221", date(1980, 1, 1), "1999", "05/1999"),
        ("2026-05-01 18:30", "09:05", "1.4.81", "TRUE", None),
    )


def test_text_stays_text_with_its_lines_and_signs_and_without_blanks_at_the_end(book):
    book.active.append(["01234", "a\nb  ", " c", "_x000D_", "  ", "'x"])
    [table] = read_tables(saved(book), "list.xlsx").tables
    assert table.rows == (("01234", "a\nb", " c", None, None, "'x"),)


def test_what_is_no_letter_is_left_out_of_a_cell(book):
    book.active.append(["We_xD800_ber", "An_x0000_na", "_x0007_", "a_x000A_b"])
    [table] = read_tables(saved(book), "list.xlsx").tables
    assert table.rows == (("Weber", "Anna", None, "a\nb"),)


def test_sheets_keep_their_names_blank_rows_and_numbers_and_hidden_ones_are_marked(book):
    book.active["B3"] = "x"
    book.active["D9"].font = openpyxl.styles.Font(bold=True)
    hidden = book.create_sheet("Alt")
    hidden.sheet_state = "hidden"
    hidden.append(["Name", "Name"])
    book.create_chartsheet("Bild")
    first, second = read_tables(saved(book), "list.xlsx").tables
    assert (first.name, first.hidden, first.rows) == ("Liste", False, ((), (), (None, "x")))
    assert first.lines == (1, 2, 3)
    assert (second.name, second.hidden, second.rows) == ("Alt", True, (("Name", "Name"),))


def test_a_formula_says_what_was_calculated_and_without_that_nothing(book):
    book.active.append(["=1+1", "=2+2", "#N/A"])
    data = changed(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
        ),
    )
    read = read_tables(data, "list.xlsx")
    assert read.tables[0].rows == (("2",),)
    assert sorted(str(remark.values["cell"]) for remark in read.remarks) == ["B1", "C1"]


@pytest.mark.parametrize("name", ["mitglieder.xls", "mitglieder.ods"])
def test_workbooks_of_old_excel_and_of_libreoffice(name):
    first, second = read_tables((SAMPLES / name).read_bytes(), name).tables
    assert first.rows == (
        ("Name", "PLZ", "Telefon", "Geboren", "Beitrag", "Bemerkung"),
        (
            "Łaski, Zoë", "01234", "491711234567", date(1974, 4, 25), "22.5",
            "spricht frz.\nund polnisch",
        ),
        (),
        ("Voß", "01234", None, None, None, None),
    )  # fmt: skip
    assert (second.name, second.hidden, second.rows) == ("Alt", True, (("x",),))


def test_long_texts_of_old_excel_go_over_several_records():
    [table] = read_tables((SAMPLES / "notizen.xls").read_bytes(), "notizen.xls").tables
    for n, row in enumerate(table.rows[:40]):
        words = "Łódź żółć " if n % 3 else "Grüße aus Moers, "
        assert row == (f"{n}: {words * (20 + n)}".rstrip(),)
    assert table.rows[41:] == (("TRUE",), ("12345678.5",), ("-3",), ("1973",), ("18:00",))


def test_a_workbook_that_was_cut_or_stirred_ends_in_words_and_never_otherwise(book):
    book.active.append(["Name", 1, date(2020, 1, 1)])
    files = [saved(book), *((SAMPLES / f"mitglieder.{end}").read_bytes() for end in ("xls", "ods"))]
    for data in files:
        broken = [data[: len(data) * part // 8] for part in range(1, 8)]
        broken += [data[:at] + b"\xff\x00\x80" + data[at + 3 :] for at in range(60, len(data), 97)]
        for each in broken:
            try:
                read_tables(each, "list.xlsx")
            except FileTrouble:
                continue


DECLARED = f"<!--{'x' * 5000}--><!DOCTYPE x [<!ENTITY a 'b'>]>"


@pytest.mark.parametrize(
    ("part", "change", "word"),
    [
        ("xl/workbook.xml", lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml, "damaged"),
        ("xl/styles.xml", lambda xml: DECLARED.encode() + xml, "damaged"),
        ("xl/styles.xml", lambda xml: (DECLARED + xml.decode()).encode("utf-16"), "damaged"),
        ("xl/worksheets/sheet1.xml", lambda _: b"<a/>" * 8_000_000, "far larger"),
        ("xl/worksheets/sheet1.xml", lambda _: b"\0" * 3_000_000, "far larger"),
        (
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b'r="1"', b'r="99999999999"').replace(b'r="A1" ', b""),
            "million cells",
        ),
    ],
)
def test_a_workbook_that_would_burst_the_memory_is_refused(part, change, word, book):
    book.active["A1"] = "x"
    with pytest.raises(FileTrouble) as told:
        read_tables(changed(saved(book), part, change), "list.xlsx")
    assert word in told.value.message.id


def test_a_workbook_that_says_it_is_too_large_is_never_unpacked(book):
    data = bytearray(saved(book))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<II", data, entry + 20, 10_000_000, 700_000_000)  # packed and unpacked size
    with pytest.raises(FileTrouble) as told:
        read_tables(bytes(data), "list.xlsx")
    assert "far larger" in told.value.message.id


def test_repeated_cells_of_libreoffice_are_counted_before_they_are_made():
    def repeat(xml):
        return xml.replace(
            b'<table:table-cell office:value-type="string"><text:p>Vo',
            b'<table:table-cell table:number-columns-repeated="16000" office:value-type="string">'
            b"<text:p>Vo",
        ).replace(
            b"<table:table-row><table:table-cell table:number-columns-repeated",
            b'<table:table-row table:number-rows-repeated="1000000">'
            b"<table:table-cell table:number-columns-repeated",
        )

    data = changed((SAMPLES / "mitglieder.ods").read_bytes(), "content.xml", repeat)
    with pytest.raises(FileTrouble, match="far larger"):
        read_tables(data, "list.ods")
