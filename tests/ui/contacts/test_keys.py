"""The page without a mouse, and in narrow windows."""

from __future__ import annotations

from itertools import groupby

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from ui.contacts.seen import ANNA, BERND, EVERYBODY, FAMILY, JEAN_LUC, KLARA, button, titles
from worlds.dialogs import in_next_dialog

from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.ui.hanging.who_field import WhoField
from twincrm.ui.kit.panes import PaneSwitch
from twincrm.ui.window.page import Show


@pytest.fixture
def narrow(open_page, populated):
    """A small window at 150 %."""
    page = open_page(populated, zoom=1.5)
    assert page.narrow
    return page


def test_arrows_move_and_the_card_follows(page, qtbot, settle):
    page.start()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Down)
    qtbot.waitUntil(page.list.rows.hasFocus)
    assert page.list.rows.currentIndex().row() == 1
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Down)
    settle(page)
    assert page.list.rows.currentIndex().row() == 2
    assert page.detail.name == titles(page)[2]


def test_esc_clears_the_search_then_the_filters(page, search, qtbot, settle):
    page.list.filters.kind.set_values(("person",))
    search(page, "weber")
    assert page.header.reset.isVisible()
    page.list.rows.setFocus()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Escape)
    settle(page)
    assert page.list.search.text() == ""
    assert page.list.filters.active == 1
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Escape)
    settle(page)
    assert page.list.filters.active == 0
    assert len(titles(page)) == EVERYBODY
    assert not page.header.reset.isVisible()


def test_only_the_new_ones_are_shown_until_everybody_is_asked_for(page, qtbot, settle):
    page.list.show_only((ANNA, FAMILY))
    settle(page)
    assert len(titles(page)) == 2
    assert page.header.reset.isVisible()
    page.list.search.setFocus()
    qtbot.keyClick(page.list.search, Qt.Key.Key_Escape)
    settle(page)
    assert len(titles(page)) == EVERYBODY


def test_one_button_shows_everybody_again(page, search, qtbot, settle):
    page.list.filters.kind.set_values(("person",))
    search(page, "weber")
    qtbot.mouseClick(page.header.reset, Qt.MouseButton.LeftButton)
    settle(page)
    assert len(titles(page)) == EVERYBODY


def test_letters_lead_to_an_entry_of_a_filter(page):
    menu = page.list.filters.kind.menu_of_options()
    for letters, found in (("h", "Households"), ("or", "Organisations")):
        menu._pause.invalidate()
        for letter in letters:
            key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(menu, key)
        assert menu.activeAction().text().startswith(found)


def test_letters_typed_into_the_list_go_to_the_search(page, qtbot):
    page.list.rows.setFocus()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_W)
    assert page.list.search.hasFocus()
    assert page.list.search.text() == "w"


def test_enter_puts_the_keyboard_on_the_card_and_esc_brings_it_back(page, choose, qtbot):
    choose(page, ANNA)
    page.list.rows.setFocus()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.detail.isAncestorOf(QApplication.focusWidget()))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(page.list.rows.hasFocus)


def test_f6_goes_from_list_to_card_and_back(page, choose):
    choose(page, ANNA)
    switch = PaneSwitch(page, page.panes())
    page.list.rows.setFocus()
    switch.go_on()
    assert page.detail.isAncestorOf(QApplication.focusWidget())
    switch.go_on()
    assert page.list.rows.hasFocus()


def test_every_button_and_chip_of_a_card_can_be_reached(page, choose, qtbot):
    choose(page, ANNA)
    page.detail.enter()
    reached = set()
    for _ in range(60):
        focused = QApplication.focusWidget()
        if not page.detail.isAncestorOf(focused):
            break
        reached.add(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    linked = {"Show wife of Bernd Weber", "Show Familie Weber"}
    assert {"Edit", "To the phone", "Note", *linked} <= reached
    assert "Mobile: 0171 2345678" in reached


def test_several_are_chosen_with_shift_and_all_with_ctrl_a(page, qtbot):
    rows = page.list.rows
    rows.setFocus()
    rows.choose(0)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(page.list.chosen()) == 2
    assert page.list.bar.isVisible()
    assert page.list.bar.accessibleName() == "2 selected"
    qtbot.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.list.chosen()) == EVERYBODY
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert len(page.list.chosen()) == 1
    assert not page.list.bar.isVisible()


