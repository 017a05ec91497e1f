"""Tables other programs really wrote: rows and columns as a person counts them."""

from __future__ import annotations

from datetime import date

import pytest

from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.guessing import guess
from twincrm.exchange.tables.header import layout
from twincrm.exchange.tables.rows import RowReader

TODAY = date(2027, 4, 19)

UNIT = "thunderbird/mailnews/import/test/unit/resources"
BOOKS = "thunderbird/mailnews/addrbook/test/unit/data"
BROWSER = "thunderbird/mail/components/addrbook/test/browser/data"
EXPECTED = {
    "headers/excel-sep-line.csv": (";", 3, 2, 1),
    "headers/excel-unicode-text.txt": ("\t", 4, 2, 1),
    "headers/fr-association.csv": (";", 10, 2, 1),
    "headers/google-2024.csv": (",", 40, 2, 1),
    "headers/google-old.csv": (",", 52, 2, 1),
    "headers/jverein-de.csv": (";", 25, 2, 1),
    "headers/outlook-de.csv": (",", 92, 2, 1),
    "headers/outlook-en.csv": (",", 92, 2, 1),
    "headers/outlook-fr.csv": (",", 92, 2, 1),
    "headers/outlook-web-en.csv": (",", 88, 2, 1),
    "headers/verein-title-rows.csv": (";", 5, 6, 2),
    "club/adherents.csv": (";", 14, 31, 30),
    "club/Mitgliederliste.xlsx": ("", 14, 48, 52),
    f"{BROWSER}/import.csv": (",", 2, 2, 1),
    f"{BROWSER}/import.ldif": ("", 8, 2, 1),
    f"{BOOKS}/export.csv": (",", 37, 3, 2),
    f"{BOOKS}/export.ldif": ("", 14, 3, 2),
    f"{UNIT}/basic_addressbook.csv": (",", 38, 2, 1),
    f"{UNIT}/basic_csv_addressbook.csv": (",", 37, 3, 2),
    f"{UNIT}/basic_ldif_addressbook.ldif": ("", 41, 2, 1),
    f"{UNIT}/bug_263304.ldif": ("", 5, 2, 1),
    f"{UNIT}/csv_no_header.csv": (",", 4, 2, 2),
    f"{UNIT}/csv_semicolon.csv": (";", 4, 3, 2),
    f"{UNIT}/quote.csv": (",", 37, 2, 1),
    f"{UNIT}/shiftjis_addressbook.csv": (",", 38, 2, 1),
    f"{UNIT}/tab_comma_mixed.csv": ("\t", 26, 4, 4),
    f"{UNIT}/utf16_addressbook.csv": (",", 38, 2, 1),
}
"""The separator, the columns of the first row, the rows and the contacts of every file."""
WORDS = {
    "headers/outlook-de.csv": "Königstr. 12\nHinterhaus",
    "headers/outlook-fr.csv": "Société",
    "headers/google-old.csv": "* myContacts ::: Chor",
    "headers/excel-unicode-text.txt": "Müller",
    "headers/jverein-de.csv": "01234",
    "club/adherents.csv": "D'HÉROUVILLE",
    f"{UNIT}/shiftjis_addressbook.csv": "名無しの権兵衛",
    f"{UNIT}/basic_ldif_addressbook.ldif": "Notes line 1\nNotes line 2\nNotes line 3\nNotes line 4",
}


@pytest.mark.parametrize("path", EXPECTED)
def test_every_table_of_the_corpus_has_its_rows_columns_and_contacts(path, corpus):
    read = read_tables((corpus / path).read_bytes(), path.rpartition("/")[2])
    table = read.tables[0]
    parts = layout(table)
    rows = list(RowReader(parts, guess(parts, table.name, "DE"), "DE", TODAY).rows())
    contacts = sum(len(row.contacts) for row in rows)
    assert (read.separator, len(table.rows[0]), len(table.rows), contacts) == EXPECTED[path]
    assert not any(row.rejected for row in rows)
    said = [cell for row in table.rows for cell in row]
    assert path not in WORDS or WORDS[path] in said


def test_no_table_of_the_corpus_was_forgotten(corpus):
    folders = [corpus / folder for folder in ("headers", "thunderbird", "club")]
    found = {p for folder in folders for p in folder.rglob("*") if p.is_file()}
    names = {str(p.relative_to(corpus)) for p in found if p.suffix not in {".json", ".vcf"}}
    assert names == set(EXPECTED)
