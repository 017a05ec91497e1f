"""Rows of which nothing could be made, written so that they can be corrected and come again."""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

from twincrm.exchange.tables.safety import guarded
from twincrm.services.outputs import refuse_association_file
from twincrm.store.file import translated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from twincrm.domain.texts import Translator
    from twincrm.services.interchange.table_plan import PlannedRow, TablePlan


def rejected_rows(
    plan: TablePlan, texts: Translator, chosen: Sequence[PlannedRow] | None = None
) -> bytes:
    """A table for Excel of the rejected rows under their own header, the problem in a last column.

    *chosen* are the rows, where it is not all that were rejected and no others.

    Tables with another header follow below, after a blank row.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    wanted, first = (plan.rejected if chosen is None else chosen), True
    for source in plan.sources:
        rows = [row for row in wanted if row.source == source.name]
        if not rows:
            continue
        if not first:
            out.write("\r\n")
        first = False
        header = list(source.layout.header)
        width = max([len(header), *(len(row.row.cells) for row in rows)])
        writer.writerow(map(guarded, [*_padded(header, width), texts.tr("Problem")]))
        for row in rows:
            said = " ".join(texts.say(problem) for problem in row.problems)
            writer.writerow(map(guarded, [*_padded(list(row.row.cells), width), said]))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_rejected(
    out: Path, plan: TablePlan, texts: Translator, chosen: Sequence[PlannedRow] | None = None
) -> None:
    """Write the rejected rows to *out*, which is replaced when they are whole.

    Raises:
        FileTrouble: it cannot be written; nothing is left behind.
        RuleError: it is an association's file.
    """
    refuse_association_file(out)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    with translated(out):
        try:
            part.write_bytes(rejected_rows(plan, texts, chosen))
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
