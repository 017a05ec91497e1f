"""Groups whose rules ask for each other in a circle: what they hold could not be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.errors import InputError
from twincrm.domain.smart.text import read_rule
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.store.models import ContactGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.smart.rule import Rule
    from twincrm.store.work import Work

CIRCLE = Message(
    "These groups would ask for each other in a circle: {names}. Nobody could say who is in them. "
    "Please take one of these conditions away."
)
ITSELF = Message("A group cannot ask for itself: {names}. Please take this condition away.")
ARROW = " → "


def check_circle(work: Work, own_id: int, name: str, rule: Rule) -> None:
    """Insist that what a group asks for never leads back to it, not even through the trash.

    Raises:
        InputError: it does; the sentence names the groups on the way.
    """
    smart = select(ContactGroup).where(ContactGroup.kind == GroupKind.SMART)
    others = {group.id: group for group in work.all(smart, with_trash=True)}
    asked = {key: groups_in(read_rule(group.rule)) for key, group in others.items()}
    way = _way_back({**asked, own_id: groups_in(rule)}, own_id)
    if way:
        called = {key: group.name for key, group in others.items()} | {own_id: name}
        words = ITSELF if len(way) == 1 else CIRCLE
        names = ARROW.join(called[key] for key in (*way, own_id))
        raise InputError("rule", words.with_values(names=names))


def groups_in(rule: Rule) -> tuple[int, ...]:
    """The groups that a rule asks for."""
    conditions = (each for each in rule.block.conditions() if each.field == "group")
    return tuple(value for each in conditions for value in each.values if isinstance(value, int))


def _way_back(asked: Mapping[int, tuple[int, ...]], own_id: int) -> tuple[int, ...]:
    """The shortest way from a group through those that are asked for back to it."""
    ways: list[tuple[int, ...]] = [(own_id,)]
    seen = {own_id}
    for way in ways:
        for key in asked.get(way[-1], ()):
            if key == own_id:
                return way
            if key not in seen:
                seen.add(key)
                ways.append((*way, key))
    return ()
