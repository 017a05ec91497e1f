"""What follows where an assembly turns out to have been on another day, or to have elected nobody.

Its elections ended terms: by the same act, as the history tells, or of those who are followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended
from twincrm.domain.texts import Message
from twincrm.services.checks import within_life
from twincrm.services.members.elections import BEYOND, DEAD
from twincrm.services.members.offices_held import TERM, of_office, remove_role
from twincrm.services.members.succession import BEFORE_THEM, refuse
from twincrm.services.one_step import acts_on, written_along
from twincrm.store.models import Assembly, Assignment, Person

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from twincrm.services.one_step import Written
    from twincrm.store.work import Work

LEFT = Message("{name} was elected here, but had left the office before that day.")
_BY_ELECTION = ("assembly_id", "expected_end", "ends_on", "starts_on")
"""What an assembly writes to a role that goes on."""


class _Election(NamedTuple):
    """How the history tells of an election: what it wrote to the role, and along with it."""

    wrote: Written | None
    along: tuple[Written, ...] = ()

    @property
    def began_it(self) -> bool:
        """Whether the role began by it."""
        return self.wrote is not None and self.wrote.before is None


class _Rest(NamedTuple):
    """What became of a term that is taken back: whose it was, its end, and the first known one."""

    person_id: int
    end: str | None
    goes_on: bool
    """Whether nothing ended it, or the next election."""
    known: str | None


def move_day(work: Work, assembly_id: int, before: date | None, after: date | None) -> None:
    """The terms to which an assembly elected begin on its new day; those it ended end on it.

    Raises:
        InputError: a term would end before it begins, or somebody died before the new day.
    """
    if before is None or after is None or before == after:
        return
    old, new = before.isoformat(), after.isoformat()
    made = select(Assignment).where(
        Assignment.assembly_id == assembly_id, Assignment.starts_on == old
    )
    for role in work.all(made):
        if has_ended(role.expected_end, after):
            raise InputError("held_on", BEYOND)
        if has_ended(role.ends_on, after) or role.ends_on == new:
            refuse(work, "held_on", LEFT, role.person_id)
        if has_ended(work.get(Person, role.person_id, with_trash=True).death_date, after):
            refuse(work, "held_on", DEAD, role.person_id)
        role.starts_on = new
        for one in _ended_by(work, role, old):
            if not has_begun(one.starts_on, after) or one.starts_on == new:
                refuse(work, "held_on", BEFORE_THEM, one.person_id)
            one.ends_on = new


def take_back(
    work: Work, assembly_id: int, day: date, role_id: int, past: Collection[int] = ()
) -> tuple[int, ...]:
    """An assembly did not elect to a role after all: nothing stays of what the election did.

    A role that began by it goes, and whose term it ended holds the office again; who had been in
    office before has the term of before. Returns the roles of those who came back in its place.
    """
    role = work.get(Assignment, role_id)
    if role.assembly_id != assembly_id:  # elected again since
        return ()
    told = _told(work, role, assembly_id, past)
    ended = [
        each
        for each in _ended_by(work, role, day.isoformat(), past)
        if _its_own(work, role, each, told)
    ]
    silent = told.wrote is None and role.starts_on == day.isoformat()
    if not (told.began_it or (silent and (ended or role.successor_of_id is not None))):
        _restore(work, role, told)
        return tuple(_give_back(work, each, told, None) for each in ended)
    left = _Rest(role.person_id, role.ends_on, _goes_on(work, role), _known_end(told))
    next_own = [each for each in _next_of(work, role) if each.person_id == role.person_id]
    remove_role(work, role)
    back = tuple(_give_back(work, each, told, left) for each in ended)
    for each in next_own:  # who was elected again later follows who holds the office until then
        before = next((one for one in ended if one.id == role.successor_of_id), None)
        if before is not None and before.ends_on == each.starts_on:
            each.successor_of_id = before.id
    return back


def _told(work: Work, role: Assignment, assembly_id: int, past: Collection[int]) -> _Election:
    """The last act that named the assembly in a role; nothing where the history is silent."""
    work.flush()
    for step, act in reversed(acts_on(work.session, TERM, role.id, past)):
        if act.after and act.after.get("assembly_id") == assembly_id:
            return _Election(act, written_along(work.session, step, TERM, role.id))
    return _Election(None)


def _restore(work: Work, role: Assignment, told: _Election) -> None:
    """The term of before; what was changed since stays as it is."""
    wrote = told.wrote
    before = (wrote.before or {}) if wrote is not None else {}
    after = (wrote.after or {}) if wrote is not None else {"assembly_id": role.assembly_id}
    for name in _BY_ELECTION:
        if name in after and getattr(role, name) == after[name]:
            setattr(role, name, before.get(name))
    key = role.assembly_id
    if key and work.first(select(Assembly).where(Assembly.id == key), with_trash=True) is None:
        role.assembly_id = None


def _its_own(work: Work, role: Assignment, ended: Assignment, told: _Election) -> bool:
    """Whether this election alone ended a term, where one act elected several to one office."""
    if role.successor_of_id == ended.id or role.person_id == ended.person_id:
        return True
    same = {each.row_id for each in told.along if each.after and each.after.get("assembly_id")}
    others = [
        each
        for each in of_office(work, role.organisation_id or 0, role.function_id)
        if each.id in same and each.assembly_id == role.assembly_id
    ]
    people = {each.person_id for each in others}
    return ended.person_id not in people and not any(each.successor_of_id for each in others)


def _next_of(work: Work, role: Assignment) -> list[Assignment]:
    """Who follows in the office when a role ends; that can be the same person."""
    return [
        each
        for each in of_office(work, role.organisation_id or 0, role.function_id)
        if each.successor_of_id == role.id
        or (each.person_id == role.person_id and each.starts_on == role.ends_on is not None)
    ]


def _goes_on(work: Work, role: Assignment) -> bool:
    return role.ends_on is None or bool(_next_of(work, role))


def _known_end(told: _Election) -> str | None:
    """The end that a role had when it began."""
    return (told.wrote.after or {}).get("ends_on") if told.wrote is not None else None


def _give_back(work: Work, ended: Assignment, told: _Election, left: _Rest | None) -> int:
    """Somebody holds an office again until what ends it otherwise: the next election, or a death.

    As it was before; what became of the term taken back since then becomes of theirs. Returns
    their role.
    """
    wrote = next((each for each in told.along if each.row_id == ended.id), None)
    end = (wrote.before or {}).get("ends_on") if wrote is not None else None
    if left is not None and (wrote is None or left.end != left.known):
        ours = left.goes_on or left.person_id == ended.person_id
        end = left.end if ours else end
    died = work.get(Person, ended.person_id, with_trash=True).death_date
    ended.ends_on = within_life(died, ended.starts_on, end)
    return ended.id


def _ended_by(
    work: Work, role: Assignment, day: str, past: Collection[int] = ()
) -> list[Assignment]:
    """The terms that ended when somebody was elected: by the same act, or they are followed."""
    ended = select(Assignment).where(
        Assignment.organisation_id == role.organisation_id,
        Assignment.function_id == role.function_id,
        Assignment.id != role.id,
        Assignment.ends_on == day,
    )
    acts = acts_on(work.session, TERM, role.id, past)
    elected = [step for step, act in acts if act.after and act.after.get("assembly_id")]
    along = [each for step in elected for each in written_along(work.session, step, TERM, role.id)]
    known = {each.row_id for each in along if each.after and each.after.get("ends_on")}
    known.add(role.successor_of_id or 0)
    return [one for one in work.all(ended) if one.id in known or one.person_id == role.person_id]