def test_two_of_any_kind_are_put_side_by_side_by_the_keyboard(page, qtbot, settle, record):
    page._services.perform(AddHousehold(HouseholdDraft(name="Familie Zander")))
    merge = next(spec for spec in page.action_specs() if spec.id == "contacts.merge")
    rows, down = page.list.rows, Qt.KeyboardModifier.ShiftModifier
    for kind in ("person", "organisation", "household"):
        page.list.filters.kind.set_values((kind,))
        settle(page)
        rows.setFocus()
        rows.choose(0)
        assert not merge.enabled()
        qtbot.keyClick(rows, Qt.Key.Key_Down, down)
        assert merge.enabled()
        assert page.list.bar.merge.isVisible()
        merge.handler()
        (_, one), (_, other) = page.list.chosen()
        assert record.went.pop() == Show(f"merge_{kind}", one, other)
    assert merge.shortcut == "Ctrl+Shift+M"


def test_what_is_chosen_outlives_a_change_of_the_file(page, qtbot, settle, record):
    rows = page.list.rows
    rows.setFocus()
    rows.choose(2)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = page.list.chosen()
    from twincrm.services.trash.commands import MoveToTrash

    page._services.perform(MoveToTrash("person", (JEAN_LUC[1],), "Jean-Luc"))
    settle(page)
    assert page.list.chosen() == tuple(each for each in chosen if each != JEAN_LUC)


def test_delete_asks_what_hangs_on_it_and_moves_to_the_trash(page, choose, qtbot, settle, record):
    choose(page, ANNA)
    page.list.rows.setFocus()
    row = page.list.rows.currentIndex().row()
    qtbot.keyClick(page.list.rows, Qt.Key.Key_Delete)
    settle(page)
    title, text = record.asked[0]
    assert title == "Delete Dr. Anna Weber?"
    assert "2 phone numbers" in text
    assert "Dr. Anna Weber" not in titles(page)
    assert page.list.rows.currentIndex().row() == min(row, EVERYBODY - 2)
    page._services.dispatcher.undo()
    settle(page)
    assert "Dr. Anna Weber" in titles(page)


def test_whoever_says_no_keeps_the_contact(page, choose, qtbot, record):
    record.answer = False
    choose(page, ANNA)
    page.deeds.trash()
    assert len(titles(page)) == EVERYBODY
    assert page._services.dispatcher.status().undo.id != "Delete {name}"


def test_several_kinds_go_to_the_trash_at_once(page, qtbot, settle, record):
    page.list.rows.selectAll()
    page.list.filters.kind.set_values(("household",))
    settle(page)
    page.list.rows.selectAll()
    page.deeds.trash()
    settle(page)
    assert record.asked[0][0] == "Delete 2 contacts?"
    assert titles(page) == []


@pytest.mark.parametrize(
    ("act", "kind"), [("new_person", "person"), ("new_organisation", "organisation")]
)
def test_new_contacts_begin_in_the_editor(page, record, act, kind):
    getattr(page.deeds, act)()
    assert record.went == [Show(f"edit_{kind}", 0)]


def test_edit_opens_the_editor_of_the_contact(page, choose, record, qtbot):
    choose(page, FAMILY)
    qtbot.mouseClick(button(page.detail, "Edit"), Qt.MouseButton.LeftButton)
    assert record.went == [Show("edit_household", 1)]


