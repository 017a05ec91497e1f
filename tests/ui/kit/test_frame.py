"""Side bar, headers, panes, notices, dialogs and questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QWidget,
)
from worlds.geometry import squeezed
from worlds.looks import cut

from twincrm.ui.kit.asker import QtAsker
from twincrm.ui.kit.avatar import Avatar
from twincrm.ui.kit.buttons import Button
from twincrm.ui.kit.cards import Card, PageHeader
from twincrm.ui.kit.contents import ContentsEntry, ContentsList
from twincrm.ui.kit.dialogs import Dialog
from twincrm.ui.kit.fields import TextField
from twincrm.ui.kit.mark import mark_icon
from twincrm.ui.kit.name_lines import NameLines
from twincrm.ui.kit.notices import EmptyState, InlineNotice
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.panes import PaneSwitch
from twincrm.ui.kit.progress import ProgressPanel
from twincrm.ui.kit.scroll import ScrollPage
from twincrm.ui.kit.sidebar import SideBar, SideEntry
from twincrm.ui.kit.toast import UndoBar

ENTRIES = (
    SideEntry("contacts", "Contacts", "users", 312),
    SideEntry("visits", "Visits", "bus"),
    SideEntry("settings", "Settings", "settings", at_end=True),
)


@pytest.fixture
def side(ui, shown):
    bar = SideBar(ui, "Kamp-Lintfort e. V.", ENTRIES)
    bar.set_current("contacts")
    return shown(bar, bar.width(), 700)


def entry(side, key):
    return next(
        each for each in side.children() if getattr(each, "entry", None) and each.entry.key == key
    )


def test_an_entry_leads_to_its_page(side, qtbot):
    with qtbot.waitSignal(side.chosen) as heard:
        qtbot.mouseClick(entry(side, "visits"), Qt.MouseButton.LeftButton)
    assert heard.args == ["visits"]
    assert side.current == "visits"


def test_arrows_move_and_enter_goes_there(side, qtbot):
    side.activateWindow()
    side.focus_entry()
    qtbot.waitUntil(entry(side, "contacts").hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert entry(side, "settings").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    with qtbot.waitSignal(side.chosen) as heard:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert heard.args == ["visits"]


def test_marking_the_page_from_outside_tells_nothing(side, qtbot):
    with qtbot.assertNotEmitted(side.chosen):
        side.set_current("settings")
    assert side.current == "settings"


@pytest.mark.parametrize(
    ("zoom", "window", "narrow"),
    [
        (1.0, 1366, False),
        (1.3, 1366, False),
        (1.5, 1366, True),
        (1.0, 999, True),
        (0.9, 999, False),
    ],
)
def test_narrow_windows_show_icons_with_names_as_tooltips(make_ui, shown, zoom, window, narrow):
    ui = make_ui(zoom=zoom)
    bar = shown(SideBar(ui, "Club", ENTRIES))
    bar.adapt_to(window)
    assert bar.narrow is narrow
    assert bar.width() == ui.look.px(56 if narrow else 208)
    assert entry(bar, "contacts").toolTip() == ("Contacts, 312" if narrow else "")
    assert entry(bar, "contacts").accessibleName() == "Contacts, 312"


def test_counts_follow(side):
    side.set_count("contacts", 313)
    assert entry(side, "contacts").accessibleName() == "Contacts, 313"
    side.set_count("contacts", None)
    assert entry(side, "contacts").accessibleName() == "Contacts"


@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("dark", 1.3), ("light", 1.5)])
def test_a_long_name_of_an_association_is_broken_and_not_cut(theme, zoom, make_ui, shown):
    ui = make_ui(theme, zoom)
    bar = SideBar(ui, "Club", ENTRIES)
    shown(bar, bar.width(), ui.look.px(700))
    name, words = (
        bar.findChild(NameLines),
        "Donaudampfschifffahrtsgesellschaftskapitäns" + "mütze" * 4,
    )

    def lines_of(whole):
        bar.set_association(whole)
        QApplication.sendPostedEvents()
        assert (cut(bar), squeezed(bar), name.accessibleName()) == ([], [], whole)
        assert whole in name.toolTip()
        assert name.height() >= name.fontMetrics().lineSpacing() * len(name.text().split("\n"))
        return name.text().split("\n")

    assert lines_of("Städtepartnerschaftsverein Grünau e. V.") == [
        "Städtepartnerschafts-", "verein Grünau e.\N{NO-BREAK SPACE}V.",
    ]  # fmt: skip
    assert "".join(each.rstrip("-…") for each in lines_of(words)) in words
    assert len(lines_of(words)) == 3
    assert lines_of(f"Verein {words} {words} e. V.")[2].endswith("…")
    assert lines_of("Kamp-Lintfort e. V.") == ["Kamp-Lintfort e.\N{NO-BREAK SPACE}V."]
    assert lines_of("") == [""]


def test_ten_entries_fit_a_small_screen_at_150_percent(make_ui, shown):
    ui = make_ui(zoom=1.5)
    bar = SideBar(ui, "Club", [SideEntry(str(at), "Entry", "users") for at in range(10)])
    bar.adapt_to(1366)
    assert bar.minimumSizeHint().height() <= 698


def test_narrow_headers_keep_the_words_of_the_primary_action_only(ui, shown):
    plain = Button(ui, "Print", icon="printer")
    primary = Button(ui, "New contact", icon="user-plus", variant="primary")
    header = shown(PageHeader(ui, "Contacts", [plain, primary]))
    assert not header.count.isVisible()
    header.set_compact(True)
    header.set_count("8 of 312 people", "8 of 312")
    assert header.count.text() == "8 of 312"
    assert plain.icon_only
    assert not primary.icon_only
    assert header.count.isVisible()


def test_f6_goes_round_the_panes_and_remembers(ui, shown, qtbot):
    window = QWidget()
    line = QHBoxLayout(window)
    panes, fields = [], []
    for _ in range(2):
        pane = QWidget()
        inner = QHBoxLayout(pane)
        fields += [TextField(ui), TextField(ui)]
        inner.addWidget(fields[-2])
        inner.addWidget(fields[-1])
        panes.append(pane)
        line.addWidget(pane)
    switch = PaneSwitch(window, panes)
    shown(window)
    window.activateWindow()
    fields[1].setFocus()
    qtbot.waitUntil(fields[1].hasFocus)
    qtbot.keyClick(fields[1], Qt.Key.Key_F6)
    qtbot.waitUntil(fields[2].hasFocus)
    qtbot.keyClick(fields[2], Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(fields[1].hasFocus)
    switch.set_panes([panes[1]])
    switch.go_on()
    qtbot.waitUntil(fields[2].hasFocus)


def test_a_card_frames_and_can_be_chosen(ui, shown):
    card = Card(ui)
    card.body.addWidget(QLabel("x"))
    shown(card, 200, 100)
    card.set_chosen(True)
    assert card.grab().toImage().pixelColor(100, 0).name() == ui.look.hex("selbar").lower()


def test_an_empty_list_says_what_to_do(ui, shown, qtbot):
    action = Button(ui, "New contact", variant="primary")
    state = shown(EmptyState(ui, "users", "Nobody here", "Import a list.", action), 500, 300)
    assert state.accessibleName() == "Nobody here"
    with qtbot.waitSignal(action.clicked):
        qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    state.set_words("Nobody found", "Search for less.")
    assert state.accessibleDescription() == "Search for less."


def test_in_a_low_window_the_picture_gives_way_before_the_words_scroll(ui, shown):
    action = Button(ui, "New contact", variant="primary")
    state = shown(EmptyState(ui, "users", "Nobody here", "Import a list.", action), 500, 300)
    assert state._picture.isVisible()
    for height, scrolls in ((140, False), (100, True), (300, False)):
        state.resize(500, height)
        QApplication.processEvents()
        assert state._picture.isVisible() is (height == 300)
        assert (state.verticalScrollBar().maximum() > 0) is scrolls
        assert squeezed(state) == []


@pytest.mark.parametrize("tone", ["ok", "warn", "bad", "info"])
def test_a_notice_wears_its_tone_and_says_its_words(ui, shown, tone):
    notice = shown(InlineNotice(ui, tone, "No contact for 14 months"), 300, 60)
    assert notice.accessibleName() == notice.text == "No contact for 14 months"
    assert notice.grab().toImage().pixelColor(150, 3).name() == ui.look.tone(tone).bg.lower()


def test_an_avatar_shows_a_photo_in_a_circle(ui, shown):
    photo = QPixmap(90, 60)
    photo.fill(Qt.GlobalColor.red)
    avatar = shown(Avatar(ui, Face("JW")))
    before = avatar.grab().toImage()
    avatar.set_face(Face("JW", photo=photo))
    after = avatar.grab().toImage()
    assert before != after
    assert after.pixelColor(20, 20).name() == "#ff0000"
    assert after.pixelColor(0, 0).name() != "#ff0000"


def test_the_undo_bar_takes_back_once(ui, shown, qtbot):
    bar = shown(UndoBar(ui))
    assert bar.text == ""
    bar.offer_undo("Changed the phone of Anne Wattrelos")
    assert bar.isVisible()
    undo = next(each for each in bar.findChildren(Button) if each.accessibleName() == "Undo")
    assert undo.accessibleDescription() == "Changed the phone of Anne Wattrelos"
    with qtbot.waitSignal(bar.undo_wanted):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_notice_goes_by_itself_and_offers_nothing(ui, shown, qtbot):
    page = QWidget()
    line = QHBoxLayout(page)
    bar, field = UndoBar(ui, seconds=0.01), TextField(ui)
    line.addWidget(bar)
    line.addWidget(field)
    shown(page)
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(bar.closed):
        bar.notice("Copied")
    assert not bar.isVisible()
    undo = next(each for each in bar.findChildren(Button) if each.accessibleName() == "Undo")
    assert undo.isHidden()


def test_a_dialog_answers_with_its_buttons_and_escape(ui, shown, qtbot):
    dialog = Dialog(ui, "Delete the contact?", icon="trash-2")
    agree, refuse = dialog.add_answers("Delete", "Keep")
    shown(dialog)
    assert agree.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(agree, Qt.MouseButton.LeftButton)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(refuse, Qt.MouseButton.LeftButton)


def test_enter_never_does_what_is_dangerous(ui, shown):
    dialog = Dialog(ui, "Empty the trash?")
    agree, refuse = dialog.add_answers("Delete for good", "Keep", danger=True)
    shown(dialog)
    assert not agree.isDefault()
    assert refuse.isDefault()


def press_in_dialog(name: str) -> None:
    """Press a button of the question as soon as it is there."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        buttons = dialog.findChildren(Button)
        next(each for each in buttons if each.accessibleName() == name).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(
    ("pressed", "answer"), [("Delete", True), ("Keep", False), ("Close", False)]
)
def test_the_asker_hears_yes_and_no(ui, qtbot, pressed, answer):
    press_in_dialog(pressed)
    assert QtAsker(ui).confirm("Delete?", "It goes to the trash.", "Delete", "Keep") is answer


