"""Tables for people and for programs: what is read back is what was written."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.writing import write_table

HOSTILE = [
    "=1+1", "+49 171", "-5", "@x", "\tx", "'=A", "''", "＝1", "#N/A", "TRUE", "1e5", "01234",
    "_x000D_", "_x005F_x", "sep=,", "dn: x", "a;b,c|d\te", '"', 'a"";"b', "x\ny", "x\r\ny", "  x  ",
    "\u2028", "\x85", "ﬁ", "e\u0301", "אב", "👩\u200d👧", "\ufeff", "\ud800", "\uffff", "\x07",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=12), st.text("=+-@'\";,\t\r\n _x0D", max_size=8)
)
DAYS = st.dates(date(1900, 3, 1), date(2100, 1, 1))
VALUES = st.one_of(st.none(), TEXTS, DAYS)
TABLES = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(VALUES, min_size=n, max_size=n), min_size=1, max_size=6)
)


def written(kind, head, rows):
    stream = io.BytesIO()
    assert write_table(stream, kind, "Kontakte", head, rows) == len(rows)
    return stream.getvalue()


def said(cell, kind):
    """What is left of a value by the rules of tables: no control characters, no blanks behind."""
    if isinstance(cell, date):
        return cell if kind == "xlsx" else cell.isoformat()
    text = re.sub("\r\n?", "\n", cell or "")
    text = re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]", "", text.rstrip()
    )
    text = text.rstrip()
    if kind == "plain" and re.match("''*[=+\\-@\t\n＝＋－＠]", text):
        text = text[1:]  # a program's apostrophe cannot be told from a guard
    return text or None


@pytest.mark.parametrize("kind", ["xlsx", "csv", "plain"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(rows=[[None, "\r;", "\r;"], ["\r;", "\r;", "\r0"]])
@given(rows=TABLES)
def test_what_is_read_back_is_what_was_written(kind, rows):
    head = [f"Spalte {n}" for n in range(len(rows[0]))]
    [table] = read_tables(written(kind, head, rows), "kontakte").tables
    expected = [tuple(said(cell, kind) for cell in row) for row in (head, *rows)]
    expected = [row if any(row) else () for row in expected]
    while not expected[-1]:
        expected.pop()
    assert list(table.rows) == expected


def test_no_cell_of_a_table_for_excel_is_calculated():
    data = written("csv", ["Name"], [[text] for text in HOSTILE]).decode("utf-8-sig")
    for [cell] in csv.reader(io.StringIO(data, newline=""), delimiter=";"):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", ["N"], [[t] for t in HOSTILE])))
    assert {cell.data_type for [cell] in book.active.iter_rows() if cell.value} == {
        "inlineStr",
        "s",
    } - {"inlineStr"}


def test_csv_for_excel_and_for_programs_are_what_these_expect():
    rows = [["Łącka", "+49 1", date(1957, 4, 19), None]]
    head = ["Name", "Tel", "Born", "Note"]
    assert (
        written("csv", head, rows)
        == (
            "\ufeff" + '"Name";"Tel";"Born";"Note"\r\n"Łącka";"\'+49 1";"1957-04-19";""\r\n'
        ).encode()
    )
    assert (
        written("plain", head, rows)
        == ('"Name","Tel","Born","Note"\r\n"Łącka","+49 1","1957-04-19",""\r\n').encode()
    )


def test_a_workbook_is_ready_to_be_looked_at():
    rows = [["Müller", "01234", date(1957, 4, 19)], ["x" * 300, None, None]]
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", ["Name", "PLZ", "Geboren"], rows)))
    sheet = book.active
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Kontakte", "A2", "A1:C3")
    assert [cell.font.bold for cell in sheet[1]] == [True, True, True]
    assert (sheet["B2"].value, sheet["B2"].number_format) == ("01234", "@")
    assert sheet["C2"].is_date
    assert 8 <= sheet.column_dimensions["B"].width < sheet.column_dimensions["A"].width < 60


@pytest.mark.parametrize("title", ["", "a/b:c*?[x]", "x" * 99, "'quoted'", "zwei\nZeilen"])
def test_every_title_names_a_sheet(title):
    stream = io.BytesIO()
    write_table(stream, "xlsx", title, ["a"], [])
    assert openpyxl.load_workbook(stream).sheetnames[0]


@pytest.mark.parametrize("after", [0, 500])
def test_a_table_that_is_given_up_leaves_nobodys_data_behind(after, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield from [["Łącka"]] * after
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_table(io.BytesIO(), "xlsx", "Kontakte", ["Name"], rows())
    assert list(tmp_path.iterdir()) == []
