from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QFileInfo
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from twincrm.ui.theme import stylesheet
from twincrm.ui.theme.apply import ThemeWatcher, apply_look, resolve_theme
from twincrm.ui.theme.look import Look, next_zoom, register_fonts
from twincrm.ui.theme.stylesheet import style_sheet
from twincrm.ui.theme.tokens import TYPE, ZOOM_STEPS


class Listener(QWidget):
    """Notes what Qt tells it."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def event(self, event):
        self.heard.append(event.type())
        return super().event(event)


def test_sizes_grow_with_the_zoom_and_never_vanish():
    assert [Look(zoom=zoom).px(42) for zoom in ZOOM_STEPS] == [38, 42, 48, 55, 63]
    assert Look(zoom=0.9).px(0.2) == 1


def test_zoom_steps_stop_at_both_ends():
    assert next_zoom(1.0, 1) == 1.15
    assert next_zoom(1.0, -1) == 0.9
    assert next_zoom(1.5, 1) == 1.5
    assert next_zoom(0.9, -5) == 0.9
    assert next_zoom(1.27, 1) == 1.5


def test_shipped_fonts_are_used(qapp):
    assert {"Source Sans 3", "Source Serif 4"} <= set(register_fonts())
    for name, style in TYPE.items():
        font = Look().font(name)
        assert QFontInfo(font).family().startswith(style.family)
        assert QFontInfo(font).weight() == QFont.Weight(style.weight).value


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", ZOOM_STEPS)
def test_style_sheet_is_complete_and_its_pictures_exist(qapp, theme, zoom, tmp_path):
    apply_look(qapp, Look(theme, zoom), tmp_path)
    sheet = qapp.styleSheet()
    assert "@" not in sheet
    pictures = re.findall(r'url\("(.+?)"\)', sheet)
    assert pictures
    for picture in pictures:
        path = Path(QFileInfo(picture).absoluteFilePath())
        assert path.is_file()
        assert path.is_relative_to(tmp_path)
        assert not QIcon(picture).pixmap(18, 18).isNull()


def test_a_second_start_keeps_the_pictures(tmp_path):
    style_sheet(Look(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    style_sheet(Look(), tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_where_no_picture_can_be_written_the_look_goes_without(tmp_path, monkeypatch):
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    elsewhere = re.findall(r'url\("(.+?)"\)', style_sheet(Look(), no_folder))
    assert elsewhere
    assert all(QFileInfo(picture).isFile() for picture in elsewhere)

    monkeypatch.setattr(tempfile, "tempdir", str(no_folder))
    stylesheet._for_this_run.cache_clear()
    without = style_sheet(Look(), no_folder)
    assert "image: none;" in without
    assert "url(" not in without


def test_palette_carries_the_tokens():
    for theme in ("light", "dark"):
        look = Look(theme)
        palette = look.palette()
        assert palette.color(QPalette.ColorRole.Window) == look.colour("paper")
        assert palette.color(QPalette.ColorRole.Base) == look.colour("card")
        assert palette.color(QPalette.ColorRole.PlaceholderText) == look.colour("ink3")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_application_wears_the_look(qapp, make_ui, shown, theme):
    ui = make_ui(theme)
    page = shown(QWidget(), 200, 100)
    assert page.grab().toImage().pixelColor(100, 50) == ui.look.colour("paper")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_check_mark_is_drawn(make_ui, shown, theme, zoom):
    ui = make_ui(theme, zoom)
    box = shown(QCheckBox("Consent given"))
    empty = box.grab().toImage()
    box.setChecked(True)
    ticked = box.grab().toImage()
    edge = ui.look.px(22)
    top = (box.height() - edge) // 2
    colours = {
        ticked.pixelColor(x, y).name()
        for x in range(2, edge - 2)
        for y in range(top + 2, top + edge - 2)
    }
    assert ui.look.hex("prim").lower() in colours
    assert ui.look.hex("onprim").lower() in colours
    assert empty != ticked


def test_a_field_keeps_its_height_when_it_gets_the_keyboard(make_ui, shown):
    for zoom in ZOOM_STEPS:
        ui = make_ui(zoom=zoom)
        field = shown(QLineEdit())
        before = field.sizeHint().height()
        field.setProperty("error", True)
        field.style().polish(field)
        assert field.sizeHint().height() == before == ui.look.px(42)


def test_theme_setting_decides_and_a_silent_system_is_light(qapp, qtbot):
    assert resolve_theme("dark") == "dark"
    assert resolve_theme("light") == "light"
    scheme = QGuiApplication.styleHints().colorScheme()
    assert resolve_theme("system") == ("dark" if scheme.name == "Dark" else "light")


def test_the_watcher_tells_a_change_once(qapp, qtbot):
    watcher = ThemeWatcher("light")
    with qtbot.waitSignal(watcher.theme_changed) as heard:
        watcher.follow("dark")
    assert heard.args == ["dark"]
    assert watcher.theme == "dark"
    with qtbot.assertNotEmitted(watcher.theme_changed):
        watcher.follow("dark")


def test_applying_a_look_twice_changes_theme_and_zoom(qapp, tmp_path):
    apply_look(qapp, Look("light", 1.0), tmp_path)
    apply_look(qapp, Look("dark", 1.5), tmp_path)
    assert qapp.font().pixelSize() == 24
    assert qapp.palette().color(QPalette.ColorRole.Window) == Look("dark").colour("paper")


def test_a_look_that_is_on_is_not_put_on_again(qapp, qtbot, tmp_path):
    apply_look(qapp, Look("light", 1.0), tmp_path / "first")
    part = Listener()
    qtbot.addWidget(part)
    part.ensurePolished()
    part.heard.clear()

    apply_look(qapp, Look("light", 1.0), tmp_path / "second")
    assert part.heard == []

    apply_look(qapp, Look("dark", 1.0), tmp_path / "second")
    assert QEvent.Type.StyleChange in part.heard