def test_a_message_waits_to_be_read(ui, qtbot):
    press_in_dialog("OK")
    QtAsker(ui).message("Saved", "The file is complete.")
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def contents(ui, shown):
    entries = [ContentsEntry("person", "Person", "user"), ContentsEntry("roles", "Roles", "users")]
    made = ContentsList(ui, "Contents", entries)
    made.set_current("person")
    return shown(made, 260, 120)


def lines_of(contents) -> list[QAbstractButton]:
    return contents.findChildren(QAbstractButton)


def test_the_contents_lead_to_a_part(contents, qtbot):
    with qtbot.waitSignal(contents.chosen) as heard:
        qtbot.mouseClick(lines_of(contents)[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["roles"]
    assert contents.current == "roles"


def test_the_contents_work_with_arrows(contents, qtbot):
    contents.activateWindow()
    lines_of(contents)[0].setFocus()
    qtbot.waitUntil(lines_of(contents)[0].hasFocus)
    qtbot.keyClick(lines_of(contents)[0], Qt.Key.Key_Down)
    with qtbot.waitSignal(contents.chosen) as heard:
        qtbot.keyClick(lines_of(contents)[1], Qt.Key.Key_Return)
    assert heard.args == ["roles"]


def test_the_contents_say_what_is_to_be_checked(contents, ui):
    contents.set_count("roles", 2)
    contents.set_wrong("roles", 1)
    assert lines_of(contents)[1].accessibleName() == "Roles, 2, 1 entry to check"
    contents.set_wrong("roles", 0)
    assert lines_of(contents)[1].accessibleName() == "Roles, 2"


def test_a_long_page_scrolls_to_its_parts(ui, shown):
    page = ScrollPage(ui)
    parts = [Card(ui) for _ in range(6)]
    for part in parts:
        part.setFixedHeight(200)
        page.body.addWidget(part)
    shown(page, 400, 300)
    page.show_part(parts[3])
    assert 0 <= parts[3].mapTo(page.viewport(), QPoint(0, 0)).y() <= 20


def test_short_work_shows_no_bar(ui, shown, qtbot):
    page = QWidget()
    line = QHBoxLayout(page)
    panel = ProgressPanel(ui, patience=60_000)
    line.addWidget(panel)
    shown(page)
    panel.begin("Reading the list")
    panel.report(1, 10)
    panel.end()
    assert not panel.isVisible()


def test_long_work_shows_a_bar_and_can_be_stopped(ui, shown, qtbot):
    page = QWidget()
    line = QHBoxLayout(page)
    panel = ProgressPanel(ui, patience=0)
    line.addWidget(panel)
    shown(page)
    panel.begin("Reading the list")
    qtbot.waitUntil(panel.isVisible)
    panel.report(3, 10)
    bar = panel.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (3, 10, "Reading the list")
    with qtbot.waitSignal(panel.stop_wanted):
        qtbot.mouseClick(panel.findChild(Button), Qt.MouseButton.LeftButton)
    panel.end()
    assert not panel.isVisible()


def test_the_sign_of_the_program_is_drawn_in_every_size(ui):
    icon = mark_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 256}
    picture = icon.pixmap(64, 64).toImage()
    middle = {picture.pixelColor(32, y).name() for y in range(64)}
    assert {"#1f2f4a", "#b0801f", "#f5f3ee"} <= middle
