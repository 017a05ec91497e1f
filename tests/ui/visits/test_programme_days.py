"""The programme as day columns: walked by arrow keys and mouse, mended by the deeds of the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF
from ui.visits.test_programme_items import named
from worlds.dialogs import in_next_dialog

from twincrm.domain.dates import french_spacing
from twincrm.services.visits.commands import AddVisit
from twincrm.services.visits.drafts import VisitDraft, VisitTextDraft
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    ChangeProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
    read_item,
)
from twincrm.services.visits.programme_rows import ItemRow, programme_list
from twincrm.ui.visits.block_painting import broken
from twincrm.ui.visits.day_grid import DayGrid, Measures
from twincrm.ui.visits.doors import VisitDoors
from twincrm.ui.visits.page import VisitsPage
from twincrm.ui.window.appearance import Appearance
from twincrm.ui.window.page import Show
from twincrm.ui.window.preferences import Preferences

THURSDAY = date(2027, 5, 6)
FRIDAY, SATURDAY = THURSDAY + timedelta(1), THURSDAY + timedelta(2)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAN = (
    ("Empfang", THURSDAY, time(10), time(11)),
    ("Gang", THURSDAY, time(10, 30), time(12)),
    ("Fest", THURSDAY, time(20), time(1)),
    ("Markt", FRIDAY, time(14), None),
    ("Gutschein", FRIDAY, None, None),
)


@pytest.fixture
def visit(populated) -> int:
    """Three days in two languages; the third is empty, and nothing is in French."""
    texts = tuple(VisitTextDraft(language=code, title=code) for code in ("de", "fr"))
    draft = VisitDraft(name="Maifest", starts_on=THURSDAY, ends_on=SATURDAY, texts=texts)
    visit = populated.execute(AddVisit(draft)).result
    for title, day, starts, ends in PLAN:
        text = ProgrammeTextDraft(language="de", title=title, place="Rathaus")
        item = ProgrammeItemDraft(day=day, starts_at=starts, ends_at=ends, texts=(text,))
        populated.execute(AddProgrammeItem(visit, item))
    return visit


@pytest.fixture
def columns(page, visit, qtbot):
    page.show_item(Show("visit", visit))
    page.activateWindow()
    page.card.pane.switch["days"].click()
    page.card.pane.start()
    return page.card.pane.columns


def press(qtbot, columns, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        qtbot.keyClick(columns, key, held)


def chosen(columns) -> str:
    row = columns.choice.chosen
    return row.title if row is not None else ""


def rect(columns, title):
    return columns.block_rect(next(r.id for r in columns.choice.items if r.title == title))


def when(populated, columns, title):
    row = next(row for row in columns.choice.items if row.title == title)
    kept = populated.ask(read_item, row.id)
    return kept.day, kept.starts_at, kept.ends_at


def test_the_switch_keeps_what_is_chosen_and_is_remembered(page, columns, qtbot):
    pane = page.card.pane
    press(qtbot, columns, Qt.Key.Key_Down)
    assert chosen(columns) == "Gang"
    pane.show_as("list")
    assert pane.list.hasFocus()
    pane.show_as("days")
    assert columns.hasFocus()

    pane.switch["list"].setFocus()
    qtbot.keyClick(pane.switch["list"], Qt.Key.Key_Space)

    assert pane.list.isVisible()
    assert pane.list.chosen.title == "Gang"
    assert pane.list.parts[pane.list.chosen.id].property("chosen") == "kept"
    assert pane.view == "list"


def test_arrows_walk_in_time_and_between_days(columns, qtbot):
    assert chosen(columns) == "Empfang"
    press(qtbot, columns, Qt.Key.Key_End)
    assert chosen(columns) == "Fest"
    press(qtbot, columns, Qt.Key.Key_Up, Qt.Key.Key_Right)
    assert chosen(columns) == "Markt"  # what is nearest in time, not what is first
    assert columns.accessibleDescription().startswith("Freitag, 7. Mai, 14.00, Markt, Rathaus")
    assert "fehlt: Französisch" in columns.accessibleDescription()
    press(qtbot, columns, Qt.Key.Key_Up)
    assert chosen(columns) == "Gutschein"
    press(qtbot, columns, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert columns.choice.free == (SATURDAY, time(14))
    assert (
        columns.accessibleDescription()
        == "Samstag, 8. Mai, 14.00\N{NO-BREAK SPACE}Uhr, nichts geplant"
    )
    press(qtbot, columns, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert chosen(columns) == "Markt"


def test_half_hours_are_walked_past_items(columns, qtbot):
    press(qtbot, columns, Qt.Key.Key_Down)
    press(qtbot, columns, Qt.Key.Key_Down, held=CTRL)
    assert columns.choice.free == (THURSDAY, time(12))
    press(qtbot, columns, Qt.Key.Key_Down)
    assert columns.choice.free == (THURSDAY, time(12, 30))
    press(qtbot, columns, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert chosen(columns) == "Gang"


def test_a_new_item_begins_at_the_chosen_hour(columns, qtbot, populated):
    press(qtbot, columns, Qt.Key.Key_Down)
    press(qtbot, columns, Qt.Key.Key_Down, Qt.Key.Key_Down, held=CTRL)

    def write(dialog):
        assert named(dialog, "Beginn").value == "12.30"
        qtbot.keyClicks(named(dialog, "Titel, Deutsch"), "Imbiss")
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(named(dialog, "Beginn"), Qt.Key.Key_S, CTRL)

    seen = in_next_dialog(write)
    press(qtbot, columns, Qt.Key.Key_N)

    assert seen
    assert chosen(columns) == "Imbiss"
    assert when(populated, columns, "Imbiss")[:2] == (THURSDAY, time(12, 30))
    populated.undo()
    assert "Imbiss" not in [row.title for row in columns.choice.items]


def test_alt_with_arrows_moves_by_a_quarter_or_a_day_and_is_undone(columns, qtbot, populated):
    press(qtbot, columns, Qt.Key.Key_End)
    press(qtbot, columns, Qt.Key.Key_Up, held=ALT)
    assert when(populated, columns, "Fest") == (THURSDAY, time(19, 45), time(0, 45))
    before = rect(columns, "Fest")

    press(qtbot, columns, Qt.Key.Key_Right, held=ALT)
    assert when(populated, columns, "Fest") == (FRIDAY, time(19, 45), time(0, 45))
    assert rect(columns, "Fest").left() > before.left()
    assert chosen(columns) == "Fest"

    populated.undo()
    assert when(populated, columns, "Fest")[0] == THURSDAY
    assert rect(columns, "Fest") == before
    populated.redo()
    assert chosen(columns) == "Fest"
    populated.undo()
    populated.undo()
    assert when(populated, columns, "Fest") == (THURSDAY, time(20), time(1))


def test_copy_and_delete_as_in_the_list(columns, qtbot, populated):
    press(qtbot, columns, Qt.Key.Key_D, held=CTRL)
    twins = [row for row in columns.choice.items if row.title == "Empfang"]
    assert len(twins) == 2
    first, second = (columns.block_rect(row.id) for row in twins)
    assert not first.intersects(second)
    press(qtbot, columns, Qt.Key.Key_Delete)
    assert len([row for row in columns.choice.items if row.title == "Empfang"]) == 1
    populated.undo()
    populated.undo()
    assert [row.title for row in columns.choice.items] == [
        "Empfang", "Gang", "Fest", "Gutschein", "Markt"]  # fmt: skip


def test_the_mouse_chooses_opens_and_fills_empty_days(columns, qtbot):
    view, left = columns.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(view, left, pos=rect(columns, "Gang").center())
    assert chosen(columns) == "Gang"
    seen = in_next_dialog(lambda _: None)
    qtbot.mouseDClick(view, left, pos=rect(columns, "Gang").center())
    assert len(seen) == 1

    qtbot.mouseClick(view, left, pos=rect(columns, "Gang").center() + QPoint(0, 80))
    assert columns.choice.free == (THURSDAY, time(13))

    begins = []
    seen = in_next_dialog(lambda dialog: begins.append(named(dialog, "Beginn").value))
    qtbot.mouseClick(view, left, pos=columns.free_rect(SATURDAY, time(10)).center())
    assert len(seen) == 1
    assert begins == ["10.00"]


def test_hours_and_days_stay_while_long_visits_scroll(page, columns, qtbot, populated):
    texts = (VisitTextDraft(language="de", title="Reise"),)
    long = VisitDraft(
        name="Reise", starts_on=THURSDAY, ends_on=THURSDAY + timedelta(11), texts=texts
    )
    visit = populated.execute(AddVisit(long)).result
    last = long.ends_on
    text = ProgrammeTextDraft(language="de", title="Heimkehr")
    draft = ProgrammeItemDraft(day=last, starts_at=time(18), texts=(text,))
    populated.execute(AddProgrammeItem(visit, draft))
    page.show_item(Show("visit", visit))
    assert columns.horizontalScrollBar().maximum() > 0
    assert not columns.viewport().rect().intersects(rect(columns, "Heimkehr"))
    hours = columns.viewport().grab().toImage().copy(0, 60, 50, 100)

    press(qtbot, columns, Qt.Key.Key_Home, held=CTRL)

    assert chosen(columns) == "Heimkehr"
    assert columns.viewport().rect().contains(rect(columns, "Heimkehr"))
    columns.verticalScrollBar().setValue(0)
    assert columns.viewport().grab().toImage().copy(0, 60, 50, 100) == hours


def test_a_file_that_is_only_read_is_walked_but_not_changed(page, columns, qtbot, monkeypatch):
    monkeypatch.setattr(type(page._services.dispatcher.file), "writable", False)
    page.refresh()
    before = [row.id for row in columns.choice.items]

    press(qtbot, columns, Qt.Key.Key_Insert, Qt.Key.Key_N, Qt.Key.Key_F2, Qt.Key.Key_Delete)
    press(qtbot, columns, Qt.Key.Key_Up, Qt.Key.Key_Right, held=ALT)
    qtbot.mouseClick(
        columns.viewport(),
        Qt.MouseButton.LeftButton,
        pos=columns.free_rect(SATURDAY, time(10)).center(),
    )

    assert [row.id for row in columns.choice.items] == before
    assert columns.choice.free is None
    press(qtbot, columns, Qt.Key.Key_Down)
    assert chosen(columns) == "Gang"


def test_blocks_never_cover_each_other_and_reach_past_midnight(populated, visit):
    items = [r for r in populated.ask(programme_list, visit, "de") if isinstance(r, ItemRow)]
    many = [items[0]] * 3 + items
    for room in (QSizeF(500, 300), QSizeF(1600, 900)):
        grid = DayGrid((THURSDAY, FRIDAY, SATURDAY), many, Measures(40, 24, 5, 150), room)
        for day in grid.days:
            blocks = grid.of_day(day)
            for at, block in enumerate(blocks):
                assert block.rect.height() >= 24
                assert grid.left(day) <= block.rect.left()
                assert block.rect.right() <= grid.left(day) + grid.width
                assert not [b for b in blocks[at + 1 :] if b.rect.intersects(block.rect)]
        fest = next(b for b in grid.of_day(THURSDAY) if b.row.title == "Fest")
        assert fest.rect.bottom() == pytest.approx(grid.y_of(25 * 60) - 1)
        assert grid.last == 25
        voucher = next(b for b in grid.of_day(FRIDAY) if b.row.title == "Gutschein")
        assert voucher.rect.bottom() < grid.band


def test_a_french_guillemet_never_stands_alone_on_a_line(qapp):
    font, title = qapp.font(), "Ateliers « reconversion »"
    wide = QFontMetricsF(font).horizontalAdvance(title.removesuffix("»"))
    assert broken(title, font, wide, 3)[-1] == "»"
    lines = broken(french_spacing(title), font, wide, 3)
    assert lines == ["Ateliers", "«\u00a0reconversion\u00a0»"]


def test_the_first_and_the_last_hour_are_read_whole(page, columns):
    line = page._ui.look.line("small")
    items = tuple(row for row in columns.choice.items if row.starts_at)
    grid = DayGrid((THURSDAY,), items, Measures(40, 24, 5, 150), QSizeF(500, 300))
    assert grid.y_of(grid.first * 60) >= line / 2
    assert grid.height - grid.y_of(grid.last * 60) >= line / 2


def test_hints_lead_to_their_item_and_go_when_it_is_mended(page, columns, qtbot, populated):
    chip = page.card.bar.hints
    qtbot.waitUntil(lambda: len(chip.hints) == 12)
    assert chip.isVisible()
    assert chip.text() == "12 Hinweise"
    about = {(lead.kind, lead.id) for _, lead in chip.hints}
    assert about == {("programme_item", row.id) for row in columns.choice.items}
    menu = chip.menu_of_hints()
    lines = [action.text() for action in menu.actions()]
    assert (
        "Fehlt auf Französisch: Titel (Freitag, 7. Mai, 14.00\N{NO-BREAK SPACE}Uhr, Markt)" in lines
    )
    assert "Empfang und Gang" in lines[0]
    assert lines[1] == "Noch ohne Uhrzeit: Gutschein (Freitag, 7. Mai)"
    chip.setFocus()

    next(
        action for action in menu.actions() if "Titel" in action.text() and "Markt" in action.text()
    ).trigger()

    assert chosen(columns) == "Markt"
    assert columns.hasFocus()
    item = columns.choice.chosen.id
    before = populated.ask(read_item, item)
    french = ProgrammeTextDraft(language="fr", title="Marché", place="Mairie")
    populated.execute(
        ChangeProgrammeItem(item, before, replace(before, texts=(*before.texts, french)))
    )
    qtbot.waitUntil(lambda: len(chip.hints) == 10)
    assert chosen(columns) == "Markt"


def test_the_view_is_remembered_on_this_machine(qapp, qtbot, page, around, populated, tmp_path):
    appearance = Appearance(qapp, tmp_path / "look", "de", "light", 1.0)
    pages = []
    for _ in range(2):
        prefers = Preferences(appearance, tmp_path / "settings.ini")
        pages.append(VisitsPage(page._services, VisitDoors(print, print, print, print, prefers)))
        qtbot.addWidget(pages[-1])
        if len(pages) == 1:
            assert pages[0].card.pane.view == "list"
            pages[0].card.pane.show_as("days")

    assert pages[1].card.pane.view == "days"
    assert pages[1].card.pane.columns.isVisibleTo(pages[1].card.pane)
