"""How far a sheet goes: stray cells far out, and more columns than can be looked at."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from twincrm.domain.errors import FileTrouble
from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.packed import unpacked


def test_a_stray_cell_far_out_makes_no_columns_and_no_rows_between():
    book = Workbook()
    book.active.append(["Name", None, "Ort"])
    book.active.append(["Weber", None, "Moers"])
    book.active["XFD3000"] = "x"
    stream = io.BytesIO()
    book.save(stream)
    [table] = read_tables(stream.getvalue(), "far.xlsx").tables
    said = [row for row in table.rows if row]
    assert said == [("Name", "Ort", None), ("Weber", "Moers", None), (None, None, "x")]
    assert len(table.rows) < 60
    assert table.lines[-1] == 3000


def test_more_columns_than_any_list_has_are_bounded_and_told():
    text = ";".join(f"S{n}" for n in range(400)) + "\n" + ";".join("x" * 400) + "\n"
    read = read_tables(text.encode(), "wide.csv")
    assert {len(row) for row in read.tables[0].rows} == {256}
    assert [remark.values["n"] for remark in read.remarks] == [400]


@pytest.mark.parametrize("letters", [3_000_000, 30_000_000])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "content.xml"])
def test_one_endless_text_is_refused_before_anything_holds_it(letters, part):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED if letters < 9e6 else 8) as packed:
        packed.writestr(part, b"<c>" + b"x" * letters + b"</c>")
    with (
        pytest.raises(FileTrouble, match="far larger"),
        unpacked(stream.getvalue(), "bomb.xlsx"),
    ):
        pass


def test_a_text_of_hundreds_of_megabytes_is_refused_in_words(monkeypatch):
    monkeypatch.setattr("twincrm.exchange.tables.reading.MOST_BYTES", 100)
    with pytest.raises(FileTrouble, match="is larger than"):
        read_tables(b"Name;Ort\n" * 20, "list.csv")
