"""Everybody lives in one household at a time: who comes to another one leaves the one before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import select, text

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended
from twincrm.domain.texts import Message
from twincrm.services.wording import people_named
from twincrm.store.connection import id_list
from twincrm.store.models import Household, HouseholdMember

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from twincrm.store.work import Work

CAME_LATER = Message(
    "{name} has not been in the household “{home}” for longer than that. Please enter more exactly "
    "since when, or until when."
)
MOVES_ALREADY = Message(
    "It is noted already that {name} moves to the household “{home}”. Please change that first."
)
TOO_EARLY = Message("So long ago nobody moved. Please check the year.")
_FIRST = "0002"
_YEAR, _MONTH = 4, 7


class _Time(Protocol):
    """A time in a household as a form holds it."""

    @property
    def id(self) -> int | None: ...
    @property
    def starts_on(self) -> str | None: ...
    @property
    def ends_on(self) -> str | None: ...


def fresh_times(work: Work, owner: Mapping[str, int], before: Iterable[_Time]) -> list[int]:
    """Ids of the times in households that an owner has gained, or that begin or end otherwise."""
    work.flush()
    old = {part.id: (part.starts_on, part.ends_on) for part in before}
    mine = (getattr(HouseholdMember, column) == key for column, key in owner.items())
    rows = work.all(select(HouseholdMember).where(*mine))
    return [row.id for row in rows if old.get(row.id) != (row.starts_on, row.ends_on)]


def leave_former_homes(work: Work, fresh: Collection[int]) -> None:
    """End the times elsewhere of those who come to a household by the rows *fresh*.

    Raises:
        InputError: somebody came to the other household only then or later, or moves there yet.
    """
    if not fresh:
        return
    by_person: defaultdict[int, list[HouseholdMember]] = defaultdict(list)
    for row in _all_times(work, fresh):
        by_person[row.person_id].append(row)
    ends: dict[int, dict[str, object]] = {}
    for rows in by_person.values():
        for row in sorted(rows, key=lambda each: (each.starts_on or "", each.id)):
            if row.id in fresh and not has_ended(row.ends_on, work.today):
                for other in rows:
                    if _overlaps(work, row, other, fresh):
                        ends.setdefault(other.id, {"ends_on": _last_day(work, row, other)})
    work.bulk_alter(HouseholdMember, ends)


def keep_one_home(work: Work, person_id: int) -> None:
    """Of somebody who was two entries: one household after the other."""
    work.flush()
    mine = select(HouseholdMember).where(HouseholdMember.person_id == person_id)
    rows = [row for row in work.all(mine) if not has_ended(row.ends_on, work.today)]
    rows.sort(key=lambda row: (row.starts_on or "", row.id))
    for row, following in pairwise(rows):
        if row.household_id == following.household_id:
            continue
        last = last_day(_begins(work, following))
        if row.starts_on and last[: len(row.starts_on)] < row.starts_on[: len(last)]:
            work.delete(row)  # they came to both at the same time: to the later entry
        elif row.ends_on is None or row.ends_on[: len(last)] > last[: len(row.ends_on)]:
            row.ends_on = last


def insist_on_no_move(work: Work, person_id: int) -> None:
    """Insist that nobody is noted as moving elsewhere on a day to come.

    Raises:
        InputError: somebody is.
    """
    mine = select(HouseholdMember).where(HouseholdMember.person_id == person_id)
    for row in work.all(mine.order_by(HouseholdMember.id)):
        if not has_begun(row.starts_on, work.today):
            raise InputError("leaving", _named(work, MOVES_ALREADY, row))


def last_day(moved_on: str) -> str:
    """The last day of who moves on a day; of a month or a year alone, the one before it.

    So exactly one of two households is that of today, however much is known of the day.

    Raises:
        InputError: it lies before all that can be counted.
    """
    if moved_on < _FIRST:
        raise InputError("starts_on", TOO_EARLY)
    if len(moved_on) == _YEAR:
        return f"{int(moved_on) - 1:04}"
    first = date.fromisoformat(moved_on if len(moved_on) > _MONTH else f"{moved_on}-01")
    return (first - timedelta(days=1)).isoformat()[: len(moved_on)]


def _all_times(work: Work, fresh: Collection[int]) -> Sequence[HouseholdMember]:
    """All times in households of those whom the rows are about, in the trash or not."""
    work.flush()
    whose = text(
        "household_member.person_id IN (SELECT person_id FROM household_member"
        " WHERE id IN (SELECT value FROM json_each(:ids)))"
    ).bindparams(ids=id_list(fresh))
    return work.all(select(HouseholdMember).where(whose).order_by(HouseholdMember.id))


def _overlaps(
    work: Work, row: HouseholdMember, other: HouseholdMember, fresh: Collection[int]
) -> bool:
    """Whether the time *other* in another household reaches into that of *row*."""
    if other.household_id == row.household_id or has_ended(other.ends_on, work.today):
        return False
    if other.id in fresh and _order(work, other) > _order(work, row):
        return False
    last = last_day(_begins(work, row))
    ends = other.ends_on
    if ends is not None and ends[: len(last)] <= last[: len(ends)]:
        return False
    until = row.ends_on
    return not (until and other.starts_on and until < other.starts_on[: len(until)])


def _order(work: Work, row: HouseholdMember) -> tuple[str, int]:
    return _begins(work, row), row.id


def _begins(work: Work, row: HouseholdMember) -> str:
    return row.starts_on or work.today.isoformat()


def _last_day(work: Work, row: HouseholdMember, other: HouseholdMember) -> str:
    """The last day in the other household, insisting that they had come there by then."""
    last = last_day(_begins(work, row))
    came = other.starts_on
    if came is None or came[: len(last)] <= last[: len(came)]:
        return last
    said = CAME_LATER if has_begun(came, work.today) else MOVES_ALREADY
    raise InputError("starts_on", _named(work, said, other))


def _named(work: Work, said: Message, row: HouseholdMember) -> Message:
    who = people_named(work.session, [row.person_id])
    name = who[row.person_id].full() if row.person_id in who else ""
    home = work.get(Household, row.household_id, with_trash=True)
    return said.with_values(name=name, home=home.name)
