"""What columns are taken for: every program's own header, and clubs' own words."""

from __future__ import annotations

import pytest

from twincrm.exchange.tables import read_tables
from twincrm.exchange.tables.guessing import guess
from twincrm.exchange.tables.header import layout

THUNDERBIRD = (
    "given family display nickname email email phone.work phone.home phone.fax phone.pager"
    " phone.mobile street.home street.home city.home region.home postcode.home country.home"
    " street.work street.work city.work region.work postcode.work country.work function"
    " department organisation url url birth_year birth_month birth_day keep keep keep keep note"
)
OLD_THUNDERBIRD = THUNDERBIRD.replace("email email ", "email email keep ")
OUTLOOK_REST = "email out out"
COLUMNS: dict[str, str] = {
    "headers/excel-sep-line.csv": "family given city",
    "headers/excel-unicode-text.txt": "family given postcode birth_date",
    "headers/fr-association.csv": "salutation family given street postcode city phone phone.mobile"
    " email birth_date",
    "headers/google-2024.csv": "given middle family out out out salutation suffix nickname display"
    " organisation function department birth_date note out categories label email label email"
    " label phone label phone label out street city po_box region postcode country extra label url"
    " label keep label keep",
    "headers/google-old.csv": "display given middle family out out out out salutation suffix out"
    " nickname keep birth_name birth_date gender keep keep out out occupation keep out out keep"
    " note languages out categories label email label phone label out street city po_box region"
    " postcode country extra label organisation keep function department keep keep keep label url",
    "headers/jverein-de.csv": "member_number salutation prefix family given street postcode city"
    " birth_date gender out out out out out keep phone.home phone.work email joined member_kind"
    " fee left keep death_date",
    "headers/outlook-de.csv": "salutation given middle family suffix organisation department"
    " function street.work street.work street.work city.work region.work postcode.work"
    " country.work street.home street.home street.home city.home region.home postcode.home"
    " country.home street.other street.other street.other city.other region.other postcode.other"
    " country.other keep phone.fax phone.work phone.work phone.other phone.other phone.work"
    " phone.fax phone.home phone.home phone.other phone.mobile phone.fax phone.other phone.pager"
    " phone phone.mobile phone.other phone.other keep keep keep keep keep occupation keep"
    f" {OUTLOOK_REST} {OUTLOOK_REST} {OUTLOOK_REST} keep birth_date gender keep out out"
    " anniversary categories keep keep keep keep note keep keep partner po_box.work po_box.home"
    " out out keep out languages categories out out url po_box.other",
    "headers/outlook-en.csv": "salutation given middle family suffix organisation department"
    " function street.work street.work street.work city.work region.work postcode.work"
    " country.work street.home street.home street.home city.home region.home postcode.home"
    " country.home street.other street.other street.other city.other region.other postcode.other"
    " country.other keep phone.fax phone.work phone.work phone.other phone.other phone.work"
    " phone.fax phone.home phone.home phone.other phone.mobile phone.fax phone.other phone.pager"
    " phone phone.other phone.other phone.other keep anniversary keep keep birth_date po_box.work"
    f" categories keep out {OUTLOOK_REST} {OUTLOOK_REST} {OUTLOOK_REST} gender keep keep"
    " po_box.home out out categories languages keep keep out note keep keep po_box.other out out"
    " occupation keep out partner keep keep keep keep url",
    "headers/outlook-fr.csv": "salutation given middle family suffix organisation department"
    " function street.work street.work street.work city.work region.work postcode.work"
    " country.work street.home street.home street.home city.home region.home postcode.home"
    " country.home street.other street.other street.other city.other region.other postcode.other"
    " country.other keep phone.fax phone.work phone.work phone.other phone.other phone.work"
    " phone.fax phone.home phone.home phone.other phone.mobile phone.fax phone.other phone.pager"
    " phone phone.other phone.other phone.other"
    f" {OUTLOOK_REST} {OUTLOOK_REST} {OUTLOOK_REST} birth_date anniversary po_box.other"
    " po_box.work po_box.home keep categories keep keep partner out out keep keep keep out out"
    " languages categories keep note keep url keep out out occupation keep keep out gender keep"
    " keep keep keep",
    "headers/outlook-web-en.csv": "given middle family salutation suffix out url gender birth_date"
    " anniversary keep languages out note email email email phone phone.home phone.home"
    " phone.mobile phone.pager phone.fax out street.home street.home street.home po_box.home"
    " city.home region.home postcode.home country.home partner keep keep keep keep phone.work"
    " phone.work phone.work phone.fax keep organisation function department keep keep occupation"
    " keep out street.work street.work street.work po_box.work city.work region.work"
    " postcode.work country.work phone.other phone.fax out street.other street.other street.other"
    " po_box.other city.other region.other postcode.other country.other phone.other phone.other"
    " phone.other phone.other phone.other phone.other keep keep keep keep categories out keep"
    " keep out out out out categories",
    "headers/verein-title-rows.csv": "family given street place birth_date",
    "mail/components/addrbook/test/browser/data/import.csv": "full_name email",
    "mail/components/addrbook/test/browser/data/import.ldif": "out out display given family email"
    " out categories",
    "mailnews/addrbook/test/unit/data/export.csv": OLD_THUNDERBIRD,
    "mailnews/addrbook/test/unit/data/export.ldif": "out out display given family email out"
    " function keep keep keep keep note categories",
    "mailnews/import/test/unit/resources/basic_addressbook.csv": f"{THUNDERBIRD} keep out",
    "mailnews/import/test/unit/resources/basic_csv_addressbook.csv": f"{THUNDERBIRD} keep out",
    "mailnews/import/test/unit/resources/basic_ldif_addressbook.ldif": "out out given family"
    " display nickname email email keep out out phone.work phone.home phone.fax phone.pager"
    " phone.mobile street.home street.home city.home region.home postcode.home country.home"
    " street.work street.work city.work region.work postcode.work country.work function"
    " department organisation url url birth_year birth_month birth_day keep keep keep keep note",
    "mailnews/import/test/unit/resources/bug_263304.ldif": "out out full_name email url",
    "mailnews/import/test/unit/resources/csv_no_header.csv": "display given family email",
    "mailnews/import/test/unit/resources/csv_semicolon.csv": "display given family email",
    "mailnews/import/test/unit/resources/quote.csv": OLD_THUNDERBIRD,
    "mailnews/import/test/unit/resources/shiftjis_addressbook.csv": f"{THUNDERBIRD} keep out",
    "mailnews/import/test/unit/resources/tab_comma_mixed.csv": "keep keep keep keep email"
    + " out" * 21,
    "mailnews/import/test/unit/resources/utf16_addressbook.csv": f"{THUNDERBIRD} keep out",
    "club/Mitgliederliste.xlsx": "member_number salutation family given street place phone"
    " phone.mobile email birth_date joined fee fee_paid note",
    "club/adherents.csv": "salutation family given street postcode city phone phone.mobile email"
    " birth_date joined fee function function",
}
"""What the columns of every file are, in the order of its header."""


@pytest.mark.parametrize("path", COLUMNS)
def test_the_columns_of_other_programs_are_known(corpus, path):
    file = corpus / (path if path.startswith(("headers", "club")) else f"thunderbird/{path}")
    table = read_tables(file.read_bytes(), file.name).tables[0]

    found = guess(layout(table), table.name, "DE")

    assert [column.meaning for column in found.columns] == COLUMNS[path].split()
    assert all(column.reason.id for column in found.columns)


def test_no_file_of_the_corpus_is_forgotten(corpus):
    folders = (corpus / "headers", corpus / "thunderbird", corpus / "club")
    ends = (".csv", ".txt", ".ldif", ".xlsx")
    files = {f.name for d in folders for f in d.rglob("*") if f.suffix in ends}
    assert files == {path.rsplit("/", 1)[-1] for path in COLUMNS}
