"""What a row says of a membership besides: who pays it and when, what is waived, a remark."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.content import yes_or_no
from twincrm.exchange.tables.days import read_day
from twincrm.exchange.tables.people import OWN_MARK
from twincrm.exchange.tables.sums import amount

if TYPE_CHECKING:
    from datetime import date

    from twincrm.domain.records.table_row import RowMembership
    from twincrm.exchange.tables.cells import Cells

BESIDES = ("fee_paid_on", "member_pays", "member_note", "member_uid")
_WAIVED = re.compile(
    r"\bbeitragsfrei\b|\bbefreit\b|\bexempt\b|\bexoneree?\b|\bwaived\b|\bzwolnion[ay]\b"
)
_OPEN = frozenset(
    {
        *("rest", "restbetrag", "offen", "noch offen", "offener betrag", "reste", "reste a payer"),
        *("reste du", "outstanding", "balance", "zaleglosc", "do zaplaty"),
    }
)
"""Columns of what is still open of a subscription, folded and without a year."""
WHOLE_DAY = len("2026-03-12")


@lru_cache(maxsize=512)
def waives(text: str) -> bool:
    """Whether a cell says that nothing is asked of a subscription."""
    return bool(_WAIVED.search(fold(text)))


def _is_waived(cells: Cells) -> bool:
    """Whether a word stands in place of what came in, or beside it: nothing more is asked."""
    return any(waives(shown(value)) for _, value in cells.of("fee_paid"))


def own_day(cells: Cells, today: date) -> str:
    """The day where it has a column of its own; what is none goes to the note."""
    said = ""
    for column, value in cells.of("fee_paid_on"):
        found = read_day(value, column.order or "dmy", today)
        if found and len(found) == WHOLE_DAY and found <= today.isoformat():
            said = found
        else:
            cells.keep(column, shown(value))
    return said


def open_beside(cells: Cells) -> int:
    """How much is still open of what was paid in part, in cents: ``Rest``, ``Outstanding``."""
    for column, value in cells.of("keep"):
        called = " ".join(re.findall(r"[^\W\d_]+", fold(column.header)))
        if called in _OPEN and not column.other_year:
            return max(0, amount(shown(value)) or 0)
    return 0


def with_besides(found: RowMembership | None, cells: Cells, *, asked: bool) -> RowMembership | None:
    """What a row says of its membership, with the rest; where there is none that is a note.

    *asked*: the list has a column that says who pays.
    """
    if found is None:
        for field in BESIDES:
            for column, value in cells.of(field):
                cells.keep(column, shown(value))
        return None
    mark = _mark(cells)
    if not (asked or mark or cells.has("fee_paid") or cells.has("member_note")):
        return found
    waived = found.fee_cents is not None and _is_waived(cells)
    note = "\n".join(shown(value) for _, value in cells.of("member_note"))
    return replace(found, waived=waived, note=note, uid=mark, pays=_pays(cells) if asked else None)


def _mark(cells: Cells) -> str:
    """The mark of a membership that a table of ours says; another goes to the note."""
    for column, value in cells.of("member_uid"):
        if OWN_MARK.fullmatch(shown(value)):
            return shown(value).lower().removeprefix("urn:uuid:")
        cells.keep(column, shown(value))
    return ""


def _pays(cells: Cells) -> bool:
    """Whether who stands in a row pays; a word that is neither yes nor no goes to the note."""
    said = False
    for column, value in cells.of("member_pays"):
        told = yes_or_no(shown(value))
        said = said or bool(told)
        if told is None:
            cells.keep(column, shown(value))
    return said
