"""What becomes of the offices to which an assembly elected, while it lies in the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.domain.periods import has_begun, has_ended, is_current
from twincrm.services.members.brought_back import put_back
from twincrm.services.members.offices_held import TERM, of_office
from twincrm.services.members.succession import HELD_BY_ONE, Taken, take_office
from twincrm.services.members.taken_back import take_back
from twincrm.services.members.trash_steps import went_by
from twincrm.services.merged import who_absorbed
from twincrm.services.one_step import acts_on, written_along
from twincrm.store.base import table_of
from twincrm.store.models import Assembly, Assignment, AssignmentTitle, Function, Person
from twincrm.store.values import from_json

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twincrm.services.one_step import Written
    from twincrm.store.work import Work

Whose = tuple[int | None, int | None]
"""An office and a person."""
_OWN_WORDS = ("category_id", "main", "note", "sector", "source", "title", "uid", "verified_on")
"""What a term keeps that comes back, beside what its election says."""


def take_back_all(work: Work, assembly: Assembly, past: Collection[int] = ()) -> None:
    """An assembly goes to the trash: its elections are undone as where they are not ticked.

    Steps that were taken back are *past*.
    """
    elected = select(Assignment).where(Assignment.assembly_id == assembly.id)
    for key in [role.id for role in work.all(elected.order_by(Assignment.id))]:
        take_back(work, assembly.id, assembly.held_on, key, past)


def elect_again(work: Work, back: Sequence[Assembly]) -> None:
    """Assemblies come back from the trash: so do the terms that went with them, as history tells.

    Exactly as they were where nothing happened to the offices; else who was elected or left in the
    meantime is heeded, as where an assembly is entered late. Whoever was merged into somebody is
    them.
    """
    put = put_back(work, back)
    if put is not None:
        past, still = put
        for each in still:
            take_back_all(work, each, past.steps)
        return
    for each in back:
        _elect_anew(work, each)


def _elect_anew(work: Work, assembly: Assembly) -> None:
    step = went_by(work, assembly.id)
    if step is None:
        return
    wrote = [_as_one(work, each) for each in written_along(work.session, step, TERM, 0)]
    gone = [each for each in wrote if (each.before or {}).get("assembly_id") == assembly.id]
    ended = [each for each in wrote if each not in gone]
    again = {_whose(work, each) for each in gone}
    for each in gone:
        _take_again(work, assembly, each, ended, again, step)


def _as_one(work: Work, term: Written) -> Written:
    """The same term, where those who were merged since are the one that was kept."""
    if term.before is None:
        return term
    before = dict(term.before)
    for kind in ("person", "organisation"):
        key = before.get(f"{kind}_id")
        if key is not None:
            before[f"{kind}_id"] = who_absorbed(work.session, kind).get(key, key)
    return term._replace(before=before)


def _take_again(
    work: Work,
    assembly: Assembly,
    term: Written,
    ended: Sequence[Written],
    again: Collection[Whose],
    step: int,
) -> None:
    """Somebody takes an office as before, unless they are no longer there or died before."""
    kept = work.first(select(Assignment).where(Assignment.id == term.row_id))
    known = _known(term, kept)
    person = _row(work, Person, known.get("person_id"))
    function = _row(work, Function, known.get("function_id"))
    if person is None or function is None or has_ended(person.death_date, assembly.held_on):
        return
    own = known["organisation_id"]
    roles = [
        role
        for role in of_office(work, own, function.id)
        if role.person_id == person.id or (function.id, role.person_id) not in again
    ]  # whoever was elected anew by the same assembly did not leave by it
    left = {each.row_id for each in ended} | {known.get("successor_of_id")}
    until = known.get("expected_end")
    taken = Taken(function, person.id, assembly.id, assembly.held_on, until)
    take_office(work, own, taken, _followed(work, roles, taken, left, step))
    work.flush()
    made = next(
        role
        for role in of_office(work, own, function.id)
        if role.person_id == person.id and role.assembly_id == assembly.id
    )
    if kept is None:
        _be_as_before(work, made, term, step)
        _be_deputised(work, made, term, ended)


def _followed(
    work: Work, roles: Sequence[Assignment], taken: Taken, left: set[int | None], step: int
) -> list[int]:
    """Whom somebody follows who takes an office again: as before, or who came to it meanwhile.

    An office held by one is also left by who came to it since, such as by an assembly that lay in
    the trash as well; who left it long before is then followed by them.
    """
    day = taken.day
    held = [each for each in roles if is_current(each.starts_on, each.ends_on, day)]
    since = [
        each for each in held if taken.function.key in HELD_BY_ONE and _came_since(work, each, step)
    ]
    others = [each for each in roles if each.person_id != taken.person_id]
    before = [each for each in others if each.id in left and has_begun(each.starts_on, day)]
    if since or any(each.person_id == taken.person_id for each in held):
        before = [each for each in before if each in held]
    return [each.id for each in others if each in before or each in since]


def _came_since(work: Work, role: Assignment, step: int) -> bool:
    acts = acts_on(work.session, TERM, role.id)
    return bool(acts) and acts[0][1].before is None and acts[0][0] > step


def _whose(work: Work, term: Written) -> Whose:
    """Which office a term was of, and whose."""
    kept = work.first(select(Assignment).where(Assignment.id == term.row_id))
    known = _known(term, kept if term.after is not None else None)
    return known.get("function_id"), known.get("person_id")


def _known(term: Written, kept: Assignment | None) -> dict[str, Any]:
    """The values that a term had; where it stayed, only what was altered is told."""
    before = dict(term.before or {})
    if kept is not None:
        for name in ("person_id", "function_id", "organisation_id", "successor_of_id"):
            before.setdefault(name, getattr(kept, name))
    return before


def _row(work: Work, kind: type[Any], key: int | None) -> Any:  # noqa: ANN401 - of any kind
    return work.first(select(kind).where(kind.id == (key or 0)), with_trash=True)


def _be_as_before(work: Work, role: Assignment, term: Written, step: int) -> None:
    """Its own words come back with a term, in every language, and an end that no election set."""
    before = term.before or {}
    for name in _OWN_WORDS:
        if name in before:
            value = from_json(table_of(Assignment).c[name], before[name])
            setattr(role, name, value)
    if role.ends_on is None and not _elected_on(work, before.get("ends_on")):
        role.ends_on = before.get("ends_on")
    for title in written_along(work.session, step, table_of(AssignmentTitle).name, 0):
        if title.before and title.before.get("assignment_id") == term.row_id:
            said = {name: title.before[name] for name in ("language", "title")}
            work.add(AssignmentTitle(assignment_id=role.id, **said))


def _be_deputised(work: Work, role: Assignment, term: Written, along: Sequence[Written]) -> None:
    """Who stood in for somebody does so again; so does somebody who stood in by their own term."""
    key = (term.before or {}).get("deputising_for_id")
    if key is not None and work.first(select(Assignment).where(Assignment.id == key)) is not None:
        role.deputising_for_id = key
    stood_in = [
        each.row_id
        for each in along
        if each.after is not None and (each.before or {}).get("deputising_for_id") == term.row_id
    ]
    for other in work.all(select(Assignment).where(Assignment.id.in_(stood_in))):
        other.deputising_for_id = other.deputising_for_id or role.id


def _elected_on(work: Work, day: str | None) -> bool:
    """Whether an assembly met on a day, also one that lies in the trash."""
    met = work.all(select(Assembly), with_trash=True)
    return any(each.held_on.isoformat() == day for each in met)
