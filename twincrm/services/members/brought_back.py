"""What an assembly took along to the trash, put back exactly as it was.

That can be where nothing happened to the offices in between: then every row is as before, with its
number and all that pointed to it. Where something did, the elections are taken anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.services.checks import within_life
from twincrm.services.members.offices_held import TERM
from twincrm.services.one_step import written_along, written_since
from twincrm.store.base import table_of
from twincrm.store.models import Assembly, Assignment, AssignmentTitle, Person
from twincrm.store.values import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincrm.services.one_step import Values, Written
    from twincrm.store.work import Work

_TITLE = table_of(AssignmentTitle).name
_OTHER_TERMS = ("deputising_for_id", "successor_of_id")


def put_back(work: Work, assembly: Assembly, step: int) -> bool:
    """Put back what a step wrote when an assembly went to the trash.

    Whether that was possible; nothing is written where it was not.
    """
    if written_along(work.session, step, table_of(Assembly).name, assembly.id):
        return False  # several went at once, and one comes back
    terms = written_along(work.session, step, TERM, 0)
    if not _as_left(work, terms, step) or not all(_can_be(work, each) for each in terms):
        return False
    gone = [each for each in terms if each.after is None]
    for each in gone:
        alone = dict.fromkeys(_OTHER_TERMS)  # those may have to come back first
        work.add(Assignment(**_values(Assignment, {**(each.before or {}), **alone})))
    work.flush()
    for each in terms:
        role = work.get(Assignment, each.row_id)
        for name, value in _values(Assignment, each.before or {}).items():
            setattr(role, name, value)
    for title in written_along(work.session, step, _TITLE, 0):
        if title.after is None:
            work.add(AssignmentTitle(**_values(AssignmentTitle, title.before or {})))
    return True


def _as_left(work: Work, terms: Iterable[Written], step: int) -> bool:
    """Whether the offices are still held as the step left them, whatever was undone since."""
    ours = {each.row_id for each in terms}
    offices = {_function(work, each) for each in terms}
    left: dict[int, Values | None] = {}
    for each in written_since(work.session, step, TERM):
        known = left.setdefault(each.row_id, each.before)
        if known is not None:
            left[each.row_id] = {**(each.before or {}), **known}
    for key, then in left.items():
        now = work.first(select(Assignment).where(Assignment.id == key))
        held = {(then or {}).get("function_id"), now.function_id if now is not None else None}
        if (key in ours or held & offices - {None}) and not _same(now, then):
            return False
    return True


def _function(work: Work, term: Written) -> int | None:
    if term.after is None:
        return (term.before or {}).get("function_id")
    now = work.first(select(Assignment).where(Assignment.id == term.row_id))
    return now.function_id if now is not None else None


def _same(now: Assignment | None, then: Mapping[str, Any] | None) -> bool:
    if now is None or then is None:
        return now is None and then is None
    return all(to_json(getattr(now, name)) == value for name, value in then.items())


def _can_be(work: Work, term: Written) -> bool:
    """Whether a term that went can be again: its number is free, all it names is still there."""
    before = term.before or {}
    here = work.first(select(Assignment).where(Assignment.id == term.row_id)) is not None
    if term.after is not None:
        return here
    person = work.first(select(Person).where(Person.id == before.get("person_id")), with_trash=True)
    if here or person is None:
        return False
    starts, ends = before.get("starts_on"), before.get("ends_on")
    alive = within_life(person.death_date, starts, ends) == ends
    return alive and all(_there(work, name, value) for name, value in before.items())


def _there(work: Work, name: str, value: object) -> bool:
    """Whether a record is kept that a term names; other terms are looked at for themselves."""
    points = table_of(Assignment).c[name].foreign_keys
    if value is None or name in _OTHER_TERMS or not points:
        return True
    key = next(iter(points)).column
    return work.session.scalar(select(key).where(key == value)) is not None


def _values(kind: type[Any], kept: Values) -> dict[str, Any]:
    columns = table_of(kind).c
    return {name: from_json(columns[name], value) for name, value in kept.items()}
