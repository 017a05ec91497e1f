"""A thousand address labels from the file, beside the same rows read and drawn by hand."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from benchmarks.bare import opened, timed
from benchmarks.paper import forget_lines
from benchmarks.store import _dispatcher

if TYPE_CHECKING:
    from pathlib import Path

ROUNDS = 5
MANY = 1000
_ROWS = """SELECT p.given, p.family, a.street, a.postcode, a.locality, a.country
FROM json_each(?) AS j JOIN person AS p ON p.id = j.value
LEFT JOIN address AS a ON a.person_id = p.id"""


def labels_program(file: Path) -> list[float]:
    """Who is meant, where they live, names and salutations, lines set in type, the PDF."""
    from twincrm.services.printing.post import post_paper

    contacts = tuple(("person", key) for key in _people(file))
    with _dispatcher(file) as dispatcher:
        figures: list[float] = []
        for _ in range(ROUNDS):
            forget_lines()
            figures.append(timed(lambda: dispatcher.ask(post_paper, "labels", contacts, "de")))
    return figures[1:]


def labels_floor(file: Path) -> list[float]:
    """One statement, and each line by `drawString`."""
    people = _people(file)
    connection = opened(file)
    figures = [timed(lambda: _draw(connection, people)) for _ in range(ROUNDS)]
    connection.close()
    return figures[1:]


def _people(file: Path) -> list[int]:
    connection = opened(file)
    statement = "SELECT id FROM person WHERE trashed_at IS NULL ORDER BY id LIMIT ?"
    found = [row[0] for row in connection.execute(statement, (MANY,))]
    connection.close()
    return found


def _draw(connection: Any, people: list[int]) -> bytes:  # noqa: ANN401 - no types
    from reportlab.pdfgen.canvas import Canvas  # pyright: ignore[reportMissingTypeStubs]

    from twincrm.reports.fonts import ready

    made: Any = Canvas
    target = io.BytesIO()
    face = ready("SourceSans3")
    canvas = made(target, initialFontName=face, invariant=1, pageCompression=1)
    rows = connection.execute(_ROWS, (json.dumps(people),)).fetchall()
    for number, (given, family, street, postcode, town, country) in enumerate(rows):
        at = number % 21
        if number and not at:
            canvas.showPage()
        canvas.setFont(face, 11)
        x, y = 30 + at % 3 * 187, 780 - at // 3 * 108
        lines = (f"{given} {family}", street or "", f"{postcode or ''} {town or ''}", country or "")
        for line, text in enumerate(lines):
            canvas.drawString(x, y - line * 13.4, text)
    canvas.save()
    return target.getvalue()
