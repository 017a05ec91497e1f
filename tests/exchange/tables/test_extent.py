"""How far a sheet goes: stray cells far out, and more columns than can be looked at."""

from __future__ import annotations

import io

from openpyxl import Workbook

from twincrm.exchange.tables import read_tables


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
