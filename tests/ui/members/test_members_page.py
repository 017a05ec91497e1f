"""Members are shown, narrowed down, marked as paid many at once, entered and let go; all undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from ui.members.seen import names, texts
from worlds.dropping import drop
from worlds.partnerships import named

from twincrm.domain.terms import FeeStatus
from twincrm.services.association.drafts import read_association
from twincrm.services.contacts import AddressDraft
from twincrm.services.documents.queries import documents_of
from twincrm.services.households.commands import ChangeHousehold
from twincrm.services.households.drafts import read_household
from twincrm.services.households.queries import household_details
from twincrm.services.members.commands import EndMembership
from twincrm.services.members.fees import MakeFees, SetFeeRates
from twincrm.services.members.jubilees import due_honours
from twincrm.services.notes.queries import timeline
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import read_person
from twincrm.services.trash.queries import lies_in_trash
from twincrm.ui.kit.badges import Badge
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.link_row import LinkRow
from twincrm.ui.kit.record_field import Link
from twincrm.ui.members.doors import MemberDoors
from twincrm.ui.members.fee_dialog import FeeDialog, PartingDialog
from twincrm.ui.members.fees_dialog import FeesDialog
from twincrm.ui.members.honours import AwardDialog, HonourRows
from twincrm.ui.members.member_dialog import MemberDialog
from twincrm.ui.printing.missing_text import ACCOUNT, MissingTextDialog, account_known
from twincrm.ui.printing.reminders import reminder_sheet
from twincrm.ui.window.page import Show


def test_each_chip_shows_as_many_as_it_counts(page, qtbot):
    for which, button in page.filters.buttons.items():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.text().endswith(f" {page.table.rows.rowCount()}"), which
    page.filters.choose("jubilee")
    assert names(page) == ["Kovács Klára"]
    page.filters.choose("active")
    page.filters.kinds.set_values(("corporate",))
    assert names(page) == ["Brasserie du Lys"]


def test_who_owes_is_reminded_and_the_badge_says_so(page, populated):
    page.filters.choose("open")
    page.fees.note_reminder()
    assert texts(page, "fee") == ["partly paid, 1st reminder on 19 April 2027"]
    page.fees.offer()
    assert (page.fees.remind.isEnabled(), bool(page.fees.remind.toolTip())) == (False, True)
    menu, chip = page.filters.menu(), page.filters.buttons["open"]
    said = " ".join(each.text() for each in menu.actions())
    assert said == "All open fees 1 Partly paid 1 Reminded 1"
    menu.actions()[2].trigger()
    assert (page.filters.which, chip.text(), len(names(page))) == ("reminded", "Reminded 1", 1)
    assert (chip.isChecked(), chip.icon_name) == (True, "chevron-down")
    assert page.filters.buttons["active"].icon_name == ""  # so they stay in one line
    page.table.choose(0)
    badges = [badge.text() for badge in page.card._content.findChildren(Badge)]
    assert "partly paid" in badges
    row = page.card._content.findChild(LinkRow, "fee-2027")
    assert row.accessibleName().endswith("partly paid, 1st reminder on 19 April 2027")
    populated.undo()
    assert (names(page), chip.text()) == ([], "Reminded 0")
    page.filters.choose("partly")
    assert (texts(page, "fee"), chip.text()) == (["partly paid"], "Partly paid 1")


def test_heads_sort_and_the_card_leads_to_the_contact(page, populated, around, tmp_path, qtbot):
    page.table.change(page.table.view.sorted_by("since", added=False))
    assert names(page)[0] == "Familie Weber"
    page.table.choose(0)
    links = [row.objectName() for row in page.card._content.findChildren(LinkRow)]
    assert [name for name in links if name.startswith("fee")] == ["fee-2027", "fee-2026"]
    (tmp_path / "Antrag.pdf").write_bytes(b"%PDF-1.7")
    drop(page.card.view.viewport(), tmp_path / "Antrag.pdf")  # a membership is its member's
    qtbot.mouseClick(page.card.contact, Qt.MouseButton.LeftButton)
    assert around.went[-1].kind == "household"
    home = ("household", around.went[-1].id)
    qtbot.waitUntil(lambda: len(populated.ask(documents_of, *home)) == 1)
    qtbot.waitUntil(lambda: "Antrag.pdf" in {e.text() for e in page.card.findChildren(QLabel)})


def test_somebody_new_joins_with_a_number_and_a_fee(page, populated):
    populated.execute(SetFeeRates(2027, (("single", 3000),)))
    asked = MemberDialog(page._services)
    asked.whom.setText("Nina Neu")
    asked.save()
    assert asked.whom_field.error  # neither chosen nor made
    asked.whom.set_link(Link("person", None, "Nina Neu"))
    assert (asked.number.value, asked.fee.value) == ("18", "30")
    asked.since.set_stored("--04-19")
    assert asked.since.stored == "--04-19"  # kept without a year: looked at only
    asked.since.setText("1 January 2028")
    assert (asked.fee.value, asked.fee_field._help) == ("", "Nothing is due before they join.")
    asked.since.setText("2 January")
    assert (asked.since.stored, asked.fee.value) == ("2027-01-02", "30")
    asked.save()
    page.show_item(Show("membership", asked.saved))
    assert page.fees.card().row.name == "Neu, Nina"
    assert page.fees.card().row.fee.due_cents == 3000
    populated.undo()
    assert "Neu, Nina" not in names(page)


def test_a_household_joins_with_those_who_live_there(page, populated):
    asked, home = MemberDialog(page._services), populated.ask(named)["Familie Weber"]
    asked.whom.set_link(Link("household", home, "Familie Weber"))
    assert asked.kind.value == "couple"  # two adults, no children
    assert [field.text() for field in asked.people.values()] == ["Dr. Anna Weber", "Bernd Weber"]
    last = list(asked.people.values())[-1]
    last.set_value(False)
    asked.save()
    assert "has been a member since 1998" in asked.since_field.error
    (held,) = [row.id for row in populated.ask(household_details, home, "en").memberships]
    populated.execute(EndMembership(held, "Familie Weber", "2027-04-18"))
    asked.save()
    page.show_item(Show("membership", asked.saved))
    assert [name for _, name in page.fees.card().people] == ["Dr. Anna Weber"]


def test_an_amount_that_is_none_is_said_at_its_field(page):
    page.table.choose(3)
    card = page.fees.card()
    asked = FeeDialog(page._services, card.row, 2027, card.row.fee, None)
    asked.paid.set_value("viel")
    asked.save()
    assert "not an amount" in asked.paid_field.error
    asked.paid.set_value("48.00")
    asked.save()
    assert not asked.paid_field.error
    assert texts(page, "fee")[3] == "paid"


def test_leaving_and_joining_again(page, populated):
    page.table.choose(1)
    row = page.fees.card().row
    later = PartingDialog(page._services, row, None)
    later.save()
    assert (page.card.end.isHidden(), page.card.rejoin.isHidden()) == (False, True)
    left = PartingDialog(page._services, page.fees.card().row, None)
    assert left.day.stored == "2027-12-31"  # still a member, so the day can be changed
    left.day.set_stored("2027-03-31")
    left.save()
    assert row.name not in names(page)
    page.show_item(Show("membership", row.id))
    assert page.filters.which == "left"
    again = PartingDialog(page._services, page.fees.card().row, None)
    again.save()
    page.show_item(Show("membership", again.saved))
    assert page.filters.which == "active"
    assert row.name in names(page)


def test_whoever_died_is_shown_so_and_let_go_in_one_step(page, populated, qtbot):
    assert not page.filters.buttons["died"].isVisible()
    person = populated.ask(named)["Klára"]
    before = populated.ask(read_person, person)
    gone = replace(before, death_date="2027-03-03")
    populated.execute(ChangePerson(person, before, gone))
    assert "Kovács Klára" not in names(page)
    qtbot.mouseClick(page.filters.buttons["died"], Qt.MouseButton.LeftButton)
    assert (names(page), texts(page, "fee")) == (["Kovács Klára"], ["died"])
    end = page.card._content.findChild(Button, "end-by-death")
    qtbot.mouseClick(end, Qt.MouseButton.LeftButton)
    assert page.card._content.findChild(Button, "end-by-death") is None
    assert names(page) == ["Kovács Klára"]
    draft = page.fees.card().draft
    assert (draft.left_on, draft.left_reason) == ("2027-03-03", "died")
    assert page.filters.buttons["left"].text() == "Left 0"


def test_the_fees_of_a_year_are_made_in_one_step(page, populated):
    asked = FeesDialog(page._services, None)
    asked.save()
    assert asked.rate_fields["single"].error
    asked.rates["single"].set_value("30")
    asked.save()
    assert texts(page, "fee") == ["not paid", "not paid", "not paid", "partly paid"]
    populated.undo()
    assert texts(page, "fee") == ["–", "–", "–", "partly paid"]


def test_a_membership_is_deleted_after_a_question_and_comes_back(page, populated, around, qtbot):
    page.table.choose(0)
    member = page.table.current_id()
    around.answers.append(True)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Brasserie du Lys" in around.asked[-1]
    assert populated.ask(lies_in_trash, "membership", member)
    assert "Brasserie du Lys" not in names(page)
    populated.undo()
    assert "Brasserie du Lys" in names(page)


def test_a_jubilee_is_done_and_an_award_stands_beside_it(page, populated, around):
    page.filters.choose("jubilee")
    honours = page.card._content.findChild(HonourRows)
    (row,) = honours.rows
    assert "25 years a member" in row.accessibleName()
    assert "still open" in row.accessibleName()
    contact = (page.fees.card().row.member, page.fees.card().row.member_id)
    (due,) = page._services.dispatcher.glance(due_honours, 2027, "en", date(2027, 4, 19), {contact})
    honours.menu_of(due).actions()[0].trigger()
    asked = AwardDialog(page._services, contact, "Klára", None)
    asked.save()
    assert asked.title_field.error
    asked.title.set_value("Golden pin")
    asked.save()
    said = [row.accessibleName() for row in page.card._content.findChild(HonourRows).rows]
    assert "honoured" in said[0]
    assert said[1].startswith("Golden pin")
    populated.undo()
    populated.undo()
    (row,) = page.card._content.findChild(HonourRows).rows
    assert "still open" in row.accessibleName()


def asked_for(page):
    """What the page hands to the rooms beside it, from now on."""
    asked = []
    page.papers._doors = asked_doors(asked)
    return asked


def asked_doors(asked):
    return MemberDoors(
        post=lambda _, contacts: asked.append(contacts),
        reminders=lambda _, contacts, *_year: asked.append(contacts),
        save_table=lambda _, contacts, *shown: asked.append((contacts, *shown)),
        print_list=lambda _, ids, columns, *_year: asked.append((ids, columns)),
        email=lambda _, contacts, *_year: asked.append(contacts),
    )


def test_the_members_chosen_go_into_the_clipboard_in_the_columns_shown(page, qtbot, around):
    page.table.selectAll()
    chosen = len(page.table.chosen)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "copied as a table" in str(around.said[-1:]))
    head, *rows = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
    assert head.split("\t") == [each.title for each in page.table.chosen_columns]
    assert len(rows) == chosen
    asked = asked_for(page)
    page.papers.save_table()
    (_, columns, year, meant) = asked[-1]
    assert columns == page.table.view.columns
    assert (year, set(meant)) == (page.years.year, set(page.table.chosen))


def test_it_is_asked_whether_one_is_meant_or_all_that_are_shown(page, populated, around):
    asked = asked_for(page)
    page.table.choose(3)
    around.answers.extend((0, 1, 1, 0, None))
    page.papers.remind()
    page.papers.print_list()
    page.papers.email()
    page.papers.remind_by_email()
    page.papers.post()
    assert len(around.asked) == 5
    [late, (ids, columns), written_to, late_too] = asked
    assert late_too == late
    people = populated.ask(named)
    assert written_to[-2:] == (("person", people["Anna"]), ("person", people["Bernd"]))
    assert [kind for kind, _ in late] == ["household"]
    assert len(ids) == page.table.rows.rowCount()
    assert columns[:2] == ("number", "name")
    page.table.selectAll()
    page.papers.post()
    assert (len(asked[-1]), len(around.asked)) == (4, 5)


def test_reminders_are_printed_and_noted_in_one_act(page, populated, around, qtbot, tmp_path):
    asked, people = asked_for(page), populated.ask(named)
    page.table.choose(3)
    around.answers.append(0)
    page.papers.remind()
    (late,) = asked
    home = AddressDraft(street="Ringstraße 1", postcode="01234", locality="Lindenau", country="DE")
    draft = populated.ask(read_household, late[0][1])
    there = replace(draft, reach=replace(draft.reach, addresses=(home,)))
    populated.execute(ChangeHousehold(late[0][1], draft, there))
    sheet = reminder_sheet(page._services, late, page.years.year, lambda *_: None)
    qtbot.waitUntil(lambda: sheet.paper is not None, timeout=20_000)
    page.filters.choose("open")
    sheet._deliver(tmp_path / "reminder.pdf", sheet._saved)
    qtbot.waitUntil(lambda: "reminder on" in texts(page, "fee")[0], timeout=20_000)
    assert (tmp_path / "reminder.pdf").stat().st_size > 1000
    for contact in (late[0], ("person", people["Anna"]), ("person", people["Bernd"])):
        note = populated.ask(timeline, *contact)[0]
        assert (note.kind, note.subject) == ("letter", "Letter “Reminder of the fee”")
    populated.undo()
    assert texts(page, "fee") == ["partly paid"]
    assert "Letter" not in [note.subject[:6] for note in populated.ask(timeline, *late[0])]


def test_another_year_is_chosen_for_the_whole_page_and_remembered(page, populated):
    assert [option.value for option in page.years._options] == [2028, 2027, 2026]
    rates = tuple((kind, 3000) for kind in ("single", "household", "corporate"))
    populated.execute(MakeFees(2028, rates))
    page.years.choose(2028)
    assert page.filters.buttons["open"].text() == "Fee open 4"
    heads = [column.title for column in page.table.chosen_columns]
    assert heads[page.table.view.columns.index("fee")] == "Fee 2028"
    page.filters.choose("open")
    page.table.choose_ids([page.table.rows.id_at(0), page.table.rows.id_at(1)])
    page.fees.mark(FeeStatus.PAID)
    assert (page.table.chosen, page._stack.currentWidget()) == ((), page.empty)
    page.table.selectAll()
    page.fees.note_reminder()
    assert [name for name in names(page) if name[:4] == "Bras"] == []
    page.filters.choose("active")
    assert texts(page, "fee")[:2] == ["paid", "paid"]
    asked = []
    page.papers._doors = replace(
        asked_doors(asked),
        reminders=lambda *order: asked.append(order),
        print_list=lambda *order: asked.append(order),
    )
    page.table.selectAll()
    page.papers.print_list()
    page.papers.remind()
    assert [order[-1] for order in asked] == [2028, 2028]

    kept = page.state()
    page.years.choose(2027)
    assert texts(page, "fee")[:3] == ["–", "–", "–"]
    page.restore(kept)
    assert page.years.year == 2028


def test_the_account_is_asked_for_before_reminders_that_would_lack_it(page, populated):
    asked = MissingTextDialog(page._services, ACCOUNT)
    asked.save()
    assert asked.field.error
    asked.text.set_value("Sparkasse Lindenau\nDE02 1203 0000 0000 2020 51")
    asked.save()
    assert populated.ask(read_association).account.endswith("51")
    assert account_known(page._services)  # known now, so nothing is asked
    asked.dialog.deleteLater()
    populated.undo()
    assert not populated.ask(read_association).account


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_the_one_chosen_by_the_program_is_alone_whatever_key_is_still_down(page, qtbot, key):
    held = {
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    }
    page.table.choose(0)
    qtbot.keyPress(page.table, Qt.Key.Key_F24, held[key])  # as while Ctrl+Z is being pressed
    page.table.choose(3)
    assert len(page.table.chosen) == 1
    page.table.choose(3)
    assert len(page.table.chosen) == 1
    qtbot.keyRelease(page.table, Qt.Key.Key_F24)
