"""Charts are read bar by bar, lead to their people, and stand in a table too."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from worlds.desk import make_ui
from worlds.pages import Surroundings

from twincrm.domain.terms import HonourKind
from twincrm.runtime.language import catalogue
from twincrm.ui.kit.charts import AcrossChart, Bar, BarLine
from twincrm.ui.kit.row_table import RowTable
from twincrm.ui.members.honours import what_words
from twincrm.ui.members.statistics import StatisticsPage


@pytest.fixture
def printed() -> list:
    return []


@pytest.fixture
def ui_of_charts(qapp, tmp_path):
    return make_ui(qapp, tmp_path)


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def page(qtbot, qapp, populated, around, printed, tmp_path):
    services = around.services(qapp, populated, tmp_path, language="en")
    page = StatisticsPage(services, printed.append)
    qtbot.addWidget(page)
    page.resize(1158, 698)
    with qtbot.waitExposed(page):
        page.show()
    page.start()
    yield page
    assert services.jobs.shutdown()


def test_arrows_read_bar_after_bar_and_enter_lists_its_people(page, around, qtbot):
    first, last = page.ages.bars[0], page.ages.bars[-1]
    assert page.ages.accessibleDescription() == first.said
    qtbot.keyClick(page.ages, Qt.Key.Key_End)
    assert page.ages.accessibleDescription() == last.said

    def choose():
        dialog = QApplication.activeModalWidget()
        assert dialog.windowTitle() == last.said
        table = dialog.findChild(RowTable)
        assert table.model().rowCount() == last.number
        table.choose(0)
        qtbot.keyClick(table, Qt.Key.Key_Return)

    QTimer.singleShot(0, page, choose)
    qtbot.keyClick(page.ages, Qt.Key.Key_Return)
    assert [show.kind for show in around.went] == ["person"]


def test_the_table_says_what_the_charts_show(page, qtbot):
    qtbot.mouseClick(page.as_table, Qt.MouseButton.LeftButton)
    rows = [page.figures.row_at(at) for at in range(page.figures.rowCount())]
    shown = {bar.key: bar.number for chart in page.charts for bar in chart.bars}
    assert {row.key: row.number for row in rows if row.number} == shown
    assert page.table.isVisible()


def test_paper_is_one_key_away(page, printed, qtbot):
    qtbot.mouseClick(page.paper, Qt.MouseButton.LeftButton)
    assert len(printed) == 1


def test_numbers_of_whom_it_is_not_stated_are_in_brackets_and_whole(ui_of_charts, qtbot):
    chart = AcrossChart(ui_of_charts, "Ages")
    sides = (Bar("men", "men: 1", 1, "pale"), Bar("other", "not stated: 22", 22, aside=True))
    chart.show_lines((BarLine("unknown", (Bar("women", "women: 1", 1),), sides),))
    qtbot.addWidget(chart)
    chart.resize(300, 40)
    *_, last = chart._drawn()
    assert last.told == "1 (22)"
    wide = chart._width(last.told, "label")
    assert last.rect.right() + wide + 6 <= chart.width()


@pytest.mark.parametrize(("on", "words"), [("2020-02-08", "turned 70"), ("9999-02-08", "turns 70")])
def test_a_birthday_that_is_over_is_told_as_over(on, words):
    due = SimpleNamespace(honour=SimpleNamespace(kind=HonourKind.BIRTHDAY, number=70), on=on)
    assert what_words(catalogue("en"), due) == words
