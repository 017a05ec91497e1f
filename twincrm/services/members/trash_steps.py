"""The steps by which assemblies went to the trash and came back, as the history tells them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from twincrm.services.members.offices_held import TERM
from twincrm.services.one_step import acts_since, written_along
from twincrm.store.base import table_of
from twincrm.store.models import Assembly, Assignment, AssignmentTitle

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from twincrm.services.one_step import Written
    from twincrm.store.work import Work

ASSEMBLY = table_of(Assembly).name
TITLE = table_of(AssignmentTitle).name
Row = tuple[str, int]
"""A row by its table and number."""
_Told = dict[int, list["Written"]]
"""What steps wrote to the terms of office."""


class Past(NamedTuple):
    """What has to be taken back, so that all is as before assemblies went to the trash."""

    steps: frozenset[int]
    acts: tuple[tuple[str, Written], ...]
    """What they wrote to terms and their titles, the last one first."""
    others: tuple[Written, ...]
    """What other steps wrote to the same offices since, the first one first."""
    offices: frozenset[int]
    went: tuple[tuple[int, int], ...]
    """The assemblies that went to the trash by these steps, the first step first."""


class _Deed(NamedTuple):
    """An assembly went to the trash, or came back."""

    step: int
    assembly_id: int
    went: bool


def went_by(work: Work, assembly_id: int) -> int | None:
    """The last step by which an assembly went to the trash; None where history is silent."""
    return _last(_deeds(work), assembly_id)


def past_of(work: Work, back: Collection[int]) -> Past | None:
    """All that assemblies going to the trash and coming back wrote since these ones went.

    None where the history is silent about one of them.
    """
    deeds = _deeds(work)
    wanted = {_last(deeds, key) for key in back}
    if None in wanted:
        return None
    steps = frozenset(step for step in wanted if step is not None)
    while True:
        told = _told(work, min(steps))
        offices = _offices(work, told)
        mine = {one for step in steps for act in told[step] for one in offices[act.row_id]}
        more = _along(deeds, steps, told, offices, mine)
        if more is None:
            return None
        if more <= steps:
            return _past(work, deeds, steps, told, offices, mine)
        steps |= more


def _deeds(work: Work) -> list[_Deed]:
    work.flush()
    return [
        _Deed(step, act.row_id, act.after["trashed_at"] is not None)
        for step, act in acts_since(work.session, 0, ASSEMBLY)
        if act.before is not None and act.after is not None and "trashed_at" in act.after
    ]


def _last(deeds: Sequence[_Deed], assembly_id: int, before: int | None = None) -> int | None:
    went = (
        each.step
        for each in reversed(deeds)
        if each.assembly_id == assembly_id and each.went and (before is None or each.step < before)
    )
    return next(went, None)


def _told(work: Work, first: int) -> _Told:
    told: _Told = defaultdict(list)
    for step, act in acts_since(work.session, first, TERM):
        told[step].append(act)
    return told


def _offices(work: Work, told: _Told) -> Mapping[int, set[int]]:
    """Of which offices every row is or was."""
    found: dict[int, set[int | None]] = defaultdict(set)
    acts = [act for each in told.values() for act in each]
    said = [(act.row_id, values) for act in acts for values in (act.before, act.after) if values]
    for key, values in said:
        found[key].add(values.get("function_id"))
    keys = {act.row_id for act in acts}
    for row in work.all(select(Assignment).where(Assignment.id.in_(keys))):
        found[row.id].add(row.function_id)
    return {key: {one for one in those if one is not None} for key, those in found.items()}


def _along(
    deeds: Sequence[_Deed],
    steps: frozenset[int],
    told: _Told,
    offices: Mapping[int, set[int]],
    mine: set[int],
) -> frozenset[int] | None:
    """The steps that have to be taken back with these: of the same offices, and before a return."""
    found: set[int | None] = set()
    for each in deeds:
        same = any(offices[act.row_id] & mine for act in told.get(each.step, ()))
        if each.step in steps or (each.step >= min(steps) and same):
            found |= (
                {each.step} if each.went else {each.step, _last(deeds, each.assembly_id, each.step)}
            )
    return None if None in found else frozenset(step for step in found if step is not None)


def _past(
    work: Work,
    deeds: Sequence[_Deed],
    steps: frozenset[int],
    told: _Told,
    offices: Mapping[int, set[int]],
    mine: set[int],
) -> Past:
    acts = [
        (table, act)
        for step in sorted(steps, reverse=True)
        for table in (TITLE, TERM)
        for act in written_along(work.session, step, table, 0)
    ]
    others = [
        act
        for step, each in told.items()
        for act in each
        if step not in steps and offices[act.row_id] & mine
    ]
    went = [(each.step, each.assembly_id) for each in deeds if each.step in steps and each.went]
    return Past(steps, tuple(acts), tuple(others), frozenset(mine), tuple(went))
