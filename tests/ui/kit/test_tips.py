"""A tooltip shows names letter by letter and fetches nothing that they name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPixmap, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QToolTip

from twincrm.ui.kit.badges import Chip
from twincrm.ui.kit.name_lines import NameLines
from twincrm.ui.kit.sidebar import SideBar, SideEntry
from twincrm.ui.tips import plain_tip


@pytest.fixture
def red(tmp_path):
    """A picture that a tooltip could show."""
    picture = QPixmap(300, 200)
    picture.fill(QColor("red"))
    assert picture.save(str(tmp_path / "red.png"))
    return tmp_path / "red.png"


def tip_at(widget, qtbot):
    """The tooltip that appears when somebody points at *widget*."""
    at = QPoint(3, 3)
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    found = [w for w in QApplication.topLevelWidgets() if w.inherits("QTipLabel")]
    qtbot.waitUntil(lambda: any(w.isVisible() for w in found))
    return next(w for w in found if w.isVisible())


@pytest.mark.qt_log_ignore("propagateSizeHints", "support raise")
def test_an_associations_name_is_shown_in_letters_and_no_picture_fetched(ui, shown, qtbot, red):
    name = f'<b>Rot</b> & <img src="{red.as_posix()}" width=300 height=200>'
    bar = shown(SideBar(ui, "Club", (SideEntry("contacts", "Contacts", "users"),)), 208, 400)
    bar.set_association(name)
    words = bar.findChild(NameLines)
    assert words.textFormat() == Qt.TextFormat.PlainText

    tip = tip_at(words, qtbot)

    assert QTextDocumentFragment.fromHtml(tip.text()).toPlainText() == name
    seen = tip.grab().toImage()
    colours = {seen.pixel(x, y) for x in range(seen.width()) for y in range(0, seen.height(), 2)}
    assert QColor("red").rgb() not in colours
    QToolTip.hideText()


def test_a_chip_that_is_elided_shows_its_letters(ui, shown):
    chip = shown(Chip(ui, "<s>Geiger</s> " * 9), 100, 30)
    assert chip.toolTip() == plain_tip(chip.text())
    assert "&lt;s&gt;Geiger" in chip.toolTip()


def test_common_words_stay_as_they_are():
    assert plain_tip("Müller & Söhne, a < b\nzwei") == "Müller & Söhne, a < b\nzwei"
    assert plain_tip("") == ""
