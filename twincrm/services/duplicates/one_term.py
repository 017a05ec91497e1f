"""Who was two entries and a member by both is a member once at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.periods import overlap
from twincrm.services.duplicates.folding import values_of
from twincrm.store.models import Membership

if TYPE_CHECKING:
    from twincrm.services.duplicates.folding import Folding
    from twincrm.store.work import Work


def keep_one_term(work: Work, folding: Folding, kind: str, key: int) -> None:
    """Memberships of one member that share a day become one: from the first day to the last.

    The one that lasts longer stays, with the years of both; when the other ended is told.
    """
    column = getattr(Membership, f"{kind}_id", None)
    if column is None:
        return
    mine = select(Membership).where(column == key).order_by(Membership.id)
    standing: list[Membership] = []
    for row in sorted(work.all(mine), key=lambda each: (_first(each), each.id)):
        before = standing[-1] if standing else None
        if before is None or not overlap(_term(before), _term(row)):
            standing.append(row)
            continue
        first, last = (row, before) if _lasts_longer(before, row) else (before, row)
        _become_one(folding, last, first)
        standing[-1] = last


def _become_one(folding: Folding, row: Membership, other: Membership) -> None:
    ended = {"left_on": other.left_on, "left_reason": other.left_reason}
    folding.tell("membership", {name: value for name, value in ended.items() if value})
    days = [each.joined_on for each in (row, other) if each.joined_on]
    row.joined_on = min(days, default=None)
    same = {name: getattr(row, name) for name in ("joined_on", "left_on", "left_reason", "kind")}
    folding.fold(row, other, {**values_of(other), **same})


def _first(row: Membership) -> str:
    joined = row.joined_on or ""
    return "" if joined.startswith("--") else joined


def _term(row: Membership) -> tuple[str | None, str | None]:
    return row.joined_on, row.left_on


def _lasts_longer(row: Membership, other: Membership) -> bool:
    return row.left_on is None or (other.left_on is not None and row.left_on >= other.left_on)
