"""Lines for parts of two records: two that become one, and those that each can stay."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from twincrm.services.duplicates.comparing import sign_of, suggested
from twincrm.services.duplicates.lines import LineSign, MergeLine, Pick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from twincrm.domain.texts import Message
    from twincrm.store.base import Base


def side_by_side(
    label: Message, left: Sequence[Any], right: Sequence[Any], words: Callable[[Any], str]
) -> list[MergeLine]:
    """Parts that say different things: each can stay."""
    found: list[MergeLine] = []
    for mine, theirs in zip_longest(left, right):
        said = [words(row) if row is not None else "" for row in (mine, theirs)]
        rows = [((row.__tablename__, row.id),) if row is not None else () for row in (mine, theirs)]
        table = (mine or theirs).__tablename__
        key = f"{table}:{getattr(mine, 'id', 0)}:{getattr(theirs, 'id', 0)}"
        both = mine is not None and theirs is not None
        pick = Pick.BOTH if both else Pick.LEFT if mine is not None else Pick.RIGHT
        sign = LineSign.DIFFERENT if both else LineSign.ADDED
        found.append(
            MergeLine(
                key, label, said[0], said[1], sign, pick, many=True,
                left_rows=rows[0], right_rows=rows[1],
            )
        )  # fmt: skip
    return found


def pair_line(
    label: Message,
    mine: Base,
    theirs: Base,
    words: Iterable[str],
    columns: tuple[str, ...],
) -> MergeLine:
    """Two parts that become one."""
    left, right = words
    pair = (mine.__tablename__, mine.id, theirs.id)
    key = ":".join(map(str, (*pair, columns[0])))
    sign = sign_of(left, right)
    return MergeLine(
        key, label, left, right, sign, suggested(left, right), columns=columns, pair=pair
    )
