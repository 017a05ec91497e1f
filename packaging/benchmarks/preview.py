"""The print dialog after another choice: from the choice to the new first page."""

from __future__ import annotations

import importlib
import sys
from itertools import cycle
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from benchmarks.bare import timed
from benchmarks.paper import TESTS, break_lines, draw, know_only, laid_out
from twincrm.services.printing.content import LARGE, USUAL, VERY_LARGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

ROUNDS = 20
KNOWN = 3
"""So many choices are not counted: every language and size is met once."""
PATIENCE = 20_000
"""Milliseconds for a page that should come at once."""


class NothingShown(Exception):
    """A choice was not answered."""


def preview_pairs(file: Path) -> list[list[float]]:
    """A part is left out or comes back; texts set before are remembered, as in real use."""
    notes = cycle((False, True))
    return _pairs(file, lambda sheet: sheet.choices.parts["notes"].set_value(next(notes)))


def preview_size_pairs(file: Path) -> list[list[float]]:
    """Another size of type, and not one line of it was set before."""
    sizes = cycle((LARGE, VERY_LARGE, USUAL.scale))
    return _pairs(file, lambda sheet: sheet.choices.type_size.set_value(next(sizes)), new=True)


def preview_language_pairs(file: Path) -> list[list[float]]:
    """Another language beside the first, and not one line was set before."""
    others = cycle(("en", "pl", "fr"))
    return _pairs(file, lambda sheet: sheet.choices.second.set_value(next(others)), new=True)


def _pairs(file: Path, choose: Callable[[Any], object], *, new: bool = False) -> list[list[float]]:
    """Choice after choice, each with its floor at once: the program's figure, the floor's.

    One chooses when all that is in sight is there. Nothing is set ahead meanwhile; where it is
    *new* only what is shown was set before, and the floor breaks into lines what the program must.
    """
    from twincrm.app.opening import opened
    from twincrm.services.visits.printing import programme_of
    from twincrm.ui.printing.doors import programme_order
    from twincrm.ui.printing.sheet import PrintSheet

    app = QApplication(["twincrm"])
    pairs: list[list[float]] = []
    with opened(file, write=False) as dispatcher:
        visit = dispatcher.ask(_largest)
        around: Any = _pages().Surroundings()
        services = around.services(app, dispatcher, file.parent / "look")
        sheet: Any = PrintSheet(services, programme_order(services, visit))
        sheet.preview.settled.disconnect(sheet._set_ahead)  # noqa: SLF001
        sheet.dialog.show()
        _until(lambda: sheet.preview.current)
        programme = dispatcher.ask(programme_of, visit)
        for _ in range(KNOWN + ROUNDS):
            before = _printed(sheet, programme)
            if new:
                know_only(*before)
            figure = timed(lambda: _choose(sheet, choose))
            _until(lambda: sheet.preview.current)
            if new:
                know_only(*before)
            pairs.append([figure, timed(_bare(sheet, programme))])
        sheet.dialog.reject()
        services.jobs.shutdown()
    return pairs[KNOWN:]


def _bare(sheet: Any, programme: Any) -> Callable[[], None]:  # noqa: ANN401
    """The same document through ReportLab alone, its first page through PDFium alone."""
    import pypdfium2

    passages, texts = laid_out(*_printed(sheet, programme))
    density = sheet.preview.looked_at[1]

    def job() -> None:
        break_lines(passages)
        document: Any = pypdfium2.PdfDocument(draw(texts))
        document[0].render(scale=density)
        document.close()

    return job


def _printed(sheet: Any, programme: Any) -> tuple[Any, tuple[str, ...], float]:  # noqa: ANN401
    """What is chosen: the programme without what is left out, its languages, its size."""
    choices = sheet.choices
    return choices.content.of(programme), choices.languages, choices.content.scale


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


def _choose(sheet: Any, choose: Callable[[Any], object]) -> None:  # noqa: ANN401
    """Until the first page is there and painted."""
    view = sheet.preview.view
    choose(sheet)
    assert view.picture(0) is None
    _until(lambda: view.picture(0) is not None)
    view.viewport().repaint()


def _until(there: Callable[[], bool]) -> None:
    loop, late = QEventLoop(), QTimer()
    late.setSingleShot(True)
    late.start(PATIENCE)
    while not there():
        if not late.isActive():
            raise NothingShown
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
