"""From the start of the process to the first filled list, without a screen."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE = 30
_KEPT: list[object] = []
"""The program in the window must outlive its figure."""
FIRST = "SELECT title, subtitle FROM search_entry ORDER BY sort_key, id LIMIT 200"


class NothingShown(Exception):
    """No list was filled within half a minute."""


def start_program(file: Path) -> list[float]:
    """The window with the file open and its list filled."""
    show_program(file)
    figure = _since_spawn()
    end()
    return [figure]


def start_floor(file: Path) -> list[float]:
    """A bare table of the first rows, read with the driver."""
    from benchmarks.bare import opened

    _show_bare(lambda: opened(file).execute(FIRST).fetchall())
    return [_since_spawn()]


start_core_program = start_program


def start_core_floor(file: Path) -> list[float]:
    """A bare table of the first rows, read with SQLAlchemy Core."""
    from sqlalchemy import create_engine, text
    from sqlcipher3 import dbapi2

    from benchmarks.bare import opened

    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: opened(file))
    with engine.connect() as connection:
        rows = connection.execute(text(FIRST)).all()
    _show_bare(lambda: [tuple(row) for row in rows])
    return [_since_spawn()]


def memory_program(file: Path) -> list[float]:
    """The highest memory of the program with its list filled, in MiB."""
    show_program(file)
    figure = _highest_memory()
    end()
    return [figure]


def memory_floor(file: Path) -> list[float]:
    """The highest memory of the bare table, in MiB."""
    start_floor(file)
    return [_highest_memory()]


def show_program(file: Path) -> None:
    """The window on a file, until its list is filled."""
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    from twincrm.app.assembly import build_desktop
    from twincrm.ui.models.lazy_table import LazyListModel

    app = QApplication(["twincrm"])
    kept = build_desktop(app)
    kept.show(file, demo=False)
    _KEPT.append(kept)

    def filled() -> bool:
        views = [w for w in app.allWidgets() if isinstance(w, QAbstractItemView) and w.isVisible()]
        models = [view.model() for view in views]
        return any(_first_text(m) for m in models if isinstance(m, LazyListModel))

    end = time.monotonic() + PATIENCE
    while not filled():
        if time.monotonic() > end:
            raise NothingShown
        app.processEvents()
    app.processEvents()


def end() -> None:
    """Close the window and let what runs beside it finish, as when a user leaves."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    QApplication.closeAllWindows()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()


def _first_text(model: Any) -> bool:  # noqa: ANN401 - any of Qt's models
    return model.rowCount() > 0 and bool(model.index(0, 0).data())


def _show_bare(rows: Callable[[], Sequence[Sequence[str]]]) -> None:
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(["bare"])
    window, table, model = QMainWindow(), QTableView(), QStandardItemModel()
    for row in rows():
        model.appendRow([QStandardItem(text) for text in row])
    table.setModel(model)
    window.menuBar().addMenu("File")
    window.statusBar().showMessage("Ready")
    window.setCentralWidget(table)
    window.resize(1100, 700)
    window.show()
    app.processEvents()
    window.grab()


def _since_spawn() -> float:
    return (time.time() - float(os.environ["BENCHMARK_SPAWNED"])) * 1000


def _highest_memory() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