def test_the_card_to_the_phone_with_all_found_beside_it(page, choose, search, record):
    search(page, "weber")
    choose(page, BERND)
    page.deeds.card_to_phone()
    name, contacts, at = record.doors[0]
    assert name == "qr"
    assert contacts[at] == BERND
    assert set(contacts) >= {ANNA, BERND}
    assert all(kind != "household" for kind, _ in contacts)


def test_a_household_goes_as_its_members(page, choose, record):
    choose(page, FAMILY)
    page.deeds.card_to_phone()
    assert record.doors == [("qr", (ANNA, BERND), 0, "")]


def test_chosen_contacts_go_to_file_and_paper(page, record, search):
    search(page, "weber")
    page.list.rows.selectAll()
    menu = {each.text().partition("\t")[0]: each for each in page.list.bar.menu_of_more().actions()}
    menu["Save as vCard…"].trigger()
    menu["Print cards…"].trigger()
    assert {"Save as table…", "Print list…", "Copy as a table"} < set(menu)
    assert [name for name, *_ in record.doors] == ["save", "print"]
    assert set(record.doors[0][1]) >= {ANNA, BERND}
    assert record.asked == []
    assert "A household has no card of its own" in record.doors[1][2]


def test_a_note_of_several_chosen_names_all_of_them(page, search):
    search(page, "weber")
    page.list.rows.selectAll()
    n = len(page.list.chosen())
    words = {spec.id: spec.live_text for spec in page.action_specs() if spec.live_text}
    assert words["contacts.note"]().values == {"n": n}
    assert words["contacts.edit"]().values["name"] == page.list.row_title(page.list.contact)

    named = []
    in_next_dialog(lambda dialog: named.extend(dialog.findChild(WhoField).value))
    page.deeds.add_note()

    assert {(link.kind, link.id) for link in named} == set(page.list.chosen())
    assert n > 1


def test_the_bar_of_the_chosen_stays_calm(page, search):
    search(page, "weber")
    page.list.rows.selectAll()
    shown = [each.accessibleName() for each in page.list.bar.buttons if each.isVisible()]
    usual = ["To the phone", "Group…", "Change…", "Letters, labels…", "More", "Delete…"]
    assert shown == usual


def test_the_menu_of_the_page_has_a_dozen_entries_and_every_key(page):
    specs = page.action_specs()
    own = [spec.id for spec in specs if spec.group is None]
    titles = [title for title, _ in groupby(spec.group.id for spec in specs if spec.group)]
    assert len(titles) == len(set(titles))  # each stands at one place
    assert len(own) + len(titles) <= 12
    keys = {spec.shortcut for spec in specs}
    assert {"F2", "Ctrl+N", "Ctrl+M", "Ctrl+F", "Ctrl+T", "Ctrl+P", "Ctrl+L", "Ctrl+G"} <= keys
    assert {"Ctrl+Shift+G", "Ctrl+Shift+P", "Ctrl+Shift+B", "Ctrl+E", "Ctrl+H"} <= keys
    by_key = {spec.shortcut: spec.id for spec in specs}
    assert by_key["Ctrl+P"] == "contacts.print_list"  # as among the members


def test_groups_and_duplicates_are_in_the_menu_of_the_head(page, record):
    groups, keep, twice = page.header.menu_of_more().actions()
    assert (groups.text().partition("\t")[0], twice.text()) == ("Groups…", "Recorded twice?")
    assert not keep.isEnabled()  # no filter is set
    twice.trigger()
    assert record.went == [Show("duplicates")]


@pytest.mark.parametrize("act", ["save_cards", "print_cards"])
@pytest.mark.parametrize(("way", "all_of_them"), [(0, False), (1, True)])
def test_with_one_selected_the_user_says_whether_all_are_meant(
    page, choose, record, act, way, all_of_them
):
    choose(page, ANNA)
    record.way = way
    getattr(page.deeds, act)()
    _, text, ways = record.asked[0]
    assert ways == ("Only Dr. Anna Weber", f"All {EVERYBODY} found")
    assert f"of the {EVERYBODY} contacts" in text
    [(_, contacts, explained)] = record.doors
    assert (contacts == (ANNA,)) is not all_of_them
    assert bool(explained) is all_of_them
    if all_of_them:
        assert f"That makes {len(contacts)} cards." in explained


