"""Everybody is a member once at a time: people, households and organisations alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import overlap
from twincrm.domain.texts import Message, day_word
from twincrm.store.models import Membership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.periods import Period
    from twincrm.store.work import Work

_OWNERS = ("person_id", "household_id", "organisation_id")
IS_MEMBER = Message(
    "{name} has been a member since {day}. Please enter first when that membership ended."
)
IS_MEMBER_ALREADY = Message(
    "{name} is a member already; since when is not known. Please enter first when that membership "
    "ended."
)
WAS_MEMBER = Message(
    "{name} was a member until {day}. Please enter a day after that: nobody is a member twice at a "
    "time."
)


class _Term(Protocol):
    """A membership as a form or the file holds it."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def household_id(self) -> int | None: ...
    @property
    def organisation_id(self) -> int | None: ...
    @property
    def joined_on(self) -> str | None: ...
    @property
    def left_on(self) -> str | None: ...


def insist_on_one_membership(
    work: Work, name: str, now: _Term, *, key: int | None = None, before: _Term | None = None
) -> None:
    """Insist that nobody is a member twice on one day.

    Raises:
        InputError: there is another membership of theirs at the same time; it says since when.
    """
    said = other_membership(work, name, now, key=key, before=before)
    if said is not None:
        raise InputError("joined_on", said)


def other_membership(
    work: Work, name: str, now: _Term, *, key: int | None = None, before: _Term | None = None
) -> Message | None:
    """What speaks against a membership: another one of theirs that holds at the same time.

    *key* is the membership itself. What held at the same time as *before* may stay so: older files
    have such members, and each of their memberships can still be changed and ended.
    """
    was = _period(before) if before is not None and owners(before) == owners(now) else None
    for other in _others(work, now, key):
        if was is not None and overlap(was, _period(other)):
            continue
        if overlap(_period(now), _period(other)):
            return _said(name, _period(other))
    return None


def _others(work: Work, now: _Term, key: int | None) -> Sequence[Any]:
    """Other memberships of the same member, those that go on first."""
    work.flush()
    same = [getattr(Membership, column) == each for column, each in owners(now)]
    others = select(Membership.id, Membership.joined_on, Membership.left_on).where(*same)
    found = work.session.execute(others.order_by(Membership.left_on.is_not(None), Membership.id))
    return [row for row in found if row.id != key]


def owners(term: _Term) -> tuple[tuple[str, int | None], ...]:
    """Whose a membership is: every column that can say so, and what it says."""
    return tuple((column, getattr(term, column)) for column in _OWNERS)


def _period(term: Any) -> Period:  # noqa: ANN401 - a draft, a row of the file or of the driver
    return term.joined_on, term.left_on


def _said(name: str, period: Period) -> Message:
    joined, left = period
    if left is not None:
        return WAS_MEMBER.with_values(name=name, day=day_word(left))
    if joined is None:
        return IS_MEMBER_ALREADY.with_values(name=name)
    return IS_MEMBER.with_values(name=name, day=day_word(joined))
