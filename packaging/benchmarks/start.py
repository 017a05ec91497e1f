"""From the start of the process to the first filled list on the screen, and what that holds."""

from __future__ import annotations

import os
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

PATIENCE = 30_000
"""Milliseconds."""
PAGE, PAGES = 128, 50
"""Rows of a list that were looked at, where memory is measured."""
_KEPT: list[object] = []
"""What is in the window must outlive its figure."""
COUNTED = "SELECT count(*) FROM search_entry"
FIRST = "SELECT title, subtitle FROM search_entry ORDER BY sort_key, id LIMIT 200"
IDS = "SELECT id FROM search_entry ORDER BY sort_key, id"
ROWS = "SELECT id, title, subtitle, sectors FROM search_entry WHERE id IN ({})"


class NothingShown(Exception):
    """No list was filled within half a minute."""


def start_program(file: Path) -> list[float]:
    """The window with the file open and its list filled, as ``twincrm FILE`` shows it."""
    figure = show_program(file)[0]
    end()
    return [figure]


def start_floor(file: Path) -> list[float]:
    """A bare table of the first rows, read with the driver."""
    return [_show_bare(file, _read_with_the_driver)]


start_size_program = start_cold_program = start_core_program = start_program
start_cold_floor = start_floor


def start_core_floor(file: Path) -> list[float]:
    """A bare table of the first rows, read with SQLAlchemy Core."""
    return [_show_bare(file, _read_with_core)]


def memory_program(file: Path) -> list[float]:
    """The highest memory, in MiB, of the program with a card, its filters and 50 pages read."""
    desktop = show_program(file)[1]
    _wait_for_rest(desktop)
    model = list_of(desktop).model()
    for at in _looked_at(model.rowCount()):
        model.index(at, 0).data()
    _wait_for_rest(desktop)
    figure = _highest_memory()
    end()
    return [figure]


def memory_floor(file: Path) -> list[float]:
    """The highest memory, in MiB, of the bare table, all ids and the rows of 50 pages."""
    from benchmarks.bare import opened

    _show_bare(file, _read_with_the_driver)
    connection = opened(file)
    ids = array("q", [row[0] for row in connection.execute(IDS)])
    for at in _looked_at(len(ids)):
        page = ids[at : at + PAGE]
        _KEPT.append(connection.execute(ROWS.format(",".join(map(str, page)))).fetchall())
    _KEPT.append(ids)
    return [_highest_memory()]


def _looked_at(number: int) -> range:
    """Where 50 pages begin that lie evenly over a list."""
    return range(0, number, max(PAGE, number // PAGES // PAGE * PAGE))[:PAGES]


def show_program(file: Path) -> tuple[float, Any]:
    """The window on a file: milliseconds until its list was painted, and the program in it."""
    from twincrm.app.window_start import no_window, start_window

    assert no_window(os.environ) is None
    app, desktop = start_window(file)
    _KEPT.append((app, desktop))
    return _painted(list_of(desktop)), desktop


def list_of(desktop: Any) -> QAbstractItemView:  # noqa: ANN401 - the program's own window
    """The list of contacts in it."""
    return desktop.workspace.page.list.rows


def _wait_for_rest(desktop: Any) -> None:  # noqa: ANN401 - the program's own window
    """Until the card, the counts and what the filters offer are there."""
    from PySide6.QtCore import QEventLoop, QTimer

    page, loop = desktop.workspace.page, QEventLoop()

    def look() -> None:
        if page.detail.reading is not None and not page._services.jobs.busy:  # noqa: SLF001
            loop.quit()

    timer = QTimer(interval=300)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    timer.stop()


def end() -> None:
    """Close the window and let what runs beside it finish, as when a user leaves."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    QApplication.closeAllWindows()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()


def _read_with_the_driver(file: Path) -> Sequence[Sequence[str]]:
    from benchmarks.bare import opened

    connection = opened(file)
    connection.execute(COUNTED).fetchall()
    return connection.execute(FIRST).fetchall()


def _read_with_core(file: Path) -> Sequence[Sequence[str]]:
    from sqlalchemy import create_engine, text
    from sqlcipher3 import dbapi2

    from benchmarks.bare import opened

    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: opened(file))
    with engine.connect() as connection:
        connection.execute(text(COUNTED)).all()
        return [tuple(row) for row in connection.execute(text(FIRST)).all()]


def _show_bare(file: Path, read: Callable[[Path], Sequence[Sequence[str]]]) -> float:
    rows = read(file)
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(["bare"])
    window, table, model = QMainWindow(), QTableView(), QStandardItemModel()
    for row in rows:
        model.appendRow([QStandardItem(text) for text in row])
    table.setModel(model)
    window.menuBar().addMenu("File")
    window.statusBar().showMessage("Ready")
    window.setCentralWidget(table)
    window.resize(1100, 700)
    window.show()
    _KEPT.append((app, window, table, model))
    return _painted(table)


def _painted(view: QAbstractItemView) -> float:
    """Milliseconds from the start of the process until rows of *view* were painted."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

    found: list[float] = []
    loop = QEventLoop()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not found and _has_rows(view):
                found.append(0)
                QTimer.singleShot(0, done)
            return super().eventFilter(watched, event)

    def done() -> None:
        found.append((time.time() - float(os.environ["BENCHMARK_SPAWNED"])) * 1000)
        loop.quit()

    watch = Watch()
    view.viewport().installEventFilter(watch)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec()
    view.viewport().removeEventFilter(watch)
    if len(found) < 2:
        raise NothingShown
    return found[1]


def _has_rows(view: QAbstractItemView) -> bool:
    model = view.model()
    return model.rowCount() > 0 and bool(model.index(0, 0).data())


def _highest_memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
