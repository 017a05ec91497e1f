"""A visit programme of four pages in two languages as PDF."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.bare import timed

ROUNDS = 5
LANGUAGES = ("de", "fr")
SAMPLE = Path(__file__).parents[2] / "tests" / "reports" / "sample_programme.py"


def programme_program(_file: Path) -> list[float]:
    """The programme laid out and drawn; nothing is remembered from before."""
    from twincrm.reports import typesetting

    programme = _programme()
    _print(programme)
    figures: list[float] = []
    for _ in range(ROUNDS):
        for remembered in _remembered(typesetting):
            remembered.cache_clear()
        figures.append(timed(lambda: _print(programme)))
    return figures


def programme_floor(_file: Path) -> list[float]:
    """The same texts at the same places through ReportLab alone."""
    texts = _drawn(_programme())
    _draw(texts)
    return [timed(lambda: _draw(texts)) for _ in range(ROUNDS)]


def _remembered(typesetting: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a module
    return (typesetting.set_text, typesetting.polished, typesetting._width)  # noqa: SLF001


def _programme() -> Any:  # noqa: ANN401 - made by the tests' own sample
    spec = importlib.util.spec_from_file_location("sample_programme", SAMPLE)
    assert spec is not None
    assert spec.loader is not None
    sample = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sample)
    return replace(sample.long_programme(2), logo=None, funders=())


def _print(programme: Any) -> None:  # noqa: ANN401
    from twincrm.reports.programme import print_programme
    from twincrm.runtime.language import catalogue

    print_programme(programme, LANGUAGES, {name: catalogue(name) for name in LANGUAGES})


def _drawn(programme: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """Every run of text that the program draws: page, place, face, size and the text."""
    from twincrm.reports.sheet import Sheet

    found: list[tuple[Any, ...]] = []
    original: Any = Sheet._runs  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def noting(self: Any, pen: Any, line: Any, x: float, base: float, size: float) -> None:  # noqa: ANN401
        place = (self.canvas.getPageNumber(), *self.canvas.absolutePosition(x, base))
        found.extend((*place, run.face, size, run.text) for run in line.runs)
        original(self, pen, line, x, base, size)

    setattr(Sheet, "_runs", noting)  # noqa: B010
    _print(programme)
    setattr(Sheet, "_runs", original)  # noqa: B010
    return found


def _draw(texts: list[tuple[Any, ...]]) -> None:
    from reportlab.pdfgen.canvas import Canvas  # pyright: ignore[reportMissingTypeStubs]

    made: Any = Canvas
    canvas = made(io.BytesIO(), initialFontName="SourceSans3", invariant=1, pageCompression=1)
    current = 1
    for page, x, y, face, size, text in texts:
        if page != current:
            canvas.showPage()
            current = page
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    canvas.save()
