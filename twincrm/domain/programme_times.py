"""When the items of a programme happen: which have no time yet, and which nobody can both go to."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from twincrm.domain.records.visit_programme import ProgrammeDay, ProgrammeItem

_ALL_OF_A_SIDE = frozenset(("guests", "hosts"))


class Dated(NamedTuple):
    """An item with its day."""

    day: date
    item: ProgrammeItem

    @property
    def begins(self) -> datetime:
        """When it begins; the day's first moment where that is not known."""
        return datetime.combine(self.day, self.item.start or datetime.min.time())

    @property
    def ends(self) -> datetime:
        """When it ends, perhaps in the following night; its beginning where that is not known."""
        if self.item.end is None:
            return self.begins
        ends = datetime.combine(self.day, self.item.end)
        return ends if ends >= self.begins else ends + timedelta(days=1)


def without_time(days: Iterable[ProgrammeDay]) -> Iterator[Dated]:
    """The items that will happen, but nobody knows when."""
    return (each for each in _happening(days) if each.item.start is None)


def clashes(days: Iterable[ProgrammeDay]) -> Iterator[tuple[Dated, Dated]]:
    """Two items at the same time to which the same people are to go, the earlier one first.

    Who may choose and who only has a duty beside what is for everybody, such as the boards, is
    left alone: that is how programmes are.
    """
    timed = sorted(
        (
            each
            for each in _happening(days)
            if each.item.start is not None and not each.item.optional
        ),
        key=lambda each: each.begins,
    )
    for at, one in enumerate(timed):
        later = timed[at + 1 :]
        for other in takewhile(lambda each, one=one: _at_once(one, each), later):
            if _same_people(one.item, other.item):
                yield one, other


def _happening(days: Iterable[ProgrammeDay]) -> Iterator[Dated]:
    return (
        Dated(day.date, item) for day in days for item in day.items if item.status != "cancelled"
    )


def _at_once(one: Dated, later: Dated) -> bool:
    return later.begins == one.begins or later.begins < one.ends


def _same_people(one: ProgrammeItem, other: ProgrammeItem) -> bool:
    """Whether both are for the same, or one is for everybody and the other for all of a side."""
    audiences = {one.audience, other.audience}
    return len(audiences) == 1 or ("everyone" in audiences and bool(audiences & _ALL_OF_A_SIDE))
