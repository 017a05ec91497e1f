"""Everybody lives in one household at a time: who comes to another one leaves the one before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
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

    from sqlalchemy.orm import Session

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
STANDING = (
    select(HouseholdMember)
    .join(Household, Household.id == HouseholdMember.household_id)
    .where(Household.trashed_at.is_(None))
    .order_by(HouseholdMember.id)
)
"""Times in households that do not lie in the trash: these count for nobody."""


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
                for other in _left_for(row, rows, fresh, work.today):
                    ends.setdefault(other.id, {"ends_on": _last_day(work, row, other)})
    work.bulk_alter(HouseholdMember, ends)


def held_elsewhere(
    session: Session, household_id: int, since: str | None, people: Collection[int], today: date
) -> set[int]:
    """Who of some people came to another household too late to come to this one *since* a day."""
    coming = HouseholdMember(household_id=household_id, starts_on=since, ends_on=None)
    whose = text("household_member.person_id IN (SELECT value FROM json_each(:ids))")
    rows = session.scalars(STANDING.where(whose.bindparams(ids=id_list(people)))).all()
    return {
        row.person_id
        for row in rows
        if overlaps(coming, row, today) and not _was_there(row, last_day(begins(coming, today)))
    }


def last_days_here(session: Session, people: Iterable[int], today: date) -> dict[int, str]:
    """Until when those live where they do now who are noted as moving elsewhere."""
    whose = text("household_member.person_id IN (SELECT value FROM json_each(:ids))")
    rows = session.scalars(STANDING.where(whose.bindparams(ids=id_list(people)))).all()
    coming = [(row.starts_on, row.person_id) for row in rows if not has_begun(row.starts_on, today)]
    return {person: last_day(day or "") for day, person in sorted(coming, reverse=True)}


def insist_on_no_move(work: Work, person_id: int) -> None:
    """Insist that nobody is noted as moving elsewhere on a day to come.

    Raises:
        InputError: somebody is.
    """
    for row in times_of(work, person_id):
        if not has_begun(row.starts_on, work.today):
            raise InputError("leaving", _named(work, MOVES_ALREADY, row))


def times_of(work: Work, person_id: int) -> Sequence[HouseholdMember]:
    """All times of somebody in households that do not lie in the trash, by their ids."""
    return work.all(STANDING.where(HouseholdMember.person_id == person_id))


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


def begins(row: HouseholdMember, today: date) -> str:
    """Since when it holds; today where nobody knows."""
    return row.starts_on or today.isoformat()


def overlaps(row: HouseholdMember, other: HouseholdMember, today: date) -> bool:
    """Whether the time *other* in another household reaches into that of *row*."""
    if other.household_id == row.household_id or has_ended(other.ends_on, today):
        return False
    last = last_day(begins(row, today))
    ends = other.ends_on
    if ends is not None and ends[: len(last)] <= last[: len(ends)]:
        return False
    until = row.ends_on
    return not (until and other.starts_on and until < other.starts_on[: len(until)])


def _all_times(work: Work, fresh: Collection[int]) -> Sequence[HouseholdMember]:
    """The times of those whom the rows are about, in households that are not in the trash."""
    whose = text(
        "household_member.person_id IN (SELECT person_id FROM household_member"
        " WHERE id IN (SELECT value FROM json_each(:ids)))"
    ).bindparams(ids=id_list(fresh))
    return work.all(STANDING.where(whose))


def _left_for(
    row: HouseholdMember, rows: Iterable[HouseholdMember], fresh: Collection[int], today: date
) -> list[HouseholdMember]:
    """The times elsewhere of a person that reach into the fresh one; of two fresh the later."""
    order = _order(row, today)
    standing = [each for each in rows if each.id not in fresh or _order(each, today) <= order]
    return [each for each in standing if overlaps(row, each, today)]


def _order(row: HouseholdMember, today: date) -> tuple[str, int]:
    return begins(row, today), row.id


def _was_there(row: HouseholdMember, day: str) -> bool:
    """Whether they had come by a day, as far as it is known."""
    return row.starts_on is None or row.starts_on[: len(day)] <= day[: len(row.starts_on)]


def _last_day(work: Work, row: HouseholdMember, other: HouseholdMember) -> str:
    """The last day in the other household, insisting that they had come there by then."""
    last = last_day(begins(row, work.today))
    if _was_there(other, last):
        return last
    said = CAME_LATER if has_begun(other.starts_on, work.today) else MOVES_ALREADY
    raise InputError("starts_on", _named(work, said, other))


def _named(work: Work, said: Message, row: HouseholdMember) -> Message:
    who = people_named(work.session, [row.person_id])
    name = who[row.person_id].full() if row.person_id in who else ""
    home = work.get(Household, row.household_id, with_trash=True)
    return said.with_values(name=name, home=home.name)
