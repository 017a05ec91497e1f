"""Contacts as a table: columns ticked and ordered by hand, consent, the place told at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select
from worlds.desk import nameless

from twincrm.domain.errors import Cancelled
from twincrm.domain.terms import ConsentPurpose, ContactKind
from twincrm.domain.texts import Message
from twincrm.exchange.tables import read_tables
from twincrm.runtime.language import catalogue
from twincrm.services.contacts import PhoneDraft, Reach
from twincrm.services.interchange.table_columns import COLUMNS, as_listed, as_listed_of_members
from twincrm.services.interchange.tables_out import TableAbout, TableOrder, write_contacts
from twincrm.services.people.columns import COLUMNS as CONTACTS_LISTED
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import ConsentDraft, PersonDraft
from twincrm.services.printing.members import COLUMNS as MEMBERS_LISTED
from twincrm.store.models import DisclosureLog
from twincrm.ui.phone.table_sheet import TableSheet


def logged(dispatcher):
    return dispatcher.ask(
        lambda s: [(row.form, row.purpose, row.records) for row in s.scalars(select(DisclosureLog))]
    )


@pytest.fixture
def contacts(desk):
    """Ágnes agreed to be passed on, Bernd did not."""
    agnes = PersonDraft(
        given="Ágnes",
        family="Łącka",
        birth_date="1957-04-19",
        note="=mag keinen Fisch",
        reach=Reach(phones=(PhoneDraft(None, ContactKind.MOBILE, "", "+49 171 2345678"),)),
        consents=(ConsentDraft(None, ConsentPurpose.PARTNER, "2027-01-05"),),
    )
    bernd = replace(agnes, given="Bernd", consents=())
    return tuple(
        ("person", desk.dispatcher.execute(AddPerson(draft)).result) for draft in (agnes, bernd)
    )


@pytest.fixture
def sheet(desk, contacts):
    sheet = TableSheet(desk.services, contacts)
    sheet.dialog.open()
    return sheet


def test_the_columns_that_the_list_shows_are_proposed_first(desk, contacts):
    listed = as_listed(("name", "role", "town", "note", "age"))
    sheet = TableSheet(desk.services, contacts, "", listed)
    assert sheet.columns.value == ("name", "function", "category", "town", "note", "age")
    assert sheet.columns.list.count() == len(COLUMNS)
    sheet.dialog.deleteLater()
    sheet = TableSheet(desk.services, contacts, "", listed, TableAbout(2027, (7,)))
    assert sheet.dialog.windowTitle() == "Save 1 membership as a table: 2 contacts"
    sheet.dialog.deleteLater()


def test_a_table_has_every_column_that_a_list_shows():
    assert [each.key for each in CONTACTS_LISTED if not as_listed([each.key])] == []
    assert [key for key in MEMBERS_LISTED if not as_listed_of_members([key])] == []
    known = {each.key for each in COLUMNS}
    every = (
        *as_listed([each.key for each in CONTACTS_LISTED]),
        *as_listed_of_members(MEMBERS_LISTED),
    )
    assert [key for key in every if key not in known] == []


def table(path):
    [read] = read_tables(path.read_bytes(), path.name).tables
    return read.rows


def tick_only(sheet, *keys):
    for row in range(sheet.columns.list.count()):
        item = sheet.columns.list.item(row)
        ticked = item.data(Qt.ItemDataRole.UserRole) in keys
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def choose(sheet, key):
    keys = [each.key for each in COLUMNS]
    sheet.columns.list.setCurrentRow(keys.index(key))


def test_the_ticked_columns_are_written_in_the_order_of_the_list(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "liste.xlsx"
    before = len(logged(desk.dispatcher))
    tick_only(sheet, "given", "family", "note")
    choose(sheet, "family")
    for _over in ("particle", "given"):
        qtbot.keyClick(sheet.columns.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(sheet.dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.notes))
    assert table(desk.asker.save) == (
        ("Family name", "Given name", "Remark"),
        ("Łącka", "Ágnes", "=mag keinen Fisch"),
        ("Łącka", "Bernd", "=mag keinen Fisch"),
    )
    assert desk.notes == [(f"2 rows were written. {desk.asker.save}", "ok")]
    assert logged(desk.dispatcher)[before:] == [("xlsx", "internal", 2)]


def test_a_partner_gets_who_agreed_and_no_column_that_is_not_passed_on(
    desk, sheet, qtbot, tmp_path
):
    desk.asker.save = tmp_path / "partner.csv"
    tick_only(sheet, "given", "birthday", "mobile")
    sheet.kind.set_value("csv")
    sheet.purpose.set_value("partner")
    texts = [sheet.columns.list.item(row).text() for row in range(sheet.columns.list.count())]
    assert "Birthday (is not passed on)" in texts
    sheet.purpose.set_value("internal")
    assert sheet.columns.value == ("given", "mobile", "birthday")
    sheet.purpose.set_value("partner")
    assert not sheet.save.isEnabled()
    qtbot.waitUntil(sheet.save.isEnabled)
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(desk.notes))
    assert table(desk.asker.save) == (
        ("Given name", "Mobile"),
        ("Ágnes", "+49 171 2345678"),
    )
    assert b"\"'+49 171" in desk.asker.save.read_bytes()
    assert desk.notes[0][0].endswith("Left out because they have not agreed: Bernd Łącka.")


def test_without_a_column_nothing_can_be_saved(sheet):
    tick_only(sheet)
    assert not sheet.save.isEnabled()
    tick_only(sheet, "note")
    assert sheet.save.isEnabled()
    sheet.purpose.set_value("phone")
    assert not sheet.save.isEnabled()


def test_the_buttons_move_a_column_and_rest_at_the_ends(sheet):
    choose(sheet, "kind")
    assert not sheet.columns.up.isEnabled()
    sheet.columns.down.click()
    assert sheet.columns.list.currentRow() == 1
    sheet.columns.up.click()
    assert [sheet.columns.list.currentRow(), sheet.columns.up.isEnabled()] == [0, False]


def test_the_program_of_each_kind_is_said_and_names_the_file(desk, sheet):
    for kind, ending in (("xlsx", ".xlsx"), ("csv", ".csv"), ("plain", ".csv")):
        sheet.kind.set_value(kind)
        sheet.save.click()
        assert (
            desk.asker.asked[-1][2].name
            == f"Partnerschaftsverein Lindenau - Contacts - 2027-04-19{ending}"
        )
        assert sheet.kind.accessibleDescription()


def test_a_place_that_cannot_be_written_is_said_and_everything_stays(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "nowhere" / "liste.xlsx"
    tick_only(sheet, "given")
    sheet.save.click()
    qtbot.waitUntil(lambda: bool(desk.asker.told))
    assert sheet.dialog.isVisible()
    assert sheet.columns.isEnabled()
    assert sheet.columns.value == ("given",)


def test_what_went_wrong_is_said_although_the_dialog_was_closed(desk, sheet, qtbot, tmp_path):
    desk.asker.save = tmp_path / "nowhere" / "liste.xlsx"
    tick_only(sheet, "given")
    sheet.save.click()
    sheet.dialog.reject()
    qtbot.waitUntil(lambda: bool(desk.asker.told))
    assert desk.notes == []  # it was not stopped: it failed


def test_stopping_leaves_the_old_file_and_no_note(desk, contacts, tmp_path):
    class Impatient:
        def step(self, done, total):
            raise Cancelled(Message("Stopped."))

    out, before = tmp_path / "alle.xlsx", logged(desk.dispatcher)
    out.write_text("as it was")
    with pytest.raises(Cancelled):
        write_contacts(desk.dispatcher, TableOrder(contacts, catalogue("de")), out, Impatient())
    assert out.read_text() == "as it was"
    assert list(tmp_path.glob(".*.part")) == []
    assert logged(desk.dispatcher) == before


def test_a_screen_reader_can_name_everything(sheet):
    assert nameless(sheet.dialog) == []
