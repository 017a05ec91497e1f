"""A programme of four pages in two languages as PDF: in a warm process, and from the click."""

from __future__ import annotations

import base64
import importlib
import io
import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.bare import timed

ROUNDS = 5
LANGUAGES = ("de", "fr")
TESTS = Path(__file__).parents[2] / "tests"


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
    texts = drawn(_programme())
    draw(texts)
    return [timed(lambda: draw(texts)) for _ in range(ROUNDS)]


def programme_click_program(file: Path) -> list[float]:
    """From the click in a process that has not printed yet: whatever must be loaded is counted."""
    programme = pickle.loads(base64.b64decode(_elsewhere("sample_record", file)))
    return [timed(lambda: _print(programme))]


def programme_click_floor(file: Path) -> list[float]:
    """ReportLab loaded, the faces registered, the same texts at the same places."""
    from twincrm.reports.fonts import FILES
    from twincrm.runtime.bundled import bundled

    texts = _elsewhere("drawn_texts", file)
    faces = {face: str(bundled("resources/fonts") / FILES[face]) for *_, face, _, _ in texts}
    assert "reportlab" not in sys.modules

    def job() -> None:
        _register(faces)
        draw(texts)

    return [timed(job)]


def sample_record(_file: Path) -> str:
    """The programme's record, for a process that must not make one itself."""
    return base64.b64encode(pickle.dumps(_programme())).decode("ascii")


def drawn_texts(_file: Path) -> list[tuple[Any, ...]]:
    """What the program draws, for a process that must not have printed."""
    return drawn(_programme())


def _elsewhere(function: str, file: Path) -> Any:  # noqa: ANN401 - JSON
    words = [sys.executable, "-m", "benchmarks", "paper", function, str(file)]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _register(faces: dict[str, str]) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    registry: Any = pdfmetrics
    maker: Any = ttfonts
    for face, file in faces.items():
        registry.registerFont(maker.TTFont(face, file, shapable=False))


def _remembered(typesetting: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a module
    return (typesetting.set_text, typesetting.polished)


def _programme() -> Any:  # noqa: ANN401 - made by the tests' own sample
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    sample = importlib.import_module("worlds.printed_programme")
    return replace(sample.long_programme(2), logo=None, funders=())


def _print(programme: Any) -> None:  # noqa: ANN401
    from twincrm.reports.programme import print_programme
    from twincrm.runtime.language import catalogue

    print_programme(programme, LANGUAGES, {name: catalogue(name) for name in LANGUAGES})


def drawn(programme: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
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


def draw(texts: list[tuple[Any, ...]]) -> bytes:
    """The texts at their places through ReportLab alone."""
    from reportlab.pdfgen.canvas import Canvas  # pyright: ignore[reportMissingTypeStubs]

    made: Any = Canvas
    target = io.BytesIO()
    canvas = made(target, initialFontName="SourceSans3", invariant=1, pageCompression=1)
    current = 1
    for page, x, y, face, size, text in texts:
        if page != current:
            canvas.showPage()
            current = page
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return target.getvalue()
