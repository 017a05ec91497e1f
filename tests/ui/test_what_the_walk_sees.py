"""The walk through every page is worth what it finds: windows that are wrong on purpose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QTabBar,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from worlds.geometry import say, squeezed
from worlds.looks import cut, faults_of


def test_the_walk_sees_what_is_wrong(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    words, other, nameless = (
        QLabel("Much too long", window),
        QLabel("over it", window),
        QPushButton(window),
    )
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setGeometry(0, 0, 20, 80)  # high enough in whatever look the program has on
    other.setGeometry(10, 5, 80, 80)
    nameless.setGeometry(0, 100, 40, 80)
    nameless.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QLineEdit(window).setGeometry(0, 200, 80, 80)
    QScrollArea(window).setGeometry(0, 300, 80, 80)  # the arrow keys scroll it
    with qtbot.waitExposed(window):
        window.show()

    assert [fault.partition(":")[0] for fault in faults_of(window)] == [
        *["has no name"] * 3, "is cut", "covers", "lies over", "Tab never comes to",
    ]  # fmt: skip


def test_the_walk_sees_what_has_no_room(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    window.resize(500, 2_000)
    rich, outside, low = (
        QLabel("<b>Much too long</b><br>and too high", window),
        QLabel("outside", window),
        QPushButton("Low", window),
    )
    rich.setGeometry(0, 0, 60, 20)
    outside.setGeometry(480, 40, 80, 20)
    low.setStyleSheet("min-height: 0; padding: 0")  # whatever look the program has on
    low.setGeometry(0, 80, 80, 8)
    tabs, table = QTabBar(window), QTableWidget(1, 2, window)
    tabs.addTab("Programme of the visit")
    tabs.setGeometry(0, 120, 40, 30)
    table.setAccessibleName("Table")
    table.setHorizontalHeaderLabels(["Household of the guest", "Name"])
    table.setColumnWidth(0, 30)
    table.setColumnWidth(1, 900)
    table.setGeometry(0, 200, 300, 100)
    with qtbot.waitExposed(window):
        window.show()

    found = "\n".join(faults_of(window))
    for fault in (
        "outgrows the screen: 500", "is cut: QLabel “<b>Much", "sticks out: QLabel “outside”",
        "is too low: QPushButton “Low”", "is cut: tab “Programme of", "is cut: head “Household",
        "goes on to the side: QTableWidget",
    ):  # fmt: skip
        assert fault in found


def test_the_walk_sees_a_word_wider_than_its_lines_and_lines_without_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    words, lines = QLabel("A Städtepartnerschaftsverein", window), QLabel("One\nTwo\nThree", window)
    high = words.fontMetrics().lineSpacing()
    for at, part in enumerate((words, lines)):
        part.setTextFormat(Qt.TextFormat.PlainText)
        part.setGeometry(
            0, 9 * high * at, words.fontMetrics().horizontalAdvance("A Städte"), 2 * high
        )
    words.setWordWrap(True)
    with qtbot.waitExposed(window):
        window.show()

    assert [each[:18] for each in cut(window)] == ["is cut: QLabel “A ", "is cut: QLabel “On"]


def test_the_walk_hears_what_is_ill_said(qtbot):
    window = QDialog()
    qtbot.addWidget(window)
    lower, upper, again, field = (
        QPushButton("&Save", window),
        QPushButton("&Speichern", window),
        QPushButton("Save", window),
        QLineEdit(window),
    )
    for at, part in enumerate((upper, lower, again, field)):
        part.setGeometry(0, 80 * at, 200, 60)  # apart in whatever look the program has on
    field.setAccessibleName("QLineEdit")
    with qtbot.waitExposed(window):
        window.show()

    found = "\n".join(faults_of(window, "de"))
    for fault in (
        "is not said in the language: “&Save”", "is called by its class: QLineEdit",
        "bear the same name: “Save”", "leads to two parts: Alt+S",
        "Tab goes back: from QPushButton",
    ):  # fmt: skip
        assert fault in found


def test_the_walk_sees_a_table_without_room_for_a_row(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    table = QTableWidget(3, 1, window)
    window.resize(300, 300)
    table.setGeometry(0, 0, 200, table.horizontalHeader().sizeHint().height() + 10)
    with qtbot.waitExposed(window):
        window.show()

    assert any(fault.startswith("shows no whole row") for fault in faults_of(window))
    table.setGeometry(0, 0, 200, 200)
    qtbot.waitUntil(lambda: table.viewport().height() > 100)
    assert not any(fault.startswith("shows no whole row") for fault in faults_of(window))


def test_the_walk_sees_a_page_that_is_squeezed(qtbot):
    window, page, names = QWidget(), QWidget(), QTableWidget(9, 1)
    qtbot.addWidget(window)
    stack = QStackedLayout(window)
    stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)  # whatever a page needs
    stack.addWidget(page)
    column = QVBoxLayout(page)
    for each in (QLabel("Name"), names, QPushButton("Save")):
        column.addWidget(each)
    window.resize(300, 90)
    with qtbot.waitExposed(window):
        window.show()

    found = "\n".join(faults_of(window))
    assert all(f"is squeezed: {say(part)}" in found for part in (page, names))
    window.resize(300, 300)
    qtbot.waitUntil(lambda: page.height() == 300)
    assert squeezed(window) == []