def test_the_question_for_whom_can_be_given_up(page, choose, record):
    choose(page, ANNA)
    record.way = None
    page.deeds.print_cards()
    assert record.doors == []


def test_actions_have_keys_of_their_own_and_words(page):
    specs = page.action_specs()
    keys = [QKeySequence(key).toString() for s in specs for key in s.shortcut.split()]
    assert len(keys) == len(set(keys))
    assert all(page._services.ctx.texts.say(spec.text) for spec in specs)
    assert {"F2", "Ctrl+F", "Ctrl+N", "Ctrl+P"} <= set(keys)
    assert all(isinstance(spec.enabled(), bool) for spec in specs)


def test_narrow_windows_show_the_list_alone_and_enter_opens_the_card(narrow, qtbot, settle):
    assert narrow.list.isVisible()
    assert not narrow.detail.isVisible()
    narrow.list.show_contact(KLARA)
    narrow.list.rows.setFocus()
    qtbot.keyClick(narrow.list.rows, Qt.Key.Key_Return)
    settle(narrow)
    assert narrow.card_open
    assert narrow.detail.isVisible()
    assert not narrow.list.isVisible()
    assert narrow.detail.name == "Kovács Klára"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert narrow.list.isVisible()
    qtbot.waitUntil(narrow.list.rows.hasFocus)


def test_a_link_opens_the_card_in_a_narrow_window(narrow, settle):
    narrow.show_item(Show(*JEAN_LUC))
    settle(narrow)
    assert narrow.card_open
    assert narrow.detail.name == "Jean-Luc Wattrelos"


def test_narrow_windows_have_all_filters_in_one_button(narrow, settle):
    filters = narrow.list.filters
    assert filters.button.isVisible()
    assert not filters.place.isVisible()
    titles_of_menus = [action.text() for action in filters.menu_of_filters().actions()]
    assert titles_of_menus[:4] == ["Home town", "Sector", "Language", "Tag"]
    filters.place.set_values((1,))
    settle(narrow)
    assert filters.place.isVisible()
    assert filters.button.text() == "Filter (1)"
    narrow.list.rows.selectAll()
    assert not filters.isVisible()
    narrow.list.bar.setFixedWidth(640)
    assert narrow.list.bar._height() < 2 * narrow.list.bar.more.height()


SIZES = [(1.0, 1366), (1.15, 1366), (1.3, 1366), (0.9, 1280), (1.0, 1000)]


@pytest.mark.parametrize(("zoom", "width"), SIZES)
def test_list_and_card_side_by_side_fit_the_window(open_page, populated, zoom, width):
    page = open_page(populated, width, 698, zoom=zoom)
    assert not page.narrow
    assert page.window().width() == width
    assert page.minimumSizeHint().width() <= page.width()


def test_several_chosen_do_not_widen_the_window(open_page, populated):
    page = open_page(populated, 1180, zoom=1.0)
    widths = page.list.width(), page.detail.width()
    page.list.rows.selectAll()
    page.list.bar.show_count(12)
    assert page.window().minimumSizeHint().width() <= 1180
    assert (page.list.width(), page.detail.width()) == widths


def test_a_contact_leads_to_its_history_by_name(page, record, settle):
    page.show_item(Show("person", 1))
    settle(page)
    spec = next(each for each in page.action_specs() if each.id == "contacts.history")

    spec.handler()

    assert record.went == [Show("history_person", 1)]
    assert spec.shortcut == "Ctrl+H"
    assert spec.live_text().values["name"] == page.list.row_title(("person", 1)) != ""
