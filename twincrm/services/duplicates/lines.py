"""Two records side by side: one line for every field, and what comes of what is chosen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from twincrm.services.duplicates.choices import MergeChoices, Pairing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.domain.texts import Message

Rows = tuple[tuple[str, int], ...]


class LineSign(StrEnum):
    """How the two sides of a line stand to each other."""

    EQUAL = "equal"
    NEARLY = "nearly"
    ADDED = "added"
    DIFFERENT = "different"


class Pick(StrEnum):
    """Which side of a line stays."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One field of both records, or some of their parts such as phone numbers."""

    key: str
    """Unique on the page, such as ``name`` or ``email:12:15``."""
    label: Message
    left: str
    right: str
    sign: LineSign
    suggested: Pick
    many: bool = False
    """Whether both sides may stay."""
    columns: tuple[str, ...] = ()
    """What is taken of the other record, or of its part, where the right side stays."""
    pair: tuple[str, int, int] | None = None
    """The table and the two rows that become one; None for the records themselves."""
    left_rows: Rows = ()
    right_rows: Rows = ()

    def pick(self, *, left: bool, right: bool) -> Pick:
        """What ticks on both sides mean."""
        if left and right:
            return Pick.BOTH
        if left or right:
            return Pick.LEFT if left else Pick.RIGHT
        return Pick.NEITHER


def choices_of(lines: Iterable[MergeLine], picked: Mapping[str, Pick]) -> MergeChoices:
    """What a user chose, for the command; a line that was not touched stands as suggested."""
    taken: list[str] = []
    stays: list[str] = []
    pairs: defaultdict[tuple[str, int, int], tuple[list[str], list[str]]]
    pairs = defaultdict(lambda: ([], []))
    dropped: list[tuple[str, int]] = []
    for line in lines:
        pick = picked.get(line.key, line.suggested)
        if line.many:
            dropped += line.left_rows if pick in (Pick.RIGHT, Pick.NEITHER) else ()
            dropped += line.right_rows if pick in (Pick.LEFT, Pick.NEITHER) else ()
        else:
            sides = (taken, stays) if line.pair is None else pairs[line.pair]
            sides[0 if pick is Pick.RIGHT else 1].extend(line.columns)
    pairings = tuple(Pairing(*pair, *map(tuple, sides)) for pair, sides in pairs.items())
    return MergeChoices(tuple(taken), pairings, tuple(stays), tuple(dropped))


def chosen_words(line: MergeLine, picked: Mapping[str, Pick]) -> tuple[str, ...]:
    """What stays of a line."""
    pick = picked.get(line.key, line.suggested)
    said = {
        Pick.LEFT: (line.left,),
        Pick.RIGHT: (line.right,),
        Pick.BOTH: (line.left, line.right),
        Pick.NEITHER: (),
    }[pick]
    return tuple(dict.fromkeys(words for words in said if words))
