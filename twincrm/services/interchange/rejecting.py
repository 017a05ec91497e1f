"""Rows of which nothing could be made, written so that they can be corrected and come again."""

from __future__ import annotations

import csv
import io
import os
from itertools import count, islice
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.safety import guarded
from twincrm.services.outputs import refuse_association_file
from twincrm.store.file import translated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan


def rejected_tables(
    plan: TablePlan, texts: Translator, chosen: Sequence[PlannedRow] | None = None
) -> tuple[bytes, ...]:
    """Tables for Excel of the rejected rows, the problem in a last column: one for each source.

    Each has the header of its own source, or its rows could not be read again. *chosen* are the
    rows, where it is not all that were rejected and no others.
    """
    wanted = plan.rejected if chosen is None else chosen
    by_source = ((each, [r for r in wanted if r.source == each.name]) for each in plan.sources)
    return tuple(_table(each.layout.header, rows, texts) for each, rows in by_source if rows)


def _table(header: Sequence[str], rows: Sequence[PlannedRow], texts: Translator) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    width = max([len(header), *(len(row.row.cells) for row in rows)])
    writer.writerow(map(guarded, [*_padded(list(header), width), texts.tr("Problem")]))
    for row in rows:
        said = " ".join(texts.say(problem) for problem in row.problems)
        writer.writerow(map(guarded, [*_padded(list(row.row.cells), width), said]))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_rejected(
    out: Path, plan: TablePlan, texts: Translator, chosen: Sequence[PlannedRow] | None = None
) -> tuple[Path, ...]:
    """Write the rejected rows to *out*, which is replaced when all are whole; where they are.

    What was left out of several tables gets a file for each, beside *out*; those replace nothing.

    Raises:
        FileTrouble: it cannot be written; nothing is left behind.
        RuleError: it is an association's file.
    """
    refuse_association_file(out)
    tables = rejected_tables(plan, texts, chosen)
    places = (out, *_beside(out, len(tables) - 1))[: len(tables)]
    parts = [place.with_name(f".{place.name}.{os.getpid()}.part") for place in places]
    with translated(out):
        try:
            for part, table in zip(parts, tables, strict=True):
                part.write_bytes(table)
            for part, place in zip(parts, places, strict=True):
                part.replace(place)
        finally:
            for part in parts:
                part.unlink(missing_ok=True)
    return places


def rejected_words(places: Sequence[Path]) -> Message:
    """Says where the rejected rows lie: of several tables in several files."""
    return Message(
        "The rows left out lie in {places}.",
        {"n": len(places), "places": ", ".join(map(str, places))},
        "The rows left out of {n} tables lie in a file each; please correct and import each of "
        "them: {places}",
    )


def _beside(out: Path, wanted: int) -> tuple[Path, ...]:
    """Names for more files that are not taken: ``left-2.csv``, ``left-3.csv``."""
    names = (out.with_name(f"{out.stem}-{n}{out.suffix}") for n in count(2))
    with translated(out):
        return tuple(islice((name for name in names if not name.exists()), max(0, wanted)))


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
