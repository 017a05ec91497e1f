"""What is seen, without a screen: a page scrolled and painted, a key stroke up to its pixels."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from benchmarks.bare import floor_words, opened
from benchmarks.store import TYPED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SIZE, LINE, PAGE = (1100, 700), 24, 128
"""Of a window; the height of a bare row, 28 of which are seen; rows that are read at once."""
PLACES, STEPS = 10, 12
"""A list is scrolled by so many pages from each of so many places."""
STROKE_EVERY = 0.12
"""Seconds between two key strokes: a quick typist."""
PATIENCE = 10
_COLUMNS = "e.title, e.subtitle, e.sectors, e.kind, e.sort_key, e.record_id"


class NothingPainted(Exception):
    """A key stroke was not answered within ten seconds."""


def scroll_program(file: Path) -> list[float]:
    """A page down in the contacts list, painted."""
    from twincrm.app.opening import opened as opened_by_program
    from twincrm.runtime.language import catalogue
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.ui.contacts.rows import ContactRows
    from twincrm.ui.kit.contact_delegate import ContactDelegate, spoken
    from twincrm.ui.kit.context import UiContext
    from twincrm.ui.kit.row_list import RowList
    from twincrm.ui.models.lazy_table import LazyListModel
    from twincrm.ui.theme.apply import apply_look
    from twincrm.ui.theme.icons import Icons
    from twincrm.ui.theme.look import Look

    app, look = QApplication(["twincrm"]), Look("light", 1.0)
    apply_look(app, look, file.parent / "look")
    ui = UiContext(look, Icons(look), catalogue("de"))
    with opened_by_program(file, write=False) as dispatcher:
        view = RowList(ui, "", ContactDelegate(ui))
        model = LazyListModel(ContactRows(dispatcher, ContactFilter(), "de"), spoken)
        view.setModel(model)
        return _scrolled(view)


def scroll_floor(file: Path) -> list[float]:
    """The same in a bare table of six columns, read with the driver."""
    app = QApplication(["bare"])
    connection = opened(file)
    by_name = "SELECT id FROM search_entry ORDER BY sort_key, id"
    ids = [row[0] for row in connection.execute(by_name)]
    marks = ", ".join("?" * PAGE)
    statement = f"SELECT e.id, {_COLUMNS} FROM search_entry AS e WHERE e.id IN ({marks})"

    def read(page: int) -> list[Any]:
        wanted = ids[page * PAGE : (page + 1) * PAGE]
        rows = connection.execute(statement, [*wanted, *[0] * (PAGE - len(wanted))]).fetchall()
        found = {row[0]: row[1:] for row in rows}
        return [found[one] for one in wanted]

    figures = _scrolled(_bare_table(_BareRows(len(ids), read)))
    del app
    return figures


def pixels_program(file: Path) -> list[float]:
    """A key stroke in the search for contacts, up to the painted answer."""
    from benchmarks.start import end, show_program
    from twincrm.ui.contacts.list_panel import ListPanel

    show_program(file)
    (panel,) = [each for each in QApplication.allWidgets() if isinstance(each, ListPanel)]

    def shown() -> bool:
        return panel.answered is not None and panel.answered.text == panel.search.value.strip()

    stack = panel.rows.parentWidget()
    # Nothing found after nothing found looks the same: it is painted all the same, to be seen here.
    panel.listed.connect(stack.update)
    figures = _typed(panel.search, _Painted(stack, shown))
    end()
    return figures


def pixels_floor(file: Path) -> list[float]:
    """The same with a bare field and table, asked in the order of ids."""
    app = QApplication(["bare"])
    connection = opened(file)
    statement = (
        f"SELECT {_COLUMNS} FROM search_words AS w JOIN search_entry AS e ON e.id = w.rowid"
        " WHERE search_words MATCH ? ORDER BY w.rowid LIMIT 50"
    )
    window, field, rows = QWidget(), QLineEdit(), _BareRows(0, lambda _page: [])
    table = _bare_table(rows)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(table)
    window.resize(*SIZE)
    window.show()

    def ask(text: str) -> None:
        words = floor_words(text)
        found = connection.execute(statement, (words,)).fetchall() if words else []
        rows.show_rows(found)

    field.textChanged.connect(ask)
    figures = _typed(field, _Painted(table, lambda: True))
    del app
    return figures


def _scrolled(view: QTableView) -> list[float]:
    """Milliseconds of each page down with its repainting."""
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    bar, figures = view.verticalScrollBar(), list[float]()
    for place in range(PLACES):
        bar.setValue(bar.maximum() * place // PLACES)
        QApplication.processEvents()
        for _ in range(STEPS):
            begin = time.perf_counter()
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
            view.viewport().repaint()
            figures.append((time.perf_counter() - begin) * 1000)
            QApplication.processEvents()
    return figures


def _typed(field: QLineEdit, painted: _Painted) -> list[float]:
    """Milliseconds of each key stroke that asks for something else; a blank alone does not.

    The first text is typed once more before, uncounted.
    """
    figures: list[float] = []
    field.setFocus()
    for number, text in enumerate((TYPED[0], *TYPED)):
        field.clear()
        _live(0.5)
        for letter in text:
            if letter == " ":
                _type(field, letter)
                continue
            painted.at, begin = 0.0, time.perf_counter()
            _type(field, letter)
            _live(PATIENCE, painted)
            if not painted.at:
                raise NothingPainted(field.text())
            if number:
                figures.append((painted.at - begin) * 1000)
            _live(begin + STROKE_EVERY - time.perf_counter())
    return figures


def _type(field: QLineEdit, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, key)


def _live(seconds: float, painted: _Painted | None = None) -> None:
    """Let the program do what it does between two strokes, or until an answer is painted."""
    loop = QEventLoop()
    if painted is not None:
        painted.seen.connect(loop.quit)
    if painted is None or not painted.at:
        QTimer.singleShot(max(1, int(seconds * 1000)), loop, loop.quit)
        loop.exec()


class _Painted(QObject):
    """Notes when any part of a widget was painted that shows the newest answer.

    Signals: seen().
    """

    seen = Signal()

    def __init__(self, widget: QWidget, shown: Callable[[], bool]) -> None:
        super().__init__()
        self.at = 0.0
        self._shown = shown
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or self.at or not self._shown():
            return False
        watched.removeEventFilter(self)
        QApplication.sendEvent(watched, event)
        self.at = time.perf_counter()
        self.seen.emit()
        watched.installEventFilter(self)
        return True


def _bare_table(model: QAbstractTableModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.verticalHeader().hide()
    table.horizontalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(LINE)
    for column in range(model.columnCount()):
        table.setColumnWidth(column, SIZE[0] // model.columnCount() - 4)
    return table


class _BareRows(QAbstractTableModel):
    """Plain rows of six columns, read a page at a time."""

    def __init__(self, n: int, read: Callable[[int], Sequence[Any]]) -> None:
        super().__init__()
        self._n, self._read = n, read
        self._pages: dict[int, Sequence[Any]] = {}

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Other rows, all of them."""
        self.beginResetModel()
        self._n, self._pages = len(rows), {0: rows}
        self.endResetModel()

    @override
    def rowCount(self, parent: Any = None) -> int:
        return self._n

    @override
    def columnCount(self, parent: Any = None) -> int:
        return 6

    @override
    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        page, place = divmod(index.row(), PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(page)
        return str(self._pages[page][place][index.column()])
