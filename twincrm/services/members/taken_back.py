"""What follows where an assembly turns out to have been on another day, or to have elected nobody.

Its elections ended terms: by the same act, as the history tells, or of those who are followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.periods import has_begun, has_ended
from twincrm.domain.texts import Message
from twincrm.services.checks import end_in_life
from twincrm.services.members.elections import BEYOND, DEAD
from twincrm.services.members.offices_held import TERM, of_office, remove_role
from twincrm.services.members.succession import BEFORE_THEM, refuse
from twincrm.services.one_step import acts_on, written_along
from twincrm.store.models import Assembly, Assignment, Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from twincrm.services.one_step import Written
    from twincrm.store.work import Work

LEFT = Message("{name} was elected here, but had left the office before that day.")
_BY_ELECTION = ("assembly_id", "expected_end", "ends_on")
"""What an assembly writes to a role that goes on."""


class _Election(NamedTuple):
    """How the history tells of an election: what it wrote to the role, and along with it."""

    wrote: Written | None
    along: tuple[Written, ...] = ()

    @property
    def began_it(self) -> bool:
        """Whether the role began by it."""
        return self.wrote is not None and self.wrote.before is None


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
        if has_ended(role.ends_on, after):
            refuse(work, "held_on", LEFT, role.person_id)
        if has_ended(work.get(Person, role.person_id, with_trash=True).death_date, after):
            refuse(work, "held_on", DEAD, role.person_id)
        role.starts_on = new
        for one in _ended_by(work, role, old):
            if not has_begun(one.starts_on, after):
                refuse(work, "held_on", BEFORE_THEM, one.person_id)
            one.ends_on = new


def take_back(work: Work, assembly_id: int, day: date, role_id: int) -> tuple[int, ...]:
    """An assembly did not elect to a role after all: nothing stays of what the election did.

    A role that began by it goes, and whose term it ended holds the office again; who had been in
    office before has the term of before. Returns the roles of those who came back in its place.
    """
    role = work.get(Assignment, role_id)
    if role.assembly_id != assembly_id:  # elected again since
        return ()
    told = _told(work, role, assembly_id)
    ended = [
        each for each in _ended_by(work, role, day.isoformat()) if _its_own(work, role, each, told)
    ]
    silent = told.wrote is None and role.starts_on == day.isoformat()
    if told.began_it or (silent and role.successor_of_id is not None):
        end = role.ends_on if _is_followed(work, role) else None
        remove_role(work, role)
    else:
        end = None
        _restore(work, role, told)
    return tuple(_give_back(work, each, told, end) for each in ended)


def _told(work: Work, role: Assignment, assembly_id: int) -> _Election:
    """The last act that named the assembly in a role; nothing where the history is silent."""
    work.flush()
    for step, act in reversed(acts_on(work.session, TERM, role.id)):
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
    if role.successor_of_id == ended.id:
        return True
    same = {each.row_id for each in told.along if each.after and each.after.get("assembly_id")}
    others = [
        each
        for each in of_office(work, role.organisation_id or 0, role.function_id)
        if each.id in same and each.assembly_id == role.assembly_id
    ]
    return not any(each.successor_of_id is not None for each in others)


def _is_followed(work: Work, role: Assignment) -> bool:
    return work.first(select(Assignment).where(Assignment.successor_of_id == role.id)) is not None


def _give_back(work: Work, ended: Assignment, told: _Election, end: str | None) -> int:
    """Somebody holds an office again until what ends it otherwise: the next election, or a death.

    Returns their role.
    """
    wrote = next((each for each in told.along if each.row_id == ended.id), None)
    if wrote is not None and wrote.before is None:
        whole = _going_on(work, ended, told.along)
        if whole is not None:
            whole.starts_on, whole.successor_of_id = ended.starts_on, ended.successor_of_id
            remove_role(work, ended)
            return whole.id
    before = wrote.before.get("ends_on") if wrote is not None and wrote.before else None
    died = work.get(Person, ended.person_id, with_trash=True).death_date
    ended.ends_on = end_in_life(died, ended.starts_on, end or before)
    return ended.id


def _going_on(work: Work, part: Assignment, along: Sequence[Written]) -> Assignment | None:
    """The later part of a role that the act divided, where it begins as it did then."""
    began = {
        each.row_id: each.after.get("starts_on") for each in along if each.before and each.after
    }
    mine = of_office(work, part.organisation_id or 0, part.function_id)
    same = [each for each in mine if each.person_id == part.person_id]
    return next(
        (each for each in same if each.starts_on and each.starts_on == began.get(each.id)), None
    )


def _ended_by(work: Work, role: Assignment, day: str) -> list[Assignment]:
    """The terms that ended when somebody was elected: by the same act, or they are followed."""
    ended = select(Assignment).where(
        Assignment.organisation_id == role.organisation_id,
        Assignment.function_id == role.function_id,
        Assignment.id != role.id,
        Assignment.ends_on == day,
    )
    acts = acts_on(work.session, TERM, role.id)
    elected = [step for step, act in acts if act.after and act.after.get("assembly_id")]
    along = [each for step in elected for each in written_along(work.session, step, TERM, role.id)]
    known = {each.row_id for each in along if each.after and each.after.get("ends_on")}
    known.add(role.successor_of_id or 0)
    return [one for one in work.all(ended) if one.id in known]
