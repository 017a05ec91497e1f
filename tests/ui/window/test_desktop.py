"""The program as its user meets it: begin, open, change, undo, close."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from sqlalchemy import text
from ui.window.sample_page import all_places
from worlds.desk import make_ui

from twincrm.runtime import clock
from twincrm.runtime.settings import RecentFile, load_settings, settings_path
from twincrm.services.places.commands import AddPlace
from twincrm.services.places.drafts import PlaceDraft
from twincrm.ui.kit.sidebar import SideBar
from twincrm.ui.start.new_association import NewAssociationDialog
from twincrm.ui.start.recent import RecentRow
from twincrm.ui.window.page import Show


def names(desktop) -> list[str]:
    dispatcher = desktop.workspace.page.services.dispatcher
    return [name for _, name in dispatcher.ask(all_places)]


def add(desktop, name: str) -> int:
    dispatcher = desktop.workspace.page.services.dispatcher
    return dispatcher.execute(AddPlace(PlaceDraft(name=name, country="FR"))).result


def test_the_first_start_offers_to_begin(begin):
    desktop = begin()
    desktop.show()
    assert desktop.start_page is not None
    assert desktop.window.windowTitle() == "Start – TwinCRM"
    assert not desktop.window.actions_now["file.close"].isEnabled()


def test_a_new_association_is_founded_and_shown(founded, user, tmp_path):
    assert user.suggested.name == "Verein Lindenau.twincrm"
    assert (tmp_path / "Lindenau.twincrm").is_file()
    assert founded.window.windowTitle() == "Places – TwinCRM"
    assert names(founded) == ["Lindenau"]
    said = founded.workspace.undo_bar.text
    assert said.startswith("Verein Lindenau was begun. Everything is in one file: ")
    assert said.endswith(str(tmp_path / "Lindenau.twincrm"))


def test_what_is_entered_is_wrong_no_longer(qapp, qtbot, tmp_path):
    asked = NewAssociationDialog(make_ui(qapp, tmp_path / "cache"), None)
    qtbot.addWidget(asked.dialog)
    asked.accept()
    name, place = asked._fields[:2]
    assert name.error
    assert place.error
    qtbot.keyClicks(asked.name, "Verein")
    assert not name.error
    assert place.error


def test_the_key_that_opens_is_called_alike_everywhere(qapp, qtbot, tmp_path):
    for language, called in (("de", "Eingabetaste"), ("fr", "Entrée"), ("en", "Enter")):
        ui = make_ui(qapp, tmp_path / "cache", language=language)
        asked = NewAssociationDialog(ui, None)
        row = RecentRow(ui, RecentFile(tmp_path / "a.twincrm", clock.now()), clock.today())
        for each in (asked.dialog, row):
            qtbot.addWidget(each)
        tips = [button.toolTip() for button in asked.dialog.findChildren(QAbstractButton)]
        assert called in tips
        assert row.key == called


def test_a_new_association_replaces_nothing(founded, user, tmp_path):
    founded.close_file()
    before = (tmp_path / "Lindenau.twincrm").read_bytes()
    user.saves.append(tmp_path / "Lindenau.twincrm")

    founded.new_association()

    assert founded.workspace is None
    assert "exists already" in user.told[-1]
    assert (tmp_path / "Lindenau.twincrm").read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["Lindenau.twincrm"]


def test_the_next_start_opens_the_last_file(founded, begin, tmp_path):
    founded.quit()
    again = begin()
    again.show()
    assert again.workspace is not None
    assert [each.name for each in again.prefers.recent] == ["Verein Lindenau"]


def test_a_closed_file_is_at_rest(founded, tmp_path):
    founded.close_file()
    assert founded.start_page is not None
    assert [row.text() for row in founded.start_page.rows] == ["Verein Lindenau"]
    assert [each.name for each in tmp_path.iterdir()] == ["Lindenau.twincrm"]


def test_enter_opens_the_last_file(founded, qtbot):
    founded.close_file()
    qtbot.waitUntil(founded.start_page.rows[0].hasFocus)
    qtbot.keyClick(founded.start_page.rows[0], Qt.Key.Key_Return)
    assert founded.workspace is not None


def test_a_file_that_is_none_is_refused_in_words(begin, user, tmp_path):
    wrong = tmp_path / "letter.twincrm"
    wrong.write_text("Dear Anna,")
    user.opens.append(wrong)
    desktop = begin()
    desktop.show()
    desktop.choose_file()
    assert "letter.twincrm" in desktop.start_page.notice
    assert wrong.read_text() == "Dear Anna,"


def test_a_missing_file_is_refused_in_words(begin, tmp_path):
    desktop = begin()
    desktop.show(tmp_path / "gone.twincrm")
    assert "was not found" in desktop.start_page.notice


def test_a_file_that_cannot_be_opened_leaves_the_present_one_open(founded, user, tmp_path):
    founded.open_path(tmp_path / "gone.twincrm")
    assert "was not found" in user.told[0]
    assert names(founded) == ["Lindenau"]
    assert founded.can_change()


def test_another_file_takes_the_place_of_the_present_one(founded, tmp_path):
    first, other = tmp_path / "Lindenau.twincrm", tmp_path / "other.twincrm"
    founded.back_up_now()
    founded.close_file()
    shutil.copyfile(first, other)
    founded.open_path(first)
    add(founded, "Cambrai")
    founded.open_path(other)
    assert names(founded) == ["Lindenau"]
    assert not first.with_name("Lindenau.twincrm.lock").exists()


def test_the_second_window_reads_and_says_who_writes(founded, begin, tmp_path):
    second = begin()
    second.show(tmp_path / "Lindenau.twincrm")
    assert "Anna has had this file open" in second.workspace.notices.sentences[0]
    assert not second.can_change()
    assert not second.window.actions_now["edit.undo"].isEnabled()
    assert founded.can_change()


def test_a_file_with_two_names_is_read_and_the_window_says_why(founded, begin, tmp_path):
    founded.quit()
    second = tmp_path / "zweit.twincrm"
    second.hardlink_to(tmp_path / "Lindenau.twincrm")
    desktop = begin()
    desktop.show(second)
    assert "several names" in desktop.workspace.notices.sentences[0]
    assert not desktop.can_change()


def test_a_synced_folder_is_warned_about_until_the_notice_is_closed(founded, begin, tmp_path):
    founded.quit()
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    shutil.copyfile(tmp_path / "Lindenau.twincrm", folder / "v.twincrm")
    desktop = begin()
    desktop.show(folder / "v.twincrm")
    assert "Nextcloud" in desktop.workspace.notices.sentences[0]
    desktop.workspace.notices.close_all()
    desktop.prefers.zoom_by(1)
    assert desktop.workspace.notices.sentences == ()


def test_what_was_done_is_said_with_undo(founded):
    add(founded, "Cambrai")
    bar = founded.workspace.undo_bar
    assert bar.isVisible()
    assert "Cambrai" in bar.text
    bar.undo_wanted.emit()
    assert names(founded) == ["Lindenau"]
    assert bar.text.startswith("Undone: ")


def test_undo_and_redo_are_named_in_the_menu(founded, qtbot):
    add(founded, "Cambrai")
    assert "Cambrai" in founded.window.actions_now["edit.undo"].text()
    qtbot.keyClick(founded.workspace.page.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(founded) == ["Lindenau"]
    assert "Cambrai" in founded.window.actions_now["edit.redo"].text()
    qtbot.keyClick(founded.workspace.page.rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert names(founded) == ["Cambrai", "Lindenau"]


def test_in_a_text_field_undo_belongs_to_the_field(founded, qtbot):
    add(founded, "Cambrai")
    field = founded.workspace.page.search
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    founded.steps.redo()
    qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "abc"
    assert names(founded) == ["Cambrai", "Lindenau"]


def test_a_step_that_cannot_be_undone_is_explained(founded, user, qtbot):
    add(founded, "Cambrai")
    dispatcher = founded.workspace.page.services.dispatcher
    with dispatcher.file.writing.begin() as connection:
        connection.info["recorded_write"] = 1
        connection.execute(text("UPDATE place SET region = 'Nord' WHERE name = 'Cambrai'"))
        connection.info["recorded_write"] = 0

    founded.steps.undo()

    assert names(founded) == ["Cambrai", "Lindenau"]
    said = [*user.told, founded.workspace.undo_bar.text]
    assert any("cannot be taken back" in each for each in said)


def test_back_and_forward_lead_through_records(founded, qtbot):
    first, second = add(founded, "Cambrai"), add(founded, "Żory")
    space = founded.workspace
    space.navigate(Show("place", first))
    space.navigate(Show("visit", 7))
    assert founded.window.windowTitle() == "Second – TwinCRM"
    space.navigate(Show("place", second))
    alt = Qt.KeyboardModifier.AltModifier
    rows = space.page.rows
    qtbot.keyClick(rows, Qt.Key.Key_Left, alt)
    assert space.page.text() == "7"
    qtbot.keyClick(space.page, Qt.Key.Key_Left, alt)
    assert space.page.shown == first
    qtbot.keyClick(space.page, Qt.Key.Key_Right, alt)
    assert founded.window.windowTitle() == "Second – TwinCRM"


def test_choosing_rows_is_one_place_for_back(founded):
    first, second = add(founded, "Cambrai"), add(founded, "Żory")
    space = founded.workspace
    places = space.page
    places.rows.setCurrentRow(0)
    places.rows.setCurrentRow(1)
    places.rows.setCurrentRow(2)
    assert not space.can_step(-1)
    space.go("second")
    places._choose(first)
    space.step(-1)
    assert space.page.shown == second


def test_a_page_with_unsaved_changes_keeps_us(founded):
    space = founded.workspace
    space.page.leaving = False
    space.go("second")
    assert space.side.current == "places"
    founded.close_file()
    assert founded.workspace is space
    founded.quit()
    assert founded.window.isVisible()
    space.page.leaving = True
    founded.quit()
    assert not founded.window.isVisible()


def side_count(desktop, key):
    entries = desktop.workspace.side.findChildren(QAbstractButton)
    return next(each.count for each in entries if each.entry.key == key)


def test_language_theme_and_zoom_change_while_running(founded, qtbot):
    add(founded, "Cambrai")
    page = founded.workspace.page
    page.search.setText("typed")
    page.rows.setCurrentRow(1)
    qtbot.waitUntil(lambda: side_count(founded, "places") is not None)
    told = side_count(founded, "places")
    founded.prefers.set_language("de")
    founded.prefers.set_theme("dark")
    assert side_count(founded, "places") == told
    founded.prefers.zoom_by(1)
    new = founded.workspace.page
    assert new is not page
    assert (new.search.text(), new.rows.currentRow()) == ("typed", 1)
    look = new.services.ctx.look
    assert (look.theme, look.zoom, new.services.ctx.texts.language) == ("dark", 1.15, "de")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    kept = load_settings(settings_path())
    assert (kept.language, kept.theme, kept.zoom) == ("de", "dark", 1.15)


def test_a_look_that_cannot_be_put_on_is_not_kept(founded):
    with pytest.raises(KeyError):
        founded.prefers.set_theme("purple")
    assert founded.prefers.theme == "system"
    assert "purple" not in settings_path().read_text(encoding="utf-8")


def test_rebuilding_leaves_no_menus_or_pages_behind(founded, qtbot):
    founded.prefers.zoom_by(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    before = len(QApplication.allWidgets())
    for _ in range(3):
        founded.prefers.zoom_by(-1)
        founded.prefers.zoom_by(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(QApplication.allWidgets()) <= before + 2
    assert len(founded.window.findChildren(SideBar)) == 1


def test_the_wheel_with_ctrl_zooms(founded):
    def turn(modifier):
        point = QPointF(300, 300)
        event = QWheelEvent(
            point, point, point.toPoint(), QPointF(0, 120).toPoint(),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(founded.window.windowHandle(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert founded.prefers.zoom == 1.0
    turn(Qt.KeyboardModifier.ControlModifier)
    assert founded.prefers.zoom == 1.15


def test_keys_of_the_window(founded, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(founded.workspace.page.search, Qt.Key.Key_Plus, control)
    assert founded.prefers.zoom == 1.15
    qtbot.keyClick(founded.workspace.page.search, Qt.Key.Key_0, control)
    assert founded.prefers.zoom == 1.0
    qtbot.keyClick(founded.workspace.page.search, Qt.Key.Key_N, control)
    assert names(founded) == ["Lindenau", "Town 1"]


def test_f6_goes_round_the_parts_of_the_window(founded, qtbot):
    page = founded.workspace.page
    page.search.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        inside = founded.workspace.side.isAncestorOf(focused)
        seen.append("side" if inside else type(focused).__name__)
    assert seen == ["QListWidget", "side", "TextField"]


def test_the_side_bar_counts_and_goes(founded, qtbot):
    entries = founded.workspace.side.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: entries[0].count == 1)
    add(founded, "Cambrai")
    qtbot.waitUntil(lambda: entries[0].count == 2)
    entries[1].click()
    assert founded.window.windowTitle() == "Second – TwinCRM"


def test_backup_now_says_where_the_copy_is(founded, qtbot):
    founded.back_up_now()
    qtbot.waitUntil(lambda: "checked copy" in founded.workspace.undo_bar.text)
    copies = list((Path(os.environ["TWINCRM_HOME"]) / "backups").rglob("*"))
    assert [each for each in copies if each.is_file()]


def test_the_demo_is_opened_when_it_is_made(begin, founded, qtbot, tmp_path):
    founded.close_file()
    made = tmp_path / "demo" / "Demo.twincrm"

    def make(progress):
        progress.step(1, 2)
        made.parent.mkdir()
        shutil.copyfile(tmp_path / "Lindenau.twincrm", made)
        return made

    desktop = begin(demo=make)
    desktop.show()
    desktop.open_demo()
    qtbot.waitUntil(lambda: desktop.workspace is not None)
    assert desktop.workspace.page.services.dispatcher.file.path == made
    assert "nothing is kept" in desktop.window.windowTitle()
    assert [each.path.name for each in desktop.prefers.recent] == ["Lindenau.twincrm"]


def test_the_window_comes_back_where_it_was(founded, begin):
    founded.window.setGeometry(30, 40, 640, 480)
    founded.quit()
    again = begin()
    again.show()
    rect = again.window.geometry()
    assert (rect.x(), rect.y(), rect.width(), rect.height()) == (30, 40, 640, 480)
