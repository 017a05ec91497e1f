"""Tables other programs really wrote: rows and columns as a person counts them."""

from __future__ import annotations

import pytest

from twincrm.exchange.tables import read_tables

UNIT = "thunderbird/mailnews/import/test/unit/resources"
BOOKS = "thunderbird/mailnews/addrbook/test/unit/data"
BROWSER = "thunderbird/mail/components/addrbook/test/browser/data"
EXPECTED = {
    "headers/excel-sep-line.csv": (";", 3, 2),
    "headers/excel-unicode-text.txt": ("\t", 4, 2),
    "headers/fr-association.csv": (";", 10, 2),
    "headers/google-2024.csv": (",", 40, 2),
    "headers/google-old.csv": (",", 52, 2),
    "headers/jverein-de.csv": (";", 25, 2),
    "headers/outlook-de.csv": (",", 92, 2),
    "headers/outlook-en.csv": (",", 92, 2),
    "headers/outlook-fr.csv": (",", 92, 2),
    "headers/outlook-web-en.csv": (",", 88, 2),
    "headers/verein-title-rows.csv": (";", 5, 6),
    "club/adherents.csv": (";", 14, 31),
    "club/Mitgliederliste.xlsx": ("", 14, 48),
    f"{BROWSER}/import.csv": (",", 2, 2),
    f"{BROWSER}/import.ldif": ("", 8, 2),
    f"{BOOKS}/export.csv": (",", 37, 3),
    f"{BOOKS}/export.ldif": ("", 14, 3),
    f"{UNIT}/basic_addressbook.csv": (",", 38, 2),
    f"{UNIT}/basic_csv_addressbook.csv": (",", 37, 3),
    f"{UNIT}/basic_ldif_addressbook.ldif": ("", 41, 2),
    f"{UNIT}/bug_263304.ldif": ("", 5, 2),
    f"{UNIT}/csv_no_header.csv": (",", 4, 2),
    f"{UNIT}/csv_semicolon.csv": (";", 4, 3),
    f"{UNIT}/quote.csv": (",", 37, 2),
    f"{UNIT}/shiftjis_addressbook.csv": (",", 38, 2),
    f"{UNIT}/tab_comma_mixed.csv": ("\t", 26, 4),
    f"{UNIT}/utf16_addressbook.csv": (",", 38, 2),
}
"""The separator, the columns of the first row and the number of rows of every file."""
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
def test_every_table_of_the_corpus_has_its_rows_and_columns(path, corpus):
    read = read_tables((corpus / path).read_bytes(), path.rpartition("/")[2])
    table = read.tables[0]
    found = (read.separator, len(table.rows[0]), len(table.rows))
    assert found == EXPECTED[path]
    said = [cell for row in table.rows for cell in row]
    assert path not in WORDS or WORDS[path] in said


def test_no_table_of_the_corpus_was_forgotten(corpus):
    folders = [corpus / folder for folder in ("headers", "thunderbird", "club")]
    found = {p for folder in folders for p in folder.rglob("*") if p.is_file()}
    names = {str(p.relative_to(corpus)) for p in found if p.suffix not in {".json", ".vcf"}}
    assert names == set(EXPECTED)
