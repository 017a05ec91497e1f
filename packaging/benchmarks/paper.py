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
from typing import TYPE_CHECKING, Any

from benchmarks.bare import timed

if TYPE_CHECKING:
    from collections.abc import Sequence

ROUNDS = 5
LANGUAGES = ("de", "fr")
TESTS = Path(__file__).parents[2] / "tests"


def programme_program(_file: Path) -> list[float]:
    """The programme laid out and drawn; nothing is remembered from before."""
    programme = _programme()
    _print(programme)
    figures: list[float] = []
    for _ in range(ROUNDS):
        forget_lines()
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


def forget_lines() -> None:
    """As if no text had been set in type before."""
    from twincrm.reports import typesetting

    known: Any = typesetting
    words = known._word_in_parts  # noqa: SLF001
    for remembered in (known.set_text, known.one_line, known.polished, words):
        remembered.cache_clear()


def _programme() -> Any:  # noqa: ANN401 - made by the tests' own sample
    if str(TESTS) not in sys.path:
        sys.path.insert(0, str(TESTS))
    sample = importlib.import_module("worlds.printed_programme")
    return replace(sample.long_programme(2), logo=None, funders=())


def _print(
    programme: Any,  # noqa: ANN401
    languages: Sequence[str] = LANGUAGES,
    scale: float = 1.0,
) -> None:
    from twincrm.reports.programme import print_programme
    from twincrm.runtime.language import catalogue

    print_programme(
        programme, languages, {name: catalogue(name) for name in languages}, scale=scale
    )


def know_only(
    programme: Any,  # noqa: ANN401
    languages: Sequence[str],
    scale: float,
) -> None:
    """As if this alone had been set in type before."""
    forget_lines()
    _print(programme, languages, scale)


def laid_out(
    programme: Any,  # noqa: ANN401
    languages: Sequence[str],
    scale: float,
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """What the program breaks into lines, being new to it, and what it draws."""
    from twincrm.reports import typesetting

    found: list[tuple[Any, ...]] = []
    known: Any = typesetting
    original = known._broken  # noqa: SLF001

    def noting(words: Any, style: Any, width: float, breaking: str) -> Any:  # noqa: ANN401
        text = "".join(word + join for word, join, _ in words)
        found.append((text, style.face, style.size, width))
        return original(words, style, width, breaking)

    known._broken = noting  # noqa: SLF001
    texts = drawn(programme, languages, scale)
    known._broken = original  # noqa: SLF001
    return found, texts


def break_lines(passages: list[tuple[Any, ...]]) -> None:
    """Texts into lines as ReportLab itself does."""
    from reportlab.lib import utils

    library: Any = utils
    for text, face, size, width in passages:
        library.simpleSplit(text, face, size, width)


def drawn(
    programme: Any,  # noqa: ANN401
    languages: Sequence[str] = LANGUAGES,
    scale: float = 1.0,
) -> list[tuple[Any, ...]]:
    """Every run of text that the program draws: page, place, face, size and the text."""
    from twincrm.reports.sheet import Sheet

    found: list[tuple[Any, ...]] = []
    original: Any = Sheet._runs  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

    def noting(self: Any, pen: Any, line: Any, x: float, base: float, size: float) -> None:  # noqa: ANN401
        place = (self.canvas.getPageNumber(), *self.canvas.absolutePosition(x, base))
        found.extend((*place, run.face, size, run.text) for run in line.runs)
        original(self, pen, line, x, base, size)

    setattr(Sheet, "_runs", noting)  # noqa: B010
    _print(programme, languages, scale)
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
