"""The print dialog after another choice: from the choice to the new first page."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from benchmarks.bare import timed
from benchmarks.paper import ROUNDS, TESTS, draw, drawn

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

DENSITY = 0.76
"""Pixels a point, two pages side by side in a dialog of the usual size."""
PATIENCE = 20_000
"""Milliseconds for a page that should come at once."""


class NothingShown(Exception):
    """A choice was not answered."""


def preview_program(file: Path) -> list[float]:
    """A part is left out or comes back; texts set before are remembered, as in real use."""
    from twincrm.app.opening import opened
    from twincrm.ui.printing.doors import programme_order
    from twincrm.ui.printing.sheet import PrintSheet

    app = QApplication(["twincrm"])
    with opened(file, write=False) as dispatcher:
        around: Any = _pages().Surroundings()
        services = around.services(app, dispatcher, file.parent / "look")
        sheet = PrintSheet(services, programme_order(services, dispatcher.ask(_largest)))
        sheet.dialog.show()
        _until_shown(sheet.preview)
        figures: list[float] = []
        figures += (timed(lambda: _choose(sheet)) for _ in range(ROUNDS))
        sheet.dialog.reject()
        services.jobs.shutdown()
    return figures


def preview_floor(file: Path) -> list[float]:
    """The same texts through ReportLab alone, the first page through PDFium alone."""
    import pypdfium2

    from twincrm.app.opening import opened
    from twincrm.services.visits.printing import programme_of

    with opened(file, write=False) as dispatcher:
        texts = drawn(dispatcher.ask(programme_of, dispatcher.ask(_largest)))

    def job() -> None:
        document: Any = pypdfium2.PdfDocument(draw(texts))
        document[0].render(scale=DENSITY)
        document.close()

    job()
    return [timed(job) for _ in range(ROUNDS)]


def _largest(session: Session) -> int:
    """The visit with the longest programme."""
    from twincrm.store.models import ProgrammeItem

    visit = ProgrammeItem.visit_id
    return (
        session.scalars(select(visit).group_by(visit).order_by(func.count().desc(), visit)).first()
        or 0
    )


def _pages() -> Any:  # noqa: ANN401 - the tests' own surroundings of a page
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    return importlib.import_module("worlds.pages")


def _choose(sheet: Any) -> None:  # noqa: ANN401
    notes = sheet.choices.parts["notes"]
    notes.set_value(not notes.value)
    assert sheet.preview.view.picture(0) is None
    _until_shown(sheet.preview)


def _until_shown(preview: Any) -> None:  # noqa: ANN401
    """Until the first page is there and painted."""
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.start(PATIENCE)
    while preview.view.picture(0) is None:
        if not late.isActive():
            raise NothingShown
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    preview.view.viewport().repaint()
